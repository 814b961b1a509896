"""The pictures of 牛河梁：五千多年前的一天: poster, questions, and the story's pictures."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

from studio import (
    jehol,
    niuheliang_day,
    niuheliang_layers,
    niuheliang_mound,
    sinosauropteryx_slab,
)
from studio.niuheliang_layers import grains
from studio.niuheliang_mound import TIERS
from studio.niuheliang_things import (
    axe,
    charcoal,
    disc,
    dish,
    dragon,
    hill,
    jar,
    millet,
    pine,
    rubble,
    wall,
)
from studio.palette import DAWN, DUSK, EMBER, INK, NIGHT
from studio.scenery import dawn, hills
from studio.story_frame import Paint, save_all, under
from studio.svg import Picture, number, smooth

FOLDER = Path("exhibits") / "cn.kepu.niuheliang"
WIDTH, HEIGHT = 1600.0, 1200.0


def poster(pen: Picture) -> None:
    """A jade dragon in the rising sun over the dark steps of a stone mound."""
    jehol.sky(pen, ((0.0, NIGHT), (0.3, DUSK), (0.62, EMBER), (0.86, DAWN), (1.0, "#FCE0A0")), 900)
    jehol.stars(pen, 50, 320, 9)
    jehol.sun(pen, 800, 500, 292, "#FFEFC4")
    dragon(pen, 812, 500, 152, ("#5FA082", "#B9DCBE", "#2F6B52"))
    hills(pen, 0, 640, 1600, 400, "#8F4A4A", 0.5, 40, 1.3)
    hills(pen, 0, 720, 1600, 480, "#6A3A44", 2.2, 30, 1.1)
    tones = ("#5E4448", "#523A40", "#6A4E4E")
    cap = [(600.0, 860.0), (700.0, 818.0), (800.0, 806.0), (900.0, 818.0), (1000.0, 860.0)]
    pen.path(smooth(cap) + "Z", "#5E4448")
    for index, (left, right, top, foot) in enumerate(TIERS[::-1]):
        wall(pen, left, right, top + 330, foot + 330, index + 3, tones, 36)
        pen.rect(left - 8, top + 320, right - left + 16, 14, "#F0A860", 6)
    hill(pen, [(-20, 1130), (400, 1098), (1000, 1104), (1620, 1126)], "#3A2430", "#2C1C28")
    for x, size in ((96, 520), (1510, 480)):
        pine(pen, x, 1150, size, ("#2A1A26",) * 4)


def q1(pen: Picture) -> None:
    """What they made: polished stone, painted pots, millet, jade, on a mat at dawn."""
    dawn(pen, "sky", 0, 0, WIDTH, 700)
    jehol.sun(pen, 1220, 330, 110, "#FFF4D8", 2)
    hills(pen, 0, 380, WIDTH, 360, "#B5694A", 0.5, 36, 1.2)
    hills(pen, 0, 480, WIDTH, 300, "#7A4440", 2.4, 24, 1.1)
    millet(pen, 190, 720, 420, 4, 10)
    millet(pen, 1440, 720, 380, 7, 10)
    pen.rect(0, 690, WIDTH, 510, "#B98A52")
    pen.rect(0, 690, WIDTH, 18, "#D0A468")
    _mat(pen)
    for x, y, half in ((470, 1010, 170), (820, 1060, 130), (1180, 1040, 120)):
        pen.ellipse(x, y, half, half * 0.13, INK, opacity=0.22)
    jar(pen, 470, 1006, 430)
    dish(pen, 830, 1062, 150)
    axe(pen, 1130, 900, 270, 14)
    disc(pen, 1330, 1040, 84)
    dragon(pen, 700, 850, 62)


def _mat(pen: Picture) -> None:
    """A woven mat in perspective."""
    pen.path("M240 900H1360L1560 1150H40Z", "#C9A560")
    data = ""
    for step in range(13):
        data += f"M{240 + step * 93} 900L{number(40 + step * 127)} 1150"
    for y, left, right in ((940, 208, 1392), (990, 168, 1432), (1045, 124, 1476), (1100, 80, 1520)):
        data += f"M{left} {y}H{right}"
    pen.stroke(data, "#A98440", 5)


def q2(pen: Picture) -> None:
    """Altar, temple ground and stone mound on one ridge, seen from above."""
    dawn(pen, "sky", 0, 0, WIDTH, 520)
    jehol.sun(pen, 330, 270, 100, "#FFF4D8", 2)
    hills(pen, 0, 300, WIDTH, 320, "#B5694A", 0.5, 36, 1.2)
    hills(pen, 0, 380, WIDTH, 300, "#7A5A44", 2.4, 24, 1.1)
    hill(pen, [(-20, 540), (500, 500), (1000, 520), (1620, 560)], "#A9A458", "#96904E")
    for x, size in ((80, 200), (1530, 210), (820, 150)):
        pine(pen, x, 580, size)
    _altar(pen, 360, 900)
    _temple(pen, 830, 700)
    _small_mound(pen, 1200, 980)


def _altar(pen: Picture, x: float, y: float) -> None:
    """Three rings of stone, one inside and above the other."""
    for step, tone in enumerate(("#B9A878", "#C4B48A", "#D0C29C")):
        half = 270 - 82 * step
        level = y - 34 * step
        pen.ellipse(x, level + 20, half, half * 0.42, "#6E6450")
        pen.ellipse(x, level, half, half * 0.42, tone)
        ring, rng = "", Random(step)
        count = 64 - 17 * step
        for index in range(count):
            turn = 6.2832 * index / count + rng.uniform(-0.02, 0.02)
            cx, cy = x + half * math.cos(turn), level + half * 0.42 * math.sin(turn)
            ring += f"M{round(cx)} {round(cy)}v-{round(14 + 6 * math.sin(turn))}"
        pen.stroke(ring, "#EFE9DA", 15)


def _temple(pen: Picture, x: float, y: float) -> None:
    """The plan of the goddess temple in the ground: low burnt-clay walls round joined rooms."""
    ground, wall_tone, top = "#8A5A3C", "#B5603C", "#D98A5E"
    for cx, cy, w, h in ((0, 0, 300, 92), (-190, 4, 120, 60), (190, 4, 120, 60), (0, -76, 120, 60),
                         (0, 96, 180, 74)):  # fmt: skip
        pen.rect(x + cx - w / 2 - 16, y + cy - h / 2 - 12, w + 32, h + 30, wall_tone, 26)
        pen.rect(x + cx - w / 2 - 16, y + cy - h / 2 - 18, w + 32, h + 28, top, 26)
    for cx, cy, w, h in ((0, 0, 300, 92), (-190, 4, 120, 60), (190, 4, 120, 60), (0, -76, 120, 60),
                         (0, 96, 180, 74)):  # fmt: skip
        pen.rect(x + cx - w / 2, y + cy - h / 2, w, h, ground, 20)
    for cx, cy, w, h in ((0, 62, 60, 40), (-140, 4, 50, 36), (140, 4, 50, 36), (0, -50, 50, 40)):
        pen.rect(x + cx - w / 2, y + cy - h / 2, w, h, ground)


def _small_mound(pen: Picture, x: float, y: float) -> None:
    pen.ellipse(x, y, 340, 30, INK, opacity=0.16)
    rubble(pen, x, y - 208, 90, 40, 6)
    for index, (half, top, foot) in enumerate(((120, 214, 140), (210, 146, 66), (310, 76, 0))):
        wall(pen, x - half, x + half, y - top, y - foot, index + 40, course=28)
        pen.rect(x - half - 6, y - top - 10, 2 * half + 12, 13, "#EFE9DA", 5)


def q3(pen: Picture) -> None:
    """A mound cut open: stones above, a slab grave with jade below."""
    niuheliang_mound.section(pen)


def q4(pen: Picture) -> None:
    """Charcoal from an old hearth on the table of a laboratory, its grains counted."""
    pen.rect(0, 0, WIDTH, HEIGHT, "#1B3A57")
    pen.rect(0, 0, WIDTH, 860, pen.gradient("wall", ((0, "#16324C"), (1, "#2A5470"))))
    pen.rect(0, 850, WIDTH, 350, "#D9C9A8")
    pen.rect(0, 850, WIDTH, 22, "#F0E4C8")
    pen.rect(880, 130, 600, 600, "#0D1B2A", 34)
    pen.rect(894, 144, 572, 572, "#16324C", 26)
    grains(pen, 952, 202, 65, 34, 20)
    pen.path("M1150 730h60l20 124h-100z", "#0D1B2A")
    pen.rect(1060, 846, 240, 22, "#0D1B2A", 10)
    pen.rect(150, 420, 620, 26, "#8A5A34", 6)
    pen.rect(150, 420, 620, 9, "#B5803F", 4)
    jar(pen, 290, 420, 210)
    dish(pen, 490, 420, 80, filled=False)
    axe(pen, 660, 352, 130, 10)
    pen.ellipse(470, 1000, 330, 70, INK, opacity=0.14)
    pen.ellipse(470, 980, 310, 78, "#F4F8F6")
    pen.ellipse(470, 968, 280, 62, "#DCE8E6")
    for x, y, size in ((390, 920, 240), (580, 936, 190), (480, 982, 130)):
        charcoal(pen, x, y, size)
    for x in (1060, 1180, 1300):
        pen.path(f"M{x} 920h64v150a32 32 0 0 1-64 0z", "#E9F2F0", opacity=0.9)
        pen.path(f"M{x + 6} 1000h52v68a26 26 0 0 1-52 0z", "#2A2426")
        pen.rect(x - 8, 906, 80, 20, "#B9CFCF", 8)


def q5(pen: Picture) -> None:
    """A dinosaur in stone; of its carbon clock nothing is left."""
    pen.rect(0, 0, WIDTH, HEIGHT, "#3A2A20")
    slab = pen.group(at=(90, 36), scale=0.88)
    slab.width, slab.height = 1600.0, 1000.0
    sinosauropteryx_slab.slab_rock(slab)
    sinosauropteryx_slab.skeleton(slab, gap=1.8)
    pen.rect(1080, 700, 450, 450, "#0D1B2A", 32)
    pen.rect(1094, 714, 422, 422, "#16324C", 24)
    grains(pen, 1137, 757, 48, 0, 15)


def q7(pen: Picture) -> None:
    """Four layers of a cut hill, to touch the one that is oldest."""
    niuheliang_layers.strata(pen)


PICTURES: dict[str, Paint] = {
    "poster": poster, "q1": q1, "q2": q2, "q3": q3, "q4": q4, "q5": q5,
    "q6": niuheliang_layers.PICTURES["layer-4"], "q7": under(niuheliang_layers.SKY, q7),
}  # fmt: skip


def draw(root: Path) -> None:
    """Write the pictures of the exhibit below ``root``."""
    for pictures in (
        PICTURES,
        niuheliang_day.PICTURES,
        niuheliang_layers.PICTURES,
        niuheliang_mound.PICTURES,
    ):
        save_all(root / FOLDER, pictures)
