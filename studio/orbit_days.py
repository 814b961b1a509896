"""Shots of the film: sixteen sunrises a day, and the station as a moving star."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from random import Random

from PySide6.QtGui import QImage, QPainter

from studio.faces import Look
from studio.globe import SUN, globe, space, stars
from studio.orbit_canvas import (
    HEIGHT,
    WIDTH,
    disc,
    drawing,
    ease,
    lay,
    layer,
    line,
    station,
)
from studio.palette import DAWN, DUSK, EMBER, NIGHT, mix
from studio.people import BOY, GIRL, TEACHER
from studio.poses import place, stands
from studio.station import PAINTS, View, faces, tinted
from studio.svg import Picture, Point, number, ridge, smooth

NIGHTFALL = "#1E1320"
"""Hill and people against the last light."""
X, Y, R = 640.0, 300.0, 158.0
PATH_R, DIAL_R = 190.0, 256.0
ROUNDS = 16
LEAD = 0.75
"""How far before its first sunrise the station starts, in radians."""
DAWN_AT = math.asin(R / PATH_R)
"""Where the path leaves the Earth's shadow, counted from the side away from the sun."""


def sunrises(painter: QPainter, t: float) -> None:
    """Each round from night into day lights one sun of sixteen."""
    lay(painter, _day_layer())
    rounds = laps(t)
    turn = DAWN_AT - LEAD + 2 * math.pi * rounds
    trail = 0.25 + 0.7 * _pace(t)
    path = [_spot(turn - trail * (1 - i / 24)) for i in range(25)]
    for first, second, i in zip(path, path[1:], range(24), strict=False):
        line(painter, [first, second], DAWN, 1 + 2.4 * i / 24, 0.8 * i / 24)
    for index in range(ROUNDS):
        _little_sun(painter, index, rounds - LEAD / 2 / math.pi - index)
    x, y = _spot(turn)
    shadow = 1 - _lit(turn)
    since = (turn - DAWN_AT) % (2 * math.pi)
    glint = (1 - ease(since, 0.1, 1.3)) * ease(since, -0.02, 0.08) if rounds < 2.5 else 0.0
    for reach, opacity in ((46, 0.16), (30, 0.26)):
        disc(painter, x, y, reach, DAWN, opacity * glint)
    paints = tinted(PAINTS, mix("#FFF4D8", "#4656B4", shadow), 0.3 + 0.4 * shadow)
    view = View(x, y, 1.75, yaw=28, tilt=56, roll=-math.degrees(turn) + 90, sun_wings=-45)
    station(painter, faces(view, dict.fromkeys(("天和", "问天", "梦天"), paints)))


SLOW, QUICK = 0.4, 2.2
"""Rounds a second: at first, and from the fifth second on (never a flicker)."""


def laps(t: float) -> float:
    """Return how often the station has gone round: first slowly, then ever faster."""
    rise = min(max(t - 2, 0.0), 3.0)
    gained = SLOW * t + (QUICK - SLOW) * (rise * rise / 6 + max(0.0, t - 5))
    return min(gained, ROUNDS - 0.6)


def sunrise_times() -> list[float]:
    """Return the seconds of the shot at which each of the sixteen suns lights up."""
    result: list[float] = []
    for step in range(12 * 100):
        due = len(result) + LEAD / 2 / math.pi
        if len(result) < ROUNDS and laps(step / 100) >= due:
            result.append(step / 100)
    return result


def _pace(t: float) -> float:
    return (laps(t + 0.02) - laps(t - 0.02)) / 0.04


def _spot(turn: float) -> Point:
    """Return a place on the path; the sun is to the left, so night lies to the right."""
    return X + PATH_R * math.cos(turn), Y - PATH_R * math.sin(turn)


def _lit(turn: float) -> float:
    """Return 1 in sunlight, 0 in the Earth's shadow, soft at its edge."""
    x, y = math.cos(turn) * PATH_R, math.sin(turn) * PATH_R
    if x < 0:
        return 1.0
    return ease(abs(y), R - 5, R + 9)


def _little_sun(painter: QPainter, index: int, since: float) -> None:
    """One sun of the dial; ``since`` counts rounds from its sunrise."""
    turn = math.pi / 2 - 2 * math.pi * (index + 0.5) / ROUNDS
    x, y = X + DIAL_R * math.cos(turn), Y - DIAL_R * math.sin(turn)
    lit = ease(since, 0, 0.12)
    disc(painter, x, y, 9, "#6C7DD0", 0.5 * (1 - lit))
    disc(painter, x, y, 20, DAWN, 0.22 * lit)
    disc(painter, x, y, 5 + 7 * lit, mix("#6C7DD0", SUN, lit), 0.35 + 0.65 * lit)


