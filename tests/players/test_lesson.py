"""A quiz asked aloud: hands counted, the answer shown."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import Defect
from kiosk.players.quiz.lesson import BY_OPTION, MOST_HANDS, Lesson
from kiosk.players.quiz.questions import Question, QuestionType, Quiz
from kiosk.players.quiz.types.choices.body import Choices, Option
from kiosk.players.quiz.types.choices.rules import ChoiceTry
from kiosk.players.quiz.types.ordering.body import Ordered
from tests.players.quizzing import choice, quizzes, text


def _lesson(*questions: Question) -> Lesson:
    return Lesson(Quiz(questions), Random(1))


def _right_option(lesson: Lesson) -> int:
    attempt = lesson.attempt
    assert isinstance(attempt, ChoiceTry)
    return attempt.rights.index(True)


def test_hands_for_the_right_option_are_right() -> None:
    lesson = _lesson(choice(QuestionType.SINGLE, False, True, False))
    right = _right_option(lesson)
    for at in range(3):
        lesson.raise_hands(at, 10 + at)
    assert lesson.now.raised == 33 and lesson.now.right == 10 + right
    assert [tile.mark for tile in lesson.attempt.tiles] == ["none"] * 3
    lesson.reveal()
    assert lesson.attempt.tiles[right].mark == "missed"
    lesson.raise_hands(right, -3)
    assert lesson.now.right == 7 + right


def test_where_there_are_no_options_right_and_not_right_are_counted() -> None:
    multiple = _lesson(choice(QuestionType.MULTIPLE, True, True, False))
    assert not multiple.by_option and multiple.hands == (0, 0)
    multiple.raise_hands(0, 9)
    multiple.raise_hands(1, 4)
    multiple.raise_hands(2, 1)
    assert (multiple.now.raised, multiple.now.right) == (13, 9)
    items = tuple(Option(text(word), None, True) for word in "abc")
    order = Question("q", QuestionType.ORDER, text("?"), Ordered(items))  # type: ignore[arg-type]
    assert _lesson(order).hands == (0, 0)


def test_a_poll_has_hands_and_nothing_right() -> None:
    options = tuple(Option(text(word), None, False) for word in "ab")
    poll = Question("q", QuestionType.POLL, text("?"), Choices(options, False, True))
    lesson = _lesson(poll)
    lesson.raise_hands(0, 5)
    assert lesson.by_option and lesson.now.raised == 5 and lesson.now.right is None


@given(quizzes(), st.lists(st.tuples(st.integers(-1, 6), st.integers(-5, 5)), max_size=40))
def test_hands_stay_between_none_and_all(quiz: Quiz, moves: list[tuple[int, int]]) -> None:
    lesson = Lesson(quiz, Random(3))
    expected = [0] * len(lesson.hands)
    for at, more in moves:
        lesson.raise_hands(at, more)
        if 0 <= at < len(expected):
            expected[at] = min(max(expected[at] + more, 0), MOST_HANDS)
    assert lesson.hands == tuple(expected)
    count = lesson.now
    assert count.right is not None and 0 <= count.right <= count.raised == sum(expected)


@given(quizzes())
def test_a_lesson_goes_question_by_question_to_its_end(quiz: Quiz) -> None:
    lesson = Lesson(quiz, Random(3))
    for number in range(lesson.count):
        assert (lesson.number, lesson.state) == (number, "asking")
        lesson.next()
        assert lesson.number == number  # nothing goes on unseen
        lesson.raise_hands(0, number + 1)
        lesson.reveal()
        assert lesson.state == "shown" and lesson.attempt.answered and not lesson.attempt.given
        lesson.next()
    assert lesson.state == "finished"
    assert [count.raised for count in lesson.counts] == list(range(1, lesson.count + 1))
    lesson.raise_hands(0, 1)
    assert lesson.counts[-1].raised == lesson.count


def test_every_type_with_options_is_known() -> None:
    assert {QuestionType(name) for name in BY_OPTION} <= set(QuestionType)


def test_a_quiz_without_questions_is_a_defect() -> None:
    with pytest.raises(Defect):
        _lesson()
