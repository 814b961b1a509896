"""A farmhouse kitchen of Liaoning: room, brick stove, enamel, harvest strings, food."""

from __future__ import annotations

import math
from collections.abc import Sequence

from studio.palette import EMBER, GLOW, INK, mix
from studio.scenery import HEIGHT, WIDTH, hills, window
from studio.svg import Picture, Point, number, smooth

PLASTER = "#F8E1BA"
ENAMEL = "#FBF7EC"
RIM = "#2F5F8F"
BRICK = "#B4583C"
IRON = "#3A3438"
EAR = "#4A2F2C"


def kitchen(pic: Picture, name: str, sill: bool = True, window_x: float = 560) -> None:
    """Fill the picture with plaster wall, green wainscot, shelf line and a dawn window."""
    pic.rect(0, 0, WIDTH, HEIGHT, PLASTER)
    pic.rect(0, 620, WIDTH, 580, "#8FAE93")
    pic.rect(0, 608, WIDTH, 18, "#6E9077")
    if sill:
        window(pic, name, window_x, 170, 480, 330, "#A9683A", bars=2, sun=0.68)
        paper_cut(pic, window_x + 80, 226, 40)


def paper_cut(pic: Picture, x: float, y: float, r: float) -> None:
    """Draw a red window flower cut from paper."""
    for step in range(8):
        turn = math.pi * step / 4
        pic.circle(x + r * 0.62 * math.cos(turn), y + r * 0.62 * math.sin(turn), r * 0.3, "#B3261E")
    pic.circle(x, y, r * 0.5, "#B3261E")
    pic.circle(x, y, r * 0.22, "#F4B468")


def chillies(pic: Picture, x: float, y: float, count: int = 7) -> None:
    """Draw a hanging string of dried chillies, top at ``(x, y)``."""
    pic.stroke(f"M{number(x)} {number(y)}V{number(y + 20 + count * 30)}", "#7A4A2C", 6)
    for step in range(count):
        for side in (-1, 1):
            lean = side * (52 - 7 * (step % 3))
            pic.open_group(
                f"translate({number(x)},{number(y + 18 + step * 30)}) rotate({number(-lean)})"
            )
            pic.path(
                "M-8 2C-12 26 -10 44 4 64C4 44 14 24 8 2Z",
                "#B3261E" if (step + side) % 2 else "#D6452E",
            )
            pic.circle(0, 2, 8, "#6E7A3A")
            pic.close_group()


def corn(
    pic: Picture, x: float, y: float, size: float, tilt: float = 0, mould: bool = False
) -> None:
    """Draw an ear of corn, tip down, hung by its husk at ``(x, y)``; a mouldy one is bare."""
    k = size / 100
    pic.open_group(f"translate({number(x)},{number(y)}) rotate({number(tilt)}) scale({k:.2f})")
    pic.path("M0 0C-34 8 -30 80 0 104C30 80 34 8 0 0Z", "#F0AE2E")
    for row in range(6):
        for column in (-1, 0, 1):
            pic.ellipse(column * 13, 22 + row * 12.5, 5.2, 4.8, "#FFD264")
    if not mould:
        pic.path(
            "M0 4C-40 -6 -44 30 -34 58C-24 40 -14 30 -4 22ZM0 4C40 -6 44 30 34 58"
            "C24 40 14 30 4 22Z",
            "#D9CF9A",
        )
        pic.stroke("M0 4V-26", "#BFB27C", 8)
    else:
        for mx, my, r in ((-8, 48, 13), (10, 70, 11), (4, 34, 9)):
            pic.circle(mx, my, r, "#5E7F73")
            pic.circle(mx - 2, my - 2, r * 0.55, "#A9C2B4")
    pic.close_group()


