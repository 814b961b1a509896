"""Which month or year a page tells of, and which there are to choose from."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from kiosk.core.errors import Trouble
from kiosk.hub.schema import device_months
from kiosk.hub.web.house import House
from kiosk.reports.facts import Period
from kiosk.reports.periods import Span, months_of, period_of, spans_of

_MOST_MONTHS = 18
_MOST_YEARS = 10
_NO_MONTH = "2026-01"
"""Where nobody knows what month it is, and nothing is told."""


class When(NamedTuple):
    """``choices``: id and words, the newest first."""

    period: Period
    choices: tuple[tuple[str, str], ...]

    @property
    def span(self) -> Span:
        """Its months."""
        return spans_of(self.period).this

    @property
    def year_months(self) -> tuple[str, ...]:
        """The twelve months of its year."""
        return months_of(period_of(self.period.id[:4]))


def chosen(connection: Connection, house: House, id: str) -> When:
    """The period of that id; the year that it is, where the id is none."""
    month = _month(connection, house)
    # A kiosk's clock that raves must not give a list of thousands of years.
    first = connection.scalar(select(func.min(device_months.c.month))) or month
    first_year = max(int(first[:4]) if first[:4].isdecimal() else 0, int(month[:4]) - _MOST_YEARS)
    years = [str(year) for year in range(int(month[:4]), first_year - 1, -1)] or [month[:4]]
    months = [month]
    while len(months) < _MOST_MONTHS:
        months.append(month_before(months[-1]))
    try:
        period = period_of(id)
    except Trouble:
        period = period_of(month[:4])
    ids = dict.fromkeys([*filter(_is_told, [*years, *months]), period.id])
    return When(period, tuple((each, period_of(each).words) for each in ids))


def _month(connection: Connection, house: House) -> str:
    """The month that it is; by a clock that fell back to 1980, the last of which one told."""
    if _is_told(house.month):
        return house.month
    last = connection.scalar(select(func.max(device_months.c.month))) or ""
    return last if _is_told(last) else _NO_MONTH


def _is_told(id: str) -> bool:
    try:
        period_of(id)
    except Trouble:
        return False
    return True


def month_before(month: str, by: int = 1) -> str:
    """The month so many before."""
    at = int(month[:4]) * 12 + int(month[5:]) - 1 - by
    return f"{at // 12:04d}-{at % 12 + 1:02d}"
