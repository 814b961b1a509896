"""Covered and bare: a carpel folds over its seeds beside a pine scale; for film and still."""

from __future__ import annotations

import math
from collections.abc import Sequence

from studio import pine
from studio.archaefructus_axis import FRESH
from studio.brush import limb
from studio.lottie import Group, Keys, Scene, keys
from studio.svg import Pen, Picture, Point, smooth

OUTER, OUTER_LIT, INNER, VEIN = "#86A540", "#9DB848", "#D8E09A", "#AFC268"
SEED, SEED_LIT = "#8A5A2A", "#B98444"
LEFT, RIGHT = "#CFE0BE", "#F2D9AC"

Profile = Sequence[Point]
"""Half the width of a carpel by height, from its tip to its stalk: height, half width."""
PROFILE: Profile = ((-350.0, 0.0), (-292.0, 44.0), (-200.0, 104.0), (-60.0, 168.0), (90.0, 186.0),
           (210.0, 138.0), (296.0, 62.0), (336.0, 22.0))  # fmt: skip
POSES = ((2.4, 1.0, 0.0), (3.5, 0.8, 0.3), (4.6, 0.58, 0.72), (5.5, 0.46, 1.0))
"""Seconds, width, and how far the margins have come together."""
SEEDS = tuple((side * 60.0, y) for y in (-150.0, -50.0, 50.0, 150.0) for side in (-1, 1))


def leaf_face(width: float, profile: Profile = PROFILE) -> str:
    """Return the inner face of the carpel, ``width`` of its full breadth."""
    left = [(-w * width, y) for y, w in profile]
    right = [(w * width, y) for y, w in reversed(profile[1:])]
    return smooth([*left, *right], closed=True)


def flap(side: int, width: float, shut: float, profile: Profile = PROFILE) -> str:
    """Return what shows of one half's outside when its margin has come ``shut`` of the way."""
    edge = [(side * w * width, y) for y, w in profile]
    margin = [(side * w * width * (1 - shut), y) for y, w in reversed(profile[1:])]
    return smooth([*edge, *margin], closed=True, tension=0.42)


def carpel(pen: Group) -> None:
    """Let a leaf-like carpel fold along its middle until it holds its seeds."""
    pen.path(limb([(0, 640, 13), (8, 470, 14), (0, 330, 18)]), FRESH.stem)
    pen.path(keys(*((t, leaf_face(w)) for t, w, _ in POSES)), INNER)
    veins = "".join(f"M0 {y}Q{s * 70} {y - 26} {s * 128} {y - 84}"
                    for y in (-90, 10, 110, 210) for s in (-1, 1))  # fmt: skip
    pen.stroke(veins, VEIN, 6, opacity=keys((2.4, 1.0), (3.4, 0.0)))
    pen.stroke("M0 330V-330", VEIN, 10)
    for index, (x, y) in enumerate(SEEDS):
        come = 0.4 + 0.16 * index
        place = keys((2.4, (x, y)), (5.3, (x * 0.5, y * 0.94 + 8)))
        grain = pen.group(at=place, scale=keys((come, 0.0), (come + 0.4, 1.0), ease="out"))
        seed(grain, 34)
    for side, tone in ((-1, OUTER), (1, OUTER_LIT)):
        pen.path(keys(*((t, flap(side, w, shut)) for t, w, shut in POSES)), tone)
    late: Keys[float] = keys((5.3, 0.0), (6.0, 1.0))
    closed(pen, late, keys((5.8, 0.0), (7.0, 0.55)))


def closed(pen: Group, seam: float | Keys[float], inside: float | Keys[float]) -> None:
    """Add the seam of a shut carpel, its sheen, and the seeds that shimmer through."""
    pen.stroke("M0-344C10-180 10 120 0 326", FRESH.stem, 7, opacity=seam)
    pen.stroke("M-44-150C-64-60-68 40-58 130", FRESH.carpel_lit, 12, opacity=seam)
    for x, y in SEEDS:
        pen.ellipse(x * 0.5, y * 0.94 + 8, 23, 32, "#5A4A1C", opacity=inside)


