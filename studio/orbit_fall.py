"""Shots of the film: how strong gravity is up there, and Newton's cannon."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from studio.globe import globe, space, stars
from studio.orbit_canvas import (
    HEIGHT,
    WIDTH,
    arrow,
    between,
    disc,
    drawing,
    ease,
    lay,
    layer,
    line,
    renderer,
    shape,
    station,
)
from studio.palette import DAWN, EMBER, GLOW, mix
from studio.station import PAINTS, View, faces, tinted
from studio.svg import Picture, Point, number, smooth

EARTH_KM, ABOVE_KM = 6371.0, 400.0
PULL_THERE = (EARTH_KM / (EARTH_KM + ABOVE_KM)) ** 2
"""Gravity at the station as a share of that on the ground: 0.885."""

BALL, TRAIL = GLOW, DAWN


# --- nine tenths -------------------------------------------------------------------------

NEAR_X, NEAR_Y, NEAR_R = 420.0, 300.0, 216.0
PILES = (790.0, 980.0)


def gravity(painter: QPainter, t: float) -> None:
    """The Earth and the station's path to scale; then gravity here and there, in tenths."""
    lay(painter, _near_layer())
    r = NEAR_R * (1 + ABOVE_KM / EARTH_KM)
    shown = ease(t, 0.5, 2.6)
    start, sweep = -150.0, 360 * shown
    path = [_around(NEAR_X, NEAR_Y, r, start + sweep * i / 90) for i in range(91)]
    if shown > 0.01:
        line(painter, path, TRAIL, 2, 0.85)
    x, y = _around(NEAR_X, NEAR_Y, r, start + 21 * t)
    pulled = ease(t, 2.8, 3.8)
    arrow(painter, (x, y), _around(NEAR_X, NEAR_Y, r - 10 - 84 * pulled, start + 21 * t), 8)
    disc(painter, x, y, 12, GLOW, 0.25)
    disc(painter, x, y, 6, "#FFF8EC")
    _piles(painter, t - 3.6)


def _piles(painter: QPainter, t: float) -> None:
    """Two piles of ten arrows: gravity on the ground, and at the station."""
    if t <= 0:
        return
    both = ease(t, 0, 0.6)
    _home(painter, PILES[0], 500, both)
    paints = dict.fromkeys(("天和", "问天", "梦天"), PAINTS)
    painter.setOpacity(painter.opacity() * both)
    view = View(PILES[1], 492, 2.5, yaw=28, tilt=56, roll=-12, sun_wings=-45)
    station(painter, faces(view, paints))
    painter.setOpacity(1)
    for pile, (x, full) in enumerate(zip(PILES, (1.0, PULL_THERE), strict=True)):
        for step in range(10):
            share = min(1.0, max(0.0, full * 10 - step))
            rise = ease(t, 0.5 + 0.16 * step + 0.2 * pile, 0.9 + 0.16 * step + 0.2 * pile)
            y = 422 - 36 * step
            _chevron(painter, x, y, "#5C6CC4", 0.35 * both)
            if share > 0.5:
                _chevron(painter, x, y - 14 * (1 - rise), GLOW, rise)


def _chevron(painter: QPainter, x: float, y: float, colour: str, opacity: float) -> None:
    shape(
        painter,
        [(x - 44, y - 16), (x, y - 2), (x + 44, y - 16), (x + 44, y), (x, y + 14), (x - 44, y)],
        colour,
        opacity,
    )


def _home(painter: QPainter, x: float, y: float, opacity: float) -> None:
    """A house on the ground."""
    shape(painter, [(x - 58, y + 30), (x + 58, y + 30), (x + 58, y + 40), (x - 58, y + 40)],
          "#5C7A1F", opacity)  # fmt: skip
    shape(painter, [(x - 34, y - 8), (x + 34, y - 8), (x + 34, y + 30), (x - 34, y + 30)],
          "#F4E3C2", opacity)  # fmt: skip
    shape(painter, [(x - 48, y - 6), (x, y - 40), (x + 48, y - 6)], "#B5432A", opacity)
    shape(painter, [(x - 8, y + 6), (x + 10, y + 6), (x + 10, y + 30), (x - 8, y + 30)],
          "#7A4A26", opacity)  # fmt: skip


@cache
def _near_layer() -> QImage:
    pic = drawing()
    space(pic, "#26337F")
    stars(pic, 90, 31, 560)
    globe(pic, NEAR_X, NEAR_Y, NEAR_R, 5, 20)
    return layer(pic)