def basin(
    pic: Picture, x: float, rim: float, width: float, depth: float, inside: str = "#DCE7E8"
) -> None:
    """Draw an enamel basin seen a little from above; its rim ellipse is at ``rim``."""
    half, lens = width / 2, width * 0.13
    pic.path(
        f"M{number(x - half)} {number(rim)}C{number(x - half * 0.95)} "
        f"{number(rim + depth * 0.8)} {number(x - half * 0.7)} {number(rim + depth)} "
        f"{number(x - half * 0.52)} {number(rim + depth)}H{number(x + half * 0.52)}"
        f"C{number(x + half * 0.7)} {number(rim + depth)} {number(x + half * 0.95)} "
        f"{number(rim + depth * 0.8)} {number(x + half)} {number(rim)}Z",
        ENAMEL,
    )
    pic.path(
        f"M{number(x + half * 0.3)} {number(rim + depth)}H{number(x + half * 0.52)}"
        f"C{number(x + half * 0.7)} {number(rim + depth)} {number(x + half * 0.95)} "
        f"{number(rim + depth * 0.8)} {number(x + half)} {number(rim)}"
        f"H{number(x + half * 0.74)}C{number(x + half * 0.7)} {number(rim + depth * 0.7)} "
        f"{number(x + half * 0.5)} {number(rim + depth * 0.96)} {number(x + half * 0.3)} "
        f"{number(rim + depth)}Z",
        "#E6DECB",
    )
    peony(pic, x - half * 0.12, rim + depth * 0.6, depth * 0.2)
    pic.ellipse(x, rim, half + 8, lens + 6, RIM)
    pic.ellipse(x, rim, half - 8, lens - 4, inside)


def peony(pic: Picture, x: float, y: float, r: float) -> None:
    """Draw the red flower and two leaves that old enamel wears."""
    for side in (-1, 1):
        pic.path(
            f"M{number(x)} {number(y)}Q{number(x + side * r * 1.6)} {number(y - r * 0.7)} "
            f"{number(x + side * r * 2.4)} {number(y + r * 0.5)}Q{number(x + side * r * 1.2)} "
            f"{number(y + r * 0.9)} {number(x)} {number(y)}Z",
            "#4E8A5A",
        )
    for step in range(6):
        turn = math.pi * step / 3 + 0.3
        pic.circle(x + r * 0.55 * math.cos(turn), y + r * 0.55 * math.sin(turn), r * 0.5, "#D1402B")
    pic.circle(x, y, r * 0.42, "#F6B79A")


def wood_ear(
    pic: Picture, x: float, y: float, size: float, turn: float = 0, tone: str = EAR
) -> None:
    """Draw a soaked wood ear: a thin frilled cup, its rim lighter where light comes through."""
    k = size / 66
    pic.open_group(
        f"translate({number(x)},{number(y)}) scale({k:.2f} {k * 0.74:.2f}) "
        f"rotate({number(math.degrees(turn))})"
    )
    pic.path(FRILL, mix(tone, "#C07850", 0.42))
    pic.open_group("scale(0.87)")
    pic.path(FRILL, tone)
    pic.close_group()
    pic.open_group("translate(4,6) scale(0.5)")
    pic.path(FRILL, mix(tone, "#000000", 0.32))
    pic.close_group()
    pic.stroke(
        "M-16 8C-26 -2 -36 -6 -46 -4M-6 -8C-8 -20 -12 -28 -18 -32M14 -6C20 -18 26 -24 34 -26"
        "M24 10C34 8 42 10 50 14",
        mix(tone, "#D99A78", 0.5),
        4,
    )
    pic.close_group()


FRILL = (
    "M-62 6C-76 -20 -46 -46 -24 -35C-10 -60 24 -56 32 -36C58 -44 78 -14 60 4C74 26 46 48 25 36"
    "C8 54 -24 48 -32 33C-54 40 -70 24 -62 6Z"
)


def stove(
    pic: Picture,
    x: float,
    top: float,
    width: float,
    floor: float = HEIGHT,
    mouth: float | None = None,
) -> None:
    """Draw a brick stove with a tiled top; the fire mouth sits at ``mouth`` (x)."""
    pic.rect(x, top, width, floor - top, BRICK)
    for row in range(int((floor - top - 60) / 46) + 1):
        y = top + 58 + row * 46
        pic.rect(x, y, width, 5, mix(BRICK, "#F1D9AE", 0.35))
        for column in range(int(width / 110) + 1):
            bx = x + column * 110 + (55 if row % 2 else 0)
            if x + 6 < bx < x + width - 6:
                pic.rect(bx, y, 5, 46, mix(BRICK, "#F1D9AE", 0.35))
    if mouth is not None:
        y = top + 300
        pic.path(
            f"M{number(mouth - 92)} {number(y)}V{number(y - 90)}A92 92 0 0 1 "
            f"{number(mouth + 92)} {number(y - 90)}V{number(y)}Z",
            "#2A1A1E",
        )
        flame(pic, mouth, y, 120)
    pic.rect(x - 16, top - 8, width + 32, 62, "#F3EAD6", 8)
    pic.rect(x - 16, top + 36, width + 32, 18, "#D9C9A6", 6)


