"""A family of flat human figures, built from joints.

A figure is a :class:`Look` (who) in a :class:`Pose` (how). Lengths are picture units;
a standing adult is about 520 high with the feet at y = 0. Figures face right; turn them
round with a mirrored group. Limbs are tapered, so a bent knee or elbow stays round.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.faces import SHADE, Look, head
from studio.palette import INK, mix
from studio.svg import Picture, Point, number


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the joints are. Arms run shoulder, elbow, hand; legs hip, knee, ankle.

    ``spine`` runs from the hip to the base of the neck. ``toes`` are the directions in
    which the far and the near foot point, in degrees clockwise from the right. A missing
    limb is hidden or drawn later by the scene.
    """

    head: Point
    spine: tuple[Point, ...]
    near_arm: tuple[Point, ...] = ()
    far_arm: tuple[Point, ...] = ()
    near_leg: tuple[Point, ...] = ()
    far_leg: tuple[Point, ...] = ()
    tilt: float = 0
    front: bool = False
    toes: tuple[float, float] = (0, 0)
    face: str = "calm"


SKIN = "#F0BE94"
BOY = Look(
    SKIN,
    "#2B2430",
    "short",
    "#2F6FA3",
    "#1F4468",
    "#F4EFE6",
    "#FFFFFF",
    "#FFFFFF",
    head_r=50,
    bulk=0.86,
)
GIRL = Look(
    "#F3C7A0",
    "#2B2430",
    "tails",
    "#2F6FA3",
    "#1F4468",
    "#F4EFE6",
    "#FFFFFF",
    "#FFFFFF",
    head_r=50,
    bulk=0.84,
)
TEACHER = Look("#EDBA90", "#33272C", "bob", "#1F7A5C", "#2A3A4C", "#3A2B2B", "#F8E7C8", head_r=47)
FARMER = Look(
    "#D99E6F", "#2F2826", "straw", "#E4E0D2", "#4A5A6B", "#3B342F", "#C9BFA6", head_r=48, bulk=1.06
)
ELDER_WOMAN = Look(
    "#EDBB93",
    "#C9C6C4",
    "bun",
    "#9C3A4A",
    "#3F3A4A",
    "#3A2F33",
    "#F4D9B8",
    apron="",
    aged=True,
    head_r=47,
    bulk=1.04,
)
ELDER_MAN = Look(
    "#E2AC80",
    "#D8D5D0",
    "thin",
    "#3F5873",
    "#3A3F47",
    "#2F2A2A",
    "#D9D3C4",
    aged=True,
    head_r=47,
    bulk=1.04,
)


def limb(points: Sequence[Point], radii: Sequence[float]) -> str:
    """Return path data of a tapered limb: round at both ends and at every joint."""
    spots, widths = [points[0]], [radii[0]]
    for i in range(1, len(points) - 1):
        before = _between(points[i], points[i - 1], 0.3)
        after = _between(points[i], points[i + 1], 0.3)
        middle = _between(_between(before, points[i], 0.6), _between(after, points[i], 0.6), 0.5)
        spots += [before, middle, after]
        widths += [
            radii[i] + (radii[i - 1] - radii[i]) * 0.3,
            radii[i],
            radii[i] + (radii[i + 1] - radii[i]) * 0.3,
        ]
    spots, widths = [*spots, points[-1]], [*widths, radii[-1]]
    return "".join(
        _taper(spots[i], spots[i + 1], widths[i], widths[i + 1]) for i in range(len(spots) - 1)
    )


def _taper(a: Point, b: Point, ra: float, rb: float) -> str:
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    along = math.atan2(b[1] - a[1], b[0] - a[0])
    if length <= abs(ra - rb) + 0.01:
        big, r = (a, ra) if ra > rb else (b, rb)
        x, y, size = number(big[0] - r), number(big[1]), number(r)
        x2 = number(big[0] + r)
        return f"M{x} {y}A{size} {size} 0 1 1 {x2} {y}A{size} {size} 0 1 1 {x} {y}Z"
    lean = math.acos((ra - rb) / length)
    spots = [
        (p[0] + r * math.cos(along + turn), p[1] + r * math.sin(along + turn))
        for p, r, turn in ((a, ra, -lean), (b, rb, -lean), (b, rb, lean), (a, ra, lean))
    ]
    s = [f"{number(x)} {number(y)}" for x, y in spots]
    na, nb = number(ra), number(rb)
    wide_b, wide_a = (1, 0) if lean > math.pi / 2 else (0, 1)
    return f"M{s[0]}L{s[1]}A{nb} {nb} 0 {wide_b} 1 {s[2]}L{s[3]}A{na} {na} 0 {wide_a} 1 {s[0]}Z"


def figure(pic: Picture, look: Look, pose: Pose) -> None:
    """Draw a figure: far limbs, near leg, body, head, near arm."""
    far = replace(
        look,
        skin=mix(look.skin, SHADE, 0.16),
        top=mix(look.top, SHADE, 0.22),
        legs=mix(look.legs, SHADE, 0.28),
        shoes=mix(look.shoes, SHADE, 0.2),
        stripe="",
    )
    if pose.far_arm:
        arm(pic, far, pose.far_arm)
    if pose.far_leg:
        leg(pic, far, pose.far_leg, pose.toes[0])
    if pose.near_leg:
        leg(pic, look, pose.near_leg, pose.toes[1])
    _body(pic, look, pose)
    head(pic, look, pose.head, pose.tilt, pose.front, pose.face)
    if pose.near_arm:
        near_arm(pic, look, pose.near_arm)


