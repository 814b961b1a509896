"""The words that every part of the operator's figures uses."""

from __future__ import annotations

from datetime import date

from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue
from kiosk.shell.leaves import Piece
from kiosk.visits.period import Grain, Period

GRAINS = {
    Grain.DAY: Words("日", "Day"),
    Grain.MONTH: Words("月", "Month"),
    Grain.YEAR: Words("年", "Year"),
}
"""How the chooser calls them, in its order."""


def period_words(period: Period, today: date, language: str) -> str:
    """The name of a period for its chooser."""
    first = period.first
    match period.grain:
        case Grain.DAY if first == today:
            zh = f"今天 {first.month}月{first.day}日"
            return Words(zh, f"Today {period.label[5:]}").text(language)
        case Grain.DAY:
            zh = f"{first.year}年{first.month}月{first.day}日"
        case Grain.MONTH:
            zh = f"{first.year}年{first.month}月"
        case Grain.YEAR:
            zh = f"{first.year}年"
    return Words(zh, period.label).text(language)


def count_words(count: int) -> str:
    """A whole number as it is written here: ``12,345``."""
    return f"{count:,}"


def exhibit_title(id: str, catalogue: Catalogue, language: str) -> str:
    """The title of an exhibit; its id where it is no longer there."""
    exhibit = catalogue.get(id)
    if exhibit is not None:
        return exhibit.title.text(language)
    return Words(f"{id}（现在不在展）", f"{id} (not on show now)").text(language)


def exhibit_topic(id: str, catalogue: Catalogue) -> str:
    """Its first topic, or nothing."""
    exhibit = catalogue.get(id)
    return exhibit.topics[0] if exhibit is not None and exhibit.topics else ""


def nothing_counted(language: str) -> Piece:
    """What stands where there is nothing to tell."""
    words = Words("这段时间没有记录。", "Nothing was counted in this time.")
    return Piece("note", words=words.text(language))
