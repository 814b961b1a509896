"""When old rows leave: beside the counting, never before it."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core.clock import HandClock
from kiosk.core.config import Settings
from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
from kiosk.core.words import Words
from kiosk.visits import clearing, retention
from kiosk.visits.clearing import BREATH_S, EVERY_S, FIRST_AFTER_S, Clearing
from kiosk.visits.facts import EndReason
from kiosk.visits.ledger import Damaged, Ledger, open_ledger
from kiosk.visits.outing import BY_NEXT_START
from kiosk.visits.outing_rules import draft_of
from kiosk.visits.outings import Running, read_outings
from kiosk.visits.visits import Visits, open_visits
from tests.visits.aging import make_old, read_all
from tests.visits.making import UTC8, Bench, Room, rows
from tests.visits.outing_drafts import WHOLE

ExpectLog = Callable[..., object]


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed."""
    path = tmp_path_factory.mktemp("old") / "ledger" / "ledger.db"
    make_old(path, seed=11)
    return path


@pytest.fixture
def path(old: Path, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "ledger" / "ledger.db"
    path.parent.mkdir(parents=True)
    shutil.copy(old, path)
    return path


def _sessions(path: Path) -> int:
    ((number,),) = rows(path, "SELECT count(*) FROM sessions")
    assert isinstance(number, int)
    return number


def _until(done: Callable[[], bool]) -> None:
    for _ in range(400):
        if done():
            return
        time.sleep(0.02)
    raise AssertionError("it never came")


def test_a_minute_after_the_start_old_rows_leave_while_counting_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clearing, "BREATH_S", 0.001)
    before, number = read_all(path), _sessions(path)
    room = Room(path.parents[1])
    room.writer.start()
    bench = Bench(clock=HandClock(1_800_000_000.0, boot=10_000))
    room.writer.post(bench.sessions(1)[0])
    assert room.writer.flush(10)
    assert _sessions(path) == number
    room.clock.advance(FIRST_AFTER_S)
    for message in bench.posted[1:]:
        room.writer.post(message)
    for message in bench.sessions(20)[len(bench.posted) :]:
        room.writer.post(message)
    _until(lambda: _sessions(path) < number)
    for message in bench.posted:
        room.writer.post(message)  # each of them once more: it changes nothing
        assert room.writer.flush(10)
    # 21 new ones, and the last round's old ones are gone.
    _until(lambda: clearing_is_over(path))
    assert room.writer.stop(10)
    assert read_all(path).totals[""].sessions == before.totals[""].sessions + 21
    assert room.told == []


def clearing_is_over(path: Path) -> bool:
    due = retention.survey(path, UTC8, 24)
    return not (due.sessions or due.proof or due.folds)


