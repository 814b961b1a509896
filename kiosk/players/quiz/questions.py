"""A quiz as it is played: plain frozen values, whatever file they came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.library.texts import LocalText


class QuestionType(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose; has a text, a picture (a file of the exhibit), or both."""

    text: LocalText | None
    picture: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``id`` is unique in its exhibit.

    ``picture_after``: the picture gives the answer away and comes only after it.
    """

    id: str
    type: QuestionType
    stem: LocalText
    options: tuple[Option, ...]
    explanation: LocalText | None = None
    picture: str | None = None
    picture_after: bool = False
    tags: tuple[str, ...] = ()
    difficulty: int | None = None


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions in the author's order; ``shuffle`` asks to mix that order too."""

    questions: tuple[Question, ...]
    shuffle: bool = False
