"""The hub's time comes over to the window's thread, and is set there."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThread

from kiosk.core.clock import Clock, HandClock, Quality
from kiosk.core.places import Places
from kiosk.core.timekeeping import KeptClock
from kiosk.ui.hub_box import HubBox
from tests.ui.test_quiet_work import until


class Writer:
    def post(self, message: object) -> None:
        raise AssertionError("nothing was confirmed")


class Counted:
    writer = Writer()
    identity = None


@dataclass
class House:
    places: Places
    clock: Clock
    visits: Any = field(default_factory=Counted)
    times: list[tuple[float, Quality, str]] = field(default_factory=list)
    threads: list[object] = field(default_factory=list)

    def set_time(self, wall_s: float, quality: Quality, source: str) -> None:
        self.times.append((wall_s, quality, source))
        self.threads.append(QThread.currentThread())


def test_it_is_set_on_the_window_s_thread_with_what_has_passed_since(
    tmp_path: Path, owner: QObject
) -> None:
    clock = HandClock()
    house = House(Places(tmp_path, tmp_path), clock)
    box = HubBox(house, owner)
    came_s = clock.monotonic_s()
    clock.advance(3)
    thread = threading.Thread(target=box.told.emit, args=(1.9e9, came_s))
    thread.start()
    thread.join()
    assert house.times == []
    until(lambda: bool(house.times))
    assert house.times == [(1.9e9 + 3, Quality.HUB, "receipt")]
    assert house.threads == [owner.thread()]


def test_under_a_rehearsal_s_clock_nothing_is_sent(tmp_path: Path, owner: QObject) -> None:
    places = Places(tmp_path, tmp_path)
    assert HubBox(House(places, HandClock()), owner).work_by_itself() is None
    kept = KeptClock(HandClock(), tmp_path)
    assert HubBox(House(places, kept), owner).work_by_itself() is not None


def test_before_the_identity_is_known_no_receipt_is_taken(tmp_path: Path, owner: QObject) -> None:
    assert HubBox(House(Places(tmp_path, tmp_path), HandClock()), owner).receiving(b"x") is None
