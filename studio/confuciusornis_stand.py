"""孔子鸟 standing in the pose of 中华龙鸟, so that the two can be laid over each other.

Local coordinates are those of :mod:`studio.sinosauropteryx`: hip at (0, 0), facing right, soles
at y = 274. Drawn as large as the dinosaur; in life it was no larger than a crow.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from studio import confuciusornis
from studio.brush import blade, fur, limb
from studio.confuciusornis import DAY, Plumage, Wing, vane
from studio.palette import mix
from studio.svg import Picture, Point

WING = Wing((214, -34), (112, 34), (238, 66), (318, 104), 2.78, 2.97, 3.2, 360, 250)
"""The near wing, held a little away from the body: its hand is where the dinosaur's hand is."""

BACK: Sequence[Point] = (
    (330, -196), (306, -172), (280, -140), (246, -112), (190, -98), (120, -92), (50, -84),
    (-30, -66), (-100, -44), (-150, -26),
)  # fmt: skip
FRONT: Sequence[Point] = (
    (-146, 8), (-90, 40), (-20, 78), (60, 104), (140, 112), (220, 98), (286, 60), (330, 4),
    (350, -50), (362, -96),
)  # fmt: skip
HEAD: Point = (222.0, 264.0)
"""Where the origin of the perched bird's head goes, half as large again."""


def standing(pen: Picture, coat: Plumage = DAY) -> None:
    """Draw the bird: ribbons, far leg, body, near leg, head, and the wing with its claws."""
    rng = Random(11)
    confuciusornis.ribbons(pen, RIBBONS, 20, (coat.wing, coat.dark))
    for index, angle in enumerate((2.85, 3.3, 3.0, 3.15)):
        pen.path(vane((-128, -12), angle, 112, 38), (coat.dark, coat.wing)[index % 2])
    _leg(pen, FAR, mix(coat.leg, coat.dark, 0.5), coat.dark, coat.claw)
    pen.path(limb([(300, 40, 26), (322, 92, 14), (330, 130, 8)]), mix(coat.body, coat.dark, 0.6))
    pen.shape([*BACK, *FRONT], coat.body)
    pen.path(fur(BACK[::-1], 11, 20, 12, rng, lean=-1.15, inset=7), coat.body)
    shade = [(364, -92), (340, -40), (312, 6), (268, 46), (200, 72), (110, 78), (10, 60),
             (-80, 26)]  # fmt: skip
    pen.shape([*shade, *FRONT[1:]], coat.breast)
    pen.path(fur(shade[::-1], 12, 26, 12, rng, lean=-1.1, inset=6), coat.breast)
    pen.path(fur(FRONT[::-1][1:], 12, 16, 11, rng, lean=1.15, inset=6), coat.breast)
    _rows(pen, coat, rng)
    _leg(pen, NEAR, coat.leg, coat.body, coat.claw)
    pen.open_group(f"translate({HEAD[0]:g} {HEAD[1]:g}) scale(1.5)")
    confuciusornis.perched_head(pen, coat, rng)
    pen.close_group()
    _wing(pen, coat, rng)


RIBBONS: Sequence[Sequence[Point]] = (
    ((-140, -20), (-240, -34), (-360, -30), (-480, 4), (-600, 70)),
    ((-140, -10), (-236, 10), (-340, 48), (-450, 110), (-550, 196)),
)
NEAR: Sequence[Point] = ((10, 40), (80, 118), (10, 196), (52, 262), (118, 270))
FAR: Sequence[Point] = ((-10, 50), (26, 120), (-78, 176), (-74, 258), (-16, 268))


