"""The time there is for a question, and what happens when it is up."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.clock import HandClock
from kiosk.players.quiz.countdown import Countdown
from kiosk.players.quiz.questions import Question, QuestionType, Quiz
from kiosk.players.quiz.rules import QuizPlay, Verdict
from kiosk.players.quiz.types.choices.body import Choices, Option
from tests.players.quizzing import answer, choice, text


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 5)), max_size=12))
def test_time_passes_only_while_it_is_not_held(steps: list[tuple[bool, float]]) -> None:
    clock = HandClock()
    countdown = Countdown(20, clock.monotonic_s)
    spent_s = 0.0
    for held, seconds in steps:
        countdown.hold(held)
        assert countdown.runs == (not held and spent_s < 20)
        clock.advance(seconds)
        spent_s += 0 if held else seconds
        assert abs(countdown.left_s - max(0.0, 20 - spent_s)) < 1e-6
        assert 0 <= countdown.share <= 1
    assert countdown.over == (countdown.left_s == 0)


def test_a_question_that_times_out_is_asked_and_shown() -> None:
    play = QuizPlay(Quiz((choice(QuestionType.SINGLE, True, False),), time_limit_s=20), Random(1))
    assert play.limit_s == 20
    verdict = play.time_out()
    assert verdict == Verdict("q", False, 0.0, timed_out=True)
    assert (play.state, play.tone, play.score, play.results) == (
        "answered", "late", (0, 1), ("wrong",),
    )  # fmt: skip
    assert play.time_out() is None and play.settle() is None
    assert "missed" in [tile.mark for tile in play.attempt.tiles]


def test_an_answer_in_the_last_moment_goes_before_the_clock() -> None:
    play = QuizPlay(Quiz((choice(QuestionType.SINGLE, True, False),), time_limit_s=20), Random(1))
    play.attempt.tap(0)
    assert play.time_out() is None
    assert play.settle() is not None


def test_a_question_s_own_limit_goes_before_the_quiz_s() -> None:
    one = choice(QuestionType.SINGLE, True, False)
    limits = [replace(one, id=f"q{at}", time_limit_s=own) for at, own in enumerate((None, 0, 9))]
    play = QuizPlay(Quiz(tuple(limits), time_limit_s=30), Random(1))
    seen = []
    for _ in limits:
        seen.append(play.limit_s)
        answer(play)
        play.next()
    assert seen == [30, 0, 9]


def poll() -> Question:
    options = (Option(text("a"), None, False), Option(text("b"), None, False))
    return Question("p", QuestionType.POLL, text("?"), Choices(options))


def test_a_poll_has_no_limit_and_counts_in_neither() -> None:
    quiz = Quiz((poll(), choice(QuestionType.SINGLE, True, False)), time_limit_s=30, challenge=True)
    play = QuizPlay(quiz, Random(1))
    assert play.limit_s == 0
    assert not answer(play).counts
    assert (play.tone, play.score, play.results) == ("thanks", (0, 0), ("done", ""))
    assert not play.stopped and not play.last
    play.next()
    answer(play)
    assert play.score == (1, 1) and play.tone == "right"


def test_some_credit_is_received_as_that() -> None:
    play = QuizPlay(Quiz((choice(QuestionType.MULTIPLE, True, True, False),)), Random(1))
    play.attempt.tap([tile.text for tile in play.attempt.tiles].index(text("0True")))
    play.attempt.submit()
    play.settle()
    assert play.tone == "part"
