"""A board with cells, a switch, a breaker and three places to put lamps or wires in."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pygame

from kiosk.core.words import Words
from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Point
from kiosk.players.simulation.colours import mix
from kiosk.players.simulation.contract import Scene, Touch
from kiosk.players.simulation.programs.circuit_parts import BOARD, COPPER, LIGHT, Parts
from kiosk.players.simulation.programs.play import Play
from kiosk.players.simulation.programs.scenery import WOOD, WOOD_DARK, limb, tag, within
from kiosk.players.simulation.rows.circuit import ROW
from kiosk.players.simulation.science import circuit
from kiosk.players.simulation.science.circuit import Board, Branch, Flow, Item

ITEMS = (Item.LAMP, Item.WIRE, Item.GAP)
BRIGHTEST_W = 4.5**2 / circuit.LAMP_OHM
SPEED_MM_S_A = 120.0
"""How fast the dots go for an ampere: a picture of the current, not the electrons' speed."""
SPARK_S = 0.9
SHORT = Words("短路！跳闸了", "Short circuit! Tripped")
OVERLOAD = Words("电流太大！跳闸了", "Too much current! Tripped")
AGAIN = Words("改好电路，再点它合闸", "Mend it, then reset it")


@dataclass(frozen=True)
class Leg:
    """A piece of the loop: its corners, and which current flows in it."""

    corners: tuple[Point, ...]
    branch: str


