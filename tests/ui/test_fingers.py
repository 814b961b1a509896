"""Which touches mean something, under a real finger: the glass tells who took it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from tests.ui.running import Running, running


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "data", guard_ms=None) as one:
        one.wake()
        yield one


def lasted_s(visitor: Running) -> float:
    session = visitor.kiosk.visits.counter._session
    assert session is not None
    return session.lasted_s


def test_a_button_means_something_at_the_moment_of_the_touch(visitor: Running) -> None:
    visitor.clock.advance(7)
    place = visitor.place_of("hero")
    visitor.finger.press_at(place)
    visitor.clock.advance(3)
    visitor.finger.release_at(place)
    visitor.await_screen("exhibit")
    assert lasted_s(visitor) == 7


def test_the_paper_between_the_cards_means_nothing(visitor: Running) -> None:
    visitor.clock.advance(7)
    visitor.finger.tap_at(QPoint(3, 3))
    visitor.finger.pause(0.05)
    assert lasted_s(visitor) == 0


def test_a_tap_that_the_guard_takes_after_a_page_change_means_nothing(visitor: Running) -> None:
    visitor.finger.tap("hero")
    visitor.finger.until(lambda: visitor.screen == "exhibit", "the exhibit")
    guard = visitor.finger.need("touchGuard")
    assert guard.isEnabled()
    visitor.clock.advance(9)
    visitor.finger.tap_at(visitor.finger.middle(guard))
    visitor.finger.pause(0.05)
    assert lasted_s(visitor) == 0


def test_a_palm_on_the_glass_is_presence_but_means_nothing(visitor: Running) -> None:
    visitor.finger.press_at(QPoint(3, 3))
    visitor.clock.advance(50)
    visitor.finger.move_to(QPoint(9, 9))
    visitor.finger.release_at(QPoint(9, 9))
    visitor.finger.pause(0.05)
    assert lasted_s(visitor) == 0
    visitor.let_pass(70)
    assert not visitor.kiosk.shell.property("warning")
