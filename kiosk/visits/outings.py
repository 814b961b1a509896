"""Outings, read back: what runs, and the records of a month with all their revisions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.visits.asking import Rows
from kiosk.visits.dated import open_dated
from kiosk.visits.outing import Moment, Outing
from kiosk.visits.outing_rows import outing_of
from kiosk.visits.schema import OUTING_COLUMNS

if TYPE_CHECKING:
    import sqlite3

_ALL = f"SELECT {', '.join(OUTING_COLUMNS)} FROM outings ORDER BY outing, revision"
_DATES = "SELECT outing, day, month, ended_day, certainty, best_s FROM dated_outings"


class DatedOuting(NamedTuple):
    """The revision that holds, when it was, and everything that was written before.

    ``day`` and ``month`` (``2026-11``) are those in which it began, also when it went on over
    midnight; ``ended_day`` is ``None`` while it runs. ``certainty`` in a
    word of :class:`kiosk.visits.dating.Certainty`.
    ``revisions``: all of them, oldest first; the last one is ``outing``.
    """

    outing: Outing
    day: str
    month: str
    ended_day: str | None
    certainty: str
    revisions: tuple[Outing, ...]


def read_outings(
    ledger: Path, utc_offset_min: int, *, month: str | None = None, now: Moment | None = None
) -> tuple[DatedOuting, ...]:
    """The outings that began in ``month``, or all, in the order in which they began.

    :raises Trouble: as :func:`kiosk.visits.dated.open_dated`.
    """
    with open_dated(ledger, utc_offset_min, now) as connection:
        if connection is None:
            return ()
        dates = {row[0]: row[1:] for row in connection.execute(_DATES)}
        records = _by_outing(connection.execute(_ALL).fetchall())
    found = []
    for revisions in records:
        day, began_in, ended_day, certainty, best_s = dates[revisions[-1].id]
        if month is None or began_in == month:
            dated = DatedOuting(revisions[-1], day, began_in, ended_day, certainty, revisions)
            found.append((best_s, dated))
    return tuple(dated for _, dated in sorted(found, key=lambda each: (each[0], each[1].outing.id)))


def read_running(ledger: Path) -> Outing | None:
    """The outing that has begun and not ended; the latest where there are several.

    :raises Trouble: as :func:`kiosk.visits.dated.open_dated`.
    """
    with open_dated(ledger, 0) as connection:
        running = () if connection is None else running_in(connection)
    return running[-1].outing if running else None


class Running(NamedTuple):
    """An outing that has not ended, and when something was last counted or written in it."""

    outing: Outing
    last_seen: Moment


def running_in(connection: sqlite3.Connection) -> tuple[Running, ...]:
    """All that run by a ledger's own tables, in the order in which they began.

    More than one is left by a mended ledger that has lost the end of one.
    """
    held = (revisions[-1] for revisions in _by_outing(connection.execute(_ALL).fetchall()))
    running = sorted((one for one in held if one.runs), key=lambda one: (one.started, one.id))
    return tuple(Running(outing, _last_seen(connection, outing)) for outing in running)


_LAST_SEEN = """
    SELECT boot, mono_s + max(0, started_wall_s - opened_wall_s) + duration_s AS at_s,
           opened_wall_s + max(0, started_wall_s - opened_wall_s) + duration_s
      FROM clocks JOIN segments ON segments.id = clocks.segment
      JOIN sessions ON sessions.segment = segments.id
     WHERE clocks.outing = ? ORDER BY boot DESC, at_s DESC LIMIT 1
"""


def _last_seen(connection: sqlite3.Connection, outing: Outing) -> Moment:
    found = connection.execute(_LAST_SEEN, [outing.id]).fetchone()
    return max(outing.edited, Moment(*found)) if found else outing.edited


def _by_outing(rows: Rows) -> list[tuple[Outing, ...]]:
    found: dict[int, list[Outing]] = {}
    for row in rows:
        outing = outing_of(dict(zip(OUTING_COLUMNS, row, strict=True)))
        found.setdefault(outing.id, []).append(outing)
    return [tuple(revisions) for revisions in found.values()]
