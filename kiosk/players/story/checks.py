"""The check of a story: its pages, their ways, their words. Imports pydantic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import hypot
from typing import Any

from pydantic import TypeAdapter

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.narration import check_narration
from kiosk.library.pictures import picture_aspect
from kiosk.library.shapes import Spoken, fit, texts_of
from kiosk.library.toml_file import TomlFile
from kiosk.players.story.model import (
    AnyPageShape,
    CompareShape,
    HotspotsShape,
    PageShape,
    PictureShape,
    StoryHeadShape,
    TalkShape,
    TimelineShape,
)
from kiosk.players.story.pages import END
from kiosk.players.story.ways import Stop, Ways

APART_MM = 15.0
"""Closer than this no finger tells two places apart."""
BOX_MM = (230.0, 150.0)
"""What a picture gets on the smallest panel (18.5 inches), width and height."""
ASPECTS_DIFFER = 0.02

# Characters that fit, Chinese and else, by the name of the field.
_MOST = {
    "title": (14, 32),
    "when": (12, 28),
    "label": (10, 24),
    "speaker": (10, 24),
    "text": (100, 240),
    "reply": (60, 150),
}
_MOST_OF_PIECE = {"text": (60, 140)}
_MOST_OF_CHOICE = {"text": (22, 54)}

Shapes = PageShape | TimelineShape | CompareShape | HotspotsShape | PictureShape | TalkShape


def check_story(check: Check, file: TomlFile) -> None:
    """Report all that is wrong with the story in ``file``."""
    head = {key: value for key, value in file.data.items() if key != "page"}
    fit(TypeAdapter(StoryHeadShape), head, check, file)
    adapter: TypeAdapter[Any] = TypeAdapter(AnyPageShape)
    pages: list[Shapes] = []
    texts: list[tuple[Place, Spoken]] = []
    tables = _pages(check, file)
    for at, data in enumerate(tables):
        place: Place = ("page", at)
        id = data.get("id") if isinstance(data, dict) else None
        if isinstance(id, str):
            check.claim_id(file, (*place, "id"), id)
        page: Shapes | None = fit(adapter, data, check, file, place)
        if page is not None:
            pages.append(page)
            _check_page(check, file, place, page)
            texts += texts_of(page, place)
    for place, text in texts:
        check.words(file, place, text)
        _check_length(check, file, place, text)
    check.one_set_of_languages(file, texts)
    if pages and len(pages) == len(tables):
        _check_ways(check, file, pages)


def _pages(check: Check, file: TomlFile) -> list[Any]:
    pages = file.data.get("page")
    most = check.limits.story_pages
    if not isinstance(pages, list) or not pages:
        what = Words("没有页。", "There is no page.")
        mend = Words("每一页写一张 [[page]] 表。", "Write a table [[page]] for each.")
        check.error(file, ("page",), what, mend)
        return []
    if len(pages) > most:
        what = Words(f"页数超过 {most}。", f"There are more than {most} pages.")
        mend = Words("请分成几个部分。", "Part it into several parts.")
        check.error(file, ("page",), what, mend)
        return []
    return pages


def _check_page(check: Check, file: TomlFile, place: Place, page: Shapes) -> None:
    picture = getattr(page, "picture", None)
    if picture is not None:
        check.picture(file, (*place, "picture"), picture)
    speaker = page.speaker if isinstance(page, TalkShape) else None
    check_narration(check, file, place, page.narration, page.title, speaker, page.text)
    for name, pieces in _pieces(page).items():
        for at, piece in enumerate(pieces):
            where = (*place, name, at)
            shown = getattr(piece, "picture", None)
            if shown is not None:
                check.picture(file, (*where, "picture"), shown)
            words = [getattr(piece, field, None) for field in ("when", "title", "text")]
            check_narration(check, file, where, getattr(piece, "narration", None), *words)
    if isinstance(page, PageShape) and page.text is None and page.picture is None:
        what = Words("这一页是空的。", "The page is empty.")
        check.error(file, place, what, Words("请加上 text 或 picture。", "Add text or picture."))
    elif isinstance(page, CompareShape):
        _check_sides(check, file, place, page)
    elif isinstance(page, HotspotsShape):
        _check_apart(check, file, place, page)


def _pieces(page: Shapes) -> Mapping[str, Sequence[Any]]:
    names = ("era", "spot", "look", "choice")
    return {name: getattr(page, name) for name in names if hasattr(page, name)}


def _check_sides(check: Check, file: TomlFile, place: Place, page: CompareShape) -> None:
    aspects = []
    for name in ("before", "after"):
        side = getattr(page, name)
        check.picture(file, (*place, name, "picture"), side.picture)
        aspects.append(picture_aspect(check.folder, side.picture, check.listing, check.limits))
    one, other = aspects
    if one and other and abs(one / other - 1) > ASPECTS_DIFFER:
        what = Words("两张图的长宽比不同，对不齐。", "The two pictures differ in shape.")
        mend = Words("请画成一样大。", "Draw both to one size.")
        check.hint(file, (*place, "after", "picture"), what, mend)


def _check_apart(check: Check, file: TomlFile, place: Place, page: HotspotsShape) -> None:
    aspect = picture_aspect(check.folder, page.picture, check.listing, check.limits) or 4 / 3
    width = min(BOX_MM[0], BOX_MM[1] * aspect)
    height = width / aspect
    for (one, here), (other, there) in combinations(enumerate(page.spot), 2):
        apart = hypot((here.x - there.x) * width, (here.y - there.y) * height)
        if apart < APART_MM:
            what = Words(
                f"和第 {one + 1} 个点在最小的屏上只隔 {apart:.0f} 毫米。",
                f"On the smallest panel only {apart:.0f} mm from place {one + 1}.",
            )
            mend = Words(
                f"请隔开 {APART_MM:.0f} 毫米以上，手指才点得准。",
                f"Put {APART_MM:.0f} mm between them, so that a finger can tell them apart.",
            )
            check.hint(file, (*place, "spot", other), what, mend)


def _check_length(check: Check, file: TomlFile, place: Place, text: Spoken) -> None:
    name = str(place[-1])
    limits = _MOST
    if len(place) > 3:  # a piece of a page
        limits = _MOST | (_MOST_OF_CHOICE if place[2] == "choice" else _MOST_OF_PIECE)
    if name not in limits:
        return
    for language, words in text.items():
        most = limits[name][0 if language.startswith("zh") else 1]
        if len(words) > most:
            what = Words(f"超过 {most} 个字符。", f"Longer than {most} characters.")
            mend = Words("站着的人读不了长的，请写短些。", "People who stand read shorter ones.")
            check.hint(file, (*place, language), what, mend)


def _check_ways(check: Check, file: TomlFile, pages: Sequence[Shapes]) -> None:
    ids = [page.id for page in pages]
    sound = len(set(ids)) == len(ids)
    for at, page in enumerate(pages):
        if page.id == END:
            what = Words(f"“{END}”是结束的意思，不能当编号。", f"“{END}” means the story's end.")
            check.error(file, ("page", at, "id"), what, Words("请换一个。", "Take another."))
            sound = False
        for where, goal in _goals_of(page):
            if goal not in (*ids, END):
                what = Words(f"没有“{goal}”这一页。", f"There is no page “{goal}”.")
                mend = Words("请写已有的编号，或 end。", "Name a page that is there, or “end”.")
                check.error(file, ("page", at, *where), what, mend)
                sound = False
    if not sound:
        return
    ways = Ways([_stop(page) for page in pages])
    reached = ways.reached()
    for at, id in enumerate(ids):
        if id not in reached:
            what = Words(f"谁也走不到“{id}”这一页。", f"Nobody can come to the page “{id}”.")
            mend = Words("请让别的页通到这里，或删掉它。", "Lead to it, or remove it.")
            check.error(file, ("page", at), what, mend)
        elif id not in ways.left:
            what = Words(
                f"从“{id}”走不到结束。", f"From the page “{id}” there is no way to the end."
            )
            mend = Words(
                "请让其中一条路通到最后，或写 end。", "Let one way lead on to the end, or to “end”."
            )
            check.error(file, ("page", at), what, mend)


def _goals_of(page: Shapes) -> list[tuple[Place, str]]:
    goals: list[tuple[Place, str]] = []
    if page.next is not None:
        goals.append((("next",), page.next))
    if isinstance(page, TalkShape):
        goals += [
            (("choice", at, "to"), choice.to)
            for at, choice in enumerate(page.choice)
            if choice.to is not None
        ]
    return goals


def _stop(page: Shapes) -> Stop:
    choices = page.choice if isinstance(page, TalkShape) else ()
    return Stop(page.id, page.next, tuple((choice.to, choice.good) for choice in choices))
