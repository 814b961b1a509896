"""The tank: its colours, the torch, the fish and the bed."""

from __future__ import annotations

import pygame

from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Brush
from kiosk.players.simulation.colours import colour, mix
from kiosk.players.simulation.programs.scenery import STEEL, STEEL_DARK, curve

AIR_TONE = mix(colours.PHYSICS, colours.NIGHT, 0.72)
WATER_TONE = mix(colours.PHYSICS, colours.NIGHT, 0.2)
BED_TONE = colour("#8C7A52")
RAY = colour("#FFE08A")
NORMAL = mix(colours.PAPER, WATER_TONE, 0.35)
FISH = colours.EMBER
FISH_DARK = mix(FISH, colours.NIGHT, 0.55)


def torch_picture(brush: Brush, torch_px: float) -> pygame.Surface:
    """A torch that shines upwards, its lens in the middle of the picture."""
    size = round(torch_px * 2)

    def paint(large: pygame.Surface, times: float) -> None:
        unit = torch_px * times / 10
        x = y = size * times / 2
        pygame.draw.rect(
            large,
            STEEL_DARK,
            (x - unit * 1.6, y + unit * 3, unit * 3.2, unit * 6.6),
            border_radius=round(unit * 0.7),
        )
        pygame.draw.rect(
            large,
            STEEL,
            (x - unit * 1.6, y + unit * 3, unit * 1.1, unit * 6.6),
            border_radius=round(unit * 0.5),
        )
        head = [
            (x - unit * 2.7, y),
            (x + unit * 2.7, y),
            (x + unit * 1.6, y + unit * 3.4),
            (x - unit * 1.6, y + unit * 3.4),
        ]
        pygame.draw.polygon(large, colours.EMBER, head)
        pygame.draw.rect(large, colours.GLOW, (x - unit * 1.6, y + unit * 4.4, unit * 3.2, unit))
        pygame.draw.ellipse(large, RAY, (x - unit * 2.7, y - unit * 0.7, unit * 5.4, unit * 1.4))

    return brush.sprite(size, size, paint)


def fish_picture(brush: Brush, length: int, lit: bool) -> pygame.Surface:
    """A fish that looks to the left, bright or in the dark."""
    body = FISH if lit else FISH_DARK
    fin = colours.GLOW if lit else mix(FISH_DARK, colours.NIGHT, 0.25)

    def paint(large: pygame.Surface, times: float) -> None:
        unit = length * times / 20
        middle = 6 * unit
        shape = curve(
            [
                (0.5 * unit, middle),
                (4 * unit, middle - 3 * unit),
                (9 * unit, middle - 3.4 * unit),
                (15 * unit, middle - 0.8 * unit),
            ]
        )
        belly = [(x, 2 * middle - y) for x, y in reversed(shape)]
        tail = curve(
            [
                (14 * unit, middle),
                (17 * unit, middle - 3 * unit),
                (19.5 * unit, middle - 4 * unit),
                (18 * unit, middle),
                (19.5 * unit, middle + 4 * unit),
                (17 * unit, middle + 3 * unit),
                (14 * unit, middle),
            ]
        )
        pygame.draw.polygon(large, fin, tail)
        pygame.draw.polygon(
            large,
            fin,
            [
                (6 * unit, middle - 2 * unit),
                (11 * unit, middle - 5.4 * unit),
                (12 * unit, middle - 1 * unit),
            ],
        )
        pygame.draw.polygon(large, body, [*shape, *belly])
        pygame.draw.polygon(
            large,
            fin,
            [
                (7 * unit, middle + unit),
                (10.5 * unit, middle + 3.4 * unit),
                (9.4 * unit, middle + 0.4 * unit),
            ],
        )
        pygame.draw.circle(large, colours.PAPER, (3.2 * unit, middle - 0.9 * unit), unit * 0.8)
        pygame.draw.circle(large, colours.NIGHT, (3.0 * unit, middle - 0.9 * unit), unit * 0.45)

    return brush.sprite(length, round(length * 0.6), paint)


def paint_bed(large: pygame.Surface, bed: float, unit: float) -> None:
    """The bed with stones and weeds; ``bed`` is its height, ``unit`` a millimetre."""
    width, height = large.get_size()
    wave = curve(
        [(width * n / 6, bed + (height - bed) * (0.16 if n % 2 else -0.05)) for n in range(7)]
    )
    pygame.draw.polygon(
        large, mix(BED_TONE, colours.NIGHT, 0.35), [*wave, (width, height), (0, height)]
    )
    for share, size in ((0.06, 5.5), (0.115, 3.6), (0.9, 6.0), (0.955, 3.8)):
        pygame.draw.ellipse(
            large,
            mix(BED_TONE, colours.NIGHT, 0.55),
            (width * share, bed - unit * size * 0.4, unit * size * 2, unit * size),
        )
    for share, tall in ((0.17, 20), (0.195, 14), (0.83, 17)):
        weed = curve(
            [
                (
                    width * share + (unit * 1.6 if n % 2 else -unit * 1.6),
                    bed + unit * 2 - unit * tall * n / 4,
                )
                for n in range(5)
            ]
        )
        pygame.draw.lines(
            large, mix(colour("#4D8A4A"), colours.NIGHT, 0.35), False, weed, round(unit * 1.4)
        )
