"""The program before meets a ledger of the new one: nothing is lost, and counting goes on."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from kiosk.visits import ledger as ledgers
from kiosk.visits import schema
from kiosk.visits.aside import BEFORE_NAME
from kiosk.visits.before_update import keep_before_update
from kiosk.visits.ledger import Newer, open_ledger
from kiosk.visits.mend import open_or_mend
from kiosk.visits.totals import read_totals
from tests.visits.making import UTC8, Bench, assert_tallies_are_the_sum_of_the_rows, rows

ExpectLog = Callable[..., object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger" / "ledger.db"


def _fill(path: Path, bench: Bench, sessions: int) -> None:
    with contextlib.closing(open_ledger(path)) as ledger:
        for message in bench.sessions(sessions):
            ledger.apply(message)


def _as_a_newer_program_writes(path: Path) -> None:
    """Sessions get a column that an older program cannot fill; monthly sums another shape."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.executescript(
            f"""
            ALTER TABLE sessions RENAME TO older;
            CREATE TABLE sessions AS SELECT older.*, 'touch' AS way FROM older;
            DROP TABLE older;
            ALTER TABLE month_sums ADD COLUMN way TEXT;
            PRAGMA user_version = {schema.GENERATION + 1};
            """
        )


def test_it_goes_on_with_what_was_before_and_sets_the_newer_one_aside(
    path: Path, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "the ledger (is a newer one|was mended)")
    bench = Bench()
    _fill(path, bench, 7)
    before = read_totals(path, None, UTC8)
    keep_before_update(path)
    _as_a_newer_program_writes(path)
    with pytest.raises(Newer):
        open_ledger(path)
    ledger, mended = open_or_mend(path, [], UTC8, 1_800_000_000)
    ledger.close()
    assert mended is not None and mended.newer
    assert mended.trouble().code == "ledger-newer"
    assert (mended.sessions, read_totals(path, None, UTC8)) == (7, before)
    assert_tallies_are_the_sum_of_the_rows(path)
    assert rows(path, "SELECT code FROM incidents") == [("ledger-newer",)]
    aside = path.parent.with_name("ledger.damaged-1")
    assert rows(aside / "ledger.db", "SELECT DISTINCT way FROM sessions") == [("touch",)]
    _fill(path, bench, 2)
    assert read_totals(path, None, UTC8).sessions == 9
    assert open_or_mend(path, [], UTC8, 1_800_000_000)[1] is None, "once"


def test_what_the_newer_program_counted_in_the_old_shape_is_carried_on(
    path: Path, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "the ledger (is a newer one|was mended)")
    bench = Bench()
    _fill(path, bench, 4)
    keep_before_update(path)
    _fill(path, bench, 3)  # tallies are what the hub is told; their shape has not changed
    tallied = "SELECT sum(count) FROM tallies WHERE metric = 'opened'"
    counted = rows(path, tallied)
    _as_a_newer_program_writes(path)
    ledger, _ = open_or_mend(path, [], UTC8, 1_800_000_000)
    ledger.close()
    assert rows(path, tallied) == counted == [(7,)]


def test_links_that_only_add_do_an_older_program_no_harm(path: Path) -> None:
    bench = Bench()
    _fill(path, bench, 3)
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.executescript(
            "CREATE TABLE moods (id INTEGER PRIMARY KEY);ALTER TABLE sessions ADD COLUMN mood TEXT;"
        )
    _fill(path, bench, 2)
    assert read_totals(path, None, UTC8).sessions == 5


def test_the_form_before_is_kept_by_whoever_changes_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(path, Bench(), 3)
    assert not path.with_name(BEFORE_NAME).exists(), "nothing has changed"
    assert rows(path, "PRAGMA user_version") == [(schema.GENERATION,)]
    monkeypatch.setattr(schema.migrations, "_migrations", [*schema.migrations._migrations])

    @schema.migrations()
    def m999_moods(db: Database) -> None:
        db.execute("CREATE TABLE moods (id INTEGER PRIMARY KEY)")

    open_ledger(path).close()
    moods = "SELECT count(*) FROM sqlite_master WHERE name = 'moods'"
    assert rows(path, moods) == [(1,)]
    assert rows(path.with_name(BEFORE_NAME), moods) == [(0,)]
    assert rows(path.with_name(BEFORE_NAME), "SELECT count(*) FROM sessions") == [(3,)]


def test_cut_off_between_two_links_the_next_start_finds_the_form_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(path, Bench(), 3)
    monkeypatch.setattr(schema.migrations, "_migrations", [*schema.migrations._migrations])

    @schema.migrations()
    def m998_moods(db: Database) -> None:
        db.execute("CREATE TABLE moods (id INTEGER PRIMARY KEY)")

    @schema.migrations()
    def m999_cut(db: Database) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ledgers, "GENERATION", schema.GENERATION + 1)
    with pytest.raises(KeyboardInterrupt):
        open_ledger(path)
    moods = "SELECT count(*) FROM sqlite_master WHERE name = 'moods'"
    assert rows(path, moods) == [(0,)]
    assert rows(path, "PRAGMA user_version") == [(schema.GENERATION,)]
    assert rows(path.with_name(BEFORE_NAME), "SELECT count(*) FROM sessions") == [(3,)]


def test_a_ledger_that_is_written_meanwhile_is_copied_whole(path: Path) -> None:
    bench = Bench()
    with contextlib.closing(open_ledger(path)) as ledger:
        for message in bench.sessions(5):
            ledger.apply(message)
        kept = keep_before_update(path)
        assert kept == path.with_name(BEFORE_NAME)
        for message in bench.sessions(1):
            ledger.apply(message)
    assert rows(path.with_name(BEFORE_NAME), "SELECT count(*) FROM sessions") == [(5,)]
    assert sorted(one.name for one in path.parent.iterdir()) == [BEFORE_NAME, "ledger.db"]
    assert keep_before_update(path.with_name("nothing.db")) is None
