"""Lycoptera near by. A fish beats its tail from side to side, so in side view the tail turns
towards us and away: it grows shorter and longer, never up and down."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from studio.lottie_paths import outlines
from studio.palette import mix
from studio.svg import Pen, Point, packed, smooth


@dataclass(frozen=True)
class Scales:
    """The colours of a fish seen near by."""

    back: str
    flank: str
    sheen: str
    belly: str
    fin: str
    ray: str
    eye: str = "#F7D98A"


ALIVE = Scales("#56704F", "#A9B48A", "#C9CFA4", "#F6EBC8", "#B9A667", "#8A7A48")
DEAD = Scales("#7C7F6C", "#B3AE92", "#C6C0A2", "#E2D9BC", "#A39B78", "#857E60", "#D9D2BC")

OUTLINE: tuple[Point, ...] = (
    (141, 2), (129, -15), (100, -33), (56, -43), (0, -42), (-46, -33), (-90, -18), (-124, -11),
    (-130, 0), (-124, 12), (-90, 19), (-46, 31), (0, 41), (56, 42), (104, 27), (131, 14),
)  # fmt: skip
STIFF = 30.0
"""From here back the body bends."""

Warp = Callable[[Point], Point]


def beating(share: float, strength: float = 1.0) -> Warp:
    """Return how the body is seen at ``share`` of a beat of the tail."""
    spots: list[tuple[float, float]] = [(STIFF, 0.0)]
    step = 4.0
    while len(spots) < 70:
        s = step * len(spots)
        yaw = math.radians(56 * strength) * min(s / 190, 1) ** 1.2
        yaw *= math.sin(2 * math.pi * (share - s / 330))
        x, depth = spots[-1]
        spots.append((x - step * math.cos(yaw), depth + step * math.sin(yaw)))

    def seen(point: Point) -> Point:
        x, y = point
        if x >= STIFF:
            return point
        place = min((STIFF - x) / step, len(spots) - 1.001)
        index, rest = int(place), place % 1
        (ax, az), (bx, bz) = spots[index], spots[index + 1]
        near = 1 + 0.0016 * (az + (bz - az) * rest)  # what comes nearer looks larger
        return ax + (bx - ax) * rest, y * near

    return seen


def fish(pen: Pen, size: float, scales: Scales, seen: Warp) -> None:
    """Draw the fish ``size`` long about the origin, heading right."""
    body = pen.group(scale=size / 300)

    def path(data: str, fill: str, opacity: float = 1.0) -> None:
        body.path(warped(data, seen), fill, opacity=opacity)

    def line(data: str, width: float, colour: str, opacity: float = 1.0) -> None:
        body.stroke(warped(data, seen), colour, width, opacity=opacity)

    _tail_fins(path, line, scales)
    path(smooth(OUTLINE, closed=True), scales.flank)
    upper = [(141, 2), (129, -15), (100, -33), (56, -43), (0, -42), (-46, -33), (-90, -18),
             (-124, -11), (-130, -4), (-90, -9), (-40, -17), (20, -22), (80, -19),
             (116, -8)]  # fmt: skip
    path(smooth(upper, closed=True), scales.back)
    lower = [(128, 15), (104, 27), (56, 42), (0, 41), (-46, 31), (-90, 18), (-60, 16), (0, 24),
             (56, 25), (100, 17)]  # fmt: skip
    path(smooth(lower, closed=True), scales.belly)
    path(smooth([(78, -12), (20, -15), (-40, -11), (-100, -5), (-40, -5), (20, -8)], closed=True),
         scales.sheen)  # fmt: skip
    _flank(line, scales)
    _head(body, scales)
    path("M62 22C54 40 38 50 20 50C26 38 34 26 50 16Z", scales.fin)
    line("M56 24Q44 40 28 46M52 21Q38 34 24 44", 1.6, scales.ray)


def _tail_fins(
    path: Callable[[str, str], None], line: Callable[[str, float, str], None], scales: Scales
) -> None:
    path("M-116-7C-142-14-166-36-184-50C-180-26-172-8-160 2C-172 14-180 32-182 54"
         "C-164 38-142 18-116 10Z", scales.fin)  # fmt: skip
    line("M-126-6L-174-38M-126-3L-168-22M-126 0L-162-6M-126 4L-162 10M-126 7L-168 26"
         "M-126 9L-174 42", 1.8, scales.ray)  # fmt: skip
    # dorsal and anal fin sit opposite each other, far back
    path("M-28-36C-42-56-58-67-71-67C-71-48-80-32-92-20Z", scales.fin)
    line("M-40-36L-66-62M-52-32L-70-54M-64-29L-73-44M-76-25L-80-35", 1.8, scales.ray)
    path("M-32 34C-46 56-61 64-75 62C-75 46-84 32-98 19Z", scales.fin)
    line("M-44 34L-70 57M-56 31L-74 50M-68 28L-77 41M-80 24L-84 33", 1.8, scales.ray)
    path("M-14 36C-24 50-36 57-48 55C-44 46-42 40-40 30Z", scales.fin)
    line("M-22 38L-42 51M-30 36L-42 46", 1.6, scales.ray)


def _flank(line: Callable[[str, float, str, float], None], scales: Scales) -> None:
    """Lay rows of small scales, and the line along the side."""
    arcs = ""
    for row in range(4):
        for column in range(22):
            x = 62 - 8.4 * column - 4.2 * (row % 2)
            y = (-6 + 8.5 * row) * (1 - 0.026 * column) + 1
            arcs += f"M{packed(x, y - 3)}q-4 3 0 6"
    line(arcs, 1.3, mix(scales.flank, scales.back, 0.55), 0.7)
    line("M76-6Q-20 0-124 1", 1.6, mix(scales.flank, scales.back, 0.7), 0.8)


def _head(body: Pen, scales: Scales) -> None:
    cheek = mix(scales.flank, scales.belly, 0.35)
    body.path("M88-26C70-14 66 14 86 30C104 28 124 18 139 5C130-4 112-16 88-26Z", cheek)
    body.path("M100-33C120-26 132-12 141 2C124-8 108-16 86-25C90-30 94-33 100-33Z", scales.back)
    body.stroke("M88-25C70-12 67 14 86 30", mix(scales.back, "#000000", 0.15), 3)
    body.stroke("M96-14C88-4 88 12 98 22", mix(scales.flank, scales.back, 0.6), 2)
    body.stroke("M140 5Q128 13 116 12", mix(scales.back, "#000000", 0.3), 2.6)
    body.circle(114, -6, 10, mix(scales.back, "#000000", 0.2))
    body.circle(114, -6, 8.4, scales.eye)
    body.circle(115, -6, 4.8, "#14263A")
    body.circle(117, -8, 1.6, "#FFFFFF")


def warped(data: str, seen: Warp) -> str:
    """Return path data with every point and handle moved by ``seen``."""
    runs = outlines(data)
    for run in runs:
        moved = [seen(point) for point in run.points]
        for handles in (run.arriving, run.leaving):
            for index, (hx, hy) in enumerate(handles):
                x, y = run.points[index]
                to = seen((x + hx, y + hy))
                handles[index] = (to[0] - moved[index][0], to[1] - moved[index][1])
        run.points = moved
    return "".join(run.data() for run in runs)
