"""What the convex lens offers."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.players.simulation.contract import Parameter, Reading, Row

ROW = Row(
    name="lens",
    words=Words("凸透镜成像", "The convex lens"),
    parameters=(
        Parameter(
            "object_cm",
            Words("物距", "Object at"),
            Words("cm", "cm"),
            4,
            50,
            1,
            36,
        ),
        Parameter("focal_cm", Words("焦距", "Focal length"), Words("cm", "cm"), 8, 15, 1, 10),
    ),
    readings=(
        Reading("object_cm", Words("物距 u", "Object u"), Words("cm", "cm"), 0, 4, 50),
        Reading("image_cm", Words("像距 v", "Image v"), Words("cm", "cm"), 1),
        Reading("magnification", Words("像是物的", "Image size"), Words("倍", "×"), 2, 0.1, None),
        Reading(
            "image",
            Words("像", "The image"),
            Words("", ""),
            least=0,
            most=4,
            choices=(
                Words("倒立缩小", "upside down, smaller"),
                Words("倒立等大", "upside down, same size"),
                Words("倒立放大", "upside down, larger"),
                Words("不成像", "none"),
                Words("正立放大", "upright, larger"),
            ),
        ),
    ),
    hint=Words("左右拖动蜡烛", "Drag the candle left and right"),
    background="#0D1B2A",
)
