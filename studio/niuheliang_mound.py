"""The stone mound (积石冢): as it may have looked, as excavated, and cut open."""

from __future__ import annotations

from random import Random

from studio import jehol
from studio.backs import from_behind
from studio.niuheliang_day import CHILD, MAN, WOMAN
from studio.niuheliang_things import (
    JADE,
    JADE_DARK,
    JADE_LIGHT,
    LIME,
    dragon,
    hill,
    pine,
    rubble,
    wall,
)
from studio.palette import INK, mix
from studio.poses import stands
from studio.scenery import hills
from studio.story_frame import Paint, under
from studio.svg import Picture, packed, polygon, smooth

WIDTH, HEIGHT = 1600.0, 1000.0
TIERS = ((250, 1350, 690, 800), (430, 1170, 600, 696), (600, 1000, 524, 606))
"""Left, right, top and foot of each step of the mound."""
OLD = ("#C9BFA4", "#B0A68A", "#DAD2BA")


def then(pen: Picture) -> None:
    """Before: three steps of fresh stone, a cap of rubble; people look on."""
    pen.rect(0, 0, WIDTH, 700, pen.gradient("sky", ((0, "#3C5F7A"), (0.42, "#D98A62"),
                                                    (0.75, "#F4B468"),
                                                    (1, "#FBDFA6"))))  # fmt: skip
    jehol.sun(pen, 800, 420, 150, "#FFF1CF")
    _far(pen, "#A9745A", "#7A5A4A")
    hill(pen, GROUND, "#A39A52", "#8A7C44")
    rubble(pen, 800, 530, 190, 66, 3)
    for index, (left, right, top, foot) in enumerate(TIERS[::-1]):
        wall(pen, left, right, top, foot, index + 3)
        pen.rect(left - 8, top - 12, right - left + 16, 16, "#EFE9DA", 6)
        pen.rect(left, foot - 10, right - left, 10, INK, opacity=0.18)
    hill(pen, [(-20, 830), (400, 800), (1000, 806), (1620, 826)], "#B5A85C", "#96884A")
    for x, size in ((110, 320), (1500, 300)):
        pine(pen, x, 840, size)
    for look, x, y, scale in ((MAN, 560, 960, 0.72), (CHILD, 660, 962, 0.72),
                              (WOMAN, 752, 958, 0.72)):  # fmt: skip
        from_behind(pen, look, stands(look), x, y, scale, 90)


def now(pen: Picture) -> None:
    """After: the same mound as archaeologists lay it bare."""
    pen.rect(0, 0, WIDTH, 700, pen.gradient("sky", ((0, "#86B2C6"), (0.6, "#DDE3CC"),
                                                    (1, "#FBE7BE"))))  # fmt: skip
    jehol.sun(pen, 1290, 190, 84, "#FFF4D8")
    _far(pen, "#A9B58A", "#8A9E62")
    hill(pen, GROUND, "#9AA85C", "#A08A5A")
    heap = [(170, 820), (340, 716), (540, 640), (800, 610), (1060, 640), (1270, 716), (1440, 820)]
    hill(pen, heap, "#B9A06E", "#A98F60")
    rubble(pen, 480, 640, 110, 34, 8)
    rubble(pen, 1110, 644, 120, 40, 9)
    wall(pen, 606, 760, 566, 606, 21, OLD)
    wall(pen, 880, 996, 578, 606, 22, OLD)
    wall(pen, 430, 640, 640, 696, 23, OLD)
    wall(pen, 820, 1170, 628, 696, 24, OLD)
    wall(pen, 250, 560, 744, 800, 25, OLD)
    wall(pen, 560, 900, 716, 800, 26, OLD)
    wall(pen, 1010, 1350, 730, 800, 27, OLD)
    for x, y, half, high, seed in ((330, 750, 90, 30, 11), (940, 800, 90, 60, 12),
                                   (720, 690, 100, 40, 13), (1300, 738, 70, 24, 14)):  # fmt: skip
        rubble(pen, x, y, half, high, seed)
    _grave(pen, 800, 596)
    hill(pen, [(-20, 830), (400, 800), (1000, 806), (1620, 826)], "#B59A68", "#A08656")
    _grid(pen)
    for x, size in ((110, 300), (1500, 320)):
        pine(pen, x, 840, size)
    _pole(pen, 1240, 880)


GROUND = [(-20.0, 700.0), (300.0, 640.0), (800.0, 610.0), (1300.0, 640.0), (1620.0, 700.0)]