def _around(x: float, y: float, r: float, degrees: float) -> Point:
    turn = math.radians(degrees)
    return x + r * math.cos(turn), y + r * math.sin(turn)


# --- Newton's cannon ---------------------------------------------------------------------

PEAK = 1.12
"""Height of the cannon over the Earth's middle, in radii: far taller than any mountain."""
ROUND_S = 8.0
"""Seconds in which the fastest ball goes once round."""
THROWS = ((3.3, 0.55), (5.6, 0.80), (8.0, 0.93), (11.2, 1.0))
"""When each ball is thrown, and how fast: 1 is just fast enough to go round."""
STEPS = 40


def flight(speed: float) -> list[Point]:
    """Return where a ball is, ``STEPS`` times a frame, until it meets the ground or comes round.

    The middle of the Earth is (0, 0), its radius 1, up is -y; only gravity acts, as the square
    of the distance, and a ball of speed 1 circles in :data:`ROUND_S`.
    """
    pace = PEAK * 2 * math.pi / ROUND_S
    mu = pace * pace * PEAK
    step = 1 / 25 / STEPS
    x, y, vx, vy = 0.0, -PEAK, speed * pace, 0.0
    result = [(x, y)]
    while len(result) <= ROUND_S * 25 * STEPS:
        # leap-frog: it keeps the energy, so the circle closes
        pull = -mu / math.hypot(x, y) ** 3
        vx, vy = vx + x * pull * step / 2, vy + y * pull * step / 2
        x, y = x + vx * step, y + vy * step
        pull = -mu / math.hypot(x, y) ** 3
        vx, vy = vx + x * pull * step / 2, vy + y * pull * step / 2
        if math.hypot(x, y) < 1:
            break
        result.append((x, y))
    return result


@cache
def _flights() -> tuple[tuple[float, list[Point]], ...]:
    return tuple((start, flight(speed)) for start, speed in THROWS)


def cannon(painter: QPainter, t: float) -> None:
    """A ball thrown faster and faster from a mountain, until it falls around the Earth."""
    lay(painter, _sky_layer())
    away = ease(t, 4.3, 7.9)
    zoom = 2.7 * (1 / 2.7) ** away
    radius = 246 * zoom
    x = between(500, 640, away)
    # the cannon itself moves smoothly up, whatever the zoom
    y = between(300, 306 - 246 * PEAK, away) + radius * PEAK
    _earth(painter, x, y, zoom)
    for index, (start, path) in enumerate(_flights()):
        _throw(painter, t - start, path, (x, y, radius), last=index == len(THROWS) - 1)
    since = min((t - start for start, _ in _flights() if t >= start), default=99.0)
    _gun(painter, x, y - radius * PEAK, zoom * 0.55 + 0.55, since)


def _earth(painter: QPainter, x: float, y: float, zoom: float) -> None:
    if zoom == 1:
        lay(painter, _far_layer())
        return
    painter.save()
    painter.translate(x, y)
    painter.scale(zoom, zoom)
    painter.translate(-640, -306)
    _earth_drawing().render(painter, QRectF(0, 0, WIDTH, HEIGHT))
    painter.restore()


@cache
def _sky_layer() -> QImage:
    pic = drawing()
    space(pic, "#26337F")
    stars(pic, 110, 77, 600)
    return layer(pic)


def _cannon_earth() -> Picture:
    pic = drawing()
    globe(pic, 640, 306, 246, 9, 70)
    _mountain(pic, 640, 306 - 246)
    return pic


@cache
def _far_layer() -> QImage:
    return layer(_cannon_earth())


@cache
def _earth_drawing() -> QSvgRenderer:
    return renderer(_cannon_earth())


