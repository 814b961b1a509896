"""Legs and arms of 中华龙鸟, shared by the coloured animal and its silhouette.

Local coordinates as in :mod:`studio.sinosauropteryx`.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from studio.brush import Knot, blade, fur, limb, sides
from studio.palette import mix
from studio.svg import Picture, Point

SOLE = 274.0
"""Height (y, downwards) of the ground under the hip joint."""


def leg(
    pen: Picture, joints: Sequence[Point], tones: tuple[str, str, str, str, str], rng: Random
) -> None:
    """Draw one leg; ``tones`` are hip, thigh, its light, skin and claw."""
    (hx, hy), (kx, ky), (ax, ay), (fx, fy), tip = joints
    top, fill, light, skin, claw = tones
    foot(pen, (fx, fy), tip, (skin, mix(skin, claw, 0.35)), claw)

    def thigh(share: float, aside: float = 0) -> Point:
        return hx + (kx - hx) * share + aside, hy + (ky - hy) * share

    def shin(share: float, aside: float = 0) -> Point:
        return kx + (ax - kx) * share + aside, ky + (ay - ky) * share

    shank: list[Knot] = [
        (*shin(0.7), 12),
        (ax, ay, 10.5),
        (ax + (fx - ax) * 0.5, ay + (fy - ay) * 0.5, 8),
        (fx, fy, 9),
    ]
    pen.path(limb(shank), skin)
    upper: list[Knot] = [
        (*thigh(0.0), 46),
        (*thigh(0.4), 52),
        (*thigh(0.85), 35),
        (kx - 6, ky + 9, 28),
        (*shin(0.36), 26),
        (*shin(0.68), 15),
        (*shin(0.93), 10),
    ]
    left, right = sides(upper, 4)
    pen.path(
        fur(right[::-1][:-4], 9, 17, 7, rng, lean=-1.15, inset=5)
        + fur(left[10:], 11, 11, 6, rng, lean=1.25, inset=5),
        fill,
    )
    if top != fill:
        pen.path(fur([*right[9::-1], *left[:10]], 9, 24, 9, rng, lean=-0.9, inset=6), top)
    pen.path(limb(upper, 2), pen.gradient(f"thigh{tip[0]:g}", ((0.05, top), (0.45, fill))))
    streaks = [
        blade(shin(s, rng.uniform(-13, 13) * (1 - s)), shin(s + 0.2, rng.uniform(-9, 3)), 4, 2)
        for s in (0.02, 0.1, 0.18, 0.25, 0.32, 0.38, 0.45, 0.5, 0.56, 0.62)
    ]
    streaks += [
        blade(thigh(s, a), thigh(s + 0.2, a - 10), 4, 3)
        for s, a in ((0.2, 20), (0.3, -12), (0.38, 8), (0.45, 26), (0.52, -16), (0.58, 6),
                     (0.66, 18), (0.72, -8), (0.8, 4))
    ]  # fmt: skip
    pen.path("".join(streaks), light)


def foot(pen: Picture, base: Point, tip: Point, skins: tuple[str, str], claw: str) -> None:
    """Draw three forward toes with claws (the far one darker) and the small raised first toe."""
    bx, by = base
    tx, ty = tip
    skin, shade = skins
    pen.path(blade((bx - 15, by - 6), (bx - 24, by + 6), 6, -2), claw)
    pen.path(limb([(bx - 4, by - 14, 6), (bx - 16, by - 5, 4)]), skin)
    for ex, ey, thick, tone in (
        (tx - 10, ty - 15, 5.5, shade),
        (tx + 8, ty, 6.5, skin),
        (tx - 22, ty + 4, 6, skin),
    ):
        toe: list[Knot] = [
            (bx, by, 8),
            (bx + (ex - bx) * 0.4, by + (ey - by) * 0.35 - 4, thick + 1),
            (bx + (ex - bx) * 0.75, by + (ey - by) * 0.8 - 2, thick),
            (ex, ey, thick * 0.85),
        ]
        pen.path(blade((ex - 2, ey - 2), (ex + 22, min(ey + 6, SOLE)), 9, 5), claw)
        pen.path(limb(toe, 1), tone)


def arm(
    pen: Picture, fill: str, skin: str, claw: str, shift: Point = (0, 0), furred: bool = True
) -> None:
    """Draw a short arm with three clawed fingers, the thumb the stoutest."""
    dx, dy = shift

    def at(knots: Sequence[Knot]) -> list[Knot]:
        return [(x + dx, y + dy, w) for x, y, w in knots]

    for fingers, nail in (
        (((258, 70, 6), (282, 84, 5), (296, 92, 4)), ((295, 91), (312, 104))),
        (((256, 74, 6), (274, 92, 5), (284, 104, 4)), ((283, 103), (294, 120))),
    ):
        pen.path(
            blade((nail[0][0] + dx, nail[0][1] + dy), (nail[1][0] + dx, nail[1][1] + dy), 7, 3),
            claw,
        )
        pen.path(limb(at(fingers), 1), skin)
    pen.path(blade((272 + dx, 64 + dy), (302 + dx, 74 + dy), 10, 6), claw)
    pen.path(limb(at(((250, 66, 8), (264, 62, 7), (274, 65, 6)))), skin)
    upper = at(((232, -4, 19), (218, 20, 20), (204, 46, 14), (222, 60, 12), (250, 68, 9)))
    if furred:
        front, rear = sides(upper, 4)
        rng = Random(3)
        rows = fur(rear[::-1], 8, 12, 6, rng, lean=-1.1)
        rows += fur([*rear[4::-1], *front[:4]], 9, 22, 8, rng, lean=-0.9, inset=6)
        pen.path(rows, fill)
    pen.path(limb(upper, 2), fill)
