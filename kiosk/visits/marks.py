"""Marks: what a session or visit leaves beside its answers, as rows and in the tallies.

A mark of a visit counts with that visit's exhibit and version, in the visit's segment; a mark of
the session as a whole counts with no exhibit, in the session's segment. Its subject stands in the
tallies where answers have their question.
"""

from __future__ import annotations

from sqlite_utils import Database

from kiosk.visits.facts import OF_SESSION, Mark

_NEW = """
    INSERT OR IGNORE INTO marks (session, visit, metric, subject, count) VALUES (?, ?, ?, ?, ?)
"""

_PLACED = f"""
    SELECT visits.segment, visits.exhibit, visits.version,
           marks.subject AS question, marks.metric, marks.count, marks.session, marks.visit
      FROM marks JOIN visits ON visits.session = marks.session AND visits.number = marks.visit
    UNION ALL
    SELECT sessions.segment, '', '', marks.subject, marks.metric, marks.count,
           marks.session, marks.visit
      FROM marks JOIN sessions ON sessions.id = marks.session AND marks.visit = {OF_SESSION}
"""

FROM_ROWS = f"""
    SELECT segment, exhibit, version, question, metric, sum(count)
      FROM ({_PLACED})
     GROUP BY segment, exhibit, version, question, metric HAVING sum(count) > 0
"""
"""What the tallies must be, reckoned from the marks alone."""

_ADD = f"""
    INSERT INTO tallies (segment, exhibit, version, question, metric, count)
    SELECT segment, exhibit, version, question, metric, count
      FROM ({_PLACED})
     WHERE session = ? AND visit = ? AND metric = ? AND question = ? AND count > 0
    ON CONFLICT (segment, exhibit, version, question, metric)
    DO UPDATE SET count = count + excluded.count
"""

_WHERE = f"""
    SELECT segment FROM ({_PLACED})
     WHERE session = ? AND visit = ? AND metric = ? AND question = ?
"""


def store(db: Database, session: int, mark: Mark) -> bool:
    """Store the mark's row; says whether it is new."""
    row = (session, mark.visit, mark.metric, mark.subject, mark.count)
    return bool(db.execute(_NEW, row).rowcount)


def add(db: Database, session: int, mark: Mark) -> set[int]:
    """Add a new mark to the tallies, in the transaction that stored it; which segments grew."""
    where = (session, mark.visit, mark.metric, mark.subject)
    db.execute(_ADD, where)
    return {segment for (segment,) in db.execute(_WHERE, where)}
