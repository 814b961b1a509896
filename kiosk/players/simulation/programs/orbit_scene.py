"""The sky of the satellite: the camera, the stars, the Earth and a small space station."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Brush, Point
from kiosk.players.simulation.colours import colour, mix
from kiosk.players.simulation.science.orbit import EARTH_M

SKY = mix(colours.NIGHT, colours.SPACE, 0.08)
SEA = colour("#2C5FB3")
HAZE = colour("#7FB0E8")
PANEL = colour("#5566D6")
HULL = colour("#E9E4DA")
AROUND = 0.84
"""The part of the picture that a path may fill."""


@dataclass(frozen=True)
class Camera:
    """Which metres are where: the picture's middle and its scale."""

    x_m: float
    y_m: float
    px_per_m: float

    def at(self, x_m: float, y_m: float, middle: Point) -> Point:
        """A point of the picture; up is up."""
        return (
            middle[0] + (x_m - self.x_m) * self.px_per_m,
            middle[1] - (y_m - self.y_m) * self.px_per_m,
        )

    def towards(self, goal: Camera, share: float) -> Camera:
        """The camera ``share`` (0 to 1) of the way to another; scales go by their ratio."""
        return Camera(
            self.x_m + (goal.x_m - self.x_m) * share,
            self.y_m + (goal.y_m - self.y_m) * share,
            self.px_per_m * (goal.px_per_m / self.px_per_m) ** share,
        )

    def like(self, other: Camera) -> bool:
        """Whether nobody can tell them apart."""
        return (
            abs(self.px_per_m / other.px_per_m - 1) < 0.002
            and math.hypot(self.x_m - other.x_m, self.y_m - other.y_m) * other.px_per_m < 0.7
        )


def around(points: list[tuple[float, float]], width: float, height: float, most: float) -> Camera:
    """A camera that shows the Earth and all ``points``, at a scale of at most ``most``."""
    xs = [x for x, _ in points] + [-EARTH_M * 1.05, EARTH_M * 1.05]
    ys = [y for _, y in points] + [-EARTH_M * 1.05, EARTH_M * 1.05]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    scale = min(width * AROUND / (right - left), height * AROUND / (high - low), most)
    return Camera((left + right) / 2, (low + high) / 2, scale)


def paint_sky(large: pygame.Surface, times: float) -> None:
    """Night and stars."""
    width, height = large.get_size()
    large.fill(SKY)
    for number in range(130):
        x = width * ((number * 0.618034 + 0.13) % 1.0)
        y = height * ((number * 0.754877 + 0.41 * (number % 7)) % 1.0)
        bright = 0.25 + 0.6 * ((number * 0.569840) % 1.0)
        size = times * (1.7 if number % 11 == 0 else 0.9)
        pygame.draw.circle(large, mix(SKY, colours.PAPER, bright), (x, y), size)


def earth_picture(brush: Brush, radius: int) -> pygame.Surface:
    """The Earth as a ball of sea and cloud, lit from the left; no map. Its halo is 8 % wide."""
    size = round(radius * 2.2)

    def paint(large: pygame.Surface, times: float) -> None:
        w = large.get_width()
        middle, r = w / 2, radius * times
        for share, alpha in ((1.08, 40), (1.045, 70), (1.02, 120)):
            ring = pygame.Surface((w, w), pygame.SRCALPHA, 32)
            pygame.draw.circle(ring, (*HAZE, alpha), (middle, middle), r * share)
            large.blit(ring, (0, 0))
        ball = pygame.Surface((w, w), pygame.SRCALPHA, 32)
        pygame.draw.circle(ball, SEA, (middle, middle), r)
        pygame.draw.circle(
            ball, mix(SEA, HAZE, 0.28), (middle - r * 0.16, middle - r * 0.1), r * 0.8
        )
        pygame.draw.circle(
            ball, mix(SEA, HAZE, 0.46), (middle - r * 0.26, middle - r * 0.18), r * 0.52
        )
        for x, y, wide in (
            (-0.25, -0.52, 0.9),
            (0.2, -0.36, 0.6),
            (-0.42, -0.08, 0.8),
            (0.3, 0.1, 0.85),
            (-0.15, 0.33, 1.0),
            (0.15, 0.58, 0.62),
        ):
            band = pygame.Rect(0, 0, round(r * wide), round(r * 0.06))
            band.center = (round(middle + r * x), round(middle + r * y))
            pygame.draw.ellipse(ball, mix(HAZE, colours.CARD, 0.55), band)
            twin = band.move(round(r * 0.22), round(r * 0.06))
            twin.width = round(twin.width * 0.6)
            pygame.draw.ellipse(ball, mix(SEA, HAZE, 0.85), twin)
        shade = pygame.Surface((w, w), pygame.SRCALPHA, 32)
        shade.fill((*colours.NIGHT, 95))
        pygame.draw.circle(shade, (0, 0, 0, 0), (middle - r * 0.34, middle - r * 0.22), r * 1.14)
        ball.blit(shade, (0, 0))
        mask = pygame.Surface((w, w), pygame.SRCALPHA, 32)
        pygame.draw.circle(mask, (255, 255, 255, 255), (middle, middle), r)
        ball.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        large.blit(ball, (0, 0))

    return brush.sprite(size, size, paint)


def station_picture(brush: Brush, size: int) -> pygame.Surface:
    """A space station that flies to the right."""

    def paint(large: pygame.Surface, times: float) -> None:
        w = large.get_width()
        middle = w / 2
        for side in (-1, 1):
            for x in (0.22, 0.6):
                panel = pygame.Rect(0, 0, round(w * 0.15), round(w * 0.3))
                panel.center = (round(w * x + w * 0.06), round(middle + side * w * 0.3))
                pygame.draw.rect(large, PANEL, panel, border_radius=round(w * 0.02))
                pygame.draw.line(
                    large,
                    mix(PANEL, HULL, 0.6),
                    panel.midleft,
                    panel.midright,
                    max(1, round(w * 0.02)),
                )
            pygame.draw.line(
                large,
                HULL,
                (w * 0.28, middle),
                (w * 0.28, middle + side * w * 0.2),
                round(w * 0.04),
            )
            pygame.draw.line(
                large,
                HULL,
                (w * 0.66, middle),
                (w * 0.66, middle + side * w * 0.2),
                round(w * 0.04),
            )
        pygame.draw.rect(
            large,
            HULL,
            (w * 0.1, middle - w * 0.085, w * 0.8, w * 0.17),
            border_radius=round(w * 0.07),
        )
        pygame.draw.rect(
            large,
            mix(HULL, colours.INK, 0.25),
            (w * 0.1, middle + w * 0.02, w * 0.8, w * 0.065),
            border_radius=round(w * 0.03),
        )
        pygame.draw.rect(large, colours.EMBER, (w * 0.78, middle - w * 0.085, w * 0.05, w * 0.17))

    return brush.sprite(size, size, paint)
