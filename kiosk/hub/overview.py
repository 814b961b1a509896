"""What the overview shows, from the monthly sums alone: quick, however many kiosks there are."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select

from kiosk.hub.schema import SUMS, device_months, devices
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
    table = device_months.c
    wanted = (
        select(
            table.month,
            table.county,
            func.count(),
            *(func.sum(table[name]) for name in SUMS),
        )
        .where(table.month.between(first_month, last_month))
        .group_by(table.month, table.county)
        .order_by(table.month, table.county)
    )
    if county:
        wanted = wanted.where(table.county == county)
    states = select(devices.c.state, func.count(), func.sum(func.sign(devices.c.missing))).group_by(
        devices.c.state
    )
    with store.read() as connection:
        lines = tuple(
            Line(month, where, count, {n: int(s) for n, s in zip(SUMS, sums, strict=True)})
            for month, where, count, *sums in connection.execute(wanted)
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
