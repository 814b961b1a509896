"""The kiosk knows how quick its machine is: measured when nobody is here, told to the players."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.core.pace import Pace
from kiosk.core.places import Places
from kiosk.core.profile import FREE_SHARE, Profile, keep_profile
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.players.video.film import Film
from kiosk.players.video.rules import rendition
from kiosk.shell.jobs import Going, Jobs, State
from kiosk.shell.measuring import DONE, JOB, Measured, Order
from kiosk.ui import measuring
from kiosk.ui.measuring import Measuring
from tests.ui.bundle_making import OLD_PC
from tests.ui.running import running
from tests.ui.test_quiet_work import pause, until

SOON_MS = 20


@dataclass
class House:
    """What of the kiosk is needed."""

    places: Places
    exhibits: Path
    settings: Settings = field(default_factory=Settings)
    jobs: Jobs = field(default_factory=Jobs)
    window_px: tuple[int, int] = (1366, 768)


@dataclass
class Hand:
    """A measurement that ends when the test says so, and finds an old machine."""

    go_on: threading.Event = field(default_factory=threading.Event)
    orders: list[Order] = field(default_factory=list)
    profile: Profile = OLD_PC

    def work(self, order: Order, done: Callable[[Measured], None]) -> Callable[[Going], Words]:
        def work(going: Going) -> Words:
            self.orders.append(order)
            while not self.go_on.is_set():
                if going.wait(0.005):
                    return DONE
            found = self.profile._replace(machine=order.words)
            keep_profile(order.places.data, found)
            done(Measured(found, found.page_ms))
            return DONE

        return work


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    one = Hand()
    monkeypatch.setattr(measuring, "measuring", one.work)
    yield one
    one.go_on.set()


@pytest.fixture
def house(data: Path) -> House:
    return House(Places(program=data, data=data), data)


def state(house: House) -> State | None:
    job = house.jobs.get(JOB)
    return None if job is None else job.state


def begun(house: House, told: list[Pace], owner: QObject, **more: Any) -> Measuring:
    one = Measuring(house, told.append, owner, SOON_MS, **more)
    until(lambda: bool(told))
    return one


def test_a_new_machine_is_measured_when_nobody_is_here(
    house: House, owner: QObject, hand: Hand
) -> None:
    told: list[Pace] = []
    one = begun(house, told, owner)
    assert told == [Pace()]
    pause(3 * SOON_MS)
    assert state(house) is None, "somebody is here"
    one.show_waiting(waiting=True)
    until(lambda: bool(hand.orders))
    assert hand.orders[0].size_px == (1366, 768)
    hand.go_on.set()
    until(lambda: len(told) == 2)
    assert (told[1].motion, told[1].film_lines, told[1].rate("orbit", 30)) == ("reduced", 720, 15)
    one.show_waiting(waiting=True)
    pause(4 * SOON_MS)
    assert len(hand.orders) == 1, "once is enough"


def test_a_visitor_who_comes_calls_it_off_and_it_is_tried_again(
    house: House, owner: QObject, hand: Hand
) -> None:
    one = Measuring(house, lambda _: None, owner, SOON_MS)
    one.show_waiting(waiting=True)
    until(lambda: len(hand.orders) == 1)
    one.show_waiting(waiting=False)
    until(lambda: state(house) is State.CANCELLED)
    pause(4 * SOON_MS)
    assert len(hand.orders) == 1
    one.show_waiting(waiting=True)
    until(lambda: len(hand.orders) == 2)


def test_a_kiosk_that_has_ended_measures_nothing(house: House, owner: QObject, hand: Hand) -> None:
    told: list[Pace] = []
    ended = begun(house, told, owner)
    ended.show_waiting(waiting=True)
    ended.stop()
    pause(4 * SOON_MS)
    assert hand.orders == []
    in_the_middle = begun(house, told, owner)
    in_the_middle.show_waiting(waiting=True)
    until(lambda: len(hand.orders) == 1)
    in_the_middle.stop()
    until(lambda: state(house) is State.CANCELLED)
    pause(4 * SOON_MS)
    assert len(hand.orders) == 1


def test_it_waits_for_other_work(house: House, owner: QObject, hand: Hand) -> None:
    over = threading.Event()
    house.jobs.start("copy", Words("拷贝", "Copy"), lambda _: (over.wait(20), DONE)[1])
    one = Measuring(house, lambda _: None, owner, SOON_MS)
    one.show_waiting(waiting=True)
    pause(5 * SOON_MS)
    assert hand.orders == []
    over.set()
    until(lambda: bool(hand.orders))


def test_a_machine_that_is_known_is_left_alone_until_it_is_another(
    house: House, owner: QObject, hand: Hand
) -> None:
    hand.go_on.set()
    told: list[Pace] = []
    begun(house, told, owner).show_waiting(waiting=True)
    until(lambda: len(told) == 2)
    again: list[Pace] = []
    begun(house, again, owner).show_waiting(waiting=True)
    pause(4 * SOON_MS)
    assert again[0].motion == "reduced" and len(hand.orders) == 1
    house.window_px = (3840, 2160)
    begun(house, again, owner).show_waiting(waiting=True)
    until(lambda: len(hand.orders) == 2)


def test_what_was_measured_on_a_busy_machine_is_repeated_at_the_next_start_only(
    house: House, owner: QObject, hand: Hand
) -> None:
    hand.go_on.set()
    hand.profile = OLD_PC._replace(free_share=FREE_SHARE / 2)
    told: list[Pace] = []
    one = begun(house, told, owner)
    one.show_waiting(waiting=True)
    until(lambda: len(told) == 2)
    one.show_waiting(waiting=True)
    pause(4 * SOON_MS)
    assert len(hand.orders) == 1
    begun(house, told, owner).show_waiting(waiting=True)
    until(lambda: len(hand.orders) == 2)


def test_in_safe_mode_it_is_measured_by_hand_alone(
    house: House, owner: QObject, hand: Hand
) -> None:
    told: list[Pace] = []
    one = begun(house, told, owner, may_begin=False)
    one.show_waiting(waiting=True)
    pause(4 * SOON_MS)
    assert hand.orders == []
    job = one.measure_now()
    one.show_waiting(waiting=False)  # the operator's own touch calls nothing off
    hand.go_on.set()
    until(lambda: len(told) == 2)
    assert job.state is State.DONE


def test_the_larger_film_is_for_a_machine_that_can_show_it() -> None:
    both, one = Film("a.mp4", "b.mp4"), Film("a.mp4")
    assert rendition(both, None, painted=True) == "a.mp4"
    assert rendition(both, None, painted=False) == "b.mp4"
    assert rendition(both, Pace(film_lines=1080), painted=True) == "b.mp4"
    assert rendition(both, Pace(film_lines=720), painted=False) == "a.mp4"
    assert rendition(one, Pace(film_lines=1080), painted=True) == "a.mp4"


def test_the_running_kiosk_goes_by_what_was_measured(data: Path, qt_app: QGuiApplication) -> None:
    settings = Settings()
    with running(data, settings=settings) as one:
        kiosk = one.kiosk
        one.finger.until(lambda: kiosk.stage.pace is not None, "the profile to be read")
        assert kiosk.shell.property("motion") == "full"
        kiosk.wings.show_pace(Pace("reduced", False, 720, 0, OLD_PC.programs))
        assert kiosk.shell.property("motion") == "reduced"
        kiosk.wings.show_pace(Pace("full", True))
        assert kiosk.shell.property("motion") == "sure"
        assert kiosk.stage.pace == Pace("full", True)
