"""Throws from a mountain top, for 天宫空间站: slow ones land, one is fast enough to stay.

The paths are true conics. The mountain is as high above the Earth as the station: 400 km of
6,371 km, drawn to scale.
"""

from __future__ import annotations

import math

from studio.globe import globe, space, stars
from studio.palette import DAWN, EMBER, GLOW
from studio.station import View, draw_station
from studio.svg import Picture, Point, packed, polygon, smooth

EARTH_KM, HEIGHT_KM = 6371.0, 400.0


def thrown(share: float, turn: float) -> float:
    """Return the distance from the Earth's middle, in starts, ``turn`` radians after the throw.

    ``share`` is the speed as a share of the circular one; the throw is level, so it begins at
    the far (< 1) or near (> 1) end of its ellipse: r = p / (1 + e cos turn), p = share².
    """
    return share**2 / (1 + (share**2 - 1) * math.cos(turn))


def paths(pic: Picture) -> None:
    """Draw the Earth, three throws that land, and the circle that closes, the station on it."""
    x, y, r = 800.0, 640.0, 450.0
    start = r * (1 + HEIGHT_KM / EARTH_KM)
    space(pic, "#26337F")
    stars(pic, 70, 14, 1200, 1.7)

    def spot(share: float, turn: float) -> Point:
        away = start * thrown(share, turn)
        return x + away * math.sin(turn), y - away * math.cos(turn)

    globe(pic, x, y, r, 9, 70)
    base = r * math.cos(0.06)
    pic.path(
        polygon([(x - 30, y - base), (x - 5, y - start + 3), (x + 5, y - start + 3),
                 (x + 30, y - base)]),
        "#C9B98A",
    )  # fmt: skip
    for share, tone in ((0.8, EMBER), (0.9, "#E98A3C"), (0.95, GLOW)):
        line: list[Point] = []
        turn = 0.0
        while start * thrown(share, turn) > r:
            line.append(spot(share, turn))
            turn += math.radians(1.5)
        pic.stroke(smooth(line), tone, 7)
        pic.circle(*line[-1], 10, tone)
    ring = [spot(1.0, math.radians(step * 5)) for step in range(73)]
    pic.stroke(smooth(ring), DAWN, 8)
    turn = math.radians(-62)
    at = spot(1.0, turn)
    draw_station(pic, View(*at, 6.4, yaw=30, tilt=54, roll=-60, sun_wings=-40))
    for way, tone, long in ((turn + math.pi / 2, "#FFF8EC", 230.0), (turn + math.pi, EMBER, 170.0)):
        ux, uy = math.sin(way), -math.cos(way)
        a = (at[0] + ux * 60, at[1] + uy * 60)
        b = (at[0] + ux * long, at[1] + uy * long)
        pic.stroke(f"M{packed(*a)}L{packed(*b)}", tone, 9)
        tip = (b[0] + ux * 34, b[1] + uy * 34)
        sides = [(b[0] + s * uy * 20, b[1] - s * ux * 20) for s in (1, -1)]
        pic.path(polygon([tip, *sides]), tone)
