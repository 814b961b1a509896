"""The pieces of the field: millet, film, drip line, gate, cloud and the layers of soil."""

from __future__ import annotations

import itertools
import math

import pygame

from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Brush, Point
from kiosk.players.simulation.colours import Colour, colour, mix
from kiosk.players.simulation.programs.scenery import (
    LEAF,
    LEAF_DARK,
    STEEL,
    STEEL_DARK,
    cloud,
    curve,
    limb,
)

DRY = colour("#D2AC78")
WET = colour("#6E4A2C")
ROCK = colour("#5B4A40")
WATER = colour("#3D8FCB")
FILM = colour("#E4EEF0")
EAR = colour("#E0A93B")
STRAW = colour("#C9B068")
HOSE = colour("#2C3640")
GROWTHS = 6
"""Steps of growth that are drawn."""


def soil(share: float) -> Colour:
    """The colour of soil that holds ``share`` of the water it can."""
    return mix(DRY, WET, min(1.0, max(0.0, share)))


def millet(brush: Brush, tall: float, growth: float, thirsty: bool) -> pygame.Surface:
    """A plant of millet with a hanging ear; thirsty leaves roll up and hang."""
    width = round(tall * 0.7)

    def paint(large: pygame.Surface, times: float) -> None:
        w, h = large.get_size()
        leaf = mix(LEAF, STRAW, 0.65) if thirsty else LEAF
        stem = mix(LEAF_DARK, STRAW, 0.6) if thirsty else LEAF_DARK
        size = h * (0.42 + 0.56 * growth)
        foot = h - h * 0.01
        lean = w * (0.12 if thirsty else 0.05)
        stalk = curve(
            [
                (w * 0.46, foot),
                (w * 0.46 + lean * 0.3, foot - size * 0.5),
                (w * 0.46 + lean, foot - size * 0.92),
            ]
        )
        for start, end in itertools.pairwise(stalk):
            limb(large, stem, start, end, w * 0.045)
        for number, at in enumerate((0.22, 0.4, 0.58, 0.74)):
            side = 1 if number % 2 else -1
            x, y = stalk[round(at * (len(stalk) - 1))]
            reach = size * (0.34 - 0.14 * at)
            droop = 0.32 if thirsty else -0.1
            tip = (x + side * reach * (0.7 if thirsty else 1.0), y + size * droop)
            mid = (x + side * reach * 0.55, y - size * (0.07 if thirsty else 0.17))
            wide = w * (0.03 if thirsty else 0.055)
            upper = curve([(x, y), mid, tip])
            lower = [
                (px, py + wide * math.sin(math.pi * n / (len(upper) - 1)) * 1.8)
                for n, (px, py) in enumerate(upper)
            ]
            pygame.draw.polygon(large, leaf, [*upper, *reversed(lower)])
        if growth > 0.35:
            x, y = stalk[-1]
            ripe = mix(LEAF, EAR, min(1.0, (growth - 0.35) * 1.8))
            bend = curve(
                [
                    (x, y),
                    (x + w * 0.12, y - h * 0.03),
                    (x + w * 0.22, y + h * 0.05),
                    (x + w * 0.24, y + h * 0.05 + size * 0.2 * growth),
                ]
            )
            for number, (px, py) in enumerate(bend):
                share = number / (len(bend) - 1)
                thick = min(1.0, 0.4 + 6 * share, 0.4 + 4 * (1 - share))
                pygame.draw.circle(large, ripe, (px, py), w * 0.055 * thick)

    return brush.sprite(width, round(tall), paint)


def cloud_picture(brush: Brush, width: int, rain: bool) -> pygame.Surface:
    """A cloud, grey when it rains."""
    tone = mix(colours.CARD, colours.DUSK, 0.5 if rain else 0.06)
    shade = mix(tone, colours.DUSK, 0.14)

    def paint(large: pygame.Surface, times: float) -> None:
        w, h = large.get_size()
        cloud(large, shade, pygame.Rect(0, round(h * 0.06), w, round(h * 0.94)))
        cloud(large, tone, pygame.Rect(0, 0, w, round(h * 0.9)))

    return brush.sprite(width, round(width * 0.52), paint)


