"""Comparing views for 中华龙鸟与孔子鸟: two tails, and the tree from theropod to bird."""

from __future__ import annotations

import math
from random import Random

from studio import confuciusornis, jehol, sinosauropteryx
from studio.bones import BONE, BONE_SHADE, vertebrae
from studio.brush import Knot, blade, evenly, fur, limb
from studio.confuciusornis import Wing, vane
from studio.palette import DAWN, DUSK, EMBER, NIGHT
from studio.sinosauropteryx import ALERT, STRIDE_FAR, STRIDE_NEAR, Coat, Pose
from studio.svg import Picture, Point, packed, smooth


def tails(pen: Picture) -> None:
    """q6: above, a long tail of many vertebrae; below, a short one that ends in one fused bone."""
    pen.rect(0, 0, 1600, 1200, pen.gradient("air", ((0, "#F0B468"), (0.6, "#FBE2B2"))))
    jehol.sun(pen, 330, 250, 120, "#FFF4D8", 2)
    _long_tail(pen)
    bed = [(-20, 660), (200, 640), (470, 668), (760, 646), (1060, 672), (1340, 648), (1620, 664)]
    low = "L1620 1220L-20 1220Z"
    for drop, tone in ((0, "#A8703C"), (22, "#D6A468"), (392, "#C69254"), (462, "#B27E44")):
        line = [(x, y + drop + 10 * math.sin(x / 150 + drop)) for x, y in bed]
        pen.path(smooth(line, decimals=0) + low, tone)
    _short_tail(pen)


def _long_tail(pen: Picture) -> None:
    knots: list[Knot] = [
        (1680, 420, 168), (1500, 420, 132), (1300, 436, 92), (1080, 448, 66), (840, 420, 54),
        (610, 366, 44), (400, 342, 35), (240, 372, 24), (170, 430, 12),
    ]  # fmt: skip
    coat = sinosauropteryx.DAY
    sinosauropteryx.draw_tail(pen, knots, Coat(gap=1.35, band_pale="#E3B77E"), Random(5), 28)
    haunch = [
        (1310, 350), (1400, 318), (1500, 286), (1640, 258), (1640, 640), (1570, 618), (1480, 570),
        (1390, 532), (1320, 524),
    ]  # fmt: skip
    rng = Random(3)
    pen.path(fur(haunch[:4][::-1], 11, 52, 13, rng, lean=-1.1, inset=8), coat.back_dark)
    pen.path(fur(haunch[5:], 13, 40, 15, rng, lean=1.0, inset=8), coat.thigh)
    pen.shape(haunch, coat.back)
    frayed = [(1330, 524), (1318, 470), (1312, 400), (1330, 350)]
    pen.path(fur(frayed, 13, 66, 20, rng, lean=0.0, inset=10), coat.back)
    thigh = [(1640, 470), (1560, 480), (1500, 520), (1492, 580), (1560, 622), (1640, 650)]
    pen.shape(thigh, coat.thigh)
    pen.path(fur(thigh[:4][::-1], 14, 40, 16, rng, lean=-0.7, inset=10), coat.thigh)
    light = ""
    for row in range(6):
        for step in range(7):
            x, y = 1610 - step * 44 - row * 8, 300 + row * 42 + step * (10 - row * 2)
            if y > 268 + (1640 - x) * 0.3 and abs(y - 428) > 44 and not (x > 1480 and y > 480):
                light += blade((x, y), (x - 40, y + 6), 6, 3)
    pen.path(light, coat.back_light)
    vertebrae(pen, [(x, y) for x, y, _ in knots], 29, (1.45, 0.4))


def _short_tail(pen: Picture) -> None:
    p = confuciusornis.DAY
    ribbons: tuple[tuple[Point, ...], ...] = (
        ((1050, 905), (860, 850), (640, 838), (420, 872), (180, 962)),
        ((1050, 925), (870, 920), (670, 946), (470, 1006), (270, 1090)),
    )
    confuciusornis.ribbons(pen, ribbons, 30, (p.light, p.dark))
    fan = ""
    for angle in (2.72, 2.92, 3.1, 3.28, 3.46):
        fan += vane((1090, 915), angle, 190, 58)
    pen.path(fan, p.body)
    body = [
        (1640, 760), (1500, 768), (1380, 790), (1260, 826), (1150, 866), (1060, 874), (996, 884),
        (1060, 940), (1180, 976), (1280, 1020), (1380, 1080), (1460, 1130), (1640, 1180),
    ]  # fmt: skip
    rng = Random(8)
    pen.path(fur(body[:7][::-1], 15, 48, 20, rng, lean=-1.1, inset=10), p.dark)
    pen.shape(body, p.body)
    pen.path(fur(body[7:], 15, 44, 20, rng, lean=-1.1, inset=10), p.body)
    rows = {p.dark: "", p.light: ""}
    for row in range(4):
        for step in range(9):
            x, y = 1590 - step * 52 - row * 20, 806 + step * 12 + row * 46
            if x > 1180 + abs(y - 915) * 1.5 and abs(y - 908) > 40:
                rows[(p.light, p.dark)[(row + step) % 2]] += vane((x, y), 2.95, 46, 16)
    for tone, data in rows.items():
        pen.path(data, tone)
    _pygostyle(pen)