def near_arm(pic: Picture, look: Look, points: Sequence[Point]) -> None:
    """Draw the arm towards us, parted from a body of the same colour by a soft edge."""
    k = look.bulk
    shoulder, elbow, hand = points
    wrist = _between(elbow, hand, 0.8)
    upper = _between(shoulder, elbow, 0.3)
    pic.path(limb((upper, elbow, wrist), (25 * k, 23 * k, 20 * k)), mix(look.top, SHADE, 0.2))
    arm(pic, look, points)


def arm(pic: Picture, look: Look, points: Sequence[Point]) -> None:
    """Draw an arm (shoulder, elbow, hand) with its sleeve and a mitten hand."""
    k = look.bulk
    shoulder, elbow, hand = points
    wrist = _between(elbow, hand, 0.8)
    folded = math.hypot(shoulder[0] - hand[0], shoulder[1] - hand[1]) < 72 * k
    if not folded:
        _hand(pic, look, wrist, hand)
    pic.path(limb((shoulder, elbow, wrist), (23 * k, 18.5 * k, 15 * k)), look.top)
    if look.stripe:
        pic.stroke(_bent(shoulder, elbow, wrist), look.stripe, 6 * k, cap="butt")
    if folded:
        _hand(pic, look, wrist, hand)


def _hand(pic: Picture, look: Look, wrist: Point, hand: Point) -> None:
    k = look.bulk
    pic.path(limb((wrist, hand), (11 * k, 15 * k)), look.skin)
    thumb = _aside(wrist, hand, 11 * k, 0.75)
    pic.path(limb((wrist, thumb), (8 * k, 6.5 * k)), look.skin)


def grip(pic: Picture, look: Look, point: Point) -> None:
    """Draw a closed hand holding an upright bar at ``point``."""
    k = look.bulk
    x, y = point
    for step in range(4):
        finger = y - 13 * k + step * 9 * k
        pic.path(limb(((x - 12 * k, finger), (x + 12 * k, finger + 2)), (6 * k, 6 * k)), look.skin)
    pic.path(limb(((x - 14 * k, y - 8 * k), (x - 14 * k, y + 12 * k)), (8 * k, 8 * k)), look.skin)


def leg(pic: Picture, look: Look, points: Sequence[Point], toes: float) -> None:
    """Draw a leg (hip, knee, ankle) with a shoe pointing to ``toes`` degrees."""
    k = look.bulk
    hip, knee, ankle = points
    mirrored = 90 < toes % 360 < 270
    turn = (
        f"rotate({number(toes - 180)}) scale({-k:.2f} {k:.2f})"
        if mirrored
        else (f"rotate({number(toes)}) scale({k:.2f})")
    )
    pic.open_group(f"translate({_pair(ankle)}) {turn}")
    pic.path("M-17 -6C-20 6 -20 18 -18 19H44C47 6 34 0 15 -8Z", look.shoes)
    pic.path("M-18 15H44.5Q45 21 41 21H-15Q-19 21 -18 15Z", mix(look.shoes, SHADE, 0.35))
    pic.close_group()
    pic.path(limb((hip, knee, ankle), (32 * k, 25 * k, 19 * k)), look.legs)
    if look.stripe:
        pic.stroke(_bent(hip, knee, ankle), look.stripe, 5 * k, cap="butt", opacity="0.9")


def _body(pic: Picture, look: Look, pose: Pose) -> None:
    k = look.bulk
    hip, neck = pose.spine[0], pose.spine[-1]
    wide = k * (1.1 if pose.front else 1)
    steps = len(pose.spine)
    hem = _between(hip, pose.spine[1], 0.25)
    radii = [(41 + 4 * i / max(1, steps - 1)) * wide for i in range(steps)]
    throat = mix(look.skin, SHADE, 0.2)
    chest = _between(neck, pose.head, 0.34)
    pic.path(limb((hip, hem), (39 * wide, 39 * wide)), look.legs)
    pic.path(limb((chest, pose.head), (19 * k, 21 * k)), throat)
    pic.path(limb((hem, *pose.spine[1:]), radii), look.top)
    pic.path(limb((_between(neck, chest, 0.5), chest), (25 * k, 25 * k)), look.collar)
    pic.path(limb((chest, pose.head), (16 * k, 19 * k)), throat)
    if look.stripe and pose.front:
        pic.stroke(f"M{_spot(neck)}L{_spot(hip)}", look.collar, 5 * k)
    if look.apron:
        waist = _between(hip, neck, 0.62)
        if pose.front:
            for side in (-1, 1):
                strap = (neck[0] + side * 24 * k, neck[1] - 34 * k)
                bib = (waist[0] + side * 20 * k, waist[1])
                pic.stroke(f"M{_spot(bib)}L{_spot(strap)}", look.apron, 8 * k)
        pic.path(limb((_between(hip, neck, -0.2), waist), (33 * wide, 25 * wide)), look.apron)


def contact_shadow(pic: Picture, x: float, y: float, half: float, opacity: float = 0.16) -> None:
    """Draw the soft dark lens that ties something to the floor."""
    pic.ellipse(x, y, half, half * 0.12, INK, opacity=f"{opacity:g}")


def _between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _aside(a: Point, b: Point, by: float, share: float) -> Point:
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1
    x, y = _between(a, b, share)
    return (x + (b[1] - a[1]) / length * by, y - (b[0] - a[0]) / length * by)


def _bent(a: Point, b: Point, c: Point) -> str:
    before, after = _between(b, a, 0.25), _between(b, c, 0.25)
    return f"M{_spot(a)}L{_spot(before)}Q{_spot(b)} {_spot(after)}L{_spot(c)}"


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


def _spot(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