def valve_picture(brush: Brush, size: int, opened: bool) -> pygame.Surface:
    """A valve with a hand wheel: blue and open, or grey."""

    def paint(large: pygame.Surface, times: float) -> None:
        w, h = large.get_size()
        pygame.draw.rect(large, STEEL_DARK, (w * 0.3, h * 0.5, w * 0.4, h * 0.5))
        pygame.draw.rect(
            large, STEEL, (w * 0.1, h * 0.62, w * 0.8, h * 0.24), border_radius=round(h * 0.05)
        )
        pygame.draw.rect(large, STEEL_DARK, (w * 0.46, h * 0.3, w * 0.08, h * 0.3))
        tone = WATER if opened else colours.INK_SOFT
        pygame.draw.circle(large, tone, (w * 0.5, h * 0.27), w * 0.26)
        pygame.draw.circle(large, mix(tone, colours.CARD, 0.7), (w * 0.5, h * 0.27), w * 0.17)
        turn = 45 if opened else 0
        for arm in range(4):
            angle = math.radians(turn + 90 * arm)
            limb(
                large,
                tone,
                (w * 0.5, h * 0.27),
                (w * 0.5 + w * 0.2 * math.cos(angle), h * 0.27 + w * 0.2 * math.sin(angle)),
                w * 0.06,
            )

    return brush.sprite(size, size, paint)


def gate_picture(brush: Brush, size: int, opened: bool) -> pygame.Surface:
    """The gate of a ditch, up or down."""

    def paint(large: pygame.Surface, times: float) -> None:
        w, h = large.get_size()
        for x in (0.12, 0.76):
            pygame.draw.rect(
                large, mix(STEEL_DARK, colours.INK, 0.3), (w * x, h * 0.14, w * 0.12, h * 0.86)
            )
        pygame.draw.rect(
            large, mix(STEEL_DARK, colours.INK, 0.3), (w * 0.12, h * 0.08, w * 0.76, h * 0.1)
        )
        top = h * (0.2 if opened else 0.48)
        pygame.draw.rect(
            large,
            WATER if opened else colours.EMBER,
            (w * 0.24, top, w * 0.52, h * 0.5),
            border_radius=round(w * 0.03),
        )
        pygame.draw.circle(large, colours.PAPER, (w * 0.5, top + h * 0.14), w * 0.08)

    return brush.sprite(size, size, paint)


def roll_picture(brush: Brush, size: int, laid: bool) -> pygame.Surface:
    """A roll of film: thick, or nearly used up."""

    def paint(large: pygame.Surface, times: float) -> None:
        w, h = large.get_size()
        radius = w * (0.24 if laid else 0.4)
        pygame.draw.circle(large, mix(FILM, colours.DUSK, 0.18), (w * 0.5, h - radius), radius)
        for share in (0.82, 0.6, 0.4):
            tone = mix(FILM, colours.DUSK, 0.02 if share != 0.6 else 0.14)
            pygame.draw.circle(large, tone, (w * 0.5, h - radius), radius * share)
        pygame.draw.circle(large, STEEL_DARK, (w * 0.5, h - radius), w * 0.08)

    return brush.sprite(size, size, paint)


def drop(brush: Brush, surface: pygame.Surface, at: Point, size: float, tone: Colour) -> None:
    """A falling drop."""
    brush.disc(surface, tone, at, size)
    brush.polygon(
        surface,
        tone,
        [
            (at[0] - size * 0.8, at[1] - size * 0.5),
            (at[0] + size * 0.8, at[1] - size * 0.5),
            (at[0], at[1] - size * 2.4),
        ],
    )


def gauge(
    brush: Brush, surface: pygame.Surface, box: pygame.Rect, share: float, least: float
) -> float:
    """A tube that is full to ``share``, red below ``least``; returns the height of that line."""
    radius = box.width // 2
    share = min(1.0, share)
    pygame.draw.rect(surface, colours.CARD, box.inflate(6, 6), border_radius=radius + 3)
    pygame.draw.rect(surface, mix(colours.CARD, DRY, 0.35), box, border_radius=radius)
    full = box.copy()
    full.height = max(radius * 2, round(box.height * share))
    full.bottom = box.bottom
    tone = colours.WRONG if share < least else WATER
    pygame.draw.rect(surface, tone, full, border_radius=radius)
    line = box.bottom - box.height * least
    brush.line(surface, colours.INK, (box.left - 6, line), (box.right + 6, line), 3)
    return line
