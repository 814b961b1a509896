"""The thin convex lens: 1/u + 1/v = 1/f.

Real is positive (the signs of Chinese school books): a negative v is a virtual image on the
object's own side. Magnification m = v/u; a real image stands on its head.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NEAR_FOCUS = 1e-6
"""Nearer to the focus than this share of f, the rays leave parallel: no image."""


class Kind(StrEnum):
    """What an image is."""

    REAL = "real"
    VIRTUAL = "virtual"


@dataclass(frozen=True)
class Image:
    """An image: v in centimetres (negative: virtual), and its size relative to the object (> 0)."""

    distance_cm: float
    magnification: float

    @property
    def kind(self) -> Kind:
        """Return whether light really meets there."""
        return Kind.REAL if self.distance_cm > 0 else Kind.VIRTUAL

    @property
    def upright(self) -> bool:
        """Say whether it stands as the object does."""
        return self.kind is Kind.VIRTUAL


def image(object_cm: float, focal_cm: float) -> Image | None:
    """Return the image of an object ``object_cm`` (> 0) before a lens of ``focal_cm`` (> 0).

    ``None`` when the object stands in the focus: the rays leave parallel.
    """
    if abs(object_cm - focal_cm) <= NEAR_FOCUS * focal_cm:
        return None
    distance = object_cm * focal_cm / (object_cm - focal_cm)
    return Image(distance, abs(distance) / object_cm)
