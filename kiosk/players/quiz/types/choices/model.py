"""How authors write a choice. Imports pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.library.shapes import Line, Shape, Text
from kiosk.players.quiz.common_model import CommonShape


class OptionShape(Shape):
    """An answer in words."""

    text: Text = Field(description="选项文字 | the option's words")
    right: bool = Field(False, description="是否正确 | whether it is right")


class PictureOptionShape(Shape):
    """An answer as a picture."""

    picture: Line = Field(description="选项图片 | the option's picture")
    text: Text | None = Field(None, description="图片下的文字 | words below the picture")
    right: bool = Field(False, description="是否正确 | whether it is right")


class SingleShape(CommonShape):
    """One option is right."""

    type: Literal["single"] = Field(description="单选 | choose one")
    options: Annotated[list[OptionShape], Field(min_length=2, max_length=4)] = Field(
        description="两到四个选项，一个正确 | two to four options, one right"
    )


class MultipleShape(CommonShape):
    """One or more options are right."""

    type: Literal["multiple"] = Field(description="多选 | choose all that are right")
    options: Annotated[list[OptionShape], Field(min_length=2, max_length=4)] = Field(
        description="两到四个选项，一个以上正确 | two to four options, one or more right"
    )


class TrueFalseShape(CommonShape):
    """The stem is true, or it is not."""

    type: Literal["true_false"] = Field(description="判断 | true or false")
    answer: bool = Field(description="题干对不对 | whether the stem is true")


class PictureShape(CommonShape):
    """One picture is right."""

    type: Literal["picture"] = Field(description="选图片 | choose a picture")
    options: Annotated[list[PictureOptionShape], Field(min_length=2, max_length=6)] = Field(
        description="两到六张图片，一张正确 | two to six pictures, one right"
    )


class PollOptionShape(Shape):
    """What one can say."""

    text: Text = Field(description="选项文字 | the option's words")


class PollShape(CommonShape):
    """Nothing is right or wrong."""

    type: Literal["poll"] = Field(description="问一问，没有对错 | ask, without right or wrong")
    options: Annotated[list[PollOptionShape], Field(min_length=2, max_length=4)] = Field(
        description="两到四个选项 | two to four options"
    )
