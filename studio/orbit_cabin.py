"""Shots of the film: afloat in the cabin, and everything falling together."""

from __future__ import annotations

import math
from functools import cache
from random import Random

from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from studio import astronaut
from studio.cabin import hull, room
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
from studio.svg import Point


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
    room(pic, 640, 292, 470, 196)
    return layer(pic)


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
    _falls(painter, x + 2, y + 32, pull)
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
