"""The Early Cretaceous lake land: sky, volcano, strata hills, water and plants.

Only plants that grew there: conifers, ginkgos, ferns, horsetails. No grass, no petals.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from studio.brush import blade, evenly, hair, limb, normal
from studio.palette import DAWN, DUSK, EMBER, NIGHT
from studio.svg import Pen, Point, packed, polygon, smooth

DAWN_SKY = ((0.0, NIGHT), (0.32, DUSK), (0.66, EMBER), (0.92, DAWN))
MORNING_SKY = ((0.0, "#F0B060"), (0.45, "#F8D08A"), (0.8, "#FCE7BE"))


def sky(pen: Pen, stops: Sequence[tuple[float, str]], height: float | None = None) -> None:
    """Fill the canvas width from the top down to ``height`` with a vertical gradient."""
    fill = pen.gradient("sky", stops)
    pen.rect(0, 0, pen.width, height or pen.height, fill)


def sun(pen: Pen, x: float, y: float, r: float, colour: str, halos: int = 3) -> None:
    """Draw a disc with flat halo steps around it."""
    for step in range(halos, 0, -1):
        pen.circle(x, y, r * (1 + 0.34 * step), colour, opacity=0.2 - 0.03 * step)
    pen.circle(x, y, r, colour)


def crest(
    width: float, base: float, swell: float, phase: float, waves: float = 2.0, steps: int = 16
) -> list[Point]:
    """Return a soft hill line across ``width`` around height ``base``."""
    line = []
    for step in range(steps + 1):
        turn = 2 * math.pi * waves * step / steps + phase
        y = base - swell * (math.sin(turn) + 0.45 * math.sin(2.3 * turn + 1.3))
        line.append((width * step / steps, y))
    return line


def strata(
    pen: Pen,
    line: Sequence[Point],
    bottom: float,
    colours: Sequence[str],
    thick: float,
) -> None:
    """Fill below ``line`` in beds: the first colour on top, each bed flatter than the last."""
    mean = sum(y for _, y in line) / len(line)
    for index, colour in enumerate(colours):
        flat = 0.78**index
        bed = [
            (x, mean + (y - mean) * flat + index * thick * (1 + 0.16 * math.sin(x / 190 + index)))
            for x, y in line
        ]
        low = f"L{packed(line[-1][0], bottom)}L{packed(line[0][0], bottom)}Z"
        pen.path(smooth(bed, decimals=0) + low, colour)


def volcano(
    pen: Pen, x: float, y: float, size: float, colours: tuple[str, str, str], smoke: str
) -> None:
    """Draw a far volcano whose foot is at ``(x, y)``; colours: lit, shaded, glow of the vent."""
    lit, shade, glow = colours
    rng = Random(5)
    for step in range(8, -1, -1):
        share = step / 8
        cx = x + size * (0.01 + 0.5 * share**1.6)
        cy = y - size * (0.78 + 0.56 * share)
        wide = size * (0.05 + 0.15 * share) * rng.uniform(0.9, 1.15)
        pen.ellipse(cx, cy, wide, size * (0.05 + 0.06 * share), smoke)
    left = [(-1.25, 0), (-0.8, -0.16), (-0.42, -0.42), (-0.15, -0.72), (-0.1, -0.755)]
    right = [(0.1, -0.76), (0.16, -0.71), (0.4, -0.43), (0.8, -0.17), (1.3, 0)]
    pen.path(smooth([(x + a * size, y + b * size) for a, b in [*left, *right]]) + "Z", shade)
    ridge = [(0.02, -0.73), (-0.05, -0.52), (0.03, -0.36), (-0.08, -0.2), (0.06, 0)]
    pen.path(smooth([(x + a * size, y + b * size) for a, b in [*left, *ridge]]) + "Z", lit)
    pen.ellipse(x, y - size * 0.755, size * 0.098, size * 0.02, glow)


def water(pen: Pen, top: float, bottom: float, stops: Sequence[tuple[float, str]]) -> None:
    """Fill a lake between ``top`` and ``bottom`` over the whole width."""
    pen.rect(0, top, pen.width, bottom - top, pen.gradient(f"lake{top:g}", stops))


def glints(
    pen: Pen,
    x: float,
    top: float,
    bottom: float,
    colour: str,
    reach: float,
    seed: int,
    opacity: float = 0.8,
) -> None:
    """Lay lens-shaped glints of the sun on water, widening towards the viewer."""
    rng = Random(seed)
    data = ""
    count = 13
    for step in range(count):
        share = (step + 0.5) / count
        y = top + (bottom - top) * share**1.35
        for _ in range(2):
            half = reach * (0.2 + 0.5 * share) * rng.uniform(0.25, 0.9)
            cx = x + rng.uniform(-1, 1) * reach * (0.25 + 0.55 * share)
            thick = 2.5 + 5 * share
            left, mid, lens = round(cx - half), round(half), round(thick)
            data += f"M{packed(left, round(y))}q{packed(mid, -lens, 2 * mid, 0)}"
            data += f"q{packed(-mid, lens, -2 * mid, 0)}"
    pen.path(data, colour, opacity=opacity)


def fern(
    pen: Pen,
    x: float,
    y: float,
    size: float,
    colours: Sequence[str],
    seed: int,
    fronds: int = 6,
) -> None:
    """Draw a clump of arching fern fronds rooted at ``(x, y)``, ``size`` long."""
    rng = Random(seed)
    shades: dict[str, str] = {}
    for index in range(fronds):
        share = (index + 0.5) / fronds * 2 - 1
        angle = share * 0.95 + rng.uniform(-0.12, 0.12)
        length = size * rng.uniform(0.8, 1.05)
        droop = 0.32 + 0.35 * abs(share)
        spine = [
            (x, y),
            (x + math.sin(angle * 0.6) * length * 0.35, y - math.cos(angle * 0.6) * length * 0.35),
            (x + math.sin(angle) * length * 0.7, y - math.cos(angle) * length * 0.62),
            (
                x + math.sin(angle) * length * 1.02 + 0.1 * length * share,
                y - math.cos(angle) * length * (1.0 - droop * 0.8),
            ),
        ]
        colour = colours[index % len(colours)]
        shades[colour] = shades.get(colour, "") + _frond(spine, length)
    for colour, data in shades.items():
        pen.path(data, colour)


def _frond(spine: Sequence[Point], length: float) -> str:
    places = evenly(spine, length / 15)
    data = limb([(*spot, length * w) for spot, w in
                 zip(spine, (0.014, 0.011, 0.007, 0.002), strict=True)])  # fmt: skip
    last = len(places) - 1
    for index in range(3, last + 1):
        share = index / last
        reach = length * 0.24 * math.sin(math.pi * (0.16 + 0.84 * share)) ** 0.8 + length * 0.02
        nx, ny = normal(places, index)
        tx, ty = -ny, nx
        px, py = places[index]
        for side in (1, -1):
            tip = (
                px + (nx * side * 0.85 + tx * 0.5) * reach,
                py + (ny * side * 0.85 + ty * 0.5) * reach + reach * 0.08,
            )
            data += hair((px, py), tip, length * 0.046, side * reach * 0.12)
    return data


def horsetails(
    pen: Pen,
    x: float,
    y: float,
    size: float,
    colours: tuple[str, str],
    seed: int,
    stems: int = 5,
) -> None:
    """Draw jointed horsetail stems with whorls; colours are stem and the dark joints."""
    rng = Random(seed)
    stem_data, whorl_data, joints = "", "", ""
    for index in range(stems):
        height = size * rng.uniform(0.6, 1.0)
        foot = x + (index - (stems - 1) / 2) * size * 0.11 + rng.uniform(-4, 4)
        sway = rng.uniform(-0.08, 0.08) * height
        spine = [(foot, y), (foot + sway * 0.2, y - height * 0.5), (foot + sway, y - height)]
        thick = size * 0.014
        stem_data += limb(
            [(*spine[0], thick), (*spine[1], thick * 0.85), (*spine[2], thick * 0.35)]
        )
        nodes = evenly(spine, height / 9)
        for place, (nx, ny) in enumerate(nodes[1:-1], start=1):
            share = place / 9
            joints += f"M{packed(nx - thick * 1.2, ny - 1)}h{packed(thick * 2.4)}v3h"
            joints += f"{packed(-thick * 2.4)}z"
            reach = height * 0.15 * (1.1 - share) + 5
            if share < 0.2:
                continue
            for lean in (-1.0, -0.55, 0.55, 1.0):
                tip = (nx + reach * lean, ny - reach * (0.95 - 0.45 * abs(lean)))
                whorl_data += hair((nx, ny), tip, max(size * 0.012, 2.4), -lean * 5)
    pen.path(whorl_data, colours[0])
    pen.path(stem_data, colours[0])
    pen.path(joints, colours[1])


def conifer(
    pen: Pen, x: float, y: float, size: float, colour: str, seed: int, tiers: int = 10
) -> None:
    """Draw an araucaria-like conifer ``size`` tall: bare trunk, tiers of upturned branches."""
    rng = Random(seed)
    data = polygon(
        ((x - size * 0.02, y), (x - size * 0.009, y - size * 0.9), (x, y - size),
         (x + size * 0.009, y - size * 0.9), (x + size * 0.022, y))
    )  # fmt: skip
    for tier in range(tiers):
        share = tier / (tiers - 1)
        level = y - size * (0.3 + 0.63 * share)
        reach = size * (0.25 * (1 - share) ** 0.75 + 0.035) * rng.uniform(0.86, 1.08)
        for side in (-1, 1):
            dip = size * (0.02 + 0.03 * (1 - share))
            reach_here = reach * rng.uniform(0.85, 1.1)
            tip = (x + side * reach_here, level - size * 0.035)
            spine = [(x, level - dip * 0.6), (x + side * reach_here * 0.55, level + dip * 0.5), tip]
            data += blade(spine[0], tip, size * 0.016, -side * (dip * 1.6 + size * 0.035))
            for place, (px, py) in enumerate(evenly(spine, size * 0.03)[1:]):
                sprout = min(size * rng.uniform(0.026, 0.042), abs(tip[0] - px) * 0.6 + 4)
                rise = -1 if place % 2 else 0.7
                data += hair((px, py), (px + side * sprout * 0.8, py + rise * sprout), size * 0.017)
    pen.path(data, colour)


def ginkgo_leaf(x: float, y: float, size: float, angle: float, lobes: int = 4) -> str:
    """Return a deeply cleft fan leaf on a stalk, as the old ginkgos had; ``angle`` in radians."""
    cos, sin = math.cos(angle), math.sin(angle)
    data = hair((x, y), (x + cos * size * 0.5, y + sin * size * 0.5), size * 0.06)
    fx, fy = round(x + cos * size * 0.42), round(y + sin * size * 0.42)
    spread = 1.05
    for lobe in range(lobes):
        turn = angle + spread * ((lobe + 0.5) / lobes * 2 - 1)
        half = spread / lobes * 0.86
        length = size * (0.62 - 0.06 * abs(turn - angle))
        spots = [
            (round(math.cos(way) * length * far), round(math.sin(way) * length * far))
            for way, far in ((turn - half, 1.0), (turn, 1.18), (turn + half, 1.0))
        ]
        (ax, ay), (mx, my), (bx, by) = spots
        data += f"M{packed(fx, fy)}l{packed(ax, ay)}q{packed(mx - ax, my - ay, bx - ax, by - ay)}"
    return data


def ginkgo(
    pen: Pen,
    x: float,
    y: float,
    size: float,
    colours: Sequence[str],
    seed: int,
    leaves: int = 90,
) -> None:
    """Draw a ginkgo tree ``size`` tall; colours: wood first, then leaf tones from back to front."""
    rng = Random(seed)
    wood = limb(
        [(x - size * 0.01, y, size * 0.03), (x, y - size * 0.3, size * 0.022),
         (x + size * 0.01, y - size * 0.6, size * 0.014), (x, y - size * 0.85, size * 0.005)]
    )  # fmt: skip
    clusters = []
    for level, side, reach in (
        (0.34, -1, 0.26), (0.42, 1, 0.3), (0.52, -1, 0.27), (0.6, 1, 0.23),
        (0.7, -1, 0.17), (0.76, 1, 0.14), (0.86, -0.2, 0.06),
    ):  # fmt: skip
        start = (x, y - size * level)
        tip = (x + side * size * reach, y - size * (level + 0.13))
        bow = (x + side * size * reach * 0.55, y - size * (level + 0.04))
        wood += limb([(*start, size * 0.012), (*bow, size * 0.008), (*tip, size * 0.004)])
        clusters += [tip, bow, _middle(tip, bow)]
    pen.path(wood, colours[0])
    tones = [""] * (len(colours) - 1)
    for index in range(leaves):
        cx, cy = clusters[index % len(clusters)]
        turn = rng.uniform(0, 2 * math.pi)
        away = size * 0.075 * rng.random() ** 0.6
        lx, ly = cx + math.cos(turn) * away, cy + math.sin(turn) * away * 0.6
        tones[index * len(tones) // leaves] += ginkgo_leaf(
            lx, ly, size * rng.uniform(0.05, 0.072), rng.uniform(-2.5, -0.6), 3
        )
    for tone, data in zip(colours[1:], tones, strict=True):
        pen.path(data, tone)


def ground(pen: Pen, line: Sequence[Point], bottom: float, top: str, below: str) -> None:
    """Lay the ground: a lit rim and the earth under it."""
    low = f"L{packed(line[-1][0], bottom)}L{packed(line[0][0], bottom)}Z"
    pen.path(smooth(line) + low, top)
    pen.path(smooth([(x, y + 14) for x, y in line]) + low, below)


def stars(pen: Pen, count: int, depth: float, seed: int) -> None:
    """Sprinkle ``count`` stars over the top ``depth`` units, fainter towards the horizon."""
    rng = Random(seed)
    rows = {(2.6, 0.9): "", (3.6, 0.8): "", (2.4, 0.5): ""}
    keys = list(rows)
    for _ in range(count):
        x, y = round(rng.uniform(0, pen.width)), round(rng.uniform(8, depth))
        key = keys[2] if y > depth * 0.55 else keys[int(rng.random() < 0.3)]
        rows[key] += f"M{x} {y}h.1"
    for (width, opacity), data in rows.items():
        pen.stroke(data, "#FFF3D8", width, opacity=opacity)


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