def _pygostyle(pen: Picture) -> None:
    """The last free vertebrae and the ploughshare of fused ones."""
    line: list[Point] = [(1640, 906), (1500, 908), (1380, 910), (1270, 914), (1160, 918)]
    vertebrae(pen, line, 42, (1.35, 0.95))
    plate = [
        (1204, 892), (1168, 884), (1110, 880), (1056, 874), (1026, 872), (1018, 882), (1046, 902),
        (1104, 924), (1164, 940), (1204, 940), (1210, 916),
    ]  # fmt: skip
    pen.shape(plate, BONE)
    seams = ""
    for x, top, bottom in ((1178, 891, 936), (1146, 888, 930), (1112, 886, 920)):
        seams += f"M{packed(x, top)}q{packed(-6, (bottom - top) / 2, 2, bottom - top)}"
    pen.stroke(seams, BONE_SHADE, 4)


SHORT_TAIL = Pose(
    near=STRIDE_NEAR,
    far=STRIDE_FAR,
    tail=((-40, -8, 50), (-130, -26, 36), (-220, -66, 24), (-300, -116, 14)),
)


def tree(pen: Picture) -> None:
    """q7: a branching tree before the dawn, from small theropods to the birds of today."""
    jehol.sky(pen, TREE_SKY, 1100)
    jehol.stars(pen, 40, 300, 33)
    jehol.sun(pen, 800, 800, 200, "#FFEFC4")
    jehol.strata(pen, jehol.crest(1600, 950, 14, 1.2), 1220,
                 ("#7A4658", "#6A3B4E", "#593144", "#482839"), 58)  # fmt: skip
    _limbs(pen)
    ink = "#1D1420"
    for x, y, scale, draw in (
        (395, 700, 0.42, _small_theropod),
        (365, 335, 0.4, _fan_tailed),
        (800, 372, 0.62, _long_tailed_bird),
        (1120, 610, 0.62, _confuciusornis),
        (1285, 330, 0.62, _magpie),
    ):
        pen.open_group(f"translate({x} {y}) scale({scale})")
        draw(pen, ink)
        pen.close_group()


TREE_SKY = ((0.0, NIGHT), (0.22, DUSK), (0.45, "#8A5350"), (0.62, EMBER), (0.82, DAWN))


def _limbs(pen: Picture) -> None:
    """Branches grow out of the strata; each fork is a shared ancestor."""
    wood = "#1D1420"
    for knots in (
        ((800, 1230, 44), (792, 1080, 34), (770, 960, 27), (746, 860, 21), (718, 750, 17),
         (692, 650, 14), (688, 565, 12), (718, 484, 10), (790, 444, 8), (880, 436, 6),
         (960, 442, 3)),
        ((782, 1020, 12), (756, 940, 20), (690, 870, 15), (590, 822, 12), (470, 806, 9),
         (290, 818, 3)),
        ((706, 700, 6), (686, 620, 11), (620, 520, 11), (520, 462, 9), (400, 446, 7),
         (230, 452, 3)),
        ((716, 720, 6), (730, 682, 13), (800, 660, 13), (920, 648, 12), (1040, 626, 9),
         (1180, 616, 7), (1330, 634, 3)),
        ((890, 652, 5), (945, 632, 11), (1010, 560, 11), (1090, 430, 10), (1190, 350, 8),
         (1310, 332, 6), (1440, 346, 3)),
    ):  # fmt: skip
        pen.path(limb(list(knots), 3), wood)


def _small_theropod(pen: Picture, ink: str) -> None:
    sinosauropteryx.silhouette(pen, ALERT, (ink, "#120C14", DAWN))


