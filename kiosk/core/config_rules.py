"""What a key of ``config.toml`` may hold: a few small rules, each with its words for people.

Plain classes: a frozen dataclass costs 0.7 ms to make, and all of this is on the way to the first
frame.
"""

from __future__ import annotations

import json
import re
from typing import Protocol

from kiosk.core.languages import SHIPPED, canonical
from kiosk.core.words import Words


class Rule(Protocol):
    """What one key may hold."""

    @property
    def allowed(self) -> Words:
        """The allowed range, for people."""
        ...

    def take(self, value: object) -> object:
        """The value as the settings hold it.

        :raises ValueError: when it is not allowed.
        """
        ...


class Whole:
    """A whole number from ``low`` to ``high``, both included."""

    def __init__(self, low: int, high: int, unit: Words) -> None:
        self.low, self.high, self.unit = low, high, unit

    @property
    def allowed(self) -> Words:
        """For example “30–180 的整数（秒）”."""
        return Words(
            f"{self.low}–{self.high} 的整数（{self.unit.zh}）",
            f"a whole number from {self.low} to {self.high} ({self.unit.en})",
        )

    def take(self, value: object) -> int:
        """The number.

        :raises ValueError: no whole number, or out of range.
        """
        if type(value) is not int or not self.low <= value <= self.high:
            raise ValueError(value)
        return value


class ZeroOrInches:
    """0 for automatic, else inches from ``low`` to ``high``."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    @property
    def allowed(self) -> Words:
        """The range in inches, and what 0 means."""
        return Words(
            f"0（自动），或 {self.low:g}–{self.high:g} 的数（英寸）",
            f"0 (automatic), or a number from {self.low:g} to {self.high:g} (inches)",
        )

    def take(self, value: object) -> float:
        """The number of inches.

        :raises ValueError: no number, or out of range.
        """
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise ValueError(value)
        if value != 0 and not self.low <= value <= self.high:
            raise ValueError(value)
        return float(value)


class Line:
    """One line of text of at most ``most`` characters, not blank."""

    def __init__(self, most: int) -> None:
        self.most = most

    @property
    def allowed(self) -> Words:
        """The greatest length."""
        return Words(
            f"1–{self.most} 个字，一行",
            f"1 to {self.most} characters on one line",
        )

    def take(self, value: object) -> str:
        """The text without blanks around it.

        :raises ValueError: no text, blank, too long, or with control characters.
        """
        if not isinstance(value, str):
            raise ValueError(value)
        text = value.strip()
        if not 1 <= len(text) <= self.most or not text.isprintable():
            raise ValueError(value)
        return text


class OneOf:
    """One of some fixed words. ``yes`` and ``no``: what ``true`` and ``false`` stand for, where a
    setting was once a switch; empty: they are no words of it.
    """

    def __init__(self, words: tuple[str, ...], yes: str = "", no: str = "") -> None:
        self.words = words
        self._yes, self._no = yes, no

    @property
    def allowed(self) -> Words:
        """The words."""
        listed = [json.dumps(word) for word in self.words]
        return Words("、".join(listed) + " 之一", "one of " + ", ".join(listed))

    def take(self, value: object) -> str:
        """The word.

        :raises ValueError: any other.
        """
        if isinstance(value, bool):
            value = self._yes if value else self._no
        if not isinstance(value, str) or value not in self.words:
            raise ValueError(value)
        return value


class YesNo:
    """``true`` or ``false``."""

    @property
    def allowed(self) -> Words:
        """Both words."""
        return Words("true 或 false", "true or false")

    def take(self, value: object) -> bool:
        """The truth value.

        :raises ValueError: anything else, ``1`` too.
        """
        if not isinstance(value, bool):
            raise ValueError(value)
        return value


class Language:
    """A language the kiosk speaks; aliases are forgiven."""

    @property
    def allowed(self) -> Words:
        """The tags."""
        return OneOf(SHIPPED).allowed

    def take(self, value: object) -> str:
        """The canonical tag.

        :raises ValueError: no language of ours.
        """
        if not isinstance(value, str):
            raise ValueError(value)
        return canonical(value)


class LanguageList:
    """At least one language the kiosk speaks, in the order they are offered."""

    @property
    def allowed(self) -> Words:
        """The tags, as a list."""
        listed = ", ".join(json.dumps(tag) for tag in SHIPPED)
        return Words(f"列表，从 [{listed}] 中选至少一种", f"a list with at least one of [{listed}]")

    def take(self, value: object) -> tuple[str, ...]:
        """The canonical tags, twins dropped.

        :raises ValueError: no list, an empty one, or a language that is not ours.
        """
        if not isinstance(value, list) or not value:
            raise ValueError(value)
        return tuple(dict.fromkeys(Language().take(each) for each in value))


class ExhibitIdOrNone:
    """An exhibit id (reverse DNS, lower case, at most 64 characters) or nothing."""

    @property
    def allowed(self) -> Words:
        """The form of an id."""
        return Words(
            "空，或一个展项编号，如 cn.kepu.feathered",
            "empty, or an exhibit id such as cn.kepu.feathered",
        )

    def take(self, value: object) -> str:
        """The id, or an empty text.

        :raises ValueError: anything else.
        """
        if not isinstance(value, str) or len(value) > 64:
            raise ValueError(value)
        if value and re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", value) is None:
            raise ValueError(value)
        return value


class ExhibitIds:
    """A list of at most ``most`` exhibit ids, in an order that matters."""

    def __init__(self, most: int) -> None:
        self.most = most

    @property
    def allowed(self) -> Words:
        """The form of the list."""
        return Words(
            f'至多 {self.most} 个展项编号的列表，如 ["cn.kepu.earthquake"]',
            f'a list of at most {self.most} exhibit ids, such as ["cn.kepu.earthquake"]',
        )

    def take(self, value: object) -> tuple[str, ...]:
        """The ids, twins dropped.

        :raises ValueError: no list, too long, or something in it is no id.
        """
        if not isinstance(value, list) or len(value) > self.most or "" in value:
            raise ValueError(value)
        return tuple(dict.fromkeys(ExhibitIdOrNone().take(each) for each in value))


class OneNumber:
    """One of some fixed whole numbers."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        self.numbers = numbers

    @property
    def allowed(self) -> Words:
        """The numbers."""
        listed = [str(number) for number in self.numbers]
        return Words("、".join(listed) + " 之一", "one of " + ", ".join(listed))

    def take(self, value: object) -> int:
        """The number.

        :raises ValueError: any other.
        """
        if type(value) is not int or value not in self.numbers:
            raise ValueError(value)
        return value


