"""From then to now: what is grown here today, for the film and for question 6."""

from __future__ import annotations

from studio import jehol, pine
from studio.archaefructus_plant import STILL, Breeze
from studio.brush import limb
from studio.harvest import apple, bean, millet, opening
from studio.lottie import Scene, keys
from studio.svg import Pen, Picture, Point, smooth

SKY = ((0.0, "#7FB2BE"), (0.5, "#CFD8B4"), (1.0, "#FBE7BC"))
FIELDS = ("#B9B25E", "#9AA24A", "#7A8C3C", "#5F742F")
DISC = "#FFF8EC"


def land(pen: Pen, height: float) -> None:
    """Fill the frame: hills of western Liaoning and fields under a morning sky."""
    jehol.sky(pen, SKY, height)
    for base, tone in ((0.52, "#B7BE96"), (0.6, "#A4AE78")):
        crest = smooth(jehol.crest(1600, height * base, 44, base * 9), decimals=0)
        pen.path(f"{crest}V{height * base + 100:g}H0Z", tone)
        pen.rect(0, height * base + 96, 1600, height * 0.2, tone)
    for index, tone in enumerate(FIELDS):
        y = height * (0.7 + 0.085 * index)
        crest = smooth(jehol.crest(1600, y, 12, index * 1.3, 1.2), decimals=0)
        pen.path(f"{crest}V{y + 40:g}H0Z", tone)
        pen.rect(0, y + 36, 1600, height * 0.13, tone)


def film() -> Scene:
    """Step 5: millet, an apple and a bean, each opened to its seeds."""
    scene = Scene(1600, 1000, 8)
    land(scene.layer("land"), 1000)
    for index, x in enumerate((312.0, 800.0, 1288.0)):
        start = 0.3 + 1.2 * index
        disc = scene.layer(
            f"fruit {index + 1}", at=(x, 476.0),
            scale=keys((start, 0.0), (start + 0.7, 1.08), ease="out"),
        )  # fmt: skip
        disc.circle(0, 0, 222, DISC)
        if index == 0:
            millet(disc.group(at=(-60, 206), scale=0.9), Breeze(8))
        elif index == 1:
            apple(disc.group(at=(0, 22)), keys((3.0, (1.0, 1.0)), (4.0, (0.0, 1.0)), ease="in"))
        else:
            bean(disc.group(at=(0, 16), turn=20, scale=0.88), opening(4.4, 6.2))
    return scene


PLACES: tuple[Point, ...] = ((420, 312), (1180, 312), (420, 888), (1180, 888))


def four(pen: Picture) -> None:
    """q6: the four plants of the options: apple, pine, bean, millet."""
    land(pen, 1200)
    for x, y in PLACES:
        pen.circle(x, y, 262, DISC)
    apple(pen.group(at=(420, 334), scale=1.12))
    branch = pen.group(at=(1180, 312))
    twig: list[Point] = [(200, -170), (60, -96), (-60, -34), (-150, 10)]
    branch.path(limb([(208, -174, 13), (60, -96, 11), (-60, -34, 8), (-150, 10, 5)]),
                pine.WOOD_DARK)  # fmt: skip
    pine.needles(branch, twig, 126, 5)
    pine.needles(branch, twig[1:], 112, 9)
    pine.cone(branch.group(at=(36, -62), turn=176), 262)
    for x, y, turn in ((372, 900, 24), (432, 896, 4), (500, 884, -18)):
        bean(pen.group(at=(x, y), turn=turn, scale=0.97))
    millet(pen.group(at=(1112, 1130), scale=1.06), STILL)
