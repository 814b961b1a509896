"""Bones of a tail, as an anatomist would lay them out."""

from __future__ import annotations

from collections.abc import Sequence

from studio.brush import Knot, blade, evenly, normal, sides
from studio.svg import Picture, Point, smooth

BONE, BONE_SHADE = "#FFF3D6", "#CDB58A"


def vertebrae(
    pen: Picture,
    line: Sequence[Point],
    gap: float,
    sizes: tuple[float, float],
    up: int = -1,
) -> None:
    """Draw a row of spool-shaped vertebrae shrinking from ``sizes[0]`` to ``sizes[1]``.

    ``up`` is 1 where the line walks to the right, −1 where it walks to the left.
    """
    places: list[Point] = []
    dense = evenly(line, 2)
    walked = 0.0
    for index in range(len(dense)):
        share = index / len(dense)
        here = gap * (sizes[0] + (sizes[1] - sizes[0]) * share)
        if walked <= index * 2:
            places.append(dense[index])
            walked = index * 2 + here
    bones, shade = "", ""
    for index in range(len(places) - 1):
        x, y = places[index]
        size = sizes[0] + (sizes[1] - sizes[0]) * index / len(places)
        nx, ny = (-up * v for v in normal(places, index))
        tx, ty = up * ny * gap * size * 0.3, -up * nx * gap * size * 0.3
        wide, waist = 12 * size, 7.5 * size
        knots: list[Knot] = [(x - tx, y - ty, wide), (x, y, waist), (x + tx, y + ty, wide)]
        left, right = sides(knots, 1)
        bones += smooth([*left, *right[::-1]], closed=True, tension=0.35, decimals=0)
        if index < len(places) * 0.5:
            crest = (x - nx * 34 * size + tx, y - ny * 34 * size + ty)
            bones += blade((x - nx * 6 * size, y - ny * 6 * size), crest, 10 * size, 0)
            down = (x + nx * 30 * size + tx * 2, y + ny * 30 * size + ty * 2)
            shade += blade((x + nx * 11 * size, y + ny * 11 * size), down, 8 * size, 0)
    pen.path(shade, BONE_SHADE)
    pen.path(bones, BONE)
