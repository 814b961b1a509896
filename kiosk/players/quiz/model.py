"""The model of ``quiz.toml``, format 1: questions tagged by type. Imports pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kiosk.library.limits import LIMITS
from kiosk.library.shapes import Line, Shape, Text, pattern_of

_ID = pattern_of(
    r"^[a-z0-9][a-z0-9-]*$",
    "小写字母、数字和“-”，例如 q1-dinosaur",
    "lower-case letters, digits and “-”, such as q1-dinosaur",
)


class OptionShape(Shape):
    """An answer in words."""

    text: Text = Field(description="选项文字 | the option's words")
    right: bool = Field(False, description="是否正确 | whether it is right")


class PictureOptionShape(Shape):
    """An answer as a picture."""

    picture: Line = Field(description="选项图片 | the option's picture")
    text: Text | None = Field(None, description="图片下的文字 | words below the picture")
    right: bool = Field(False, description="是否正确 | whether it is right")


class _QuestionShape(Shape):
    id: Annotated[str, StringConstraints(pattern=_ID, max_length=48)] = Field(
        description="编号，同一展项里不重复 | id, unique in its exhibit"
    )
    stem: Text = Field(description="题干 | the question")
    explanation: Text | None = Field(None, description="答后的解释 | shown after the answer")
    picture: Line | None = Field(None, description="配图 | illustration")
    picture_after: bool = Field(
        False,
        description="答完才露出配图（图里有答案时用） "
        "| show the illustration only after the answer, because it gives the answer away",
    )
    tags: Annotated[list[Line], Field(max_length=20)] = Field(
        default_factory=list, description="标签 | tags"
    )
    difficulty: Annotated[int, Field(ge=1, le=5)] | None = Field(
        None, description="难度 1–5 | difficulty from 1 to 5"
    )


class SingleShape(_QuestionShape):
    """One option is right."""

    type: Literal["single"] = Field(description="单选 | choose one")
    options: Annotated[list[OptionShape], Field(min_length=2, max_length=4)] = Field(
        description="两到四个选项，一个正确 | two to four options, one right"
    )


class MultipleShape(_QuestionShape):
    """One or more options are right."""

    type: Literal["multiple"] = Field(description="多选 | choose all that are right")
    options: Annotated[list[OptionShape], Field(min_length=2, max_length=4)] = Field(
        description="两到四个选项，一个以上正确 | two to four options, one or more right"
    )


class TrueFalseShape(_QuestionShape):
    """The stem is true, or it is not."""

    type: Literal["true_false"] = Field(description="判断 | true or false")
    answer: bool = Field(description="题干对不对 | whether the stem is true")


class PictureShape(_QuestionShape):
    """One picture is right."""

    type: Literal["picture"] = Field(description="选图片 | choose a picture")
    options: Annotated[list[PictureOptionShape], Field(min_length=2, max_length=6)] = Field(
        description="两到六张图片，一张正确 | two to six pictures, one right"
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
