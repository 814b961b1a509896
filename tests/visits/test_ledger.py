from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import Trouble
from kiosk.visits.aside import BACKUP_NAME
from kiosk.visits.facts import EndReason, Message
from kiosk.visits.identity import new_identity
from kiosk.visits.ledger import Damaged, Ledger, open_ledger
from kiosk.visits.totals import read_totals
from tests.core.weakness import read_only_folder
from tests.visits.making import (
    NEWER,
    UTC8,
    Bench,
    assert_tallies_are_the_sum_of_the_rows,
    rows,
    tables,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger" / "ledger.db"


def _filled(path: Path, messages: list[Message]) -> Ledger:
    ledger = open_ledger(path)
    for message in messages:
        ledger.apply(message)
    return ledger


def test_the_file_writes_ahead_and_flushes_every_commit(path: Path) -> None:
    ledger = open_ledger(path)
    with ledger.transaction() as db:
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)
    ledger.close()
    assert rows(path, "PRAGMA journal_mode") == [("wal",)]


def test_what_is_counted_can_be_read_while_the_ledger_is_open(path: Path) -> None:
    ledger = _filled(path, Bench().sessions(7))
    totals = read_totals(path, None, UTC8)
    assert totals.sessions == 7
    assert {exhibit: each.opened for exhibit, each in totals.exhibits.items()} == {
        "cn.kepu.a": 3,
        "cn.kepu.b": 2,
        "cn.kepu.c": 2,
    }
    assert totals.overall.asked == 21
    assert totals.overall.right == 0 + 1 + 2 + 3 + 0 + 1 + 2
    assert totals.overall.seconds == 6 + 7 + 8 + 9 + 10 + 6 + 7
    ledger.close()


def test_opening_again_changes_nothing(path: Path) -> None:
    _filled(path, Bench().all_sorts(5)).close()
    before = tables(path)
    open_ledger(path).close()
    assert tables(path) == before


@given(st.integers(1, 5), st.randoms(use_true_random=False))
def test_a_message_may_come_any_number_of_times(
    tmp_path_factory: pytest.TempPathFactory, sessions: int, dice: object
) -> None:
    messages = Bench().all_sorts(sessions)
    folder = tmp_path_factory.mktemp("twice")
    once, often = folder / "once" / "ledger.db", folder / "often" / "ledger.db"
    _filled(once, messages).close()
    repeated: list[Message] = []
    for number in range(len(messages)):
        # What a lost confirmation leads to: an earlier stretch comes again.
        again = dice.randint(0, number)  # type: ignore[attr-defined]
        repeated += messages[again : number + 1]
    _filled(often, repeated).close()
    assert tables(often) == tables(once)
    assert_tallies_are_the_sum_of_the_rows(often)


def test_a_message_is_stored_whole_or_not_at_all(path: Path) -> None:
    bench = Bench()
    bench.sessions(1)
    ledger = _filled(path, bench.posted)
    before = tables(path)
    bench.visit()
    connection = ledger.transaction()
    with connection as db:
        db.execute(
            "CREATE TRIGGER stop BEFORE INSERT ON answers BEGIN SELECT raise(ABORT, 'x');END"
        )
    with pytest.raises(sqlite3.IntegrityError):
        ledger.apply(bench.noted[-1])
    assert tables(path) == before
    ledger.close()


def test_a_start_seals_what_was_open_and_closes_lost_sessions(path: Path) -> None:
    bench = Bench()
    bench.sessions(1)
    bench.visit()  # and the power goes
    _filled(path, bench.posted).close()
    ledger = open_ledger(path)
    ledger.begin_run()
    assert rows(path, "SELECT sealed FROM segments") == [(1,)]
    assert sorted(rows(path, "SELECT ended FROM sessions")) == [("left",), ("lost",)]
    ledger.close()


def test_a_segment_of_this_run_stays_open(path: Path) -> None:
    ledger = open_ledger(path)
    ledger.begin_run()
    for message in Bench().sessions(1):
        ledger.apply(message)
    assert rows(path, "SELECT sealed FROM segments") == [(0,)]
    ledger.close()


def test_how_a_session_ended_is_not_overwritten(path: Path) -> None:
    bench = Bench()
    bench.visit()
    bench.counter.end(EndReason.NEXT)
    ledger = _filled(path, bench.posted)
    ledger.begin_run()
    ledger.apply(bench.noted[0])
    assert rows(path, "SELECT ended, duration_s FROM sessions") == [("next", 6)]
    ledger.close()


def test_versions_of_an_exhibit_are_counted_apart_and_read_together(path: Path) -> None:
    bench = Bench()
    bench.counter.touch()
    for version in ("1.0.0", "1.1.0"):
        bench.counter.enter("cn.kepu.a", version)
        bench.clock.advance(5)
        bench.counter.answer("q1", True)
        bench.counter.touch()
        bench.counter.leave(completed=True)
    _filled(path, bench.posted).close()
    asked = "SELECT version, count FROM tallies WHERE metric = 'asked' ORDER BY version"
    assert rows(path, asked) == [("1.0.0", 1), ("1.1.0", 1)]
    assert read_totals(path, None, UTC8).exhibits["cn.kepu.a"].asked == 2


def test_the_ledger_keeps_a_copy_of_the_identity(path: Path) -> None:
    ledger = open_ledger(path)
    assert ledger.identity_copy() is None
    for identity in (new_identity(), new_identity()):
        ledger.keep_identity(identity)
        assert ledger.identity_copy() == identity
    ledger.close()


