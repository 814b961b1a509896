"""Shots of the film: afloat in the cabin, and everything falling together."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from random import Random

from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from studio import astronaut
from studio.globe import SEA, air, space, stars
from studio.orbit_canvas import (
    arrow,
    drawing,
    ease,
    lay,
    layer,
    put,
    renderer,
    shape,
)
from studio.palette import mix
from studio.svg import Picture, Point, number, polygon

EYE_X, EYE_Y, NEAR = 640.0, 292.0, 470.0
DEPTHS = (0.62, 1.0, 1.42, 1.9, 2.5, 3.3)
PALE, COOL, SHADE = "#EEF2FB", "#D5DEF2", "#A9B7DC"


def afloat(painter: QPainter, t: float) -> None:
    """An astronaut drifts through the cabin; water, a pen and a book hang in the air.

    Nothing pulls at them in here, so each keeps its straight way and its even turn.
    """
    lay(painter, _cabin_layer())
    put(painter, _book(), 905 - 5 * t, 205 + 4 * t, 0.72, -14 + 3.2 * t)
    put(painter, _pen(), 330 + 9 * t, 180 + 3 * t, 0.8, 30 - 11 * t)
    put(painter, _drop(), 826 + 3.5 * t, 410 - 6 * t, 0.62 + 0.012 * math.sin(2.4 * t), 8 * t)
    put(painter, _drop(), 905 + 5 * t, 372 - 4 * t, 0.24, 0)
    put(painter, _figure(), 430 + 26 * t, 352 - 7.5 * t, 0.92, -24 + 4.6 * t)


@cache
def _figure() -> QSvgRenderer:
    return renderer(astronaut.astronaut())


@cache
def _pen() -> QSvgRenderer:
    return renderer(astronaut.pen())


@cache
def _book() -> QSvgRenderer:
    return renderer(astronaut.notebook())


@cache
def _drop() -> QSvgRenderer:
    return renderer(astronaut.drop(60, 0.03))


@cache
def _cabin_layer() -> QImage:
    pic = drawing()
    cabin(pic)
    return layer(pic)


def cabin(pic: Picture, unit: float = 1) -> None:
    """Draw the inside of 天和: racks, light, handrails, a round window, the hatch behind."""
    pic.rect(0, 0, pic.width, pic.height, SHADE)

    def spot(x: float, y: float, depth: float) -> Point:
        return (EYE_X + x * NEAR / depth) * unit, (EYE_Y + y * NEAR / depth) * unit

    def pane(corners: list[tuple[float, float, float]], colour: str) -> None:
        pic.path(polygon([spot(*c) for c in corners]), colour)

    for index, (near, far) in enumerate(zip(DEPTHS, DEPTHS[1:], strict=False)):
        dim = 0.10 * index
        gap = 0.028
        a, b = near + gap * near, far - gap * near
        for side in (-1, 1):
            wall = mix(COOL if side < 0 else mix(COOL, SHADE, 0.25), "#6C7DB8", dim)
            pane([(side, -0.62, near), (side, -0.62, far), (side, 0.62, far), (side, 0.62, near)],
                 mix(SHADE, "#6C7DB8", dim))  # fmt: skip
            for row in range(3):
                top, low = -0.60 + 0.41 * row, -0.60 + 0.41 * row + 0.375
                tone = mix(wall, PALE, 0.35 if (row + index) % 3 == 0 else 0)
                pane([(side, top, a), (side, top, b), (side, low, b), (side, low, a)], tone)
            pane([(side, -0.62, near), (side, -0.62, far), (side * 0.72, -0.8, far),
                  (side * 0.72, -0.8, near)], mix("#FFF6DC", "#C9D2EC", dim))  # fmt: skip
            pane([(side, 0.62, near), (side, 0.62, far), (side * 0.72, 0.8, far),
                  (side * 0.72, 0.8, near)], mix("#8C9BCC", "#5C6CA8", dim))  # fmt: skip
        for y, tone in ((-0.8, mix(PALE, "#8FA0D2", dim)), (0.8, mix("#7F8FC6", "#5465A4", dim))):
            pane([(-0.72, y, near), (0.72, y, near), (0.72, y, far), (-0.72, y, far)], SHADE)
            pane([(-0.7, y, a), (0.7, y, a), (0.7, y, b), (-0.7, y, b)], tone)
    _back(pic, spot, unit)
    for side in (-1, 1):
        for y in (-0.19, 0.22):
            ax, ay = spot(side * 0.97, y, 0.7)
            bx, by = spot(side * 0.97, y, 3.2)
            pic.path(
                polygon([(ax, ay - 7 * unit), (bx, by - 1.6 * unit), (bx, by + 1.6 * unit),
                         (ax, ay + 7 * unit)]),
                "#3949AB",
            )  # fmt: skip
    _porthole(pic, unit)


def _back(pic: Picture, spot: Callable[[float, float, float], Point], unit: float) -> None:
    """The wall behind with its hatch, and light from the room beyond."""
    corners = [(-1, -0.62), (-0.72, -0.8), (0.72, -0.8), (1, -0.62), (1, 0.62), (0.72, 0.8),
               (-0.72, 0.8), (-1, 0.62)]  # fmt: skip
    pic.path(polygon([spot(x, y, DEPTHS[-1]) for x, y in corners]), "#7C8CC2")
    x, y = spot(0, 0, DEPTHS[-1])
    for r, tone in ((86, "#5666A6"), (78, "#DDE4F5"), (66, "#4A5A9C"), (60, "#26336E"),
                    (44, "#1B2758")):  # fmt: skip
        pic.circle(x, y, r * unit, tone)
    pic.circle(x, y, 26 * unit, "#FFE9B8")
    pic.circle(x, y, 14 * unit, "#FFF8E6")


def _porthole(pic: Picture, unit: float) -> None:
    """A window in the left wall with the Earth's limb in it."""
    x, y = 196 * unit, 250 * unit
    for rx, ry, tone in ((58, 92, "#7C8CC2"), (51, 83, "#F4F7FD"), (42, 71, "#0D1B3A")):
        pic.ellipse(x, y, rx * unit, ry * unit, tone)
    low = []
    for step in range(13):
        share = step / 12
        px = -1 + 2 * share
        low.append((x + px * 41 * unit, y + (18 - 20 * (1 - px * px) * 0.4 + 8 * px) * unit))
    rim = [
        (x + 42 * math.cos(a) * unit, y + 71 * math.sin(a) * unit)
        for a in (math.radians(d) for d in range(12, 174, 9))
    ]
    pic.path(polygon([*low, *rim]), "#4A86D2")
    lower = [(px, py + 9 * unit) for px, py in low[1:-1]]
    pic.path(polygon([*lower, *[(px, py) for px, py in rim[2:-2]]]), "#2F5FB4")


