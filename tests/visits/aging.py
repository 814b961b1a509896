"""Old ledgers for the tests of this room: years of history, some of it confirmed by a hub.

``python -m tests.visits.aging LEDGER`` clears one as fast as it can, until somebody kills it.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from kiosk.rehearsal.history import make_history
from kiosk.visits.breakdowns import read_breakdowns
from kiosk.visits.dated import open_dated
from kiosk.visits.hardest import QuestionTotals, read_questions
from kiosk.visits.ledger import open_ledger
from kiosk.visits.periods import months_counted
from kiosk.visits.retention import steps, survey
from kiosk.visits.totals import Totals, read_totals
from tests.visits.making import UTC8, rows

KEEP_MONTHS = 24


class Read(NamedTuple):
    """What reports are made of, by the real reading functions; by month, ``""`` for all time."""

    totals: dict[str, Totals]
    questions: list[QuestionTotals]
    breakdowns: dict[str, dict[str, dict[str, int]]]


def make_old(ledger: Path, seed: int, *, months: int = 31, visits_a_month: int = 40) -> None:
    """A small machine's history, in which nothing has left yet."""
    make_history(
        ledger, first_month="2023-10", months=months, seed=seed, visits_a_month=visits_a_month
    )


def confirm(ledger: Path, segments: Collection[object]) -> None:
    """A hub has these."""
    with closing(sqlite3.connect(ledger)) as connection, connection:
        connection.executemany(
            "INSERT OR IGNORE INTO acknowledged (segment, wall_s, receipt) VALUES (?, 1, 'r')",
            [(segment,) for segment in segments],
        )


def segments_of(ledger: Path) -> list[object]:
    """All segments, in the order of their ids, which are random."""
    return [segment for (segment,) in rows(ledger, "SELECT id FROM segments ORDER BY id")]


def clear(ledger: Path, *, at_most: int | None = None, keep_months: int = KEEP_MONTHS) -> int:
    """A round of clearing, or the first steps of one; how many steps were done."""
    due = survey(ledger, UTC8, keep_months)
    opened = open_ledger(ledger)
    done = 0
    try:
        for _ in steps(opened, due):
            done += 1
            if done == at_most:
                break
    finally:
        opened.close()
    return done


def read_all(ledger: Path) -> Read:
    """Everything that is told of the ledger."""
    months = months_counted(ledger, UTC8)
    with open_dated(ledger, UTC8) as connection:
        assert connection is not None
        breakdowns = {month: read_breakdowns(connection, month, month) for month in months}
    return Read(
        {month: read_totals(ledger, month or None, UTC8) for month in ("", *months)},
        read_questions(ledger, None, UTC8),
        breakdowns,
    )


def main() -> None:
    """Clear again and again; one line a round."""
    ledger = Path(sys.argv[1])
    while True:
        print(clear(ledger), flush=True)


if __name__ == "__main__":
    main()
