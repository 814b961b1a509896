"""The four figures, by month and county: 活动次数, 行驶里程, 服务人次, 互动次数. Never mixed.

Read from the monthly sums that the merge keeps: no segment is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, case, func, select

from kiosk.hub.schema import SUMS, device_months, fleet_months, outings
from kiosk.reports.periods import Span

HEADLINE = ("sessions", "outings", "told", "people", "km_told", "km")
"""The columns behind the four figures."""
OUTSIDE = "0"
"""市外, in the place of a county's code."""


class Line(NamedTuple):
    """Sums of one month, county or device; see :data:`kiosk.hub.schema.SUMS`."""

    segments: int = 0
    sessions: int = 0
    classes: int = 0
    opened: int = 0
    completed: int = 0
    seconds: int = 0
    asked: int = 0
    right: int = 0
    outings: int = 0
    days: int = 0
    told: int = 0
    people: int = 0
    km_told: int = 0
    km: int = 0
    unsure: int = 0

    @property
    def heads(self) -> int | None:
        """服务人次; ``None`` when there were outings and nobody counted at any of them."""
        return self.people if self.told or not self.outings else None

    @property
    def road_km(self) -> int | None:
        """行驶里程; ``None`` when there were outings and no odometer was read at any of them."""
        return self.km if self.km_told or not self.outings else None

    @property
    def is_used(self) -> bool:
        """Whether anything happened."""
        return bool(self.sessions or self.outings)

    def plus(self, other: Line) -> Line:
        """Both together."""
        return Line(*(one + two for one, two in zip(self, other, strict=True)))


def total(lines: Iterable[Line]) -> Line:
    """All together."""
    found = Line()
    for line in lines:
        found = found.plus(line)
    return found


def sums(
    connection: Connection, span: Span, *, device: int = 0, columns: Sequence[str] = SUMS
) -> Mapping[tuple[str, str], Line]:
    """By month and county (its code; empty where none is known). ``device`` 0: the whole fleet,
    from the sums that the merge keeps of it, for a year of 10,000 devices is 120,000 rows;
    figures that are not among ``columns`` are 0.
    """
    months = device_months.c if device else fleet_months.c
    where: ColumnElement[bool] = months.month.between(span.first, span.last)
    if device:
        where &= device_months.c.device == device
    query = (
        select(months.month, months.county, *(func.sum(months[name]) for name in columns))
        .where(where)
        .group_by(months.month, months.county)
    )
    return {
        (month, county): Line(
            **{name: int(sum_ or 0) for name, sum_ in zip(columns, figures, strict=True)}
        )
        for month, county, *figures in connection.execute(query)
    }


def by_month(lines: Mapping[tuple[str, str], Line], months: Iterable[str]) -> dict[str, Line]:
    """A line a month; a month without anything has zeros."""
    return {
        each: total(line for (month, _), line in lines.items() if month == each) for each in months
    }


class Place(NamedTuple):
    """A county with its code and name; ``known``: it is one of the hub's list."""

    code: str
    name: str
    known: bool
    line: Line


def by_county(
    lines: Mapping[tuple[str, str], Line], counties: Iterable[tuple[str, str]]
) -> tuple[Place, ...]:
    """Every county of the list also with zeros, 市外, then codes that are not in the list."""
    names = {**dict(counties), OUTSIDE: "市外"}
    others = sorted({code for _, code in lines} - set(names), key=lambda code: (code == "", code))
    told = {**names, **{code: f"未知代码 {code}" if code else "未填县区" for code in others}}
    return tuple(
        Place(code, name, code in names, total(v for (_, at), v in lines.items() if at == code))
        for code, name in told.items()
    )


class Township(NamedTuple):
    """Visits to a township: in the period, of all time, and the last day (empty: never)."""

    county: str
    name: str
    listed: bool
    times: int
    ever: int
    last_day: str
    people: int | None


def townships(
    connection: Connection, span: Span, listed: Iterable[tuple[str, str]]
) -> tuple[Township, ...]:
    """Those of the list, also the never visited, and those that a crew wrote down."""
    inside = outings.c.month.between(span.first, span.last)
    query = (
        select(
            outings.c.county,
            outings.c.township,
            func.sum(case((inside, 1), else_=0)),
            func.count(),
            func.max(outings.c.day),
            func.sum(case((inside, outings.c.head_count))),
        )
        .where(outings.c.newest == 1, outings.c.township != "")
        .group_by(outings.c.county, outings.c.township)
    )
    seen = {(row[0], row[1]): row for row in connection.execute(query)}
    keys = dict.fromkeys(listed)
    known = set(keys)
    keys.update(dict.fromkeys(sorted(seen)))
    rows = []
    for county, name in sorted(keys, key=lambda key: key[0]):
        found = seen.get((county, name))
        told = (int(found[2]), int(found[3]), found[4], found[5]) if found else (0, 0, "", 0)
        times, ever, last_day, people = told
        people = people if people is not None or times else 0
        heads = None if people is None else int(people)
        rows.append(Township(county, name, (county, name) in known, times, ever, last_day, heads))
    return tuple(rows)