@cache
def _day_layer() -> QImage:
    pic = drawing()
    space(pic, "#26337F")
    glow = pic.radial("left", ((0, "#FFE9B8", 0.85), (0.3, DAWN, 0.5), (0.65, EMBER, 0.2),
                               (1, EMBER, 0)))  # fmt: skip
    stars(pic, 90, 41, 600)
    pic.ellipse(-70, Y, 430, 480, glow)
    pic.circle(-96, Y, 150, SUN)
    pic.path(f"M{number(X)} {number(Y - R)}H1280V{number(Y + R)}H{number(X)}Z", "#070E1E",
             opacity="0.26")  # fmt: skip
    globe(pic, X, Y, R, 14, 40)
    for shift, opacity in ((0, "0.72"), (R * 0.13, "0.45")):
        high = math.sqrt(R * R - shift * shift)
        pic.path(
            f"M{number(X + shift)} {number(Y - high)}A{number(R)} {number(R)} 0 0 1 "
            f"{number(X + shift)} {number(Y + high)}Z",
            "#0B1430",
            opacity=opacity,
        )
    path = "".join(
        f"{'M' if i == 0 else 'L'}{number(x)} {number(y)}"
        for i, (x, y) in enumerate(_spot(2 * math.pi * i / 120) for i in range(121))
    )
    pic.stroke(path, "#8FA4F0", 1.5, opacity="0.5")
    return layer(pic)


# --- the moving star ---------------------------------------------------------------------


def evening(painter: QPainter, t: float) -> None:
    """From a hill at dusk: a bright point crosses the sky, steady, without a blink."""
    lay(painter, _dusk_layer())
    share = (t + 0.6) / 8.2
    path = [_over_hill(share * i / 40) for i in range(41)]
    line(painter, path, "#FFF4D8", 1.6, 0.3, (1, 7))
    x, y = path[-1]
    for r, opacity in ((20, 0.10), (12, 0.2), (7, 0.4)):
        disc(painter, x, y, r, DAWN, opacity)
    disc(painter, x, y, 4, "#FFFDF4")
    lay(painter, _hill_layer())


def _over_hill(share: float) -> Point:
    return 150 + 1010 * share, 330 - 4 * 205 * share * (1 - share)


@cache
def _dusk_layer() -> QImage:
    pic = drawing()
    sky = pic.gradient("dusk", ((0, NIGHT), (0.34, DUSK), (0.58, "#5A4668"), (0.74, EMBER),
                                (0.88, DAWN), (1, DAWN)))  # fmt: skip
    pic.rect(0, 0, WIDTH, HEIGHT, sky)
    stars(pic, 80, 63, 300)
    for base, swell, phase, tone in ((548, 20, 0.8, "#A4553C"), (580, 16, 2.9, "#6E3A3C")):
        crest = ridge(WIDTH, HEIGHT, base, swell, phase, 1.3)
        pic.path(f"{smooth(crest[:-2])}L{WIDTH} {HEIGHT}L0 {HEIGHT}Z", tone)
    return layer(pic)


@cache
def _hill_layer() -> QImage:
    pic = drawing()
    hill = [(0.0, 652.0), (220.0, 634.0), (470.0, 606.0), (660.0, 596.0), (850.0, 606.0),
            (1080.0, 640.0), (1280.0, 664.0)]  # fmt: skip
    pic.path(f"{smooth(hill)}L{WIDTH} {HEIGHT}L0 {HEIGHT}Z", NIGHTFALL)
    _grass(pic, hill)
    people = ((TEACHER, 566, 603, 0.30, False), (GIRL, 648, 600, 0.30, False),
              (BOY, 720, 602, 0.30, True))  # fmt: skip
    for look, x, y, size, mirrored in people:
        dark = _silhouette(look)
        pose = stands(dark, -12)
        k = dark.bulk
        if look is GIRL:
            raised = ((40 * k, -366 * k), (118 * k, -412 * k), (196 * k, -486 * k))
            pose = replace(pose, near_arm=raised)
        place(pic, dark, pose, x, y, size, mirrored, shadow=0)
        # they look up at the sky, away from us: no face
        pic.circle(x, y + pose.head[1] * size, look.head_r * 0.94 * size, NIGHTFALL)
    return layer(pic)


def _silhouette(look: Look) -> Look:
    """Return somebody seen against the last light."""
    dark = NIGHTFALL
    return replace(look, skin=dark, hair_colour=dark, top=dark, legs=dark, shoes=dark,
                   collar=dark, stripe="", apron="")  # fmt: skip


def _grass(pic: Picture, crest: list[Point]) -> None:
    rng = Random(12)
    data = ""
    for _ in range(150):
        x = rng.uniform(0, WIDTH)
        left = max(p for p in crest if p[0] <= x)
        right = min(p for p in crest if p[0] >= x)
        share = (x - left[0]) / ((right[0] - left[0]) or 1)
        y = left[1] + (right[1] - left[1]) * share
        high, lean = rng.uniform(5, 15), rng.uniform(-5, 7)
        data += f"M{number(x - 2)} {number(y + 8)}L{number(x + lean)} {number(y - high)}"
        data += f"L{number(x + 2)} {number(y + 8)}Z"
    pic.path(data, NIGHTFALL)
