"""Inside the space station: the cabin looking down its length, and the cabin cut open."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from studio.palette import mix
from studio.svg import Picture, Point, polygon

DEPTHS = (0.62, 1.0, 1.42, 1.9, 2.5, 3.3)
PALE, COOL, SHADE = "#EEF2FB", "#D5DEF2", "#A9B7DC"


def room(pic: Picture, eye_x: float, eye_y: float, near: float, porthole: float) -> None:
    """Draw the inside of 天和: racks, light, handrails, a round window, the hatch behind.

    All lines run to ``(eye_x, eye_y)``; ``near`` is the size of the cabin's nearest opening,
    ``porthole`` where the window is.
    """
    pic.rect(0, 0, pic.width, pic.height, SHADE)

    def spot(x: float, y: float, depth: float) -> Point:
        return eye_x + x * near / depth, eye_y + y * near / depth

    def pane(corners: list[tuple[float, float, float]], colour: str) -> None:
        pic.path(polygon([spot(*c) for c in corners]), colour)

    for index, (front, far) in enumerate(pairwise(DEPTHS)):
        dim = 0.10 * index
        gap = 0.028
        a, b = front + gap * front, far - gap * front
        for side in (-1, 1):
            wall = mix(COOL if side < 0 else mix(COOL, SHADE, 0.25), "#6C7DB8", dim)
            pane([(side, -0.62, front), (side, -0.62, far), (side, 0.62, far), (side, 0.62, front)],
                 mix(SHADE, "#6C7DB8", dim))  # fmt: skip
            for row in range(3):
                top, low = -0.60 + 0.41 * row, -0.60 + 0.41 * row + 0.375
                tone = mix(wall, PALE, 0.35 if (row + index) % 3 == 0 else 0)
                pane([(side, top, a), (side, top, b), (side, low, b), (side, low, a)], tone)
            pane([(side, -0.62, front), (side, -0.62, far), (side * 0.72, -0.8, far),
                  (side * 0.72, -0.8, front)], mix("#FFF6DC", "#C9D2EC", dim))  # fmt: skip
            pane([(side, 0.62, front), (side, 0.62, far), (side * 0.72, 0.8, far),
                  (side * 0.72, 0.8, front)], mix("#8C9BCC", "#5C6CA8", dim))  # fmt: skip
        for y, tone in ((-0.8, mix(PALE, "#8FA0D2", dim)), (0.8, mix("#7F8FC6", "#5465A4", dim))):
            pane([(-0.72, y, front), (0.72, y, front), (0.72, y, far), (-0.72, y, far)], SHADE)
            pane([(-0.7, y, a), (0.7, y, a), (0.7, y, b), (-0.7, y, b)], tone)
    unit = near / 470
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
    _porthole(pic, porthole, eye_y - 42 * unit, unit)


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


def _porthole(pic: Picture, x: float, y: float, unit: float) -> None:
    """A window in the left wall with the Earth's limb in it."""
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
    pic.rect(x - 352, y - 128, 704, 256, "#F3F4FA", 66)
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
