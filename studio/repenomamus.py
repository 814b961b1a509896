"""Repenomamus, a stout mammal of the Jehol lakes that ate young dinosaurs; walking to the right.

The ground is at y = 0; nose to root of the tail is about 560 units.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from studio.brush import Knot, blade, fur, limb, sides
from studio.palette import mix
from studio.svg import Picture, Point, packed, smooth

COAT, DARK, LIGHT, BELLY = "#7A5436", "#5C3D28", "#9A7048", "#B99468"
SKIN, CLAW = "#4A3226", "#E3D0AC"

SPINE: Sequence[Knot] = (
    (-258, -152, 52), (-200, -168, 82), (-110, -172, 92), (0, -168, 94), (90, -170, 92),
    (160, -182, 82), (214, -196, 68),
)  # fmt: skip
TAIL: Sequence[Knot] = (
    (-240, -160, 50), (-310, -132, 36), (-386, -98, 27), (-466, -74, 19), (-540, -64, 8),
)  # fmt: skip


def repenomamus(pen: Picture) -> None:
    """Draw the animal: far legs, tail, body, near legs, head."""
    rng = Random(3)
    far = mix(COAT, "#1E1512", 0.4)
    _leg(pen, ((-176, -128), (-150, -70), (-196, -26)), far, 26)
    _leg(pen, ((150, -130), (176, -74), (150, -24)), far, 23)
    _furred(pen, TAIL, COAT, DARK, rng, 18)
    _furred(pen, SPINE, COAT, DARK, rng, 20)
    belly = [(206, -136), (150, -112), (60, -96), (-60, -94), (-150, -100), (-212, -118),
             (-150, -84), (-40, -74), (80, -76), (170, -100)]  # fmt: skip
    pen.path(smooth(belly, closed=True, decimals=0), BELLY)
    lower = [(176, -100), (80, -78), (-40, -76), (-190, -104)]
    pen.path(fur(lower, 9, 15, 7, rng, lean=1.1, inset=6), BELLY)
    _strands(pen, rng)
    _leg(pen, ((-204, -140), (-166, -76), (-222, -20)), COAT, 33, hip=True)
    _leg(pen, ((164, -140), (200, -84), (166, -18)), COAT, 28)
    _head(pen, rng)


def _furred(
    pen: Picture, knots: Sequence[Knot], tone: str, dark: str, rng: Random, size: float
) -> None:
    left, _ = sides(knots, 4)
    pen.path(fur(left[::-1], 12, size, 7, rng, lean=1.1, inset=5), dark)
    pen.path(limb(knots, 3), tone)


def _strands(pen: Picture, rng: Random) -> None:
    """Lay single hairs over flank and back."""
    for tone, count in ((DARK, 80), (LIGHT, 60)):
        data = ""
        for _ in range(count):
            x, y = rng.uniform(-250, 190), rng.uniform(-238, -112)
            if abs(y + 172) > 74 - abs(x) * 0.07:
                continue
            data += f"M{packed(round(x), round(y))}q-10 2-22 {round(rng.uniform(6, 12))}"
        pen.stroke(data, tone, 3, opacity=0.8)


def _leg(pen: Picture, joints: Sequence[Point], tone: str, width: float, hip: bool = False) -> None:
    """Draw a short leg that treads on its whole sole, with five claws."""
    (hx, hy), (kx, ky), (fx, fy) = joints
    knots: list[Knot] = [(hx, hy, width * (1.75 if hip else 1.4)),
                         ((hx + kx) / 2 + 6, (hy + ky) / 2, width * (1.5 if hip else 1.25)),
                         (kx, ky, width), ((kx + fx) / 2, (ky + fy) / 2, width * 0.82),
                         (fx, fy, width * 0.66)]  # fmt: skip
    sole: list[Knot] = [(fx - 12, fy + 6, 13), (fx + 20, fy + 8, 13), (fx + 52, fy + 10, 9)]
    claws = "".join(blade((fx + 40 + 8 * step, fy + 6 + 2 * step),
                          (fx + 68 + 7 * step, fy + 17), 7, 3) for step in range(3))  # fmt: skip
    pen.path(claws, CLAW)
    pen.path(limb(sole), mix(tone, SKIN, 0.5))
    pen.path(limb(knots, 3), tone)


def _head(pen: Picture, rng: Random) -> None:
    """Draw a long strong head: heavy jaws, small ear, small eye, a few whiskers."""
    ear = [(222, -256), (208, -278), (220, -292), (240, -280), (244, -258)]
    pen.path(smooth([(x + 22, y - 2) for x, y in ear], closed=True), DARK)
    jaw = [(208, -190), (250, -156), (320, -150), (368, -160), (378, -170), (330, -182),
           (240, -214)]  # fmt: skip
    pen.path(smooth(jaw, closed=True), LIGHT)
    skull = [(176, -236), (214, -268), (262, -270), (310, -246), (360, -222), (394, -204),
             (396, -184), (372, -170), (320, -168), (262, -172), (204, -166),
             (170, -190)]  # fmt: skip
    crown = [(300, -250), (262, -270), (214, -268), (170, -240)]
    pen.path(fur(crown, 9, 20, 6, rng, lean=1.0, inset=5), DARK)
    pen.path(smooth(skull, closed=True), COAT)
    pen.path(smooth([(250, -214), (310, -206), (370, -200), (392, -188), (370, -172), (316, -168),
                     (262, -174)], closed=True), LIGHT)  # fmt: skip
    pen.path(smooth(ear, closed=True), COAT)
    pen.path(smooth([(225, -260), (217, -275), (223, -283), (234, -275), (237, -260)],
                    closed=True), mix(SKIN, "#B5694A", 0.4))  # fmt: skip
    pen.stroke("M392-180Q340-158 282-170", SKIN, 4)
    teeth = "".join(blade((x, -173 + (392 - x) * 0.06), (x - 3, -159 + (392 - x) * 0.03), 8, 0)
                    for x in (376, 364))  # fmt: skip
    pen.path(teeth, "#FFF6E0")
    pen.path(smooth([(380, -208), (398, -206), (402, -194), (392, -188), (380, -196)],
                    closed=True), "#2A1A16")  # fmt: skip
    pen.circle(308, -222, 9, "#2A1A16")
    pen.circle(311, -225, 3, "#FFFFFF")
    pen.stroke("M294-234Q306-240 320-234", DARK, 5)
    pen.stroke("M372-190l34 12M368-184l30 22M362-180l20 30", "#3A281E", 2)


def meal(pen: Picture, at: Point, size: float) -> None:
    """Draw, as if the belly were glass, the bones of a young parrot-beaked dinosaur."""
    pen.open_group(f"translate({packed(at[0])},{packed(at[1])}) scale({size:.2f})")
    hollow = [(-118, -8), (-84, -50), (-10, -62), (70, -54), (116, -10), (84, 40), (0, 56),
              (-84, 42)]  # fmt: skip
    pen.path(smooth(hollow, closed=True), "#F6D9A4", opacity=0.28)
    pen.path(smooth([(x * 0.9, y * 0.88) for x, y in hollow], closed=True), "#3A2418", opacity=0.78)
    bone = "#F7E8C8"
    ribs = "".join(f"M{packed(-22 + 13 * i, -28 + i)}q{packed(-12, 20, 2, 42)}" for i in range(6))
    pen.stroke(ribs, bone, 4)
    spools = "".join(f"M{packed(-60 + 13 * i, -26 - (i % 3))}h9v9h-9z" for i in range(10))
    pen.path(spools, bone)
    for a, b in (((-92, 6), (-48, 24)), ((-40, 36), (6, 30)), ((-70, 30), (-84, -20)),
                 ((24, 36), (62, 24))):  # fmt: skip
        pen.path(_long_bone(a, b), bone)
    skull = [(70, -30), (92, -28), (98, -10), (92, 6), (80, 10), (84, -2), (70, 2), (56, -8),
             (56, -22)]  # fmt: skip
    pen.path(smooth(skull, closed=True), bone)
    pen.circle(74, -16, 7, "#3A2418")
    pen.close_group()


def _long_bone(a: Point, b: Point) -> str:
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    knots: list[Knot] = [(*a, 6.0), (a[0] + (b[0] - a[0]) * 0.2, a[1] + (b[1] - a[1]) * 0.2, 3.2),
                         (*middle, 2.8), (a[0] + (b[0] - a[0]) * 0.8, a[1] + (b[1] - a[1]) * 0.8,
                         3.2), (*b, 6.0)]  # fmt: skip
    return limb(knots)
