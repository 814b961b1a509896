"""Where on the panel the picture lies: turned with the panel, or low for those who sit. No Qt."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.ui.panel import UNIT_MM, UNITS_ON_SHORT_SIDE

LEAST_SHORT_MM, LEAST_LONG_MM = 225.0, 400.0
"""A little below the smallest panel that every screen is laid out for, 18.5 inches (410 × 230)."""
UNITS_ON_LONG_SIDE = 100
"""As many as the smallest panel has: no screen is laid out for fewer."""


class Area(NamedTuple):
    """A rectangle of the turned picture in pixels, and the design unit that fits it."""

    x: float
    y: float
    width: float
    height: float
    unit_mm: float


def content_area(
    width_px: int, height_px: int, px_per_mm: float, *, turn: int = 0, low: bool = False
) -> Area:
    """The area for a window of that size, its picture turned by ``turn`` degrees.

    ``low``: the lower half; more than that where a half would be smaller than the smallest
    panel, up to all of it.
    """
    width, height = (height_px, width_px) if turn % 180 else (width_px, height_px)
    taken = float(height)
    if low:
        least_short, least_long = LEAST_SHORT_MM * px_per_mm, LEAST_LONG_MM * px_per_mm
        least = least_short if width >= least_long else least_long
        taken = float(min(height, max(round(height / 2), round(least))))
    unit_mm = min(width, taken) / px_per_mm / UNITS_ON_SHORT_SIDE
    if low:
        unit_mm = min(unit_mm, max(width, taken) / px_per_mm / UNITS_ON_LONG_SIDE)
    return Area(0.0, height - taken, float(width), taken, min(max(UNIT_MM[0], unit_mm), UNIT_MM[1]))


def low_helps(width_px: int, height_px: int, px_per_mm: float, *, turn: int = 0) -> bool:
    """Whether the low layout leaves at least a fifth of the panel free above it."""
    area = content_area(width_px, height_px, px_per_mm, turn=turn, low=True)
    return area.y >= 0.2 * (area.y + area.height)
