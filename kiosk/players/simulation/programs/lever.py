"""The lever on a teacher's desk: weights on hooks, and the sum on the blackboard."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Brush, Point
from kiosk.players.simulation.colours import Colour, colour, mix
from kiosk.players.simulation.contract import Scene, Touch
from kiosk.players.simulation.programs.play import Play
from kiosk.players.simulation.programs.scenery import (
    BOARD,
    STEEL,
    STEEL_DARK,
    WALL,
    WOOD,
    WOOD_DARK,
    WOOD_DEEP,
    limb,
)
from kiosk.players.simulation.rows.lever import MOST_CM, MOST_N, ROW
from kiosk.players.simulation.science import lever

SIDES = ("left", "right")
HOOK_CM = 10.0
CHALK = colour("#F4F1E4")
LEFT_TONE = colours.PHYSICS
RIGHT_TONE = colours.EMBER
LEVEL_LEFT, LEVEL, LEVEL_RIGHT = 0.0, 1.0, 2.0


class Lever(Play):
    """See :class:`~kiosk.players.simulation.contract.Program`."""

    def __init__(self, scene: Scene, values: Mapping[str, float]) -> None:
        super().__init__(ROW, scene, values)
        self._tilt = lever.Tilt(lever.rest_deg(*self._sides))
        self._held: dict[int, str] = {}
        width, height = scene.width_px, scene.height_px
        self._half = min(width * 0.44, height * 0.86)
        self._hook = self._half / (MOST_CM / HOOK_CM + 0.35)
        self._board = min(height * 0.36, width * 0.36)
        self._pivot = (width / 2, max(height * 0.47, self._board + self._half * 0.1))
        self._desk = height * 0.88
        self._thick = max(self._hook * 0.46, min(scene.small_px * 1.15, self._hook * 0.72))
        room = self._desk - self._pivot[1] - self._hook * 0.5 - self._sink(MOST_CM)
        self._slab_h = max(4.0, min(self._hook * 0.42, room / (MOST_N + 0.6)))
        self._ground = self.ground(self._paint_room)
        self._slabs = {
            side: _slab(self.brush, self._hook * 0.74, self._slab_h, tone)
            for side, tone in zip(SIDES, (LEFT_TONE, RIGHT_TONE), strict=True)
        }

    def _sink(self, arm_cm: float) -> float:
        stop = math.radians(lever.STOP_DEG)
        return math.sin(stop) * self._hook * arm_cm / HOOK_CM

    @property
    def _sides(self) -> tuple[lever.Side, lever.Side]:
        left, right = (
            lever.Side(self._values[f"{side}_n"], self._values[f"{side}_cm"]) for side in SIDES
        )
        return left, right

    @property
    def readings(self) -> Mapping[str, float]:
        """Both moments, the forces, and which side is lower."""
        left, right = self._sides
        state = LEVEL
        if not lever.balanced(left, right):
            state = LEVEL_LEFT if left.moment_n_cm > right.moment_n_cm else LEVEL_RIGHT
        return {
            "left_n_cm": left.moment_n_cm,
            "right_n_cm": right.moment_n_cm,
            "level": state,
            "right_n": right.force_n,
            "left_n": left.force_n,
        }

    @property
    def still(self) -> bool:
        """Whether the beam has come to rest."""
        return lever.at_rest(self._tilt, *self._sides)

    def step(self, dt_s: float) -> None:
        """Let the beam swing."""
        self._tilt = lever.swing(self._tilt, *self._sides, dt_s)
        if self.still:
            self._tilt = lever.Tilt(lever.rest_deg(*self._sides))

    def touch(self, touch: Touch) -> None:
        """Weights follow a finger from hook to hook; a tap on a hook brings that side's there."""
        if touch.kind == "down":
            self._held[touch.finger] = "left" if touch.x < self._pivot[0] else "right"
        side = self._held.get(touch.finger)
        if side is None:
            return
        if touch.kind == "cancel":
            del self._held[touch.finger]
            return
        away = (touch.x - self._pivot[0]) * (-1 if side == "left" else 1)
        turn = math.cos(math.radians(self._tilt.angle_deg))
        self.drag(f"{side}_cm", away / (self._hook * turn) * HOOK_CM)
        if touch.kind == "up":
            del self._held[touch.finger]

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the room, the beam, what hangs on it, and the sum in chalk."""
        surface.blit(self._ground, (0, 0))
        self._write_sum(surface)
        self._draw_beam(surface)
        for side in SIDES:
            self._draw_stack(surface, side)
        brush, pivot = self.brush, self._pivot
        brush.disc(surface, STEEL_DARK, pivot, self._thick * 0.6)
        brush.disc(surface, colours.GLOW, pivot, self._thick * 0.34)

    def _on_beam(self, arm_cm: float, down: float = 0.0) -> Point:
        """A point of the beam, ``arm_cm`` right of the pivot and ``down`` pixels below its axis."""
        angle = math.radians(self._tilt.angle_deg)
        along = arm_cm / HOOK_CM * self._hook
        return (
            self._pivot[0] + along * math.cos(angle) - down * math.sin(angle),
            self._pivot[1] + along * math.sin(angle) + down * math.cos(angle),
        )

    def _draw_beam(self, surface: pygame.Surface) -> None:
        end = MOST_CM + HOOK_CM * 0.35
        half = self._thick / 2
        corners = ((-end, -half), (end, -half), (end, half), (-end, half))
        self.brush.polygon(surface, WOOD_DARK, [self._on_beam(*corner) for corner in corners])
        light = ((-end, -half), (end, -half), (end, -half * 0.7), (-end, -half * 0.7))
        self.brush.polygon(
            surface, mix(WOOD, WOOD_DARK, 0.2), [self._on_beam(*corner) for corner in light]
        )
        for side, sign in zip(SIDES, (-1, 1), strict=True):
            for number in range(1, round(MOST_CM / HOOK_CM) + 1):
                self._draw_hook(surface, side, sign * number * HOOK_CM)

    def _draw_hook(self, surface: pygame.Surface, side: str, arm_cm: float) -> None:
        """A ring below the beam, and on the beam how far it is from the pivot."""
        brush, size = self.brush, self._hook
        x, y = self._on_beam(arm_cm, self._thick / 2)
        brush.ring(surface, STEEL_DARK, (x, y + size * 0.07), size * 0.09, size * 0.035)
        middle = self._on_beam(arm_cm)
        if abs(arm_cm) == self._values[f"{side}_cm"]:
            tone = LEFT_TONE if side == "left" else RIGHT_TONE
            brush.disc(surface, tone, middle, self._thick * 0.62)
        px = min(self.scene.small_px, round(self._thick * 0.8))
        brush.text(
            surface, f"{abs(arm_cm):.0f}", middle, px, colours.PAPER, bold=True, anchor="center"
        )

    def _draw_stack(self, surface: pygame.Surface, side: str) -> None:
        sign = -1 if side == "left" else 1
        x, y = self._on_beam(sign * self._values[f"{side}_cm"], self._thick / 2)
        count = round(self._values[f"{side}_n"])
        slab = self._slabs[side]
        string = self._hook * 0.5
        brush = self.brush
        brush.line(surface, STEEL_DARK, (x, y + self._hook * 0.1), (x, y + string), 3)
        held = side in self._held.values()
        for number in range(count):
            brush.stamp(
                surface, slab, (x - slab.get_width() / 2, y + string + number * self._slab_h)
            )
        if held:
            brush.ring(surface, colours.GLOW, (x, y + string * 0.5), self._hook * 0.22, 3)
        px = min(self.scene.body_px, round(self._hook * 0.62))
        brush.text(
            surface,
            f"{count} N",
            (x, y + string + count * self._slab_h + 2),
            px,
            colours.INK,
            bold=True,
        )

    def _write_sum(self, surface: pygame.Surface) -> None:
        """3 N × 20 cm < 2 N × 50 cm, each side in its colour."""
        left, right = self._sides
        level = lever.balanced(left, right)
        sign = "=" if level else ("＞" if left.moment_n_cm > right.moment_n_cm else "＜")
        width = self.scene.width_px
        px = min(
            self.scene.mm(15 if self.scene.elder else 12),
            round(width * 0.055),
            round(self._board * 0.25),
        )
        texts = [f"{one.force_n:.0f} N × {one.arm_cm:.0f} cm" for one in (left, right)]
        middle, line = width / 2, self._board * 0.36
        tones = (mix(LEFT_TONE, CHALK, 0.6), mix(RIGHT_TONE, CHALK, 0.5))
        gap = px * 1.1
        brush = self.brush
        brush.text(
            surface,
            sign,
            (middle, line),
            px,
            colours.GLOW if level else CHALK,
            bold=True,
            anchor="center",
        )
        brush.text(
            surface, texts[0], (middle - gap, line), px, tones[0], bold=True, anchor="midright"
        )
        brush.text(
            surface, texts[1], (middle + gap, line), px, tones[1], bold=True, anchor="midleft"
        )
        small = min(self.scene.body_px, round(px * 0.85))
        for one, tone, x, anchor in (
            (left, tones[0], middle - gap, "midright"),
            (right, tones[1], middle + gap, "midleft"),
        ):
            brush.text(
                surface,
                f"{one.moment_n_cm:.0f} N·cm",
                (x, line + px * 1.15),
                small,
                tone,
                anchor=anchor,  # type: ignore[arg-type]
            )

    def _paint_room(self, large: pygame.Surface, times: float) -> None:
        width, height = large.get_size()
        large.fill(WALL)
        frame = pygame.Rect(width * 0.04, -height * 0.05, width * 0.92, 0)
        frame.height = round(self._board * times) - frame.top
        edge = round(self.scene.mm(2.5) * times)
        pygame.draw.rect(large, WOOD_DARK, frame, border_radius=edge)
        pygame.draw.rect(large, BOARD, frame.inflate(-2 * edge, -2 * edge), border_radius=edge // 2)
        tray = pygame.Rect(
            frame.left - edge, frame.bottom - edge, frame.width + 2 * edge, edge * 1.5
        )
        pygame.draw.rect(large, WOOD, tray, border_radius=edge // 2)
        desk = self._desk * times
        pygame.draw.rect(large, WOOD, (0, desk, width, height))
        pygame.draw.rect(large, WOOD_DARK, (0, desk + height * 0.035, width, height))
        pygame.draw.rect(
            large, mix(WOOD, colours.CARD, 0.3), (0, desk, width, max(2, round(height * 0.006)))
        )
        self._paint_stand(large, times)

    def _paint_stand(self, large: pygame.Surface, times: float) -> None:
        x, y = self._pivot[0] * times, self._pivot[1] * times
        desk = self._desk * times
        wide = self._hook * times
        shade = pygame.Rect(0, 0, wide * 3.0, wide * 0.34)
        shade.center = (round(x), round(desk + wide * 0.16))
        pygame.draw.ellipse(large, mix(WOOD, WOOD_DEEP, 0.45), shade)
        limb(large, STEEL, (x, y), (x, desk - wide * 0.1), wide * 0.2)
        limb(
            large,
            mix(STEEL, colours.CARD, 0.4),
            (x - wide * 0.05, y),
            (x - wide * 0.05, desk),
            wide * 0.05,
        )
        foot = pygame.Rect(0, 0, wide * 2.2, wide * 0.3)
        foot.midbottom = (round(x), round(desk + wide * 0.16))
        pygame.draw.rect(large, STEEL_DARK, foot, border_radius=round(wide * 0.14))


def _slab(brush: Brush, width: float, height: float, tone: Colour) -> pygame.Surface:
    """One weight of 1 N."""

    def paint(large: pygame.Surface, times: float) -> None:
        w, h = large.get_size()
        body = pygame.Rect(0, 0, w, h - round(times))
        radius = round(h * 0.28)
        pygame.draw.rect(large, tone, body, border_radius=radius)
        top = pygame.Rect(0, 0, w, round(h * 0.34))
        pygame.draw.rect(large, mix(tone, colours.CARD, 0.25), top, border_radius=radius)
        pygame.draw.rect(
            large,
            mix(tone, colours.NIGHT, 0.3),
            (w * 0.44, 0, w * 0.12, h - times),
            border_radius=round(w * 0.03),
        )

    return brush.sprite(round(width), round(height), paint)


def open_program(scene: Scene, values: Mapping[str, float]) -> Lever:
    """Open the lever."""
    return Lever(scene, values)
