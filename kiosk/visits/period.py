"""A day, a month or a year of what was counted, and the way from one to the next."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class Grain(StrEnum):
    """How long a period is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_LENGTHS = {4: Grain.YEAR, 7: Grain.MONTH, 10: Grain.DAY}


class Period(NamedTuple):
    """A year (``2026``), a month (``2026-03``) or a day (``2026-03-05``): the beginning of the days
    that lie in it.
    """

    label: str

    @property
    def grain(self) -> Grain:
        """Year, month or day.

        :raises KeyError: the label is none of them.
        """
        return _LENGTHS[len(self.label)]

    @property
    def first(self) -> date:
        """Its first day."""
        year, *rest = (int(part) for part in self.label.split("-"))
        month, day = (*rest, 1, 1)[:2]
        return date(year, month, day)

    @property
    def last(self) -> date:
        """Its last day."""
        first = self.first
        match self.grain:
            case Grain.DAY:
                return first
            case Grain.MONTH:
                return first.replace(day=monthrange(first.year, first.month)[1])
            case Grain.YEAR:
                return first.replace(month=12, day=31)

    @property
    def month(self) -> str:
        """The month it lies in, or a year's first one."""
        return month_label(self.first)

    @property
    def parts(self) -> tuple[str, ...]:
        """What its columns stand for: the months of a year, the days of a month, the hours
        (``00`` to ``23``) of a day.
        """
        match self.grain:
            case Grain.DAY:
                return tuple(f"{hour:02d}" for hour in range(24))
            case Grain.MONTH:
                return tuple(f"{self.label}-{day:02d}" for day in range(1, self.last.day + 1))
            case Grain.YEAR:
                return tuple(f"{self.label}-{month:02d}" for month in range(1, 13))

    @property
    def a_year_before(self) -> Period | None:
        """The same month of the year before, or that year; a day has none."""
        if self.grain is Grain.DAY or self.first.year <= date.min.year:
            return None
        return Period(f"{self.first.year - 1:04d}{self.label[4:]}")

    def next(self, by: int = 1) -> Period:
        """The period of the same length after it, or (-1) before it."""
        day = self.last + timedelta(days=1) if by > 0 else self.first - timedelta(days=1)
        return period_at(day, self.grain)


def period_at(day: date, grain: Grain) -> Period:
    """The period of that length in which ``day`` lies."""
    length = next(length for length, each in _LENGTHS.items() if each is grain)
    return Period(f"{day.year:04d}-{day.month:02d}-{day.day:02d}"[:length])


def month_label(day: date) -> str:
    """The month of a day, as ``2026-03``."""
    return period_at(day, Grain.MONTH).label
