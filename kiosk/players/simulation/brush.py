"""What the programs draw with: smooth shapes, and words in the shipped typeface.

pygame's own shapes have hard edges. What moves is drawn with its anti-aliased lines and circles;
what stands still (a rounded panel, a scale, a whole background) is painted once, three times as
large, and scaled down (:meth:`Brush.sprite`).
"""

from __future__ import annotations

import itertools
import math
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Literal

import pygame

from kiosk.players.simulation.colours import Colour
from kiosk.players.simulation.contract import Scene

Point = tuple[float, float]
Anchor = Literal[
    "topleft",
    "midtop",
    "topright",
    "midleft",
    "center",
    "midright",
    "bottomleft",
    "midbottom",
    "bottomright",
]

FINE = 3
"""Sprites are painted that much larger than they are shown."""

KEPT_TEXTS = 200
_FILES = {False: "NotoSansSC-Regular.otf", True: "NotoSansSC-Bold.otf"}


class Brush:
    """Draws for one scene; sizes are pixels (``scene.mm`` makes them)."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._fonts: dict[tuple[int, bool], pygame.font.Font] = {}
        self._texts: OrderedDict[tuple[str, int, Colour, bool], pygame.Surface] = OrderedDict()

    # Words.

    def font(self, px: int, bold: bool = False) -> pygame.font.Font:
        """The shipped typeface, its em ``px`` high, as QML's ``pixelSize``."""
        key = (px, bold)
        if key not in self._fonts:
            self._fonts[key] = pygame.font.Font(self._scene.fonts / _FILES[bold], px)
        return self._fonts[key]

    def words(self, text: str, px: int, colour: Colour, bold: bool = False) -> pygame.Surface:
        """One line of text as a picture with a transparent ground; kept for the next frame."""
        key = (text, px, colour, bold)
        found = self._texts.get(key)
        if found is None:
            found = self.font(px, bold).render(text, True, colour)
            self._texts[key] = found
            if len(self._texts) > KEPT_TEXTS:
                self._texts.popitem(last=False)
        else:
            self._texts.move_to_end(key)
        return found

    def text(
        self,
        surface: pygame.Surface,
        text: str,
        at: Point,
        px: int,
        colour: Colour,
        *,
        bold: bool = False,
        anchor: Anchor = "midtop",
        inside: bool = True,
    ) -> pygame.Rect:
        """Write one line with its ``anchor`` at ``at``; returns the box it takes.

        ``inside``: move it into the picture where it would stick out.
        """
        picture = self.words(text, px, colour, bold)
        box = picture.get_rect()
        setattr(box, anchor, (round(at[0]), round(at[1])))
        if inside:
            box.clamp_ip(surface.get_rect())
        surface.blit(picture, box)
        return box

    # Shapes that move.

    def line(
        self, surface: pygame.Surface, colour: Colour, start: Point, end: Point, width: float = 1
    ) -> None:
        """A straight line, ``width`` pixels thick, with smooth edges and round ends."""
        thick = max(1, round(width))
        pygame.draw.aaline(surface, colour, start, end, thick)
        if thick >= 4:
            for point in (start, end):
                self.disc(surface, colour, point, thick / 2)

    def lines(
        self, surface: pygame.Surface, colour: Colour, points: Sequence[Point], width: float = 1
    ) -> None:
        """A line through all ``points`` with smooth edges and round joints."""
        for start, end in itertools.pairwise(points):
            self.line(surface, colour, start, end, width)

    def dashes(
        self,
        surface: pygame.Surface,
        colour: Colour,
        start: Point,
        end: Point,
        width: float = 1,
        dash: float = 12,
    ) -> None:
        """A line in pieces of ``dash`` pixels with gaps as long."""
        length = math.dist(start, end)
        count = max(1, round(length / (2 * dash)))
        for at in range(count):
            shares = (at / count, (at + 0.5) / count)
            first, last = (
                (start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s)
                for s in shares
            )
            pygame.draw.aaline(surface, colour, first, last, max(1, round(width)))

    def disc(self, surface: pygame.Surface, colour: Colour, centre: Point, radius: float) -> None:
        """A filled circle with a smooth edge."""
        pygame.draw.aacircle(surface, colour, centre, max(1.0, radius))

    def ring(
        self, surface: pygame.Surface, colour: Colour, centre: Point, radius: float, width: float
    ) -> None:
        """A circle's line with smooth edges; ``radius`` is that of its outer edge."""
        pygame.draw.aacircle(surface, colour, centre, max(1.0, radius), max(1, round(width)))

    def polygon(self, surface: pygame.Surface, colour: Colour, points: Sequence[Point]) -> None:
        """A filled polygon with smooth edges."""
        pygame.draw.polygon(surface, colour, points)
        pygame.draw.aalines(surface, colour, True, points)

    def arrow(
        self,
        surface: pygame.Surface,
        colour: Colour,
        start: Point,
        end: Point,
        width: float,
        head: float | None = None,
    ) -> None:
        """An arrow with its point at ``end``; ``head``: length of the point (4 widths if None)."""
        length = math.dist(start, end)
        if length < 1:
            return
        head = min(length, 4 * width if head is None else head)
        along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
        neck = (end[0] - along[0] * head, end[1] - along[1] * head)
        half = head * 0.55
        if length > head:
            self.line(surface, colour, start, neck, width)
        self.polygon(
            surface,
            colour,
            [
                end,
                (neck[0] - along[1] * half, neck[1] + along[0] * half),
                (neck[0] + along[1] * half, neck[1] - along[0] * half),
            ],
        )

    # Shapes that stand still.

    def ground(
        self, width: int, height: int, paint: Callable[[pygame.Surface], object]
    ) -> pygame.Surface:
        """An opaque picture in the very format of what is shown: put under the rest, it is copied
        as it is, without a look at any pixel. For backgrounds; ``paint`` paints all of it, once.
        """
        picture = pygame.Surface((width, height), pygame.SRCALPHA, 32)
        paint(picture)
        picture.set_alpha(None)  # only now: what is blitted on such a picture is not blended
        return picture

    def sprite(
        self, width: int, height: int, paint: Callable[[pygame.Surface, float], object]
    ) -> pygame.Surface:
        """A picture of ``width`` × ``height`` with a transparent ground and smooth edges.

        ``paint(large, times)`` paints it ``times`` as large. Costly: keep the result.
        """
        large = pygame.Surface((width * FINE, height * FINE), pygame.SRCALPHA, 32)
        paint(large, FINE)
        # Where nothing is painted the colour is black: blended by weight, edges would be dirty.
        return pygame.transform.smoothscale(large.premul_alpha(), (width, height))

    def stamp(self, surface: pygame.Surface, sprite: pygame.Surface, at: Point) -> None:
        """Put a sprite with its upper left corner at ``at``."""
        surface.blit(sprite, (round(at[0]), round(at[1])), special_flags=pygame.BLEND_PREMULTIPLIED)

    def panel(
        self, width: int, height: int, colour: Colour, radius: int, opacity: int = 255
    ) -> pygame.Surface:
        """A rounded panel as a sprite (see :meth:`stamp`)."""

        def paint(large: pygame.Surface, times: float) -> None:
            round_px = round(radius * times)
            pygame.draw.rect(large, (*colour, opacity), large.get_rect(), border_radius=round_px)

        return self.sprite(width, height, paint)
