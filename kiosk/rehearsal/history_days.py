"""Days of an invented history: terms, weekends, holidays, weather, and hours of opening."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

# Visitors by hour, from 8 to 18 o'clock: a lull at noon.
HOURS = (3, 8, 11, 9, 4, 5, 9, 11, 8, 3)
FIRST_HOUR = 8


class Day(NamedTuple):
    """One day: ``pull`` 0 is closed; ``school``: pupils are in school."""

    date: date
    pull: float
    school: bool


def months_of(first_month: str, months: int) -> tuple[date, date]:
    """The first and the last day of so many months from ``first_month`` (``2021-12``).

    :raises ValueError: no month, or less than one of them.
    """
    year, _, month = first_month.partition("-")
    first = date(int(year), int(month), 1)
    if months < 1:
        raise ValueError(f"{months} months are none")
    after = first.year * 12 + first.month - 1 + months
    return first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def days(first: date, last: date, rng: Random) -> Iterator[Day]:
    """Every day from ``first`` to ``last``, open or not."""
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        school = _in_term(day) and day.weekday() < 5
        yield Day(day, _pull(day, rng), school)


def _in_term(day: date) -> bool:
    told = (day.month, day.day)
    return (3, 1) <= told <= (7, 12) or told >= (8, 28) or told <= (1, 12)


def _pull(day: date, rng: Random) -> float:
    weather = rng.choices((1.0, 0.75, 0.45, 0.1), (70, 17, 9, 4))[0]  # fine, windy, rain, snow
    told = (day.month, day.day)
    if told == (1, 1) or (10, 1) <= told <= (10, 3) or (2, 1) <= told <= (2, 8):
        return 0.0
    if day.weekday() == 0:
        return 0.0  # 周一闭馆
    usual = 1.5 if day.weekday() >= 5 else 1.0
    if not _in_term(day):
        usual *= 0.7
    if day.month in (5, 6, 9):
        usual *= 1.25
    return usual * weather * rng.uniform(0.8, 1.2)
