"""What counts as a meaningful touch, without a window."""

from __future__ import annotations

from kiosk.core.clock import HandClock
from kiosk.core.config import Settings
from kiosk.shell.fingers import Fingers
from kiosk.shell.walk import Walk
from kiosk.visits.facts import EndReason
from tests.visits.making import Bench


def test_a_touch_on_nothing_is_none() -> None:
    meant: list[float] = []
    fingers = Fingers(HandClock(), meant.append)
    fingers.press(1)
    fingers.release(1)
    fingers.answer(1)
    assert meant == []


def test_an_answered_finger_counts_once_and_at_the_moment_it_came_down() -> None:
    clock, meant = HandClock(), list[float]()
    fingers = Fingers(clock, meant.append)
    down_s = clock.monotonic_s()
    fingers.press(1)
    clock.advance(300)
    fingers.answer(1)
    fingers.answer(1)
    assert meant == [down_s] and not fingers.waits(1)


def _walk() -> tuple[Bench, Walk]:
    bench = Bench()
    return bench, Walk(Settings(), bench.clock, bench.counter, lambda _: None)


def test_a_palm_that_rests_on_a_button_does_not_make_a_session() -> None:
    bench, walk = _walk()
    walk.touched()
    bench.clock.advance(1)
    walk.fingers.press(1)
    bench.clock.advance(70)
    walk.fingers.answer(1)
    walk.end(EndReason.RESET)
    assert bench.noted == []


def test_touches_on_nothing_do_not_make_a_session_longer() -> None:
    bench, walk = _walk()
    walk.touched()
    for point in range(20):
        bench.clock.advance(1)
        walk.touched()
        walk.fingers.press(point)
        walk.fingers.release(point)
    walk.end(EndReason.RESET)
    assert bench.noted == []


def test_answered_touches_make_it_and_say_how_long() -> None:
    bench, walk = _walk()
    walk.touched()
    bench.clock.advance(6)
    walk.fingers.press(1)
    bench.clock.advance(2)
    walk.fingers.answer(1)
    walk.end(EndReason.LEFT)
    assert (bench.noted[-1].duration_s, bench.noted[-1].ended) == (6, EndReason.LEFT)


def test_a_finger_that_was_down_before_the_end_is_none_of_the_next_session() -> None:
    bench, walk = _walk()
    walk.touched()
    walk.fingers.press(1)
    walk.end(EndReason.RESET)
    walk.touched()
    bench.clock.advance(60)
    walk.fingers.answer(1)
    walk.end(EndReason.RESET)
    assert bench.noted == []
