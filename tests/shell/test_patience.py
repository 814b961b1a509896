"""Waiting for a visitor who has stopped touching."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.clock import HandClock
from kiosk.shell.patience import DIRT_AFTER_S, Mood, Patience


def patient(clock: HandClock) -> Patience:
    return Patience(clock, warn_after_s=75, countdown_s=15)


def test_warns_after_75_s_and_gives_up_15_s_later() -> None:
    clock = HandClock()
    patience = patient(clock)
    clock.advance(74.9)
    assert patience.mood is Mood.PRESENT
    clock.advance(0.1)
    assert patience.mood is Mood.WARNING
    assert patience.left_s == 15
    clock.advance(14.9)
    assert patience.mood is Mood.WARNING
    clock.advance(0.2)
    assert patience.mood is Mood.GONE


def test_a_touch_under_the_warning_does_not_answer_it() -> None:
    clock = HandClock()
    patience = patient(clock)
    clock.advance(80)
    assert patience.mood is Mood.WARNING
    patience.press(1)
    patience.release(1)
    assert patience.mood is Mood.WARNING
    patience.stay()
    assert patience.mood is Mood.PRESENT
    clock.advance(74)
    assert patience.mood is Mood.PRESENT


def test_a_held_finger_is_presence_until_it_is_dirt() -> None:
    clock = HandClock()
    patience = patient(clock)
    patience.press(1)
    clock.advance(DIRT_AFTER_S + 74)
    assert patience.mood is Mood.PRESENT
    clock.advance(1)
    assert patience.mood is Mood.WARNING


def test_a_dragging_finger_never_becomes_dirt() -> None:
    clock = HandClock()
    patience = patient(clock)
    patience.press(1)
    for _ in range(20):
        clock.advance(50)
        patience.move(1)
        assert patience.mood is Mood.PRESENT


def test_dirt_does_not_hide_that_a_visitor_left_nor_that_one_is_there() -> None:
    clock = HandClock()
    patience = patient(clock)
    patience.press(9)
    clock.advance(DIRT_AFTER_S + 50)
    patience.press(1)
    patience.release(1)
    clock.advance(74)
    assert patience.mood is Mood.PRESENT
    clock.advance(2)
    assert patience.mood is Mood.WARNING


def test_wiping_dirt_away_is_no_visitor() -> None:
    clock = HandClock()
    patience = patient(clock)
    patience.press(9)
    clock.advance(DIRT_AFTER_S + 70)
    patience.release(9)
    clock.advance(6)
    assert patience.mood is Mood.WARNING


def test_nothing_warns_while_something_plays() -> None:
    clock = HandClock()
    patience = patient(clock)
    patience.pause()
    clock.advance(600)
    assert patience.mood is Mood.PRESENT
    assert patience.next_look_s is None
    patience.resume()
    clock.advance(74)
    assert patience.mood is Mood.PRESENT


def test_cancelled_touches_are_not_held() -> None:
    clock = HandClock()
    patience = patient(clock)
    patience.press(1)
    patience.lift_all()
    clock.advance(75)
    assert patience.mood is Mood.WARNING


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["press", "move", "release", "wait", "stay"]),
            st.integers(0, 3),
            st.floats(0, 200),
        ),
        max_size=40,
    )
)
def test_looking_when_told_finds_every_change(steps: list[tuple[str, int, float]]) -> None:
    """Whatever fingers do, the next change is never earlier than ``next_look_s`` says."""
    clock = HandClock()
    patience = patient(clock)
    for what, point, seconds in steps:
        if what == "wait":
            before, due_s = patience.mood, patience.next_look_s
            assert due_s is not None
            clock.advance(min(seconds, max(0.0, due_s - 0.001)))
            assert patience.mood is before
        elif what == "stay":
            patience.stay()
        else:
            getattr(patience, what)(point)
    due_s = patience.next_look_s
    assert due_s is not None and due_s >= 0
    if patience.mood is Mood.PRESENT:
        clock.advance(due_s + 0.001)
        assert patience.mood is Mood.WARNING
