"""The space station 天宫 as a small solid model, so that it is true from every side.

Lengths are metres. x runs along the two laboratories (梦天 at +x, 问天 at -x), y along 天和
(its far end at +y), z away from the Earth. A :class:`View` turns the model; the result is
flat faces in painting order, for an SVG as well as for a film.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.palette import mix
from studio.svg import Picture, Point, packed

Vector = tuple[float, float, float]
Ramp = Sequence[str]
"""Colours from the dark side to the lit side."""

SIDES = 24
BODY: Ramp = ("#3A4576", "#5E6B9F", "#93A0C8", "#CBD3EA", "#F3F4FA")
CELL: Ramp = ("#1A2150", "#243079", "#3040A0", "#4557BC")
FRAME: Ramp = ("#3C4884", "#5361A8", "#7D8BD0", "#AAB6E8")
BAND: Ramp = ("#2E3867", "#4A568A", "#7480AE", "#A7B0D2", "#C9D0E6")
GOLD: Ramp = ("#7A4A1E", "#B06E22", "#E09A34", "#F8C56B", "#FFE3A8")


@dataclass(frozen=True)
class View:
    """How the station is seen: degrees, the light (towards its source), metres to pixels."""

    x: float
    y: float
    scale: float
    yaw: float = 0
    tilt: float = 0
    roll: float = 0
    light: Vector = (-0.5, -0.6, 0.6)
    sun_wings: float = 30

    def turned(self, v: Vector) -> Vector:
        """Return a model vector as right, down, towards the viewer."""
        a, b, c = (math.radians(d) for d in (self.yaw, self.tilt, self.roll))
        x, y, z = v
        x, y = x * math.cos(a) - y * math.sin(a), x * math.sin(a) + y * math.cos(a)
        y, z = y * math.cos(b) - z * math.sin(b), y * math.sin(b) + z * math.cos(b)
        x, y = x * math.cos(c) - y * math.sin(c), x * math.sin(c) + y * math.cos(c)
        return x, y, z

    def seen(self, v: Vector) -> Point:
        """Return where a turned vector lies in the picture."""
        return self.x + v[0] * self.scale, self.y + v[1] * self.scale

    def glow(self, normal: Vector) -> float:
        """Return how much light (0-1) falls on a turned face; the Earth's shine lifts shadows."""
        size = math.hypot(*self.light)
        straight = sum(a * b for a, b in zip(normal, self.light, strict=True)) / size
        return max(0.0, straight) * 0.86 + 0.14 * (0.5 + 0.5 * straight)


@dataclass(frozen=True)
class Tube:
    """A round piece of a module, from ``start`` to ``end``."""

    module: str
    start: Vector
    end: Vector
    radius: float
    end_radius: float
    paint: str = "body"


@dataclass(frozen=True)
class Wing:
    """A solar wing: a long rectangle about an axis, turned to the sun."""

    module: str
    start: Vector
    end: Vector
    width: float
    turns: bool = True


@dataclass(frozen=True)
class Face:
    """A flat piece of the picture."""

    points: tuple[Point, ...]
    colour: str


def _row(
    module: str, axis: int, sign: int, pieces: Sequence[tuple[float, float, float, float, str]]
) -> list[Tube]:
    def spot(along: float) -> Vector:
        return (sign * along, 0.0, 0.0) if axis == 0 else (0.0, sign * along, 0.0)

    return [Tube(module, spot(a), spot(b), ra, rb, paint) for a, b, ra, rb, paint in pieces]


