"""A day five thousand years ago, as a sketch: millet field, polished stone, kiln, jade.

What people wore and how the village looked is not known in detail; the scenes show only
what the finds tell: they grew millet, polished stone, fired pots and carved jade.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from studio.faces import Look
from studio.niuheliang_things import (
    JADE,
    JADE_DARK,
    STONE,
    axe,
    dish,
    dragon,
    hill,
    hut,
    jar,
    millet,
    spade,
)
from studio.palette import mix
from studio.people import Pose, arm, contact_shadow, figure
from studio.poses import place, stands
from studio.scenery import hills, steam
from studio.story_frame import Paint, under
from studio.svg import Picture, number, smooth

WIDTH, HEIGHT = 1600.0, 1000.0
SKIN = "#DCA274"
WOMAN = Look(SKIN, "#2A2024", "bun", "#D2AE72", "#A9803F", SKIN, "#A9803F", head_r=49, bulk=0.98)
MAN = Look("#D0945F", "#2A2024", "short", "#B98A4E", "#8A6230", "#D0945F", "#8A6230", head_r=49,
           bulk=1.04)  # fmt: skip
ELDER = replace(MAN, hair="thin", hair_colour="#CFCAC4", aged=True, top="#A9946A")
CHILD = Look(SKIN, "#2A2024", "tails", "#E0C48E", "#A9803F", SKIN, "#A9803F", head_r=50, bulk=0.72)


def kneels(look: Look, hands: tuple[tuple[float, float], tuple[float, float]]) -> Pose:
    """Return kneeling and bent over work; ``hands`` are the near and the far hand."""
    k = look.bulk
    near, far = hands
    return Pose(
        head=(54 * k, -328 * k), tilt=14, face="smile",
        spine=((-40 * k, -112 * k), (-24 * k, -180 * k), (18 * k, -246 * k)),
        near_arm=((6 * k, -240 * k), (26 * k, -150 * k), near),
        far_arm=((30 * k, -238 * k), (70 * k, -160 * k), far),
        near_leg=((-36 * k, -106 * k), (66 * k, -34 * k), (-74 * k, -30 * k)),
        far_leg=((-30 * k, -106 * k), (78 * k, -38 * k), (-56 * k, -32 * k)),
        toes=(96, 96),
    )  # fmt: skip


def morning(pen: Picture) -> None:
    """At sunrise in the millet field."""
    _land(pen, ("#3C5F7A", "#E8A878", "#FBDFA6"), (330, 430, 96), "#B58A5E", "#8F7A4A")
    hut(pen, 1330, 560, 210, smoke=True)
    hut(pen, 1120, 540, 150)
    hill(pen, [(-20, 590), (400, 560), (900, 590), (1620, 566)], "#A9A458", "#8E8E48")
    for x, size, seed in ((90, 190, 4), (300, 170, 5), (520, 180, 6), (730, 165, 7), (940, 180, 8),
                          (1180, 170, 9), (1420, 190, 10)):  # fmt: skip
        millet(pen, x, 700, size, seed, 8)
    hill(pen, [(-20, 700), (500, 690), (1100, 704), (1620, 690)], "#8A6A3C", "#7A5A32")
    for y in (760, 830, 910):
        pen.stroke(smooth([(-20, y + 10), (500, y - 6), (1100, y + 10), (1620, y - 4)]),
                   "#6A4C28", 9)  # fmt: skip
    k = MAN.bulk
    pose = replace(stands(MAN), front=False, tilt=10, head=(26 * k, -458 * k), toes=(0, 0),
                   spine=((0, -232 * k), (4 * k, -300 * k), (16 * k, -362 * k)),
                   near_arm=(),
                   far_arm=((22 * k, -356 * k), (72 * k, -300 * k), (104 * k, -322 * k)),
                   near_leg=((0, -222 * k), (-6 * k, -118 * k), (-40 * k, -21 * k)),
                   far_leg=((4 * k, -222 * k), (40 * k, -120 * k), (60 * k, -21 * k)))  # fmt: skip
    place(pen, MAN, pose, 560, 926, 1.02)
    spade(pen, 704, 944, 430, 8)
    pen.open_group("translate(560,926) scale(1.02)")
    arm(pen, MAN, ((6, -360), (60, -280), (116, -262)))
    pen.close_group()
    place(pen, WOMAN, replace(stands(WOMAN, -4), face="smile",
          near_arm=((44, -360), (66, -286), (30, -244)),
          far_arm=((-44, -360), (-66, -286), (-30, -244))), 1080, 926, 1.0)  # fmt: skip
    _basket(pen, 1080, 720)


def forenoon(pen: Picture) -> None:
    """An axe is rubbed smooth on a wet grindstone."""
    _land(pen, ("#7FB0C4", "#CFE0D2", "#FBEBC6"), (1260, 190, 80), "#A9AE78", "#8A9A5A")
    hut(pen, 330, 640, 420, smoke=True)
    hut(pen, 1300, 560, 200)
    hill(pen, [(-20, 650), (500, 630), (1100, 656), (1620, 640)], "#C9A870", "#B9925A")
    pen.ellipse(850, 900, 190, 46, mix(STONE, "#2A2024", 0.35))
    pen.ellipse(850, 884, 190, 46, mix(STONE, "#FFFFFF", 0.22))
    pen.ellipse(866, 880, 110, 20, "#A9C4C8")
    contact_shadow(pen, 640, 920, 170)
    pen.open_group("translate(640,918) scale(1.36)")
    figure(pen, MAN, kneels(MAN, ((146, -62), (176, -66))))
    pen.close_group()
    axe(pen, 872, 846, 130, 68)
    pen.open_group("translate(640,918) scale(1.36)")
    arm(pen, MAN, ((6, -250), (46, -150), (146, -66)))
    pen.close_group()
    dish(pen, 1080, 936, 84, filled=False)
    pen.ellipse(1080, 884, 76, 22, "#7FB0B8")
    for x, turn, size in ((1250, 12, 120), (1370, -18, 140)):
        axe(pen, x, 900, size, turn)
    place(pen, CHILD, replace(stands(CHILD, 5), face="smile"), 1120, 830, 1.0, mirrored=True)


def afternoon(pen: Picture) -> None:
    """Painted pots come out of the kiln."""
    _land(pen, ("#6FA0B8", "#F0D8A8", "#FBDFA6"), (240, 240, 84), "#B99A62", "#A08A50")
    hut(pen, 1360, 580, 240)
    hill(pen, [(-20, 640), (500, 620), (1100, 650), (1620, 630)], "#B98A52", "#A87844")
    for x, height in ((420, 190), (480, 240), (540, 180)):
        steam(pen, x, 430, height, "#8A7A70", 26, 0.5)
    pen.path("M190 880C200 640 300 430 480 430S760 640 770 880Z", "#A8603A")
    pen.path("M480 430C660 430 760 640 770 880H610C610 660 560 480 480 430Z", "#8A4A2C")
    pen.ellipse(480, 436, 60, 18, "#4A2418")
    pen.path("M356 880V740C360 640 600 640 604 740V880Z", "#3A1A12")
    for x, w, h, tone in ((480, 190, 180, "#D9552B"), (470, 130, 130, "#F5A623"),
                          (486, 70, 84, "#FFE09A")):  # fmt: skip
        pen.path(f"M{x - w / 2:g} 880C{x - w / 2:g} {880 - h * 0.6:g} {x - w * 0.1:g} "
                 f"{880 - h * 0.5:g} {x:g} {880 - h:g}C{x + w * 0.16:g} {880 - h * 0.55:g} "
                 f"{x + w / 2:g} {880 - h * 0.6:g} {x + w / 2:g} 880Z", tone)  # fmt: skip
    jar(pen, 420, 884, 110, 0.7)
    jar(pen, 540, 886, 96, 0.6)
    pose = replace(stands(WOMAN), front=False, tilt=8, head=(24, -452), toes=(0, 0), face="smile",
                   spine=((0, -230), (2, -296), (12, -360)), near_arm=(),
                   far_arm=((22, -354), (74, -296), (128, -290)),
                   near_leg=((-2, -218), (-6, -116), (-12, -21)),
                   far_leg=((4, -218), (20, -118), (26, -21)))  # fmt: skip
    place(pen, WOMAN, pose, 960, 930, 1.12)
    jar(pen, 1128, 664, 170)
    pen.open_group("translate(960,930) scale(1.12)")
    arm(pen, WOMAN, ((2, -356), (50, -258), (132, -262)))
    pen.close_group()
    for x, y, size in ((1260, 940, 190), (1420, 930, 150), (1520, 960, 120)):
        contact_shadow(pen, x, y, size * 0.45)
        jar(pen, x, y, size)
    dish(pen, 820, 960, 70, filled=False)


def evening(pen: Picture) -> None:
    """By the fire an old hand works a piece of jade."""
    _land(pen, ("#1B3A57", "#8A5350", "#E8935A"), (1180, 450, 100), "#5E4450", "#4A3640")
    hut(pen, 1380, 620, 330)
    hill(pen, [(-20, 650), (500, 626), (1100, 652), (1620, 636)], "#6A4A34", "#543828")
    pen.circle(420, 840, 330, "#F5A623", opacity=0.14)
    pen.circle(420, 840, 220, "#F5A623", opacity=0.16)
    for turn in (-14, 12):
        log = pen.group(at=(420, 916), turn=turn)
        log.rect(-120, -14, 240, 28, "#4A2C1C", 14)
    for x, w, h, tone in ((420, 170, 210, "#D9552B"), (412, 116, 150, "#F5A623"),
                          (426, 60, 92, "#FFE09A")):  # fmt: skip
        pen.path(f"M{x - w / 2:g} 906C{x - w * 0.6:g} {906 - h * 0.5:g} {x - w * 0.1:g} "
                 f"{906 - h * 0.5:g} {x + 8:g} {906 - h:g}C{x + w * 0.2:g} {906 - h * 0.55:g} "
                 f"{x + w * 0.6:g} {906 - h * 0.45:g} {x + w / 2:g} 906Z", tone)  # fmt: skip
    contact_shadow(pen, 1000, 940, 180)
    pen.open_group("translate(1040,938) scale(-1.36 1.36)")
    figure(pen, ELDER, kneels(ELDER, ((150, -116), (190, -120))))
    pen.close_group()
    pen.rect(700, 850, 210, 90, mix(STONE, "#2A2024", 0.3), 18)
    pen.ellipse(805, 852, 106, 26, mix(STONE, "#FFFFFF", 0.15))
    dragon(pen, 806, 800, 46)
    pen.open_group("translate(1040,938) scale(-1.36 1.36)")
    arm(pen, ELDER, ((6, -250), (60, -150), (150, -118)))
    pen.close_group()
    for x, y, r, tone in ((1180, 950, 34, JADE_DARK), (1240, 960, 26, JADE),
                          (1130, 966, 22, JADE)):  # fmt: skip
        pen.shape([(x - r, y), (x - r * 0.5, y - r), (x + r * 0.6, y - r * 0.9), (x + r, y - 4),
                   (x + r * 0.5, y + r * 0.3), (x - r * 0.6, y + r * 0.3)], tone)  # fmt: skip
    place(pen, CHILD, replace(stands(CHILD, 6), face="smile"), 590, 800, 1.0)


def _land(
    pen: Picture, sky: tuple[str, str, str], sun: tuple[float, float, float], far: str, near: str
) -> None:
    fill = pen.gradient("sky", ((0, sky[0]), (0.55, sky[1]), (1, sky[2])))
    pen.rect(0, 0, WIDTH, 640, fill)
    x, y, r = sun
    for step in (2, 1):
        pen.circle(x, y, r * (1 + 0.4 * step), "#FFF1CF", opacity=0.2)
    pen.circle(x, y, r, "#FFF4D8")
    hills(pen, 0, 330, WIDTH, 330, mix(far, sky[2], 0.3), 0.5, 44, 1.3)
    hills(pen, 0, 420, WIDTH, 300, near, 2.2, 30, 1.1)


def _basket(pen: Picture, x: float, y: float) -> None:
    """A woven basket full of ears, held before the body."""
    rng = Random(2)
    for step in range(9):
        ear = pen.group(
            at=(x - 72 + step * 18, y - 40 - 12 * (step % 2)), turn=rng.uniform(-40, 40)
        )
        ear.ellipse(0, 0, 10, 34, ("#D9A43A", "#E8BE54")[step % 2])
    pen.path(f"M{number(x - 92)} {number(y - 34)}H{number(x + 92)}L{number(x + 66)} "
             f"{number(y + 54)}H{number(x - 66)}Z", "#A9743C")  # fmt: skip
    for row in range(3):
        pen.stroke(f"M{number(x - 86 + row * 8)} {number(y - 12 + row * 24)}"
                   f"h{number(172 - row * 16)}", "#C8955A", 8)  # fmt: skip
    for side in (-1, 1):
        pen.ellipse(x + side * 84, y + 4, 17, 14, SKIN)


PICTURES: dict[str, Paint] = {
    "day-1": under("#3C5F7A", morning), "day-2": under("#7FB0C4", forenoon),
    "day-3": under("#6FA0B8", afternoon), "day-4": under("#1B3A57", evening),
}  # fmt: skip
