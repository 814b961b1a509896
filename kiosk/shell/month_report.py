"""What the page 数据 says of a month's report (月报), or a year's sheet: how far it is, what should
be looked at before it is closed, and what came of putting it onto a stick.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.jobs import State
from kiosk.shell.leaves import Piece
from kiosk.visits.period import Grain, Period, period_at

if TYPE_CHECKING:
    from kiosk.bundles.drives import Drive


class Said(NamedTuple):
    """One sentence of the checks, and whether it asks for something."""

    asks: bool
    words: Words


class Standing(NamedTuple):
    """How the report of ``period`` stands. ``until``: the day it is told up to while it runs, empty
    when it is over; ``version``: what was closed last, 0 for nothing yet; ``changed``: how many
    figures say otherwise since. ``file``: the name its workbook would get now.
    """

    period: Period
    until: str = ""
    version: int = 0
    changed: int = 0
    remarks: tuple[Said, ...] = ()
    file: str = ""

    @property
    def saved_as(self) -> int:
        """The version that saving gives now; 0 while the period runs."""
        if self.until:
            return 0
        return self.version if self.version and not self.changed else self.version + 1


WAITING = Words("请插入 U 盘，插上就开始存。", "Please plug in a stick; saving then begins.")
_READING = Words("正在核对这个月的记录…", "Checking this month's records…")
_READ_ONLY = Words(
    "U 盘是只读的，写不进去。请打开写保护开关，或者换一个。",
    "The stick is write-protected. Please release its switch, or take another.",
)


def reported(period: Period) -> Period:
    """The month or year that is reported while ``period`` is looked at: of a day, its month."""
    return period_at(period.first, Grain.MONTH) if period.grain is Grain.DAY else period


def writable(drives: Iterable[Drive]) -> Drive | None:
    """The first of them that can be written to."""
    return next((drive for drive in drives if not drive.read_only), None)


def waiting_words(drives: Iterable[Drive]) -> Words:
    """What is said while there is no stick to write to."""
    return _READ_ONLY if any(drive.read_only for drive in drives) else WAITING


def report_title(period: Period) -> Words:
    """What the report of a month or a year is called."""
    year, month = period.first.year, period.first.month
    if period.grain is Grain.YEAR:
        return Words(f"{year}年 年度统计表", f"Year sheet {year}")
    return Words(f"{year}年{month}月 活动情况月报", f"Monthly report {period.label}")


def report_pieces(period: Period, standing: Standing | None, language: str) -> tuple[Piece, ...]:
    """The title, how it stands, and what the checks say; ``None``: they are still going on."""
    heading = Piece("heading", report_title(period).text(language))
    if standing is None:
        return heading, Piece("note", words=_READING.text(language))
    sign, state = _state(standing)
    remarks = tuple(
        Piece("sign", words=said.words.text(language), sign="warn" if said.asks else "note")
        for said in standing.remarks
    )
    if not any(said.asks for said in standing.remarks):
        remarks = (Piece("sign", words=_ALL_WELL.text(language), sign="good"), *remarks)
    return (
        heading,
        Piece("sign", words=state.text(language), sign=sign),
        *remarks,
        Piece("note", words=_file(standing).text(language)),
    )


def _state(standing: Standing) -> tuple[str, Words]:
    version = standing.version
    if standing.until:
        return "note", Words(
            "未结：现在存的是草稿（第0版），结了以后再存一次。",
            "Still open: what is saved now is a draft (version 0). Save it again when it is over.",
        )
    if not version:
        return "note", Words(
            "已经过完，还没有结。现在存就结为第1版。",
            "It is over and not closed yet. Saving closes it as version 1.",
        )
    if standing.changed:
        return "warn", Words(
            f"第{version}版已结，之后有 {standing.changed} 处改了。再存就是第{version + 1}版，"
            "附改动清单。",
            f"Version {version} is closed; {standing.changed} figures have changed since. Saving "
            f"makes version {version + 1}, with a list of the changes.",
        )
    return "good", Words(
        f"第{version}版已结，之后没有改动。",
        f"Version {version} is closed; nothing has changed since.",
    )


_ALL_WELL = Words("没有要核对的地方。", "There is nothing to look at again.")


def _file(standing: Standing) -> Words:
    return Words(
        f"存到 U 盘的 KEPU/reports：{standing.file}，还有英文名的一份、盖章页 PDF、CSV 和 JSON。",
        f"Saved into KEPU/reports on the stick: {standing.file}, the same under an ASCII name, "
        "the page to be stamped (PDF), CSV and JSON.",
    )


def outcome_piece(state: State, words: Words, language: str) -> Piece:
    """What came of saving it."""
    sign = {State.DONE: "good", State.CANCELLED: "note"}.get(state, "bad")
    return Piece("sign", words=words.text(language), sign=sign)


def trouble_piece(trouble: Trouble, language: str) -> Piece:
    """Why the records could not be looked through."""
    what, step = trouble.what.text(language), trouble.next_step.text(language)
    return Piece("sign", words=what, more=step, sign="bad")