def seed(pen: Pen, size: float) -> None:
    """Draw one seed on a tiny stalk."""
    pen.ellipse(0, 0, size * 0.74, size, SEED)
    pen.ellipse(-size * 0.2, -size * 0.28, size * 0.26, size * 0.42, SEED_LIT)


def stage(pen: Pen, height: float) -> None:
    """Fill the frame: two discs of light, water-green for the carpel and warm for the pine."""
    pen.rect(0, 0, 800, height, "#EDF2DC")
    pen.rect(800, 0, 800, height, "#FBECCB")
    pen.circle(420, height * 0.47, 340, LEFT)
    pen.circle(1180, height * 0.47, 340, RIGHT)
    for drop, tone in ((0, "#A9CDB9"), (44, "#8DBBA8"), (104, "#6FA596")):
        y = height * 0.845 + drop
        line = smooth([(x, y + 5 * (-1) ** (x // 100)) for x in range(0, 801, 100)], decimals=0)
        pen.path(f"{line}V{height:g}H0Z", tone)
    for drop, tone in ((0, "#E7C48C"), (40, "#D3A868"), (96, "#B98A50")):
        y = height * 0.845 + drop
        crest = [(800 + x, y + 16 * math.sin(x / 210 + drop)) for x in range(0, 801, 100)]
        pen.path(f"{smooth(crest, decimals=0)}V{height:g}H800Z", tone)


def pine_part(pen: Pen, middle: float, fly: bool) -> None:
    """Draw the pine's side: twig and cone behind, one scale in front with its two seeds."""
    twig: list[Point] = [(1600, middle - 330), (1440, middle - 262), (1330, middle - 190)]
    pen.path(limb([(1640, middle - 350, 16), (1440, middle - 262, 12),
                   (1336, middle - 196, 8)]), pine.WOOD_DARK)  # fmt: skip
    pine.needles(pen, twig, 168, 4)
    pine.cone(pen.group(at=(1378, middle - 200), turn=173), 340)
    scale = pen.group(at=(1110, middle - 10))
    pine.cone_scale(scale, 600)
    pine.winged_seed(scale.group(at=(-54, 162), turn=-5), 350, -1)
    rest: tuple[Point, float] = ((54, 162), 5)
    if not fly:
        pine.winged_seed(scale.group(at=rest[0], turn=rest[1]), 350, 1)
        return
    assert isinstance(scale, Group)
    away = keys((6.0, (54.0, 162.0)), (7.2, (76.0, -40.0)), (9.0, (236.0, 236.0)))
    spin = keys((6.0, 5.0), (7.2, 26.0), (8.1, -24.0), (9.0, 34.0))
    pine.winged_seed(scale.group(at=away, turn=spin), 350, 1)


def film() -> Scene:
    """Step 3: the carpel closes over its seeds; on the pine scale they lie open and fly off."""
    scene = Scene(1600, 1000, 9)
    stage(scene.layer("stage"), 1000)
    carpel(scene.layer("carpel", at=(420, 476)))
    pine_part(scene.layer("pine"), 500, fly=True)
    return scene


def still(pen: Picture) -> None:
    """The picture after question 1: a shut carpel, its seeds within, and the bare ones."""
    stage(pen, 1200)
    pod = pen.group(at=(420, 576))
    pod.path(limb([(0, 640, 13), (8, 470, 14), (0, 330, 18)]), FRESH.stem)
    _, width, shut = POSES[-1]
    for side, tone in ((-1, OUTER), (1, OUTER_LIT)):
        pod.path(flap(side, width, shut), tone)
    window = [(x * 0.62, y * 0.72) for x, y in ((-80, -260), (80, -260), (84, 280), (-84, 280))]
    pod.shape([(x, y + 6) for x, y in window], INNER)
    for x, y in SEEDS:
        seed(pod.group(at=(x * 0.46, y * 0.86 + 8)), 27)
    pine_part(pen, 600, fly=False)
