"""How authors write spots on a picture. Imports pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.library.shapes import Line, Number, Shape, Text
from kiosk.players.quiz.common_model import CommonShape


class AreaShape(Shape):
    """A box on the picture."""

    x: Number = Field(description="左边，0 到 1 | its left, 0 to 1")
    y: Number = Field(description="上边，0 到 1 | its top, 0 to 1")
    width: Number = Field(description="宽，0 到 1 | its width, 0 to 1")
    height: Number = Field(description="高，0 到 1 | its height, 0 to 1")
    right: bool = Field(False, description="是否正确 | whether it is right")
    text: Text | None = Field(None, description="答后显示的名字 | its name, shown after the answer")


class HotspotShape(CommonShape):
    """Touch a spot on the picture."""

    type: Literal["hotspot"] = Field(description="看图点一点 | touch the picture")
    picture: Line = Field(description="要点的图片 | the picture to touch")
    find: Literal["one", "all"] = Field(
        "one", description="找一处，或全部找到 | find one, or all of them"
    )
    areas: Annotated[list[AreaShape], Field(min_length=1, max_length=8)] = Field(
        description="图上的区域 | areas of the picture"
    )
