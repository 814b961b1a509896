"""Rain on a mountain valley: how the stream in the gully rises. A schematic model, not measured.

Linear reservoirs in a row (Nash, 1957): the soil takes the first rain, the rest runs down the
slopes into the stream, which carries it away the faster the higher it stands. All sizes are round
numbers of ours; the steps of the warning show only the order 蓝 → 黄 → 橙 → 红 and no rainfall, as
the real thresholds belong to the weather service.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

SOIL_HOLDS_MM = 20.0
"""Rain that a dry soil takes before most of it runs off."""
SOIL_DRIES_H = 24.0
"""Time in which a soil gives back its water to deeper ground and air."""
SLOPE_H = 0.5
"""Time the water takes down the slopes."""
STREAM_H = 1.0
"""Time the water takes through the gully."""
BROOK_M = 0.3
"""Depth of the stream in dry weather."""
RISE_M = 0.55
"""Rise of the stream for a root of a millimetre of water in the gully."""
STEP_H = 0.02
"""Longest step of the integrator."""


class Alert(IntEnum):
    """The steps of a rainstorm warning, from low to high."""

    NONE = 0
    BLUE = 1
    YELLOW = 2
    ORANGE = 3
    RED = 4


@dataclass(frozen=True)
class Valley:
    """Where the water is and went, in mm over the whole catchment, since the start."""

    soil_mm: float = 0.0
    slope_mm: float = 0.0
    stream_mm: float = 0.0
    rain_mm: float = 0.0
    gone_mm: float = 0.0
    flowed_mm: float = 0.0

    @property
    def stored_mm(self) -> float:
        """Return the water in the valley."""
        return self.soil_mm + self.slope_mm + self.stream_mm

    @property
    def stream_m(self) -> float:
        """Return the depth of the stream: a gully is the wider the higher, so by the root."""
        return BROOK_M + RISE_M * math.sqrt(self.stream_mm)


def run_off_share(soil_mm: float) -> float:
    """Return the share of the rain that runs off at once: the fuller the soil, the more."""
    return min(1.0, soil_mm / SOIL_HOLDS_MM) ** 2


def pass_hours(valley: Valley, rain_mm_h: float, hours: float) -> Valley:
    """Return the valley after ``hours`` (≥ 0) of rain over the catchment (its mean, ≥ 0)."""
    steps = max(1, math.ceil(hours / STEP_H))
    for _ in range(steps):
        valley = _pass(valley, rain_mm_h, hours / steps)
    return valley


def _pass(valley: Valley, rain_mm_h: float, hour: float) -> Valley:
    """Each store gives away its exact share: none can turn negative, nothing is lost."""
    rain = rain_mm_h * hour
    dried = valley.soil_mm * -math.expm1(-hour / SOIL_DRIES_H)
    run_off = rain * run_off_share(valley.soil_mm)
    soil = valley.soil_mm - dried + rain - run_off
    spilled = max(0.0, soil - SOIL_HOLDS_MM)
    down = valley.slope_mm * -math.expm1(-hour / SLOPE_H)
    out = valley.stream_mm * -math.expm1(-hour / STREAM_H)
    return Valley(
        soil_mm=soil - spilled,
        slope_mm=valley.slope_mm + run_off + spilled - down,
        stream_mm=valley.stream_mm + down - out,
        rain_mm=valley.rain_mm + rain,
        gone_mm=valley.gone_mm + dried,
        flowed_mm=valley.flowed_mm + out,
    )


def alert(rain_mm_h: float, most_mm_h: float) -> Alert:
    """Return the step of the model's warning: the heavier the rain, the higher.

    It comes with the rain and so before the water: that is what it is for. The steps divide the
    model's own range of rain evenly and say nothing of real thresholds.
    """
    if rain_mm_h <= 0:
        return Alert.NONE
    return Alert(min(4, 1 + int(4 * rain_mm_h / most_mm_h)))


def cover(cloud: float, half: float, first: float, last: float) -> float:
    """Return the share of the catchment (``first`` to ``last``) below a cloud ``half`` wide."""
    below = min(last, cloud + half) - max(first, cloud - half)
    return min(1.0, max(0.0, below) / (last - first))
