"""What the overview shows, from the monthly sums alone: quick, however many kiosks there are."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select

from kiosk.hub.schema import SUMS, device_months, devices, fleet_months
from kiosk.hub.store import Store


class Line(NamedTuple):
    """Sums of one month and county. ``devices``: how many told anything; ``sums``: by the names of
    :data:`kiosk.hub.schema.SUMS`.
    """

    month: str
    county: str
    devices: int
    sums: dict[str, int]


class Overview(NamedTuple):
    """``lines``: by month and county, in that order; only where there is anything.

    ``approved``, ``waiting``: devices that are believed, and that wait for it; ``missing``: of how
    many something is missing.
    """

    lines: tuple[Line, ...]
    approved: int
    waiting: int
    missing: int

    def total(self, name: str) -> int:
        """One of the sums over everything."""
        return sum(line.sums[name] for line in self.lines)


def overview(store: Store, first_month: str, last_month: str, county: str = "") -> Overview:
    """The months from ``first_month`` to ``last_month`` (``2026-03``), of one county or all.

    :raises Trouble: the database is away.
    """
    table, own = fleet_months.c, device_months.c
    wanted = (
        select(table.month, table.county, *(func.sum(table[name]) for name in SUMS))
        .where(table.month.between(first_month, last_month))
        .group_by(table.month, table.county)
        .order_by(table.month, table.county)
    )
    told = (
        select(own.month, own.county, func.count())
        .where(own.month.between(first_month, last_month), (own.segments > 0) | (own.outings > 0))
        .group_by(own.month, own.county)
    )
    if county:
        wanted = wanted.where(table.county == county)
        told = told.where(own.county == county)
    states = select(devices.c.state, func.count(), func.sum(func.sign(devices.c.missing))).group_by(
        devices.c.state
    )
    with store.read() as connection:
        devices_of = {(month, where): count for month, where, count in connection.execute(told)}
        lines = tuple(
            Line(
                *(month, where, devices_of.get((month, where), 0)),
                {name: int(count) for name, count in zip(SUMS, sums, strict=True)},
            )
            for month, where, *sums in connection.execute(wanted)
            if any(sums)
        )
        found = {
            state: (count, int(gaps or 0)) for state, count, gaps in connection.execute(states)
        }
    return Overview(
        lines,
        found.get("approved", (0, 0))[0],
        found.get("unknown", (0, 0))[0],
        sum(gaps for _, gaps in found.values()),
    )
