from __future__ import annotations

import contextlib
import logging
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.visits import writer as writer_module
from kiosk.visits.facts import EndReason, Message
from kiosk.visits.identity import new_identity, read_identity
from kiosk.visits.ledger import BACKUP_NAME, Damaged, Ledger
from kiosk.visits.totals import read_totals
from tests.core.weakness import file_size_limit, read_only_folder
from tests.visits.making import (
    UTC8,
    Bench,
    Room,
    assert_tallies_are_the_sum_of_the_rows,
    rows,
    tables,
)

ExpectLog = Callable[..., object]
WRITER = "kiosk.visits.writer"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "FIRST_PAUSE_S", 0.05)
    monkeypatch.setattr("kiosk.visits.ledger._WAIT_FOR_LOCK_S", 0.05)


@pytest.fixture
def room(data: Path) -> Iterator[Room]:
    made = Room(data)
    yield made
    made.writer.stop(10)


def _post(room: Room, messages: list[Message]) -> None:
    for message in messages:
        room.writer.post(message)


def _sessions(room: Room) -> int:
    return read_totals(room.ledger, None, UTC8).sessions


def test_what_is_posted_is_stored_in_order(room: Room) -> None:
    room.writer.start()
    _post(room, Bench().sessions(20))
    assert room.writer.flush(10)
    assert _sessions(room) == 20
    assert_tallies_are_the_sum_of_the_rows(room.ledger)
    assert room.told == []


def test_what_is_posted_before_the_start_waits(room: Room) -> None:
    _post(room, Bench().sessions(3))
    assert not room.writer.flush(0.01)
    assert not room.ledger.exists()
    room.writer.start()
    assert room.writer.flush(10)
    assert _sessions(room) == 3


