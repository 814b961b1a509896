"""What the lever offers."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.players.simulation.contract import Parameter, Reading, Row

MOST_N = 6.0
MOST_CM = 60.0

ROW = Row(
    name="lever",
    words=Words("杠杆", "Lever"),
    parameters=(
        Parameter("left_n", Words("左边的力", "Left force"), Words("N", "N"), 1, MOST_N, 1, 3),
        Parameter("left_cm", Words("左边力臂", "Left arm"), Words("cm", "cm"), 10, MOST_CM, 10, 20),
        Parameter("right_n", Words("右边的力", "Right force"), Words("N", "N"), 1, MOST_N, 1, 2),
        Parameter(
            "right_cm", Words("右边力臂", "Right arm"), Words("cm", "cm"), 10, MOST_CM, 10, 50
        ),
    ),
    readings=(
        Reading(
            "left_n_cm",
            Words("左边力×力臂", "Left F × l"),
            Words("N·cm", "N·cm"),
            0,
            10,
            MOST_N * MOST_CM,
        ),
        Reading(
            "right_n_cm",
            Words("右边力×力臂", "Right F × l"),
            Words("N·cm", "N·cm"),
            0,
            10,
            MOST_N * MOST_CM,
        ),
        Reading(
            "level",
            Words("杠杆", "The lever"),
            Words("", ""),
            least=0,
            most=2,
            choices=(
                Words("左边沉", "left side down"),
                Words("平衡", "balanced"),
                Words("右边沉", "right side down"),
            ),
        ),
        Reading("right_n", Words("右边的力", "Right force"), Words("N", "N"), 0, 1, MOST_N),
        Reading("left_n", Words("左边的力", "Left force"), Words("N", "N"), 0, 1, MOST_N),
    ),
    hint=Words("把钩码拖到别的挂钩上", "Drag the weights to other hooks"),
    background="#F6E8D0",
)
