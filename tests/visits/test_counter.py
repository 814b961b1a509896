from __future__ import annotations

import logging
from collections import Counter as Bag
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visits.facts import Answer, EndReason, Hands
from tests.visits.making import Bench


def test_a_single_stray_tap_is_dropped() -> None:
    bench = Bench()
    bench.counter.touch()
    bench.clock.advance(90)
    bench.counter.end(EndReason.RESET)
    assert bench.noted == []
    assert not bench.counter.running


def test_a_session_shorter_than_five_seconds_is_dropped_with_all_its_tallies() -> None:
    bench = Bench()
    bench.visit(seconds=4.9)
    bench.clock.advance(60)
    bench.counter.end(EndReason.RESET)
    assert bench.noted == []


def test_five_seconds_from_first_to_last_touch_are_enough() -> None:
    bench = Bench()
    bench.visit(seconds=5.0)
    (noted,) = bench.noted
    assert (noted.duration_s, noted.ended, len(noted.visits)) == (5, None, 1)


def test_waiting_is_no_touch() -> None:
    bench = Bench()
    bench.counter.touch()
    bench.counter.enter("cn.kepu.a", "1.0.0")
    bench.clock.advance(600)
    bench.counter.leave(completed=True)
    bench.counter.end(EndReason.RESET)
    assert bench.noted == []


def test_what_was_held_is_noted_as_soon_as_the_session_qualifies() -> None:
    bench = Bench()
    for exhibit in ("cn.kepu.a", "cn.kepu.b"):
        bench.visit(exhibit, seconds=2)
    assert bench.noted == []
    bench.clock.advance(1)
    bench.counter.touch()
    (noted,) = bench.noted
    assert [visit.exhibit for visit in noted.visits] == ["cn.kepu.a", "cn.kepu.b"]


def test_from_then_on_each_visit_and_the_end_are_one_message() -> None:
    bench = Bench()
    bench.visit("cn.kepu.a")
    bench.visit("cn.kepu.b")
    bench.counter.enter("cn.kepu.c", "1.0.0")
    bench.clock.advance(3)
    bench.counter.end(EndReason.NEXT)
    assert [[visit.exhibit for visit in noted.visits] for noted in bench.noted] == [
        ["cn.kepu.a"],
        ["cn.kepu.b"],
        ["cn.kepu.c"],
    ]
    assert [noted.ended for noted in bench.noted] == [None, None, EndReason.NEXT]
    assert len({noted.id for noted in bench.noted}) == 1
    assert [noted.visits[0].number for noted in bench.noted] == [0, 1, 2]


def test_an_end_without_a_visit_is_noted_too() -> None:
    bench = Bench()
    bench.visit()
    bench.counter.end(EndReason.LEFT)
    assert (bench.noted[-1].ended, bench.noted[-1].visits) == (EndReason.LEFT, ())


def test_the_first_try_counts_and_twins_do_not() -> None:
    bench = Bench()
    bench.counter.touch()
    bench.counter.enter("cn.kepu.a", "1.0.0")
    bench.counter.answer("q1", False)
    bench.counter.answer("q1", True)
    bench.counter.answer("q2", True)
    bench.clock.advance(9)
    bench.counter.touch()
    bench.counter.leave(completed=False)
    assert bench.noted[-1].visits[0].answers == (
        Answer("q1", right=False, timed_out=False),
        Answer("q2", right=True, timed_out=False),
    )


def test_the_same_question_counts_again_in_another_visit() -> None:
    bench = Bench()
    bench.visit()
    bench.visit()
    assert [len(noted.visits[0].answers) for noted in bench.noted] == [3, 3]


def test_out_of_time_is_asked_and_never_right() -> None:
    bench = Bench()
    bench.counter.touch()
    bench.counter.enter("cn.kepu.a", "1.0.0")
    bench.counter.answer("q1", True, timed_out=True)
    bench.clock.advance(9)
    bench.counter.touch()
    bench.counter.leave(completed=True)
    assert bench.noted[-1].visits[0].answers == (Answer("q1", right=False, timed_out=True),)


