"""The model of ``animation.toml``, format 1. Imports pydantic: see :mod:`kiosk.library.shapes`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.library.limits import LIMITS
from kiosk.library.shapes import Id, Line, Number, Shape, Text, Voice


class SightShape(Shape):
    """``from`` and ``to`` of a still: where one looks."""

    x: Annotated[Number, Field(ge=0, le=1)] = Field(
        0.5, description="中心的横向位置，0 左 1 右 | centre, 0 left to 1 right"
    )
    y: Annotated[Number, Field(ge=0, le=1)] = Field(
        0.5, description="中心的纵向位置，0 上 1 下 | centre, 0 top to 1 bottom"
    )
    zoom: Annotated[Number, Field(ge=1, le=4)] = Field(
        1.0, description="放大倍数，1 是全图 | how much nearer; 1 shows all of it"
    )


class _StepShape(Shape):
    id: Id = Field(description="编号，同一展项里不重复 | id, unique in its exhibit")
    file: Line = Field(description="画面文件 | the picture's file")
    caption: Text | None = Field(None, description="字幕，一两句 | a sentence or two")
    narration: Voice | None = Field(
        None, description="录音讲解，一个文件或按语言 | recorded narration: a file, or by language"
    )
    advance: Literal["tap", "time"] = Field(
        "tap", description="点一下继续，或自动继续 | goes on by a tap or by itself"
    )
    hold_s: Annotated[Number, Field(ge=0, le=30)] = Field(
        1.5, description="自动继续前停多少秒 | seconds to wait before it goes on by itself"
    )


class LottieShape(_StepShape):
    """A Lottie drawing."""

    type: Literal["lottie"] = Field(description="Lottie 动画 | a Lottie animation")
    loop: bool = Field(False, description="等待时是否重复 | repeat while it waits")


class WebpShape(_StepShape):
    """An animated WebP."""

    type: Literal["webp"] = Field(description="动画 WebP | an animated WebP")
    loop: bool = Field(False, description="等待时是否重复 | repeat while it waits")


class SheetShape(_StepShape):
    """A sprite sheet with its JSON."""

    type: Literal["sheet"] = Field(description="连续图（JSON） | a sprite sheet (JSON)")
    loop: bool = Field(False, description="等待时是否重复 | repeat while it waits")


class StillShape(_StepShape):
    """A still, looked over slowly."""

    type: Literal["still"] = Field(description="静止图，可移动和放大 | a still, with pan and zoom")
    start: SightShape = Field(
        default_factory=SightShape, alias="from", description="开始看哪里 | where the look begins"
    )
    goal: SightShape = Field(
        default_factory=SightShape, alias="to", description="最后看哪里 | where the look ends"
    )
    over_s: Annotated[Number, Field(ge=0.5, le=30)] = Field(
        6.0, description="移动用多少秒 | seconds the look takes"
    )


StepShape = Annotated[
    LottieShape | WebpShape | SheetShape | StillShape, Field(discriminator="type")
]


class AnimationHeadShape(Shape):
    """``animation.toml`` without its steps."""

    format: Literal[1] = Field(description="格式编号，现在是 1 | number of this format, now 1")


class AnimationShape(AnimationHeadShape):
    """``animation.toml``."""

    step: Annotated[list[StepShape], Field(min_length=1, max_length=LIMITS.animation_steps)] = (
        Field(description="步骤，按顺序 | the steps, in order")
    )