class Pattern:
    """A text of one form, or (``or_empty``) none; ``form`` tells people which."""

    def __init__(self, pattern: str, form: Words, *, or_empty: bool = False) -> None:
        self._pattern = re.compile(pattern)
        self._form = form
        self._or_empty = or_empty

    @property
    def allowed(self) -> Words:
        """The form."""
        if self._or_empty:
            return Words(f"空，或{self._form.zh}", f"empty, or {self._form.en}")
        return self._form

    def take(self, value: object) -> str:
        """The text without blanks around it.

        :raises ValueError: anything of another form.
        """
        if not isinstance(value, str):
            raise ValueError(value)
        text = value.strip()
        if not (text == "" and self._or_empty) and self._pattern.fullmatch(text) is None:
            raise ValueError(value)
        return text


class ListOf:
    """A list of ``least`` to ``most`` values of one rule, twins dropped, in an order that stays."""

    def __init__(self, rule: Rule, least: int, most: int) -> None:
        self._rule, self._least, self._most = rule, least, most

    @property
    def allowed(self) -> Words:
        """How many of what."""
        each = self._rule.allowed
        return Words(
            f"{self._least}–{self._most} 项的列表，每项为{each.zh}",
            f"a list of {self._least} to {self._most}, each {each.en}",
        )

    def take(self, value: object) -> tuple[object, ...]:
        """The values.

        :raises ValueError: no list, too few, too many, or one that is not allowed.
        """
        if not isinstance(value, list) or not self._least <= len(value) <= self._most:
            raise ValueError(value)
        return tuple(dict.fromkeys(self._rule.take(each) for each in value))
