"""中华龙鸟 (Sinosauropteryx): one body, several poses and coats.

Local coordinates: the hip joint is (0, 0), x runs forward (the animal faces right), y down,
the soles stand at y = 274. Proportions follow the skeletons: head a little longer than
the thigh bone, arms a third of the legs, tail longer than all the rest together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from studio.brush import Knot, evenly, fur, hair, limb, normal, sides
from studio.palette import mix
from studio.sinosauropteryx_limbs import arm, foot, leg
from studio.svg import Picture, Point, packed, smooth


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
    """How the joints stand: legs as hip, knee, ankle, toe base, toe tip; the tail as a spine.

    ``head`` turns the head by so many degrees about the nape; negative looks up.
    """

    near: tuple[Point, Point, Point, Point, Point]
    far: tuple[Point, Point, Point, Point, Point]
    tail: tuple[Knot, ...]
    head: float = 0.0


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
    leg(pen, pose.far, (coat.far, coat.far, coat.far_light, coat.skin_far, coat.claw), rng)
    arm(pen, coat.far, coat.skin_far, coat.claw, (34, -6), furred=False)
    draw_tail(pen, pose.tail, coat, rng)
    draw_front(pen, pose, coat, rng)


def draw_front(pen: Picture, pose: Pose, coat: Coat, rng: Random) -> None:
    """Draw trunk, near limbs and head only, for close views."""
    _trunk(pen, coat, rng)
    leg(pen, pose.near, (coat.back, coat.thigh, coat.flank, coat.skin, coat.claw), rng)
    arm(pen, coat.thigh, coat.skin, coat.claw)
    if pose.head:
        pen.open_group(f"rotate({pose.head:g} 344 -150)")
    _head(pen, coat, rng)
    if pose.head:
        pen.close_group()


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
    pen.path(
        fur(_shifted(BACK[::-1], 0, 2), 10 * coat.gap, 25, 7, rng, lean=-1.15, inset=6), coat.back
    )
    lower = [(-134, 10), *FRONT[1:]]
    pen.path(smooth([*_shifted(FLANK, 0, -8), *lower], closed=True), coat.flank)
    pen.path(
        fur(_shifted(FLANK[::-1], 0, -6), 10 * coat.gap, 26, 8, rng, lean=-1.2, inset=5), coat.flank
    )
    pen.path(smooth([*_shifted(FLANK, 0, 14), *lower], closed=True), coat.belly)
    pen.path(
        fur(_shifted(FLANK[::-1], 0, 16), 10 * coat.gap, 24, 8, rng, lean=-1.2, inset=5), coat.belly
    )
    pen.path(
        fur(FRONT[::-1][2:], 9 * coat.gap, 16, 6, rng, lean=1.15, inset=5),
        mix(coat.belly, coat.flank, 0.4),
    )
    pen.path(
        fur(_shifted(FRONT[::-1][3:], -7, -6), 11 * coat.gap, 13, 7, rng, lean=1.2), coat.belly
    )
    _strands(pen, coat, rng)


def _strands(pen: Picture, coat: Coat, rng: Random) -> None:
    """Lay single filaments over the back so that the coat reads as hair, not as skin."""
    rows = [_shifted(BACK, -4, 14), _shifted(BACK, -4, 28), _shifted(BACK, -2, 42)]
    light: list[str] = []
    dark: list[str] = []
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


def draw_tail(
    pen: Picture, knots: Sequence[Knot], coat: Coat, rng: Random, start: int = 18
) -> None:
    """Draw the tail: pale underneath, dark rings laid over it, each ending in loose hairs.

    ``start`` is the sample (12 to a knot) where the first ring begins.
    """
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
    for first, last in ring_spans(total, start):
        rings.append(_ring(left, right, first, last, rng))
        for edge, lean in ((right[first : last + 1][::-1], -1.15), (left[first : last + 1], 1.15)):
            hairs.append(fur(edge, 8 * coat.gap, fringe, 6.5, rng, lean=lean, inset=5))
    pen.path("".join(hairs), coat.back_dark)
    pen.path("".join(rings), coat.back)


def ring_spans(total: int, start: int) -> list[tuple[int, int]]:
    """Return first and last sample of each dark ring on a tail of ``total`` samples."""
    spans = []
    while start < total:
        stop = min(start + (5 if start < total * 0.6 else 4), total)
        spans.append((start, stop))
        start = stop + 3
    return spans


def _ring(left: Sequence[Point], right: Sequence[Point], start: int, stop: int, rng: Random) -> str:
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
    data += " ".join(packed(x - px, y - py) for (px, py), (x, y) in pairwise(spots))
    return data + "z"


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
    pen.stroke(
        smooth([(462, -131), (432, -128), (400, -125), (372, -124), (358, -128)]), coat.claw, 2.6
    )
    pen.ellipse(456, -149, 3.6, 2.2, coat.claw)
    pen.circle(384, -157, 12.5, coat.eye)
    pen.circle(386, -157, 8, coat.claw)
    pen.circle(389, -160.5, 2.8, "#FFFFFF")
    pen.stroke(smooth([(368, -166), (382, -172), (400, -166)]), coat.mask, 5)


def silhouette(pen: Picture, pose: Pose, colours: tuple[str, str, str], fuzz: float = 20) -> None:
    """Draw the animal as a flat shape; colours are body, far limbs and eye."""
    body, far, eye = colours
    for joints, tone in ((pose.far, far), (pose.near, body)):
        (hx, hy), (kx, ky), (ax, ay), (fx, fy), tip = joints
        foot(pen, (fx, fy), tip, (tone, tone), tone)
        leg: list[Knot] = [
            (hx, hy, 48), ((hx + kx) / 2, (hy + ky) / 2, 47), (kx - 4, ky + 4, 29),
            ((kx + ax) / 2, (ky + ay) / 2, 21), (ax, ay, 11), ((ax + fx) / 2, (ay + fy) / 2, 8),
            (fx, fy, 9),
        ]  # fmt: skip
        pen.path(limb(leg), tone)
        if tone == far:
            arm(pen, far, far, far, (34, -6), furred=False)
    rng = Random(2)
    _, right = sides(pose.tail, 6)
    pen.path(limb(pose.tail, 3), body)
    pen.path(fur([*right[::-1], *BACK[:-2][::-1]], 14, fuzz, 9, rng, lean=-1.1, inset=6), body)
    pen.shape([*BACK, *FRONT], body)
    pen.shape(JAW, body)
    pen.shape(SKULL, body)
    arm(pen, body, body, body, furred=False)
    pen.circle(384, -158, 8, eye)