# --- falling together --------------------------------------------------------------------

EARTH_X, EARTH_Y, EARTH_R = 640.0, 1780.0, 1290.0
HULL_X, HULL_Y = 640.0, 236.0
FALL = 66.0


def together(painter: QPainter, t: float) -> None:
    """The station cut open over the turning Earth: all that is inside falls as it does."""
    lay(painter, _night_layer())
    _weather(painter, t)
    pull = FALL * (0.9 + 0.1 * math.cos(2 * math.pi * t / 3.2)) * ease(t, 3.4, 4.6)
    for side in (-1, 1):
        _falls(painter, HULL_X + side * 250, HULL_Y + 118, 10 + pull)
    lay(painter, _hull_layer())
    x, y = HULL_X - 60 + 3.2 * t, HULL_Y - 16 - 1.2 * t
    _falls(painter, x + 2, y + 22, pull)
    put(painter, _flyer(), x, y, 0.42, 30 - 1.6 * t)
    x, y = HULL_X + 124 - 2.0 * t, HULL_Y - 26 + 1.0 * t
    _falls(painter, x, y + 12, pull)
    put(painter, _drop(), x, y, 0.34, 5 * t)
    x, y = HULL_X - 214 + 2.2 * t, HULL_Y - 30 + 0.6 * t
    _falls(painter, x, y + 4, pull)
    put(painter, _pen(), x, y, 0.5, -20 + 7 * t)