def test_an_answer_outside_of_any_exhibit_is_not_counted(expect_log: Callable[..., object]) -> None:
    expect_log("kiosk.visits.counter", logging.WARNING, "outside of any exhibit")
    bench = Bench()
    bench.counter.touch()
    bench.counter.answer("q1", True)
    bench.visit()
    assert len(bench.noted[0].visits[0].answers) == 3


def test_entering_leaves_the_exhibit_that_runs() -> None:
    bench = Bench()
    bench.counter.touch()
    bench.counter.enter("cn.kepu.a", "1.0.0")
    bench.clock.advance(6)
    bench.counter.touch()
    bench.counter.enter("cn.kepu.b", "2.0.0")
    (visit,) = bench.noted[-1].visits
    assert (visit.exhibit, visit.completed, visit.seconds) == ("cn.kepu.a", False, 6)


def test_entering_starts_a_session_when_none_runs() -> None:
    bench = Bench()
    bench.counter.enter("cn.kepu.a", "1.0.0")
    assert bench.counter.running


def test_misplaced_calls_do_nothing() -> None:
    bench = Bench()
    bench.counter.leave(completed=True)
    bench.counter.end(EndReason.LEFT)
    bench.counter.end(EndReason.STOPPED)
    assert bench.posted == []


def test_seconds_are_whole_and_monotonic() -> None:
    bench = Bench()
    bench.counter.touch()
    bench.counter.enter("cn.kepu.a", "1.0.0")
    bench.clock.advance(7.9)
    bench.clock.set_wall(0)
    bench.counter.touch()
    bench.counter.leave(completed=True)
    assert bench.noted[-1].visits[0].seconds == 7
    assert bench.noted[-1].duration_s == 7


def test_neither_a_session_nor_a_visit_is_longer_than_two_hours() -> None:
    bench = Bench()
    bench.counter.touch()
    bench.counter.enter("cn.kepu.a", "1.0.0")
    bench.clock.advance(9 * 3600)
    bench.counter.touch()
    bench.counter.leave(completed=True)
    assert (bench.noted[-1].duration_s, bench.noted[-1].visits[0].seconds) == (7200, 7200)


def test_flags_belong_to_one_visitor() -> None:
    bench = Bench()
    bench.counter.touch()
    bench.counter.flags("zh-Hans", False)
    bench.counter.flags("en", True)
    bench.counter.flags("en", False)
    bench.visit()
    bench.counter.end(EndReason.LEFT)
    first = bench.noted[-1]
    assert (first.language, first.elder) == ("en", True)
    bench.counter.touch()
    bench.counter.flags("zh-Hans", False)
    bench.visit()
    second = bench.noted[-1]
    assert (second.language, second.elder) == ("zh-Hans", False)
    assert second.id != first.id


def test_the_start_is_told_to_the_minute_only() -> None:
    bench = Bench()
    bench.clock.set_wall(1_800_000_059.7)
    bench.visit()
    assert bench.noted[0].started_wall_s == 1_800_000_000


def test_over_midnight_a_visit_stays_in_the_segment_it_began_in() -> None:
    bench = Bench()
    bench.clock.set_wall(1_793_462_395.0)  # five seconds before 2026-11-01 in Beijing
    bench.visit("cn.kepu.a", seconds=20)
    bench.visit("cn.kepu.b", seconds=20)
    october, november = bench.opened
    assert (october.cause, november.cause) == ("start", "day")
    first, second = bench.noted
    assert first.segment == second.segment == october.id
    assert first.visits[0].segment == october.id
    assert second.visits[0].segment == november.id


@pytest.mark.parametrize("reason", [EndReason.LEFT, EndReason.RESET, EndReason.STOPPED])
def test_how_it_ended_is_noted(reason: EndReason) -> None:
    bench = Bench()
    bench.visit()
    bench.counter.end(reason)
    assert bench.noted[-1].ended is reason


# Any script at all, against a plain second reckoning.


