"""The valley: its profile in front, the hills behind, the houses and the warning signs."""

from __future__ import annotations

import itertools

import pygame

from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Brush, Point
from kiosk.players.simulation.colours import colour, mix
from kiosk.players.simulation.contract import Scene
from kiosk.players.simulation.programs.scenery import below, curve, gradient, person

PROFILE = (
    (0.0, 8.3), (0.17, 8.0), (0.29, 3.3), (0.39, 2.6), (0.46, 0.0),
    (0.54, 0.0), (0.61, 2.6), (0.71, 3.3), (0.83, 8.0), (1.0, 8.3),
)  # fmt: skip
"""The ground in front: share of the width, metres above the bed."""
SAFE_SHARE = 0.175
"""Nearer than this to either side is high ground."""
CATCHMENT = (0.3, 0.7)
"""The hills whose water comes down the gully, in shares of the width."""
EARTH = colour("#8A6A4A")
EARTH_DARK = colour("#6B4F38")
GRASS = colour("#7FA650")
GRASS_FAR = colour("#9DB874")
STREAM = colour("#4E97C9")
STREAM_CUT = colour("#2F78AE")
SIGNS = (colour("#2F6FD0"), colour("#F2C230"), colour("#F08A24"), colour("#D23B2E"))
SHIRTS = (colours.WEATHER, colours.EMBER, colour("#7B3FA0"))


class Valley:
    """Where things are in the picture of a scene."""

    def __init__(self, scene: Scene) -> None:
        self.width, self.height = scene.width_px, scene.height_px
        self.bed = self.height * 0.93
        self.metre = min(self.height * 0.05, self.width * 0.045)
        self.notch = (self.width * 0.5, self.bed - self.metre * 7.6)

    def ground_m(self, share: float) -> float:
        """How high the ground is, metres above the bed."""
        share = min(1.0, max(0.0, share))
        for (left, low), (right, high) in itertools.pairwise(PROFILE):
            if share <= right:
                return low + (high - low) * (share - left) / (right - left)
        return PROFILE[-1][1]

    def at(self, share: float, metres: float) -> Point:
        """A point of the cut in front."""
        return self.width * share, self.bed - metres * self.metre

    def banks(self, level_m: float) -> tuple[list[Point], list[Point]]:
        """The wetted ground to the left of the bed's middle and to the right, from top to bed."""
        left = [(x, z) for x, z in PROFILE[:5] if z < level_m]
        right = [(x, z) for x, z in PROFILE[5:] if z < level_m]
        first = self._edge(PROFILE[:5], level_m)
        last = self._edge(PROFILE[:4:-1], level_m)
        return (
            [self.at(first, level_m), *(self.at(*point) for point in left)],
            [self.at(last, level_m), *(self.at(*point) for point in reversed(right))],
        )

    def _edge(self, side: tuple[tuple[float, float], ...], level_m: float) -> float:
        """Where the water meets the ground; ``side`` goes from the top down to the bed."""
        for (x, z), (to, low) in itertools.pairwise(side):
            if low <= level_m <= z:
                return x + (to - x) * (z - level_m) / max(1e-9, z - low)
        return side[0][0]


