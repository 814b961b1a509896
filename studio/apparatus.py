"""What stands on a bench of the physics lab: stands, pendulums, levers, weights, light rays.

Angles are in degrees; a pendulum's is measured from the plumb line, to the right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from studio.palette import EMBER, GLOW, INK, TOPICS, mix
from studio.scenery import HEIGHT, WIDTH
from studio.svg import Picture, Point, number, packed, polygon

TEAL = TOPICS["物理"]
IRON, IRON_LIT = "#3E5560", "#7E97A0"
BRASS, BRASS_LIT, BRASS_DARK = "#D9A23A", "#F3CF7C", "#A8752A"
BEECH, BEECH_LIT, BEECH_DARK = "#C98A4B", "#E3B878", "#8A5A34"
LIGHT = "#FFE7A8"
WATER, WATER_LIT = "#7DB9C6", "#B5DCE2"


def bench(pic: Picture, top: float, wall: str = "#DCECEC") -> None:
    """Fill the picture with a pale teal wall and a wooden bench whose edge is at ``top``."""
    pic.rect(0, 0, WIDTH, HEIGHT, wall)
    pic.circle(800, top - 330, 560, mix(wall, "#FFFFFF", 0.5))
    pic.rect(0, top, WIDTH, HEIGHT - top, BEECH)
    pic.rect(0, top, WIDTH, 26, BEECH_LIT)
    for step in (0.3, 0.66):
        pic.rect(0, top + 26 + (HEIGHT - top) * step, WIDTH, 4, mix(BEECH, BEECH_DARK, 0.4))


def shade(pic: Picture, x: float, y: float, half: float) -> None:
    """Tie a thing to the bench by a soft dark lens."""
    pic.ellipse(x, y, half, half * 0.1, BEECH_DARK, opacity="0.45")


def stand(pic: Picture, x: float, floor: float, height: float, reach: float) -> Point:
    """Draw an iron stand with an arm ``reach`` to the right; return where a thread hangs."""
    top = floor - height
    shade(pic, x + math.copysign(50, reach), floor + 14, 150)
    low, high = sorted((x - math.copysign(70, reach), x + math.copysign(170, reach)))
    pic.rect(low, floor - 26, high - low, 40, IRON, 12)
    pic.rect(low, floor - 26, high - low, 12, IRON_LIT, 6)
    pic.rect(x - 11, top - 30, 22, height + 10, IRON)
    pic.rect(x - 11, top - 30, 8, height + 10, IRON_LIT)
    left = min(x, x + reach) - 16
    pic.rect(left, top - 9, abs(reach) + 32, 18, IRON, 9)
    pic.rect(x - 24, top - 24, 48, 48, "#2C3E48", 8)
    end = x + reach
    pic.rect(end - 13, top - 16, 26, 36, BRASS_DARK, 6)
    return end, top + 20


def swung(pivot: Point, length: float, angle: float) -> Point:
    """Return where the bob of a pendulum is."""
    turn = math.radians(angle)
    return pivot[0] + length * math.sin(turn), pivot[1] + length * math.cos(turn)


def strobe(amplitude: float, count: int) -> list[float]:
    """Return the angles of a small swing from side to side, ``count`` equal times apart."""
    return [-amplitude * math.cos(math.pi * step / (count - 1)) for step in range(count)]


def pendulum(
    pic: Picture,
    pivot: Point,
    length: float,
    angle: float,
    r: float,
    tone: str = EMBER,
    ghosts: Sequence[float] = (),
    thread: str = INK,
) -> None:
    """Draw a bob on its thread, with faint earlier places at the angles ``ghosts``."""
    for ghost in ghosts:
        x, y = swung(pivot, length, ghost)
        pic.stroke(f"M{packed(*pivot)}L{packed(x, y)}", thread, 3, opacity="0.16")
        pic.circle(x, y, r, tone, opacity="0.22")
    x, y = swung(pivot, length, angle)
    pic.stroke(f"M{packed(*pivot)}L{packed(x, y)}", thread, 4)
    pic.circle(*pivot, 7, thread)
    turn = math.radians(angle)
    sx, sy = math.sin(turn), math.cos(turn)
    pic.circle(x - sx * r, y - sy * r, max(5.0, r * 0.16), mix(tone, INK, 0.5))
    ball(pic, x, y, r, tone)


def ball(pic: Picture, x: float, y: float, r: float, tone: str) -> None:
    """Draw a ball lit from the upper left: a shaded edge and a small gleam."""
    pic.circle(x, y, r, mix(tone, INK, 0.28))
    pic.circle(x - r * 0.09, y - r * 0.09, r * 0.88, tone)
    pic.circle(x - r * 0.32, y - r * 0.36, r * 0.26, mix(tone, "#FFFFFF", 0.45))


def arc(pivot: Point, length: float, start: float, end: float) -> str:
    """Return the path a bob takes between two angles."""
    a, b = swung(pivot, length, start), swung(pivot, length, end)
    sweep = 0 if end > start else 1
    return f"M{packed(*a)}A{packed(length, length)} 0 0 {sweep} {packed(*b)}"


def dashes(start: Point, end: Point, dash: float = 22, gap: float = 18) -> str:
    """Return a dashed line as path data."""
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    data, at = "", 0.0
    while at < length:
        to = min(at + dash, length)
        a = (start[0] + ux * at, start[1] + uy * at)
        b = (start[0] + ux * to, start[1] + uy * to)
        data += f"M{packed(*a)}L{packed(*b)}"
        at += dash + gap
    return data


def ray(
    pic: Picture, points: Sequence[Point], tone: str = GLOW, width: float = 10, arrows: bool = True
) -> None:
    """Draw a ray of light through ``points``; an arrow head in the middle of each long piece."""
    pic.stroke("M" + "L".join(packed(*p) for p in points), tone, width)
    if not arrows:
        return
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        if length < 150:
            continue
        ux, uy = (bx - ax) / length, (by - ay) / length
        mx, my = ax + (bx - ax) * 0.54, ay + (by - ay) * 0.54
        size = width * 2.1
        tip = (mx + ux * size, my + uy * size)
        wings = [
            (mx - ux * size * 0.7 + s * uy * size, my - uy * size * 0.7 - s * ux * size)
            for s in (1, -1)
        ]
        pic.path(polygon([tip, wings[0], (mx - ux * size * 0.2, my - uy * size * 0.2), wings[1]]),
                 tone)  # fmt: skip


def lens_shape(x: float, y: float, half: float, thick: float) -> str:
    """Return the outline of a thin convex lens standing upright about ``(x, y)``."""
    r = (half * half + thick * thick) / (2 * thick)
    top, low = packed(x, y - half), packed(x, y + half)
    return f"M{top}A{packed(r, r)} 0 0 1 {low}A{packed(r, r)} 0 0 1 {top}Z"


def lens_on_foot(pic: Picture, x: float, y: float, half: float, floor: float) -> None:
    """Draw a convex lens in its holder; its middle is at ``(x, y)``."""
    pic.rect(x - 9, y + half + 16, 18, floor - y - half - 16, IRON)
    pic.rect(x - 60, floor - 20, 120, 30, IRON, 10)
    pic.path(lens_shape(x, y, half + 16, half * 0.24 + 10), BRASS_DARK)
    pic.path(lens_shape(x, y, half, half * 0.22), "#BFE3EA")
    glint = lens_shape(x - half * 0.07, y - half * 0.12, half * 0.6, half * 0.06)
    pic.path(glint, "#FFFFFF", opacity="0.75")


def weight(pic: Picture, x: float, top: float, size: float = 60) -> float:
    """Draw one brass weight hung with its top ring at ``top``; return where the next hangs."""
    k = size / 60
    pic.stroke(f"M{number(x)} {number(top)}v{number(16 * k)}", BRASS_DARK, 6 * k)
    pic.rect(x - 26 * k, top + 14 * k, 52 * k, 62 * k, BRASS, 8 * k)
    pic.rect(x - 26 * k, top + 14 * k, 15 * k, 62 * k, BRASS_LIT, 7 * k)
    pic.rect(x + 14 * k, top + 14 * k, 12 * k, 62 * k, BRASS_DARK, 6 * k)
    pic.rect(x - 12 * k, top + 8 * k, 24 * k, 12 * k, BRASS_DARK, 5 * k)
    return top + 76 * k


def lever(
    pic: Picture, x: float, y: float, unit: float, left: int, right: int, tilt: float = 0
) -> None:
    """Draw a lever with a hole at every ``unit``, ``left`` and ``right`` units long, pivot at x.

    It stands on nothing: draw its stand before.
    """
    pic.open_group(f"translate({packed(x, y)}) rotate({number(tilt)})")
    start, length = -unit * left - unit * 0.4, unit * (left + right + 0.8)
    pic.rect(start, -22, length, 44, BEECH_DARK, 12)
    pic.rect(start, -22, length, 36, BEECH, 12)
    pic.rect(start + 8, -20, length - 16, 10, BEECH_LIT, 5)
    for step in range(-left, right + 1):
        if step:
            pic.circle(step * unit, 2, 8, "#5A3418")
    pic.circle(0, 0, 30, IRON)
    pic.circle(0, 0, 13, BRASS)
    pic.close_group()


def pillar(pic: Picture, x: float, top: float, floor: float) -> None:
    """Draw the upright stand of a lever: its axle is at ``top``."""
    shade(pic, x, floor + 14, 170)
    pic.path(polygon([(x - 26, top), (x + 26, top), (x + 40, floor - 20), (x - 40, floor - 20)]),
             IRON)  # fmt: skip
    pic.path(polygon([(x - 26, top), (x - 8, top), (x - 14, floor - 20), (x - 40, floor - 20)]),
             IRON_LIT)  # fmt: skip
    pic.rect(x - 130, floor - 30, 260, 44, IRON, 14)
    pic.rect(x - 130, floor - 30, 260, 13, IRON_LIT, 7)


def stopwatch(pic: Picture, x: float, y: float, r: float, hand: float | None = None) -> None:
    """Draw a stopwatch; ``hand`` is the angle of its hand (none: no hand)."""
    for lean in (-38, 0, 38):
        pic.open_group(f"translate({packed(x, y)}) rotate({lean})")
        wide = r * (0.2 if lean else 0.3)
        pic.rect(-wide / 2, -r * 1.34, wide, r * 0.4, BRASS_DARK, r * 0.06)
        pic.close_group()
    pic.circle(x, y, r * 1.1, BRASS_DARK)
    pic.circle(x, y, r * 1.03, BRASS)
    pic.circle(x, y, r * 0.88, "#FFF8EC")
    for step in range(12):
        turn = math.radians(step * 30)
        a = (x + r * 0.8 * math.sin(turn), y - r * 0.8 * math.cos(turn))
        b = (x + r * 0.68 * math.sin(turn), y - r * 0.68 * math.cos(turn))
        pic.stroke(f"M{packed(*a)}L{packed(*b)}", INK, r * (0.06 if step % 3 else 0.09))
    if hand is not None:
        turn = math.radians(hand)
        tip = (x + r * 0.66 * math.sin(turn), y - r * 0.66 * math.cos(turn))
        pic.stroke(f"M{packed(x, y)}L{packed(*tip)}", EMBER, r * 0.08)
    pic.circle(x, y, r * 0.1, INK)
