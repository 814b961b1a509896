"""The three faces of an opinion: the sun out, half behind a cloud, and a cloud with some drops.

They differ in shape before they differ in colour, and none of them is angry: who says no is as
welcome as who says yes.
"""

from __future__ import annotations

import math
from pathlib import Path

from studio.palette import ACCENT, CARD, DAWN, DUSK, EMBER, GLOW, INK, mix
from studio.svg import Picture, packed

SIZE = 240.0
CLOUD = mix(DUSK, CARD, 0.78)
CLOUD_SHADE = mix(DUSK, CARD, 0.62)
RAIN = mix(DUSK, "#3F8FCB", 0.75)


def draw(root: Path) -> None:
    """Write ``assets/opinion/{yes,so,no}.svg`` under ``root``."""
    folder = root / "assets" / "opinion"
    folder.mkdir(parents=True, exist_ok=True)
    for name, paint in (("yes", _yes), ("so", _so), ("no", _no)):
        pen = Picture(SIZE, SIZE)
        paint(pen)
        pen.save(folder / f"{name}.svg")


def _yes(pen: Picture) -> None:
    _sun(pen, 120, 120, 74, rays=12)
    _eyes(pen, 120, 106, 27, 8.5)
    _cheeks(pen, 120, 130, 46)
    pen.path(f"M{packed(88, 132)}a{packed(32, 30)} 0 0 0 {packed(64, 0)}z", INK)
    pen.path(f"M{packed(100, 150)}q{packed(20, -9, 40, 0)}a{packed(32, 30)} 0 0 1 -40 0z", ACCENT)


def _so(pen: Picture) -> None:
    _sun(pen, 108, 104, 66, rays=12)
    _eyes(pen, 108, 92, 24, 8)
    _cheeks(pen, 108, 113, 41)
    pen.stroke(f"M{packed(90, 121)}q{packed(18, 5, 36, 0)}", INK, 6.5)
    _cloud(pen, 78, 230, 0.74)


def _no(pen: Picture) -> None:
    for x, y in ((74, 176), (120, 190), (166, 176)):
        pen.path(
            f"M{packed(x, y)}c{packed(-5, 10, -11, 17, -11, 26)}a11 11 0 0 0 22 0"
            f"c{packed(0, -9, -6, -16, -11, -26)}z",
            RAIN,
        )
    _cloud(pen, 12, 168, 1.16)
    _eyes(pen, 120, 112, 26, 8)
    _cheeks(pen, 120, 131, 45, CLOUD_SHADE)
    pen.stroke(f"M{packed(104, 142)}q{packed(16, -9, 32, 0)}", INK, 6.5)


def _sun(pen: Picture, x: float, y: float, r: float, rays: int) -> None:
    for number in range(rays):
        turn = math.tau * number / rays
        near, far, half = r * 1.16, r * (1.5 if number % 2 else 1.38), 0.13
        tip = (x + far * math.sin(turn), y - far * math.cos(turn))
        left, right = (
            (x + near * math.sin(turn + side), y - near * math.cos(turn + side))
            for side in (-half, half)
        )
        pen.path(f"M{packed(*left)}L{packed(*tip)}L{packed(*right)}z", EMBER)
    pen.circle(x, y, r * 1.02, GLOW)
    pen.circle(x - r * 0.06, y - r * 0.08, r * 0.9, mix(GLOW, DAWN, 0.55))


def _cloud(pen: Picture, left: float, foot: float, scale: float) -> None:
    """A flat-footed cloud, 186 units wide at scale 1."""
    for colour, down in ((CLOUD_SHADE, 0.0), (CLOUD, -9 * scale)):
        path = f"M{packed(left + 40 * scale, foot + down)}"
        for rx, ry, dx, dy in (
            (37, 37, -4, -70),
            (50, 50, 92, -26),
            (38, 38, 54, 30),
            (33, 33, -12, 66),
        ):
            path += f"a{packed(rx * scale, ry * scale)} 0 0 1 {packed(dx * scale, dy * scale)}"
        pen.path(path + "z", colour)


def _eyes(pen: Picture, x: float, y: float, apart: float, r: float) -> None:
    for side in (-1, 1):
        pen.ellipse(x + side * apart, y, r, r * 1.25, INK)
        pen.circle(x + side * apart + r * 0.3, y - r * 0.4, r * 0.34, CARD)


def _cheeks(pen: Picture, x: float, y: float, apart: float, colour: str = EMBER) -> None:
    for side in (-1, 1):
        pen.ellipse(x + side * apart, y, 11, 7.5, colour, opacity=0.45)
