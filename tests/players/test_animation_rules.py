"""An animation is watched step by step: by time or by tap, and never faster than one wants."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.players.animation.rules import StepByStep
from kiosk.players.animation.steps import Animation, Step, StepType


def play(*by_time: bool) -> StepByStep:
    steps = (
        Step(f"s{at}", StepType.STILL, "a.svg", by_time=time) for at, time in enumerate(by_time)
    )
    return StepByStep(Animation(tuple(steps)))


def stands(seen: StepByStep) -> tuple[int, str]:
    return seen.number, seen.state


def test_a_step_by_time_rests_and_goes_on_by_itself() -> None:
    seen = play(True, False)
    assert stands(seen) == (0, "moving") and seen.runs and not seen.last and seen.count == 2
    seen.picture_ended()
    assert stands(seen) == (0, "resting") and seen.runs
    seen.rested()
    assert stands(seen) == (1, "moving") and seen.step.id == "s1" and seen.last


def test_a_step_by_tap_waits_for_the_tap() -> None:
    seen = play(False, True)
    seen.picture_ended()
    assert stands(seen) == (0, "waiting") and not seen.runs
    seen.rested()
    assert stands(seen) == (0, "waiting")
    assert not seen.next()
    assert stands(seen) == (1, "moving")


def test_a_step_by_time_lets_its_voice_end() -> None:
    seen = play(True, False)
    seen.speaking = True
    seen.picture_ended()
    seen.rested()
    assert stands(seen) == (0, "resting")
    seen.speaking = False
    seen.rested()
    assert stands(seen) == (1, "moving") and not seen.speaking
    seen.speaking = True
    seen.back()
    assert not seen.speaking  # the voice goes with its step


def test_after_the_last_step_it_has_ended_and_the_next_tap_leaves_it() -> None:
    by_time, by_tap = play(True), play(False)
    by_time.picture_ended()
    assert stands(by_time) == (0, "resting")
    by_time.rested()
    by_tap.picture_ended()
    assert by_time.state == by_tap.state == "ended"
    assert by_time.next() and not by_time.runs


def test_one_can_leave_in_the_middle_of_the_last_step() -> None:
    seen = play(False)
    seen.hold()
    assert seen.next() and seen.state == "ended" and not seen.held


def test_in_elder_mode_nothing_goes_on_by_itself() -> None:
    seen = play(True, True)
    seen.by_tap = True
    seen.picture_ended()
    assert stands(seen) == (0, "waiting")
    seen.next()
    seen.picture_ended()
    assert stands(seen) == (1, "ended")


def test_elder_mode_switched_on_while_a_step_rests_keeps_it_there() -> None:
    seen = play(True, True)
    seen.picture_ended()
    seen.by_tap = True
    seen.rested()
    assert stands(seen) == (0, "waiting")
    seen.by_tap = False
    seen.next()
    seen.picture_ended()
    seen.by_tap = True
    seen.rested()
    assert stands(seen) == (1, "ended")


def test_who_stops_it_lets_nothing_go_on_until_he_lets_go() -> None:
    seen = play(True, True)
    seen.hold()
    assert seen.held and not seen.runs
    seen.hold()
    seen.picture_ended()
    seen.hold()
    seen.rested()
    assert stands(seen) == (0, "resting") and seen.held
    seen.hold()
    assert seen.runs
    seen.rested()
    assert stands(seen) == (1, "moving")


def test_a_step_that_waits_cannot_be_stopped_nor_stays_so() -> None:
    seen = play(False, False)
    seen.hold()
    seen.picture_ended()  # the picture's last frame came at the same moment
    assert stands(seen) == (0, "waiting") and not seen.held
    seen.hold()
    assert not seen.held


def test_another_step_begins_moving_and_free() -> None:
    seen = play(True, True, True)
    for go in (seen.next, seen.back, seen.replay, lambda: seen.go_to(2)):
        seen.hold()
        go()
        assert seen.state == "moving" and not seen.held


def test_back_from_the_first_begins_it_again_and_a_step_that_is_not_there_is_not_shown() -> None:
    seen = play(False, False)
    seen.picture_ended()
    seen.back()
    assert stands(seen) == (0, "moving")
    for number in (-1, 2, 99):
        seen.go_to(number)
        assert stands(seen) == (0, "moving")
    seen.go_to(1)
    seen.picture_ended()
    seen.replay()
    assert stands(seen) == (0, "moving")


class AnySteps(RuleBasedStateMachine):
    """Any calls in any order: never past the end, never by itself where it should wait."""

    @initialize(by_time=st.lists(st.booleans(), min_size=1, max_size=4))
    def begin(self, by_time: list[bool]) -> None:
        self.seen = play(*by_time)

    @rule(by_tap=st.booleans())
    def elder_mode(self, by_tap: bool) -> None:
        self.seen.by_tap = by_tap

    @rule()
    def picture_ended(self) -> None:
        before = self.seen.number
        self.seen.picture_ended()
        assert self.seen.number == before
        assert self.seen.state != "moving"

    @rule()
    def rested(self) -> None:
        number, state, held = self.seen.number, self.seen.state, self.seen.held
        self.seen.rested()
        if self.seen.number != number:
            assert state == "resting" and not held and not self.seen.by_tap
            assert self.seen.number == number + 1

    @rule()
    def next(self) -> None:
        number, last = self.seen.number, self.seen.last
        assert self.seen.next() == last
        assert self.seen.number == number + (not last)

    @rule()
    def back(self) -> None:
        number = self.seen.number
        self.seen.back()
        assert self.seen.number == max(0, number - 1)

    @rule(number=st.integers(-2, 6))
    def go_to(self, number: int) -> None:
        before = self.seen.number
        self.seen.go_to(number)
        assert self.seen.number == (number if 0 <= number < self.seen.count else before)

    @rule()
    def replay(self) -> None:
        self.seen.replay()
        assert stands(self.seen) == (0, "moving")

    @rule()
    def hold(self) -> None:
        self.seen.hold()

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "seen"):
            return
        seen = self.seen
        assert 0 <= seen.number < seen.count
        assert seen.last == (seen.number == seen.count - 1)
        assert not seen.held or seen.state in ("moving", "resting")
        assert seen.state != "ended" or seen.last
        assert seen.state != "waiting" or not seen.last
        assert seen.runs == (seen.state in ("moving", "resting") and not seen.held)


TestAnySteps = AnySteps.TestCase
TestAnySteps.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