class _Steady:
    """A ledger for a round in which something goes wrong."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def transaction(self) -> object:
        raise self.error


def _begun(path: Path, clock: HandClock, ledger: Ledger) -> Clearing:
    """In the midst of a round: the next step is a transaction."""
    found = Clearing(path, clock, UTC8, 24)
    assert found.wait_s == FIRST_AFTER_S
    found.step(ledger)  # too early: nothing happens
    assert found.wait_s == FIRST_AFTER_S
    clock.advance(FIRST_AFTER_S)
    assert found.wait_s <= 0
    found.step(ledger)
    assert found.wait_s == BREATH_S
    found.close(10)
    found.step(ledger)
    return found


def test_what_the_disk_refuses_is_left_for_the_next_day(path: Path) -> None:
    clock = HandClock()
    full = Trouble("disk-full", Words("满", "full"), Words("清", "clear"))
    ledger: Ledger = _Steady(full)  # type: ignore[assignment]
    found = _begun(path, clock, ledger)
    found.step(ledger)
    assert found.wait_s == EVERY_S
    clock.advance(EVERY_S)
    assert found.wait_s <= 0


def test_a_file_that_breaks_is_told_to_the_writer(path: Path) -> None:
    ledger: Ledger = _Steady(Damaged("torn"))  # type: ignore[assignment]
    found = _begun(path, HandClock(), ledger)
    with pytest.raises(Damaged):
        found.step(ledger)
    assert found.wait_s == EVERY_S


def test_a_ledger_that_cannot_be_read_is_looked_at_again_a_day_later(tmp_path: Path) -> None:
    path = tmp_path / "ledger" / "ledger.db"
    path.parent.mkdir()
    path.write_bytes(b"garbage" * 2000)
    ledger: Ledger = _Steady(Damaged("never asked"))  # type: ignore[assignment]
    assert _begun(path, HandClock(), ledger).wait_s == EVERY_S


def test_a_defect_in_it_is_logged_and_stops_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.visits.clearing", logging.ERROR, "cannot be looked through")

    def fail(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(retention, "survey", fail)
    ledger: Ledger = _Steady(Damaged("never asked"))  # type: ignore[assignment]
    assert _begun(path, HandClock(), ledger).wait_s == EVERY_S


def test_a_round_of_its_own_ends_and_the_next_is_a_day_later(path: Path) -> None:
    clock, number = HandClock(), _sessions(path)
    ledger = open_ledger(path)
    found = _begun(path, clock, ledger)
    for _ in range(10_000):
        if found.wait_s > BREATH_S:
            break
        found.step(ledger)
    ledger.close()
    assert found.wait_s == EVERY_S
    assert _sessions(path) < number
    assert clearing_is_over(path)


# Outings go on after a start.


def _opened(data: Path, clock: HandClock, heard: list[tuple[Running, ...]]) -> Visits:
    def trouble(found: Trouble | None) -> None:
        raise AssertionError(found)

    return open_visits(find_places(data), clock, Settings(), trouble, heard.append)


def test_the_outing_that_ran_when_the_power_was_cut_goes_on(tmp_path: Path) -> None:
    heard: list[tuple[Running, ...]] = []
    first = _opened(tmp_path, HandClock(boot=1), heard)
    first.start_writing()
    began = first.outings.start(WHOLE)
    assert first.writer.flush(10)  # and the power is cut: no stop, no end
    assert first.writer.stop(10)
    assert heard == []

    clock = HandClock(boot=2)
    second = _opened(tmp_path, clock, heard)
    second.counter.touch()
    second.counter.enter("cn.kepu.a", "1.0.0")  # a visitor is quicker than the ledger
    second.start_writing()
    _until(lambda: bool(heard))
    second.go_on_with(heard[0])
    assert second.outings.current == began
    clock.advance(60)
    second.counter.touch()
    second.counter.leave(completed=True)
    second.counter.enter("cn.kepu.b", "1.0.0")
    clock.advance(60)
    second.counter.touch()
    second.counter.end(EndReason.LEFT)
    seen_s = clock.monotonic_s()
    clock.advance(86_400)
    following = second.outings.start(draft_of(began)._replace(place="凌源市职教中心"))
    assert second.stop(10)

    forgotten, running = read_outings(find_places(tmp_path).ledger, UTC8)
    assert running.outing == following
    assert forgotten.outing.closed_by == BY_NEXT_START
    assert forgotten.outing.ended is not None
    assert (forgotten.outing.ended.boot, forgotten.outing.ended.mono_s) == (2, seen_s)
    labelled = "SELECT outing FROM clocks JOIN visits ON visits.segment = clocks.segment"
    assert rows(find_places(tmp_path).ledger, f"{labelled} ORDER BY number") == [(0,), (began.id,)]


def test_outings_are_as_durable_as_counts(tmp_path: Path) -> None:
    clock = HandClock()
    visits = _opened(tmp_path, clock, [])
    visits.start_writing()
    first = visits.outings.start(WHOLE)
    clock.advance(60)
    assert visits.writer.flush(10)
    ledger = find_places(tmp_path).ledger
    blocker = sqlite3.connect(ledger, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    visits.outings.end(WHOLE)  # at once, whatever the disk does
    began = visits.outings.start(WHOLE)
    assert not visits.writer.flush(0.1)
    blocker.execute("ROLLBACK")
    blocker.close()
    assert visits.writer.flush(10)
    assert [each.outing.id for each in read_outings(ledger, UTC8)] == [first.id, began.id]
    assert visits.stop(10)
