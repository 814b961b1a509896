"""An invented history: years of visits, outings and clocks, as a real kiosk would have kept them.

For tests, benchmarks and pictures, never for a machine in use. What is written are the real
messages, applied by the ledger's own arithmetic, so that it cannot drift from the product; one
seed gives the same rows on every machine.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from kiosk.rehearsal.history_days import TRUCK, months_of
from kiosk.rehearsal.history_story import Story
from kiosk.visits.facts import Message
from kiosk.visits.identity import Identity
from kiosk.visits.ledger import open_ledger, told_kindly
from kiosk.visits.tally import count

_A_TRANSACTION = 4_000
_FAST = ("journal_mode=MEMORY", "synchronous=OFF", "cache_size=-200000", "temp_store=MEMORY")


def make_history(
    ledger: Path,
    *,
    first_month: str,
    months: int,
    seed: int,
    visits_a_month: int = 10_000,
    utc_offset_min: int = 480,
    site: str = TRUCK,
    last_day: date | None = None,
    identity: Identity | None = None,
) -> int:
    """Write ``months`` months from ``first_month`` (``2021-12``) into a new ledger.

    ``visits_a_month``: exhibits opened, on average over all months. ``site``: one of
    :data:`~kiosk.rehearsal.history_days.SITES`. ``last_day`` cuts the last month short.
    ``identity``: whose ledger it is. Returns the number of the last boot.

    :raises ValueError: no such month.
    :raises Trouble: the disk does not let us.
    """
    first, last = months_of(first_month, months)
    last = last if last_day is None else max(first, min(last, last_day))
    story = Story(first, last, seed, visits_a_month * months, utc_offset_min, site)
    open_ledger(ledger).close()
    with told_kindly(ledger):
        _write(ledger, story.messages())
    made = open_ledger(ledger)
    try:
        made.begin_run()  # as the next start would find it
        for wall_s, mended in story.incidents():
            made.note_incident(wall_s, mended.trouble().code, mended.trouble().what.en)
        if identity is not None:
            made.keep_identity(identity)
    finally:
        made.close()
    return story.last_boot


def _write(ledger: Path, messages: Iterable[Message]) -> None:
    """Many messages a transaction and no waiting for the disk: nobody would miss this ledger."""
    with contextlib.closing(sqlite3.connect(ledger)) as connection:
        for pragma in _FAST:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        db = Database(connection, execute_plugins=False)
        waiting = iter(messages)
        more = True
        while more:
            with db.atomic():
                for _ in range(_A_TRANSACTION):
                    message = next(waiting, None)
                    if message is None:
                        more = False
                        break
                    count(db, message)
