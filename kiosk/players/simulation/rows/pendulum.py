"""What the pendulum offers."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.players.simulation.contract import Parameter, Reading, Row

ROW = Row(
    name="pendulum",
    words=Words("单摆", "Pendulum"),
    parameters=(
        Parameter("length_m", Words("摆长", "Length"), Words("m", "m"), 0.25, 2.0, 0.05, 0.5, 2),
        Parameter("mass_kg", Words("质量", "Mass"), Words("kg", "kg"), 0.1, 1.0, 0.1, 0.3, 1),
        Parameter("angle_deg", Words("起始角度", "Start angle"), Words("°", "°"), 2, 10, 1, 8),
    ),
    readings=(
        Reading("period_s", Words("周期", "Period"), Words("s", "s"), 2, 1.0, 2.85),
        Reading("swings", Words("摆动次数", "Swings"), Words("次", ""), 0, 0, None),
    ),
    hint=Words("拖动摆球，松手看看", "Pull the bob aside and let go"),
)
