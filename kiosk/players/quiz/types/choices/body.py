"""What a choice asks, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.library.reading import Table
from kiosk.library.texts import LocalText

_TRUE = (("zh-Hans", "对"), ("en", "True"))
_FALSE = (("zh-Hans", "不对"), ("en", "False"))


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose; has a text, a picture (a file of the exhibit), or both."""

    text: LocalText | None
    picture: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Options to choose from.

    ``several``: as many as are right. ``in_order``: shown as written.
    """

    options: tuple[Option, ...]
    several: bool = False
    in_order: bool = False


def read_choices(table: Table, language: str) -> Choices:
    """One of them is right, or several in a multiple choice."""
    options = tuple(
        Option(option.text("text"), option.name("picture"), option.get("right", bool, False))
        for option in table.tables("options")
    )
    if not any(option.right for option in options):
        raise ValueError("no right option")
    return Choices(options, several=table.need("type", str) == "multiple")


def read_true_false(table: Table, language: str) -> Choices:
    """True stays before false: people look for them there."""
    answer = table.need("answer", bool)
    # Of an exhibit in a third language these words are shown in English.
    own = language if language in dict(_TRUE) else "en"
    options = (
        Option(LocalText(own, _TRUE), None, answer),
        Option(LocalText(own, _FALSE), None, not answer),
    )
    return Choices(options, in_order=True)


def read_poll(table: Table, language: str) -> Choices:
    """Nothing is right; shown as written, for most polls go from little to much."""
    options = tuple(Option(o.needed_text("text"), None, False) for o in table.tables("options"))
    if not options:
        raise ValueError("no option")
    return Choices(options, in_order=True)
