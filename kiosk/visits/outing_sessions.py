"""How many sessions an outing has had: for the page that stands while it runs."""

from __future__ import annotations

from pathlib import Path

from kiosk.visits.asking import ask_ledger


def count_sessions(ledger: Path, outing: int) -> int:
    """互动次数 counted while that outing (its id) ran, as far as the ledger has them.

    :raises Trouble: as :func:`kiosk.visits.asking.ask_ledger`.
    """
    query = (
        "SELECT coalesce(sum(count), 0) FROM clocks "
        "CROSS JOIN tallies ON tallies.segment = clocks.segment "
        f"WHERE clocks.outing = {int(outing)} AND exhibit = '' AND version = '' "
        "AND question = '' AND metric = 'sessions'"
    )
    rows = ask_ledger(ledger, query, None, 0)
    return int(rows[0][0]) if rows else 0
