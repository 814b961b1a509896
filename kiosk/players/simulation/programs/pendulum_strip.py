"""A strip of paper that moves down under a pen: the swing becomes a wave, the period a distance."""

from __future__ import annotations

import pygame

from kiosk.core.words import Words
from kiosk.players.simulation import colours as c
from kiosk.players.simulation.brush import Brush
from kiosk.players.simulation.contract import Scene
from kiosk.players.simulation.science.pendulum import MOST_DEG

SHOWN_S = 6.5
_GRID = c.mix(c.CARD, c.PHYSICS, 0.22)


class Strip:
    """The paper in ``box`` (pixels of the picture); time runs down, newest on top."""

    def __init__(self, scene: Scene, brush: Brush, box: pygame.Rect) -> None:
        self._scene = scene
        self._brush = brush
        mm = scene.mm
        self._card = brush.panel(box.width, box.height, c.CARD, mm(4))
        self._box = box
        head = round(scene.small_px * 1.6) + mm(2)
        self._paper_box = pygame.Rect(
            box.x + mm(3), box.y + head, box.width - mm(6), box.height - head - mm(4)
        )
        self._pen_y = mm(5)
        self._speed = (self._paper_box.height - self._pen_y) / SHOWN_S
        self._paper = brush.ground(*self._paper_box.size, lambda paper: paper.fill(c.CARD))
        self._angle_deg = 0.0
        self.restart()

    def restart(self) -> None:
        """A clean sheet."""
        self._paper.fill(c.CARD)
        self._time_s = 0.0
        self._moved = 0
        self._peaks_s: list[float] = []
        self._rising: bool | None = None
        middle = self._paper_box.width // 2
        pygame.draw.line(
            self._paper, _GRID, (middle, 0), (middle, self._paper_box.height), self._scene.mm(0.3)
        )

    def feed(self, before_deg: float, after_deg: float, dt_s: float) -> None:
        """The paper moves on by a step, and the pen draws."""
        paper, mm = self._paper, self._scene.mm
        second = int(self._time_s)
        self._time_s += dt_s
        shift = int(self._time_s * self._speed) - self._moved
        self._moved += shift
        if shift:
            paper.scroll(0, shift)
            middle = self._paper_box.width // 2
            paper.fill(c.CARD, (0, 0, self._paper_box.width, shift))
            pygame.draw.line(paper, _GRID, (middle, 0), (middle, shift - 1), mm(0.3))
        if int(self._time_s) > second:
            y = self._pen_y
            pygame.draw.line(paper, _GRID, (0, y), (self._paper_box.width, y), mm(0.3))
        start = (self._x(before_deg), self._pen_y + shift)
        self._brush.line(paper, c.PHYSICS, start, (self._x(after_deg), self._pen_y), mm(1))
        rising = after_deg > before_deg
        if self._rising and not rising:
            self._peaks_s = [*self._peaks_s[-3:], self._time_s - dt_s]
        self._rising = rising
        self._angle_deg = after_deg

    def draw(self, surface: pygame.Surface, period_s: float | None) -> None:
        """The strip with its pen; the last whole swing is marked once its length is known."""
        scene, mm, box = self._scene, self._scene.mm, self._paper_box
        self._brush.stamp(surface, self._card, self._box.topleft)
        head = scene.say(Words("每格 1 秒", "1 s per square"))
        self._brush.text(
            surface,
            head,
            (self._box.centerx, self._box.y + mm(2)),
            scene.small_px,
            c.INK_SOFT,
        )
        surface.blit(self._paper, box)
        pen = (box.x + self._x(self._angle_deg), box.y + self._pen_y)
        self._brush.disc(surface, c.EMBER, pen, mm(2))
        if period_s is not None:
            self._mark_swing(surface, period_s)

    def _mark_swing(self, surface: pygame.Surface, period_s: float) -> None:
        scene, mm, box = self._scene, self._scene.mm, self._paper_box
        if len(self._peaks_s) < 2:
            return
        low, high = (
            box.y + self._pen_y + (self._time_s - at) * self._speed for at in self._peaks_s[-2:]
        )
        if low > box.bottom - mm(2):
            return
        x = box.right - mm(4)
        for y in (low, high):
            pygame.draw.line(surface, c.ACCENT, (x - mm(6), y), (x + mm(3), y), mm(0.6))
        self._brush.arrow(surface, c.ACCENT, (x, (low + high) / 2), (x, low), mm(0.8), mm(3.5))
        self._brush.arrow(surface, c.ACCENT, (x, (low + high) / 2), (x, high), mm(0.8), mm(3.5))
        text = f"{period_s:.2f} s"
        at = (x - mm(3), (low + high) / 2)
        self._brush.text(surface, text, at, scene.body_px, c.ACCENT, bold=True, anchor="midright")

    def _x(self, angle_deg: float) -> float:
        half = self._paper_box.width / 2
        return half + angle_deg / MOST_DEG * half * 0.66
