"""A magnifying lens and what it shows: filaments, pigment bodies."""

from __future__ import annotations

import math
from random import Random

from studio.palette import mix
from studio.svg import Picture, packed


def lens(pen: Picture, x: float, y: float, r: float, glass: str, grip: float) -> None:
    """Draw a magnifying lens; ``grip`` is the direction of its handle (radians)."""
    cos, sin = math.cos(grip), math.sin(grip)

    def along(start: float, end: float) -> str:
        spots = ((x + cos * away, y + sin * away) for away in (start, end))
        return "M" + "L".join(packed(*spot) for spot in spots)

    pen.stroke(along(r + 8, r + 190), "#14263A", 40)
    pen.stroke(along(r + 8, r + 50), "#D8CBB4", 30, "butt")
    pen.circle(x, y, r + 20, "#14263A")
    pen.circle(x, y, r + 8, "#D8CBB4")
    pen.circle(x, y, r, glass)


def glare(pen: Picture, x: float, y: float, r: float) -> None:
    """Add the bright arc of the glass."""
    start = packed(x - r * 0.86, y - r * 0.12)
    end = packed(x - r * 0.5, y - r * 0.71)
    arc = f"M{start}A{packed(r * 0.87, r * 0.87)} 0 0 1 {end}"
    pen.stroke(arc, "#FFFFFF", 12, opacity=0.7)


def thread_lens(pen: Picture, x: float, y: float, r: float) -> None:
    """Draw a lens that shows single, unbranched filaments standing on the skin."""
    lens(pen, x, y, r, "#F7E8CE", 2.45)
    rng = Random(9)
    skin = r * 0.62
    half = math.sqrt(r * r - skin * skin)
    pen.path(
        f"M{packed(x - half, y + skin)}Q{packed(x, y + skin - 40)} {packed(x + half, y + skin)}"
        f"A{packed(r, r)} 0 0 1 {packed(x - half, y + skin)}z",
        "#8E431B",
    )
    for index in range(1, 11):
        foot = x + (index - 5) * half * 0.18
        lift = y + skin - 12 + abs(index - 5) * 2.6
        rise = r * rng.uniform(1.05, 1.25) - abs(index - 5) ** 1.5 * 5
        tip = (foot - 34 + (index - 5) * 5, lift - rise)
        tone = ("#6B2E14", "#A5582A", "#8E431B")[index % 3]
        d = f"M{packed(foot, lift)}Q{packed(foot + 20, lift - rise * 0.55)} {packed(*tip)}"
        pen.stroke(d, tone, 13)
        pen.stroke(d, mix(tone, "#FFFFFF", 0.35), 3.4)
    glare(pen, x, y, r)


def melanosomes(pen: Picture, x: float, y: float, r: float) -> None:
    """Fill the lens with pigment bodies: mostly plump ones, a few sausage-shaped."""
    rng = Random(31)
    placed: list[tuple[float, float, float]] = []
    tries = 0
    while len(placed) < 96 and tries < 9000:
        tries += 1
        size = rng.uniform(16, 24)
        away, turn = r * math.sqrt(rng.random()) * 0.93, rng.uniform(0, 2 * math.pi)
        px, py = x + away * math.cos(turn), y + away * math.sin(turn)
        if away + size * 1.25 > r - 4:
            continue
        if all(math.hypot(px - qx, py - qy) > (size + q) * 0.95 for qx, qy, q in placed):
            placed.append((px, py, size))
    for index, (px, py, size) in enumerate(placed):
        long = 1.2 if index % 7 else 1.42
        wide = 0.86 if index % 7 else 0.56
        tilt = rng.uniform(0, 180)
        tone = ("#C4662E", "#B4582A", "#D8813E", "#A54C24")[index % 4]
        pen.open_group(f"translate({packed(round(px), round(py))}) rotate({round(tilt)})")
        pen.ellipse(0, 0, size * long * 0.92, size * wide * 0.92, tone)
        pen.ellipse(-size * 0.2, -size * wide * 0.35, size * 0.42, size * wide * 0.24, "#F0B070")
        pen.close_group()