PARTS: tuple[Tube | Wing, ...] = (
    *_row("天和", 1, 1, [
        (-2.5, -1.7, 0.8, 0.8, "band"), (-1.7, -0.9, 0.9, 1.6, "body"),
        (-0.9, 0.9, 1.6, 1.6, "body"), (0.9, 1.7, 1.6, 1.4, "body"), (1.7, 2.2, 1.4, 1.4, "band"),
        (2.2, 6.4, 1.4, 1.4, "body"), (6.4, 7.6, 1.4, 2.1, "body"), (7.6, 10.2, 2.1, 2.1, "body"),
        (10.2, 10.7, 2.1, 2.1, "band"), (10.7, 13.6, 2.1, 2.1, "body"),
        (13.6, 14.5, 2.1, 1.5, "body"), (14.5, 15.6, 1.5, 1.4, "band"),
        (15.6, 16.4, 0.8, 0.8, "band"),
    ]),
    *_row("问天", 0, -1, [
        (1.5, 2.4, 0.9, 0.9, "band"), (2.4, 3.4, 1.0, 2.1, "body"), (3.4, 7.2, 2.1, 2.1, "body"),
        (7.2, 7.7, 2.1, 2.1, "band"), (7.7, 12.0, 2.1, 2.1, "body"),
        (12.0, 12.8, 2.1, 1.4, "body"), (12.8, 16.4, 1.4, 1.4, "body"),
        (16.4, 17.0, 1.4, 0.9, "band"), (17.0, 19.6, 0.8, 0.8, "band"),
    ]),
    *_row("梦天", 0, 1, [
        (1.5, 2.4, 0.9, 0.9, "band"), (2.4, 3.4, 1.0, 2.1, "body"), (3.4, 8.6, 2.1, 2.1, "body"),
        (8.6, 9.1, 2.1, 2.1, "band"), (9.1, 11.6, 2.1, 2.1, "body"),
        (11.6, 12.0, 2.1, 1.8, "band"), (12.0, 16.6, 1.8, 1.8, "body"),
        (16.6, 17.2, 1.8, 0.9, "band"), (17.2, 19.6, 0.8, 0.8, "band"),
    ]),
    *(Wing("天和", (side * 1.9, 4.9, 0), (side * 13.8, 4.9, 0), 3.4) for side in (-1, 1)),
    *(Wing(name, (x, side * 1.3, 0), (x, side * 27.0, 0), 4.3)
      for name, x in (("问天", -18.4), ("梦天", 18.4)) for side in (-1, 1)),
)  # fmt: skip

PAINTS: Mapping[str, Ramp] = {"body": BODY, "band": BAND, "cell": CELL, "frame": FRAME}


def faces(view: View, paints: Mapping[str, Mapping[str, Ramp]] | None = None) -> list[Face]:
    """Return the station's faces, back to front; ``paints`` may give a module other colours."""

    def depth(part: Tube | Wing) -> float:
        return view.turned(part.start)[2] + view.turned(part.end)[2]

    result: list[Face] = []
    for part in sorted(PARTS, key=depth):
        ramps = (paints or {}).get(part.module, PAINTS)
        if isinstance(part, Tube):
            result += _tube(view, part, ramps[part.paint])
        else:
            result += _wing(view, part, ramps)
    return result


def draw_station(pic: Picture, view: View, paints: Mapping[str, Ramp] = PAINTS) -> None:
    """Draw the station into a picture, faces of one colour joined where they follow each other."""
    data, colour = "", ""
    for face in faces(view, dict.fromkeys(("天和", "问天", "梦天"), paints)):
        if face.colour != colour and data:
            pic.path(data, colour)
            data = ""
        data, colour = data + _outline(face.points), face.colour
    pic.path(data, colour)


def _outline(points: Sequence[Point]) -> str:
    """Return short path data of a closed shape: steps from corner to corner."""
    x, y = round(points[0][0], 1), round(points[0][1], 1)
    steps: list[float] = []
    result = f"M{packed(x, y)}l"
    for px, py in points[1:]:
        dx, dy = round(px - x, 1), round(py - y, 1)
        if dx or dy:
            steps += [dx, dy]
            x, y = round(x + dx, 1), round(y + dy, 1)
    return result + packed(*steps) + "z"


def tinted(ramps: Mapping[str, Ramp], colour: str, share: float) -> dict[str, Ramp]:
    """Return all ramps moved towards one colour: dimmed, or touched by dawn."""
    return {name: [mix(c, colour, share) for c in ramp] for name, ramp in ramps.items()}


