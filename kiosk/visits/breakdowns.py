"""Sessions by language, 长辈模式, end and length: from the sessions while they are there, later
from what was kept of them.

Retention (:mod:`kiosk.visits.retention`) writes a segment's breakdowns into its tallies before its
sessions go. From that transaction on the tallies speak for the segment, whatever sessions of it
are still there: none is told twice, however retention was cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

LANGUAGE = "language"
ELDER = "elder"
ENDED = "ended"
STAYED = "stayed"
METRICS = (LANGUAGE, ELDER, ENDED, STAYED)
"""Metrics of the tallies; the question is the value: a tag, ``0`` or ``1``, a word of
:class:`~kiosk.visits.facts.EndReason`; ``stayed`` are the seconds of all sessions together.
"""

_NAMES = ", ".join(f"'{metric}'" for metric in METRICS)

TOLD = f"""
    SELECT id FROM segments WHERE EXISTS (
        SELECT 1 FROM tallies
         WHERE tallies.segment = segments.id AND exhibit = '' AND version = ''
           AND metric = '{ENDED}')
"""
"""The segments whose tallies speak for their sessions."""

OF_SESSIONS = f"""
    SELECT language, elder, coalesce(ended, 'running'), count(*), sum(duration_s)
      FROM dated CROSS JOIN sessions ON sessions.segment = dated.segment
     WHERE month BETWEEN :first AND :last AND dated.segment NOT IN ({TOLD})
     GROUP BY 1, 2, 3
"""
KEPT = f"""
    SELECT metric, question, sum(count) FROM counted
     WHERE month BETWEEN :first AND :last AND exhibit = '' AND version = ''
       AND metric IN ({_NAMES})
     GROUP BY 1, 2
"""
# CROSS JOIN: from the few segments of a month to their sessions.


def read_breakdowns(
    connection: sqlite3.Connection, first: str, last: str
) -> dict[str, dict[str, int]]:
    """Counts by metric and value over the months from ``first`` to ``last`` (``2026-11``), both
    included. ``connection`` as of :func:`kiosk.visits.dated.open_dated`.
    """
    found: dict[str, dict[str, int]] = {metric: {} for metric in METRICS}
    months = {"first": first, "last": last}
    for metric, value, count in connection.execute(KEPT, months):
        _add(found[metric], value, count)
    for language, elder, ended, count, stayed_s in connection.execute(OF_SESSIONS, months):
        _add(found[LANGUAGE], language, count)
        _add(found[ELDER], str(elder), count)
        _add(found[ENDED], ended, count)
        _add(found[STAYED], "", stayed_s)
    return found


def _add(counts: dict[str, int], value: str, count: int) -> None:
    counts[value] = counts.get(value, 0) + count
