"""The figures of a period, and its series: what the operator's page reads."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.errors import Trouble
from kiosk.visits import asking, days
from kiosk.visits.dated import open_dated
from kiosk.visits.days import Column, Figures, OnSite, Sums, read_figures
from kiosk.visits.facts import EndReason, Message, OutingNoted
from kiosk.visits.ledger import open_ledger
from kiosk.visits.outing import BY_OPERATOR, DAY, OUTING, Moment, Outing
from kiosk.visits.period import Period
from tests.visits.making import UTC8, Bench, rows

BEIJING = timezone(timedelta(hours=8))


def at(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> float:
    return datetime(year, month, day, hour, minute, tzinfo=BEIJING).timestamp()


def store(path: Path, messages: list[Message]) -> Path:
    kept = open_ledger(path)
    for message in messages:
        kept.apply(message)
    kept.close()
    return path


def visits(*when: tuple[float, int]) -> list[Message]:
    """So many sessions of one visit, from that moment on."""
    bench = Bench()
    for wall_s, count in when:
        bench.clock.advance(wall_s - bench.clock.wall_s())
        for _ in range(count):
            bench.visit(seconds=10, right=2)
            bench.counter.end(EndReason.LEFT)
    return bench.posted


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """One visit in October 2026, one late on a day in November, three on the next day."""
    november = (at(2026, 11, 29, 23, 58), 1), (at(2026, 11, 30, 0, 1), 3)
    return store(tmp_path / "ledger.db", visits((at(2026, 10, 31), 1), *november))


def figures(ledger: Path, label: str) -> Figures:
    return read_figures(ledger, Period(label), UTC8)


def used(found: Figures) -> dict[str, int]:
    return {one.part: one.sessions.all for one in found.columns if one.sessions.all}


def test_a_day_ends_at_midnight_of_the_place(ledger: Path) -> None:
    first, second = figures(ledger, "2026-11-29"), figures(ledger, "2026-11-30")
    assert (first.totals.sessions, second.totals.sessions) == (1, 3)
    assert read_figures(ledger, Period("2026-11-29"), 0).totals.sessions == 4


def test_a_day_has_its_hours_a_month_its_days_a_year_its_months(ledger: Path) -> None:
    assert used(figures(ledger, "2026-11-29")) == {"23": 1}
    assert used(figures(ledger, "2026-11-30")) == {"00": 3}
    assert used(figures(ledger, "2026-11")) == {"2026-11-29": 1, "2026-11-30": 3}
    assert used(figures(ledger, "2026")) == {"2026-10": 1, "2026-11": 4}
    assert len(figures(ledger, "2026-11").columns) == 30


def test_all_numbers_are_of_the_same_period(ledger: Path) -> None:
    month = figures(ledger, "2026-11")
    assert month.sessions.all == month.totals.sessions == 4
    assert month.totals.overall.asked == 12
    assert month.hardest == ()  # four answers are too few
    year = figures(ledger, "2026")
    assert [(one.question, one.asked, one.right) for one in year.hardest] == [("q2", 5, 0)]
    assert (year.first, year.last) == ("2026-10-31", "2026-11-30")


def test_where_there_is_no_ledger_everything_is_nothing(tmp_path: Path) -> None:
    found = figures(tmp_path / "none.db", "2026-03")
    assert found.totals.sessions == 0
    assert found.columns[4] == Column("2026-03-05")
    assert (found.first, found.last) == ("", "")
    assert not list(tmp_path.iterdir())


def test_the_year_before_stands_beside_each_month(tmp_path: Path) -> None:
    path = store(
        tmp_path / "ledger.db",
        visits((at(2025, 3, 1), 2), (at(2025, 4, 1), 1), (at(2026, 3, 1), 5)),
    )
    year = figures(path, "2026")
    assert {one.part: one.before for one in year.columns if one.before} == {
        "2026-03": 2,
        "2026-04": 1,
    }
    assert year.before == 3
    march = figures(path, "2026-03")
    assert march.before == 2
    assert not any(one.before for one in march.columns)


def test_what_was_folded_has_its_month_and_no_day(tmp_path: Path) -> None:
    path = store(tmp_path / "ledger.db", visits((at(2026, 3, 5), 2)))
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO month_sums SELECT '2026-03', exhibit, version, question, metric, count"
            "  FROM tallies"
        )
        connection.execute("INSERT INTO folded SELECT id, '2026-03' FROM segments")
        connection.execute("DELETE FROM tallies")
    connection.close()
    march = figures(path, "2026-03")
    assert march.sessions == Sums(folded=2)
    assert march.totals.overall.opened == 2
    assert used(march) == {}
    assert used(figures(path, "2026")) == {"2026-03": 2}
    assert figures(path, "2026-03-05").totals.sessions == 0
    assert march.first == "2026-03-01"


def outing(id: int, wall_s: float, **fields: Any) -> Outing:
    moment = Moment(1, int(wall_s) % 100_000, int(wall_s))
    base = Outing(id, 1, OUTING, moment, "北四家子小学", ended=moment, closed_by=BY_OPERATOR)
    return base._replace(**fields)


def test_what_staff_recorded_is_summed_by_the_last_revision(tmp_path: Path) -> None:
    records = [
        outing(7, at(2026, 3, 5), head_count=80, odometer_start_km=100, odometer_end_km=160),
        outing(
            7,
            at(2026, 3, 5),
            revision=2,
            head_count=90,
            head_is_estimate=False,
            odometer_start_km=100,
            odometer_end_km=160,
        ),
        outing(8, at(2026, 3, 6), head_count=860, odometer_start_km=160),
        outing(9, at(2026, 3, 7)),
        outing(10, at(2026, 4, 1), head_count=5, form=DAY),
    ]
    messages: list[Message] = [OutingNoted(one) for one in records]
    path = store(tmp_path / "ledger.db", messages)
    march = figures(path, "2026-03")
    assert march.on_site == OnSite(
        outings=3, days=0, heads=950, with_heads=2, estimated=1, km=60, with_km=1
    )
    assert [one.part[-2:] for one in march.columns if one.outings] == ["05", "06", "07"]
    assert figures(path, "2026-04").on_site.days == 1
    assert (march.first, march.last) == ("2026-03-05", "2026-04-01")


def test_a_head_count_never_comes_into_what_the_screen_counted(tmp_path: Path) -> None:
    messages = visits((at(2026, 3, 5), 2))
    path = store(tmp_path / "one.db", messages)
    noted: list[Message] = [OutingNoted(outing(7, at(2026, 3, 5), head_count=100_000))]
    with_people = figures(store(tmp_path / "two.db", [*messages, *noted]), "2026-03")
    without = figures(path, "2026-03")
    assert with_people.totals == without.totals
    assert with_people.sessions.all == without.sessions.all == 2
    assert with_people.on_site.heads == 100_000


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 700), st.integers(1, 3)), min_size=1, max_size=6))
def test_the_parts_of_a_year_are_the_year(
    tmp_path_factory: pytest.TempPathFactory, spread: list[tuple[int, int]]
) -> None:
    """Whatever day it was: hours sum to days, days to months, months to years."""
    start_s = at(2025, 1, 1, 9)
    when = sorted((start_s + day * 86_400.0, count) for day, count in dict(spread).items())
    path = store(tmp_path_factory.mktemp("year") / "ledger.db", visits(*when))
    total = 0
    for year in ("2025", "2026"):
        found = figures(path, year)
        total += found.totals.sessions
        for month in found.columns:
            each = figures(path, month.part)
            assert each.totals.sessions == sum(used(each).values()) == month.sessions.all
            for day in each.columns:
                if day.sessions.all:
                    assert sum(used(figures(path, day.part)).values()) == day.sessions.all
    assert total == sum(count for _, count in when)


def test_counts_that_have_lost_their_time_are_in_no_period(ledger: Path) -> None:
    with sqlite3.connect(ledger) as connection:
        connection.execute("DELETE FROM segments")
    connection.close()
    assert figures(ledger, "2026").totals.sessions == 0


def test_a_day_whose_sessions_have_gone_still_has_its_sum(ledger: Path) -> None:
    with sqlite3.connect(ledger) as connection:
        for table in ("sessions", "visits", "answers"):
            connection.execute(f"DELETE FROM {table}")
    connection.close()
    day = figures(ledger, "2026-11-30")
    assert day.sessions.all == day.totals.sessions == 3
    assert used(day) == {}


@pytest.mark.parametrize("query", [days._TALLIES, days._SERIES])
def test_a_period_is_reached_through_its_segments_not_through_all_that_was_counted(
    ledger: Path, query: str
) -> None:
    with open_dated(ledger, UTC8) as dated:
        assert dated is not None
        given = {"within": "2026-11*", "length": 10}
        plan = [row[3] for row in dated.execute(f"EXPLAIN QUERY PLAN {query}", given)]
    assert any(step.startswith("SEARCH tallies") for step in plan)
    assert not any(step.startswith("SCAN tallies") for step in plan)


def test_reading_leaves_the_ledger_as_it_is(ledger: Path) -> None:
    before = ledger.read_bytes()
    figures(ledger, "2026-11")
    assert ledger.read_bytes() == before
    assert rows(ledger, "SELECT name FROM sqlite_master WHERE name = 'dated'") == []


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
            figures(ledger, "2026-11")
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert caught.value.code == "ledger-busy"
    assert figures(ledger, "2026-11").totals.sessions == 4
