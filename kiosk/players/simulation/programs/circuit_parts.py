"""The parts on the circuit board: cell, switch, breaker, lamp, wire and an empty place."""

from __future__ import annotations

import pygame

from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Brush, Point
from kiosk.players.simulation.colours import Colour, colour, mix
from kiosk.players.simulation.programs.scenery import STEEL, STEEL_DARK, glow

BOARD = colours.DUSK
COPPER = colour("#E08A4B")
SOCKET = mix(BOARD, colours.CARD, 0.14)
GLASS_OFF = mix(colours.CARD, BOARD, 0.35)
LIGHT = colour("#FFE9A8")
GLOWS = 10
"""Steps of brightness that are drawn."""


class Parts:
    """Draws the parts of a board whose places are ``size`` pixels wide."""

    def __init__(self, brush: Brush, size: float, cell_px: float) -> None:
        self._brush = brush
        self._size = size
        self._cell_px = cell_px
        self._sockets = {
            held: brush.panel(
                round(size),
                round(size),
                mix(SOCKET, colours.CARD, 0.2) if held else SOCKET,
                round(size * 0.18),
            )
            for held in (False, True)
        }
        self._halos: dict[int, pygame.Surface] = {}
        self._bulbs: dict[int, pygame.Surface] = {}
        self._cell = self._paint_cell()

    def socket(self, surface: pygame.Surface, at: Point, held: bool) -> None:
        """The place itself."""
        half = self._size / 2
        self._brush.stamp(surface, self._sockets[held], (at[0] - half, at[1] - half))

    def halo(self, surface: pygame.Surface, at: Point, brightness: float) -> None:
        """The light around a lamp."""
        step = round(brightness * GLOWS)
        if step > 0:
            if step not in self._halos:
                radius = round(self._size * (0.45 + 0.75 * step / GLOWS))
                self._halos[step] = glow(self._brush, radius, LIGHT, 14 + 6 * step)
            picture = self._halos[step]
            half = picture.get_width() / 2
            self._brush.stamp(surface, picture, (at[0] - half, at[1] - half))

    def lamp(self, surface: pygame.Surface, at: Point, brightness: float) -> None:
        """A lamp, ``brightness`` 0 to 1."""
        step = round(brightness * GLOWS)
        if step not in self._bulbs:
            self._bulbs[step] = self._paint_bulb(step / GLOWS)
        picture = self._bulbs[step]
        half = picture.get_width() / 2
        self._brush.stamp(surface, picture, (at[0] - half, at[1] - half))

    def wire(self, surface: pygame.Surface, at: Point, upright: bool) -> None:
        """A piece of wire across the place."""
        half = self._size / 2
        x, y = (0.0, half) if upright else (half, 0.0)
        ends = ((at[0] - x, at[1] - y), (at[0] + x, at[1] + y))
        self._brush.line(surface, COPPER, *ends, self._size * 0.07)

    def gap(self, surface: pygame.Surface, at: Point, upright: bool) -> None:
        """Two ends of wire, and a cross that asks for a part."""
        brush, half, wide = self._brush, self._size / 2, self._size * 0.07
        x, y = (0.0, half) if upright else (half, 0.0)
        for side in (-1, 1):
            outer = (at[0] + side * x, at[1] + side * y)
            inner = (at[0] + side * x * 0.62, at[1] + side * y * 0.62)
            brush.line(surface, COPPER, outer, inner, wide)
        arm, tone = self._size * 0.13, mix(SOCKET, colours.CARD, 0.65)
        brush.line(surface, tone, (at[0] - arm, at[1]), (at[0] + arm, at[1]), wide * 0.7)
        brush.line(surface, tone, (at[0], at[1] - arm), (at[0], at[1] + arm), wide * 0.7)

    def switch(self, surface: pygame.Surface, at: Point, closed: bool) -> None:
        """A knife switch in an upright wire."""
        brush, half = self._brush, self._size / 2
        foot, head = (at[0], at[1] + half * 0.62), (at[0], at[1] - half * 0.62)
        for side, end in ((1, foot), (-1, head)):
            brush.line(surface, COPPER, (at[0], at[1] + side * half), end, self._size * 0.07)
        tip = head if closed else (at[0] + half * 0.72, at[1] - half * 0.42)
        brush.line(surface, STEEL, foot, tip, self._size * 0.11)
        brush.disc(surface, colours.RIGHT if closed else colours.EMBER, tip, self._size * 0.12)
        brush.disc(surface, STEEL_DARK, foot, self._size * 0.09)
        if not closed:
            brush.disc(surface, STEEL_DARK, head, self._size * 0.08)

    def breaker(self, surface: pygame.Surface, at: Point, tripped: bool) -> None:
        """A breaker with its lever up (closed) or down (tripped)."""
        size = self._size
        box = pygame.Rect(0, 0, round(size * 0.62), round(size * 0.86))
        box.center = (round(at[0]), round(at[1]))
        radius = round(size * 0.08)
        pygame.draw.rect(surface, colours.PAPER, box, border_radius=radius)
        slot = pygame.Rect(0, 0, round(size * 0.3), round(size * 0.5))
        slot.center = box.center
        pygame.draw.rect(surface, mix(colours.INK, colours.PAPER, 0.2), slot, border_radius=radius)
        knob = pygame.Rect(0, 0, round(size * 0.3), round(size * 0.26))
        if tripped:
            knob.midbottom = slot.midbottom
        else:
            knob.midtop = slot.midtop
        tone = colours.WRONG if tripped else colours.RIGHT
        pygame.draw.rect(surface, tone, knob, border_radius=radius)

    def battery(self, surface: pygame.Surface, at: Point, cells: int) -> None:
        """Cells in a row, the plus side to the left."""
        width = self._cell.get_width()
        left = at[0] - width * cells / 2
        for number in range(cells):
            self._brush.stamp(
                surface,
                self._cell,
                (left + number * width, at[1] - self._cell.get_height() / 2),
            )

    @property
    def cell_px(self) -> int:
        """The length of a cell."""
        return self._cell.get_width()

    def _paint_cell(self) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            w, h = large.get_size()
            nose = w * 0.07
            radius = round(h * 0.16)
            pygame.draw.rect(
                large, STEEL, (0, h * 0.32, nose * 2, h * 0.36), border_radius=round(h * 0.06)
            )
            pygame.draw.rect(large, colour("#2E7D6B"), (nose, 0, w - nose, h), border_radius=radius)
            pygame.draw.rect(large, colours.GLOW, (nose, 0, w * 0.26, h), border_radius=radius)
            pygame.draw.rect(
                large,
                mix(colour("#2E7D6B"), colours.CARD, 0.3),
                (nose + w * 0.26, h * 0.12, w * 0.6, h * 0.16),
            )
            px = round(h * 0.42)
            for text, x, tone in (("+", 0.2, colours.INK), ("1.5 V", 0.6, colours.CARD)):
                words = self._brush.font(px, True).render(text, True, tone)
                large.blit(words, words.get_rect(center=(round(w * x), round(h * 0.52))))

        length = self._cell_px
        return self._brush.sprite(round(length), round(length * 0.49), paint)

    def _paint_bulb(self, share: float) -> pygame.Surface:
        glass: Colour = mix(GLASS_OFF, LIGHT, min(1.0, share * 1.6) if share else 0.0)
        thread = mix(STEEL_DARK, colours.ACCENT, 0.0) if not share else colours.EMBER

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self._size * times / 10
            x = y = self._size * times / 2
            cap = pygame.Rect(x - unit * 1.3, y + unit * 1.7, unit * 2.6, unit * 2.2)
            pygame.draw.rect(large, STEEL, cap, border_radius=round(unit * 0.5))
            for row in (0.55, 1.25):
                pygame.draw.rect(
                    large, STEEL_DARK, (cap.left, cap.top + unit * row, cap.width, unit * 0.32)
                )
            pygame.draw.circle(large, glass, (x, y - unit * 0.8), unit * 2.9)
            pygame.draw.polygon(
                large,
                glass,
                [
                    (x - unit * 2.2, y + unit * 0.9),
                    (x + unit * 2.2, y + unit * 0.9),
                    (x + unit * 1.3, y + unit * 2.1),
                    (x - unit * 1.3, y + unit * 2.1),
                ],
            )
            coil = [
                (x - unit * 0.7, y + unit * 1.8),
                (x - unit * 1.2, y - unit * 0.6),
                (x - unit * 0.5, y - unit * 1.3),
                (x, y - unit * 0.6),
                (x + unit * 0.5, y - unit * 1.3),
                (x + unit * 1.2, y - unit * 0.6),
                (x + unit * 0.7, y + unit * 1.8),
            ]
            pygame.draw.lines(large, thread, False, coil, round(unit * 0.28))

        return self._brush.sprite(round(self._size), round(self._size), paint)
