"""A picture that gives the answer away comes with the answer."""

from __future__ import annotations

from pathlib import Path
from random import Random

from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.questions import Quiz
from kiosk.players.quiz.rules import QuizPlay

EXHIBITS = Path(__file__).parents[2] / "exhibits"


def played(id: str) -> tuple[Quiz, QuizPlay]:
    quiz = read_quiz(EXHIBITS / id, "quiz.toml", "zh-Hans")
    return quiz, QuizPlay(quiz, Random(1))


def test_it_is_hidden_while_asking_and_shown_once_answered() -> None:
    quiz, play = played("cn.kepu.earthquake")
    assert quiz.questions[0].picture_after
    assert (play.question.picture, play.question.picture_hidden) == (None, True)
    play.attempt.tap(0)
    play.settle()
    assert (play.question.picture, play.question.picture_hidden) == ("q1.svg", False)


def test_other_pictures_are_there_from_the_start() -> None:
    quiz, play = played("cn.kepu.feathered")
    assert not quiz.questions[0].picture_after
    assert (play.question.picture, play.question.picture_hidden) == ("q1.svg", False)


def test_the_pictures_of_the_earthquake_show_what_is_asked() -> None:
    """Thirty-two balls beside one are the answer to "how many times"; so are the others."""
    quiz, _ = played("cn.kepu.earthquake")
    assert all(question.picture_after for question in quiz.questions)
