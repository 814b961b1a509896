"""Days of an invented history: terms, weekends, holidays, weather, and who comes when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

TRUCK, SCHOOL = "truck", "school"
SITES = (TRUCK, SCHOOL)
"""A truck, which stands in the museum's hall between its outings; a room in a rural school."""

FIRST_HOUR, LAST_HOUR = 8, 18
HOURS = {
    TRUCK: (3, 8, 11, 9, 4, 5, 9, 11, 8, 3),
    SCHOOL: (2, 6, 7, 6, 9, 8, 5, 5, 7, 1),
}
"""Visitors hour by hour, from 8 to 18 o'clock: a lull at noon, or pupils who come just then."""

_SPRING_FESTIVALS = {
    **{2019: "02-05", 2020: "01-25", 2021: "02-12", 2022: "02-01", 2023: "01-22", 2024: "02-10"},
    **{2025: "01-29", 2026: "02-17", 2027: "02-06", 2028: "01-26", 2029: "02-13", 2030: "02-03"},
    **{2031: "01-23", 2032: "02-11", 2033: "01-31", 2034: "02-19", 2035: "02-08"},
}
"""春节; in other years the first day of February stands for it."""

FINE, WINDY, WET, SNOW = "fine", "windy", "wet", "snow"
_PULL_OF_WEATHER = {FINE: 1.0, WINDY: 0.8, WET: 0.5, SNOW: 0.15}


class Day(NamedTuple):
    """One day. ``pull``: how many come, beside other days; 0 is closed. ``in_class``: pupils have
    lessons.
    """

    date: date
    pull: float
    in_class: bool
    weather: str

    @property
    def is_for_travel(self) -> bool:
        """Whether a truck sets out on such a day."""
        return self.weather in (FINE, WINDY) and not _is_holiday(self.date)


def first_month(last_day: date, months: int) -> str:
    """The first of so many months (``2021-12``), of which the last is that of ``last_day``."""
    before = last_day.year * 12 + last_day.month - months
    return f"{before // 12:04d}-{before % 12 + 1:02d}"


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


def days(first: date, last: date, site: str, rng: Random) -> Iterator[Day]:
    """Every day from ``first`` to ``last``, open or not."""
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        weather = _weather(day, rng)
        usual = _usual_pull(day, site)
        pull = usual * _PULL_OF_WEATHER[weather] * rng.uniform(0.8, 1.2)
        in_class = is_in_term(day) and day.weekday() < 5 and not _is_holiday(day)
        yield Day(day, pull, in_class, weather)


def each_month(all_days: Sequence[Day]) -> Iterator[tuple[Day, ...]]:
    """The days, month by month."""
    month: list[Day] = []
    for day in all_days:
        if month and day.date.month != month[-1].date.month:
            yield tuple(month)
            month = []
        month.append(day)
    if month:
        yield tuple(month)


def is_in_term(day: date) -> bool:
    """Whether schools teach: two terms a year."""
    told = (day.month, day.day)
    return (3, 1) <= told <= (7, 12) or told >= (8, 28) or told <= (1, 12)


def _usual_pull(day: date, site: str) -> float:
    if _is_holiday(day):
        return 0.0
    weekend = day.weekday() >= 5
    if site == SCHOOL:
        if is_in_term(day):
            return 0.0 if weekend else 1.0
        return 0.35 if day.weekday() in (1, 3) else 0.0  # 假期按预约开放
    if day.weekday() == 0:
        return 0.0  # 周一闭馆
    usual = 1.3 if weekend else 1.0
    if day.month in (5, 6, 9):
        usual *= 1.2
    return usual if is_in_term(day) else usual * 0.85


def _is_holiday(day: date) -> bool:
    told = (day.month, day.day)
    month, _, first = _SPRING_FESTIVALS.get(day.year, "02-01").partition("-")
    festival = date(day.year, int(month), int(first))
    return (
        -1 <= (day - festival).days <= 6
        or told == (1, 1)
        or (10, 1) <= told <= (10, 3)
        or told == (5, 1)
    )


def _weather(day: date, rng: Random) -> str:
    if day.month in (12, 1, 2):
        return rng.choices((FINE, WINDY, SNOW), (78, 15, 7))[0]
    if day.month in (6, 7, 8):
        return rng.choices((FINE, WINDY, WET), (66, 8, 26))[0]
    return rng.choices((FINE, WINDY, WET), (68, 23, 9))[0]
