"""An invented history: years of visits, outings and clocks, as a real kiosk would have kept them.

For tests, benchmarks and pictures, never for a machine in use. What is written are the real
messages, applied by the ledger's own arithmetic, so that it cannot drift from the product; one
seed gives the same rows on every machine.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from kiosk.rehearsal.history_days import TRUCK, months_of
from kiosk.rehearsal.history_story import Story
from kiosk.visits.facts import Message
from kiosk.visits.identity import Identity
from kiosk.visits.ledger import Ledger, open_ledger, told_kindly
from kiosk.visits.retention import steps, survey
from kiosk.visits.tally import count

_A_TRANSACTION = 4_000
_HASTE = ("journal_mode=MEMORY", "synchronous=OFF", "cache_size=-200000", "temp_store=MEMORY")


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
    keep_months: int | None = None,
) -> int:
    """Write ``months`` months from ``first_month`` (``2021-12``) into a new ledger.

    ``visits_a_month``: exhibits opened, on average over all months. ``site``: one of
    :data:`~kiosk.rehearsal.history_days.SITES`. ``last_day`` cuts the last month short.
    ``identity``: whose ledger it is. ``keep_months``: clear it of what is old all along, as a
    kiosk with that setting does; ``None``: keep every row. Returns the number of the last boot.

    :raises ValueError: no such month.
    :raises Trouble: the disk does not let us.
    """
    first, last = months_of(first_month, months)
    last = last if last_day is None else max(first, min(last, last_day))
    story = Story(first, last, seed, visits_a_month * months, utc_offset_min, site)
    open_ledger(ledger).close()
    with told_kindly(ledger), _in_haste(ledger) as made:
        for chapter in story.chapters():
            _write(made, chapter)
            made.begin_run()  # as the next start would find it
            if keep_months is not None:
                for _ in steps(made, survey(ledger, utc_offset_min, keep_months)):
                    pass
        for wall_s, mended in story.incidents():
            made.note_incident(wall_s, mended.trouble().code, mended.trouble().what.en)
        if identity is not None:
            made.keep_identity(identity)
    open_ledger(ledger).close()  # and it is an ordinary one again
    return story.last_boot


@contextlib.contextmanager
def _in_haste(ledger: Path) -> Iterator[Ledger]:
    """The ledger, not waiting for the disk: nobody would miss this one after a power cut."""
    with contextlib.closing(sqlite3.connect(ledger)) as connection:
        for pragma in _HASTE:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        yield Ledger(ledger, Database(connection, execute_plugins=False))


def _write(made: Ledger, messages: Iterable[Message]) -> None:
    """Many messages a transaction."""
    waiting = iter(messages)
    while some := tuple(islice(waiting, _A_TRANSACTION)):
        with made.transaction() as db:
            for message in some:
                count(db, message)
