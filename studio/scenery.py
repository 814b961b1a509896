"""Rooms, furniture, sky and land that the scenes share. Lengths are picture units."""

from __future__ import annotations

import math

from studio.palette import INK, mix
from studio.svg import Pen, Picture, Point, number, polygon, ridge, smooth

WIDTH, HEIGHT = 1600, 1200
WOOD = "#C98A4B"
WALL = "#FAE6C8"


def dawn(pic: Pen, name: str, x: float, y: float, width: float, height: float) -> None:
    """Fill a box with the bright half of dawn."""
    fill = pic.gradient(name, ((0, "#3C5F7A"), (0.38, "#D98A62"), (0.7, "#F4B468"), (1, "#FBDFA6")))
    pic.rect(x, y, width, height, fill)


def hills(
    pic: Pen,
    x: float,
    y: float,
    width: float,
    height: float,
    colour: str,
    phase: float,
    swell: float = 24,
    waves: float = 1.4,
) -> None:
    """Draw one range inside a box: its crest sways ``swell`` around a third of the height."""
    points = ridge(width, height, height * 0.34, swell, phase, waves)
    shape = [(x + px, y + max(0.0, py)) for px, py in points]
    crest = smooth(shape[:-2])
    pic.path(
        f"{crest}L{number(x + width)} {number(y + height)}L{number(x)} {number(y + height)}Z",
        colour,
    )


def window(
    pic: Pen,
    name: str,
    x: float,
    y: float,
    width: float,
    height: float,
    frame: str = "#B9743A",
    bars: int = 1,
    sun: float = 0.62,
) -> None:
    """Draw a window on the dawn: sun at the share ``sun`` of the width, hills, frame, sill."""
    pic.rect(x - 18, y - 18, width + 36, height + 36, frame, 10)
    dawn(pic, name, x, y, width, height)
    radius = min(width, height) * 0.17
    pic.circle(x + width * sun, y + height * 0.6, radius, "#FFF1CF")
    hills(pic, x, y + height * 0.58, width, height * 0.42, "#B5694A", 0.4, height * 0.035, 0.8)
    hills(pic, x, y + height * 0.7, width, height * 0.3, "#7A4440", 2.2, height * 0.035, 0.7)
    for step in range(1, bars + 1):
        pic.rect(x + width * step / (bars + 1) - 8, y, 16, height, frame)
    pic.rect(x, y + height * 0.34, width, 14, frame)
    pic.rect(x - 34, y + height + 14, width + 68, 24, mix(frame, "#FFFFFF", 0.22), 8)


def room(pic: Picture, wall: str, floor: str, line: float) -> None:
    """Fill the picture with a wall above ``line`` and a floor below, skirting between."""
    pic.rect(0, 0, WIDTH, line, wall)
    pic.rect(0, line, WIDTH, HEIGHT - line, floor)
    pic.rect(0, line - 22, WIDTH, 22, mix(floor, INK, 0.22))
    for step in range(1, 4):
        y = line + (HEIGHT - line) * (step / 4) ** 1.3
        pic.rect(0, y, WIDTH, 3 + step, mix(floor, INK, 0.1))


def hanging_lamp(
    pic: Picture, x: float, top: float, length: float, swing: float, shade: str = "#1F7A5C"
) -> None:
    """Draw a pendant lamp swung by ``swing`` degrees, with two faint earlier places."""
    for share in (-0.9, -0.1):
        _pendant(pic, x, top, length, swing * share, shade, 0.16)
    _pendant(pic, x, top, length, swing, shade, 1)
    pic.rect(x - 34, top - 6, 68, 16, mix(shade, INK, 0.4), 8)


def _pendant(
    pic: Picture, x: float, top: float, length: float, swing: float, shade: str, opacity: float
) -> None:
    pic.open_group(
        f"translate({number(x)},{number(top)}) rotate({number(-swing)})", opacity=f"{opacity:g}"
    )
    pic.stroke(f"M0 0V{number(length)}", mix(shade, INK, 0.5), 6)
    pic.circle(0, length + 62, 24, "#FFF1CF")
    pic.path(
        f"M-66 {number(length + 58)}C-60 {number(length + 12)} -30 {number(length - 4)} 0 "
        f"{number(length - 6)}C30 {number(length - 4)} 60 {number(length + 12)} 66 "
        f"{number(length + 58)}Z",
        shade,
    )
    pic.close_group()


