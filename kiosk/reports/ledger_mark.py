"""Whether the ledger says anything new about months that are over. Cheap: looks at a few numbers.

What changes a month after its end: a correction of an outing, and an anchor that dates segments.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kiosk.visits.asking import reading_ledger
from kiosk.visits.dated import open_dated
from kiosk.visits.outing import Moment

_FIRST = """
    SELECT min(month) FROM (
        SELECT min(month) AS month FROM dated WHERE certainty != 'unsure'
        UNION ALL SELECT min(month) FROM dated_outings WHERE certainty != 'unsure'
        UNION ALL SELECT min(month) FROM month_sums
    )
"""


def mark_of(ledger: Path) -> str:
    """Grows with every correction and anchor; empty where there is no ledger yet.

    :raises Trouble: as ``reading_ledger``.
    """
    with reading_ledger(ledger) as connection:
        if connection is None:
            return ""
        return "-".join(str(_count(connection, table)) for table in ("anchors", "outings"))


def first_month(ledger: Path, utc_offset_min: int, now: Moment | None) -> str:
    """The first month that anything was surely counted in; empty: none.

    :raises Trouble: as ``open_dated``.
    """
    with open_dated(ledger, utc_offset_min, now) as dated:
        found = None if dated is None else dated.execute(_FIRST).fetchone()[0]
        return str(found or "")


def _count(connection: sqlite3.Connection, table: str) -> int:
    there = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
    if not connection.execute(there, (table,)).fetchone()[0]:
        return 0  # a ledger of an older form
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
