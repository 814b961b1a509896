"""Things of the Hongshan people: jade, pots, polished stone, millet, houses, stone mounds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from studio.brush import hair, limb
from studio.palette import INK, mix
from studio.svg import Picture, Point, number, packed, polygon, smooth

JADE, JADE_LIGHT, JADE_DARK = "#7FB08A", "#C3DDBD", "#4C8264"
CLAY, CLAY_DARK, PAINT = "#C0673C", "#96492A", "#3A241C"
STONE, LIME = "#8E8C80", "#D9D2BE"
STRAW, STRAW_DARK = "#C79F5A", "#9A7436"


def dragon(
    pen: Picture, x: float, y: float, r: float, tones: tuple[str, str, str] | None = None
) -> None:
    """Draw a coiled jade pig-dragon: a thick open ring, big-eared head, round eye, wrinkled nose.

    ``r`` is the radius of the ring's middle line; ``tones`` are jade, its light, its dark.
    """
    jade, light, dark = tones or (JADE, JADE_LIGHT, JADE_DARK)
    ring = pen.group(at=(x, y), scale=r / 100)
    # the tail almost meets the chin: the slit opens to the left
    start, end = math.radians(196), math.radians(493)
    spots: list[Point] = []
    for step in range(25):
        turn = start + (end - start) * step / 24
        spots.append((100 * math.cos(turn), 100 * math.sin(turn)))
    knots = [(px, py, 52 - 10 * step / 24) for step, (px, py) in enumerate(spots)]
    ring.path(limb(knots, 1), jade)
    sheen = [(px * 1.3, py * 1.3, 6 * math.sin(math.pi * i / 17)) for i, (px, py) in
             enumerate(spots[5:22])]  # fmt: skip
    ring.path(limb(sheen, 1), light)
    shade = [(px * 0.62, py * 0.62, 6 * math.sin(math.pi * i / 17)) for i, (px, py) in
             enumerate(spots[5:22])]  # fmt: skip
    ring.path(limb(shade, 1), dark)
    head = [(-160, -50), (-158, -96), (-128, -134), (-84, -150), (-44, -138), (-36, -96),
            (-52, -48), (-74, -14), (-112, 4), (-146, -8)]  # fmt: skip
    ring.shape(head, jade)
    ear = [(-100, -140), (-82, -186), (-38, -190), (-20, -150), (-44, -122)]
    ring.shape(ear, jade)
    ring.shape([(-82, -144), (-70, -170), (-44, -172), (-36, -148), (-54, -132)], dark)
    ring.circle(-104, -84, 22, dark)
    ring.circle(-104, -84, 15, light)
    ring.circle(-104, -84, 7, dark)
    ring.stroke("M-158-58q16 8 26 0M-156-42q18 10 32-2M-150-26q18 8 34-4M-140-10q16 4 30-6",
                dark, 5)  # fmt: skip
    ring.circle(96, -46, 9, dark)


def disc(pen: Picture, x: float, y: float, r: float) -> None:
    """Draw a jade ring lying flat before us."""
    pen.stroke(f"M{number(x - r)} {number(y)}a{packed(r, r * 0.42)} 0 1 0 {packed(2 * r, 0)}"
               f"a{packed(r, r * 0.42)} 0 1 0 {packed(-2 * r, 0)}z",
               JADE_DARK, r * 0.52)  # fmt: skip
    pen.stroke(f"M{number(x - r)} {number(y - r * 0.1)}a{packed(r, r * 0.42)} 0 1 0 "
               f"{packed(2 * r, 0)}a{packed(r, r * 0.42)} 0 1 0 {packed(-2 * r, 0)}z",
               JADE, r * 0.46)  # fmt: skip
    pen.stroke(f"M{number(x - r * 1.05)} {number(y - r * 0.14)}a{packed(r * 1.05, r * 0.44)} 0 0 1 "
               f"{packed(r * 1.5, -r * 0.36)}", JADE_LIGHT, r * 0.08)  # fmt: skip


def jar(pen: Picture, x: float, y: float, size: float, lit: float = 0) -> None:
    """Draw a painted red jar standing on ``y``, ``size`` high; ``lit`` warms it as in a fire."""
    clay, dark = mix(CLAY, "#FFB45A", lit), mix(CLAY_DARK, "#E07030", lit)
    pot = pen.group(at=(x, y), scale=size / 200)
    pot.path("M-40-196C-52-176-96-150-100-104C-102-52-62-14-46 0H46C62-14 102-52 100-104"
             "C96-150 52-176 40-196Z", clay)  # fmt: skip
    pot.path("M18-196C34-170 62-150 62-104C62-52 30-14 18 0H46C62-14 102-52 100-104"
             "C96-150 52-176 40-196Z", dark)  # fmt: skip
    pot.rect(-48, -206, 96, 16, mix(clay, "#FFFFFF", 0.12), 8)
    pot.stroke("M-86-142Q0-122 86-142M-99-92Q0-70 99-92", PAINT, 6)
    for step in range(5):
        left = -84 + 34 * step
        pot.path(f"M{left}-128q16 34 32 2q-2 26-14 26q-14 0-18-28z", PAINT)
    pot.ellipse(-60, -110, 9, 26, mix(clay, "#FFFFFF", 0.35), opacity=0.6)


def dish(pen: Picture, x: float, y: float, half: float, filled: bool = True) -> None:
    """Draw a clay bowl, with millet when ``filled``."""
    if filled:
        pen.ellipse(x, y - half * 0.62, half * 0.94, half * 0.36, "#E8BE54")
        rng, grains = Random(4), ""
        for _ in range(36):
            turn, away = rng.uniform(0, 6.28), rng.uniform(0, 0.86)
            gx = x + math.cos(turn) * away * half
            gy = y - half * 0.64 - abs(math.sin(turn)) * away * half * 0.26
            grains += f"M{packed(round(gx), round(gy))}h.1"
        pen.stroke(grains, "#F8DF94", 8)
    pen.path(f"M{number(x - half)} {number(y - half * 0.62)}C{number(x - half * 0.9)} "
             f"{number(y - half * 0.1)} {number(x - half * 0.5)} {number(y)} "
             f"{number(x - half * 0.36)} {number(y)}H{number(x + half * 0.36)}"
             f"C{number(x + half * 0.5)} {number(y)} {number(x + half * 0.9)} "
             f"{number(y - half * 0.1)} {number(x + half)} {number(y - half * 0.62)}"
             f"Q{number(x)} {number(y - half * 0.4)} {number(x - half)} {number(y - half * 0.62)}Z",
             CLAY)  # fmt: skip
    pen.stroke(f"M{number(x - half * 0.92)} {number(y - half * 0.4)}Q{number(x)} "
               f"{number(y - half * 0.18)} {number(x + half * 0.92)} {number(y - half * 0.4)}",
               PAINT, half * 0.06)  # fmt: skip


def axe(pen: Picture, x: float, y: float, size: float, turn: float = 0) -> None:
    """Draw a polished stone axe head, its edge down."""
    head = pen.group(at=(x, y), scale=size / 200, turn=turn)
    head.path("M-40-100Q0-116 40-100C54-40 66 20 72 76Q0 116-72 76C-66 20-54-40-40-100Z", STONE)
    head.path("M6-108Q26-106 40-100C54-40 66 20 72 76Q50 92 22 97C30 30 22-40 6-108Z",
              mix(STONE, INK, 0.22))  # fmt: skip
    head.path("M-72 76Q0 116 72 76L64 52Q0 88-64 52Z", mix(STONE, "#FFFFFF", 0.35))
    head.stroke("M-26-84Q-38-20-46 30", mix(STONE, "#FFFFFF", 0.45), 7)


def spade(pen: Picture, x: float, y: float, size: float, turn: float = 0) -> None:
    """Draw a leaf-shaped stone spade on a straight wooden shaft; ``(x, y)`` is its point."""
    tool = pen.group(at=(x, y), scale=size / 400, turn=turn)
    tool.rect(-8, -400, 16, 300, "#8A5A34", 6)
    tool.path("M0 0C-44-40-50-110-30-150H30C50-110 44-40 0 0Z", STONE)
    tool.path("M0 0C44-40 50-110 30-150H8Q22-70 0 0Z", mix(STONE, INK, 0.22))
    tool.stroke("M-26-142L26-124M-26-124L26-142", STRAW, 8)


def millet(pen: Picture, x: float, y: float, size: float, seed: int, count: int = 9) -> None:
    """Draw a clump of foxtail millet: blades, and heavy ears that hang over."""
    rng, leaves, stems, ears, grains = Random(seed), "", "", "", ""
    for index in range(count):
        foot = x + (index - count / 2) * size * 0.1 + rng.uniform(-4, 4)
        lean = rng.choice((-1, 1)) * rng.uniform(0.06, 0.18) * size
        top = y - size * rng.uniform(0.74, 0.95)
        bend = (foot + lean * 1.6, top + size * 0.05)
        tip = (foot + lean * 2.3, top + size * rng.uniform(0.24, 0.32))
        stems += f"M{packed(foot, y)}Q{packed(foot, top)} {packed(*bend)}"
        ears += limb([(*bend, size * 0.016), ((bend[0] + tip[0]) / 2 + lean * 0.2,
                      (bend[1] + tip[1]) / 2, size * 0.036), (*tip, size * 0.014)])  # fmt: skip
        for share in (0.2, 0.45, 0.7):
            gx, gy = bend[0] + (tip[0] - bend[0]) * share, bend[1] + (tip[1] - bend[1]) * share
            grains += f"M{packed(gx, gy)}h.1"
        for share in (0.3, 0.55):
            way = rng.choice((-1, 1)) * size * 0.17
            start = (foot, y - size * share * 0.8)
            leaves += hair(start, (foot + way, start[1] - size * 0.1), size * 0.045, way * 0.22)
    pen.path(leaves, "#7E9340")
    pen.stroke(stems, "#94A24A", size * 0.02)
    pen.path(ears, "#D9A43A")
    pen.stroke(grains, "#F2CF74", size * 0.03)


def hut(pen: Picture, x: float, y: float, size: float, smoke: bool = False) -> None:
    """Draw a house half sunk into the ground: low clay wall, thatched roof, dark door."""
    if smoke:
        for step in range(5):
            pen.ellipse(x + 12 * step + 8 * (step % 2), y - size * (0.98 + 0.15 * step),
                        size * (0.05 + 0.03 * step), size * (0.04 + 0.018 * step), "#FFFFFF",
                        opacity=0.4 - 0.06 * step)  # fmt: skip
    pen.rect(x - size * 0.5, y - size * 0.26, size, size * 0.26, "#B98A56")
    roof = [(x - size * 0.7, y - size * 0.2), (x - size * 0.36, y - size * 0.6),
            (x - size * 0.06, y - size * 0.92), (x + size * 0.06, y - size * 0.92),
            (x + size * 0.36, y - size * 0.6), (x + size * 0.7, y - size * 0.2)]  # fmt: skip
    pen.path(polygon(roof), STRAW)
    pen.path(polygon([roof[3], roof[4], roof[5], (x + size * 0.24, y - size * 0.2)]), STRAW_DARK)
    rng, straws = Random(5), ""
    for step in range(15):
        foot = x - size * 0.66 + size * 1.32 * step / 14
        straws += f"M{packed(x + (foot - x) * 0.16, y - size * 0.86)}L"
        straws += f"{packed(foot, y - size * rng.uniform(0.13, 0.2))}"
    pen.stroke(straws, mix(STRAW_DARK, "#6E4A20", 0.3), size * 0.012)
    pen.path(f"M{number(x - size * 0.13)} {number(y)}V{number(y - size * 0.26)}Q{number(x)} "
             f"{number(y - size * 0.42)} {number(x + size * 0.13)} {number(y - size * 0.26)}"
             f"V{number(y)}Z", "#4A3020")  # fmt: skip


def wall(
    pen: Picture, left: float, right: float, top: float, bottom: float, seed: int,
    tones: tuple[str, str, str] = (LIME, "#C4BCA4", "#E8E2D0"), course: float = 34,
) -> None:  # fmt: skip
    """Draw dry-stone walling: courses of fitted blocks in three tones over a dark joint."""
    pen.rect(left, top, right - left, bottom - top, mix(tones[1], INK, 0.42))
    rng = Random(seed)
    rows = max(1, round((bottom - top) / course))
    high = (bottom - top) / rows
    data = {tone: "" for tone in tones}
    for row in range(rows):
        x, y = left, top + row * high
        while x < right - 4:
            wide = min(rng.uniform(0.9, 2.1) * course, right - x)
            if right - x - wide < course * 0.5:
                wide = right - x
            j = [rng.uniform(-2.4, 2.4) for _ in range(4)]
            corners = [(x + 2, y + 2 + j[0]), (x + wide - 3, y + 2 + j[1]),
                       (x + wide - 2, y + high - 3 + j[2]),
                       (x + 3, y + high - 3 + j[3])]  # fmt: skip
            data[tones[rng.randrange(3)]] += polygon([(round(a), round(b)) for a, b in corners])
            x += wide
    for tone, block in data.items():
        if block:
            pen.path(block, tone)


def rubble(pen: Picture, x: float, y: float, half: float, high: float, seed: int) -> None:
    """Draw a heap of loose stones."""
    rng = Random(seed)
    for row in range(4):
        share = row / 4
        count = round(half / 22 * (1 - share))
        data = {LIME: "", "#C4BCA4": "", "#E8E2D0": "", "#AFA68E": ""}
        for step in range(count):
            cx = x + (step + 0.5 - count / 2) * 44 + rng.uniform(-8, 8)
            cy = y - high * share + rng.uniform(-6, 6)
            r = rng.uniform(18, 30)
            spots = [(cx + r * math.cos(t) * rng.uniform(0.85, 1.15),
                      cy + r * 0.66 * math.sin(t) * rng.uniform(0.85, 1.15))
                     for t in (0.2, 1.3, 2.4, 3.4, 4.5, 5.5)]  # fmt: skip
            data[rng.choice(list(data))] += polygon(spots)
        for tone, block in data.items():
            if block:
                pen.path(block, tone)


def charcoal(pen: Picture, x: float, y: float, size: float, glow: float = 0) -> None:
    """Draw a lump of charcoal with its grain; ``glow`` lets it burn."""
    lump = pen.group(at=(x, y), scale=size / 200)
    tone = mix("#2A2426", "#C8401C", glow)
    lump.path("M-96 20L-78-44L-20-70L52-62L98-14L80 44L20 66L-60 58Z", tone)
    lump.path("M-78-44L-20-70L52-62L98-14L40-4L-30-12Z", mix(tone, "#FFFFFF", 0.16))
    lump.path("M98-14L80 44L20 66L40-4Z", mix(tone, "#000000", 0.3))
    lump.stroke("M-66-40Q-20-50 46-54M-84 6Q-30 8 30 10M-74 34Q-30 38 22 40M-20-66L-32-14L-26 60",
                mix(tone, "#FFB45A" if glow else "#6A6064", 0.6), 4)  # fmt: skip


def hill(pen: Picture, points: Sequence[Point], top: str, below: str) -> None:
    """Lay a grassy hill whose upper edge runs through ``points``."""
    low = f"L{packed(pen.width + 20, pen.height)}L-20 {number(pen.height)}Z"
    pen.path(smooth(points, decimals=0) + low, top)
    pen.path(smooth([(x, y + 26) for x, y in points], decimals=0) + low, below)


PINE = ("#6E4A34", "#3F6B45", "#4C7A4C", "#5B8A54")


def pine(
    pen: Picture, x: float, y: float, size: float, tones: tuple[str, str, str, str] = PINE
) -> None:
    """Draw an old Chinese pine: bent trunk, flat layers of needles."""
    s = size
    pen.path(limb([(x, y, s * 0.035), (x + s * 0.02, y - s * 0.3, s * 0.028),
                   (x - s * 0.02, y - s * 0.6, s * 0.02), (x + s * 0.02, y - s * 0.86, s * 0.01)]),
             tones[0])  # fmt: skip
    for rise, aside, half, tone in (
        (0.44, 0.16, 0.26, tones[1]), (0.56, -0.17, 0.28, tones[2]), (0.72, 0.12, 0.25, tones[1]),
        (0.84, -0.06, 0.2, tones[3]),
    ):  # fmt: skip
        cx, cy = x + aside * s, y - rise * s
        tuft = [(cx - half * s, cy + 0.03 * s), (cx - half * 0.7 * s, cy - 0.06 * s),
                (cx - half * 0.1 * s, cy - 0.1 * s), (cx + half * 0.6 * s, cy - 0.07 * s),
                (cx + half * s, cy + 0.025 * s), (cx + half * 0.3 * s, cy + 0.05 * s),
                (cx - half * 0.4 * s, cy + 0.045 * s)]  # fmt: skip
        pen.shape(tuft, tone)
