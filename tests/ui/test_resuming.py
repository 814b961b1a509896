"""What was interrupted goes on after the start, and its content is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer

from kiosk.bundles.intake.disk import RealDisk
from kiosk.bundles.intake.order import Order, sweep_orders, write_order
from kiosk.core.places import Places, find_places
from kiosk.core.words import Words
from kiosk.shell.jobs import Going, Jobs, Work
from kiosk.ui.resuming import Resuming


def pause(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def test_it_goes_on_and_the_content_is_refreshed(
    tmp_path: Path, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    places, jobs, refreshed = find_places(tmp_path), Jobs(), list[bool]()
    write_order(places.content, Order("own.shipped.1", tmp_path, "U盘"), b"{}", RealDisk())

    def quietly(places: Places, ended: Callable[[], None], *, start: bool) -> Work:
        def work(going: Going) -> Words:
            assert start
            sweep_orders(places.content, RealDisk())
            ended()
            return Words("好", "done")

        return work

    monkeypatch.setattr("kiosk.shell.installing.resume_quietly", quietly)
    Resuming(jobs, places, lambda: refreshed.append(True), owner, begin_after_ms=10)
    for _ in range(100):
        pause(50)
        if refreshed:
            break
    assert refreshed == [True]


def test_where_nothing_is_unfinished_nothing_is_started(tmp_path: Path, owner: QObject) -> None:
    jobs = Jobs()
    Resuming(jobs, find_places(tmp_path), lambda: None, owner, begin_after_ms=5)
    pause(100)
    assert not jobs.running
    assert jobs.get("bundle-install") is None


def test_what_an_operator_left_unfinished_is_noticed_afterwards(
    tmp_path: Path, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    places, jobs, begun = find_places(tmp_path), Jobs(), list[bool]()

    def quietly(places: Places, ended: Callable[[], None], *, start: bool) -> Work:
        begun.append(start)
        sweep_orders(places.content, RealDisk())
        return lambda going: Words("好", "done")

    monkeypatch.setattr("kiosk.shell.installing.resume_quietly", quietly)
    monkeypatch.setattr("kiosk.ui.resuming.BEGIN_AFTER_MS", 5)
    resuming = Resuming(jobs, places, lambda: None, owner, begin_after_ms=5)
    pause(100)
    assert begun == []
    write_order(places.content, Order("own.shipped.1", tmp_path, "U盘"), b"{}", RealDisk())
    pause(100)
    assert begun == []  # it rests
    resuming.wake()
    pause(100)
    assert begun == [True]
