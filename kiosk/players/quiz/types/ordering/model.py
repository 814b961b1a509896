"""How authors write an order. Imports pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.players.quiz.common_model import CommonShape
from kiosk.players.quiz.types.faces_model import FaceShape


class OrderShape(CommonShape):
    """Put in order."""

    type: Literal["order"] = Field(description="排序 | put in order")
    items: Annotated[list[FaceShape], Field(min_length=3, max_length=5)] = Field(
        description="三到五项，按正确的先后写 | three to five, written in the right order"
    )
