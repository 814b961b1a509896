"""Which months there is something to tell of."""

from __future__ import annotations

from pathlib import Path

from kiosk.visits.asking import ask_ledger

_QUERY = """
    SELECT DISTINCT month_of(opened_wall_s) FROM segments
     WHERE id IN (SELECT segment FROM tallies)
"""


def months_counted(ledger: Path, utc_offset_min: int) -> tuple[str, ...]:
    """The months (``2026-11``) in which something was counted, newest first.

    A wrong clock can have left months here that never were; they are told as they stand.

    :raises Trouble: as :func:`kiosk.visits.asking.ask_ledger`.
    """
    rows = ask_ledger(ledger, _QUERY, None, utc_offset_min)
    return tuple(sorted((month for (month,) in rows if month), reverse=True))
