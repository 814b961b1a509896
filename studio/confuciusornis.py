"""孔子鸟 (Confuciusornis): crow-sized, toothless beak, clawed hands, short bony tail, two ribbons.

Local coordinates: y runs down, the bird faces right. Perched: the soles are at (0, 0).
Flying: the shoulder joint is at (0, 0).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from studio.brush import Knot, blade, fur, limb, sampled
from studio.palette import mix
from studio.svg import Picture, Point, packed, smooth


@dataclass(frozen=True, slots=True)
class Plumage:
    """Colours of the bird (``#RRGGBB``)."""

    body: str = "#37454F"
    dark: str = "#232E38"
    light: str = "#5E6E78"
    breast: str = "#8E979A"
    wing: str = "#4B5A64"
    wing_pale: str = "#8B979C"
    beak: str = "#D8A24A"
    beak_shade: str = "#A8742C"
    leg: str = "#8A6A3C"
    claw: str = "#1E1A1A"
    eye: str = "#C4481E"


DAY = Plumage()


@dataclass(frozen=True, slots=True)
class Wing:
    """A spread wing: joints, and the directions (radians) in which its feathers fan out."""

    shoulder: Point
    elbow: Point
    wrist: Point
    hand: Point
    tip_angle: float
    trail_angle: float
    root_angle: float
    primary: float
    secondary: float


def vane(base: Point, angle: float, length: float, width: float, sweep: float = 0.0) -> str:
    """Return one feather from ``base``; ``sweep`` bows it sideways (share of its length)."""
    cos, sin = math.cos(angle), math.sin(angle)

    def at(along: float, aside: float) -> tuple[int, int]:
        bow = sweep * length * (along / length) ** 2
        return (
            round(along * cos - (aside + bow) * sin),
            round(along * sin + (aside + bow) * cos),
        )

    half = width / 2
    a = (*at(length * 0.35, half * 1.15), *at(length * 0.86, half * 1.25), *at(length, half * 0.1))
    tx, ty = a[4], a[5]
    b = (*at(length * 0.9, -half * 1.2), *at(length * 0.35, -half * 1.15), *at(0, 0))
    back = [v - (tx, ty)[i % 2] for i, v in enumerate(b)]
    return f"M{packed(round(base[0]), round(base[1]))}c{packed(*a)}c{packed(*back)}"


def draw_wing(pen: Picture, wing: Wing, tones: Sequence[str], bone: float) -> None:
    """Draw a spread wing; ``tones`` are two feather tones, two covert tones and the arm.

    ``bone`` is half the thickness of the arm.
    """
    first, second, cover, cover_edge, arm = tones
    feathers = flight_feathers(wing)
    for index, (base, angle, length, width) in enumerate(feathers):
        tone = first if index % 2 else second
        pen.path(vane(base, angle, length, width, 0.05), tone)
    for share, edge, inner, wide in (
        (0.46, cover_edge, cover, 0.8),
        (0.27, cover, cover_edge, 0.75),
    ):
        for index, (base, angle, length, width) in enumerate(feathers):
            tone = edge if index % 2 else inner
            reach = min(length, wing.secondary * 1.15) * share
            pen.path(vane(base, angle, reach, width * wide, 0.04), tone)
    knots: list[Knot] = [
        (*wing.shoulder, bone * 1.5),
        (*wing.elbow, bone * 1.3),
        (*wing.wrist, bone * 1.05),
        (*wing.hand, bone * 0.5),
    ]
    pen.path(limb(knots, 3), arm)


def flight_feathers(wing: Wing) -> list[tuple[Point, float, float, float]]:
    """Return base, angle, length, width of each flight feather, from the wing tip inwards."""
    primaries, secondaries = 9, 13
    result = []
    for index in range(primaries):
        share = index / (primaries - 1)
        base = _between(wing.hand, wing.wrist, share)
        angle = wing.tip_angle + (wing.trail_angle - wing.tip_angle) * share**1.15
        length = wing.primary * (0.86, 0.97, 1.0, 0.96, 0.88, 0.78, 0.69, 0.61, 0.55)[index]
        result.append((base, angle, length, wing.primary * 0.115))
    for index in range(secondaries):
        share = (index + 0.6) / secondaries
        if share < 0.62:
            base = _between(wing.wrist, wing.elbow, share / 0.62)
        else:
            base = _between(wing.elbow, wing.shoulder, (share - 0.62) / 0.38)
        angle = wing.trail_angle + (wing.root_angle - wing.trail_angle) * share
        length = wing.secondary * (1.02 - 0.22 * share)
        result.append((base, angle, length, wing.secondary * 0.25))
    return result


def ribbons(
    pen: Picture, spines: Sequence[Sequence[Point]], width: float, tones: Sequence[str]
) -> None:
    """Draw the long tail ribbons along ``spines``: a dark mid-stripe, broader towards the end."""
    shares = (0.55, 0.5, 0.55, 0.8, 1.0, 0.9, 0.35)
    for spine in spines:
        path = sampled([tuple(p) for p in spine], 6)
        picked = [path[round(i * (len(path) - 1) / (len(shares) - 1))] for i in range(len(shares))]
        knots = [(x, y, width * s) for (x, y), s in zip(picked, shares, strict=True)]
        pen.path(limb(knots, 3), tones[0])
        pen.path(limb([(x, y, w * 0.28) for x, y, w in knots[:-1]], 3), tones[1])


def perched(pen: Picture, plumage: Plumage = DAY, ribbon: bool = True, head: float = 0.0) -> None:
    """Draw the bird sitting on a branch under (0, 0), wings folded; ``head`` turns the head."""
    rng = Random(11)
    if ribbon:
        ribbons(
            pen,
            (
                ((-92, -40), (-150, 40), (-205, 140), (-240, 250), (-250, 350)),
                ((-96, -44), (-170, 20), (-245, 100), (-305, 200), (-345, 300)),
            ),
            11,
            (plumage.wing, plumage.dark),
        )
    for index, angle in enumerate((2.5, 2.35, 2.2, 2.05)):
        pen.path(vane((-78, -62), angle, 66, 20), (plumage.dark, plumage.wing)[index % 2])
    for dx in (20, -8):
        _perch_leg(pen, dx, plumage, far=dx > 0)
    back = [
        (74, -284), (54, -254), (30, -226), (-6, -196), (-46, -150), (-76, -102), (-98, -58),
    ]  # fmt: skip
    front = [
        (-88, -42), (-50, -44), (-10, -46), (34, -62), (72, -96), (96, -140), (104, -186),
        (104, -222), (112, -246),
    ]  # fmt: skip
    pen.shape([*back, *front], plumage.body)
    pen.path(fur(back[::-1], 9, 13, 8, rng, lean=-1.15, inset=5), plumage.body)
    shade = [(112, -244), (92, -214), (84, -176), (70, -134), (40, -92), (-6, -66), (-60, -52)]
    pen.shape([*shade, *front[1:]], plumage.breast)
    pen.path(fur(shade[::-1], 9, 17, 8, rng, lean=-1.1, inset=4), plumage.breast)
    pen.path(fur(front[::-1][1:-1], 9, 10, 7, rng, lean=1.1, inset=5), plumage.breast)
    _breast_flecks(pen, plumage, rng)
    _folded_wing(pen, plumage)
    if head:
        pen.open_group(f"rotate({head:g} 84 -248)")
    perched_head(pen, plumage, rng)
    if head:
        pen.close_group()


def _breast_flecks(pen: Picture, plumage: Plumage, rng: Random) -> None:
    data = ""
    for row in range(6):
        for place in range(4):
            x = 92 - row * 14 - place * 11 + rng.uniform(-3, 3)
            y = -204 + row * 26 - place * 4 + rng.uniform(-4, 4)
            data += vane((x, y), 1.9, 9, 5)
    pen.path(data, plumage.body)


def _perch_leg(pen: Picture, dx: float, coat: Plumage, far: bool) -> None:
    """Draw a short leg whose toes wrap the branch; the far one is darker."""
    body = coat.dark if far else coat.body
    skin = mix(coat.leg, coat.dark, 0.5) if far else coat.leg
    pen.path(limb([(dx - 6, -74, 26), (dx + 6, -48, 17), (dx + 2, -32, 8)]), body)
    pen.path(limb([(dx + 2, -40, 6.5), (dx - 2, -20, 5.5), (dx, -6, 6.5)]), skin)
    for reach, drop in ((26, 6), (20, 12), (12, 14)):
        pen.path(limb([(dx, -6, 5), (dx + reach * 0.6, -5, 5), (dx + reach, drop, 3.5)]), skin)
        pen.path(blade((dx + reach, drop - 2), (dx + reach + 1, drop + 14), 6, 3), coat.claw)
    pen.path(limb([(dx, -6, 5), (dx - 12, -3, 4.5), (dx - 16, 8, 3)]), skin)
    pen.path(blade((dx - 16, 7), (dx - 12, 20), 5, -3), coat.claw)


def _folded_wing(pen: Picture, plumage: Plumage) -> None:
    """Draw the folded wing: long primaries crossing the rump, three rows of coverts, claws."""
    for index in range(7):
        angle = 2.42 + index * 0.022
        tone = plumage.dark if index % 2 else plumage.wing
        pen.path(vane((34 - index * 4, -132 + index * 3), angle, 262 - index * 16, 25), tone)
    for index in range(6):
        angle = 2.56 + index * 0.035
        tone = plumage.wing if index % 2 else plumage.light
        pen.path(vane((52 - index * 3, -150 + index * 2), angle, 158 - index * 13, 27), tone)
    for row, (length, count) in enumerate(((104, 5), (76, 5), (50, 4))):
        for index in range(count):
            angle = 2.5 + index * 0.11
            tone = (plumage.wing_pale, plumage.light)[(index + row) % 2]
            base = (64 - index * 5 - row * 2, -146 - index * 9 - row * 4)
            pen.path(vane(base, angle, length, 25), tone)
    pen.path(limb([(34, -196, 17), (58, -176, 18), (74, -148, 12), (70, -132, 7)]), plumage.wing)
    pen.path(limb([(72, -138, 5), (80, -124, 4)]), plumage.leg)
    pen.path(blade((78, -126), (88, -106), 8, 4), plumage.claw)
    pen.path(limb([(64, -132, 5), (68, -116, 4)]), plumage.leg)
    pen.path(blade((67, -118), (72, -98), 8, 4), plumage.claw)


def perched_head(pen: Picture, plumage: Plumage, rng: Random) -> None:
    """Draw the head of the perched bird, beak and all, in its coordinates."""
    upper = [
        (116, -294),
        (142, -287),
        (166, -275),
        (184, -263),
        (186, -257),
        (150, -260),
        (112, -262),
    ]
    lower = [(112, -264), (150, -261), (182, -257), (162, -248), (138, -243), (112, -245)]
    pen.shape(lower, plumage.beak_shade)
    pen.shape(upper, plumage.beak)
    pen.ellipse(147, -274, 5, 2.2, plumage.beak_shade)
    skull = [
        (62, -262), (66, -292), (84, -312), (108, -313), (126, -302), (140, -284), (132, -274),
        (132, -262), (138, -252), (122, -240), (104, -234), (80, -240),
    ]  # fmt: skip
    pen.shape(skull, plumage.body)
    crest = [(118, -308), (100, -315), (82, -310), (66, -292), (58, -268)]
    pen.path(fur(crest[::-1], 7, 17, 7, rng, lean=-1.0, inset=5), plumage.dark)
    cheek = [(128, -258), (114, -266), (94, -262), (80, -248), (88, -236), (110, -235), (126, -246)]
    pen.shape(cheek, plumage.breast)
    pen.circle(108, -283, 9, plumage.eye)
    pen.circle(109, -283, 5.6, plumage.claw)
    pen.circle(111.5, -285.5, 1.9, "#FFFFFF")


def flying(pen: Picture, near: Wing, far: Wing, plumage: Plumage = DAY, seed: int = 4) -> None:
    """Draw the bird in flight, seen from the side, with the given wings."""
    rng = Random(seed)
    far_tones = [mix(tone, plumage.dark, 0.6) for tone in (plumage.wing, plumage.light)]
    draw_wing(pen, far, (*far_tones, plumage.dark, far_tones[0], plumage.dark), 11)
    ribbons(
        pen,
        (
            ((-190, 18), (-300, 8), (-420, 10), (-540, 26), (-650, 56)),
            ((-188, 24), (-300, 38), (-410, 60), (-520, 92), (-610, 134)),
        ),
        9,
        (plumage.wing, plumage.dark),
    )
    for index, angle in enumerate((3.3, 3.05, 3.18)):
        pen.path(vane((-160, 20), angle, 66, 22), (plumage.dark, plumage.wing)[index % 2])
    for dy in (0, 7):
        pen.path(limb([(-96, 48 + dy, 13), (-130, 50 + dy, 7), (-166, 44 + dy, 4)]), plumage.dark)
        pen.path(limb([(-166, 44 + dy, 3), (-184, 42 + dy, 2)]), plumage.leg)
    back = [(96, -30), (60, -30), (10, -30), (-60, -22), (-120, -2), (-176, 12)]
    belly = [(-176, 28), (-120, 48), (-60, 58), (0, 56), (50, 38), (84, 16), (104, 2)]
    pen.shape([*back, *belly], plumage.body)
    shade = [(104, 0), (60, 10), (10, 24), (-60, 30), (-130, 28)]
    pen.path(smooth([*shade, *belly], closed=True), plumage.breast)
    pen.path(fur(shade[::-1], 10, 15, 8, rng, lean=-1.2, inset=4), plumage.breast)
    pen.open_group("translate(8 242)")
    perched_head(pen, plumage, rng)
    pen.close_group()
    draw_wing(
        pen,
        near,
        (plumage.wing, plumage.light, plumage.wing_pale, plumage.light, plumage.body),
        13,
    )
    _wing_claws(pen, near, plumage)


def _wing_claws(pen: Picture, wing: Wing, plumage: Plumage) -> None:
    """Add the free thumb and the third finger's claw at the bend of the wing."""
    (wx, wy), (hx, hy) = wing.wrist, wing.hand
    dx, dy = hx - wx, hy - wy
    length = math.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    nx, ny = -uy, ux
    if nx * math.cos(wing.trail_angle) + ny * math.sin(wing.trail_angle) > 0:
        nx, ny = -nx, -ny
    base = (wx + nx * 8, wy + ny * 8)
    tip = (base[0] + ux * 20 + nx * 14, base[1] + uy * 20 + ny * 14)
    pen.path(limb([(*base, 5), (*tip, 3.5)]), plumage.leg)
    pen.path(blade(tip, (tip[0] + ux * 14 + nx * 3, tip[1] + uy * 14 + ny * 3), 6, 4), plumage.claw)


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


WINGS_UP = (
    Wing((20, -14), (-30, -92), (46, -168), (96, -226), -1.25, -2.35, -2.95, 300, 170),
    Wing((30, -18), (20, -96), (96, -158), (150, -206), -0.95, -1.95, -2.7, 280, 160),
)
WINGS_LEVEL = (
    Wing((20, -12), (-34, -38), (44, -50), (104, -44), 2.62, 2.86, 3.06, 236, 156),
    Wing((30, -16), (-4, -44), (66, -52), (120, -48), -2.98, -3.02, -3.08, 190, 130),
)
WINGS_DOWN = (
    Wing((16, -8), (-30, 44), (44, 96), (92, 136), 1.35, 2.3, 2.95, 300, 160),
    Wing((34, -4), (14, 50), (92, 92), (142, 122), 0.95, 1.85, 2.7, 270, 150),
)
