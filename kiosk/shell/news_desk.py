"""工作动态 on the panel: the text of one outing, its file on a stick, its part for a phone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kiosk.bundles.drives import Drive
from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.library.takeaway import MOST_BYTES
from kiosk.reports.news import Setting, cut_at_sentences, news_of
from kiosk.shell.outing_pages import UNSURE
from kiosk.shell.outing_words import Scene, county_told
from kiosk.visits.outing import OUTSIDE
from kiosk.visits.outings import DatedOuting

FOLDER = ("KEPU", "reports")
MOST_SIGNS = 1200
"""As long as an edited text can be: more is a report, not an item."""
_LONGEST_PLACE = 24
_BAD = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_AGAIN = Words("请拔出来再插一次，或换一个 U 盘。", "Plug it in anew, or take another stick.")
_STICK = {
    "disk-full": (
        Words("U 盘满了，没有存下。", "The stick is full; nothing was stored."),
        Words("请删除 U 盘上不用的文件，或换一个。", "Make room on it, or take another."),
    ),
    "read-only": (
        Words("U 盘是只读的，没有存下。", "The stick can only be read; nothing was stored."),
        Words("请关掉写保护开关，或换一个。", "Switch its write protection off, or take another."),
    ),
}
_GONE = Words("U 盘拔掉了，没有存下。", "The stick was pulled; nothing was stored.")
_WORN = Words("U 盘写不进去，没有存下。", "The stick cannot be written; nothing was stored.")


def news_text(dated: DatedOuting, settings: Settings, scene: Scene) -> str:
    """Headline and paragraph; a day that is not certain is left out."""
    outing = dated.outing
    sure = dated.certainty != UNSURE
    campaign = scene.campaigns.get(outing.campaign)
    chinese = scene._replace(language="zh-Hans")
    known = outing.county and outing.county != OUTSIDE
    setting = Setting(
        unit=settings.site.name,
        city=settings.places.city,
        county=county_told(outing.county, chinese) if known else "",
        campaign=campaign.zh if campaign is not None else "",
        day=date.fromisoformat(dated.day) if sure else None,
        ended_day=date.fromisoformat(dated.ended_day) if sure and dated.ended_day else None,
    )
    return news_of(outing, setting).text


def phone_text(text: str) -> tuple[str, bool]:
    """What a phone gets from a code, and whether that is all of it."""
    text = text.strip()
    kept = cut_at_sentences(text, MOST_BYTES)
    return kept, kept == text


def file_name(dated: DatedOuting) -> str:
    """The file's name: day and place, without what a stick's file system cannot have."""
    place = _BAD.sub("_", dated.outing.place)[:_LONGEST_PLACE].strip(" ._")
    return "_".join(part for part in ("工作动态", dated.day, place) if part) + ".txt"


def save_news(drives: Iterable[Drive], dated: DatedOuting, text: str) -> Words:
    """Write the text onto the first stick that can be written, into ``KEPU/reports``, for any
    office PC: UTF-8 with its mark, lines as Windows ends them. May wait for a stick.

    An item of that name is written anew. Returns the sentence about it.

    :raises Trouble: ``no-stick``, or the stick refuses; then it holds what it held.
    """
    drive = next((each for each in drives if not each.read_only), None)
    if drive is None:
        raise Trouble(
            "no-stick",
            Words("没有找到可以写的 U 盘。", "No stick was found that can be written."),
            Words("请插上 U 盘，等几秒再试。", "Plug one in, wait a few seconds and try again."),
        )
    if not drive.root.is_dir():  # pulled just now: a folder made in its place would be no stick
        raise Trouble("stick-gone", _GONE, _AGAIN)
    path = drive.root.joinpath(*FOLDER, file_name(dated))
    _write(path, text)
    place = "/".join((*FOLDER, path.name))
    return Words(f"存好了：U 盘 {place}", f"Stored on the stick: {place}")


def _write(path: Path, text: str) -> None:
    lines = text.strip().splitlines()
    content = ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
    try:
        write_durably(path, content)
    except Trouble as trouble:
        what, next_step = _STICK.get(trouble.code, (_WORN, _AGAIN))
        raise Trouble(trouble.code, what, next_step) from trouble