def paint(large: pygame.Surface, times: float, valley: Valley) -> None:
    """Everything that stands still."""
    width, height = large.get_size()
    notch_y = valley.notch[1] * times
    gradient(
        large,
        pygame.Rect(0, 0, width, round(notch_y) + 2),
        ((0.0, colour("#A9C6DC")), (1.0, colour("#EEF1E6"))),
    )
    pygame.draw.rect(large, GRASS_FAR, (0, notch_y, width, height))
    peaks = ((0.0, 0.42), (0.12, 0.6), (0.26, 0.38), (0.38, 0.86), (0.5, 0.52), (0.63, 0.95),
             (0.75, 0.4), (0.88, 0.66), (1.0, 0.45))  # fmt: skip
    for stretch, tone in ((0.56, "#8FA9B8"), (0.36, "#7B9A8E")):
        rise = notch_y * stretch
        line = [(width * x, notch_y - rise * (y if stretch > 0.5 else 1.2 - y)) for x, y in peaks]
        below(large, colour(tone), line if stretch > 0.5 else curve(line))
    slope = valley.metre * times
    for side, green in ((0, mix(GRASS, GRASS_FAR, 0.2)), (1, mix(GRASS, GRASS_FAR, 0.45))):
        edge = width * side
        mid = width * (0.5 + (0.02 if side else -0.02))
        half = [
            (edge, notch_y - slope * 1.6),
            (width * (0.28 if side == 0 else 0.72), notch_y),
            (mid, notch_y + slope * 0.5),
            (width * (0.46 if side == 0 else 0.54), height),
            (edge, height),
        ]
        pygame.draw.polygon(large, green, half)
    cut = [(x * times, y * times) for x, y in (valley.at(*point) for point in PROFILE)]
    pygame.draw.polygon(large, EARTH, [*cut, (width, height), (0, height)])
    deeper = [(x, y + slope * 1.5) for x, y in cut]
    pygame.draw.polygon(large, EARTH_DARK, [*deeper, (width, height), (0, height)])
    for start, end in itertools.pairwise(cut):
        pygame.draw.line(large, mix(GRASS, colours.NIGHT, 0.22), start, end, round(slope * 0.22))
    for share, size in ((0.335, 1.0), (0.675, 0.85)):
        x, y = valley.at(share, valley.ground_m(share))
        _house(large, (x * times, y * times), slope * 2.1 * size)
    for share in (0.03, 0.965):
        x, y = valley.at(share, valley.ground_m(share))
        _tree(large, (x * times, y * times), slope * 2.6)


def _house(large: pygame.Surface, foot: Point, size: float) -> None:
    x, y = foot
    wall = pygame.Rect(x - size * 0.55, y - size * 0.55, size * 1.1, size * 0.7)
    pygame.draw.rect(large, colours.PAPER, wall)
    pygame.draw.polygon(
        large,
        colour("#A8503A"),
        [
            (wall.left - size * 0.14, wall.top + size * 0.03),
            (wall.left + size * 0.16, wall.top - size * 0.36),
            (wall.right - size * 0.16, wall.top - size * 0.36),
            (wall.right + size * 0.14, wall.top + size * 0.03),
        ],
    )
    pygame.draw.rect(
        large, colour("#8F5A33"), (x - size * 0.1, y - size * 0.35, size * 0.2, size * 0.42)
    )
    for side in (-1, 1):
        pygame.draw.rect(
            large,
            colours.DUSK,
            (x + side * size * 0.34 - size * 0.1, y - size * 0.38, size * 0.2, size * 0.2),
        )


def _tree(large: pygame.Surface, foot: Point, size: float) -> None:
    x, y = foot
    pygame.draw.rect(
        large, colour("#6B4A2C"), (x - size * 0.05, y - size * 0.4, size * 0.1, size * 0.42)
    )
    for row, share in ((0, 0.34), (1, 0.27), (2, 0.19)):
        top = y - size * (0.62 + 0.2 * row)
        pygame.draw.polygon(
            large,
            mix(colour("#3F6B3A"), GRASS, 0.12 * row),
            [
                (x, top),
                (x - size * share, top + size * 0.36),
                (x + size * share, top + size * 0.36),
            ],
        )


def people(brush: Brush, tall: int) -> list[dict[bool, pygame.Surface]]:
    """Three people, each standing and waving; the feet are the lower edge's middle."""

    def drawn(number: int, waving: bool) -> pygame.Surface:
        def paint_one(large: pygame.Surface, times: float) -> None:
            w, h = large.get_size()
            person(large, (w / 2, h), h * 0.96, SHIRTS[number], waving)

        return brush.sprite(round(tall * 0.72), tall, paint_one)

    return [{waving: drawn(number, waving) for waving in (False, True)} for number in range(3)]