class Circuit(Play):
    """See :class:`~kiosk.players.simulation.contract.Program`."""

    def __init__(self, scene: Scene, values: Mapping[str, float]) -> None:
        super().__init__(ROW, scene, values)
        width, height = scene.width_px, scene.height_px
        left, right = width * 0.15, width * 0.85
        top, bottom = height * 0.2, height * 0.8
        inner = left + (right - left) * 0.6
        self._size = min((right - left) * 0.26, (bottom - top) * 0.44, float(scene.mm(48)))
        middle = (top + bottom) / 2
        self._spots: dict[str, Point] = {
            "place_a": ((left + inner) / 2, top),
            "place_b": (inner, middle),
            "place_c": (right, middle),
            "closed": (left, middle),
            "cells": ((left + inner) / 2 + self._size * 0.16, bottom),
            "breaker": (left, bottom),
        }
        self._legs = (
            Leg(((inner, bottom), (left, bottom), (left, top), (inner, top)), "a"),
            Leg(((inner, top), (inner, bottom)), "b"),
            Leg(((inner, top), (right, top), (right, bottom), (inner, bottom)), "c"),
        )
        self._phases = {"a": 0.0, "b": 0.0, "c": 0.0}
        self._parts = Parts(
            self.brush, self._size, min(self._size * 0.86, (inner - left - self._size * 0.5) / 3)
        )
        radius = scene.mm(1.1)
        self._dot = self.brush.panel(2 * radius, 2 * radius, LIGHT, radius)
        self._ground = self.ground(self._paint)
        self._down: dict[int, str] = {}
        self._tripped: Words | None = None
        self._spark_s = 0.0
        self._watch()

    @property
    def _board(self) -> Board:
        places = (ITEMS[self.chosen(f"place_{letter}")] for letter in "abc")
        return Board(self.chosen("cells"), self.chosen("closed") == 1, *places)

    @property
    def _flow(self) -> Flow:
        return Flow(0.0) if self._tripped else circuit.flow(self._board)

    def _branches(self) -> dict[str, Branch]:
        flow = self._flow
        return {"a": flow.a, "b": flow.b, "c": flow.c}

    def _lamps(self) -> dict[str, Branch]:
        board = self._board
        items = {"a": board.a, "b": board.b, "c": board.c}
        return {
            name: branch for name, branch in self._branches().items() if items[name] is Item.LAMP
        }

    @property
    def readings(self) -> Mapping[str, float]:
        """Voltage and current of the battery, how many lamps are lit and how dim the dimmest."""
        powers = [lamp.power_w for lamp in self._lamps().values() if lamp.power_w > 0]
        return {
            "volts": self._board.volts,
            "current_a": self._flow.current_a,
            "lit": float(len(powers)),
            "dimmest_w": min(powers, default=0.0),
            "breaker": float(self._tripped is not None),
        }

    @property
    def still(self) -> bool:
        """Whether nothing flows (长辈模式 shows no moving dots) and no spark is seen."""
        flows = self._flow.current_a > 0 and not self.scene.elder
        return not flows and self._spark_s <= 0

    def set(self, name: str, value: float) -> None:
        """Swap a part; too much current trips the breaker at once."""
        super().set(name, value)
        self._watch()

    def _watch(self) -> None:
        if self._tripped is None:
            flow = circuit.flow(self._board)
            if flow.trips:
                self._tripped = SHORT if flow.short else OVERLOAD
                self._spark_s = SPARK_S

    def step(self, dt_s: float) -> None:
        """Move the dots, and let a spark fade."""
        self._spark_s = max(0.0, self._spark_s - dt_s)
        spacing = self._spacing
        for name, branch in self._branches().items():
            speed = branch.current_a * SPEED_MM_S_A * self.scene.px_per_mm
            self._phases[name] = (self._phases[name] + speed * dt_s) % spacing

    @property
    def _spacing(self) -> float:
        return self.scene.mm(9)

    def touch(self, touch: Touch) -> None:
        """A tap swaps a part, turns the switch, adds a cell, or closes the breaker again."""
        here = self._spot_at((touch.x, touch.y))
        if touch.kind == "down" and here is not None:
            self._down[touch.finger] = here
        elif touch.kind in ("up", "cancel"):
            began = self._down.pop(touch.finger, None)
            if touch.kind == "up" and began is not None and began == here:
                self._tap(here)

    def _tap(self, spot: str) -> None:
        if spot == "breaker":
            self._tripped = None
            self._watch()
        else:
            self.cycle(spot)

    def _spot_at(self, point: Point) -> str | None:
        reach = max(self._size * 0.62, self.scene.mm(11))
        near = min(self._spots, key=lambda spot: math.dist(self._spots[spot], point))
        if within(point, self._spots[near], reach):
            return near
        wide = self._parts.cell_px * self.chosen("cells") / 2
        at = self._spots["cells"]
        beside = abs(point[0] - at[0]) < wide and abs(point[1] - at[1]) < self._size * 0.4
        return "cells" if beside else None

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the board, its parts, the current and the words."""
        surface.blit(self._ground, (0, 0))
        board, branches = self._board, self._branches()
        held = set(self._down.values())
        for name, item in zip("abc", (board.a, board.b, board.c), strict=True):
            spot = f"place_{name}"
            self._parts.socket(surface, self._spots[spot], spot in held)
            self._draw_item(surface, item, spot)
        for name, lamp in self._lamps().items():
            self._parts.halo(surface, self._spots[f"place_{name}"], _brightness(lamp))
        for leg in self._legs:
            if branches[leg.branch].current_a > 0:
                for dot in self._dots(leg):
                    self.brush.stamp(surface, self._dot, dot)
        self._draw_items_over(surface, board)
        self._label(surface, board, branches)

    def _draw_item(self, surface: pygame.Surface, item: Item, spot: str) -> None:
        at, upright = self._spots[spot], spot != "place_a"
        if item is Item.GAP:
            self._parts.gap(surface, at, upright)
            return
        self._parts.wire(surface, at, upright)

    def _draw_items_over(self, surface: pygame.Surface, board: Board) -> None:
        """What lies above the dots."""
        for name, lamp in self._lamps().items():
            self._parts.lamp(surface, self._spots[f"place_{name}"], _brightness(lamp))
        self._parts.switch(surface, self._spots["closed"], board.closed)
        self._parts.battery(surface, self._spots["cells"], board.cells)
        at = self._spots["breaker"]
        if self._spark_s > 0:
            share = self._spark_s / SPARK_S
            self.brush.disc(surface, mix(BOARD, colours.GLOW, share), at, self._size * 0.62)
        self._parts.breaker(surface, at, self._tripped is not None)

    def _label(self, surface: pygame.Surface, board: Board, branches: Mapping[str, Branch]) -> None:
        px = self.scene.small_px
        half = self._size / 2
        for name, item in zip("abc", (board.a, board.b, board.c), strict=True):
            x, y = self._spots[f"place_{name}"]
            words = name.upper()
            if item is not Item.GAP:
                words = f"{name.upper()}  {branches[name].current_a:.3f} A"
            at = (x, y + half + px * 0.85)
            lit = branches[name].current_a > 0
            tag(
                self.brush,
                surface,
                words,
                at,
                px,
                colours.INK if lit else colours.PAPER,
                LIGHT if lit else mix(BOARD, colours.NIGHT, 0.4),
            )
        if self._tripped is not None:
            self._tell(surface, self._tripped)

    def _tell(self, surface: pygame.Surface, words: Words) -> None:
        """What made the breaker trip, and what to do."""
        px = self.scene.small_px
        x, y = self.scene.width_px / 2, self._spots["breaker"][1] + self._size * 0.5 + px
        if y + px * 2.6 > self.scene.height_px:
            y = self._spots["closed"][1] + px * 0.9
            x = (self._spots["closed"][0] + self._spots["place_b"][0]) / 2
        for row, line in enumerate((words, AGAIN)):
            at = (x, y + px * 1.7 * row)
            tag(self.brush, surface, self.scene.say(line), at, px, colours.CARD, colours.WRONG)

    def _dots(self, leg: Leg) -> Iterator[Point]:
        """The dots of a leg, in the direction of the current, from plus to minus."""
        ahead = self._phases[leg.branch]
        half = self._dot.get_width() / 2
        for start, end in itertools.pairwise(leg.corners):
            length = math.dist(start, end)
            along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
            while ahead < length:
                yield start[0] + along[0] * ahead - half, start[1] + along[1] * ahead - half
                ahead += self._spacing
            ahead -= length

    def _paint(self, large: pygame.Surface, times: float) -> None:
        width, height = large.get_size()
        large.fill(WOOD)
        for row in range(1, 6):
            y = round(height * row / 6)
            pygame.draw.rect(large, mix(WOOD, WOOD_DARK, 0.35), (0, y, width, round(times * 2)))
        mm = self.scene.mm(1) * times
        board = pygame.Rect(0, 0, width * 0.97, height * 0.95)
        board.center = (width // 2, height // 2)
        shade = board.move(0, round(mm * 1.4))
        pygame.draw.rect(large, WOOD_DARK, shade, border_radius=round(mm * 8))
        pygame.draw.rect(large, BOARD, board, border_radius=round(mm * 8))
        for leg in self._legs:
            points = [(x * times, y * times) for x, y in leg.corners]
            for start, end in itertools.pairwise(points):
                limb(large, COPPER, start, end, self._size * 0.07 * times)
        spot = self._spots["closed"]
        half = self._size / 2
        pygame.draw.rect(
            large,
            BOARD,
            (
                (spot[0] - half) * times,
                (spot[1] - half) * times,
                half * 2 * times,
                half * 2 * times,
            ),
        )


def _brightness(lamp: Branch) -> float:
    """How bright a lamp is drawn, 0 to 1: by the root of its power, as eyes compress light."""
    return min(1.0, math.sqrt(lamp.power_w / BRIGHTEST_W))


def open_program(scene: Scene, values: Mapping[str, float]) -> Circuit:
    """Open the board."""
    return Circuit(scene, values)
