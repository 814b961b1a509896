"""The heartbeat beats while the loop turns, and falls silent with it."""

from __future__ import annotations

import faulthandler
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop

from kiosk.core.beat import Beat, open_beat, read_beat
from kiosk.core.runs import END, RESTART, START_VARIABLE, Moment, begin_run, read_runs
from kiosk.ui import heartbeat as heartbeat_module
from kiosk.ui.heartbeat import Heartbeat

pytestmark = pytest.mark.usefixtures("qt_app")


@contextmanager
def beating(
    data: Path, on_asked: Callable[[int], None] = lambda _code: None, code: int = END
) -> Iterator[Heartbeat]:
    """A heartbeat that has begun; at the end pytest gets its own fault handler back."""
    heart = Heartbeat(data)
    heart.start(lambda: True, on_asked)
    try:
        yield heart
    finally:
        heart.leave(code)
        heart.end(code)
        faulthandler.enable()


def told(data: Path) -> Beat:
    beat = read_beat(data)
    assert beat is not None
    return beat


def turn(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not until():
        assert time.monotonic() < end
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat_module, "BEAT_EACH_MS", 20)


def test_it_beats_with_the_loop_and_not_without_it(data: Path, quick: None) -> None:
    with beating(data):
        first = told(data)
        assert first.beats == 1 and first.idle and not first.ready
        turn(lambda: told(data).beats > 3)
        stood = told(data).beats
        time.sleep(0.2)  # the window's thread is busy with something else
        assert told(data).beats == stood
        turn(lambda: told(data).beats > stood)


def test_ready_is_said_at_once(data: Path) -> None:
    with beating(data) as heart:
        heart.show_ready()
        assert told(data).ready


def test_the_start_has_the_guardians_name_for_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(START_VARIABLE, "00000000000000ab")
    with beating(data):
        assert told(data).start == 0xAB
    with beating(data):  # the name was for one start, and children do not inherit it
        assert told(data).start not in (0, 0xAB)


def test_a_wish_of_the_guardian_is_passed_on(data: Path, quick: None) -> None:
    asked: list[int] = []
    with beating(data, asked.append):
        open_beat(data).ask(RESTART)
        turn(lambda: bool(asked))
    assert asked[0] == RESTART


def test_a_good_end_is_written_down(data: Path) -> None:
    with beating(data):
        turn(lambda: read_runs(data).open is not None)
        assert (data / "crashes" / "faults.txt").exists()
    assert read_runs(data).open is None
    assert told(data).ended == END
    assert not (data / "crashes" / "faults.txt").exists()


def test_a_bad_end_is_not_written_down_as_a_good_one(data: Path) -> None:
    with beating(data, code=3):
        turn(lambda: read_runs(data).open is not None)
    assert read_runs(data).open is not None
    assert told(data).ended is None
    assert (data / "crashes" / "faults.txt").exists()


def test_a_power_cut_is_noticed_without_a_guardian(data: Path, expect_log: Any) -> None:
    begin_run(data, 1, Moment("another boot", 1e9, 0.0))
    expect_log("kiosk.ui.heartbeat", "WARNING", "the power went")
    with beating(data):
        assert read_runs(data).cuts_noticed == 1


def test_where_nothing_can_be_written_the_kiosk_runs_all_the_same(
    tmp_path: Path, expect_log: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "data"
    blocked.write_text("not a folder", "utf-8")

    def refuse(_data: Path) -> None:
        raise PermissionError("no run folder")

    monkeypatch.setattr("kiosk.core.beat.open_beat", refuse)
    expect_log("kiosk.ui.heartbeat", "WARNING", "nobody can see")
    expect_log("kiosk.ui.heartbeat", "WARNING", "could not be noted")
    with beating(blocked) as heart:
        heart.show_ready()
