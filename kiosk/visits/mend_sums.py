"""Monthly sums in a mended ledger: what was folded into them must not come back beside them.

A sum does not say which segments are in it; ``folded`` does, and the two speak the truth only
together. So both are taken from one source: from the backup if that is a sound file (what it has
not folded yet, it still has as tallies), else from the broken file, with every doubt held against
what the hub has confirmed. A count that the hub has may be lost here; none may be told twice.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from kiosk.core.clock import local_month

SUMS = ("folded", "month_sums")
"""The tables of which that is true."""
FOLDED = "folded"
"""Metric in ``month_sums``: how many segments are in the month's sums."""


def keep_sound_sums(db: Database, backup: Path) -> bool:
    """Take the sums from the backup; ``False``, and nothing taken, if it is not a sound file."""
    if not backup.is_file():
        return False
    uri = f"{backup.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return False
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            there = {name for (name,) in found}
            if "tallies" not in there:
                return False
            rows = {
                table: connection.execute(f"SELECT * FROM {table}").fetchall()
                for table in SUMS
                if table in there  # in a backup of an older form nothing is folded
            }
    except sqlite3.DatabaseError:
        return False
    for table, kept in rows.items():
        for row in kept:
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    return True


def doubt_sums(db: Database, utc_offset_min: int) -> None:
    """Settle what page by page was found of the sums, with no second witness.

    Segments of a month whose sums are all lost are not folded: their tallies, if any turned up,
    speak again. Where a month's sums hold more segments than are known by name, any confirmed one
    of that time may be among them.
    """
    db.execute("DELETE FROM folded WHERE month NOT IN (SELECT month FROM month_sums)")
    unnamed = db.execute(
        f"""
        SELECT 1 FROM (SELECT month, max(CASE WHEN metric = '{FOLDED}' THEN count END) AS stated
                         FROM month_sums GROUP BY month) AS sums
         WHERE stated IS NULL
            OR stated > (SELECT count(*) FROM folded WHERE folded.month = sums.month)
        """
    ).fetchone()
    if unnamed is None:
        return
    (newest,) = db.execute("SELECT max(month) FROM month_sums").fetchone()
    confirmed = db.execute(
        """
        SELECT id, opened_wall_s FROM segments
         WHERE id IN (SELECT segment FROM acknowledged)
           AND id NOT IN (SELECT segment FROM folded)
        """
    ).fetchall()
    for segment, opened_wall_s in confirmed:
        month = local_month(opened_wall_s, utc_offset_min)
        if month <= newest:
            db.execute("INSERT INTO folded (segment, month) VALUES (?, ?)", (segment, month))


def drop_what_is_folded(db: Database) -> None:
    """Take away what turned up of folded segments: it is in the sums."""
    db.execute("DELETE FROM tallies WHERE segment IN (SELECT segment FROM folded)")
    gone = "(SELECT id FROM sessions WHERE segment IN (SELECT segment FROM folded))"
    for table in ("visits", "answers", "side_answers", "marks", "hands", "classes"):
        db.execute(f"DELETE FROM {table} WHERE session IN {gone}")
    db.execute("DELETE FROM sessions WHERE segment IN (SELECT segment FROM folded)")
    db.execute("DELETE FROM visits WHERE segment IN (SELECT segment FROM folded)")
    db.execute("DELETE FROM classes WHERE segment IN (SELECT segment FROM folded)")