def _fan_tailed(pen: Picture, ink: str) -> None:
    """A Caudipteryx-like theropod: vaned feathers on arms and tail, but no flight."""
    fan = "".join(vane((-280, -106), 3.1 + index * 0.17, 190, 40) for index in range(7))
    arm = "".join(vane((214 + index * 9, 58), 2.35 - index * 0.16, 120, 26) for index in range(6))
    pen.path(fan, "#5E2F2E")
    sinosauropteryx.silhouette(pen, SHORT_TAIL, (ink, "#120C14", DAWN))
    pen.path(arm, "#5E2F2E")


def _long_tailed_bird(pen: Picture, ink: str) -> None:
    """An Archaeopteryx-like bird: wings, toothed snout, and still a long bony tail."""
    tail: list[Knot] = [(-120, 20, 16), (-210, 12, 9), (-320, 22, 6), (-420, 50, 3)]
    fronds = ""
    places = evenly([(x, y) for x, y, _ in tail], 22)
    for index in range(2, len(places)):
        for side in (-0.42, 0.42):
            fronds += vane(places[index], math.pi - 0.16 + side, 92, 20)
    far = Wing((30, -18), (24, -92), (92, -140), (140, -178), -0.9, -1.9, -2.7, 190, 150)
    near = Wing((16, -14), (-28, -84), (40, -140), (84, -184), -1.3, -2.3, -2.95, 200, 160)
    dusk = "#5E2F2E"
    confuciusornis.draw_wing(pen, far, ("#3A2028", "#45262C", "#3A2028", "#45262C", "#3A2028"), 11)
    pen.path(fronds, dusk)
    pen.path(limb(tail, 3), ink)
    for dx in (-6, 22):
        pen.path(
            limb([(dx - 40, 30, 24), (dx - 4, 66, 15), (dx - 22, 96, 6), (dx - 6, 112, 5)]), ink
        )
        pen.path(blade((dx - 8, 110), (dx + 26, 116), 9, 3), ink)
    body = [(92, -52), (60, -34), (0, -30), (-70, -18), (-130, 6), (-130, 30), (-70, 52), (0, 52),
            (60, 32), (98, -6), (118, -34)]  # fmt: skip
    pen.shape(body, ink)
    head = [(88, -60), (104, -84), (130, -88), (156, -74), (186, -58), (188, -50), (150, -44),
            (118, -32), (92, -34)]  # fmt: skip
    pen.shape(head, ink)
    pen.circle(126, -68, 5, DAWN)
    confuciusornis.draw_wing(pen, near, (dusk, "#713A34", "#713A34", "#87493C", ink), 13)


def _confuciusornis(pen: Picture, ink: str) -> None:
    plumage = confuciusornis.Plumage(
        body=ink, dark="#120C14", light="#713A34", breast="#45262C", wing="#5E2F2E",
        wing_pale="#87493C", beak=ink, beak_shade="#120C14", leg=ink, claw=ink, eye=DAWN,
    )  # fmt: skip
    confuciusornis.perched(pen, plumage)


def _magpie(pen: Picture, ink: str) -> None:
    """A magpie, a bird of today: short bony tail, long tail feathers, no claws on the wing."""
    for index, angle in enumerate((2.5, 2.58, 2.66, 2.74)):
        pen.path(vane((-60, -52), angle, 300 - index * 22, 30), ("#45262C", ink)[index % 2])
    for dx in (0, 22):
        pen.path(limb([(dx, -50, 14), (dx + 4, -26, 6), (dx, -4, 5)]), ink)
        pen.path(limb([(dx - 12, 0, 3), (dx + 22, 2, 4)]), ink)
    body = [(118, -206), (92, -222), (62, -212), (44, -186), (10, -158), (-40, -110), (-84, -56),
            (-40, -40), (20, -40), (68, -66), (100, -112), (112, -152), (122, -176)]  # fmt: skip
    pen.shape(body, ink)
    pen.path(blade((112, -196), (168, -180), 26, 7), ink)
    pen.shape(
        [(96, -150), (106, -118), (84, -78), (40, -52), (0, -52), (36, -84), (66, -120)], "#F3E3C4"
    )
    pen.path(
        "".join(vane((70, -150), 2.3 + i * 0.09, 150 - i * 14, 28) for i in range(5)), "#5E2F2E"
    )
    pen.path(vane((64, -152), 2.62, 92, 40), "#F3E3C4")
    pen.circle(98, -194, 6, DAWN)
