"""What a setting on the page 设置 is made of: its kind, its words, its choices."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kiosk.core.config import SPEC
from kiosk.core.config_rules import Whole
from kiosk.core.words import Words


class RowKind(StrEnum):
    """How a setting is changed."""

    SHOWN = "shown"
    """Only told here; asked for in the set-up."""
    NUMBER = "number"
    SWITCH = "switch"
    CHOICE = "choice"
    """One of some words."""
    SEVERAL = "several"
    """At least one of some words."""
    HOURS = "hours"
    """Ranges of time; none: always."""
    LOUDNESS = "loudness"
    """Ranges of time, each with a volume."""
    EXHIBIT = "exhibit"
    """One exhibit, or none."""
    EXHIBITS = "exhibits"
    """Exhibits in an order."""


class Choice(NamedTuple):
    """One value that can be chosen, and its words."""

    value: object
    words: Words


_BARE = Words("", "")


class SettingRow(NamedTuple):
    """One setting: ``why`` says what it does.

    ``step`` and the short ``unit`` are of a number, ``most`` is of a list.
    """

    key: str
    kind: RowKind
    title: Words
    why: Words
    choices: tuple[Choice, ...] = ()
    step: int = 1
    unit: Words = _BARE
    most: int = 0

    @property
    def limits(self) -> tuple[int, int]:
        """The least and the greatest number, as :data:`SPEC` has them; of a NUMBER."""
        rule = SPEC[self.key]
        if not isinstance(rule, Whole):
            raise TypeError(f"{self.key} is no number")
        return rule.low, rule.high


class SettingGroup(NamedTuple):
    """Settings that are thought of together; ``hint`` names what is inside."""

    id: str
    title: Words
    hint: Words
    icon: str
    rows: tuple[SettingRow, ...]
