"""What the page 数据 says of a month's report (月报), or a year's sheet: how far it is, what should
be looked at before it is closed, and what came of putting it onto a stick.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.jobs import State
from kiosk.shell.leaves import Piece
from kiosk.visits.period import Grain, Period, period_at

if TYPE_CHECKING:
    from kiosk.bundles.drives import Drive

ASK = "ask"
"""Severity of a remark that wants something done before the month is closed."""


class Said(NamedTuple):
    """One sentence of the checks, and whether it asks for something."""

    asks: bool
    words: Words


class Standing(NamedTuple):
    """How the report of ``period`` stands: ``version`` that was closed last (0: none yet), on the
    day ``closed``; ``changed``: how many of its figures have changed since; what the checks say.
    """

    period: Period
    version: int = 0
    closed: date | None = None
    changed: int = 0
    remarks: tuple[Said, ...] = ()


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


def report_pieces(
    period: Period, standing: Standing | None, today: date, language: str
) -> tuple[Piece, ...]:
    """The title, how it stands, and what the checks say; ``None``: they are still going on."""
    heading = Piece("heading", report_title(period).text(language))
    if standing is None:
        return heading, Piece("note", words=_READING.text(language))
    sign, state = _state(standing, today)
    return (
        heading,
        Piece("sign", words=state.text(language), sign=sign),
        *(
            Piece("sign", words=said.words.text(language), sign="warn" if said.asks else "note")
            for said in standing.remarks
        ),
        *_all_well(standing, language),
    )


def _state(standing: Standing, today: date) -> tuple[str, Words]:
    period, version = standing.period, standing.version
    if version and standing.changed:
        return "warn", Words(
            f"第{version}版已结，之后有 {standing.changed} 个数字改了。再存就是第{version + 1}版，"
            "附改动清单。",
            f"Version {version} was closed; {standing.changed} figures have changed since. Saving "
            f"makes version {version + 1}, with a list of the changes.",
        )
    if version:
        day = standing.closed
        zh, en = (f"，{day.month}月{day.day}日结", f" on {day.isoformat()}") if day else ("", "")
        return "good", Words(
            f"第{version}版{zh}。之后没有改动。",
            f"Version {version} was closed{en}. Nothing has changed since.",
        )
    if period.last >= today:
        until = Words(f"{today.month}月{today.day}日", today.isoformat())
        return "note", Words(
            f"未结：现在存的是草稿（第0版），只到{until.zh}。",
            f"Still open: what is saved now is a draft (version 0), up to {until.en}.",
        )
    return "note", Words(
        "已经过完，还没有结。现在存就结为第1版。",
        "It is over and not closed yet. Saving closes it as version 1.",
    )


def _all_well(standing: Standing, language: str) -> tuple[Piece, ...]:
    if any(said.asks for said in standing.remarks):
        return ()
    words = Words("记录齐全，可以上报。", "The records are complete; it can be handed in.")
    return (Piece("sign", words=words.text(language), sign="good"),)


def outcome_piece(state: State, words: Words, language: str) -> Piece:
    """What came of saving it."""
    sign = {State.DONE: "good", State.CANCELLED: "note"}.get(state, "bad")
    return Piece("sign", words=words.text(language), sign=sign)


def trouble_piece(trouble: Trouble, language: str) -> Piece:
    """Why the records could not be looked through."""
    what, step = trouble.what.text(language), trouble.next_step.text(language)
    return Piece("sign", words=what, more=step, sign="bad")