def test_before_the_start_neither_sqlite_nor_the_disk_is_touched(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from kiosk.core.clock import HandClock
from kiosk.core.config import Settings
from kiosk.core.places import find_places
from kiosk.visits import open_visits
visits = open_visits(find_places(Path(sys.argv[1])), HandClock(), Settings(), print)
visits.counter.touch()
visits.counter.enter("cn.kepu.a", "1.0.0")
print(sorted({"sqlite3", "sqlite_utils", "pydantic", "hashlib"} & set(sys.modules)))
"""
    told = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert told.stdout == "[]\n"
    assert not (tmp_path / "data").exists()


def test_starting_twice_makes_one_thread(room: Room) -> None:
    room.writer.start()
    room.writer.start()
    assert room.writer.flush(10)
    assert [thread.name for thread in threading.enumerate()].count("ledger") == 1


def test_many_threads_may_post(room: Room) -> None:
    room.writer.start()
    lots = [Bench().sessions(10) for _ in range(5)]
    threads = [threading.Thread(target=_post, args=(room, lot)) for lot in lots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert room.writer.flush(20)
    assert _sessions(room) == 50


def test_stopping_writes_what_waits_even_if_never_started(data: Path) -> None:
    room = Room(data)
    _post(room, Bench().sessions(5))
    assert room.writer.stop(10)
    assert _sessions(room) == 5
    assert room.writer.stop(10)


def test_stopping_without_anything_to_say_touches_nothing(data: Path) -> None:
    assert Room(data).writer.stop(10)
    assert list(data.iterdir()) == []


def test_a_stop_leaves_one_sound_file(room: Room) -> None:
    room.writer.start()
    _post(room, Bench().sessions(5))
    assert room.writer.stop(10)
    assert sorted(each.name for each in room.ledger.parent.iterdir()) == [BACKUP_NAME, "ledger.db"]


def test_the_next_start_seals_and_closes_what_a_power_cut_left(data: Path) -> None:
    bench = Bench()
    bench.visit()
    first = Room(data)
    _post(first, bench.posted)
    first.writer.stop(10)
    second = Room(data)
    second.writer.start()
    assert second.writer.stop(10)
    assert rows(second.ledger, "SELECT ended FROM sessions") == [("lost",)]
    assert rows(second.ledger, "SELECT sealed FROM segments") == [(1,)]


def test_this_starts_own_session_is_not_taken_for_a_lost_one(room: Room) -> None:
    bench = Bench()
    bench.visit()
    _post(room, bench.posted)
    room.writer.start()
    assert room.writer.flush(10)
    assert rows(room.ledger, "SELECT ended FROM sessions") == [(None,)]
    assert rows(room.ledger, "SELECT sealed FROM segments") == [(0,)]


# The world's troubles: told once, nothing lost.


def test_something_in_the_way_is_told_once_and_nothing_is_lost(
    room: Room, expect_log: ExpectLog
) -> None:
    expect_log(WRITER, logging.WARNING, "cannot-write")
    (room.data / "ledger").write_text("in the way")
    room.writer.start()
    _post(room, Bench().sessions(10))
    room.await_code("cannot-write")
    time.sleep(0.3)  # several attempts
    assert room.codes == ["cannot-write"]
    (room.data / "ledger").unlink()
    assert room.writer.flush(10)
    room.await_code(None)
    assert room.codes == ["cannot-write", None]
    assert _sessions(room) == 10


def test_a_lock_is_told_and_waited_for(room: Room, expect_log: ExpectLog) -> None:
    expect_log(WRITER, logging.WARNING, "ledger-locked")
    room.writer.start()
    messages = Bench().sessions(10)
    _post(room, messages[:2])
    assert room.writer.flush(10)
    other = sqlite3.connect(room.ledger, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before_s = time.monotonic()
    _post(room, messages[2:])
    assert time.monotonic() - before_s < 0.05, "posting never waits"
    room.await_code("ledger-locked")
    other.execute("ROLLBACK")
    other.close()
    assert room.writer.flush(10)
    room.await_code(None)
    assert _sessions(room) == 10
    assert_tallies_are_the_sum_of_the_rows(room.ledger)


def test_a_disk_that_takes_nothing_more_is_told_and_waited_for(
    room: Room, expect_log: ExpectLog
) -> None:
    expect_log(WRITER, logging.WARNING, "disk-error|disk-full|cannot-write")
    room.writer.start()
    messages = Bench().sessions(1500)  # more than any log that is written anew from its start
    _post(room, messages[:5])
    assert room.writer.flush(10)
    wal_bytes = room.ledger.with_name("ledger.db-wal").stat().st_size
    with file_size_limit(wal_bytes + 20_000):
        _post(room, messages[5:])
        while not room.told:
            assert not room.writer.flush(0.05)
    assert room.writer.flush(60)
    room.await_code(None)
    assert _sessions(room) == 1500
    assert_tallies_are_the_sum_of_the_rows(room.ledger)


def test_a_read_only_folder_is_told_and_a_stop_says_what_is_lost(expect_log: ExpectLog) -> None:
    expect_log(WRITER, logging.WARNING, "read-only")
    expect_log(WRITER, logging.ERROR, "could not be stored")
    with read_only_folder() as folder:
        room = Room(folder)
        _post(room, Bench().sessions(1))
        room.writer.start()
        room.await_code("read-only")
        assert room.writer.identity is None
        assert not room.writer.stop(10)
        assert room.codes == ["read-only"]


def test_a_shell_that_fails_to_listen_does_not_stop_the_counting(
    data: Path, expect_log: ExpectLog
) -> None:
    expect_log(WRITER, logging.WARNING, "cannot-write")
    expect_log(WRITER, logging.ERROR, "on_trouble failed")

    class Deaf(Room):
        def _hear(self, trouble: Trouble | None) -> None:
            super()._hear(trouble)
            raise RuntimeError("nobody listens")

    room = Deaf(data)
    (data / "ledger").write_text("in the way")
    room.writer.start()
    _post(room, Bench().sessions(2))
    room.await_code("cannot-write")
    (data / "ledger").unlink()
    assert room.writer.stop(10)
    assert _sessions(room) == 2


# Damage.


def _tear(ledger: Path) -> None:
    ledger.write_bytes(b"\0" * 4096 + ledger.read_bytes()[4096:])


def test_damage_found_at_the_start_is_mended_and_told_once(
    data: Path, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "damaged")
    first = Room(data)
    _post(first, Bench().sessions(20))
    first.writer.stop(10)
    identity = first.writer.identity
    before = tables(first.ledger)
    _tear(first.ledger)
    second = Room(data)
    second.writer.start()
    _post(second, Bench().sessions(1))
    assert second.writer.stop(10)
    assert second.codes == ["ledger-damaged"], "it stands: nobody takes the sentence back"
    assert second.mended == 1
    assert before["visits"] < tables(second.ledger)["visits"]
    assert _sessions(second) == 21
    assert second.writer.identity == identity


def test_damage_in_use_loses_nothing_and_counts_nothing_twice(
    room: Room, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log(WRITER, logging.WARNING, "broke while in use")
    expect_log("kiosk.visits.mend", logging.WARNING, "mended")
    messages = Bench().sessions(20)
    room.writer.start()
    _post(room, messages[:30])
    assert room.writer.flush(10)
    real, broken = Ledger.apply, [True]

    def breaks_once(ledger: Ledger, message: Message) -> None:
        if broken:
            broken.clear()
            ledger.close()
            content = room.ledger.read_bytes()
            room.ledger.write_bytes(b"\0" * 4096 * 4 + content[4096 * 4 :])
            raise Damaged("database disk image is malformed")
        real(ledger, message)

    monkeypatch.setattr(Ledger, "apply", breaks_once)
    _post(room, messages[30:])
    assert room.writer.flush(10)
    assert room.writer.stop(10)
    assert room.codes == ["ledger-damaged"]
    assert room.mended == 1
    assert _sessions(room) == 20
    assert_tallies_are_the_sum_of_the_rows(room.ledger)


def test_a_mended_ledger_gets_its_backup_at_once(data: Path, expect_log: ExpectLog) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "damaged")
    first = Room(data)
    _post(first, Bench().sessions(5))
    first.writer.stop(10)
    _tear(first.ledger)
    second = Room(data)
    second.writer.start()
    assert second.writer.stop(10)
    assert read_totals(second.ledger.with_name(BACKUP_NAME), None, UTC8).sessions == 5


def test_a_mending_is_told_even_if_the_disk_fails_right_after_it(
    data: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "damaged")
    expect_log(WRITER, logging.WARNING, "ledger-locked")
    first = Room(data)
    _post(first, Bench().sessions(5))
    first.writer.stop(10)
    _tear(first.ledger)
    real, locked = Ledger.begin_run, [True]

    def locked_once(ledger: Ledger) -> None:
        if locked:
            locked.clear()
            raise Trouble("ledger-locked", Words("占用。", "Locked."), Words("关闭。", "Close."))
        real(ledger)

    monkeypatch.setattr(Ledger, "begin_run", locked_once)
    second = Room(data)
    second.writer.start()
    second.await_code("ledger-damaged")
    assert second.writer.stop(10)
    assert second.codes == ["ledger-locked", None, "ledger-damaged"]
    assert len(list(data.glob("ledger.damaged-*"))) == 1


def test_a_disk_that_breaks_every_file_is_told_and_borne(
    room: Room, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log(WRITER, logging.WARNING, "broke while in use|disk-error")
    expect_log("kiosk.visits.mend", logging.WARNING, "mended")

    def breaks(_ledger: Ledger, _message: Message) -> None:
        raise Damaged("database disk image is malformed")

    messages = Bench().sessions(2)
    room.writer.start()
    assert room.writer.flush(10)
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "apply", breaks)
        _post(room, messages)
        room.await_code("disk-error")
        time.sleep(1)  # several attempts more
    assert room.writer.flush(10)
    assert _sessions(room) == 2
    assert len(list(room.data.glob("ledger.damaged-*"))) <= 3
    assert room.codes.count("disk-error") == 1


# Our own faults.


def test_a_message_that_cannot_be_counted_does_not_stand_in_the_way(
    room: Room, expect_log: ExpectLog
) -> None:
    expect_log(WRITER, logging.ERROR, r"cannot be counted, code D-[0-9A-F]{4}")
    room.writer.start()
    room.writer.post(cast("Message", "no message of ours"))
    _post(room, Bench().sessions(3))
    assert room.writer.flush(10)
    assert _sessions(room) == 3
    ((code, detail),) = rows(room.ledger, "SELECT code, detail FROM incidents")
    assert (code, str(detail)[:2]) == ("not-counted", "D-")


def test_a_thread_that_ends_is_told_with_a_code(
    data: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log(WRITER, logging.ERROR, "the ledger's thread ended, code D-")
    expect_log(WRITER, logging.ERROR, "could not be stored")

    def defect(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kiosk.visits.mend.open_or_mend", defect)
    room = Room(data)
    room.writer.start()
    room.await_code("counting-stopped")
    _post(room, Bench().sessions(1))
    assert not room.writer.stop(5)
    assert "D-" in str(room.told[0])


# Who this machine is.


def test_the_identity_is_made_once_and_kept_in_both_places(data: Path) -> None:
    first, second = Room(data), Room(data)
    for room in (first, second):
        room.writer.start()
        assert room.writer.stop(10)
    assert first.writer.identity == second.writer.identity == read_identity(data / "identity.json")
    assert first.writer.identity is not None
    stored = rows(first.ledger, "SELECT install_id, device_code FROM device")
    assert stored == [(first.writer.identity.install_id, first.writer.identity.device_code)]


def test_a_broken_identity_is_restored_from_the_ledger(data: Path, expect_log: ExpectLog) -> None:
    expect_log("kiosk.visits.identity", logging.WARNING, "damaged")
    first = Room(data)
    first.writer.start()
    first.writer.stop(10)
    (data / "identity.json").write_bytes(b"\0" * 100)
    second = Room(data)
    second.writer.start()
    second.writer.stop(10)
    assert second.writer.identity == first.writer.identity
    assert read_identity(data / "identity.json") == first.writer.identity


def test_an_identity_that_cannot_be_stored_does_not_stop_the_counting(
    data: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log(WRITER, logging.WARNING, "the identity is not stored")

    def refuses(*_: object) -> None:
        raise Trouble("read-only", Words("不可写。", "Read-only."), Words("请检查。", "Check."))

    room = Room(data)
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.visits.identity.write_durably", refuses)
        room.writer.start()
        _post(room, Bench().sessions(2))
        assert room.writer.flush(10)
    assert room.writer.stop(10)
    assert room.codes == ["read-only"]
    assert _sessions(room) == 2
    again = Room(data)
    again.writer.start()
    again.writer.stop(10)
    assert again.writer.identity == room.writer.identity


def test_an_identity_that_was_there_is_known_even_if_the_ledger_cannot_be_opened(
    room: Room, expect_log: ExpectLog
) -> None:
    expect_log(WRITER, logging.WARNING, "cannot-write")
    identity = new_identity()
    (room.data / "identity.json").write_text(
        f'{{"install_id": "{identity.install_id}", "device_code": "{identity.device_code}"}}'
    )
    (room.data / "ledger").write_text("in the way")
    room.writer.start()
    room.await_code("cannot-write")
    assert room.writer.identity == identity


# The backup.


def test_a_backup_is_made_at_the_start_and_every_six_hours_of_use(room: Room) -> None:
    backup = room.ledger.with_name(BACKUP_NAME)
    room.writer.start()
    bench = Bench()
    _post(room, bench.sessions(1))
    assert room.writer.flush(10)
    room.clock.advance(6 * 3600 - 1)
    done = len(bench.posted)
    _post(room, bench.sessions(1)[done:])
    assert room.writer.flush(10)
    room.clock.advance(1)
    done = len(bench.posted)
    _post(room, bench.sessions(1)[done:])
    assert room.writer.stop(10)
    assert read_totals(backup, None, UTC8).sessions == 3


def test_no_room_for_a_backup_is_no_reason_to_stop(
    room: Room, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log(WRITER, logging.WARNING, "no backup of the ledger")

    def full(_ledger: Ledger) -> None:
        raise Trouble("disk-full", Words("满。", "Full."), Words("清理。", "Clean up."))

    monkeypatch.setattr(Ledger, "back_up", full)
    room.writer.start()
    _post(room, Bench().sessions(2))
    assert room.writer.flush(10)
    assert _sessions(room) == 2
    assert room.told == []


# A disk that is really full.

_MOUNTED = """
mkdir -p "$1" && mount -t tmpfs -o size=1m none "$1" &&
exec "$2" -m tests.visits.full_disk_child "$1"
"""


def test_on_a_disk_that_is_really_full_nothing_is_lost(tmp_path: Path) -> None:
    arguments = ["unshare", "-m", "sh", "-c"]
    with contextlib.suppress(OSError):
        allowed = subprocess.run([*arguments, f"mount -t tmpfs none {tmp_path}"], check=False)
        if allowed.returncode == 0:
            done = subprocess.run(
                [*arguments, _MOUNTED, "sh", str(tmp_path / "disk"), sys.executable],
                capture_output=True,
                text=True,
                cwd=Path(__file__).parents[2],
                check=False,
            )
            assert done.returncode == 0, done.stderr
            assert done.stdout.splitlines() == ["disk-full", "ok", "True", "150 150"]
            return
    pytest.skip("this system lets us mount no small disk")


def test_the_session_that_runs_at_a_stop_is_closed_in_good_order(data: Path) -> None:
    room, bench = Room(data), Bench()
    bench.visit()
    bench.counter.end(EndReason.STOPPED)
    _post(room, bench.posted)
    assert room.writer.stop(10)
    assert rows(room.ledger, "SELECT ended FROM sessions") == [("stopped",)]
