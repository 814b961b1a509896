"""中华龙鸟 (Sinosauropteryx): one body, several poses and coats.

Local coordinates: the hip joint is (0, 0), x runs forward (the animal faces right), y down,
the soles stand at y = :data:`SOLE`. Proportions follow the skeletons: head a little longer than
the thigh bone, arms a third of the legs, tail longer than all the rest together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from studio.brush import Knot, blade, hair, evenly, fur, limb, normal, sampled, sides
from studio.palette import mix
from studio.svg import Picture, Point, packed, smooth

SOLE = 274.0


@dataclass(frozen=True, slots=True)
class Coat:
    """Colours of the animal (``#RRGGBB``)."""

    back: str = "#8E431B"
    back_dark: str = "#6B2E14"
    back_light: str = "#B4642F"
    flank: str = "#D9A066"
    belly: str = "#F6E6C8"
    band_pale: str = "#F6E6C8"
    far: str = "#5A2A18"
    far_light: str = "#7A4022"
    thigh: str = "#A5582A"
    skin: str = "#6E5138"
    skin_far: str = "#4A3226"
    claw: str = "#2A1A16"
    mask: str = "#3B1A12"
    eye: str = "#F0A42B"
    gap: float = 1.0
    """How far apart hairs stand; more is coarser and smaller in bytes."""


DAY = Coat()


@dataclass(frozen=True, slots=True)
class Pose:
    """How the joints stand: legs as hip, knee, ankle, toe base, toe tip; the tail as a spine."""

    near: tuple[Point, Point, Point, Point, Point]
    far: tuple[Point, Point, Point, Point, Point]
    tail: tuple[Knot, ...]


STRIDE_NEAR = ((4, 8), (84, 88), (18, 186), (62, 260), (128, 268))
STRIDE_FAR = ((-6, 10), (30, 108), (-108, 160), (-98, 246), (-44, 268))

ALERT = Pose(
    near=STRIDE_NEAR,
    far=STRIDE_FAR,
    tail=(
        (-40, -8, 50),
        (-120, -10, 36),
        (-240, 8, 27),
        (-370, 12, 23),
        (-490, -30, 20),
        (-570, -125, 18),
        (-592, -235, 16),
        (-560, -330, 13),
        (-500, -385, 7),
    ),
)


def draw_body(pen: Picture, pose: Pose, coat: Coat = DAY, seed: int = 7) -> None:
    """Draw the whole animal with ``pen`` in local coordinates."""
    rng = Random(seed)
    _leg(pen, pose.far, (coat.far, coat.far, coat.far_light, coat.skin_far, coat.claw), rng)
    _arm(pen, coat.far, coat.skin_far, coat.claw, (34, -6), furred=False)
    _tail(pen, pose.tail, coat, rng)
    _trunk(pen, coat, rng)
    _leg(pen, pose.near, (coat.back, coat.thigh, coat.flank, coat.skin, coat.claw), rng)
    _arm(pen, coat.thigh, coat.skin, coat.claw)
    _head(pen, coat, rng)


BACK: tuple[Point, ...] = (
    (336, -184),
    (312, -170),
    (292, -142),
    (276, -108),
    (252, -80),
    (210, -66),
    (140, -66),
    (70, -70),
    (0, -66),
    (-70, -50),
    (-130, -42),
)
FRONT: tuple[Point, ...] = (
    (-130, 20),
    (-70, 34),
    (0, 54),
    (60, 56),
    (130, 50),
    (190, 52),
    (244, 42),
    (284, 12),
    (306, -26),
    (322, -64),
    (342, -98),
    (366, -120),
)
FLANK: tuple[Point, ...] = (
    (362, -130),
    (330, -112),
    (306, -80),
    (284, -40),
    (252, -10),
    (200, 8),
    (130, 12),
    (60, 20),
    (-10, 20),
    (-70, 8),
    (-128, 2),
)


def _trunk(pen: Picture, coat: Coat, rng: Random) -> None:
    def crest(share: float) -> float:
        return 40 - 18 * share

    pen.path(fur(BACK[::-1], 7 * coat.gap, crest, 6.5, rng, lean=-1.1, inset=6), coat.back_dark)
    pen.shape([*BACK, *_shifted(FRONT, -5, -7)], coat.back)
    pen.path(fur([(-122, 2), (-122, -42)], 7, 30, 8, rng, lean=-0.1, inset=4), coat.back)
    pen.path(fur(_shifted(BACK[::-1], 0, 2), 10 * coat.gap, 25, 7, rng, lean=-1.15, inset=6), coat.back)
    lower = [(-134, 10), *FRONT[1:]]
    pen.path(smooth([*_shifted(FLANK, 0, -8), *lower], closed=True), coat.flank)
    pen.path(fur(_shifted(FLANK[::-1], 0, -6), 10 * coat.gap, 26, 8, rng, lean=-1.2, inset=5), coat.flank)
    pen.path(smooth([*_shifted(FLANK, 0, 14), *lower], closed=True), coat.belly)
    pen.path(fur(_shifted(FLANK[::-1], 0, 16), 10 * coat.gap, 24, 8, rng, lean=-1.2, inset=5), coat.belly)
    pen.path(fur(FRONT[::-1][2:], 9 * coat.gap, 16, 6, rng, lean=1.15, inset=5), mix(coat.belly, coat.flank, 0.4))
    pen.path(fur(_shifted(FRONT[::-1][3:], -7, -6), 11 * coat.gap, 13, 7, rng, lean=1.2), coat.belly)
    _strands(pen, coat, rng)


def _strands(pen: Picture, coat: Coat, rng: Random) -> None:
    """Lay single filaments over the back so that the coat reads as hair, not as skin."""
    rows = [_shifted(BACK, -4, 14), _shifted(BACK, -4, 28), _shifted(BACK, -2, 42)]
    light, dark = [], []
    for row in rows:
        places = evenly(row, 19 * coat.gap)
        for index in range(1, len(places) - 1):
            nx, ny = normal(places, index)
            x, y = places[index]
            size = rng.uniform(16, 26)
            jitter = rng.uniform(-5, 5)
            tip = (x - ny * size + nx * 4, y + nx * size + ny * 4 + jitter * 0.3)
            strand = hair((x, y + jitter), (tip[0], tip[1] + jitter), 3.6, 2)
            (light if rng.random() < 0.6 else dark).append(strand)
    pen.path("".join(light), coat.back_light)
    pen.path("".join(dark), coat.back_dark)


def _shifted(points: Sequence[Point], dx: float, dy: float) -> list[Point]:
    return [(x + dx, y + dy) for x, y in points]


def _tail(pen: Picture, knots: Sequence[Knot], coat: Coat, rng: Random) -> None:
    """Draw the tail: pale underneath, dark rings laid over it, each ending in loose hairs."""
    left, right = sides(knots, 12)

    def fringe(share: float) -> float:
        return 24 - 6 * share

    pen.path(limb(knots, 3), coat.band_pale)
    # walking from the hip to the tip, the left of the way is the underside
    for edge, lean in ((right[::-1], -1.15), (left, 1.15)):
        pen.path(fur(edge[6:], 12 * coat.gap, fringe, 7, rng, lean=lean, inset=5), coat.band_pale)
    total = len(left) - 1
    rings: list[str] = []
    hairs: list[str] = []
    start = 18
    while start < total:
        stop = min(start + (5 if start < total * 0.6 else 4), total)
        rings.append(_ring(left, right, start, stop, rng))
        for edge, lean in ((right[start : stop + 1][::-1], -1.15), (left[start : stop + 1], 1.15)):
            hairs.append(fur(edge, 8 * coat.gap, fringe, 6.5, rng, lean=lean, inset=5))
        start = stop + 3
    pen.path("".join(hairs), coat.back_dark)
    pen.path("".join(rings), coat.back)


def _ring(
    left: Sequence[Point], right: Sequence[Point], start: int, stop: int, rng: Random
) -> str:
    """Return one dark ring between two samples of the tail, its hind edge frayed."""
    low, high = left[start : stop + 1], right[start : stop + 1]
    (ax, ay), (bx, by) = low[-1], high[-1]
    ux, uy = ax - low[-2][0], ay - low[-2][1]
    edge = [high[0], *low]
    teeth = 5
    for tooth in range(teeth):
        reach = rng.uniform(0.5, 1.1)
        for share, out in (((tooth + 0.5) / teeth, reach), ((tooth + 1) / teeth, 0.0)):
            edge.append((ax + (bx - ax) * share + ux * out, ay + (by - ay) * share + uy * out))
    edge += reversed(high[:-1])
    spots = [(round(x), round(y)) for x, y in edge]
    data = f"M{packed(*spots[0])}l"
    data += " ".join(
        packed(x - px, y - py) for (px, py), (x, y) in zip(spots, spots[1:], strict=False)
    )
    return data + "z"


def _leg(
    pen: Picture, joints: Sequence[Point], tones: tuple[str, str, str, str, str], rng: Random
) -> None:
    """Draw one leg; ``tones`` are hip, thigh, its light, skin and claw."""
    (hx, hy), (kx, ky), (ax, ay), (fx, fy), tip = joints
    top, fill, light, skin, claw = tones
    _foot(pen, (fx, fy), tip, (skin, mix(skin, claw, 0.35)), claw)

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


def _foot(
    pen: Picture, base: Point, tip: Point, skins: tuple[str, str], claw: str
) -> None:
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


def _arm(
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


SKULL: tuple[Point, ...] = (
    (326, -168),
    (346, -192),
    (374, -196),
    (402, -186),
    (430, -172),
    (454, -158),
    (466, -146),
    (467, -136),
    (458, -131),
    (430, -128),
    (396, -124),
    (366, -122),
    (342, -122),
    (324, -140),
)
JAW: tuple[Point, ...] = (
    (340, -140),
    (366, -126),
    (400, -127),
    (432, -129),
    (456, -132),
    (458, -126),
    (440, -119),
    (410, -110),
    (376, -104),
    (350, -106),
    (334, -122),
)


def _head(pen: Picture, coat: Coat, rng: Random) -> None:
    pen.shape(JAW, mix(coat.belly, coat.flank, 0.4))
    pen.shape(SKULL, coat.back)
    cheek = [(342, -140), (372, -142), (410, -140), (446, -138), (464, -137)]
    pen.shape([*cheek, (458, -131), (430, -128), (396, -124), (366, -120), (340, -116)], coat.belly)
    mask = [
        (464, -147),
        (440, -158),
        (410, -170),
        (384, -174),
        (362, -170),
        (340, -158),
        (318, -150),
        (334, -141),
        (362, -139),
        (392, -139),
        (424, -140),
        (452, -138),
    ]
    pen.shape(mask, coat.mask)
    crown = [(376, -195), (350, -190), (330, -172), (312, -158)]
    pen.path(fur(crown[::-1], 6, 20, 6.5, rng, lean=-1.0, inset=5), coat.back_dark)
    pen.stroke(smooth([(462, -131), (432, -128), (400, -125), (372, -124), (358, -128)]),
               coat.claw, 2.6)
    pen.ellipse(456, -149, 3.6, 2.2, coat.claw)
    pen.circle(384, -157, 12.5, coat.eye)
    pen.circle(386, -157, 8, coat.claw)
    pen.circle(389, -160.5, 2.8, "#FFFFFF")
    pen.stroke(smooth([(368, -166), (382, -172), (400, -166)]), coat.mask, 5)
