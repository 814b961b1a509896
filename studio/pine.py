"""Chinese pine (油松): a cone, one of its scales with two bare winged seeds, needles in pairs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from studio.brush import hair, limb
from studio.lottie import Scalar
from studio.lottie_paths import moved
from studio.svg import Pen, Point, packed, smooth

WOOD, WOOD_LIT, WOOD_DARK = "#A66F3C", "#C4925A", "#6E4424"
RIM = "#8A5832"
WING, WING_VEIN, SEED = "#EFD3A0", "#CBA468", "#4A2F1B"
NEEDLES = ("#3F6B3A", "#5A8844")


def cone_scale(pen: Pen, size: float) -> None:
    """Draw one scale seen from within, upright about the origin; the seeds lie on it bare."""
    k = size / 660
    body = [(-26, 330), (-58, 210), (-120, 40), (-176, -110), (-190, -200), (-120, -272),
            (0, -300), (120, -272), (190, -200), (176, -110), (120, 40), (58, 210),
            (26, 330)]  # fmt: skip
    rim = [(-180, -128), (-190, -200), (-120, -272), (0, -300), (120, -272), (190, -200),
           (180, -128), (160, -190), (96, -238), (0, -258), (-96, -238), (-160, -190)]  # fmt: skip
    pen.path(_scaled([(x + 8, y + 16) for x, y in body], k), WOOD_DARK)
    pen.path(_scaled(body, k), WOOD)
    pen.path(_scaled(rim, k), RIM)
    for x in (-96, -52, 52, 96):
        line = f"M{packed(x * 1.2 * k, -130 * k)}Q{packed(x * k, 60 * k, x * 0.42 * k, 250 * k)}"
        pen.stroke(line, WOOD_DARK, 5 * k, opacity=0.45)
    pen.path(_scaled([(-16, 320), (-7, 60), (0, -170), (7, 60), (16, 320)], k), WOOD_LIT)


def winged_seed(pen: Pen, size: float, side: int, opacity: Scalar | None = None) -> None:
    """Draw one seed at the origin with its thin wing upwards; ``side`` leans it (-1 or 1)."""
    k = size / 400
    wing = [(-30 * side, 10), (-44 * side, -110), (-34 * side, -250), (14 * side, -330),
            (56 * side, -280), (62 * side, -150), (34 * side, 4)]  # fmt: skip
    pen.path(_scaled(wing, k), WING, opacity=0.95)
    for step in range(4):
        x = (-18 + 17 * step) * side
        top = (x * 1.7 + 6 * side, -292 + 24 * abs(step - 1.6))
        line = f"M{packed(x * k, -20 * k)}Q{packed(x * 1.7 * k, -150 * k, top[0] * k, top[1] * k)}"
        pen.stroke(line, WING_VEIN, 4 * k)
    pen.path(_scaled([(0, -46), (34, -8), (26, 44), (0, 62), (-26, 44), (-34, -8)], k), SEED)
    pen.path(_scaled([(-12, -26), (2, -34), (4, 10), (-10, 24), (-18, 0)], k), "#7C5634")


def cone(pen: Pen, size: float) -> None:
    """Draw a ripe open cone ``size`` high, its stalk at the origin and its tip upwards."""
    pen.path(limb([(0, 20, size * 0.03), (0, -size * 0.1, size * 0.035)]), WOOD_DARK)
    core = [(0.0, -size * 0.1), (0.0, -size * 0.4), (0.0, -size * 0.74)]
    thick = (size * 0.24, size * 0.26, size * 0.08)
    pen.path(limb([(*spot, w) for spot, w in zip(core, thick, strict=True)]), WOOD_DARK)
    rows = 8
    for row in range(rows, -1, -1):
        share = row / rows
        level = -size * (0.08 + 0.74 * share)
        half = size * 0.33 * math.sin(math.pi * (0.26 + 0.68 * share)) ** 0.8
        count = max(round(half / (size * 0.062)), 1)
        under, caps, knobs = "", "", ""
        for index in range(count):
            across = (index + 0.5) / count * 2 - 1
            if row % 2:
                across *= 0.93
            x, y = half * across, level + size * 0.05 * (1 - across * across)
            wide = size * (0.128 - 0.03 * abs(across)) * (1 - 0.32 * share)
            turn = 62 * across
            under += moved(_tile(wide * 1.1), (x, y + wide * 0.2), turn)
            caps += moved(_tile(wide * 0.92), (x, y), turn)
            knobs += moved(_tile(wide * 0.3), (x, y - wide * 0.34), turn)
        pen.path(under, WOOD_DARK)
        pen.path(caps, WOOD)
        pen.path(knobs, WOOD_LIT)


def _tile(size: float) -> str:
    s = size
    return (
        f"M0 {packed(s * 0.5)}L{packed(-s * 0.72, -s * 0.35)}Q{packed(-s * 0.4, -s * 0.95)} 0 "
        f"{packed(-s)}Q{packed(s * 0.4, -s * 0.95, s * 0.72, -s * 0.35)}Z"
    )


def needles(pen: Pen, spine: list[Point], length: float, seed: int, spread: float = 1.0) -> None:
    """Set needle pairs along a twig; they stand forward, far ones darker."""
    rng = Random(seed)
    for tone in NEEDLES:
        data = ""
        for (ax, ay), (bx, by) in pairwise(spine):
            way = math.atan2(by - ay, bx - ax)
            for step in range(5):
                share = (step + rng.random()) / 5
                x, y = ax + (bx - ax) * share, ay + (by - ay) * share
                side = rng.choice((-1, 1)) * rng.uniform(0.35, 0.95) * spread
                for fork in (-0.035, 0.035):
                    angle = way + side + fork
                    reach = length * rng.uniform(0.8, 1.05)
                    tip = (x + math.cos(angle) * reach, y + math.sin(angle) * reach)
                    data += hair((x, y), tip, length * 0.035, length * 0.05 * side)
        pen.path(data, tone)


def _scaled(points: Sequence[Point], k: float) -> str:
    return smooth([(x * k, y * k) for x, y in points], closed=True, tension=0.42)
