"""Brush work for living things: limbs with a swelling width, fur, feathers.

Everything here returns path data (a string for ``Picture.path``) or lists of points, so
that one element can hold a whole coat of fur.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

from studio.svg import Point, number, packed, smooth

Knot = tuple[float, float, float]
"""A point of a spine: x, y, and half the width there."""


def sampled(points: Sequence[tuple[float, ...]], per_span: int = 6) -> list[tuple[float, ...]]:
    """Return a Catmull-Rom curve through ``points`` (any dimension), ``per_span`` steps a span."""
    last = len(points) - 1
    result: list[tuple[float, ...]] = []
    for index in range(last):
        p0, p1 = points[max(index - 1, 0)], points[index]
        p2, p3 = points[index + 1], points[min(index + 2, last)]
        for step in range(per_span):
            t = step / per_span
            result.append(
                tuple(
                    0.5
                    * (
                        2 * b
                        + (c - a) * t
                        + (2 * a - 5 * b + 4 * c - d) * t * t
                        + (3 * b - a - 3 * c + d) * t**3
                    )
                    for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
                )
            )
    result.append(tuple(points[last]))
    return result


def evenly(points: Sequence[Point], spacing: float, per_span: int = 12) -> list[Point]:
    """Return points every ``spacing`` units along the smooth curve through ``points``."""
    dense = [(p[0], p[1]) for p in sampled(points, per_span)]
    result = [dense[0]]
    left = spacing
    for (ax, ay), (bx, by) in pairwise(dense):
        length = math.hypot(bx - ax, by - ay)
        done = 0.0
        while length - done >= left > 0:
            done += left
            share = done / length
            result.append((ax + (bx - ax) * share, ay + (by - ay) * share))
            left = spacing
        left -= length - done
    return result


def normal(points: Sequence[tuple[float, ...]], index: int) -> Point:
    """Return the unit normal at ``points[index]``, to the left of the walking direction."""
    before, after = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
    dx, dy = after[0] - before[0], after[1] - before[1]
    length = math.hypot(dx, dy) or 1.0
    return dy / length, -dx / length


def sides(knots: Sequence[Knot], per_span: int = 3) -> tuple[list[Point], list[Point]]:
    """Return the left and right edge of the limb along ``knots``."""
    spine = sampled(knots, per_span)
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y, w) in enumerate(spine):
        nx, ny = normal(spine, index)
        left.append((x + nx * w, y + ny * w))
        right.append((x - nx * w, y - ny * w))
    return left, right


def limb(knots: Sequence[Knot], per_span: int = 2) -> str:
    """Return a closed limb along ``knots`` with rounded ends."""
    left, right = sides(knots, per_span)
    (ax, ay, aw), (bx, by, bw) = knots[0], knots[-1]
    hx, hy = _heading(knots[0], knots[1])
    tx, ty = _heading(knots[-2], knots[-1])
    head = (ax - hx * aw * 0.8, ay - hy * aw * 0.8)
    tip = (bx + tx * bw * 0.8, by + ty * bw * 0.8)
    bold = max(w for _, _, w in knots) >= 6
    return smooth([head, *left, tip, *reversed(right)], closed=True, decimals=0 if bold else 1)


def blade(base: Point, tip: Point, width: float, bend: float = 0.0) -> str:
    """Return one thin leaf or hair from ``base`` to ``tip``, bowed sideways by ``bend``."""
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = dy / length, -dx / length
    half = width / 2
    reach, sway = 0.45, bend
    start = (base[0] + nx * half, base[1] + ny * half)
    out = (dx * reach + nx * sway, dy * reach + ny * sway)
    end = (dx - nx * half, dy - ny * half)
    # the second half runs back, so its numbers are relative to the tip
    back = (out[0] - dx - nx * half, out[1] - dy - ny * half)
    close = (-dx - nx * half, -dy - ny * half)
    head = f"M{number(start[0])} {number(start[1])}"
    return f"{head}q{packed(*out, *end)}q{packed(*back, *close)}z"


def hair(base: Point, tip: Point, width: float, bend: float = 0.0) -> str:
    """Return a hair like :func:`blade`, in whole units and one curved side: a third of the size."""
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = dy / length * width / 2, -dx / length * width / 2
    x, y = round(base[0] + nx), round(base[1] + ny)
    ex, ey = round(tip[0]) - x, round(tip[1]) - y
    swing = bend / (width / 2 or 1.0)
    cx, cy = round(dx * 0.5 + nx * swing), round(dy * 0.5 + ny * swing)
    back = packed(round(base[0] - nx) - x - ex, round(base[1] - ny) - y - ey)
    return f"M{packed(x, y)}q{packed(cx, cy, ex, ey)}l{back}"


def fur(
    edge: Sequence[Point],
    spacing: float,
    length: float | Callable[[float], float],
    width: float,
    rng: Random,
    lean: float = 1.0,
    inset: float = 3.0,
) -> str:
    """Return a row of hairs standing out to the left of ``edge``.

    ``length`` may be a function of the share (0–1) walked along the edge; ``lean`` is the angle
    (radians) by which hairs lie down towards the walking direction.
    """
    places = evenly(edge, spacing)
    data = []
    broad = width * min(max(spacing / 9, 1.0), 1.5)
    for index in range(len(places)):
        share = index / max(len(places) - 1, 1)
        size = (length(share) if callable(length) else length) * rng.uniform(0.7, 1.2)
        nx, ny = normal(places, index)
        tx, ty = -ny, nx
        angle = lean + rng.uniform(-0.18, 0.18)
        vx = nx * math.cos(angle) + tx * math.sin(angle)
        vy = ny * math.cos(angle) + ty * math.sin(angle)
        x, y = places[index]
        start = (x - nx * inset, y - ny * inset)
        data.append(
            hair(start, (x + vx * size, y + vy * size), broad * rng.uniform(0.8, 1.2), size * 0.14)
        )
    return "".join(data)


def _heading(start: Sequence[float], end: Sequence[float]) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    return dx / length, dy / length
