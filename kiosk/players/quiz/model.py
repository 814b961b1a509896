"""The model of ``quiz.toml``, format 1: questions tagged by type. Imports pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.library.limits import LIMITS
from kiosk.library.shapes import Line, Shape
from kiosk.players.quiz.common_model import Difficulty, TimeLimit
from kiosk.players.quiz.types.choices.model import (
    MultipleShape,
    PictureShape,
    PollShape,
    SingleShape,
    TrueFalseShape,
)
from kiosk.players.quiz.types.memory.model import MemoryShape
from kiosk.players.quiz.types.numbers.model import NumberShape
from kiosk.players.quiz.types.ordering.model import OrderShape
from kiosk.players.quiz.types.placing.model import BinsShape, MatchShape, WordBankShape
from kiosk.players.quiz.types.spots.model import HotspotShape

QuestionShape = Annotated[
    SingleShape
    | MultipleShape
    | TrueFalseShape
    | PictureShape
    | OrderShape
    | MatchShape
    | BinsShape
    | HotspotShape
    | WordBankShape
    | MemoryShape
    | NumberShape
    | PollShape,
    Field(discriminator="type"),
]


class DrawShape(Shape):
    """Which questions are drawn for a play."""

    count: Annotated[int, Field(ge=1, le=LIMITS.questions)] = Field(
        description="抽几道 | how many are drawn"
    )
    tags: Annotated[list[Line], Field(max_length=20)] = Field(
        default_factory=list, description="有其中一个标签的 | those with one of these tags"
    )
    difficulty: Annotated[list[Difficulty], Field(max_length=5)] = Field(
        default_factory=list, description="难度是其中之一的 | those with one of these difficulties"
    )


class QuizHeadShape(Shape):
    """``quiz.toml`` without its questions."""

    format: Literal[1] = Field(description="格式编号，现在是 1 | number of this format, now 1")
    shuffle: bool = Field(
        False, description="是否打乱题目顺序 | whether to shuffle the questions' order"
    )
    draw: DrawShape | None = Field(
        None, description="每次只抽一部分题 | draw some of the questions for each play"
    )
    time_limit_s: TimeLimit = Field(
        0, description="每题限时，秒；0 不限 | seconds a question; 0 for no limit"
    )
    challenge: bool = Field(
        False, description="闯关：答错就结束 | challenge: the first error ends it"
    )


class QuizShape(QuizHeadShape):
    """``quiz.toml``."""

    question: Annotated[list[QuestionShape], Field(min_length=1, max_length=LIMITS.questions)] = (
        Field(description="题目，按顺序 | the questions, in order")
    )
