"""Months and years, and what each is held against. Pure arithmetic of ``2026-03`` and ``2026``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.reports.facts import Period


class Span(NamedTuple):
    """Months from ``first`` to ``last``, both included."""

    first: str
    last: str

    def has(self, month: str) -> bool:
        """Whether a month lies in it."""
        return self.first <= month <= self.last


class Spans(NamedTuple):
    """The five spans of :class:`kiosk.reports.sums.Compared`."""

    this: Span
    before: Span
    year_ago: Span
    to_date: Span
    year_ago_to_date: Span


def period_of(id: str, reached: str = "") -> Period:
    """The month or year ``id``; ``reached`` is the day that it is now, empty once it is over.

    :raises Trouble: ``bad-month``, or ``month-not-begun`` on that day.
    """
    if re.fullmatch(r"(20[0-9]{2})(-(0[1-9]|1[0-2]))?", id, re.ASCII) is None:
        raise bad_month(id)
    first, last = (id, id) if len(id) == 7 else (f"{id}-01", f"{id}-12")
    last_day = f"{last}-{monthrange(int(last[:4]), int(last[5:]))[1]:02d}"
    period = Period(id, f"{first}-01", last_day)
    if not reached or reached > last_day:
        return period
    if reached < period.first_day:
        raise _not_begun(period)
    return period._replace(until=reached)


def spans_of(period: Period) -> Spans:
    """What the period is held against."""
    month = period.last_day[:7]
    year = int(month[:4])
    this_year, last_year = Span(f"{year}-01", month), Span(f"{year - 1}-01", _year_before(month))
    if period.is_year:
        return Spans(this_year, last_year, last_year, this_year, last_year)
    before, year_ago = _month_before(month), _year_before(month)
    return Spans(
        Span(month, month), Span(before, before), Span(year_ago, year_ago), this_year, last_year
    )


def days_of(period: Period) -> tuple[date, ...]:
    """The days of the period that are over: all, or those before ``until``."""
    first = date.fromisoformat(period.first_day)
    end = date.fromisoformat(period.until or period.last_day)
    count = (end - first).days + (0 if period.until else 1)
    return tuple(first + timedelta(days=at) for at in range(count))


def months_of(period: Period) -> tuple[str, ...]:
    """The months of the period that have begun."""
    last = (period.until or period.last_day)[:7]
    year = period.id[:4]
    months = (f"{year}-{number:02d}" for number in range(1, 13))
    return tuple(month for month in months if period.first_day[:7] <= month <= last)


def _month_before(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02d}"


def _year_before(month: str) -> str:
    return f"{int(month[:4]) - 1}{month[4:]}"


def bad_month(id: str) -> Trouble:
    """For what is neither a month nor a year."""
    return Trouble(
        "bad-month",
        Words(f"“{id[:20]}”不是月份或年份。", f"“{id[:20]}” is neither a month nor a year."),
        Words("请写成 2026-11 或 2026。", "Please write it like 2026-11 or 2026."),
    )


def _not_begun(period: Period) -> Trouble:
    return Trouble(
        "month-not-begun",
        Words(f"{period.words}还没有开始，没有可以统计的。", f"{period.id} has not begun yet."),
        Words(
            "请选一个已经开始的月份；如果本机的日期不对，请先校时。",
            "Choose a month that has begun; if this machine's date is wrong, set it first.",
        ),
    )