def flame(pic: Picture, x: float, y: float, size: float) -> None:
    """Draw a wood fire standing on ``y``."""
    for share, colour in ((1, "#D1402B"), (0.74, EMBER), (0.5, GLOW), (0.28, "#FFE7A8")):
        w, h = size * 0.55 * share, size * share
        pic.path(
            f"M{number(x - w)} {number(y)}C{number(x - w * 1.3)} {number(y - h * 0.5)} "
            f"{number(x - w * 0.3)} {number(y - h * 0.55)} {number(x - w * 0.1)} "
            f"{number(y - h * 1.1)}C{number(x + w * 0.5)} {number(y - h * 0.8)} "
            f"{number(x + w * 1.4)} {number(y - h * 0.45)} {number(x + w)} {number(y)}Z",
            colour,
        )


def wok(pic: Picture, x: float, rim: float, width: float, inside: str) -> None:
    """Draw the broad iron wok set into a stove, seen from above."""
    half = width / 2
    pic.ellipse(x, rim + 8, half + 26, width * 0.17 + 16, "#2A2428")
    pic.ellipse(x, rim, half + 14, width * 0.17 + 6, mix(IRON, "#FFFFFF", 0.22))
    pic.ellipse(x, rim + 4, half - 8, width * 0.17 - 8, IRON)
    pic.ellipse(x, rim + 16, half - 40, width * 0.17 - 24, inside)


def clock(
    pic: Picture,
    x: float,
    y: float,
    r: float,
    sectors: Sequence[tuple[float, float, str]],
    hour: float,
) -> None:
    """Draw a wall clock; ``sectors`` are (from hour, to hour, colour), ``hour`` the time."""
    pic.circle(x, y, r + 18, "#8A4A2E")
    pic.circle(x, y, r, "#FFFBF0")
    for first, last, colour in sectors:
        ends = [_on_dial(x, y, r * 0.94, h) for h in (first, last)]
        large = 1 if last - first > 6 else 0
        size = number(r * 0.94)
        pic.path(f"M{number(x)} {number(y)}L{ends[0]}A{size} {size} 0 {large} 1 {ends[1]}Z", colour)
    for step in range(12):
        reach = 0.78 if step % 3 == 0 else 0.84
        pic.stroke(
            f"M{_on_dial(x, y, r * reach, step)}L{_on_dial(x, y, r * 0.91, step)}",
            INK,
            r * (0.07 if step % 3 == 0 else 0.045),
        )
    pic.stroke(f"M{number(x)} {number(y)}L{_on_dial(x, y, r * 0.5, hour)}", INK, r * 0.095)
    minute = _on_dial(x, y, r * 0.7, (hour % 1) * 12)
    pic.stroke(f"M{number(x)} {number(y)}L{minute}", INK, r * 0.065)
    pic.circle(x, y, r * 0.09, "#B3261E")


def _on_dial(x: float, y: float, r: float, hour: float) -> str:
    turn = math.pi * hour / 6
    return f"{number(x + r * math.sin(turn))} {number(y - r * math.cos(turn))}"


def tabletop(pic: Picture, top: float, wood: str = "#B9743A") -> None:
    """Draw a wooden table edge across the picture, seen from its long side."""
    pic.rect(0, top, WIDTH, HEIGHT - top, wood)
    pic.rect(0, top, WIDTH, 22, mix(wood, "#FFFFFF", 0.24))
    for step, share in enumerate((0.34, 0.62, 0.86)):
        y = top + (HEIGHT - top) * share
        pic.rect(0, y, WIDTH, 4 + step, mix(wood, "#4A2A1A", 0.2))


