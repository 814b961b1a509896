"""The answer key of a quiz: each question with what is right about it, in words."""

from __future__ import annotations

from kiosk.library.answer_key import Keyed
from kiosk.library.exhibit import Exhibit
from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.questions import Option, Question


def answer_key(exhibit: Exhibit, entry: str, language: str) -> tuple[Keyed, ...]:
    """The questions of a quiz in the author's order (``kiosk.library.answer_key.AnswerKey``)."""
    quiz = read_quiz(exhibit.folder, entry, exhibit.language)
    return tuple(_keyed(question, language) for question in quiz.questions)


def _keyed(question: Question, language: str) -> Keyed:
    reason = question.explanation
    return Keyed(
        id=question.id,
        stem=question.stem.text(language),
        answers=tuple(
            _words(at, option, language)
            for at, option in enumerate(question.options)
            if option.right
        ),
        reason=reason.text(language) if reason else "",
    )


def _words(at: int, option: Option, language: str) -> str:
    if option.text is not None:
        return option.text.text(language)
    return f"Picture {at + 1}" if language == "en" else f"第 {at + 1} 幅图"
