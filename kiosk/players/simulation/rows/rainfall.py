"""What the rain in the valley offers."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.players.simulation.contract import Parameter, Reading, Row

MOST_MM_H = 40.0

ROW = Row(
    name="rainfall",
    words=Words("山沟里的雨", "Rain in the valley"),
    parameters=(
        Parameter(
            "rain_mm_h",
            Words("雨", "Rain"),
            Words("毫米/时", "mm/h"),
            0,
            MOST_MM_H,
            2,
            0,
        ),
        Parameter("cloud_percent", Words("云的位置", "Cloud"), Words("", ""), 0, 100, 1, 12),
    ),
    readings=(
        Reading("rain_l", Words("雨水/㎡", "Rain/m²"), Words("升", "L"), 0, 0, None),
        Reading("stream_m", Words("沟里水深", "Stream"), Words("米", "m"), 1, 0, None),
        Reading("hours", Words("过了", "Time"), Words("小时", "h"), 1, 0, None),
        Reading(
            "alert",
            Words("预警", "Warning"),
            Words("", ""),
            least=0,
            most=4,
            choices=(
                Words("没有", "none"),
                Words("蓝色", "blue"),
                Words("黄色", "yellow"),
                Words("橙色", "orange"),
                Words("红色", "red"),
            ),
        ),
        Reading("safe", Words("已转移", "Safe"), Words("人", ""), 0, 0, 3),
    ),
    hint=Words("拖云，拖人", "Drag cloud and people"),
    background="#CFE0EC",
)
