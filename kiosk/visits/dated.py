"""The ledger as it should be read: every segment and outing with the day it truly belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.core.clock import local_day
from kiosk.visits.asking import reading_ledger
from kiosk.visits.dating import Anchor, Certainty, Dated, Reading, date_readings

if TYPE_CHECKING:
    import sqlite3

    from kiosk.visits.outing import Moment

_DAY_S = 86_400
_TOLD = {each: each.value for each in Certainty}
_Row = tuple[Any, ...]

_NEWER = {
    "clocks": "segment INTEGER PRIMARY KEY, mono_s, quality, outing, campaign",
    "anchors": "id INTEGER PRIMARY KEY, boot, mono_s, wall_s, quality, was_wall_s, source",
    "outings": "outing, revision, started_boot, started_mono_s, started_wall_s, ended_boot, "
    "ended_mono_s, ended_wall_s",
    "folded": "segment INTEGER PRIMARY KEY, month",
    "month_sums": "month, exhibit, version, question, metric, count",
    "acknowledged": "segment INTEGER PRIMARY KEY, wall_s, receipt",
    "orders": "segment INTEGER PRIMARY KEY, number",
    "outings_confirmed": "outing, revision, wall_s",
    "resend": "segment INTEGER PRIMARY KEY, hub_wall_s, wall_s",
    "install_ids": "since INTEGER PRIMARY KEY, install_id, boot, mono_s, wall_s",
}
"""Tables that a ledger of an older form has not got; empty ones stand in for them."""

_TABLES = """
    CREATE TEMP TABLE dated (
        segment INTEGER PRIMARY KEY, day TEXT, month TEXT, best_s INTEGER, earliest_s INTEGER,
        latest_s INTEGER, certainty TEXT, boot INTEGER, cause TEXT, outing INTEGER, campaign TEXT
    );
    CREATE TEMP TABLE dated_outings (
        outing INTEGER PRIMARY KEY, day TEXT, month TEXT, ended_day TEXT, best_s INTEGER,
        ended_best_s INTEGER, certainty TEXT
    );
    CREATE TEMP VIEW strays AS
        WITH RECURSIVE each_one (segment) AS (
            SELECT min(segment) FROM tallies
            UNION ALL
            SELECT (SELECT min(segment) FROM tallies WHERE segment > each_one.segment)
              FROM each_one WHERE segment IS NOT NULL
        )
        SELECT segment FROM each_one
         WHERE segment NOT IN (SELECT id FROM segments)
           AND segment NOT IN (SELECT segment FROM folded);
    CREATE TEMP VIEW counted AS
        SELECT day, month, certainty, exhibit, version, question, metric, count
          FROM dated CROSS JOIN tallies ON tallies.segment = dated.segment
        UNION ALL
        SELECT NULL, NULL, NULL, exhibit, version, question, metric, count
          FROM strays CROSS JOIN tallies ON tallies.segment = strays.segment
        UNION ALL
        SELECT NULL, month, NULL, exhibit, version, question, metric, count FROM month_sums;
"""
# CROSS JOIN: SQLite then goes from the segments to their tallies, never through all tallies.
# Strays: counts whose segment's own row is lost. They belong to all time and to no month.

_SEGMENTS = """
    SELECT id, boot, nullif(mono_s, 0), opened_wall_s, cause, coalesce(outing, 0),
           coalesce(campaign, '')
      FROM segments LEFT JOIN clocks ON clocks.segment = segments.id
     WHERE id NOT IN (SELECT segment FROM folded)
"""
_OUTINGS = """
    SELECT outing, max(revision), started_boot, nullif(started_mono_s, 0), started_wall_s,
           ended_boot, nullif(ended_mono_s, 0), ended_wall_s
      FROM outings GROUP BY outing