def table(
    pic: Pen,
    x: float,
    floor: float,
    width: float,
    height: float,
    wood: str = WOOD,
    drawer: bool = True,
) -> None:
    """Draw a table from the side: the back legs and the top; front legs come from :func:`post`."""
    dark = mix(wood, "#4A2A1A", 0.45)
    pic.rect(x + 46, floor - height, 20, height - 22, dark)
    pic.rect(x + width - 66, floor - height, 20, height - 22, dark)
    if drawer:
        pic.rect(x + 14, floor - height + 22, width - 28, 34, dark)
    pic.rect(x - 16, floor - height, width + 32, 28, wood, 8)
    pic.rect(x - 16, floor - height, width + 32, 10, mix(wood, "#FFFFFF", 0.3), 5)


def post(pic: Pen, x: float, floor: float, height: float, wood: str = WOOD) -> None:
    """Draw one front leg of a table, ``height`` high."""
    pic.rect(x, floor - height, 26, height, mix(wood, "#4A2A1A", 0.12), 5)


def tremble(pic: Picture, x: float, y: float, colour: str, side: int = 1) -> None:
    """Draw two short bent strokes that say: this shakes."""
    for step in range(2):
        reach = x + side * 24 * step
        size = 34 - 9 * step
        points: list[Point] = [
            (reach, y - size),
            (reach + side * 12, y - size / 3),
            (reach, y + size / 3),
            (reach + side * 12, y + size),
        ]
        pic.stroke(smooth(points), colour, 8, opacity=f"{0.75 - 0.3 * step:g}")


def steam(
    pic: Picture,
    x: float,
    y: float,
    height: float,
    colour: str = "#FFFFFF",
    width: float = 16,
    opacity: float = 0.55,
) -> None:
    """Draw one rising ribbon of steam that thins out."""
    points: list[Point] = [
        (x + 16 * math.sin(step * 1.35), y - height * step / 5) for step in range(6)
    ]
    pic.stroke(smooth(points), colour, width, opacity=f"{opacity:g}")
    pic.stroke(smooth(points[:4]), colour, width * 0.6, opacity=f"{opacity:g}")


def leafy_pot(pic: Picture, x: float, y: float, size: float, pot: str = "#B5543A") -> None:
    """Draw a pot plant standing on ``y``; ``size`` is its whole height."""
    k = size / 200
    pic.open_group(f"translate({number(x)},{number(y)}) scale({k:.2f})")
    for turn, length, colour in (
        (-48, 110, "#3F7A4A"),
        (46, 112, "#3F7A4A"),
        (-20, 140, "#579A58"),
        (18, 138, "#4C8C52"),
        (0, 120, "#6BAF62"),
    ):
        pic.open_group(f"translate(0,-66) rotate({turn})")
        pic.path(
            f"M0 0C-30 -{length * 0.35:.0f} -22 -{length * 0.8:.0f} 0 -{length}"
            f"C22 -{length * 0.8:.0f} 30 -{length * 0.35:.0f} 0 0Z",
            colour,
        )
        pic.close_group()
    pic.path(polygon([(-46, -76), (46, -76), (34, 0), (-34, 0)]), pot)
    pic.rect(-52, -86, 104, 22, mix(pot, "#FFFFFF", 0.18), 6)
    pic.close_group()


def strata(pic: Picture, top: float, colours: tuple[str, ...], phase: float = 0) -> None:
    """Fill the picture below ``top`` with wavy rock layers, first colour uppermost."""
    depth = (HEIGHT - top) / len(colours)
    for index, colour in enumerate(colours):
        base = top + depth * index
        points = ridge(WIDTH, HEIGHT, base, 10 + 4 * index, phase + index * 0.7, 1.2)
        pic.path(f"{smooth(points[:-2])}L{WIDTH} {HEIGHT}L0 {HEIGHT}Z", colour)
