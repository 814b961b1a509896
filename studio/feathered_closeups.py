"""Close views for the exhibit 中华龙鸟与孔子鸟: filaments, rings, beak, clawed wing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

from studio import confuciusornis, jehol, lens, sinosauropteryx
from studio.bones import vertebrae
from studio.brush import Knot, evenly, fur, hair, limb, normal, sides
from studio.confuciusornis import Wing, vane
from studio.palette import DUSK, mix
from studio.svg import Picture, Point, packed, smooth

COLD_SKY = ((0.0, DUSK), (0.4, "#5E8097"), (0.75, "#C9CDC6"), (1.0, "#F6DDB8"))


def filaments(pen: Picture) -> None:
    """q2: a cold morning; simple threads stand on the back, a lens shows them unbranched."""
    jehol.sky(pen, COLD_SKY, 900)
    jehol.sun(pen, 1330, 640, 110, "#FFE9C2")
    for base, tone in ((700, "#A9B4B4"), (770, "#8FA0A6"), (850, "#738994"), (1010, "#5F7682")):
        jehol.strata(pen, jehol.crest(1600, base, 26, base / 90), 1200, (tone,), 20)
    for y, half, x in ((742, 420, 1250), (800, 520, 500), (866, 600, 1200)):
        pen.ellipse(x, y, half, 16, "#F3E9DA", opacity=0.45)
    jehol.horsetails(pen, 1350, 1215, 330, ("#4E6672", "#39505C"), 3, 4)
    jehol.fern(pen, 1130, 1225, 220, ("#5C747E", "#4E6672"), 6, 4)
    pen.open_group("translate(70 868) scale(2.6)")
    coat = replace(sinosauropteryx.DAY, gap=1.5)
    sinosauropteryx.draw_front(pen, sinosauropteryx.ALERT, coat, Random(7))
    pen.close_group()
    crown = ((402, -186), (376, -196), (352, -194))
    line = [(x * 2.6 + 70, y * 2.6 + 868) for x, y in (*crown, *sinosauropteryx.BACK)]
    _threads(pen, line[::-1])
    for x, y, r in ((1352, 520, 22), (1398, 500, 34), (1456, 470, 46)):
        pen.ellipse(x, y, r * 1.5, r * 0.8, "#FFFFFF", opacity=0.35)
    lens.thread_lens(pen, 430, 392, 198)


def _threads(pen: Picture, line: Sequence[Point]) -> None:
    """Stand long single threads along the back: lit ones over dark ones."""
    rng = Random(4)
    for tone, size, width, gap in (
        ("#5A2712", 112, 5.0, 7.0),
        ("#9A4E22", 92, 4.2, 9.0),
        ("#D08A4C", 76, 3.2, 15.0),
    ):
        places = evenly(line, gap)
        data = ""
        for index in range(len(places)):
            nx, ny = normal(places, index)
            tx, ty = -ny, nx
            lean = rng.uniform(0.75, 1.15)
            short = min(1.0, 0.35 + 3.4 * (1 - index / len(places)))
            length = size * short * rng.uniform(0.7, 1.15)
            vx = nx * math.cos(lean) - tx * math.sin(lean)
            vy = ny * math.cos(lean) - ty * math.sin(lean)
            x, y = places[index][0] - nx * 14, places[index][1] - ny * 14
            bend = length * rng.uniform(0.1, 0.26)
            data += f"M{packed(round(x), round(y))}q"
            data += packed(
                round(vx * length * 0.5 + nx * bend), round(vy * length * 0.5 + ny * bend),
                round(vx * length), round(vy * length),
            )  # fmt: skip
        pen.stroke(data, tone, width)


def rings(pen: Picture) -> None:
    """q3: the ringed tail in life and, below, in stone; the lens finds melanosomes."""
    pen.rect(0, 0, 1600, 1200, pen.gradient("air", ((0, "#F3C684"), (1, "#FCE9C6"))))
    jehol.sun(pen, 300, 330, 150, "#FFF6E0")
    tail: list[Knot] = [
        (-60, 520, 92), (190, 490, 82), (440, 420, 72), (690, 332, 62), (940, 272, 52),
        (1160, 256, 43), (1325, 284, 32), (1420, 340, 16),
    ]  # fmt: skip
    sinosauropteryx.draw_tail(pen, tail, replace(sinosauropteryx.DAY, gap=1.25), Random(5), 3)
    _tail_texture(pen, tail)
    slab = [
        (-20, 708), (140, 690), (330, 716), (520, 694), (700, 706), (930, 680), (1130, 700),
        (1330, 676), (1620, 700),
    ]  # fmt: skip
    low = "L1620 1220L-20 1220Z"
    for drop, tone in ((0, "#E4D3AE"), (26, "#CDB88C"), (330, "#BBA478"), (410, "#A68E63")):
        edge = [
            (x, y + drop + (12 * math.sin(x / 120 + drop) if drop > 26 else 0)) for x, y in slab
        ]
        pen.path(smooth(edge, decimals=0) + low, tone)
    _fossil(pen)
    lens.lens(pen, 1150, 780, 250, "#4A2413", 0.78)
    lens.melanosomes(pen, 1150, 780, 250)
    lens.glare(pen, 1150, 780, 250)


def _tail_texture(pen: Picture, knots: Sequence[Knot]) -> None:
    """Comb single hairs over the tail, so that near by it is fur."""
    rng = Random(17)
    left, right = sides(knots, 12)
    lit = ""
    for first, last in sinosauropteryx.ring_spans(len(left) - 1, 3):
        for index in range(first, last - 1, 2):
            for share in (0.15, 0.3, 0.45, 0.6, 0.75, 0.9):
                s = share + rng.uniform(-0.07, 0.07)
                reach = index + rng.uniform(1.2, 2.4)
                start = _across(left, right, index + rng.uniform(0, 0.8), s)
                lit += hair(start, _across(left, right, reach, s), 5, 2)
    pen.path(lit, "#B4642F", opacity=0.85)


def _across(left: Sequence[Point], right: Sequence[Point], index: float, share: float) -> Point:
    """Return the point ``share`` of the way across a limb at a fractional sample."""
    low = min(int(index), len(left) - 2)
    part = index - low
    ax, ay = (left[low][i] * (1 - part) + left[low + 1][i] * part for i in (0, 1))
    bx, by = (right[low][i] * (1 - part) + right[low + 1][i] * part for i in (0, 1))
    return ax + (bx - ax) * share, ay + (by - ay) * share


def _fossil(pen: Picture) -> None:
    """The tail as found: a row of vertebrae in a dark halo that keeps the rings."""
    spine: list[Knot] = [
        (-60, 940, 62), (200, 930, 56), (460, 905, 50), (720, 872, 44), (980, 850, 38),
        (1240, 850, 32), (1460, 880, 24), (1570, 920, 12),
    ]  # fmt: skip
    left, right = sides(spine, 12)
    rng = Random(8)
    stain, hairs = "", ""
    for start in range(3, len(left) - 6, 8):
        low, high = left[start : start + 5], right[start : start + 5]
        stain += smooth([*low, *reversed(high)], closed=True, tension=0.3, decimals=0)
        for edge, lean in ((high[::-1], -1.1), (low, 1.1)):
            hairs += fur(edge, 11, 34, 6, rng, lean=lean, inset=4)
    pen.path(hairs, "#7A5A3A", opacity=0.75)
    pen.path(stain, "#8A6844")
    vertebrae(pen, [(x, y) for x, y, _ in spine], 36, (1.5, 0.5), up=1)


def beak(pen: Picture) -> None:
    """q4: the head of Confuciusornis, near; a smooth horny beak without teeth."""
    jehol.sky(pen, ((0.0, "#2E6A72"), (0.55, "#8DB0A0"), (1.0, "#F8DFAE")))
    jehol.sun(pen, 1180, 560, 215, "#FFF0CC")
    for base, tone in ((900, "#7FA294"), (980, "#5E877F"), (1070, "#43706C")):
        jehol.strata(pen, jehol.crest(1600, base, 34, base / 70), 1200, (tone,), 20)
    rng = Random(13)
    p = confuciusornis.DAY
    chest = [
        (60, 1330), (150, 1010), (250, 830), (330, 690), (372, 560), (420, 430), (520, 330),
        (650, 288), (770, 312), (860, 392), (905, 486), (900, 580), (852, 668), (790, 740),
        (770, 850), (784, 1000), (810, 1330),
    ]  # fmt: skip
    _horn(pen, p)
    pen.shape(chest, p.body)
    nape = [(640, 288), (520, 330), (420, 430), (372, 560), (330, 690), (250, 830), (150, 1010)]
    pen.path(fur(nape[::-1], 13, 62, 22, rng, lean=-1.0, inset=14), p.dark)
    for shift, tone, size in ((26, p.body, 58), (80, mix(p.body, p.light, 0.35), 48)):
        row = [(x + shift, y + shift * 0.35) for x, y in nape]
        pen.path(fur(row[::-1], 16, size, 20, rng, lean=-1.1, inset=6), tone)
    throat = [(880, 622), (800, 640), (716, 690), (650, 790), (604, 940), (560, 1330), (870, 1330),
              (800, 1000), (770, 850), (790, 740)]  # fmt: skip
    pen.shape(throat, p.breast)
    edge = throat[:6]
    pen.path(fur(edge[::-1], 15, 56, 22, rng, lean=-0.75, inset=12), p.breast)
    front = [(846, 676), (790, 740), (770, 850), (800, 1000), (846, 1230)]
    pen.path(fur(front[::-1], 17, 44, 20, rng, lean=-1.2, inset=10), p.breast)
    _head_rows(pen, rng)
    pen.circle(742, 470, 62, p.dark)
    pen.circle(742, 470, 50, p.eye)
    pen.circle(750, 470, 32, p.claw)
    pen.circle(764, 454, 11, "#FFFFFF")
    pen.circle(738, 488, 5, "#F0B080")
    pen.stroke(smooth([(676, 446), (712, 412), (770, 406), (812, 436)]), p.dark, 13)


def _horn(pen: Picture, p: confuciusornis.Plumage) -> None:
    """The beak: culmen straight, then gently bent; one clean cutting edge."""
    lower = [
        (780, 600), (960, 590), (1130, 598), (1245, 614), (1180, 644), (1060, 676), (920, 694),
        (800, 690),
    ]  # fmt: skip
    upper = [
        (820, 410), (905, 402), (1020, 434), (1140, 504), (1230, 574), (1268, 632), (1240, 626),
        (1130, 600), (960, 592), (790, 604),
    ]  # fmt: skip
    under = [
        (800, 668), (920, 672), (1060, 656), (1180, 634), (1120, 662), (1000, 690), (890, 698),
        (800, 692),
    ]  # fmt: skip
    sheen = [
        (850, 420), (914, 412), (1020, 442), (1130, 510), (1214, 574), (1120, 526), (1010, 472),
        (900, 430), (840, 420),
    ]  # fmt: skip
    edge = [
        (800, 560), (960, 556), (1120, 574), (1236, 616), (1130, 600), (960, 592), (800, 604),
    ]  # fmt: skip
    pen.shape(lower, p.beak_shade)
    pen.shape(under, mix(p.beak_shade, p.claw, 0.35))
    pen.shape(upper, p.beak)
    pen.shape(sheen, mix(p.beak, "#FFFFFF", 0.42))
    pen.shape(edge, mix(p.beak, p.beak_shade, 0.55))
    pen.shape([(948, 498), (972, 482), (1010, 490), (1026, 506), (990, 510)], p.beak_shade)
    pen.stroke(smooth([(880, 597), (960, 592), (1130, 600), (1240, 624)]), p.claw, 5)


def _head_rows(pen: Picture, rng: Random) -> None:
    """Lay fine face feathers, flowing from the beak back over the head."""
    p = confuciusornis.DAY
    tones = {p.dark: "", p.light: "", mix(p.body, p.light, 0.5): ""}
    for row in range(27):
        for step in range(19):
            share = step / 12
            x = 846 - share * 500 + (row % 2) * 18
            y = 372 + row * 31 + share * share * 150 + rng.uniform(-6, 6)
            slope = 0.1 + 0.5 * share + max(0.0, min(y - 560, 300)) / 500
            near_eye = math.hypot(x - 758, y - 470) < 92
            if near_eye or not _on_head(x, y):
                continue
            size = rng.uniform(26, 38)
            tip = (x - size * math.cos(slope), y + size * math.sin(slope))
            tone = list(tones)[(row * 2 + step) % 3]
            tones[tone] += hair((x, y), tip, 7, -5)
    for tone, data in tones.items():
        pen.path(data, tone)
    gape = [(872, 420), (888, 470), (882, 530), (890, 590), (878, 640)]
    pen.path(fur(gape, 12, 44, 17, rng, lean=0.35, inset=26), p.body)
    chin = [(880, 640), (856, 690)]
    pen.path(fur(chin, 12, 34, 17, rng, lean=0.5, inset=20), p.breast)


def _on_head(x: float, y: float) -> bool:
    """Whether a face feather at the point stays on the dark of head and neck."""
    if y < 620:
        return x + y > 860 and x > 430 and y < 610 + max(0, 700 - x) * 1.1 and x < 850
    nape, throat = 396 - (y - 560) * 0.42, 690 - (y - 690) * (0.5 if y < 900 else 0.2)
    return nape + 75 < x < throat - (90 if y > 900 else 20)


def claws(pen: Picture) -> None:
    """q5: a spread wing of Confuciusornis against the sun, three claws on the hand."""
    jehol.sky(pen, ((0.0, "#E88C4A"), (0.5, "#F6BE74"), (1.0, "#FDEBC6")))
    jehol.sun(pen, 620, 600, 330, "#FFF4D8", 2)
    for base, tone in ((1040, "#E9B87A"), (1090, "#D99A5A"), (1150, "#C28048")):
        jehol.strata(pen, jehol.crest(1600, base, 22, base / 60), 1200, (tone,), 20)
    p = confuciusornis.DAY
    rng = Random(19)
    wing = Wing((150, 690), (420, 440), (800, 382), (1010, 328), 0.42, 1.28, 1.85, 640, 420)
    tones = (p.wing, p.light, p.wing_pale, p.light, p.body)
    confuciusornis.draw_wing(pen, wing, tones, 46)
    _quills(pen, wing)
    _hand(pen, p)
    flank = [
        (-60, 400),
        (40, 500),
        (140, 590),
        (235, 700),
        (290, 850),
        (250, 1010),
        (110, 1140),
        (-60, 1200),
    ]
    pen.shape(flank, p.body)
    pen.path(fur(flank[1:-1], 17, 46, 22, rng, lean=0.9, inset=12), p.body)
    rows = {p.dark: "", p.light: ""}
    for row in range(7):
        for step in range(5):
            x, y = 30 + step * 46 + (row % 2) * 22, 760 + row * 58 - step * 6
            if (x + 60) ** 2 / 330**2 + (y - 880) ** 2 / 300**2 < 0.8:
                rows[(p.dark, p.light)[row % 2]] += vane((x, y), 1.1, 40, 18)
    for tone, data in rows.items():
        pen.path(data, tone)
    arm: list[Knot] = [(60, 700, 84), (200, 600, 76), (420, 440, 62), (640, 404, 54),
                       (820, 372, 46), (930, 346, 26)]  # fmt: skip
    under, over = sides(arm, 4)[1], sides(arm, 4)[0]
    pen.path(fur(under, 18, 50, 24, rng, lean=0.7, inset=12), p.body)
    pen.path(fur(over[12:], 18, 22, 18, rng, lean=1.2, inset=8), p.body)
    pen.path(limb(arm, 3), p.body)
    _scales(pen, arm, rng)


def _scales(pen: Picture, arm: Sequence[Knot], rng: Random) -> None:
    """Lay small rounded coverts over the arm, row by row."""
    p = confuciusornis.DAY
    left, right = sides(arm, 5)
    for row, tone in ((0.72, p.light), (0.5, mix(p.body, p.light, 0.55)), (0.28, p.dark)):
        data = ""
        for index in range(1, len(left) - 2):
            (ax, ay), (bx, by) = left[index], right[index]
            x, y = ax + (bx - ax) * row, ay + (by - ay) * row
            way = math.atan2(by - ay, bx - ax) - 0.75 + rng.uniform(-0.1, 0.1)
            data += vane((x, y), way, 34, 17)
        pen.path(data, tone)


def _quills(pen: Picture, wing: Wing) -> None:
    """Draw the shafts that stiffen the flight feathers."""
    data = ""
    for (x, y), angle, length, _ in confuciusornis.flight_feathers(wing):
        cos, sin = math.cos(angle), math.sin(angle)
        spots = []
        for share in (0.5, 0.72, 0.92):
            aside = 0.05 * length * share * share
            spots.append(
                (x + cos * length * share - sin * aside, y + sin * length * share + cos * aside)
            )
        data += smooth(spots, decimals=0)
    pen.stroke(data, "#232E38", 3.5, opacity=0.7)


def _hand(pen: Picture, p: confuciusornis.Plumage) -> None:
    """Three fingers at the bend of the wing: thumb free, the middle one bound to the feathers."""
    skin, lit = p.leg, mix(p.leg, "#FFFFFF", 0.3)
    hands: tuple[tuple[tuple[Knot, ...], tuple[Knot, ...]], ...] = (
        (((840, 400, 24), (960, 404, 21), (1062, 398, 18), (1120, 392, 15)),
         ((1112, 390, 17), (1158, 388, 15), (1192, 410, 9), (1204, 446, 1))),
        (((880, 360, 24), (1000, 326, 20), (1090, 296, 14)),
         ((1084, 296, 13), (1116, 286, 10), (1140, 294, 6), (1150, 312, 1))),
        (((790, 372, 28), (838, 292, 22), (896, 232, 17)),
         ((890, 236, 20), (934, 196, 17), (976, 194, 11), (1006, 226, 1))),
    )  # fmt: skip
    for finger, claw in hands:
        pen.path(limb(claw, 4), p.claw)
        pen.path(limb([(x - 2, y - w * 0.4, w * 0.2) for x, y, w in claw[:3]], 3), p.light)
        pen.path(limb(finger, 3), skin)
        pen.path(limb([(x - 2, y - w * 0.45, w * 0.25) for x, y, w in finger], 3), lit)
        creases = ""
        for (ax, ay, aw), (bx, by, bw) in pairwise(finger):
            for s in (0.4, 0.55, 0.7):
                x, y, w = ax + (bx - ax) * s, ay + (by - ay) * s, (aw + (bw - aw) * s) * 0.8
                nx, ny = normal(((ax, ay), (bx, by)), 0)
                creases += f"M{packed(round(x + nx * w), round(y + ny * w))}"
                creases += f"l{packed(round(-2 * nx * w), round(-2 * ny * w))}"
        pen.stroke(creases, mix(skin, p.claw, 0.45), 4)
