"""Stone slabs with the imprint of Archaefructus, and the beds they come from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from studio import jehol, lens
from studio.archaefructus_axis import IMPRINT
from studio.archaefructus_plant import STILL, Shoot, grow
from studio.brush import limb
from studio.palette import mix
from studio.svg import Pen, Picture, Point, packed, polygon, smooth

STONE, STONE_LIT, STONE_EDGE = "#DCC79A", "#EAD9B2", "#A98F62"
BEDS = ("#C9AE7C", "#B9A892", "#D3BA88", "#A9997F", "#BF9F68", "#9C8B74", "#AD8C58")
"""Fine mud and, between, the grey of volcanic ash."""
OUTLINE = (
    (-286.0, -150.0), (-212.0, -216.0), (-60.0, -204.0), (92.0, -226.0), (238.0, -190.0),
    (290.0, -64.0), (272.0, 96.0), (206.0, 196.0), (40.0, 214.0), (-118.0, 198.0),
    (-250.0, 172.0), (-296.0, 20.0),
)  # fmt: skip

SPRIG = Shoot(
    (84, 78, 70), (6, -8, 5), 5.5,
    ((0, -58, 104), (0, 50, 112), (1, -52, 104), (1, 56, 96), (2, 44, 84), (2, -40, 78)), 196, 6,
)  # fmt: skip
COUNTERPART = replace(
    IMPRINT, stem="#8A6A42", leaf="#937349", leaf_back="#A88A5E", carpel="#80603A",
    carpel_back="#937349", anther="#8C6A40", anther_back="#9A7A50",
)  # fmt: skip


def slab(pen: Pen, outline: Sequence[Point] = OUTLINE, drop: float = 20) -> None:
    """Draw an empty slab about the origin: its face and the broken edge below."""
    pen.path(polygon([(x, y + drop) for x, y in outline]), STONE_EDGE)
    pen.path(polygon(outline), STONE)
    pen.path(polygon([(x * 0.93, y * 0.92 - 3) for x, y in outline]), STONE_LIT)
    for share in (0.35, 0.62):
        edge = [(x, y + drop * share) for x, y in outline if y > 60]
        pen.stroke("M" + "L".join(packed(*spot) for spot in edge), "#8C7248", 3, opacity=0.6)


def imprint(pen: Pen, mirrored: bool = False) -> None:
    """Press a sprig with its axis into a slab: roots lower left, axis upper right."""
    place = pen.group(at=(-138, 136), turn=44)
    grow(place, (0, 0), SPRIG, COUNTERPART if mirrored else IMPRINT, STILL)


def beds(pen: Pen, top: float, bottom: float, seed: float, thick: float = 62) -> None:
    """Fill from ``top`` down with thin beds of mud and ash."""
    y, index = top, 0
    while y < bottom:
        tone = BEDS[index % len(BEDS)]
        crest = [(x, y + 9 * math.sin(x / 260 + seed + index * 0.5)) for x in range(0, 1601, 160)]
        high = thick * (0.55 if index % 2 else 1)
        low = min(y + high + 24, bottom)
        pen.path(f"{smooth(crest, decimals=0)}L{packed(1600, low)}L0 {packed(low)}Z", tone)
        y, index = y + high, index + 1


def dating(pen: Picture) -> None:
    """q4: a wall of beds with the imprint; a lens looks for crystals in the ash."""
    jehol.sky(pen, ((0.0, "#9CC3C8"), (1.0, "#F8E3B8")), 420)
    jehol.sun(pen, 1240, 210, 92, "#FFF4D8")
    jehol.strata(pen, jehol.crest(1600, 250, 34, 0.6), 520, ("#C9B07A", "#B4935A"), 40)
    beds(pen, 352, 1200, 0.4, 104)
    stone = pen.group(at=(520, 660), scale=1.3)
    slab(stone)
    imprint(stone)
    lens.lens(pen, 1150, 700, 210, "#B9A892", 0.82)
    rng = Random(12)
    for index in range(46):
        away, way = 196 * math.sqrt(rng.random()), rng.uniform(0, 2 * math.pi)
        x, y = 1150 + away * math.cos(way), 700 + away * math.sin(way)
        size = rng.uniform(4, 9)
        pen.circle(x, y, size, mix("#A9997F", "#6E6250", rng.random()))
        if index % 8 == 0 and away < 150:
            crystal(pen, (x, y), rng.uniform(52, 72), rng.uniform(0, 180))
    lens.glare(pen, 1150, 700, 210)


def crystal(pen: Pen, at: Point, size: float, turn: float) -> None:
    """Draw one clear crystal, a long prism with a point at either end."""
    one = pen.group(at=at, turn=turn)
    half, long = size * 0.26, size
    body = [(0.0, -long), (half, -long * 0.62), (half, long * 0.62), (0.0, long),
            (-half, long * 0.62), (-half, -long * 0.62)]  # fmt: skip
    one.path(polygon(body), "#EBD09A")
    one.path(polygon([(0, -long), (half, -long * 0.62), (half, long * 0.62), (0, long)]),
             "#CF9F5A")  # fmt: skip
    one.path(polygon([(0, -long), (0, -long * 0.55), (-half, -long * 0.62)]), "#F8E9C6")
    one.path(polygon([(0, long), (0, long * 0.55), (half, long * 0.62)]), "#B5843F")


TWIN = tuple((x * 1.06, y * 1.5) for x, y in OUTLINE)
"""A tall slab for a whole plant."""


def whole_plant(pen: Picture) -> None:
    """q5: Archaefructus sinensis, found as a whole plant with its roots."""
    jehol.sky(pen, ((0.0, "#1B3A57"), (0.45, "#B5694A"), (0.85, "#F8C56B"), (1.0, "#FCE0A0")), 900)
    jehol.sun(pen, 1310, 610, 124, "#FFEFC4")
    for base, tone in ((770, "#B0684A"), (850, "#8A4E40"), (960, "#6A3A38")):
        jehol.strata(pen, jehol.crest(1600, base, 34, base / 80), 1200, (tone,), 20)
    beds(pen, 1030, 1200, 1.1, 64)
    stone = pen.group(at=(800, 604), scale=1.42)
    slab(stone, TWIN, 24)
    foot: Point = (-10, 216)
    for bend, reach in ((-62, 44), (-20, 66), (22, 60), (60, 42)):
        tip = (foot[0] + bend, foot[1] + reach)
        middle = (foot[0] + bend * 0.35, foot[1] + reach * 0.6)
        stone.path(limb([(*foot, 3.4), (*middle, 2.2), (*tip, 0.9)]), IMPRINT.stem)
    side_leaves = ((0, -54, 96), (0, 52, 92), (1, 50, 92), (1, -46, 84), (2, -40, 70))
    for turns, axis, seed in (
        ((-30, 8, 10, 8), 128.0, 3), ((2, -4, 5, -3), 164.0, 7), ((32, -8, -10, -8), 120.0, 9),
    ):  # fmt: skip
        lengths = (88.0, 80.0, 66.0, 44.0) if seed == 7 else (84.0, 70.0, 56.0, 30.0)
        shoot = Shoot(lengths, turns, 5, side_leaves, axis, seed)
        grow(stone, foot, shoot, IMPRINT, STILL)
