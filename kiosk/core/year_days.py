"""Days of the year as ``MM-DD``, and windows between two of them, which may cross the year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_LENGTH_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP = 2000  # a year that has every day of the calendar


def is_day_of_year(text: object) -> bool:
    """Whether ``text`` is a day as ``MM-DD``; 29 February is one."""
    if not isinstance(text, str) or re.fullmatch(r"\d\d-\d\d", text, re.ASCII) is None:
        return False
    month, day = int(text[:2]), int(text[3:])
    return 1 <= month <= 12 and 1 <= day <= _LENGTH_OF_MONTH[month - 1]


def is_within(begins: str, ends: str, day: date) -> bool:
    """Whether ``day`` lies in the window from ``begins`` to ``ends``, both included."""
    today = f"{day.month:02d}-{day.day:02d}"
    if begins <= ends:
        return begins <= today <= ends
    return today >= begins or today <= ends


def length_days(begins: str, ends: str) -> int:
    """How many days such a window has, in a leap year."""
    first, last = (date(_LEAP, int(text[:2]), int(text[3:])) for text in (begins, ends))
    return (last - first).days % 366 + 1


def in_term(terms: Iterable[str], day: date) -> bool:
    """Whether ``day`` is in one of the school ``terms``, as ``terms.days`` of the settings has
    them (``09-01~01-10``).
    """
    return any(is_within(term[:5], term[-5:], day) for term in terms)
