"""Plants people grow here: foxtail millet, an apple, beans. Their seeds lie in fruits."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from studio.archaefructus_plant import Breeze
from studio.archaefructus_seeds import Profile, flap, leaf_face
from studio.brush import evenly, hair, limb, normal
from studio.lottie import Group, Keys, keys
from studio.svg import Pen, Point, packed, smooth

STRAW, GRAIN, GRAIN_LIT, GRAIN_DARK = "#8E9A3E", "#D9A23A", "#F0C766", "#B47E26"
SKIN, SKIN_LIT, SKIN_DARK = "#C43E2E", "#DF6A4C", "#9E2C26"
FLESH, CORE, PIP = "#FBEFCF", "#EBD7A0", "#5A3418"
POD, POD_LIT, POD_IN = "#5E9440", "#7BB052", "#C6DE9A"


def millet(pen: Pen, breeze: Breeze) -> None:
    """Draw foxtail millet: a straw, two long leaves, a heavy drooping ear; foot at the origin."""
    for turn, length, tone in ((-34, 236, "#7A8C38"), (38, 216, STRAW)):
        blade = pen.group(at=(0, -64), turn=breeze.turn(turn, 2, 0.3 + turn / 100))
        tip = packed(turn * 1.6, -length)
        data = f"M-9 0C-30{packed(-length * 0.5)} -16{packed(-length * 0.8)} {tip}"
        data += f"C10{packed(-length * 0.7)} 16{packed(-length * 0.4)} 9 0Z"
        blade.path(data, tone)
    pen.path(limb([(0, 10, 8), (-4, -120, 7), (0, -262, 5)]), STRAW)
    _ear(pen.group(at=(0, -252), turn=breeze.turn(0, 2.2, 0.1)))


def _ear(pen: Pen) -> None:
    """Draw the ear, which bends under its weight: bristles, then grain by grain."""
    spine = [(0.0, 6.0), (4.0, -60.0), (34.0, -124.0), (96.0, -156.0), (158.0, -140.0),
             (204.0, -88.0), (224.0, -30.0)]  # fmt: skip
    widths = (11.0, 21.0, 25.0, 26.0, 24.0, 18.0, 7.0)
    rng = Random(8)
    places = evenly(spine, 8.5)
    bristles, grains = "", {GRAIN: "", GRAIN_LIT: "", "#E4B44E": ""}
    for index, (x, y) in enumerate(places):
        nx, ny = normal(places, index)
        share = index / (len(places) - 1) * (len(widths) - 1)
        low = min(int(share), len(widths) - 2)
        half = widths[low] + (widths[low + 1] - widths[low]) * (share - low)
        for side in (-1, 1):
            tip = (x + nx * side * (half + 17) - ny * 15, y + ny * side * (half + 17) + nx * 15)
            bristles += hair((x, y), tip, 4, side * 4)
        columns = 5 if half > 20 else 4 if half > 12 else 2
        for column in range(columns):
            across = (column + 0.5 + 0.5 * (index % 2) - 0.25) / columns * 2 - 1
            gx = x + nx * half * across + rng.uniform(-1, 1)
            gy = y + ny * half * across + rng.uniform(-1, 1)
            tone = rng.choice(list(grains))
            grains[tone] += _grain(gx, gy, 4.9 * rng.uniform(0.9, 1.12))
    pen.path(bristles, "#C9A04A")
    pen.path(limb([(*spot, w) for spot, w in zip(spine, widths, strict=True)]), GRAIN_DARK)
    for tone, data in grains.items():
        pen.path(data, tone)


def _grain(x: float, y: float, r: float) -> str:
    around = f"q{packed(0, -r, r, -r)}q{packed(r, 0, r, r)}q{packed(0, r, -r, r)}"
    return f"M{packed(x - r, y)}{around}q{packed(-r, 0, -r, -r)}z"


APPLE: Sequence[Point] = (
    (0, -118), (62, -146), (132, -118), (156, -30), (128, 76), (62, 136), (0, 122), (-62, 136),
    (-128, 76), (-156, -30), (-132, -118), (-62, -146),
)  # fmt: skip


def apple(pen: Pen, cut: Keys[tuple[float, float]] | None = None) -> None:
    """Draw an apple about the origin; ``cut`` scales its front half away from the cut face."""
    outline = smooth(APPLE, closed=True)
    pen.path(limb([(6, -104, 8), (2, -150, 7), (18, -196, 9)]), "#6E4424")
    pen.path("M14-172C50-220 110-224 150-196C118-160 60-150 14-172Z", "#6B9440")
    pen.path("M14-172C60-190 104-198 150-196C118-160 60-150 14-172Z", "#557C34")
    if cut is not None:
        assert isinstance(pen, Group)
        pen.path(outline, SKIN_DARK)
        _cut_face(pen)
        pen = pen.group(pivot=(-150, 0), scale=cut)
    pen.path(outline, SKIN)
    shade = "M-128 76C-100 118-84 132-62 136C-36 138-24 122 0 122C24 122 36 138 62 136"
    pen.path(shade + "C106 128 148 40 156-30C144 40 40 120-128 76Z", SKIN_DARK)
    pen.path(
        "M-118-96C-144-64-146-20-134 20C-122-20-116-58-84-110C-98-112-110-106-118-96Z", SKIN_LIT
    )
    pen.path("M-30-124C-10-108 14-108 34-126C24-112 12-100 4-98C-8-100-22-112-30-124Z", SKIN_DARK)


def _cut_face(pen: Pen) -> None:
    inner = [(x * 0.93, y * 0.93) for x, y in APPLE]
    pen.path(smooth(inner, closed=True), FLESH)
    pen.path("M0-84C58-76 84-20 60 44C44 84 16 84 0 76C-16 84-44 84-60 44C-84-20-58-76 0-84Z", CORE)
    pen.stroke("M0-106V-70M0 78V106", "#C9A86A", 5)
    for side in (-1, 1):
        room = pen.group(at=(side * 24, 6), scale=(side, 1))
        room.path("M-12-44C30-34 40 20-6 46C-18 20-20-18-12-44Z", "#D6BC7C")
        room.path("M-2-26C18-14 18 14-2 30C-14 12-14-10-2-26Z", PIP)
        room.path("M-4-16C4-10 4 0-2 8C-8 2-8-8-4-16Z", "#8A5A2A")


BEAN: Profile = (
    (-226.0, 0.0), (-206.0, 6.0), (-160.0, 22.0), (-60.0, 30.0), (40.0, 30.0), (140.0, 26.0),
    (184.0, 14.0), (200.0, 7.0),
)  # fmt: skip
BEANS = (-150.0, -104.0, -58.0, -12.0, 34.0, 80.0, 126.0)


def bean(pen: Pen, gape: Keys[float] | None = None) -> None:
    """Draw a bean pod about the origin, hanging; ``gape`` (0 shut, 1 open) shows its beans."""
    pen.path(limb([(0, -252, 7), (-4, -214, 6), (0, -190, 8)]), "#4C7A34")
    # the pod hangs from its stalk, so the profile is turned over
    pod = pen.group(turn=180)
    if gape is not None:
        assert isinstance(pod, Group)
        pod.path(leaf_face(1.3, BEAN), POD_IN)
        for index, y in enumerate(BEANS):
            one = pod.group(at=(0, y), turn=-14 + 9 * (index % 3))
            one.ellipse(0, 0, 16, 20, "#F3E3C0")
            one.ellipse(-4, -6, 6, 9, "#FFF8EC")
        for side, tone in ((-1, POD_LIT), (1, POD)):
            pod.path(gape.map(lambda open_, s=side: _valve(s, open_)), tone)  # type: ignore[misc]
        return
    for side, tone in ((-1, POD_LIT), (1, POD)):
        pod.path(_valve(side, 0), tone)
    for y in BEANS:
        pod.ellipse(2, y, 15, 18, "#6FA54A")
    pod.stroke("M-17 150C-24 40-23-80-14-168", "#9CC874", 6)


def _valve(side: int, opened: float) -> str:
    return flap(side, 1.0 + 0.3 * opened, 1.0 - 0.86 * opened, BEAN)


def opening(start: float, end: float) -> Keys[float]:
    """Return the key frames of a pod that springs open."""
    return keys((start, 0.0), (start + (end - start) * 0.5, 0.55, "linear"), (end, 1.0), ease="out")
