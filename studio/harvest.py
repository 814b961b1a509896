"""Plants people grow here: foxtail millet, an apple, beans. Their seeds lie in fruits."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from studio.archaefructus_plant import Breeze
from studio.archaefructus_seeds import Profile, flap, leaf_face
from studio.brush import limb
from studio.lottie import Group, Keys, keys
from studio.svg import Pen, Point, packed, smooth

STRAW, GRAIN, GRAIN_LIT, GRAIN_DARK = "#8E9A3E", "#D9A23A", "#F0C766", "#B47E26"
SKIN, SKIN_LIT, SKIN_DARK = "#C43E2E", "#DF6A4C", "#9E2C26"
FLESH, CORE, PIP = "#FBEFCF", "#EBD7A0", "#5A3418"
POD, POD_LIT, POD_IN = "#5E9440", "#7BB052", "#C6DE9A"


def millet(pen: Pen, breeze: Breeze) -> None:
    """Draw foxtail millet: a straw, two long leaves, a heavy drooping ear; foot at the origin."""
    for turn, length, tone in ((-34, 250, "#7A8C38"), (38, 220, STRAW)):
        blade = pen.group(at=(0, -70), turn=breeze.turn(turn, 2, 0.3 + turn / 100))
        blade.path(
            f"M-9 0C-30{packed(-length * 0.5)} -16{packed(-length * 0.8)} "
            f"{packed(turn * 1.6, -length)}C10{packed(-length * 0.7)} 16{packed(-length * 0.4)} 9 0Z",
            tone,
        )
    pen.path(limb([(0, 10, 8), (-4, -120, 7), (0, -262, 5)]), STRAW)
    rng = Random(8)
    place: Point = (0, -258)
    for joint, rest in enumerate((6, 20, 30, 34, 30)):
        pen = pen.group(at=place, turn=breeze.turn(rest, 1.4, 0.1 - 0.06 * joint))
        _ear(pen, 24 - 1.5 * joint - (6 if joint == 4 else 0), 60, rng)
        place = (0, -54)


def _ear(pen: Pen, half: float, length: float, rng: Random) -> None:
    """Draw a piece of the ear: bristles, then grains, darker ones behind."""
    bristles = ""
    for index in range(9):
        y = -length * index / 8
        for side in (-1, 1):
            bristles += f"M0 {packed(y)}l{packed(side * (half + 15), -14)}"
    pen.stroke(bristles, GRAIN_LIT, 2)
    for tone, spread, size in ((GRAIN_DARK, 1.0, 9.5), (GRAIN, 0.86, 9.0), (GRAIN_LIT, 0.5, 7.5)):
        dots = ""
        for row in range(6):
            y = -length * (row + rng.uniform(0, 0.5)) / 6
            for column in range(-1, 2):
                x = column * half * spread * 0.8 + rng.uniform(-4, 4)
                r = size * rng.uniform(0.9, 1.1)
                dots += f"M{packed(x - r, y)}q{packed(0, -r, r, -r)}q{packed(r, 0, r, r)}"
                dots += f"q{packed(0, r, -r, r)}q{packed(-r, 0, -r, -r)}z"
        pen.path(dots, tone)


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
    pen.path("M-128 76C-100 118-84 132-62 136C-36 138-24 122 0 122C24 122 36 138 62 136C92 130 120 "
             "92 136 50C90 96 20 104-128 76Z", SKIN_DARK)  # fmt: skip
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
    (-214.0, 0.0), (-196.0, 9.0), (-150.0, 34.0), (-60.0, 44.0), (40.0, 44.0), (130.0, 38.0),
    (178.0, 20.0), (196.0, 8.0),
)  # fmt: skip
BEANS = (-138.0, -84.0, -30.0, 24.0, 78.0, 128.0)


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
            one.ellipse(0, 0, 27, 22, "#F3E3C0")
            one.ellipse(-5, -6, 13, 8, "#FFF8EC")
        for side, tone in ((-1, POD_LIT), (1, POD)):
            pod.path(gape.map(lambda open_, s=side: _valve(s, open_)), tone)  # type: ignore[misc]
        return
    for side, tone in ((-1, POD_LIT), (1, POD)):
        pod.path(_valve(side, 0), tone)
    for y in BEANS:
        pod.ellipse(0, y, 22, 20, "#6FA54A")
    pod.stroke("M-26 150C-38 40-36-80-22-160", "#9CC874", 6)


def _valve(side: int, opened: float) -> str:
    return flap(side, 1.0 + 0.3 * opened, 1.0 - 0.86 * opened, BEAN)


def opening(start: float, end: float) -> Keys[float]:
    """Return the key frames of a pod that springs open."""
    return keys((start, 0.0), (start + (end - start) * 0.5, 0.55, "linear"), (end, 1.0), ease="out")
