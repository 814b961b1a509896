"""What refraction offers."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.players.simulation.contract import Parameter, Reading, Row

MOST_DEG = 80.0
FISH_DEG = 32.1
"""The fish is seen under this angle in the water: where 45° in the air leads."""

ROW = Row(
    name="refraction",
    words=Words("光的折射", "Refraction"),
    parameters=(
        Parameter(
            "angle_deg", Words("入射角", "Angle of the ray"), Words("°", "°"), 0, MOST_DEG, 1, 20
        ),
        Parameter(
            "from_water",
            Words("光从哪里来", "Light comes from"),
            Words("", ""),
            0,
            1,
            1,
            0,
            choices=(Words("空气", "air"), Words("水里", "water")),
        ),
    ),
    readings=(
        Reading("incident_deg", Words("入射角", "Incidence"), Words("°", "°"), 1, 0, MOST_DEG),
        Reading("refracted_deg", Words("折射角", "Refraction"), Words("°", "°"), 1, 0, 90),
        Reading(
            "reflected_percent", Words("反射的光", "Light reflected"), Words("%", "%"), 0, 0, 100
        ),
        Reading(
            "out",
            Words("光", "The light"),
            Words("", ""),
            least=0,
            most=1,
            choices=(Words("全反射", "totally reflected"), Words("折射过去", "goes through")),
        ),
        Reading(
            "fish",
            Words("小鱼", "The fish"),
            Words("", ""),
            least=0,
            most=1,
            choices=(Words("没照到", "in the dark"), Words("照到了", "lit")),
        ),
    ),
    hint=Words("拖动手电，也可以拖到水里", "Drag the torch, even into the water"),
    background="#DCEBEA",
)
