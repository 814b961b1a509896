"""A satellite round the Earth: Newton's law of gravity, and what becomes of a launch.

a = −GM·r/r³ (Newton, 1687); circular speed v = √(GM/r), escape speed √2 of it, period
T = 2π·√(a³/GM) (Kepler's third law). GM and the mean radius: IERS Conventions (2010). The Earth is
a ball and has no air but a border at which a flight ends.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

GM_M3_S2 = 3.986004418e14
"""Gravity of the Earth."""
EARTH_M = 6.371e6
"""Mean radius of the Earth."""
AIR_M = 1.0e5
"""Below this height the air ends the flight of a satellite (about the Kármán line)."""
STEP_S = 4.0
"""Longest step of the integrator."""


class Fate(StrEnum):
    """What becomes of a launch along the horizon."""

    FALLS = "falls"
    CIRCLES = "circles"
    ELLIPSE = "ellipse"
    LEAVES = "leaves"


@dataclass(frozen=True)
class Flight:
    """Where the satellite is, from the Earth's centre, and how fast: metres, metres a second."""

    x_m: float
    y_m: float
    vx_m_s: float
    vy_m_s: float

    @property
    def radius_m(self) -> float:
        """Return the distance from the Earth's centre."""
        return math.hypot(self.x_m, self.y_m)

    @property
    def height_m(self) -> float:
        """Return the height above the ground."""
        return self.radius_m - EARTH_M

    @property
    def speed_m_s(self) -> float:
        """Return the speed."""
        return math.hypot(self.vx_m_s, self.vy_m_s)


def launch(height_m: float, speed_m_s: float) -> Flight:
    """Return a flight that starts above the north, along the horizon to the east."""
    return Flight(0.0, EARTH_M + height_m, speed_m_s, 0.0)


def circular_m_s(height_m: float) -> float:
    """Return the speed of a circular orbit."""
    return math.sqrt(GM_M3_S2 / (EARTH_M + height_m))


def gravity_share(height_m: float) -> float:
    """Return gravity at this height as a share of that on the ground."""
    return (EARTH_M / (EARTH_M + height_m)) ** 2


def far_m(height_m: float, speed_m_s: float) -> float:
    """Return the distance from the Earth's centre on the opposite side of the launch.

    Of a launch along the horizon: r·q/(2 − q) with q = v²r/GM; infinite from the escape speed on.
    """
    radius = EARTH_M + height_m
    share = speed_m_s**2 * radius / GM_M3_S2
    return math.inf if share >= 2 else radius * share / (2 - share)


def period_s(height_m: float, speed_m_s: float) -> float:
    """Return the time of one turn, infinite if it does not come back."""
    axis = (EARTH_M + height_m + far_m(height_m, speed_m_s)) / 2
    return 2 * math.pi * math.sqrt(axis**3 / GM_M3_S2)


def fate(height_m: float, speed_m_s: float, tolerance: float = 0.006) -> Fate:
    """Say what becomes of a launch; within ``tolerance`` of the right speed it is a circle, if it
    stays above the air.
    """
    far = far_m(height_m, speed_m_s)
    if math.isinf(far):
        return Fate.LEAVES
    if far < EARTH_M + AIR_M:
        return Fate.FALLS
    circles = abs(speed_m_s / circular_m_s(height_m) - 1) <= tolerance
    return Fate.CIRCLES if circles else Fate.ELLIPSE


# Yoshida's fourth order (1990): three leapfrogs whose errors cancel; keeps energy over many turns.
_CUBE = 2 ** (1 / 3)
_OUTER = 1 / (2 - _CUBE)
_WEIGHTS = (_OUTER, -_CUBE * _OUTER, _OUTER)


def fly(flight: Flight, dt_s: float) -> Flight:
    """Return the flight ``dt_s`` (≥ 0) seconds later, in steps of at most :data:`STEP_S`."""
    steps = max(1, math.ceil(dt_s / STEP_S))
    x, y, vx, vy = flight.x_m, flight.y_m, flight.vx_m_s, flight.vy_m_s
    step = dt_s / steps
    for _ in range(steps):
        for weight in _WEIGHTS:
            part = weight * step
            x, y = x + vx * part / 2, y + vy * part / 2
            pull = GM_M3_S2 / max(math.hypot(x, y), EARTH_M / 2) ** 3
            vx, vy = vx - pull * x * part, vy - pull * y * part
            x, y = x + vx * part / 2, y + vy * part / 2
    return Flight(x, y, vx, vy)


def path(
    height_m: float, speed_m_s: float, points: int, reach_m: float
) -> list[tuple[float, float]]:
    """Return points of the whole path of a launch, out to ``reach_m`` and down to the ground.

    The conic r = p/(1 + e·cos φ) with the launch in φ = 0 (e < 0: the launch is the far point).
    """
    radius = EARTH_M + height_m
    share = speed_m_s**2 * radius / GM_M3_S2
    if share < 1e-6:
        return [(0.0, radius), (0.0, EARTH_M)]
    found: list[tuple[float, float]] = []
    for index in range(points + 1):
        angle = 2 * math.pi * index / points
        below = 1 + (share - 1) * math.cos(angle)
        if below <= 1e-9:
            break
        here = radius * share / below
        if here > reach_m or (here < EARTH_M and index > 0):
            break
        found.append((here * math.sin(angle), here * math.cos(angle)))
    return found
