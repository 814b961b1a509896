"""Numbers only grow, confirmations hold only for what is there, and the install id is settled."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.visits.facts import (
    Acknowledged,
    HeldCounts,
    InstallRenewed,
    Message,
    ResendAsked,
    SegmentOpened,
)
from kiosk.visits.identity import identity_of, read_identity, settle_identity
from kiosk.visits.ledger import Ledger, open_ledger
from kiosk.visits.mend import open_or_mend
from kiosk.visits.outing import Moment
from tests.visits.making import UTC8, Bench, Room, rows

ExpectLog = Callable[..., object]
OLD, NEW = "a" * 32, "b" * 32
PAGE = 4096
TABLES = ("orders", "outings_confirmed", "resend", "install_ids", "acknowledged")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger" / "ledger.db"


def _opened(segment: int, boot: int, mono_s: int, wall_s: int = 1_800_000_000) -> SegmentOpened:
    return SegmentOpened(segment, "start", boot, wall_s, UTC8, "", mono_s)


def _apply(path: Path, *messages: Message) -> None:
    ledger = open_ledger(path)
    for message in messages:
        ledger.apply(message)
    ledger.close()


def _all(path: Path) -> dict[str, set[tuple[object, ...]]]:
    return {table: set(rows(path, f"SELECT * FROM {table}")) for table in TABLES}


def test_segments_are_numbered_as_they_are_opened_and_only_once(path: Path) -> None:
    messages = [_opened(7, 1, 10), _opened(3, 1, 20), _opened(5, 2, 5)]
    _apply(path, *messages, *messages)
    assert rows(path, "SELECT segment, number FROM orders ORDER BY number") == [
        (7, 1),
        (3, 2),
        (5, 3),
    ]


def test_an_older_ledger_is_numbered_by_its_boots_and_seconds(path: Path) -> None:
    _apply(path, _opened(7, 2, 10), _opened(3, 1, 20), _opened(5, 1, 5, wall_s=1_900_000_000))
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("orders", "outings_confirmed", "resend", "install_ids"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm006_counting_out'")
    _apply(path, _opened(9, 3, 1))
    assert rows(path, "SELECT segment FROM orders ORDER BY number") == [(5,), (3,), (7,), (9,)]
    assert rows(path, "SELECT number FROM orders ORDER BY number") == [(1,), (2,), (3,), (4,)]


def _counts(path: Path, segment: int) -> HeldCounts:
    query = f"SELECT count(*), coalesce(sum(count), 0) FROM tallies WHERE segment = {segment}"
    ((tallies, total),) = rows(path, query)
    assert isinstance(tallies, int)
    assert isinstance(total, int)
    return HeldCounts(segment, tallies, total)


def _filled(path: Path) -> HeldCounts:
    bench = Bench()
    _apply(path, *bench.sessions(2))
    return _counts(path, bench.opened[0].id)


def test_an_open_or_another_segment_is_not_confirmed(path: Path) -> None:
    held = _filled(path)
    _apply(path, Acknowledged((held,), (), 1, 1, "r"))
    assert rows(path, "SELECT * FROM acknowledged") == []
    ledger = open_ledger(path)
    ledger.begin_run()
    ledger.close()
    for other in (held._replace(total=held.total + 1), held._replace(segment=held.segment ^ 1)):
        _apply(path, Acknowledged((other,), (), 1, 1, "r"))
    assert rows(path, "SELECT * FROM acknowledged") == []
    _apply(path, Acknowledged((held,), (), 1, 9, "r"))
    assert rows(path, "SELECT * FROM acknowledged") == [(held.segment, 9, "r")]


def test_a_wish_is_stronger_than_what_was_said_before_it_and_ends_with_what_is_said_after(
    path: Path,
) -> None:
    held = _filled(path)
    ledger = open_ledger(path)
    ledger.begin_run()
    ledger.close()
    for asked in (ResendAsked((held.segment,), 50, 1), ResendAsked((), 50, 1)):
        _apply(path, Acknowledged((held,), (), 40, 1, "r"))
        _apply(path, asked, Acknowledged((held,), (), 49, 1, "r"))
        assert rows(path, "SELECT * FROM acknowledged") == []
        _apply(path, Acknowledged((held,), (), 50, 1, "r"))
        assert rows(path, "SELECT count(*) FROM acknowledged") == [(1,)]
        _apply(path, ResendAsked((held.segment + 1,), 60, 1))  # nobody here
        assert rows(path, "SELECT count(*) FROM acknowledged") == [(1,)]
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DELETE FROM acknowledged")


def test_all_of_it_survives_a_lost_first_page(path: Path, expect_log: ExpectLog) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "the ledger (is damaged|was mended)")
    held = _filled(path)
    ledger = open_ledger(path)
    ledger.begin_run()
    ledger.keep_identity(identity_of(OLD))
    ledger.close()
    renewed = InstallRenewed(OLD, NEW, Moment(1, 2, 3))
    _apply(path, Acknowledged((held,), (), 40, 1, "r"), renewed, *Bench().sessions(1))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO outings_confirmed VALUES (5, 2, 9)")
        connection.execute("INSERT INTO resend VALUES (77, 8, 9)")
    before = _all(path)
    assert all(before.values())
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
    ledger, mended = open_or_mend(path, [], UTC8, 1)
    ledger.close()
    assert mended is not None
    assert _all(path) == before


def test_what_one_of_two_copies_says_was_asked_for_is_asked_for(
    path: Path, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "the ledger (is damaged|was mended)")
    held = _filled(path)
    ledger = open_ledger(path)
    ledger.begin_run()
    ledger.apply(Acknowledged((held,), (), 40, 1, "r"))
    ledger.back_up()  # of before the wish
    ledger.apply(ResendAsked((held.segment,), 50, 1))
    ledger.close()
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
    open_or_mend(path, [], UTC8, 1)[0].close()
    assert rows(path, "SELECT * FROM acknowledged") == []


def test_a_mended_segment_without_a_number_gets_the_next(path: Path, expect_log: ExpectLog) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "the ledger (is damaged|was mended)")
    _apply(path, *Bench().sessions(1), *Bench().sessions(1))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("DELETE FROM orders WHERE number = 1")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
    open_or_mend(path, [], UTC8, 1)[0].close()
    assert rows(path, "SELECT number FROM orders ORDER BY number") == [(2,), (3,)]


def _ids(path: Path) -> list[tuple[object, ...]]:
    return rows(path, "SELECT since, install_id FROM install_ids ORDER BY since")


def _known_as(path: Path, install_id: str) -> Ledger:
    ledger = open_ledger(path)
    ledger.keep_identity(identity_of(install_id))
    return ledger


def test_a_new_install_id_is_taken_once_and_by_nobody_else(path: Path) -> None:
    _known_as(path, OLD).close()
    _apply(path, _opened(7, 1, 10), InstallRenewed("c" * 32, NEW, Moment(1, 2, 3)))
    assert _ids(path) == [(0, OLD)]
    _apply(path, InstallRenewed(OLD, NEW, Moment(1, 2, 3)))
    _apply(path, InstallRenewed(OLD, "d" * 32, Moment(1, 2, 3)))
    assert _ids(path) == [(0, OLD), (2, NEW)]
    assert rows(path, "SELECT install_id FROM device") == [(NEW,)]


def test_the_power_goes_before_the_file_knows_of_the_new_id(tmp_path: Path) -> None:
    room = Room(tmp_path)
    first = settle_identity(tmp_path / "identity.json", identity_of(OLD))
    ledger = _known_as(room.ledger, OLD)
    ledger.apply(InstallRenewed(OLD, NEW, Moment(1, 2, 3)))  # and the power goes
    ledger.close()
    assert read_identity(tmp_path / "identity.json") == first
    room.writer.start()
    assert room.writer.flush(10)
    room.writer.stop(10)
    assert room.writer.identity == identity_of(NEW)
    assert read_identity(tmp_path / "identity.json") == identity_of(NEW)
    assert _ids(room.ledger) == [(0, OLD), (1, NEW)]


def test_the_writer_takes_the_new_id_at_once(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.writer.start()
    room.writer.post(_opened(7, 1, 10))
    assert room.writer.flush(10)
    old = room.writer.identity
    assert old is not None
    room.writer.post(InstallRenewed(old.install_id, NEW, Moment(1, 2, 3)))
    assert room.writer.flush(10)
    room.writer.stop(10)
    assert room.writer.identity == identity_of(NEW)
    assert read_identity(tmp_path / "identity.json") == identity_of(NEW)


def test_a_ledger_that_moves_to_another_machine_keeps_what_it_counted_where_it_was(
    path: Path,
) -> None:
    _known_as(path, OLD).close()
    _apply(path, _opened(7, 1, 10), _opened(8, 1, 20))
    _known_as(path, NEW).close()
    assert _ids(path) == [(0, OLD), (3, NEW)]
