"""Outings as the ledger has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.reports.held_outings import Held
from kiosk.visits.outing_rows import outing_of

if TYPE_CHECKING:
    import sqlite3


def read_held(dated: sqlite3.Connection) -> tuple[Held, ...]:
    """All outings, in the order in which they began."""
    rows = dated.execute(_OUTINGS)
    names = [column[0] for column in rows.description]
    by_id: dict[int, list[dict[str, object]]] = {}
    for row in rows:
        by_id.setdefault(row[0], []).append(dict(zip(names, row, strict=True)))
    found = []
    for revisions in by_id.values():
        outings = tuple(outing_of(row) for row in revisions)
        last = revisions[-1]
        when = (last["day"], last["month"], last["ended_day"] or "", last["best_s"])
        found.append(Held(outings[-1], *when, last["ended_best_s"], last["certainty"], outings))  # type: ignore[arg-type]
    return tuple(sorted(found, key=lambda each: (each.began_s, each.outing.id)))


_OUTINGS = """
    SELECT outings.*, dated_outings.day, dated_outings.month, dated_outings.ended_day,
           dated_outings.best_s, dated_outings.ended_best_s, dated_outings.certainty
      FROM outings JOIN dated_outings ON dated_outings.outing = outings.outing
     ORDER BY outings.outing, outings.revision
"""