def _leg(pen: Picture, joints: Sequence[Point], skin: str, plume: str, claw: str) -> None:
    """A leg: feathered thigh and shin, bare foot with three toes ahead and one behind."""
    (hx, hy), (kx, ky), (ax, ay), (fx, fy), (tx, ty) = joints
    shin = (kx + (ax - kx) * 0.72, ky + (ay - ky) * 0.72)
    pen.path(limb([(*shin, 12), (ax, ay, 10), ((ax + fx) / 2, (ay + fy) / 2, 8.5), (fx, fy, 9)]),
             skin)  # fmt: skip
    pen.path(limb([(hx, hy, 58), (kx - 8, ky - 4, 44), (*shin, 15)]), plume)
    pen.path(limb([(fx, fy, 6), (fx - 22, fy + 4, 5), (fx - 32, ty, 4)]), skin)
    pen.path(blade((fx - 31, ty - 3), (fx - 46, ty + 4), 7, -3), claw)
    for ex, ey in ((tx - 14, ty - 13), (tx + 6, ty), (tx - 26, ty + 3)):
        pen.path(blade((ex - 3, ey - 2), (ex + 20, min(ey + 8, 276)), 9, 5), claw)
        mid = (fx + (ex - fx) * 0.5, fy + (ey - fy) * 0.5 - 4)
        pen.path(limb([(fx, fy, 8), (*mid, 7), (ex, ey, 5)], 1), skin)


def _rows(pen: Picture, coat: Plumage, rng: Random) -> None:
    """Lay small feathers over neck, back and breast."""
    tones = {coat.dark: "", coat.light: "", mix(coat.breast, coat.body, 0.4): ""}
    keys = list(tones)
    for row in range(5):
        for step in range(12):
            x = 300 - step * 36 - row * 8 + rng.uniform(-4, 4)
            y = -150 + row * 26 + min(step, 3) * 20 + rng.uniform(-3, 3)
            tapering = max(0.0, 60 - x)
            inside = -74 + tapering * 0.34 - max(0.0, x - 200) * 0.55 < y < 90 - tapering * 0.6
            if x > -100 and inside:
                tones[keys[(row + step) % 2]] += vane((x, y), 2.9, 34, 14)
    for row in range(4):
        for step in range(6):
            x, y = 330 - step * 34 - row * 12, -20 + row * 30 + step * 14
            if y < 92:
                tones[keys[2]] += vane((x, y), 2.2, 20, 9)
    for tone, data in tones.items():
        pen.path(data, tone)


def _wing(pen: Picture, coat: Plumage, rng: Random) -> None:
    tones = (coat.wing, coat.light, coat.wing_pale, coat.light, coat.body)
    confuciusornis.draw_wing(pen, WING, tones, 19)
    (wx, wy), (hx, hy) = WING.wrist, WING.hand
    for index in range(9):
        share = index / 8
        x, y = 112 + (wx - 112) * share, 44 + (wy - 44) * share
        pen.path(vane((x, y - 12), 2.9, 64, 22), (coat.light, coat.body)[index % 2])
    pen.path(limb([(*WING.shoulder, 30), (*WING.elbow, 27), (wx, wy, 20), (hx, hy, 9)], 3),
             coat.body)  # fmt: skip
    skin, lit = coat.leg, mix(coat.leg, "#FFFFFF", 0.25)
    way = math.atan2(hy - wy, hx - wx)
    cos, sin = math.cos(way), math.sin(way)
    for along, aside, length, turn, thick in (
        (26, -12, 52, -0.5, 9), (74, 0, 46, -0.05, 8), (62, 10, 54, 0.42, 7),
    ):  # fmt: skip
        bx, by = wx + cos * along - sin * aside, wy + sin * along + cos * aside
        tip = (bx + math.cos(way + turn) * length, by + math.sin(way + turn) * length)
        end = (tip[0] + math.cos(way + turn + 0.5) * 32, tip[1] + math.sin(way + turn + 0.5) * 32)
        pen.path(blade(tip, end, 15, 9), coat.claw)
        pen.path(limb([(bx, by, thick), (*tip, thick * 0.75)]), skin)
        pen.path(limb([(bx, by - 3, 2.4), (tip[0], tip[1] - 2, 1.8)]), lit)
