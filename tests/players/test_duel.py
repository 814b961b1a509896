"""Two players at one screen: nobody's touch is anybody else's, and nobody is faster."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import Defect
from kiosk.players.quiz.duel import SIDES, WAIT_S, Duel, Side, fair_questions
from kiosk.players.quiz.questions import Question, QuestionType, Quiz
from kiosk.players.quiz.types.choices.body import Choices, Option
from kiosk.players.quiz.types.numbers.body import Estimate
from kiosk.rehearsal.quiz_answers import answer_moves, make
from tests.players.quizzing import choice, quizzes, text


def _duel(quiz: Quiz, seed: int = 7, *, patient: bool = False) -> Duel:
    duel = Duel(quiz, Random(seed), patient=patient)
    for side in SIDES:
        duel.ready(side)
    return duel


def _one(count: int = 2) -> Quiz:
    return Quiz(tuple(choice(QuestionType.SINGLE, True, False, id=f"q{n}") for n in range(count)))


def _answer(duel: Duel, side: Side, rightly: bool) -> None:
    for move in answer_moves(duel.attempt(side), rightly):
        make(move, duel.attempt(side))
    duel.attempt(side).submit()
    duel.settle(side)


def _on(duel: Duel) -> None:
    duel.second()
    assert duel.next()


def _play(duel: Duel, answers: list[tuple[bool, bool]], first: list[Side]) -> None:
    for (near, far), faster in zip(answers, first, strict=True):
        slower: Side = 1 if faster == 0 else 0
        for side in (faster, slower):
            _answer(duel, side, (near, far)[side])
        _on(duel)


@dataclass(frozen=True)
class Touch:
    """A touch of one side: a tile, or the button below."""

    side: Side
    tile: int | None


touches = st.builds(Touch, st.sampled_from(SIDES), st.one_of(st.none(), st.integers(-1, 6)))


def _seen(duel: Duel, side: Side) -> object:
    attempt = duel.attempt(side)
    return attempt.tiles, attempt.answered, attempt.given, attempt.share


def _apply(duel: Duel, touch: Touch) -> None:
    attempt = duel.attempt(touch.side)
    if touch.tile is None:
        attempt.submit()
    else:
        attempt.tap(touch.tile)
    duel.settle(touch.side)


@given(quizzes(), st.lists(touches, max_size=30))
def test_neither_side_s_touches_change_the_other_side(quiz: Quiz, mixed: list[Touch]) -> None:
    both = _duel(quiz)
    for touch in mixed:
        other: Side = 1 if touch.side == 0 else 0
        before = _seen(both, other), both.answered(other), both.score(other)
        _apply(both, touch)
        assert (_seen(both, other), both.answered(other), both.score(other)) == before
    for side in SIDES:
        alone = _duel(quiz)
        for touch in mixed:
            if touch.side == side:
                _apply(alone, touch)
        assert _seen(alone, side) == _seen(both, side)
        assert alone.score(side) == both.score(side)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=6), st.data())
def test_whoever_is_faster_the_scores_are_the_same(
    answers: list[tuple[bool, bool]], data: st.DataObject
) -> None:
    count = len(answers)
    ends = []
    for _ in range(2):
        first = data.draw(st.lists(st.sampled_from(SIDES), min_size=count, max_size=count))
        duel = _duel(_one(count))
        _play(duel, answers, first)
        ends.append([(duel.score(side), duel.results(side), duel.ending(side)) for side in SIDES])
        assert duel.score(0) == sum(near for near, _ in answers)
        assert duel.together == sum(near or far for near, far in answers)
    assert ends[0] == ends[1]


@given(quizzes())
def test_both_see_the_same_order(quiz: Quiz) -> None:
    duel = _duel(quiz)
    assert duel.attempt(0).tiles == duel.attempt(1).tiles
    assert duel.attempt(0) is not duel.attempt(1)


def test_it_begins_when_both_are_ready() -> None:
    duel = Duel(_one(), Random(1))
    assert duel.state == "greeting"
    duel.ready(0)
    _answer(duel, 0, True)
    assert duel.state == "greeting" and not duel.answered(0)
    duel.ready(1)
    assert duel.state == "asking" and duel.left_s is None and not duel.ticks


def test_a_question_is_closed_some_seconds_after_the_first_answer() -> None:
    duel = _duel(_one())
    _answer(duel, 1, True)
    assert duel.left_s == WAIT_S and duel.ticks
    for _ in range(WAIT_S - 1):
        assert duel.second() == []
    [late] = duel.second()
    assert late.side == 0 and late.verdict.timed_out and not late.verdict.right and not late.seen
    assert duel.state == "shown" and (duel.score(0), duel.score(1)) == (0, 1)
    assert duel.attempt(0).answered


def test_the_slower_one_in_time_is_as_right() -> None:
    duel = _duel(_one(1))
    _answer(duel, 0, True)
    for _ in range(WAIT_S - 1):
        duel.second()
    _answer(duel, 1, True)
    assert duel.state == "shown" and duel.left_s is None
    _on(duel)
    assert [duel.ending(side) for side in SIDES] == ["tie", "tie"]


def test_elders_are_not_hurried_and_may_go_on() -> None:
    duel = _duel(_one(), patient=True)
    assert duel.close(0) == []
    _answer(duel, 0, True)
    assert duel.left_s is None and not duel.ticks
    assert duel.second() == [] and duel.close(1) == []
    [seen] = duel.close(0)
    assert seen.seen and not seen.verdict.timed_out and duel.state == "shown"


def test_on_goes_only_after_a_second_and_once() -> None:
    duel = _duel(_one())
    _answer(duel, 0, True)
    _answer(duel, 1, False)
    assert not duel.next()
    duel.second()
    assert not duel.ticks and duel.next() and not duel.next()
    assert duel.number == 1 and duel.results(0) == (True, None) and duel.results(1) == (False, None)


def test_what_one_side_has_is_told_only_when_both_are_done() -> None:
    duel = _duel(_one(1))
    _answer(duel, 0, True)
    assert duel.results(0) == (None,)
    _answer(duel, 1, True)
    assert duel.results(0) == (True,)


def test_winning_and_losing() -> None:
    duel = _duel(_one(1))
    _answer(duel, 0, False)
    _answer(duel, 1, True)
    assert duel.ending(0) == ""
    _on(duel)
    assert (duel.state, duel.ending(0), duel.ending(1)) == ("finished", "lost", "won")


def _poll(id: str) -> Question:
    options = tuple(Option(text(word), None, False) for word in "ab")
    return Question(id, QuestionType.POLL, text("?"), Choices(options, False, True))


def test_what_cannot_be_won_is_left_out() -> None:
    single = choice(QuestionType.SINGLE, True, False, id="q")
    assert fair_questions((_poll("p"), single)) == (single,)
    duel = _duel(Quiz((_poll("p"), single)))
    assert duel.count == 1 and duel.question.id == "q"
    with pytest.raises(Defect):
        Duel(Quiz((_poll("p"),)), Random(1))


def test_small_halves_get_what_fits_them() -> None:
    single = choice(QuestionType.SINGLE, True, False, id="q")
    number = Question("n", QuestionType.NUMBER, text("?"), Estimate(0, 10, 1, 5))
    both = (number, single)
    assert fair_questions(both) == both
    assert fair_questions(both, roomy=False) == (single,)
    assert fair_questions((number,), roomy=False) == (number,)
    assert Duel(Quiz(both), Random(1), roomy=False).count == 1
