"""Which months there is something to tell of."""

from __future__ import annotations

from pathlib import Path

from kiosk.visits.asking import Rows, ask_ledger

MONTHS = """
    SELECT DISTINCT month FROM dated WHERE segment IN (SELECT segment FROM tallies)
     UNION
    SELECT DISTINCT month FROM month_sums
"""


def months_counted(ledger: Path, utc_offset_min: int) -> tuple[str, ...]:
    """The months (``2026-11``) in which something was counted, newest first.

    Without any anchor, a wrong clock can have left months here that never were.

    :raises Trouble: as :func:`kiosk.visits.asking.ask_ledger`.
    """
    return months_of(ask_ledger(ledger, MONTHS, None, utc_offset_min))


def months_of(rows: Rows) -> tuple[str, ...]:
    """What the rows of :data:`MONTHS` say."""
    return tuple(sorted((month for (month,) in rows if month), reverse=True))
