"""Pieces of landscape and rooms that several programs paint. Flat, without outlines."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import pygame

from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Brush, Point
from kiosk.players.simulation.colours import Colour, colour, mix

WALL = colour("#F9E6C9")
WOOD = colour("#D7A468")
WOOD_DARK = colour("#B8763A")
WOOD_DEEP = colour("#8F5A33")
BOARD = colour("#2F5D50")
STEEL = colour("#8FA3B0")
STEEL_DARK = colour("#5C7182")
LEAF = colour("#6B9A3A")
LEAF_DARK = colour("#44702C")
SKIN = colour("#F2C9A1")
HAIR = colour("#2B2430")


def gradient(
    surface: pygame.Surface, box: pygame.Rect, stops: Sequence[tuple[float, Colour]]
) -> None:
    """Fill ``box`` from top to bottom with colours at shares (0 to 1, in order) of its height."""
    for row in range(box.height):
        share = row / max(1, box.height - 1)
        for (low, first), (high, second) in itertools.pairwise(stops):
            if share <= high:
                tone = mix(first, second, (share - low) / max(1e-6, high - low))
                break
        pygame.draw.line(surface, tone, (box.left, box.top + row), (box.right - 1, box.top + row))


def curve(points: Sequence[Point], pieces: int = 12) -> list[Point]:
    """A smooth line through ``points`` (Catmull and Rom's spline)."""
    ends = [points[0], *points, points[-1]]
    found: list[Point] = []
    for index in range(len(points) - 1):
        a, b, c, d = ends[index : index + 4]
        for piece in range(pieces):
            t = piece / pieces
            x, y = (
                0.5
                * (
                    2 * b[axis]
                    + (c[axis] - a[axis]) * t
                    + (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t
                    + (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t**3
                )
                for axis in (0, 1)
            )
            found.append((x, y))
    return [*found, points[-1]]


def below(surface: pygame.Surface, tone: Colour, line: Sequence[Point]) -> None:
    """Fill everything below a line that goes from left to right."""
    bottom = surface.get_height()
    pygame.draw.polygon(surface, tone, [*line, (line[-1][0], bottom), (line[0][0], bottom)])


def cloud(surface: pygame.Surface, tone: Colour, box: pygame.Rect) -> None:
    """A cloud with a flat foot that fills ``box``."""
    w, h = box.size
    foot = pygame.Rect(box.left, box.top + h * 0.55, w, h * 0.45)
    pygame.draw.rect(surface, tone, foot, border_radius=round(h * 0.22))
    for x, y, r in ((0.24, 0.55, 0.3), (0.47, 0.42, 0.42), (0.72, 0.52, 0.34)):
        pygame.draw.circle(surface, tone, (box.left + w * x, box.top + h * y), h * r)


def person(
    surface: pygame.Surface, foot: Point, height: float, shirt: Colour, arms_up: bool
) -> None:
    """Someone who stands on ``foot``; with ``arms_up`` they wave."""
    x, y = foot
    unit = height / 10
    trousers = mix(shirt, colours.NIGHT, 0.6)
    for side in (-1, 1):
        leg = pygame.Rect(0, 0, unit * 1.25, unit * 4)
        leg.midbottom = (round(x + side * unit * 0.75), round(y))
        pygame.draw.rect(surface, trousers, leg, border_radius=round(unit * 0.5))
        shoulder = (x + side * unit * 1.5, y - unit * 6.5)
        hand = (
            (x + side * unit * 3.0, y - unit * 9.2)
            if arms_up
            else (x + side * unit * 2.3, y - unit * 3.6)
        )
        limb(surface, shirt, shoulder, hand, unit * 1.1)
        pygame.draw.circle(surface, SKIN, hand, unit * 0.65)
    body = pygame.Rect(0, 0, unit * 3.6, unit * 4.2)
    body.midbottom = (round(x), round(y - unit * 3))
    pygame.draw.rect(surface, shirt, body, border_radius=round(unit * 1.3))
    pygame.draw.circle(surface, HAIR, (x, y - unit * 8.65), unit * 1.55)
    pygame.draw.circle(surface, SKIN, (x, y - unit * 8.3), unit * 1.35)


def limb(surface: pygame.Surface, tone: Colour, start: Point, end: Point, width: float) -> None:
    """A straight thick line with round ends, for what is painted large (hard edges)."""
    length = math.dist(start, end) or 1.0
    across = (
        -(end[1] - start[1]) / length * width / 2,
        (end[0] - start[0]) / length * width / 2,
    )
    pygame.draw.polygon(
        surface,
        tone,
        [
            (start[0] + across[0], start[1] + across[1]),
            (end[0] + across[0], end[1] + across[1]),
            (end[0] - across[0], end[1] - across[1]),
            (start[0] - across[0], start[1] - across[1]),
        ],
    )
    for point in (start, end):
        pygame.draw.circle(surface, tone, point, width / 2)


def glow(brush: Brush, radius: int, tone: Colour, strength: int) -> pygame.Surface:
    """A soft round light as a sprite: rings that add up towards the middle."""

    def paint(large: pygame.Surface, times: float) -> None:
        middle = radius * times
        for number, share in enumerate((1.0, 0.78, 0.58, 0.4), 1):
            # Written, not blended: each ring as strong as that many on top of each other.
            alpha = round(255 * (1 - (1 - strength / 255) ** number))
            pygame.draw.circle(large, (*tone, alpha), (middle, middle), middle * share)

    return brush.sprite(2 * radius, 2 * radius, paint)


def tag(
    brush: Brush,
    surface: pygame.Surface,
    text: str,
    at: Point,
    px: int,
    ink: Colour,
    paper: Colour,
) -> pygame.Rect:
    """A word on a rounded slip with its middle at ``at``; stays inside the picture."""
    words = brush.words(text, px, ink, True)
    box = words.get_rect().inflate(round(px * 0.9), round(px * 0.1))
    box.center = (round(at[0]), round(at[1]))
    box.clamp_ip(surface.get_rect())
    radius = box.height / 2
    ends = ((box.left + radius, 90), (box.right - radius, 270))
    brush.polygon(
        surface,
        paper,
        [
            (
                x + radius * math.cos(math.radians(first + turn)),
                box.centery - radius * math.sin(math.radians(first + turn)),
            )
            for x, first in ends
            for turn in range(0, 181, 15)
        ],
    )
    surface.blit(words, words.get_rect(center=box.center))
    return box


def within(point: Point, middle: Point, reach: float) -> bool:
    """Say whether a finger is that near."""
    return math.dist(point, middle) <= reach


def beam(surface: pygame.Surface, tone: Colour, start: Point, end: Point, wide: float) -> None:
    """A straight ray, equally wide whatever its direction, with smooth edges."""
    length = math.dist(start, end)
    if length >= 1:
        slant = max(abs(end[0] - start[0]), abs(end[1] - start[1])) / length
        pygame.draw.aaline(surface, tone, start, end, max(1, round(wide / slant)))
