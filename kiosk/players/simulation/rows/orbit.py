"""What the satellite offers."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.players.simulation.contract import Parameter, Reading, Row

ROW = Row(
    name="orbit",
    words=Words("发射卫星", "Launch a satellite"),
    parameters=(
        Parameter(
            "speed_km_s",
            Words("速度", "Speed"),
            Words("千米/秒", "km/s"),
            0,
            12,
            0.05,
            6,
            2,
        ),
        Parameter(
            "height_km",
            Words("发射高度", "Launch height"),
            Words("千米", "km"),
            200,
            2000,
            100,
            400,
        ),
    ),
    readings=(
        Reading("speed_km_s", Words("速度", "Speed"), Words("千米/秒", "km/s"), 2, 0, None),
        Reading("height_km", Words("高度", "Height"), Words("千米", "km"), 0, 0, None),
        Reading("period_min", Words("绕一圈", "One turn"), Words("分钟", "min"), 0, 0, None),
        Reading(
            "gravity_percent",
            Words("引力是地面的", "Gravity, of the ground's"),
            Words("%", "%"),
            0,
            0,
            100,
        ),
        Reading("turns", Words("绕了", "Turns"), Words("圈", ""), 0, 0, None),
        Reading(
            "fate",
            Words("结果", "What happens"),
            Words("", ""),
            least=0,
            most=4,
            choices=(
                Words("等待发射", "waiting"),
                Words("落回地球", "falls back"),
                Words("绕成圆", "a circle"),
                Words("绕成椭圆", "an ellipse"),
                Words("飞离地球", "leaves"),
            ),
        ),
        Reading(
            "farthest_km",
            Words("飞到过的最高处", "Highest so far"),
            Words("千米", "km"),
            0,
            0,
            None,
        ),
    ),
    hint=Words("拖动箭头，松手发射", "Pull the arrow and let go"),
    background="#0D1B2A",
)