def _falls(painter: QPainter, x: float, y: float, length: float) -> None:
    """An arrow down: how this falls."""
    arrow(painter, (x, y), (x, y + length), 11)


@cache
def _flyer() -> QSvgRenderer:
    return renderer(astronaut.astronaut(astronaut.REACHING))


@cache
def _night_layer() -> QImage:
    pic = drawing()
    space(pic, "#26337F")
    stars(pic, 100, 19, 500)
    air(pic, EARTH_X, EARTH_Y, EARTH_R - 6, 44)
    for depth, tone in ((0, SEA[1]), (26, mix(SEA[1], SEA[2], 0.6)), (74, SEA[2]),
                        (150, mix(SEA[2], SEA[3], 0.7))):  # fmt: skip
        pic.circle(EARTH_X, EARTH_Y, EARTH_R - depth, tone)
    return layer(pic)


def _weather(painter: QPainter, t: float) -> None:
    """Clouds pass below as the station flies on; the Earth's limb keeps its place."""
    rng = Random(3)
    for _ in range(34):
        start = rng.uniform(-24, 44)
        length, high = rng.uniform(1.6, 5.2), rng.uniform(4, 10)
        depth = rng.choice((14, 22, 40, 52, 96, 110))
        middle = start - 1.9 * t
        edge: list[Point] = []
        for step in range(9):
            share = step / 8
            edge.append(_over(middle + length * share, depth - high * math.sin(math.pi * share)))
        for step in range(7, 0, -1):
            share = step / 8
            edge.append(
                _over(middle + length * share, depth + high * 0.5 * math.sin(math.pi * share))
            )
        shape(painter, edge, mix("#E4EEFB", SEA[2], min(0.75, depth / 140)))


def _over(degrees: float, depth: float) -> Point:
    turn = math.radians(degrees)
    r = EARTH_R - depth
    return EARTH_X + r * math.sin(turn), EARTH_Y - r * math.cos(turn)


@cache
def _hull_layer() -> QImage:
    pic = drawing()
    hull(pic, HULL_X, HULL_Y)
    return layer(pic)


def hull(pic: Picture, x: float, y: float) -> None:
    """Draw the station cut open lengthwise, its solar wings to both sides."""
    for side in (-1, 1):
        pic.rect(x + side * 386 - 14, y - 6, 28, 12, "#93A0C8")
        left = x + (400 if side > 0 else -400 - 168)
        pic.rect(left, y - 62, 168, 124, "#3040A0")
        for step in range(5):
            pic.rect(left + step * 41, y - 62, 4, 124, "#7D8BD0")
        pic.rect(left, y - 2, 168, 4, "#7D8BD0")
        pic.rect(x + side * 356 - 22, y - 54, 44, 108, "#93A0C8", 10)
    body = (
        f"M{number(x - 300)} {number(y - 128)}H{number(x + 300)}Q{number(x + 352)} {number(y - 120)}"
        f" {number(x + 352)} {number(y - 60)}V{number(y + 60)}Q{number(x + 352)} {number(y + 120)} "
        f"{number(x + 300)} {number(y + 128)}H{number(x - 300)}Q{number(x - 352)} {number(y + 120)} "
        f"{number(x - 352)} {number(y + 60)}V{number(y - 60)}Q{number(x - 352)} {number(y - 120)} "
        f"{number(x - 300)} {number(y - 128)}Z"
    )
    pic.path(body, "#F3F4FA")
    pic.rect(x - 320, y - 104, 640, 208, "#93A0C8", 34)
    pic.rect(x - 320, y - 98, 640, 202, "#D5DEF2", 32)
    pic.rect(x - 320, y + 62, 640, 42, "#B4C0E2", 24)
    pic.rect(x - 320, y + 60, 640, 18, "#B4C0E2")
    for step in range(5):
        pic.rect(x - 272 + 112 * step, y - 84, 96, 56, "#E6ECF8", 10)
        pic.rect(x - 258 + 112 * step, y - 100, 68, 10, "#FFF1CF", 5)
    for step in (0, 4):
        pic.rect(x - 272 + 112 * step, y - 16, 96, 60, "#C6D1EC", 10)
    pic.rect(x - 300, y + 46, 600, 6, "#3949AB", 3)
