"""Path data, as ``studio.svg`` and ``studio.brush`` write it, turned into Lottie outlines."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from studio.lottie_keys import short
from studio.svg import Point, packed

TOKEN = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|[\s,]+|(.)")
NEEDS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass
class Outline:
    """One run of Bézier curves: corners, and each corner's handles relative to it."""

    points: list[Point] = field(default_factory=list)
    arriving: list[Point] = field(default_factory=list)
    leaving: list[Point] = field(default_factory=list)
    closed: bool = False

    def corner(self, at: Point, arrive: Point = (0.0, 0.0)) -> None:
        """Add a corner; ``arrive`` is the handle of the curve that comes in."""
        self.points.append(at)
        self.arriving.append(arrive)
        self.leaving.append((0.0, 0.0))

    def close(self) -> None:
        """Join the end to the start; an end that lies on the start is the start."""
        self.closed = True
        if len(self.points) > 1 and _near(self.points[0], self.points[-1]):
            self.points.pop()
            self.leaving.pop()
            self.arriving[0] = self.arriving.pop()

    def spelt(self) -> dict[str, Any]:
        """Return the outline as Lottie writes it."""
        return {
            "c": self.closed,
            "v": [_pair(p) for p in self.points],
            "i": [_pair(p) for p in self.arriving],
            "o": [_pair(p) for p in self.leaving],
        }

    def data(self) -> str:
        """Return the outline as path data again."""
        x, y = (round(value, 1) for value in self.points[0])
        text = f"M{packed(x, y)}"
        count = len(self.points)
        for index in range(count if self.closed else count - 1):
            after = (index + 1) % count
            handles = self.leaving[index], self.arriving[after]
            end = self.points[after]
            dx, dy = round(end[0] - x, 1), round(end[1] - y, 1)
            if handles == ((0, 0), (0, 0)):
                text += f"l{packed(dx, dy)}" if after else ""
            else:
                (ox, oy), (ix, iy) = handles
                text += f"c{packed(ox, oy, dx + ix, dy + iy, dx, dy)}"
            x, y = round(x + dx, 1), round(y + dy, 1)
        return text + ("Z" if self.closed else "")

    def box(self) -> Box:
        """Return what holds the curve's corners and handles."""
        spots = [
            (x + dx, y + dy)
            for handles in (self.arriving, self.leaving)
            for (x, y), (dx, dy) in zip(self.points, handles, strict=True)
        ] + self.points
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        return min(xs), min(ys), max(xs), max(ys)


def outlines(data: str | Sequence[Point], closed: bool = True) -> list[Outline]:
    """Return the outlines of SVG path data, or of a list of points joined by straight lines."""
    if not isinstance(data, str):
        outline = Outline()
        for point in data:
            outline.corner(point)
        if closed:
            outline.close()
        return [outline]
    return _Reader().read(data)


def around(runs: Sequence[Outline]) -> Box:
    """Return the box that holds all the outlines."""
    lefts, tops, rights, bottoms = zip(*(run.box() for run in runs), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def moved(data: str, at: Point, turn: float = 0.0, scale: float = 1.0) -> str:
    """Return path data scaled and turned (degrees clockwise) about the origin, then put ``at``."""
    cos, sin = (f(math.radians(turn)) * scale for f in (math.cos, math.sin))

    def turned(spots: list[Point]) -> list[Point]:
        return [(x * cos - y * sin, x * sin + y * cos) for x, y in spots]

    runs = outlines(data)
    for run in runs:
        run.points = [(x + at[0], y + at[1]) for x, y in turned(run.points)]
        run.arriving, run.leaving = turned(run.arriving), turned(run.leaving)
    return "".join(run.data() for run in runs)


class _Reader:
    """Follows path data with a pen: where it is, where it began, the last handle."""

    def __init__(self) -> None:
        self.done: list[Outline] = []
        self.now: Outline | None = None
        self.at: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.handle: Point | None = None

    def read(self, data: str) -> list[Outline]:
        for command, numbers in _commands(data):
            self._step(command.upper(), command.islower(), numbers)
        return [outline for outline in self.done if len(outline.points) > 1]

    def _step(self, command: str, relative: bool, numbers: list[float]) -> None:
        ox, oy = self.at if relative else (0.0, 0.0)
        if command == "Z":
            if self.now is not None:
                self.now.close()
            self.at, self.now, self.handle = self.start, None, None
            return
        if command in "HV":
            x, y = self.at
            spots = [(numbers[0] + ox, y) if command == "H" else (x, numbers[0] + oy)]
        else:
            spots = [(x + ox, y + oy) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "M":
            self.at = self.start = spots[0]
            self._begin()
        elif command in "LHV":
            self._curve(self.at, spots[0], spots[0])
        else:
            self._bend(command, spots)
            return
        self.handle = None

    def _bend(self, command: str, spots: list[Point]) -> None:
        mirror = self.at
        if self.handle is not None:
            mirror = (2 * self.at[0] - self.handle[0], 2 * self.at[1] - self.handle[1])
        if command in "CS":
            first, second, end = spots if command == "C" else (mirror, *spots)
            self._curve(first, second, end)
            self.handle = second
            return
        middle, end = spots if command == "Q" else (mirror, spots[0])
        start = self.at
        self._curve(_towards(start, middle), _towards(end, middle), end)
        self.handle = middle

    def _begin(self) -> None:
        self.now = Outline()
        self.now.corner(self.at)
        self.done.append(self.now)

    def _curve(self, first: Point, second: Point, end: Point) -> None:
        if self.now is None:  # after a Z the pen goes on from the start
            self._begin()
        assert self.now is not None
        self.now.leaving[-1] = (first[0] - self.at[0], first[1] - self.at[1])
        self.now.corner(end, (second[0] - end[0], second[1] - end[1]))
        self.at = end


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; repeated ones are spelt out (a second M is an L)."""
    command, numbers = "", list[float]()
    for match in TOKEN.finditer(data):
        letter, digits, stray = match.groups()
        if stray or (letter and letter.upper() not in NEEDS):
            raise ValueError(f"path data holds {stray or letter!r}")
        if letter:
            if numbers:
                raise ValueError(f"path data: {command} lacks numbers")
            command = letter
            if letter in "Zz":
                yield letter, []
        elif digits:
            if not command or command in "Zz":
                raise ValueError("path data: numbers without a command")
            numbers.append(float(digits))
            if len(numbers) == NEEDS[command.upper()]:
                yield command, numbers
                numbers = []
                command = {"M": "L", "m": "l"}.get(command, command)
    if numbers:
        raise ValueError(f"path data: {command} lacks numbers")


def _towards(end: Point, middle: Point) -> Point:
    return end[0] + (middle[0] - end[0]) * 2 / 3, end[1] + (middle[1] - end[1]) * 2 / 3


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < 0.06 and abs(one[1] - other[1]) < 0.06


def _pair(point: Point) -> list[float | int]:
    return [short(point[0]), short(point[1])]
