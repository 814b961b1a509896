"""The simple pendulum at small angles, and how its period is measured."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

G_M_S2 = 9.8
"""Gravity near the ground, m/s², as in school books."""

MOST_DEG = 10.0
"""Up to this angle the period of a real pendulum is the formula's within 0.2 %."""

HALVED_AFTER_S = 45.0
"""Air: after so long the swing is half as wide. It makes the period longer by less than 1e-5."""

AVERAGED = 5
"""The period is averaged over that many swings, as one does with a stop watch."""


def period_s(length_m: float, g_m_s2: float = G_M_S2) -> float:
    """Seconds of one swing there and back: T = 2π·√(L/g), for small angles.

    Source: school physics (Huygens 1673); 0.25 m → 1.00 s, 1 m → 2.01 s, 2 m → 2.84 s.
    """
    return 2 * math.pi * math.sqrt(length_m / g_m_s2)


@dataclass(frozen=True, slots=True)
class Swing:
    """A pendulum at one moment: angle from the vertical in degrees, and degrees a second."""

    angle_deg: float = 0.0
    speed_deg_s: float = 0.0

    def after(self, dt_s: float, length_m: float) -> Swing:
        """The same pendulum ``dt_s`` later: exact solution of θ'' = −(g/L)·θ − 2γ·θ'."""
        gamma = math.log(2) / HALVED_AFTER_S
        omega = math.sqrt(G_M_S2 / length_m - gamma**2)
        cosine, sine = math.cos(omega * dt_s), math.sin(omega * dt_s)
        fade = math.exp(-gamma * dt_s)
        slope = (self.speed_deg_s + gamma * self.angle_deg) / omega
        angle = fade * (self.angle_deg * cosine + slope * sine)
        speed = fade * omega * (slope * cosine - self.angle_deg * sine) - gamma * angle
        return Swing(angle, speed)

    def reach_deg(self, length_m: float) -> float:
        """How far it swings to either side."""
        return math.hypot(self.angle_deg, self.speed_deg_s / math.sqrt(G_M_S2 / length_m))


class PeriodMeter:
    """Measures the period by watching: the times at which the bob passes the lowest point."""

    def __init__(self) -> None:
        self._passes_s: deque[float] = deque(maxlen=AVERAGED + 1)
        self._time_s = 0.0
        self.swings = 0

    def restart(self) -> None:
        """Begin to measure anew."""
        self._passes_s.clear()
        self.swings = 0

    def watch(self, before: Swing, after: Swing, dt_s: float) -> None:
        """Note a step; a pass from left to right is timed between the two pictures."""
        if before.angle_deg < 0 <= after.angle_deg:
            share = -before.angle_deg / (after.angle_deg - before.angle_deg)
            self._passes_s.append(self._time_s + share * dt_s)
            if len(self._passes_s) > 1:
                self.swings += 1
        self._time_s += dt_s

    @property
    def period_s(self) -> float | None:
        """Seconds of a swing, the mean of the last few; None before the first is complete."""
        if len(self._passes_s) < 2:
            return None
        return (self._passes_s[-1] - self._passes_s[0]) / (len(self._passes_s) - 1)