@dataclass
class Reckoning:
    """The words of the product, taken literally, over a list of what happened when."""

    now_s: int = 0
    touches: list[int] = field(default_factory=list)
    showing: tuple[str, int] | None = None
    asked: set[str] = field(default_factory=set)
    mine: Bag[tuple[str, str]] = field(default_factory=Bag)
    total: Bag[tuple[str, str]] = field(default_factory=Bag)

    def touch(self) -> None:
        self.touches.append(self.now_s)

    def enter(self, exhibit: str) -> None:
        self.leave(False)
        if not self.touches:
            self.touch()
        self.showing = (exhibit, self.now_s)
        self.asked = set()
        self.mine[exhibit, "opened"] += 1

    def answer(self, question: str, right: bool) -> None:
        if self.showing is not None and question not in self.asked:
            self.asked.add(question)
            self.mine[self.showing[0], "asked"] += 1
            self.mine[self.showing[0], "right"] += right

    def leave(self, completed: bool) -> None:
        if self.showing is not None:
            exhibit, since_s = self.showing
            self.mine[exhibit, "completed"] += completed
            self.mine[exhibit, "seconds"] += self.now_s - since_s
            self.showing = None

    def end(self) -> None:
        self.leave(False)
        if self.touches and self.touches[-1] - self.touches[0] >= 5:
            self.total += self.mine
            self.total["", "sessions"] += 1
        self.touches, self.mine = [], Bag()


_exhibits = st.sampled_from(["cn.kepu.a", "cn.kepu.b"])
_steps = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(0, 9)),
        st.tuples(st.just("touch")),
        st.tuples(st.just("enter"), _exhibits),
        st.tuples(st.just("answer"), st.sampled_from(["q1", "q2"]), st.booleans()),
        st.tuples(st.just("leave"), st.booleans()),
        st.tuples(st.just("end")),
    ),
    max_size=40,
)


@given(_steps)
def test_any_script_counts_what_the_words_say(steps: list[tuple[object, ...]]) -> None:
    bench, reckoning = Bench(), Reckoning()
    for name, *given_ in [*steps, ("end",)]:
        arguments: list[object] = list(given_)
        if name == "wait":
            assert isinstance(arguments[0], int)
            bench.clock.advance(arguments[0])
            reckoning.now_s += arguments[0]
            continue
        if name == "answer" and reckoning.showing is None:
            continue
        getattr(reckoning, str(name))(*arguments)
        if name == "end":
            arguments = [EndReason.LEFT]
        if name == "enter":
            arguments.append("1.0.0")
        getattr(bench.counter, str(name))(*arguments)
    assert _counted(bench) == +reckoning.total


def _counted(bench: Bench) -> Bag[tuple[str, str]]:
    counted: Bag[tuple[str, str]] = Bag()
    counted["", "sessions"] = len({noted.id for noted in bench.noted})
    for noted in bench.noted:
        for visit in noted.visits:
            counted[visit.exhibit, "opened"] += 1
            counted[visit.exhibit, "completed"] += visit.completed
            counted[visit.exhibit, "seconds"] += visit.seconds
            counted[visit.exhibit, "asked"] += len(visit.answers)
            counted[visit.exhibit, "right"] += sum(answer.right for answer in visit.answers)
    return +counted


def test_the_last_count_of_hands_stands_and_none_is_none() -> None:
    bench = Bench()
    bench.counter.touch()
    bench.counter.in_class()
    bench.counter.enter("cn.kepu.a", "1.0.0")
    bench.clock.advance(9)
    bench.counter.hands("q1", 12, 4)
    bench.counter.hands("q1", 11, 15)
    bench.counter.hands("q2", 3, 3)
    bench.counter.hands("q2", 0, 0)
    bench.counter.leave(completed=True)
    bench.counter.touch()
    bench.counter.end(EndReason.LEFT)
    noted = bench.noted[-1]
    assert noted.in_class
    [visit] = [visit for each in bench.noted for visit in each.visits]
    assert visit.hands == (Hands("q1", 11, 11),)
    assert visit.answers == ()


def test_a_session_that_is_no_class_is_not_flagged_by_the_one_before() -> None:
    bench = Bench()
    bench.lesson()
    bench.visit()
    bench.counter.end(EndReason.LEFT)
    assert bench.noted[0].in_class and not bench.noted[-1].in_class


def test_hands_outside_of_an_exhibit_are_not_counted(expect_log: Callable[..., object]) -> None:
    expect_log("kiosk.visits.counter", logging.WARNING, "hands")
    bench = Bench()
    bench.counter.in_class()
    bench.counter.hands("q1", 3, 2)
    assert bench.posted == []
