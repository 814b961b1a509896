"""Light at the border of two clear media: Snell's law and Fresnel's equations.

n₁·sin θ₁ = n₂·sin θ₂ (Snellius, 1621). How much light is thrown back: Fresnel's equations for
unpolarised light (Hecht, *Optics*, chapter 4). Angles are measured from the normal, in degrees.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

AIR = 1.0
"""Refractive index of air (1.0003, taken as 1 as in school)."""
WATER = 1.33
"""Refractive index of water."""


@dataclass(frozen=True)
class Crossing:
    """A ray at the border.

    ``refracted_deg`` is ``None`` when all light is thrown back (total reflection);
    ``reflected_share`` is the share of the light (0–1) that is.
    """

    incident_deg: float
    reflected_deg: float
    refracted_deg: float | None
    reflected_share: float


def refracted_deg(incident_deg: float, n_from: float, n_to: float) -> float | None:
    """Return the angle beyond the border (incident 0–90°), ``None`` for total reflection."""
    sine = math.sin(math.radians(incident_deg)) * n_from / n_to
    return None if sine > 1.0 else math.degrees(math.asin(sine))


def cross(incident_deg: float, n_from: float, n_to: float) -> Crossing:
    """Return what becomes of a ray that meets the border at ``incident_deg`` (0–90°)."""
    beyond = refracted_deg(incident_deg, n_from, n_to)
    return Crossing(
        incident_deg, incident_deg, beyond, _reflected_share(incident_deg, beyond, n_from, n_to)
    )


def _reflected_share(
    incident_deg: float, beyond_deg: float | None, n_from: float, n_to: float
) -> float:
    if beyond_deg is None:
        return 1.0
    cos_from = math.cos(math.radians(incident_deg))
    cos_to = math.cos(math.radians(beyond_deg))
    across = (n_from * cos_from - n_to * cos_to) / (n_from * cos_from + n_to * cos_to)
    along = (n_from * cos_to - n_to * cos_from) / (n_from * cos_to + n_to * cos_from)
    return min(1.0, (across**2 + along**2) / 2)