def crock(pic: Picture, x: float, floor: float, size: float, lid: bool = True) -> None:
    """Draw a brown glazed pickling crock ``size`` high."""
    k = size / 300
    pic.open_group(f"translate({number(x)},{number(floor)}) scale({k:.2f})")
    pic.path("M-78 0C-150 -60 -150 -210 -92 -262H92C150 -210 150 -60 78 0Z", "#7A4A2C")
    pic.path("M30 0C120 -60 116 -210 62 -262H92C150 -210 150 -60 78 0Z", "#5E3822")
    pic.path(
        "M-116 -176C-112 -200 -104 -226 -88 -246C-96 -210 -102 -160 -98 -120"
        "C-112 -130 -118 -156 -116 -176Z",
        "#A56B40",
    )
    pic.path(
        "M-133 -128C-60 -106 60 -106 133 -128V-104C60 -82 -60 -82 -133 -104Z",
        "#D9A765",
        opacity="0.55",
    )
    pic.rect(-104, -280, 208, 28, "#8F5A36", 12)
    if lid:
        pic.path("M-112 -280C-100 -312 -40 -320 0 -320S100 -312 112 -280Z", "#94603A")
        pic.rect(-22, -340, 44, 26, "#6B4026", 10)
    pic.close_group()


def bowl(
    pic: Picture,
    x: float,
    floor: float,
    width: float,
    colour: str = ENAMEL,
    inside: str = "#E9D9BC",
    rim: str = RIM,
) -> None:
    """Draw a round bowl from slightly above, standing on ``floor``."""
    half, lens, depth = width / 2, width * 0.12, width * 0.42
    top = floor - depth
    pic.path(
        f"M{number(x - half)} {number(top)}C{number(x - half * 0.95)} "
        f"{number(floor - depth * 0.2)} {number(x - half * 0.5)} {number(floor)} "
        f"{number(x - half * 0.36)} {number(floor)}H{number(x + half * 0.36)}"
        f"C{number(x + half * 0.5)} {number(floor)} {number(x + half * 0.95)} "
        f"{number(floor - depth * 0.2)} {number(x + half)} {number(top)}Z",
        colour,
    )
    pic.ellipse(x, top, half, lens, rim)
    pic.ellipse(x, top, half - 8, lens - 5, inside)


def mound(pic: Picture, points: Sequence[Point], colour: str) -> None:
    """Draw a smooth heap through ``points``, closed along its foot."""
    pic.path(smooth(points) + "Z", colour)


def bean(pic: Picture, x: float, y: float, length: float, turn: float, colour: str) -> None:
    """Draw one green bean pod with its seeds showing."""
    pic.open_group(f"translate({number(x)},{number(y)}) rotate({number(turn)})")
    half = length / 2
    pic.stroke(f"M{number(-half)} 0Q0 {number(-length * 0.12)} {number(half)} 0", colour, 22)
    for share in (-0.5, 0, 0.5):
        pic.ellipse(half * share, -length * 0.05, 9, 6, mix(colour, "#FFFFFF", 0.12))
    pic.close_group()


def yard(pic: Picture) -> None:
    """Fill the picture with a farmyard at dawn: sky, hills, beaten earth."""
    sky = pic.gradient("yardsky", ((0, "#3C5F7A"), (0.5, "#E29A68"), (1, "#FBDFA6")))
    pic.rect(0, 0, WIDTH, 720, sky)
    pic.circle(1220, 430, 96, "#FFF4D8")
    hills(pic, 0, 380, WIDTH, 400, "#B9754F", 0.7, 34, 1.2)
    hills(pic, 0, 520, WIDTH, 260, "#8A5A44", 2.5, 24, 1.0)
    pic.rect(0, 700, WIDTH, 500, "#DDB27A")
    pic.path("M0 900C500 860 1100 880 1600 840V1200H0Z", "#E4BE88")
    for step in range(15):
        pic.rect(10 + step * 112, 610, 20, 116, "#8F6040", 6)
    for y in (636, 684):
        pic.rect(0, y, WIDTH, 14, "#A97550")