"""
_ANCHORS = "SELECT boot, mono_s, wall_s, quality, was_wall_s FROM anchors"


@contextmanager
def open_dated(
    ledger: Path, utc_offset_min: int, now: Moment | None = None
) -> Iterator[sqlite3.Connection | None]:
    """The ledger, opened for reading, as it is at this moment; ``None`` while there is none.

    Beside its own tables it has these of its own, at the given offset from UTC:

    - ``dated``: every segment that is not folded, with ``day`` (``2026-03-05``), ``month``, the
      moments in UTC seconds, ``certainty`` (:class:`kiosk.visits.dating.Certainty`), and its
      ``boot``, ``cause``, ``outing`` and ``campaign``;
    - ``dated_outings``: every outing by its highest revision; it belongs to the month it began in;
      ``ended_day`` and ``ended_best_s`` are ``NULL`` while it runs;
    - ``counted``: what was counted, with the day, month and certainty it belongs to. Of what was
      folded into monthly sums, day and certainty are ``NULL``; of what has lost its segment, all
      three.

    ``now`` is what the clocks say, as a witness against labels that lie beyond it.

    :raises Trouble: ``ledger-busy``, ``ledger-damaged`` or ``ledger-unreadable``.
    """
    with reading_ledger(ledger) as connection:
        if connection is not None:
            _prepare(connection)
            _date(connection, utc_offset_min, now)
        yield connection


def prepare_newer(connection: sqlite3.Connection) -> None:
    """Give a ledger of an older form, opened for reading, what it has not got; all of it empty."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    there = {name for (name,) in found}
    connection.execute("PRAGMA temp_store = MEMORY")
    for name, columns in _NEWER.items():
        if name not in there:
            connection.execute(f"CREATE TEMP TABLE {name} ({columns})")


def _prepare(connection: sqlite3.Connection) -> None:
    prepare_newer(connection)
    connection.executescript(_TABLES)
    connection.execute("BEGIN")  # all that is asked now is asked of one state


def _date(connection: sqlite3.Connection, utc_offset_min: int, now: Moment | None) -> None:
    segments = connection.execute(_SEGMENTS).fetchall()
    outings = connection.execute(_OUTINGS).fetchall()
    readings = [Reading(at, *row[1:4]) for at, row in enumerate(segments)]
    begun = len(readings)
    readings += [Reading(begun + at, *row[2:5]) for at, row in enumerate(outings)]
    ended = len(readings)
    readings += [
        Reading(ended + at, *row[5:8]) for at, row in enumerate(outings) if row[5] is not None
    ]
    dated = date_readings(
        readings,
        [Anchor(*row) for row in connection.execute(_ANCHORS)],
        utc_offset_min=utc_offset_min,
        now=None if now is None else Reading(-1, now.boot, now.mono_s or None, int(now.wall_s)),
    )
    day_of = _Days(utc_offset_min)
    connection.executemany(
        f"INSERT INTO dated VALUES ({', '.join('?' * 11)})",
        [
            (segment, *day_of[one[0]], one[0], one[1], one[2], _TOLD[one[3]], boot, *more)
            for (segment, boot, _, _, *more), one in zip(segments, dated.values(), strict=False)
        ],
    )
    connection.executemany(
        f"INSERT INTO dated_outings VALUES ({', '.join('?' * 7)})",
        [
            _outing(row, dated[begun + at], dated.get(ended + at), day_of)
            for at, row in enumerate(outings)
        ],
    )


def _outing(row: tuple[Any, ...], began: Dated, ended: Dated | None, day_of: _Days) -> _Row:
    day, month = day_of[began.best_s]
    told = _TOLD[began.certainty]
    if ended is None:
        return row[0], day, month, None, began.best_s, None, told
    return row[0], day, month, day_of[ended.best_s][0], began.best_s, ended.best_s, told


class _Days(dict[int, tuple[str, str]]):
    """The local day and month of a moment as text, each day reckoned once."""

    def __init__(self, utc_offset_min: int) -> None:
        super().__init__()
        self._offset_min = utc_offset_min
        self._known: dict[int, tuple[str, str]] = {}

    def __missing__(self, wall_s: int) -> tuple[str, str]:
        at = (wall_s + self._offset_min * 60) // _DAY_S
        named = self._known.get(at)
        if named is None:
            day = local_day(wall_s, self._offset_min).isoformat()
            named = self._known[at] = day, day[:7]
        self[wall_s] = named
        return named
