"""How authors write a number. Imports pydantic."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kiosk.library.shapes import Number, Text
from kiosk.players.quiz.common_model import CommonShape


class NumberShape(CommonShape):
    """Set a number."""

    type: Literal["number"] = Field(description="估数 | set a number")
    low: Number = Field(description="最小 | the least")
    high: Number = Field(description="最大 | the most")
    step: Number = Field(1.0, description="一步多少 | one step")
    answer: Number = Field(description="正确的数 | the right number")
    tolerance: Number = Field(0.0, description="差多少以内算对 | how far off is right still")
    unit: Text | None = Field(None, description="单位 | its unit")
