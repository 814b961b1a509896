"""What the kiosk does for itself when nobody is here."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer

from kiosk.core.places import find_places
from kiosk.core.trusted_time import read_kept_time
from kiosk.core.words import Words
from kiosk.health.content_record import read_record
from kiosk.health.reading import CalledOff, SlowReader
from kiosk.shell.jobs import Going, Jobs, State
from kiosk.shell.sending import JOB as SENDING
from kiosk.ui.quiet_work import DEEP_JOB, QuietWork, quiet_work
from tests.health.making import NOW_S, machine_at


def until(condition: Callable[[], bool]) -> None:
    for _ in range(500):
        if condition():
            return
        pause()
    raise AssertionError("it did not come true")


def pause(ms: int = 10) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def ended(jobs: Jobs) -> bool:
    job = jobs.get(DEEP_JOB)
    return job is not None and job.state is not State.RUNNING


def test_nobody_here_for_a_while(tmp_path: Path, owner: QObject) -> None:
    machine, jobs = machine_at(tmp_path), Jobs()
    QuietWork(jobs, lambda: machine, owner, begin_after_ms=20).show_waiting(waiting=True)
    until(lambda: ended(jobs))
    assert read_kept_time(machine.places.data).seen_s == NOW_S
    last = read_record(machine.places.data).last
    assert last is not None
    assert last.files == 10


def test_months_are_closed_before_files_are_read(
    tmp_path: Path, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, float]] = []

    def close(places: Any, wall_s: float, *_: Any) -> Callable[[Going], Words]:
        asked.append((places.data, wall_s))

        def work(going: Going) -> Words:
            going.cancel()  # somebody comes meanwhile
            return Words("", "")

        return work

    monkeypatch.setattr("kiosk.shell.reporting.close_when_due", close)
    machine, jobs = machine_at(tmp_path), Jobs()
    QuietWork(jobs, lambda: machine, owner, begin_after_ms=20).show_waiting(waiting=True)
    until(lambda: ended(jobs))
    assert asked[0] == (machine.places.data, NOW_S)
    assert read_record(machine.places.data).last is None  # then nothing more is begun


def test_what_is_not_due_is_not_read_again(
    tmp_path: Path, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine, jobs = machine_at(tmp_path), Jobs()
    work = QuietWork(jobs, lambda: machine, owner, begin_after_ms=20)
    work.show_waiting(waiting=True)
    until(lambda: ended(jobs))

    def reads(*_: Any) -> str:
        raise AssertionError("read again")

    monkeypatch.setattr(SlowReader, "digest", reads)
    first = jobs.get(DEEP_JOB)
    until(lambda: jobs.get(DEEP_JOB) is not first and ended(jobs))
    job = jobs.get(DEEP_JOB)
    assert job is not None
    assert job.state is State.DONE


def test_somebody_comes(tmp_path: Path, owner: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()

    def reads(self: Any, *_: Any) -> str:
        begun.set()
        self._going.wait(30)
        raise CalledOff

    monkeypatch.setattr(SlowReader, "digest", reads)
    machine, jobs = machine_at(tmp_path), Jobs()
    work = QuietWork(jobs, lambda: machine, owner, begin_after_ms=20)
    work.show_waiting(waiting=True)
    until(begun.is_set)
    work.show_waiting(waiting=False)
    until(lambda: ended(jobs))
    job = jobs.get(DEEP_JOB)
    assert job is not None
    assert job.state is State.CANCELLED
    pause(60)
    assert jobs.get(DEEP_JOB) is job  # nothing begins while somebody is here


def test_what_was_kept_for_visitors_goes_back_once_each_time(
    tmp_path: Path, owner: QObject
) -> None:
    rested: list[int] = []
    machine, jobs = machine_at(tmp_path), Jobs()
    work = QuietWork(jobs, lambda: machine, owner, 10, rest=lambda: rested.append(1))
    work.show_waiting(waiting=True)
    until(lambda: ended(jobs))
    first = jobs.get(DEEP_JOB)
    until(lambda: jobs.get(DEEP_JOB) is not first and ended(jobs))
    assert rested == [1]
    work.show_waiting(waiting=False)
    work.show_waiting(waiting=True)
    until(lambda: len(rested) == 2)


def test_what_an_operator_started_goes_on(tmp_path: Path, owner: QObject) -> None:
    gate, jobs = threading.Event(), Jobs()
    title = Words("细查", "Check")

    def waits(going: Going) -> Words:
        gate.wait(10)
        return title

    job = jobs.start(DEEP_JOB, title, waits)
    work = QuietWork(jobs, lambda: machine_at(tmp_path), owner, begin_after_ms=10)
    work.show_waiting(waiting=True)
    pause(60)
    work.show_waiting(waiting=False)
    gate.set()
    until(lambda: ended(jobs))
    assert jobs.get(DEEP_JOB) is job
    assert job.state is State.DONE


def test_the_running_kiosks_own(tmp_path: Path, owner: QObject) -> None:
    made, jobs = machine_at(tmp_path), Jobs()
    places = replace(find_places(), data=made.places.data)
    work = quiet_work(jobs, places, made.clock, made.store.exhibits, owner)
    work.findChildren(QTimer)[0].setInterval(20)
    work.show_waiting(waiting=True)
    until(lambda: ended(jobs))
    last = read_record(places.data).last
    assert last is not None
    assert last.files == 10


def test_what_is_due_is_sent_before_the_files_are_read(tmp_path: Path, owner: QObject) -> None:
    machine, jobs, sent = machine_at(tmp_path), Jobs(), []

    def send(_going: Going) -> Words:
        sent.append(read_record(machine.places.data).last)
        return Words("好", "well")

    work = QuietWork(jobs, lambda: machine, owner, begin_after_ms=20, send=send)
    work.show_waiting(waiting=True)
    until(lambda: ended(jobs))
    assert sent[0] is None  # on a slow machine it has begun a second time by now
    assert read_record(machine.places.data).last is not None


def test_while_an_operator_sends_it_does_not(tmp_path: Path, owner: QObject) -> None:
    machine, jobs, sent = machine_at(tmp_path), Jobs(), []

    def send(_going: Going) -> Words:
        sent.append(1)
        return Words("好", "well")

    by_hand = threading.Event()

    def wait(_going: Going) -> Words:
        by_hand.wait(20)
        return Words("好", "well")

    jobs.start(SENDING, Words("上传", "Sending"), wait)
    work = QuietWork(jobs, lambda: machine, owner, begin_after_ms=20, send=send)
    work.show_waiting(waiting=True)
    until(lambda: ended(jobs))
    by_hand.set()
    assert sent == []
    assert jobs.stop(5)
