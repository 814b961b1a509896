"""Pictures of 一亿多年前的朝阳: a trackway, Repenomamus and its meal, a find in the field."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

from studio import jehol
from studio.lycoptera_fossil import BROWN, fossil
from studio.palette import GLOW, INK, mix
from studio.people import GIRL, contact_shadow, figure, near_arm
from studio.poses import stands
from studio.repenomamus import meal, repenomamus
from studio.scenery import dawn, hills
from studio.svg import Picture, Point, packed, polygon, smooth

WIDTH, HEIGHT = 1600.0, 1200.0


def q3() -> Picture:
    """Draw a trackway: a three-toed dinosaur walked over this rock when it was mud."""
    pen = Picture(WIDTH, HEIGHT)
    dawn(pen, "sky", 0, 0, WIDTH, 460)
    pen.circle(1240, 300, 150, "#FFEFC4", opacity=0.3)
    pen.circle(1240, 300, 104, "#FFF4D8")
    hills(pen, 0, 250, WIDTH, 260, "#B5694A", 0.5, 22, 1.2)
    hills(pen, 0, 330, WIDTH, 180, "#7A4440", 2.4, 16, 1.1)
    slab: list[Point] = [(0, 452), (340, 436), (800, 446), (1240, 430), (1600, 446),
                         (1600, 1010), (1320, 1048), (960, 1020), (520, 1062), (180, 1036),
                         (0, 1050)]  # fmt: skip
    pen.rect(0, 1000, WIDTH, 200, "#54402C")
    for drop, tone in ((150, "#6E5236"), (104, "#A98A5E"), (58, "#8A6C44"), (0, "#D9BF8E")):
        edge = [(x, y + (drop if y > 800 else 0)) for x, y in slab]
        pen.path(polygon(edge), tone)
    rng = Random(5)
    for _ in range(12):
        x, y = rng.uniform(40, 1560), rng.uniform(500, 990)
        size = 0.5 + (y - 450) / 700
        pen.ellipse(x, y, 90 * size, 13 * size, "#CBAF7C", opacity=0.7)
    pen.stroke("M0 690L210 668L330 700M1600 610L1430 640L1370 620M640 1046L700 960L690 900",
               "#B3966A", 5)  # fmt: skip
    for x, y, size, turn in (
        (214, 950, 1.55, 56), (560, 884, 1.3, 74), (742, 742, 1.02, 52), (1010, 690, 0.86, 72),
        (1122, 602, 0.68, 54), (1306, 566, 0.58, 70),
    ):  # fmt: skip
        footprint(pen, x, y, size, turn)
    return pen


TOES: tuple[tuple[float, float, float], ...] = ((-37, 150, 27), (0, 192, 31), (35, 152, 27))
"""Direction, length and half width of the three toes."""


def footprint(pen: Picture, x: float, y: float, size: float, turn: float) -> None:
    """Draw the print of a theropod: three toes with claws and a heel, lit from behind."""
    for dx, dy, grow, tone in (
        (-5, 9, 1.08, "#F1DDB2"), (0, 0, 1.0, "#8A6A40"), (-5, 7, 0.9, "#6E5230"),
    ):  # fmt: skip
        data = ""
        for way, length, half in TOES:
            data += _toe(way + turn, length * size, half * size * grow)
        heel = []
        for step in range(8):
            angle = 2 * math.pi * step / 8
            heel.append((math.cos(angle) * 44 * size * grow, math.sin(angle) * 44 * size * grow))
        data += smooth(heel, closed=True)
        # seen at a slant, the ground is foreshortened
        pen.open_group(f"translate({packed(x + dx * size)},{packed(y + dy * size)}) scale(1 0.56)")
        pen.path(data, tone)
        pen.close_group()


def _toe(way: float, length: float, half: float) -> str:
    """Return a toe from the origin: slim at the root, padded, drawn out into a claw."""
    angle = math.radians(way)
    ux, uy = math.sin(angle), -math.cos(angle)

    def at(along: float, aside: float) -> Point:
        return (ux * along * length - uy * aside * half, uy * along * length + ux * aside * half)

    left = [(0.0, 0.86), (0.34, 0.92), (0.62, 0.88), (0.84, 0.52)]
    spots = [at(a, s) for a, s in left] + [at(1.08, 0.05)] + [at(a, -s) for a, s in left[::-1]]
    return smooth(spots, closed=True)


def q5() -> Picture:
    """Draw Repenomamus at dusk; in its belly the bones of a young Psittacosaurus."""
    pen = Picture(WIDTH, HEIGHT)
    jehol.sky(pen, ((0.0, "#1B3A57"), (0.4, "#5A5C6E"), (0.75, "#B5755A"), (1.0, "#E9A765")), 760)
    pen.circle(1230, 380, 126, "#FBE3B0", opacity=0.25)
    pen.circle(1230, 380, 92, "#FCEBC6")
    jehol.strata(pen, jehol.crest(1600, 610, 30, 0.8), 860, ("#6E5A52", "#5C4A46", "#4E3E3C"), 44)
    for x, size, seed in ((150, 560, 4), (372, 400, 9), (1490, 500, 6)):
        jehol.conifer(pen, x, 790, size, "#3E3434", seed, 9)
    jehol.ground(pen, [(0, 812), (400, 800), (900, 816), (1600, 796)], 1200, "#6E5636", "#54412A")
    jehol.fern(pen, 1420, 890, 210, ("#4E5A30", "#3E4A28"), 7, 5)
    contact_shadow(pen, 850, 1008, 400, 0.4)
    pen.open_group("translate(836 1004) scale(1.48)")
    repenomamus(pen)
    meal(pen, (10, -146), 1.0)
    pen.close_group()
    jehol.fern(pen, 130, 1180, 270, ("#56642F", "#46522A"), 3, 5)
    jehol.horsetails(pen, 1490, 1190, 260, ("#5A6232", "#343A1E"), 2, 4)
    return pen


def q6() -> Picture:
    """Draw a pupil who leaves a fossil where it is and notes down the place."""
    pen = Picture(WIDTH, HEIGHT)
    dawn(pen, "sky", 0, 0, WIDTH, 780)
    pen.circle(1180, 360, 150, "#FFEFC4", opacity=0.35)
    pen.circle(1180, 360, 108, "#FFF4D8")
    hills(pen, 0, 440, WIDTH, 400, "#C07A54", 0.8, 40, 1.2)
    hills(pen, 0, 600, WIDTH, 300, "#8F5A46", 2.2, 26, 1.1)
    pen.path("M0 880C500 850 1100 870 1600 840V1200H0Z", "#D9AE74")
    pen.path("M560 1200C760 1040 1050 960 1600 940V1200Z", "#E6C48E")
    _outcrop(pen)
    for x, size in ((1440, 56), (1520, 40), (1366, 34)):
        pen.path(f"M{x - size} 866C{x - size * 0.8:g} {866 - size * 1.3:g} "
                 f"{x + size * 0.8:g} {866 - size * 1.3:g} {x + size} 866Z", "#9A9A4E")  # fmt: skip
    pen.open_group("translate(1030,1076) scale(-1.3 1.3)")
    contact_shadow(pen, 0, 2, 100)
    k = GIRL.bulk
    pose = replace(
        stands(GIRL), front=False, head=(18 * k, -466 * k), tilt=12, face="smile",
        spine=((0, -232 * k), (2 * k, -300 * k), (8 * k, -362 * k)),
        near_arm=((0, -360 * k), (14 * k, -286 * k), (82 * k, -300 * k)),
        far_arm=((18 * k, -358 * k), (52 * k, -292 * k), (104 * k, -282 * k)),
        near_leg=((-2 * k, -222 * k), (-6 * k, -118 * k), (-10 * k, -21 * k)),
        far_leg=((4 * k, -222 * k), (18 * k, -120 * k), (22 * k, -21 * k)),
        toes=(0, 0),
    )  # fmt: skip
    figure(pen, GIRL, replace(pose, near_arm=()))
    pen.open_group(f"translate({packed(98 * k)},{packed(-296 * k)}) rotate(-16)")
    pen.rect(-44, -8, 92, 14, "#B3261E", 3)
    pen.rect(-40, -14, 84, 9, "#FFFDF6", 2)
    pen.close_group()
    _writes(pen, pose.near_arm)
    pen.close_group()
    _pin(pen, 400, 486)
    return pen


def _writes(pen: Picture, points: tuple[Point, ...]) -> None:
    """Draw the arm that holds the pencil."""
    near_arm(pen, GIRL, points)
    x, y = points[-1]
    pen.stroke(f"M{packed(x - 4, y + 6)}l26-44", GLOW, 7)
    pen.stroke(f"M{packed(x - 8, y + 13)}l5-9", INK, 5)


def _outcrop(pen: Picture) -> None:
    """Draw the beds of a cliff on the left, and in one of them a fish."""
    tones = ("#C9A872", "#A98A5C", "#D9BC86", "#948064", "#C2A06A", "#8A6C44", "#B3925E")
    cliff: list[Point] = [(0, 330), (150, 300), (400, 330), (560, 372), (700, 470), (740, 640),
                          (800, 800), (830, 1010)]  # fmt: skip
    pen.path(smooth(cliff, decimals=0) + "L0 1040Z", tones[0])
    for index, tone in enumerate(tones[1:], start=1):
        top = 330 + 100 * index
        right = _edge(cliff, top + 24)
        line = [(0.0, top - 6.0), (right * 0.35, top + 10.0), (right * 0.7, top + 2.0),
                (right, top + 20.0)]  # fmt: skip
        rest = [spot for spot in cliff if spot[1] > top + 24]
        pen.path(smooth(line, decimals=0) + "L" + "L".join(packed(*spot) for spot in rest)
                 + "L0 1040Z", tone)  # fmt: skip
    fossil(pen, (400, 586), 330, 2, replace(BROWN, stain="#B5935C", socket="#D9BC86"))
    for x, y, w in ((690, 1020, 90), (820, 1040, 70), (120, 1052, 120), (470, 1046, 100)):
        pen.path(polygon([(x - w, y + 20), (x - w * 0.6, y - w * 0.5), (x + w * 0.2, y - w * 0.62),
                          (x + w * 0.9, y - w * 0.1), (x + w, y + 24)]),
                 mix("#A98A5C", INK, 0.1))  # fmt: skip


def _edge(cliff: list[Point], y: float) -> float:
    for (ax, ay), (bx, by) in pairwise(cliff):
        if ay <= y <= by:
            return ax + (bx - ax) * (y - ay) / (by - ay)
    return cliff[-1][0]


def _pin(pen: Picture, x: float, y: float) -> None:
    """Draw the sign of a place on a map."""
    pen.path(f"M{x} {y}C{x - 30} {y - 56} {x - 66} {y - 88} {x - 66} {y - 136}"
             f"C{x - 66} {y - 176} {x - 36} {y - 202} {x} {y - 202}"
             f"C{x + 36} {y - 202} {x + 66} {y - 176} {x + 66} {y - 136}"
             f"C{x + 66} {y - 88} {x + 30} {y - 56} {x} {y}Z", "#B3261E")  # fmt: skip
    pen.circle(x, y - 136, 27, "#FFF8EC")


PICTURES: dict[str, Callable[[], Picture]] = {"q3": q3, "q5": q5, "q6": q6}
