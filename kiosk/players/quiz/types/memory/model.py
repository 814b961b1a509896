"""How authors write pairs of cards. Imports pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.library.shapes import Shape
from kiosk.players.quiz.common_model import CommonShape
from kiosk.players.quiz.types.faces_model import FaceShape


class PairShape(Shape):
    """Two cards that belong together."""

    one: FaceShape = Field(description="一张 | one card")
    other: FaceShape | None = Field(
        None,
        description="另一张；不写就和第一张一样 | the other; left out: the same",
    )


class MemoryShape(CommonShape):
    """Find the pairs of cards."""

    type: Literal["memory"] = Field(description="翻牌配对 | find pairs of cards")
    pairs: Annotated[list[PairShape], Field(min_length=2, max_length=6)] = Field(
        description="两到六对 | two to six pairs"
    )