def test_the_backup_is_one_whole_sound_file(path: Path) -> None:
    ledger = _filled(path, Bench().sessions(5))
    ledger.back_up()
    ledger.back_up()
    ledger.close()
    assert sorted(each.name for each in path.parent.iterdir()) == [BACKUP_NAME, path.name]
    backup = path.with_name(BACKUP_NAME)
    assert tables(backup) == tables(path)
    assert rows(backup, "PRAGMA integrity_check") == [("ok",)]


def test_a_foreign_database_is_no_ledger(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE sessions (name TEXT)")
    connection.close()
    with pytest.raises(Damaged):
        open_ledger(path)


def test_a_ledger_without_one_of_its_tables_is_damaged(path: Path) -> None:
    ledger = open_ledger(path)
    with ledger.transaction() as db:
        db.execute("DROP TABLE tallies")
    ledger.close()
    with pytest.raises(Damaged, match="tallies"):
        open_ledger(path)


def test_a_ledger_whose_column_has_lost_its_name_is_damaged(path: Path) -> None:
    """A bad sector in the schema: SQLite takes the torn name for another column."""
    ledger = open_ledger(path)
    with ledger.transaction() as db:
        db.execute("ALTER TABLE outings RENAME COLUMN ended_boot TO ended_boo")
    ledger.close()
    with pytest.raises(Damaged, match=r"outings\.ended_boot"):
        open_ledger(path)


@pytest.mark.parametrize("content", [b"not a database at all, but long enough" * 9, b"SQLite"])
def test_what_is_no_database_is_damaged(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(Damaged):
        open_ledger(path)


def test_a_read_only_folder_is_trouble() -> None:
    with read_only_folder() as folder, pytest.raises(Trouble) as caught:
        open_ledger(folder / "ledger" / "ledger.db")
    assert caught.value.code == "read-only"


def test_a_file_where_the_folder_should_be_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_text("in the way")
    with pytest.raises(Trouble):
        open_ledger(tmp_path / "ledger" / "ledger.db")


def test_a_lock_is_trouble_and_passes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.visits.ledger._WAIT_FOR_LOCK_S", 0.05)
    messages = Bench().sessions(1)
    ledger = open_ledger(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Trouble) as caught:
        ledger.apply(messages[0])
    assert caught.value.code == "ledger-locked"
    other.execute("ROLLBACK")
    other.close()
    ledger.apply(messages[0])
    ledger.close()


def test_a_file_that_became_read_only_is_trouble(path: Path) -> None:
    messages = Bench().sessions(1)
    ledger = open_ledger(path)
    ledger._db.conn.execute("PRAGMA query_only = ON")
    with pytest.raises(Trouble) as caught:
        ledger.apply(messages[0])
    assert caught.value.code == "read-only"
    assert str(path.parent) in caught.value.next_step.zh
    ledger.close()


def test_a_full_disk_is_trouble_and_what_was_stored_stays(path: Path) -> None:
    messages = Bench().sessions(300)
    ledger = _filled(path, messages[:10])
    before = tables(path)
    with ledger.transaction() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
    ledger._db.conn.execute(f"PRAGMA max_page_count = {pages}")
    done = 0
    with pytest.raises(Trouble) as caught:
        for message in messages[10:]:
            ledger.apply(message)
            done += 1
    assert caught.value.code == "disk-full"
    ledger._db.conn.execute("PRAGMA max_page_count = 100000")
    for message in messages[10 + done :]:
        ledger.apply(message)
    ledger.close()
    assert before["visits"] < tables(path)["visits"]
    assert read_totals(path, None, UTC8).sessions == 300
    assert_tallies_are_the_sum_of_the_rows(path)


def test_hands_of_a_class_are_in_no_other_number(path: Path) -> None:
    bench = Bench()
    bench.lesson("cn.kepu.a", raised=20, right=12)
    bench.visit("cn.kepu.a")
    bench.counter.end(EndReason.LEFT)
    _filled(path, bench.posted).close()
    totals = read_totals(path, None, UTC8)
    assert totals.in_class.as_json() == {
        "sessions": 1,
        "exhibits": {"cn.kepu.a": {"hands": 41, "hands_right": 33}},
    }
    row = totals.exhibits["cn.kepu.a"]
    assert (totals.sessions, row.opened, row.asked, row.right) == (2, 2, 3, 1)
    by_question = "SELECT question, metric, count FROM tallies WHERE metric LIKE 'hands%'"
    assert set(rows(path, by_question)) == {
        ("q0", "hands", 20),
        ("q0", "hands_right", 12),
        ("q1", "hands", 21),
        ("q1", "hands_right", 21),
    }
    assert_tallies_are_the_sum_of_the_rows(path)


def test_each_of_two_players_has_an_own_first_try(path: Path) -> None:
    bench = Bench()
    bench.duel("cn.kepu.b")
    _filled(path, bench.posted).close()
    totals = read_totals(path, None, UTC8)
    row = totals.exhibits["cn.kepu.b"]
    assert (totals.sessions, row.opened, row.completed, row.asked, row.right) == (1, 1, 1, 4, 2)
    asked = "SELECT question, count FROM tallies WHERE metric = 'asked'"
    assert set(rows(path, asked)) == {("q0", 2), ("q1", 2)}
    assert_tallies_are_the_sum_of_the_rows(path)


def test_a_ledger_of_the_first_form_gets_the_newer_tables_and_keeps_its_rows(path: Path) -> None:
    _filled(path, Bench().sessions(3)).close()
    before = tables(path)
    connection = sqlite3.connect(path)
    for table in NEWER:
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name LIKE 'm003%'")
    connection.commit()
    connection.close()
    ledger = open_ledger(path)
    assert tables(path) == before
    bench = Bench()
    bench.all_sorts(1)
    for message in bench.posted:
        ledger.apply(message)
    ledger.close()
    assert_tallies_are_the_sum_of_the_rows(path)
    assert read_totals(path, None, UTC8).in_class.classes == 1
