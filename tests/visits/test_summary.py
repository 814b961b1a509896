"""What the operator's page of figures reads: a day, a month, all time, and the months there are."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.visits import asking
from kiosk.visits.facts import EndReason
from kiosk.visits.ledger import open_ledger
from kiosk.visits.periods import months_counted
from kiosk.visits.summary import ALL_TIME, Period, periods_offered, read_summary
from kiosk.visits.totals import read_totals
from tests.visits.making import UTC8, Bench, rows

BEIJING = timezone(timedelta(hours=8))
FIRST, SECOND = date(2026, 11, 29), date(2026, 11, 30)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """One visit in October, one late on a day in November, three on the next day."""
    bench = Bench()
    for when, visits in (
        (datetime(2026, 10, 31, 12, tzinfo=BEIJING), 1),
        (datetime(2026, 11, 29, 23, 58, tzinfo=BEIJING), 1),
        (datetime(2026, 11, 30, 0, 1, tzinfo=BEIJING), 3),
    ):
        bench.clock.set_wall(when.timestamp())
        for _ in range(visits):
            bench.visit(seconds=10, right=2)
            bench.counter.end(EndReason.LEFT)
    path = tmp_path / "ledger.db"
    kept = open_ledger(path)
    for message in bench.posted:
        kept.apply(message)
    kept.close()
    return path


def test_a_day_ends_at_midnight_of_the_place(ledger: Path) -> None:
    first, second = (read_totals(ledger, None, UTC8, day=day) for day in (FIRST, SECOND))
    assert (first.sessions, second.sessions) == (1, 3)
    assert second.overall.opened == 3
    assert read_totals(ledger, None, 0, day=FIRST).sessions == 4
    assert read_totals(ledger, None, UTC8, day=date(2026, 12, 1)).sessions == 0


def test_a_month_and_a_day_of_another_month_have_nothing_in_common(ledger: Path) -> None:
    assert read_totals(ledger, "2026-10", UTC8, day=SECOND).sessions == 0
    assert read_totals(ledger, "2026-11", UTC8, day=SECOND).sessions == 3


def test_the_months_are_those_that_count_newest_first(ledger: Path) -> None:
    assert months_counted(ledger, UTC8) == ("2026-11", "2026-10")


def test_a_segment_in_which_nothing_was_counted_makes_no_month(tmp_path: Path) -> None:
    bench = Bench()
    bench.clock.set_wall(datetime(2026, 1, 5, tzinfo=UTC).timestamp())
    bench.segments.current()
    path = tmp_path / "ledger.db"
    kept = open_ledger(path)
    for message in bench.posted:
        kept.apply(message)
    kept.close()
    assert rows(path, "SELECT count(*) FROM segments") == [(1,)]
    assert months_counted(path, UTC8) == ()


def test_a_missing_ledger_has_no_months(tmp_path: Path) -> None:
    assert months_counted(tmp_path / "none.db", UTC8) == ()
    assert not list(tmp_path.iterdir())


def test_a_summary_tells_the_same_period_everywhere(ledger: Path) -> None:
    today = read_summary(ledger, Period(day=SECOND), UTC8)
    assert (today.totals.sessions, today.hardest) == (3, ())  # 3 answers are too few
    month = read_summary(ledger, Period("2026-11"), UTC8)
    assert month.totals.sessions == 4
    ever = read_summary(ledger, ALL_TIME, UTC8)
    assert (ever.totals.sessions, ever.months) == (5, ("2026-11", "2026-10"))
    assert [(one.question, one.asked, one.right) for one in ever.hardest] == [("q2", 5, 0)]


def test_what_has_lost_its_time_counts_in_all_time_alone(ledger: Path) -> None:
    connection = sqlite3.connect(ledger)
    with connection:
        connection.execute("DELETE FROM segments")
    connection.close()
    assert read_summary(ledger, ALL_TIME, UTC8).totals.sessions == 5
    assert read_summary(ledger, Period(day=SECOND), UTC8).totals.sessions == 0
    assert read_summary(ledger, Period("2026-11"), UTC8).totals.sessions == 0


def test_periods_go_from_today_back_to_all_time() -> None:
    months = ("2026-10", "1970-01")
    assert periods_offered(SECOND, months) == (
        Period(day=SECOND),
        Period("2026-11"),
        Period("2026-10"),
        Period("1970-01"),
        ALL_TIME,
    )
    assert periods_offered(SECOND, ("2026-11",))[1:] == (Period("2026-11"), ALL_TIME)


def test_a_ledger_that_somebody_holds_is_told_kindly(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "BUSY_S", 0.05)
    holder = sqlite3.connect(ledger, isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN IMMEDIATE")
    holder.execute("UPDATE device SET id = id")
    try:
        with pytest.raises(Trouble) as caught:
            read_summary(ledger, ALL_TIME, UTC8)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert caught.value.code == "ledger-busy"
    assert read_summary(ledger, ALL_TIME, UTC8).totals.sessions == 5
