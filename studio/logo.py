"""The mark of the kiosk: the morning sun half risen over beds of rock."""

from __future__ import annotations

import math
from pathlib import Path

from studio.palette import ACCENT, EMBER, GLOW, INK
from studio.svg import Picture, packed

SIZE = 240.0


def draw(root: Path) -> None:
    """Write ``assets/logo.svg`` under ``root``."""
    pen = Picture(SIZE, SIZE)
    centre, horizon, radius = SIZE / 2, 128, 104
    sun = f"M{packed(centre - radius, horizon)}"
    sun += f"a{packed(radius, radius)} 0 0 1 {packed(2 * radius, 0)}z"
    pen.path(sun, GLOW)
    # three beds of rock, each a chord of the same circle, cut by a gentle fold
    for top, bottom, colour in (
        (140, 166, EMBER),
        (176, 202, ACCENT),
        (210, horizon + radius, INK),
    ):
        pen.path(_bed(centre, horizon, radius, top, bottom), colour)
    pen.save(root / "assets" / "logo.svg")


def _bed(centre: float, horizon: float, radius: float, top: float, bottom: float) -> str:
    """Return one bed: two wavy lines between the sides of the circle."""

    def half(y: float) -> float:
        return math.sqrt(max(radius**2 - (y - horizon) ** 2, 0.0))

    upper, lower = half(top), half(bottom)
    wave = 7.0
    data = f"M{packed(centre - upper, top)}c{packed(upper * 0.6, -wave * 2)} "
    data += f"{packed(upper * 1.4, wave * 2, upper * 2, 0)}"
    data += f"A{packed(radius, radius)} 0 0 1 {packed(centre + lower, bottom)}"
    if lower == 0:
        return data + f"A{packed(radius, radius)} 0 0 1 {packed(centre - upper, top)}z"
    data += f"c{packed(-lower * 0.6, wave * 2)} {packed(-lower * 1.4, -wave * 2, -lower * 2, 0)}"
    return data + f"A{packed(radius, radius)} 0 0 1 {packed(centre - upper, top)}z"