def section(pen: Picture) -> None:
    """Cut open (for a question): stones outside, the slab grave with its jades inside."""
    pen.rect(0, 0, 1600, 760, pen.gradient("sky", ((0, "#3C5F7A"), (0.45, "#D98A62"),
                                                   (0.8, "#F4B468"), (1, "#FBDFA6"))))  # fmt: skip
    jehol.sun(pen, 1240, 300, 110, "#FFF1CF")
    hills(pen, 0, 330, WIDTH, 460, "#A9745A", 0.5, 44, 1.3)
    hills(pen, 0, 440, WIDTH, 380, "#7A5A4A", 2.2, 30, 1.1)
    heap = [(150, 800), (260, 690), (430, 610), (560, 520), (800, 470), (1040, 520), (1170, 610),
            (1340, 690), (1450, 800)]  # fmt: skip
    pen.path(smooth(heap) + "Z", "#8E8570")
    rubble(pen, 800, 770, 600, 60, 31)
    rubble(pen, 800, 690, 430, 60, 32)
    rubble(pen, 800, 610, 300, 60, 33)
    rubble(pen, 800, 540, 170, 40, 34)
    for left, right, top, foot in ((130, 330, 690, 800), (1270, 1470, 690, 800),
                                   (380, 500, 590, 690), (1100, 1220, 590, 690)):  # fmt: skip
        wall(pen, left, right, top, foot, int(left))
    pen.path("M0 792H1600V1200H0Z", "#A9805A")
    pen.path("M0 792H1600V816H0Z", "#8A9A52")
    for top, tone in ((960, "#96704A"), (1090, "#B98E5C")):
        line = jehol.crest(1600, top, 10, top / 80, 1.4)
        pen.path(f"{smooth(line, decimals=0)}L1600 1200L0 1200Z", tone)
    pen.rect(440, 816, 720, 300, "#5E4A38", 10)
    pen.rect(470, 846, 660, 250, "#3A2C24", 6)
    wall(pen, 440, 480, 830, 1116, 5, OLD)
    wall(pen, 1120, 1160, 830, 1116, 6, OLD)
    pen.rect(420, 812, 760, 36, "#D9D2BE", 6)
    pen.rect(420, 838, 760, 10, "#B0A68A")
    pen.rect(440, 1090, 720, 30, "#C4BCA4", 6)
    dragon(pen, 800, 980, 74)
    for x, r in ((600, 46), (1000, 46)):
        pen.circle(x, 1000, r, JADE)
        pen.circle(x - r * 0.2, 1000 - r * 0.24, r * 0.6, JADE_LIGHT, opacity=0.4)
        pen.circle(x, 1000, r * 0.42, "#3A2C24")
        pen.stroke(f"M{x - r * 0.8:g} {1000 + r * 0.5:g}A{r} {r} 0 0 0 {x + r * 0.8:g} "
                   f"{1000 + r * 0.5:g}", JADE_DARK, 6)  # fmt: skip


def _far(pen: Picture, far: str, near: str) -> None:
    hills(pen, 0, 330, WIDTH, 460, far, 0.5, 46, 1.3)
    hills(pen, 0, 430, WIDTH, 400, near, 2.2, 32, 1.1)


def _grave(pen: Picture, x: float, y: float) -> None:
    """The slab grave, opened: stone sides, dark inside, a jade in it."""
    pen.path(polygon([(x - 150, y + 70), (x - 104, y - 6), (x + 104, y - 6), (x + 150, y + 70)]),
             "#E2DCCA")  # fmt: skip
    pen.path(polygon([(x - 122, y + 60), (x - 86, y + 6), (x + 86, y + 6), (x + 122, y + 60)]),
             "#4A3A2C")  # fmt: skip
    pen.path(polygon([(x - 122, y + 60), (x - 86, y + 6), (x - 74, y + 6), (x - 104, y + 60)]),
             "#8E8570")  # fmt: skip
    pen.stroke(f"M{x - 34} {y + 34}a22 10 0 1 0 44 0a22 10 0 1 0-44 0z", JADE, 11)
    pen.ellipse(x + 54, y + 36, 17, 9, JADE_LIGHT)


def _grid(pen: Picture) -> None:
    """String laid out in squares over the ground that is being dug."""
    strings, pegs = "", []
    for row, y in enumerate((844, 900, 966)):
        strings += f"M{60 - row * 50} {y}L{1560 + row * 50} {y}"
    for step in range(7):
        top, low = (160 + step * 214, 844), (20 + step * 262, 966)
        strings += f"M{packed(*top)}L{packed(*low)}"
        pegs += [top, low]
    pen.stroke(strings, "#FFF8EC", 3, opacity=0.85)
    for px, py in pegs:
        pen.rect(px - 4, py - 22, 8, 30, "#8A5A34", 3)
    rng = Random(5)
    for _ in range(18):
        pen.ellipse(rng.uniform(40, 1560), rng.uniform(860, 980), rng.uniform(8, 20), 7, LIME)


def _pole(pen: Picture, x: float, y: float) -> None:
    """A red and white measuring pole."""
    for step in range(8):
        pen.rect(x, y - 36 * (step + 1), 13, 36, ("#C8302A", "#FFF8EC")[step % 2])
    pen.ellipse(x + 6, y, 22, 5, mix("#8A7044", INK, 0.3))


PICTURES: dict[str, Paint] = {"then": under("#3C5F7A", then), "now": under("#86B2C6", now)}