def _tone(ramp: Ramp, glow: float) -> str:
    return ramp[min(len(ramp) - 1, int(glow * len(ramp)))]


def _tube(view: View, tube: Tube, ramp: Ramp) -> list[Face]:
    along = _unit(_less(tube.end, tube.start))
    first: Vector = (0.0, 0.0, 1.0)
    second = _cross(along, first)
    slope = (tube.radius - tube.end_radius) / math.dist(tube.end, tube.start)

    def ring(middle: Vector, radius: float, step: int) -> Vector:
        turn = 2 * math.pi * step / SIDES
        c, s = radius * math.cos(turn), radius * math.sin(turn)
        return view.turned(_add(middle, _add(_times(first, c), _times(second, s))))

    def normal(step: int) -> Vector:
        turn = 2 * math.pi * (step + 0.5) / SIDES
        out = _add(_times(first, math.cos(turn)), _times(second, math.sin(turn)))
        return view.turned(_unit(_add(out, _times(along, slope))))

    visible = [step for step in range(SIDES) if normal(step)[2] > 0]
    result: list[Face] = []
    if visible and len(visible) < SIDES:
        start = next(s for s in visible if (s - 1) % SIDES not in visible)
        visible = [(start + i) % SIDES for i in range(len(visible))]
    tone = ""
    for index, step in enumerate(visible):
        # each tone covers all that follows, so that no seam shows between two tones
        now = _tone(ramp, view.glow(normal(step)))
        if now != tone:
            tone = now
            steps = [*visible[index:], (visible[-1] + 1) % SIDES]
            near = [view.seen(ring(tube.start, tube.radius, s)) for s in steps]
            far = [view.seen(ring(tube.end, tube.end_radius, s)) for s in reversed(steps)]
            result.append(Face((*near, *far), tone))
    for middle, radius, facing in (
        (tube.start, tube.radius, _times(along, -1)),
        (tube.end, tube.end_radius, along),
    ):
        out = view.turned(facing)
        if out[2] > 0.02:
            edge = tuple(view.seen(ring(middle, radius, s)) for s in range(SIDES))
            result.append(Face(edge, _tone(ramp, view.glow(out))))
    return result


def _wing(view: View, wing: Wing, ramps: Mapping[str, Ramp]) -> list[Face]:
    along = _unit(_less(wing.end, wing.start))
    lean = math.radians(view.sun_wings)
    flat: Vector = (abs(along[1]), abs(along[0]), 0.0)
    across = _add(_times(flat, math.cos(lean)), _times((0.0, 0.0, 1.0), math.sin(lean)))
    out = view.turned(_cross(along, across))
    lit = view.glow(out if out[2] > 0 else _times(out, -1))
    length = math.dist(wing.start, wing.end)

    def strip(a: float, b: float, low: float, high: float, colour: str) -> Face:
        corners = ((a, low), (b, low), (b, high), (a, high))
        return Face(
            tuple(
                view.seen(
                    view.turned(
                        _add(wing.start, _add(_times(along, u), _times(across, v * wing.width)))
                    )
                )
                for u, v in corners
            ),
            colour,
        )

    cell, frame = _tone(ramps["cell"], lit), _tone(ramps["frame"], lit)
    result = [strip(-0.6, 1.4, -0.05, 0.05, frame), strip(1.0, length, -0.5, 0.5, cell)]
    fold = 1.0
    while fold < length - 0.5:
        result.append(strip(fold, fold + 0.22, -0.5, 0.5, frame))
        fold += (length - 1.22) / round((length - 1.22) / 2.4)
    result.append(strip(length - 0.3, length, -0.5, 0.5, frame))
    result.append(strip(1.0, length, -0.035, 0.035, frame))
    return result


def _add(a: Vector, b: Vector) -> Vector:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _less(a: Vector, b: Vector) -> Vector:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def _times(a: Vector, k: float) -> Vector:
    return a[0] * k, a[1] * k, a[2] * k


def _unit(a: Vector) -> Vector:
    return _times(a, 1 / math.hypot(*a))


def _cross(a: Vector, b: Vector) -> Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
