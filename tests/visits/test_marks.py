"""Ratings and votes: counts only, exact however often they come, and never before their visit."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.visits.facts import OF_SESSION, RATED, WANTED, EndReason, Mark, Message
from kiosk.visits.ledger import open_ledger
from kiosk.visits.schema import migrations
from kiosk.visits.totals import format_totals, read_totals
from tests.visits.making import UTC8, Bench, assert_tallies_are_the_sum_of_the_rows, rows


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger" / "ledger.db"


def _store(path: Path, messages: list[Message]) -> None:
    ledger = open_ledger(path)
    for message in messages:
        ledger.apply(message)
    ledger.close()


def _rated(bench: Bench, answer: int = 3) -> None:
    bench.visit()
    bench.counter.mark(RATED[answer - 1], "clear")
    bench.counter.mark(WANTED, "航天", of_session=True)


def test_a_rating_counts_for_the_exhibit_just_left_and_a_vote_for_none(path: Path) -> None:
    bench = Bench()
    bench.visit("cn.kepu.a")
    bench.visit("cn.kepu.b")
    bench.counter.mark(RATED[0], "again")
    bench.counter.mark(WANTED, "农业", of_session=True)
    bench.counter.end(EndReason.NEXT)
    _store(path, bench.posted)
    totals = read_totals(path, None, UTC8)
    assert totals.ratings == {"cn.kepu.b": {"again": (1, 0, 0)}}
    assert totals.wanted == {"农业": 1}
    assert list(totals.exhibits) == ["cn.kepu.a", "cn.kepu.b"]
    assert_tallies_are_the_sum_of_the_rows(path)


def test_each_is_posted_at_once_when_the_session_has_lasted() -> None:
    bench = Bench()
    _rated(bench)
    assert [mark for noted in bench.noted for mark in noted.marks] == [
        Mark(0, "rated-3", "clear"),
        Mark(OF_SESSION, "wanted", "航天"),
    ]


def test_a_session_too_short_to_count_leaves_no_marks() -> None:
    bench = Bench()
    bench.visit(seconds=1)
    bench.counter.mark(RATED[2], "clear")
    bench.counter.end(EndReason.LEFT)
    assert bench.noted == []


def test_marks_of_an_open_exhibit_wait_for_it(path: Path) -> None:
    bench = Bench()
    bench.counter.touch()
    bench.clock.advance(6)
    bench.counter.touch()
    bench.counter.enter("cn.kepu.a", "1.0.0")
    bench.counter.mark("hands", "q1", 17)
    assert all(not noted.marks for noted in bench.noted)
    bench.counter.leave(completed=True)
    assert bench.noted[-1].marks == (Mark(0, "hands", "q1", 17),)
    _store(path, bench.posted)
    assert rows(path, "SELECT exhibit, question, count FROM tallies WHERE metric = 'hands'") == [
        ("cn.kepu.a", "q1", 17)
    ]


def test_a_mark_where_nobody_is_counts_nothing(expect_log: object) -> None:
    expect_log("kiosk.visits.counter", "WARNING", "not counted")  # type: ignore[operator]
    bench = Bench()
    bench.counter.mark(RATED[2], "clear")
    assert bench.posted == []


@settings(max_examples=30)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_whatever_comes_again_counts_once(
    tmp_path_factory: pytest.TempPathFactory, agains: list[int]
) -> None:
    bench = Bench()
    for number in range(4):
        _rated(bench, number % 3 + 1)
        bench.counter.end(EndReason.NEXT)
        bench.clock.advance(10)
    repeated: list[Message] = []
    for at, message in enumerate(bench.posted):
        repeated += [message, *bench.posted[max(0, at - agains[at % len(agains)]) : at]]
    path = tmp_path_factory.mktemp("marks") / "ledger" / "ledger.db"
    _store(path, repeated)
    totals = read_totals(path, None, UTC8)
    assert totals.ratings == {"cn.kepu.a": {"clear": (2, 1, 1)}}
    assert totals.wanted == {"航天": 4}
    assert_tallies_are_the_sum_of_the_rows(path)


def test_a_ledger_of_before_gets_the_table_and_keeps_what_it_has(path: Path) -> None:
    bench = Bench()
    bench.sessions(5)
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    from sqlite_utils import Database

    from kiosk.visits import schema

    schema.m001_first_tables(Database(connection))
    connection.execute(
        "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT,"
        " name TEXT, applied_at TEXT)"
    )
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('kiosk.visits', 'm001_first_tables', '2026-11-23')"
    )
    connection.execute("INSERT INTO tallies VALUES (7, 'cn.kepu.a', '1.0.0', '', 'opened', 9)")
    connection.commit()
    connection.close()
    _store(path, bench.posted)
    totals = read_totals(path, None, UTC8)
    assert totals.exhibits["cn.kepu.a"].opened == 9 + 2
    assert totals.ratings
    assert [each.name for each in migrations.applied(Database(path))] == [
        "m001_first_tables",
        "m002_marks",
        "m003_classes_and_two_players",
        "m004_time_outings_months",
        "m005_leaner_tables",
        "m006_counting_out",
    ]


def test_the_table_in_words_has_the_ratings_and_the_wishes(path: Path) -> None:
    bench = Bench()
    _rated(bench)
    bench.counter.end(EndReason.LEFT)
    _store(path, bench.posted)
    totals = read_totals(path, None, UTC8)
    chinese, english = (format_totals(totals, tag) for tag in ("zh-Hans", "en"))
    assert "讲得清楚吗" in chinese and "我想看" in chinese and "航天" in chinese
    assert "Was it clear?" in english
    lines = english.splitlines()
    rated = next(line for line in lines if "Was it clear?" in line)
    assert rated.split()[-3:] == ["1", "0", "0"]
