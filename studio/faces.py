"""Heads with a minimum of features, and who a figure is."""

from __future__ import annotations

from dataclasses import dataclass

from studio.palette import mix
from studio.svg import Pen, Picture, Point, number

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


def head(
    pic: Picture,
    look: Look,
    centre: Point,
    tilt: float = 0,
    front: bool = False,
    face: str = "calm",
) -> None:
    """Draw a head of radius ``look.head_r`` turned half right, or to the front."""
    size = f"scale({look.head_r / 50:.3f})"
    pic.open_group(
        f"translate({number(centre[0])},{number(centre[1])}) rotate({number(tilt)}) {size}"
    )
    skull(pic, look, front)
    features(pic, look, front, face)
    fringe(pic, look, front)
    pic.close_group()


def skull(pic: Pen, look: Look, front: bool = False) -> None:
    """Draw a head of radius 50 about the origin, without its features."""
    turn = 0 if front else 13
    hair = mix(look.hair_colour, "#000000", 0.12)
    _hair_behind(pic, look, hair, turn)
    chin = turn * 0.5
    outline: list[Point] = [
        (0, -50),
        (40, -30),
        (45, 2),
        (36 + chin * 0.2, 34),
        (chin, 52),
        (-34 + chin, 36),
        (-45, 4),
        (-41, -28),
    ]
    ear = mix(look.skin, SHADE, 0.1)
    if front:
        pic.ellipse(45, 8, 8, 12, ear)
        pic.ellipse(-45, 8, 8, 12, ear)
    pic.shape(outline, look.skin)


def fringe(pic: Pen, look: Look, front: bool = False) -> None:
    """Draw what lies over the features: hair, the near ear, a hat."""
    _hair_before(pic, look, 0 if front else 13)
    if not front:
        ear = mix(look.skin, SHADE, 0.1)
        pic.ellipse(-25, 10, 9, 13, look.skin)
        pic.ellipse(-24, 11, 4.5, 7.5, ear)
    if look.hair == "straw":
        _straw_hat(pic)
    elif look.hair == "helmet":
        _helmet(pic)


def features(pic: Pen, look: Look, front: bool = False, face: str = "calm") -> None:
    """Draw eyes, brows, nose, mouth and cheeks of a head of radius 50."""
    turn = 0.0 if front else 13.0
    dark = mix(look.skin, SHADE, 0.82)
    blush = mix(look.skin, "#D9472F", 0.5)
    for side in (-1, 1):
        x = turn + side * 17
        pic.ellipse(turn * 0.9 + side * 23, 21, 8, 5.5, blush, opacity=0.4)
        if face == "closed" or (look.aged and face == "smile"):
            pic.stroke(
                f"M{number(x - 6)} 7Q{number(x)} {13 if face == 'closed' else 1} {number(x + 6)} 7",
                dark,
                3.4,
            )
        else:
            pic.ellipse(x, 5, 3.9, 5.2, dark)
        brow = -11 if face != "alert" else -14
        lift = 3.5 if face == "alert" else 0
        inner, outer = brow - lift, brow + (2 if look.aged else 0)
        colour = look.hair_colour if not look.aged else mix(look.hair_colour, SHADE, 0.25)
        a, b = (outer, inner) if side < 0 else (inner, outer)
        pic.stroke(
            f"M{number(x - 8)} {number(a)}Q{number(x)} {number(brow - 4)} "
            f"{number(x + 8)} {number(b)}",
            colour,
            3.6,
        )
    nose = mix(look.skin, SHADE, 0.3)
    pic.stroke(
        f"M{number(turn * 1.35 + 1)} 11Q{number(turn * 1.35 + 6)} 19 {number(turn * 1.35 - 1)} 20",
        nose,
        3,
    )
    x = turn * 1.1
    if face == "smile":
        pic.path(f"M{number(x - 11)} 28Q{number(x)} 44 {number(x + 11)} 28Z", "#A3322F")
    elif face == "open":
        pic.ellipse(x, 33, 6, 7.5, "#8E2C2C")
    else:
        dip = 35 if face != "alert" else 31
        pic.stroke(
            f"M{number(x - 8)} 31.5Q{number(x)} {dip} {number(x + 8)} 31.5",
            mix(look.skin, "#7A1F1F", 0.75),
            3.6,
        )
    if look.aged:
        pic.stroke(
            f"M{number(x - 19)} 24Q{number(x - 22)} 30 {number(x - 18)} 36",
            nose,
            2.2,
            opacity=0.8,
        )
        pic.stroke(
            f"M{number(x + 19)} 24Q{number(x + 22)} 30 {number(x + 18)} 36",
            nose,
            2.2,
            opacity=0.8,
        )


def _hair_behind(pic: Pen, look: Look, hair: str, turn: float) -> None:
    if look.hair == "tails":
        if turn:
            pic.shape(
                [
                    (-32, -44),
                    (-62, -60),
                    (-94, -46),
                    (-106, -8),
                    (-96, 14),
                    (-84, -12),
                    (-66, -28),
                    (-40, -20),
                ],
                hair,
            )
        else:
            pic.shape([(-30, -38), (-62, -34), (-80, -2), (-70, 28), (-58, 8), (-40, -10)], hair)
            pic.shape([(30, -38), (62, -34), (80, -2), (70, 28), (58, 8), (40, -10)], hair)
        pic.circle(-46, -38, 9, "#D9652F")
    elif look.hair == "bob":
        pic.shape(
            [
                (0, -58),
                (44, -40),
                (50 - turn, 10),
                (44 - turn, 44),
                (0, 46),
                (-46, 50),
                (-56, 30),
                (-54, -20),
            ],
            hair,
        )
    elif look.hair == "bun":
        bun = (-48, -26) if turn else (0, -62)
        pic.circle(*bun, 20, hair)


def _hair_before(pic: Pen, look: Look, turn: float) -> None:
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


def _helmet(pic: Pen) -> None:
    pic.path("M-50 -18C-52 -50 -30 -70 2 -70S52 -50 52 -18Z", "#F5A623")
    pic.path("M-12 -69C-6 -71 8 -71 14 -69L16 -18H-14Z", "#FFD27A")
    pic.rect(-56, -24, 124, 13, "#D98A1C", 6)
    pic.circle(40, -38, 9, "#FFF8EC")


def _straw_hat(pic: Pen) -> None:
    straw, band = "#E9C478", "#B5651D"
    pic.path("M-44 -22C-42 -58 -24 -76 2 -76S44 -58 46 -22Z", straw)
    pic.path("M-44.500 -30Q0 -18 46 -30L47 -18Q0 -8 -46 -18Z", band)
    pic.ellipse(1, -20, 78, 13, mix(straw, "#8A5A14", 0.18))
    pic.ellipse(1, -22.500, 78, 11, straw)
