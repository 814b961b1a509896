"""A family of flat human figures, built from joints.

A figure is a :class:`Look` (who) in a :class:`Pose` (how). Lengths are picture units;
a standing adult is about 520 high with the feet at y = 0. Figures face right; turn them
round with a mirrored group. Limbs are tapered, so a bent knee or elbow stays round.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.palette import INK, mix
from studio.svg import Picture, Point, number

SHADE = "#2A1A2E"


@dataclass(frozen=True, slots=True)
class Look:
    """Who a figure is: colours, hair (a name from :data:`HAIR`) and head size."""

    skin: str
    hair_colour: str
    hair: str
    top: str
    legs: str
    shoes: str
    collar: str
    stripe: str = ""
    apron: str = ""
    aged: bool = False
    head_r: float = 50
    bulk: float = 1


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
BOY = Look(SKIN, "#2B2430", "short", "#2F6FA3", "#1F4468", "#F4EFE6", "#FFFFFF", "#FFFFFF",
           head_r=50, bulk=0.86)
GIRL = Look("#F3C7A0", "#2B2430", "tails", "#2F6FA3", "#1F4468", "#F4EFE6", "#FFFFFF", "#FFFFFF",
            head_r=50, bulk=0.84)
TEACHER = Look("#EDBA90", "#33272C", "bob", "#1F7A5C", "#2A3A4C", "#3A2B2B", "#F8E7C8", head_r=47)
FARMER = Look("#D99E6F", "#2F2826", "straw", "#E4E0D2", "#4A5A6B", "#3B342F", "#C9BFA6",
              head_r=48, bulk=1.06)
ELDER_WOMAN = Look("#EDBB93", "#C9C6C4", "bun", "#9C3A4A", "#3F3A4A", "#3A2F33", "#F4D9B8",
                   apron="", aged=True, head_r=47, bulk=1.04)
ELDER_MAN = Look("#E2AC80", "#D8D5D0", "thin", "#3F5873", "#3A3F47", "#2F2A2A", "#D9D3C4",
                 aged=True, head_r=47, bulk=1.04)


def limb(points: Sequence[Point], radii: Sequence[float]) -> str:
    """Return path data of a tapered limb: round at both ends and at every joint."""
    spots, widths = [points[0]], [radii[0]]
    for i in range(1, len(points) - 1):
        before = _between(points[i], points[i - 1], 0.3)
        after = _between(points[i], points[i + 1], 0.3)
        middle = _between(_between(before, points[i], 0.6), _between(after, points[i], 0.6), 0.5)
        spots += [before, middle, after]
        widths += [radii[i]] * 3
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
    return (
        f"M{s[0]}L{s[1]}A{nb} {nb} 0 {wide_b} 1 {s[2]}L{s[3]}A{na} {na} 0 {wide_a} 1 {s[0]}Z"
    )


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
    turn = f"rotate({number(toes - 180)}) scale({-k:.2f} {k:.2f})" if mirrored else (
        f"rotate({number(toes)}) scale({k:.2f})"
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


def head(
    pic: Picture,
    look: Look,
    centre: Point,
    tilt: float = 0,
    front: bool = False,
    face: str = "calm",
) -> None:
    """Draw a head of radius ``look.head_r`` turned half right, or to the front."""
    turn = 0 if front else 13
    pic.open_group(
        f"translate({_pair(centre)}) rotate({number(tilt)}) scale({look.head_r / 50:.3f})"
    )
    hair = mix(look.hair_colour, "#000000", 0.12)
    _hair_behind(pic, look, hair, turn)
    chin = turn * 0.5
    skull = [(0, -50), (40, -30), (45, 2), (36 + chin * 0.2, 34), (chin, 52), (-34 + chin, 36),
             (-45, 4), (-41, -28)]
    ear = mix(look.skin, SHADE, 0.1)
    if front:
        pic.ellipse(45, 8, 8, 12, ear)
        pic.ellipse(-45, 8, 8, 12, ear)
    pic.shape(skull, look.skin)
    _features(pic, look, turn, face)
    _hair_before(pic, look, turn)
    if not front:
        pic.ellipse(-25, 10, 9, 13, look.skin)
        pic.ellipse(-24, 11, 4.5, 7.5, ear)
    if look.hair == "straw":
        _straw_hat(pic)
    elif look.hair == "helmet":
        _helmet(pic)
    pic.close_group()


def _features(pic: Picture, look: Look, turn: float, face: str) -> None:
    dark = mix(look.skin, SHADE, 0.82)
    blush = mix(look.skin, "#D9472F", 0.5)
    for side in (-1, 1):
        x = turn + side * 17
        pic.ellipse(turn * 0.9 + side * 23, 21, 8, 5.5, blush, opacity="0.4")
        if face == "closed" or (look.aged and face == "smile"):
            pic.stroke(f"M{number(x - 6)} 7Q{number(x)} {13 if face == 'closed' else 1} "
                       f"{number(x + 6)} 7", dark, 3.4)
        else:
            pic.ellipse(x, 5, 3.9, 5.2, dark)
        brow = -11 if face != "alert" else -14
        lift = 3.5 if face == "alert" else 0
        inner, outer = brow - lift, brow + (2 if look.aged else 0)
        colour = look.hair_colour if not look.aged else mix(look.hair_colour, SHADE, 0.25)
        a, b = (outer, inner) if side < 0 else (inner, outer)
        pic.stroke(f"M{number(x - 8)} {number(a)}Q{number(x)} {number(brow - 4)} "
                   f"{number(x + 8)} {number(b)}", colour, 3.6)
    nose = mix(look.skin, SHADE, 0.3)
    pic.stroke(f"M{number(turn * 1.35 + 1)} 11Q{number(turn * 1.35 + 6)} 19 "
               f"{number(turn * 1.35 - 1)} 20", nose, 3)
    x = turn * 1.1
    if face == "smile":
        pic.path(f"M{number(x - 11)} 28Q{number(x)} 44 {number(x + 11)} 28Z", "#A3322F")
    elif face == "open":
        pic.ellipse(x, 33, 6, 7.5, "#8E2C2C")
    else:
        dip = 35 if face != "alert" else 31
        pic.stroke(f"M{number(x - 8)} 31.5Q{number(x)} {dip} {number(x + 8)} 31.5",
                   mix(look.skin, "#7A1F1F", 0.75), 3.6)
    if look.aged:
        pic.stroke(f"M{number(x - 19)} 24Q{number(x - 22)} 30 {number(x - 18)} 36", nose, 2.2,
                   opacity="0.8")
        pic.stroke(f"M{number(x + 19)} 24Q{number(x + 22)} 30 {number(x + 18)} 36", nose, 2.2,
                   opacity="0.8")


def _hair_behind(pic: Picture, look: Look, hair: str, turn: float) -> None:
    if look.hair == "tails":
        if turn:
            pic.shape([(-32, -44), (-62, -60), (-94, -46), (-106, -8), (-96, 14), (-84, -12),
                       (-66, -28), (-40, -20)], hair)
        else:
            pic.shape([(-30, -38), (-62, -34), (-80, -2), (-70, 28), (-58, 8), (-40, -10)], hair)
            pic.shape([(30, -38), (62, -34), (80, -2), (70, 28), (58, 8), (40, -10)], hair)
        pic.circle(-46, -38, 9, "#D9652F")
    elif look.hair == "bob":
        pic.shape([(0, -58), (44, -40), (50 - turn, 10), (44 - turn, 44), (0, 46), (-46, 50),
                   (-56, 30), (-54, -20)], hair)
    elif look.hair == "bun":
        bun = (-48, -26) if turn else (0, -62)
        pic.circle(*bun, 20, hair)


def _hair_before(pic: Picture, look: Look, turn: float) -> None:
    cut = HAIR[look.hair]
    data = cut[0] if turn else cut[1]
    if data:
        pic.path(data, look.hair_colour)


# each: turned half right, then to the front
HAIR: dict[str, tuple[str, str]] = {
    "short": (
        "M-34 20C-52 14 -56 -18 -42 -40C-30 -60 6 -66 28 -56C46 -48 52 -30 48 -8"
        "C44 -18 40 -24 32 -30C18 -22 -4 -22 -16 -24C-14 -12 -18 -4 -26 0C-32 4 -30 14 -34 20Z",
        "M-47 6C-54 -18 -46 -46 -24 -56C-6 -64 22 -62 36 -50C52 -36 52 -14 47 6"
        "C44 -8 40 -18 34 -26C14 -18 -10 -20 -28 -32C-36 -24 -44 -10 -47 6Z",
    ),
    "tails": (
        "M-36 14C-52 4 -56 -20 -42 -42C-28 -60 8 -64 28 -54C46 -46 52 -26 48 -2"
        "C42 -14 38 -22 26 -28C6 -26 -10 -18 -18 -6C-24 0 -30 6 -36 14Z",
        "M-47 10C-54 -18 -46 -46 -24 -56C-6 -63 16 -62 30 -54C50 -42 53 -14 47 10"
        "C44 -10 30 -26 2 -36C-22 -28 -42 -10 -47 10Z",
    ),
    "bob": (
        "M-38 40C-56 24 -60 -20 -42 -44C-28 -62 10 -66 30 -54C48 -44 52 -24 48 0"
        "C42 -16 32 -28 18 -34C4 -22 -14 -14 -20 0C-26 12 -26 30 -38 40Z",
        "M-46 42C-58 18 -54 -38 -28 -54C-8 -66 22 -64 36 -50C54 -34 56 16 46 42"
        "C46 12 40 -12 20 -34C-4 -22 -38 -12 -40 6C-42 18 -42 30 -46 42Z",
    ),
    "bun": (
        "M-36 14C-52 4 -54 -22 -40 -42C-26 -58 8 -60 26 -50C40 -44 46 -32 45 -20"
        "C30 -34 6 -36 -6 -28C-18 -20 -22 -8 -26 2C-30 8 -32 12 -36 14Z",
        "M-46 6C-52 -18 -44 -44 -24 -52C-6 -60 18 -58 30 -50C46 -40 50 -14 46 6"
        "C40 -16 28 -32 0 -38C-28 -32 -40 -16 -46 6Z",
    ),
    "thin": (
        "M-32 20C-50 16 -54 -14 -44 -32C-34 -48 -18 -54 -2 -54C-16 -46 -24 -36 -24 -22"
        "C-20 -10 -22 -2 -26 2C-30 8 -28 16 -32 20Z",
        "M-46 10C-52 -8 -50 -28 -38 -38C-36 -26 -42 -8 -46 10Z"
        "M46 10C52 -8 50 -28 38 -38C36 -26 42 -8 46 10Z",
    ),
    "straw": (
        "M-34 18C-50 12 -52 -8 -46 -22H-18C-14 -12 -18 -4 -26 0C-32 4 -30 12 -34 18Z",
        "M-47 6C-50 -8 -48 -18 -44 -24H44C48 -18 50 -8 47 6C44 -4 42 -12 38 -18H-38"
        "C-42 -12 -44 -4 -47 6Z",
    ),
}


HAIR["helmet"] = HAIR["straw"]


def _helmet(pic: Picture) -> None:
    pic.path("M-50 -18C-52 -50 -30 -70 2 -70S52 -50 52 -18Z", "#F5A623")
    pic.path("M-12 -69C-6 -71 8 -71 14 -69L16 -18H-14Z", "#FFD27A")
    pic.rect(-56, -24, 124, 13, "#D98A1C", 6)
    pic.circle(40, -38, 9, "#FFF8EC")


def _straw_hat(pic: Picture) -> None:
    straw, band = "#E9C478", "#B5651D"
    pic.path("M-44 -22C-42 -58 -24 -76 2 -76S44 -58 46 -22Z", straw)
    pic.path("M-44.500 -30Q0 -18 46 -30L47 -18Q0 -8 -46 -18Z", band)
    pic.ellipse(1, -20, 78, 13, mix(straw, "#8A5A14", 0.18))
    pic.ellipse(1, -22.500, 78, 11, straw)


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
