"""The model of ``quiz.toml``, format 1: questions tagged by type. Imports pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.library.limits import LIMITS
from kiosk.library.shapes import Shape
from kiosk.players.quiz.types.choices.model import (
    MultipleShape,
    PictureShape,
    SingleShape,
    TrueFalseShape,
)

QuestionShape = Annotated[
    SingleShape | MultipleShape | TrueFalseShape | PictureShape, Field(discriminator="type")
]


class QuizHeadShape(Shape):
    """``quiz.toml`` without its questions."""

    format: Literal[1] = Field(description="格式编号，现在是 1 | number of this format, now 1")
    shuffle: bool = Field(
        False, description="是否打乱题目顺序 | whether to shuffle the questions' order"
    )


class QuizShape(QuizHeadShape):
    """``quiz.toml``."""

    question: Annotated[list[QuestionShape], Field(min_length=1, max_length=LIMITS.questions)] = (
        Field(description="题目，按顺序 | the questions, in order")
    )
