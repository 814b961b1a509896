"""How large the panel is, and what a millimetre is on it. No Qt."""

from __future__ import annotations

import math
from typing import NamedTuple

MM_PER_INCH = 25.4
PLAUSIBLE_IN = (15.0, 86.0)
ASSUMED_IN = 21.5
UNIT_MM = (4.0, 8.0)
UNITS_ON_SHORT_SIDE = 68


class Panel(NamedTuple):
    """A panel's measures: pixels of a millimetre, and the size of one design unit."""

    px_per_mm: float
    unit_mm: float
    diagonal_in: float


def measure(
    width_px: int, height_px: int, configured_in: float, reported_mm: tuple[float, float]
) -> Panel:
    """Return the panel for a window of ``width_px`` × ``height_px``.

    ``configured_in`` is the diagonal from the settings (0: none); then counts what the
    screen itself reports (``reported_mm``, width and height), if that is a diagonal of
    15–86 inches; else a 21.5-inch panel is assumed.
    """
    reported_in = math.hypot(*reported_mm) / MM_PER_INCH
    candidates = (configured_in, reported_in, ASSUMED_IN)
    low, high = PLAUSIBLE_IN
    diagonal_in = next(size for size in candidates if low <= size <= high)
    px_per_mm = math.hypot(width_px, height_px) / (diagonal_in * MM_PER_INCH)
    short_mm = min(width_px, height_px) / px_per_mm
    unit_mm = min(max(UNIT_MM[0], short_mm / UNITS_ON_SHORT_SIDE), UNIT_MM[1])
    return Panel(px_per_mm, unit_mm, diagonal_in)
