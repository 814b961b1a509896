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
    SELECT segment, '{LANGUAGE}' AS metric, language AS value, count(*) AS count
      FROM sessions GROUP BY segment, language
    UNION ALL
    SELECT segment, '{ELDER}', CAST(elder AS TEXT), count(*)
      FROM sessions GROUP BY segment, elder
    UNION ALL
    SELECT segment, '{ENDED}', coalesce(ended, 'running'), count(*)
      FROM sessions GROUP BY segment, ended
    UNION ALL
    SELECT segment, '{STAYED}', '', sum(duration_s)
      FROM sessions GROUP BY segment
"""
"""The breakdowns as the sessions' rows have them; ``running`` has not ended yet."""

BY_MONTH = f"""
    SELECT month, metric, question AS value, sum(count) AS count
      FROM counted WHERE exhibit = '' AND version = '' AND metric IN ({_NAMES})
     GROUP BY month, metric, question
    UNION ALL
    SELECT month, metric, value, sum(count)
      FROM ({OF_SESSIONS}) AS live JOIN dated ON dated.segment = live.segment
     WHERE dated.segment NOT IN ({TOLD})
     GROUP BY month, metric, value
"""
"""A query for a connection of :func:`kiosk.visits.dated.open_dated`; a month may have two rows of
one value, which add up.
"""


def read_breakdowns(
    connection: sqlite3.Connection, first: str, last: str
) -> dict[str, dict[str, int]]:
    """Counts by metric and value over the months from ``first`` to ``last`` (``2026-11``), both
    included. ``connection`` as of :func:`kiosk.visits.dated.open_dated`.
    """
    found: dict[str, dict[str, int]] = {metric: {} for metric in METRICS}
    query = f"SELECT metric, value, sum(count) FROM ({BY_MONTH}) WHERE month BETWEEN ? AND ? "
    for metric, value, count in connection.execute(query + "GROUP BY 1, 2", (first, last)):
        found[metric][value] = count
    return found