def _mountain(pic: Picture, x: float, y: float) -> None:
    """Draw the tall mountain: rock, a shaded side, snow."""
    top = y - 246 * (PEAK - 1) + 3
    coast = [(x - 78, y + 11), (x - 62, y + 7), (x + 66, y + 8), (x + 84, y + 13)]
    beach = [(x + 60, y + 17), (x + 10, y + 14), (x - 50, y + 16)]
    pic.shape([*coast, *beach], "#C9B98A")
    left = [(x - 66, y + 11), (x - 42, y - 1), (x - 25, y - 12), (x - 9, top + 4)]
    right = [(x + 9, top + 4), (x + 26, y - 13), (x + 46, y), (x + 70, y + 12)]
    pic.path(smooth([*left, *right]) + f"Q{number(x)} {number(y + 15)} {number(x - 66)} "
             f"{number(y + 11)}Z", "#5F7352")  # fmt: skip
    pic.path(
        f"M{number(x + 9)} {number(top + 4)}L{number(x + 26)} {number(y - 13)}"
        f"L{number(x + 46)} {number(y)}L{number(x + 70)} {number(y + 12)}L{number(x + 14)} "
        f"{number(y + 13)}L{number(x + 6)} {number(y - 5)}L{number(x + 1)} {number(top + 5)}Z",
        "#465843",
    )
    pic.path(
        f"M{number(x - 9.5)} {number(top + 4)}L{number(x - 18)} {number(top + 16)}"
        f"L{number(x - 9)} {number(top + 12)}L{number(x - 2)} {number(top + 18)}"
        f"L{number(x + 5)} {number(top + 11)}L{number(x + 13)} {number(top + 16)}"
        f"L{number(x + 9.5)} {number(top + 4)}Z",
        "#F4F7FD",
    )


def _gun(painter: QPainter, x: float, y: float, size: float, since: float) -> None:
    """Draw the cannon, its muzzle at ``(x, y)``; ``since`` its last shot it has rolled back."""
    k = size * 0.8
    for dx, dy, r in ((8, -5, 7), (16, 4, 9), (26, -1, 6)):
        spread = ease(since, 0, 0.9)
        puff = (1 - spread) * ease(since, -0.02, 0.06)
        disc(painter, x + (dx + 14 * spread) * k, y + (dy - 8 * spread) * k,
             r * k * (0.6 + spread), "#E4EEFB", 0.55 * puff)  # fmt: skip
    x -= 9 * k * ease(since, 0, 0.08) * (1 - ease(since, 0.1, 1.1))
    barrel = [(-46, -7), (-8, -5), (0, -6), (0, 6), (-8, 5), (-46, 8), (-51, 0)]
    shape(painter, [(x + px * k, y + py * k) for px, py in
                    ((-44, 4), (-16, 4), (-8, 18), (-50, 18))], "#6B4420")  # fmt: skip
    shape(painter, [(x + px * k, y + py * k) for px, py in barrel], "#D08A3A")
    shape(painter, [(x + px * k, y + py * k) for px, py in barrel[:4]], "#F0B45C")
    disc(painter, x - 30 * k, y + 12 * k, 9 * k, "#4A2C1C")
    disc(painter, x - 30 * k, y + 12 * k, 5 * k, "#8A5A2E")


def _throw(
    painter: QPainter,
    t: float,
    path: list[Point],
    frame: tuple[float, float, float],
    last: bool,
) -> None:
    """Draw one ball, the line it has flown, and where it met the ground."""
    if t < 0:
        return
    x, y, radius = frame
    done = min(len(path) - 1, round(t * 25 * STEPS))
    flown = [(x + px * radius, y + py * radius) for px, py in path[: done + 1 : STEPS]]
    px, py = path[done]
    here = (x + px * radius, y + py * radius)
    line(painter, [*flown, here], TRAIL if last else mix(TRAIL, EMBER, 0.35), 3, 0.9)
    if last:
        inward = 1 - 58 * ease(t, 0.6, 1.4) / radius / PEAK
        arrow(painter, here, (x + px * radius * inward, y + py * radius * inward), 7)
        _ball_becomes_station(painter, here, math.atan2(py, px), ease(t, 4.6, 5.8))
        return
    landed = t - (len(path) - 1) / 25 / STEPS
    if landed > 0:
        ring = ease(landed, 0, 0.7)
        disc(painter, *here, 6 + 16 * ring, DAWN, 0.5 * (1 - ring))
    disc(painter, *here, 7, BALL)


def _ball_becomes_station(painter: QPainter, here: Point, turn: float, share: float) -> None:
    disc(painter, *here, 13, BALL, 0.25 * (1 - share))
    disc(painter, *here, 8, BALL, 1 - share)
    if share > 0:
        disc(painter, *here, 34, "#8FA4F0", 0.22 * share)
        before = painter.opacity()
        painter.setOpacity(before * share)
        view = View(*here, 1.9, yaw=28, tilt=56, roll=math.degrees(turn) + 78, sun_wings=-45)
        paints = dict.fromkeys(("天和", "问天", "梦天"), tinted(PAINTS, "#FFF8EC", 0.25))
        station(painter, faces(view, paints))
        painter.setOpacity(before)
