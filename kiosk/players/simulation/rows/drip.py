"""What the watered field offers."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.players.simulation.contract import Parameter, Reading, Row

SEASON_DAYS = 15
_LITRES = Words("升/㎡", "L/m²")

ROW = Row(
    name="drip",
    words=Words("一块田里的水", "Water in a field"),
    parameters=(
        Parameter("rain_mm_day", Words("每天下雨", "Rain a day"), Words("毫米", "mm"), 0, 20, 1, 0),
        Parameter(
            "film",
            Words("地膜", "Film"),
            Words("", ""),
            0,
            1,
            1,
            0,
            choices=(Words("不覆膜", "none"), Words("覆膜", "laid")),
        ),
        Parameter(
            "watering",
            Words("浇水", "Watering"),
            Words("", ""),
            0,
            2,
            1,
            0,
            choices=(Words("不浇", "off"), Words("滴灌", "drip"), Words("漫灌", "flood")),
        ),
        Parameter("soil_cm", Words("土深", "Soil depth"), Words("厘米", "cm"), 20, 80, 10, 50),
    ),
    readings=(
        Reading("day", Words("第几天", "Day"), Words("天", ""), 0, 0, SEASON_DAYS),
        Reading("watered_l", Words("浇水", "Watered"), _LITRES, 0, 0, None),
        Reading("rain_l", Words("雨水", "Rain"), _LITRES, 0, 0, None),
        Reading("evaporated_l", Words("蒸发掉", "Evaporated"), _LITRES, 0, 0, None),
        Reading("lost_l", Words("流走和漏掉", "Run off, seeped"), _LITRES, 0, 0, None),
        Reading(
            "roots_percent", Words("根部的水", "Water at the roots"), Words("%", "%"), 0, 0, 100
        ),
        Reading("season_l", Words("一季无雨浇水", "Watered, no rain"), _LITRES, 0, 0, None),
        Reading(
            "thirsty_days",
            Words("谷子渴了", "Millet thirsty"),
            Words("天", "days"),
            1,
            0,
            SEASON_DAYS,
        ),
    ),
    hint=Words("点水阀，点云", "Tap a valve or the cloud"),
    background="#DCEAF2",
)
