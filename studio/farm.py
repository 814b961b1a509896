"""A dry field of western Liaoning: soil cut open, millet and rice, drip line, film, drops."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from studio.brush import limb, normal, sampled
from studio.palette import mix
from studio.scenery import HEIGHT, WIDTH
from studio.svg import Picture, Point, number, packed, polygon, smooth

SOIL = ("#9A6A3C", "#85572F", "#6E4527", "#583621")
"""Soil from the dry crumb on top down to the firm ground."""
WET = "#4E3A2E"
ROOT = "#EBD9B0"
LEAF, LEAF_LIT, LEAF_DARK = "#7A9A34", "#9AB64E", "#5C7A1F"
STRAW, EAR, EAR_LIT, EAR_DARK = "#98A544", "#D9A23A", "#F0C766", "#B47E26"
DROP, DROP_LIT = "#3F97C9", "#BFE3F2"
FILM = "#EEF4F2"
TAPE = "#2B2F33"


def soil(pic: Picture, top: float, depth: float = HEIGHT, seed: int = 3, phase: float = 0) -> None:
    """Fill the picture with cut soil below ``top``: crumbly above, firmer below, a few stones."""
    height = depth - top
    for index, tone in enumerate(SOIL):
        base = top + height * (0, 0.22, 0.5, 0.8)[index]
        sway = 0 if index == 0 else 8
        crest: list[Point] = [
            (WIDTH * step / 12, base + sway * math.sin(step * 1.1 + phase + index * 1.7))
            for step in range(13)
        ]
        pic.path(f"{smooth(crest)}L{WIDTH} {number(depth)}L0 {number(depth)}Z", tone)
    rng = Random(seed)
    crumbs = {"#B98A57": "", "#5E3B26": ""}
    for _ in range(90):
        x, share = rng.uniform(10, WIDTH - 10), rng.random() ** 1.4
        y, r = top + 16 + share * (height - 30), rng.uniform(3, 8)
        tone = rng.choice(list(crumbs))
        crumbs[tone] += f"M{packed(round(x - r), round(y))}q{packed(r, -r, 2 * r, 0)}z"
    for tone, data in crumbs.items():
        pic.path(data, tone, opacity="0.55")
    for _ in range(9):
        x, y = rng.uniform(40, WIDTH - 40), top + height * rng.uniform(0.55, 0.95)
        r = rng.uniform(16, 30)
        pic.ellipse(x, y, r, r * 0.66, "#8C7A66", opacity="0.7")
        pic.ellipse(x - r * 0.2, y - r * 0.2, r * 0.6, r * 0.3, "#A89680", opacity="0.7")


def ridge_bed(pic: Picture, x: float, top: float, half: float, height: float) -> None:
    """Draw one raised bed above the level ``top``."""
    pic.path(
        f"M{packed(x - half, top + 4)}C{packed(x - half * 0.7, top)} "
        f"{packed(x - half * 0.6, top - height)} {packed(x, top - height)}"
        f"C{packed(x + half * 0.6, top - height)} {packed(x + half * 0.7, top)} "
        f"{packed(x + half, top + 4)}Z",
        SOIL[0],
    )


def film(pic: Picture, x: float, top: float, half: float, height: float, thick: float = 9) -> None:
    """Lay a film over a bed; its edges are dug in on both sides."""
    data = (
        f"M{packed(x - half * 1.02, top + 44)}C{packed(x - half, top - 4)} "
        f"{packed(x - half * 0.62, top - height - 14)} {packed(x, top - height - 14)}"
        f"C{packed(x + half * 0.62, top - height - 14)} {packed(x + half, top - 4)} "
        f"{packed(x + half * 1.02, top + 44)}"
    )
    pic.stroke(data, mix(FILM, "#7A97A0", 0.35), thick + 4)
    pic.stroke(data, FILM, thick)


def wet_bulb(pic: Picture, x: float, top: float, half: float, depth: float) -> None:
    """Darken the soil where drops from a drip line have spread: an onion under its mouth."""
    for share, opacity in ((1.0, "0.45"), (0.72, "0.5"), (0.44, "0.55")):
        pic.path(_onion(x, top, half * share, depth * share), WET, opacity=opacity)


def _onion(x: float, top: float, half: float, depth: float) -> str:
    return smooth(
        [
            (x, top),
            (x + half * 0.62, top + depth * 0.1),
            (x + half, top + depth * 0.44),
            (x + half * 0.66, top + depth * 0.82),
            (x, top + depth),
            (x - half * 0.66, top + depth * 0.82),
            (x - half, top + depth * 0.44),
            (x - half * 0.62, top + depth * 0.1),
        ],
        closed=True,
    )


def tape(pic: Picture, x: float, y: float, r: float) -> None:
    """Draw a drip line cut across: a black tube full of water."""
    pic.circle(x, y, r, TAPE)
    pic.circle(x, y, r * 0.68, DROP)
    pic.ellipse(x - r * 0.18, y - r * 0.24, r * 0.26, r * 0.18, DROP_LIT)


def drop(pic: Picture, x: float, y: float, size: float, tone: str = DROP) -> None:
    """Draw a falling drop whose round belly is at ``(x, y)``; ``size`` is its radius."""
    pic.path(
        f"M{packed(x, y - size * 2.1)}C{packed(x + size * 0.3, y - size * 1.3)} "
        f"{packed(x + size, y - size * 0.8)} {packed(x + size, y)}"
        f"A{packed(size, size)} 0 0 1 {packed(x - size, y)}"
        f"C{packed(x - size, y - size * 0.8)} {packed(x - size * 0.3, y - size * 1.3)} "
        f"{packed(x, y - size * 2.1)}Z",
        tone,
    )
    pic.ellipse(x - size * 0.36, y - size * 0.05, size * 0.22, size * 0.36, DROP_LIT)


def roots(
    pic: Picture, x: float, y: float, reach: float, depth: float, count: int = 9, seed: int = 1
) -> None:
    """Draw the tufted roots of a grass: many of one strength from the foot, none a tap root."""
    rng = Random(seed)
    strong, fine = "", ""
    for index in range(count):
        side = (index / (count - 1) - 0.5) * 2
        long = depth * (1 - 0.5 * abs(side) ** 1.5) * rng.uniform(0.86, 1.06)
        spine: list[Point] = [(x + side * 10, y)]
        for step in range(1, 6):
            share = step / 5
            px = x + side * reach * share**0.75 + rng.uniform(-9, 9)
            spine.append((px, y + long * share))
        strong += smooth(spine, decimals=0)
        for step in (1, 2, 3, 4):
            sx, sy = spine[step]
            for way in (-1, 1):
                out = rng.uniform(0.1, 0.22) * depth
                fine += f"M{packed(round(sx), round(sy))}q{packed(round(way * out * 0.5), 6)} "
                fine += packed(round(way * out), round(out * 0.8))
    pic.stroke(fine, ROOT, 3, opacity="0.7")
    pic.stroke(strong, ROOT, 6)


def millet(pic: Picture, x: float, y: float, scale: float = 1, mirrored: bool = False) -> None:
    """Draw foxtail millet: straw, long leaves, one heavy ear that hangs over; foot at (x, y)."""
    way = -scale if mirrored else scale
    pic.open_group(f"translate({packed(x, y)}) scale({way:.2f} {scale:.2f})")
    for data, tone in (
        ("M0 -70C-50 -150 -120 -190 -180 -150C-120 -160 -60 -110 0 -40Z", LEAF_DARK),
        ("M0 -120C50 -210 130 -250 196 -196C126 -216 60 -160 0 -90Z", LEAF),
        ("M0 -190C-36 -270 -96 -310 -158 -290C-96 -286 -44 -236 0 -160Z", LEAF),
        ("M2 -250C36 -320 90 -350 140 -326C86 -320 44 -276 2 -224Z", LEAF_LIT),
    ):
        pic.path(data, tone)
    pic.path(limb([(0, 10, 10), (-2, -150, 8), (2, -330, 6), (8, -372, 5)]), STRAW)
    _ear(pic)
    pic.close_group()


def _ear(pic: Picture) -> None:
    """Draw the heavy ear: bristles outside, then lump by lump of small grains."""
    knots = ((6, -366, 6), (14, -410, 17), (46, -452, 23), (98, -456, 25), (140, -418, 22),
             (160, -364, 16), (164, -318, 6))  # fmt: skip
    spine = sampled(knots, 4)
    bristles, lumps = "", {EAR: "", EAR_LIT: "", "#E4B44E": ""}
    for index, (x, y, w) in enumerate(spine):
        nx, ny = normal(spine, index)
        for side in (-1, 1):
            edge = (x + nx * side * w * 0.8, y + ny * side * w * 0.8)
            tip = (nx * side * 15 - ny * 9, ny * side * 15 + nx * 9)
            bristles += f"M{packed(round(edge[0]), round(edge[1]))}l{packed(*map(round, tip))}"
        for step, across in enumerate((-0.62, 0.0, 0.62) if index % 2 else (-0.34, 0.34)):
            tone = (EAR, "#E4B44E", EAR_LIT)[(index + step) % 3]
            r = w * 0.36
            gx, gy = x + nx * across * w, y + ny * across * w
            lumps[tone] += (
                f"M{packed(gx - r, gy)}a{packed(r, r)} 0 1 1 {packed(2 * r, 0)}"
                f"a{packed(r, r)} 0 1 1 {packed(-2 * r, 0)}z"
            )
    pic.stroke(bristles, "#C9A04A", 3)
    pic.path(limb(knots), EAR_DARK)
    for tone, data in lumps.items():
        pic.path(data, tone)


def rice(pic: Picture, x: float, y: float, scale: float = 1) -> None:
    """Draw a clump of rice: many straws from one foot, open drooping panicles."""
    pic.open_group(f"translate({packed(x, y)}) scale({scale:.2f})")
    rng = Random(6)
    for index, lean in enumerate((-70, -44, -20, 6, 30, 56, 76)):
        tall = 300 - abs(lean) * 0.5 + rng.uniform(-14, 14)
        tone = (LEAF, LEAF_LIT, LEAF_DARK)[index % 3]
        pic.stroke(f"M{lean * 0.16:.0f} 6Q{lean * 0.4:.0f} {-tall * 0.6:.0f} {lean} {-tall:.0f}",
                   tone, 9)  # fmt: skip
        way = 1 if lean >= 0 else -1
        pic.path(
            f"M{lean * 0.5:.0f} {-tall * 0.5:.0f}q{way * 40} -110 {way * 110} -130"
            f"q{-way * 56} 44 {-way * 104} 150Z",
            tone,
        )
        tip = (lean + way * 64, -tall + 34)
        pic.stroke(f"M{lean} {-tall:.0f}q{way * 40} -26 {way * 64} 34", STRAW, 5)
        grains = ""
        for step in range(7):
            share = step / 6
            gx = lean + (tip[0] - lean) * share
            gy = -tall - 26 * math.sin(math.pi * share * 0.8) + 36 * share
            grains += f"M{packed(round(gx - 7), round(gy))}q7 -7 14 2q-6 12 -14 -2z"
            grains += f"M{packed(round(gx - 2), round(gy + 11))}q7 -7 14 2q-6 12 -14 -2z"
        pic.path(grains, EAR if index % 2 else EAR_LIT)
    pic.close_group()


def cracks(pic: Picture, spots: Sequence[Point], tone: str = SOIL[3]) -> None:
    """Draw dry cracks from the surface down."""
    for x, y in spots:
        gap = [(x - 8, y), (x + 8, y), (x + 2, y + 34), (x + 10, y + 62), (x - 4, y + 30)]
        pic.path(polygon(gap), tone)


def vapour(pic: Picture, x: float, y: float, height: float, tone: str = "#FFFFFF") -> None:
    """Draw one wavy arrow of vapour going up from ``(x, y)``."""
    points: list[Point] = [
        (x + 13 * math.sin(step * 1.6), y - height * step / 5) for step in range(6)
    ]
    pic.stroke(smooth(points), tone, 9, opacity="0.85")
    tx, ty = points[-1]
    pic.path(polygon([(tx, ty - 30), (tx - 20, ty + 4), (tx + 20, ty + 4)]), tone, opacity="0.85")
