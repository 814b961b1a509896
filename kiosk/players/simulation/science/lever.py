"""The lever: moments about the pivot, and how a beam tips and comes to rest.

Law of the lever (Archimedes, *On the Equilibrium of Planes*; every school book): a lever rests
level when F₁·l₁ = F₂·l₂.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

DAMPING_PER_S = 2.2
"""How fast the beam's swing dies away (a choice of ours: about two seconds)."""
OWN_RATE_PER_S = 5.0
"""Angular rate of the free swing of the empty beam, radians a second (a choice of ours)."""
STOP_DEG = 12.0
"""Where the beam meets its stop."""
LEAST_MOMENT_N_CM = 5.0
"""A moment left over that is at least this large holds the beam against its stop."""


@dataclass(frozen=True)
class Side:
    """What hangs on one side: a force in newtons at an arm in centimetres, both ≥ 0."""

    force_n: float
    arm_cm: float

    @property
    def moment_n_cm(self) -> float:
        """Return the moment F·l in N·cm."""
        return self.force_n * self.arm_cm


@dataclass(frozen=True)
class Tilt:
    """Where the beam is: degrees (positive: the right side is lower) and degrees a second."""

    angle_deg: float = 0.0
    rate_deg_s: float = 0.0


def balanced(left: Side, right: Side) -> bool:
    """Say whether F₁·l₁ = F₂·l₂, but for rounding."""
    return math.isclose(left.moment_n_cm, right.moment_n_cm, rel_tol=1e-9, abs_tol=1e-9)


def rest_deg(left: Side, right: Side) -> float:
    """Return the angle at which the beam comes to rest, at most the stop's either way.

    The beam's own centre of mass lies a little below the pivot, so a small moment tilts it a
    little; the beam of the model is so light that any step of a hook takes it to the stop.
    """
    share = (right.moment_n_cm - left.moment_n_cm) / LEAST_MOMENT_N_CM
    return STOP_DEG * min(1.0, max(-1.0, share))


def swing(tilt: Tilt, left: Side, right: Side, dt_s: float) -> Tilt:
    """Return the beam ``dt_s`` seconds later.

    A damped swing about the angle of rest, θ″ = −ω²(θ − θ₀) − 2γθ′, in its closed form, so that
    any length of step is stable and gives the same motion.
    """
    rest = rest_deg(left, right)
    rate = math.sqrt(OWN_RATE_PER_S**2 - DAMPING_PER_S**2)
    away = tilt.angle_deg - rest
    turn = (tilt.rate_deg_s + DAMPING_PER_S * away) / rate
    fade = math.exp(-DAMPING_PER_S * dt_s)
    cos, sin = math.cos(rate * dt_s), math.sin(rate * dt_s)
    angle = rest + fade * (away * cos + turn * sin)
    speed = fade * (
        (turn * rate - DAMPING_PER_S * away) * cos - (away * rate + DAMPING_PER_S * turn) * sin
    )
    if abs(angle) >= STOP_DEG:
        return Tilt(math.copysign(STOP_DEG, angle), 0.0)
    return Tilt(angle, speed)


def at_rest(tilt: Tilt, left: Side, right: Side) -> bool:
    """Say whether nothing can be seen to move any more."""
    return abs(tilt.angle_deg - rest_deg(left, right)) < 0.02 and abs(tilt.rate_deg_s) < 0.05
