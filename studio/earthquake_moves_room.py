"""The classroom of 伏地、遮挡、手抓牢: what stands still in it, and what the ground sets moving."""

from __future__ import annotations

import math
from dataclasses import dataclass

from studio.faces import Look
from studio.lottie import Group, Keys, Layer, Scene, keys
from studio.palette import INK, mix
from studio.people import BOY
from studio.puppet_drawing import capsule
from studio.scenery import WALL, WOOD, table, window
from studio.svg import Pen, Point, packed, smooth

WIDTH, HEIGHT = 1600, 1000
BLEED = 90
FLOOR = 690.0
"""Where wall and floor meet."""
GROUND = 896.0
"""Where the hero's desk stands."""
DESK_HIGH, DESK_WIDE = 338.0, 430.0
POST = 26.0
LAMP: Point = (1084.0, 0.0)
SHAKE = 0.72
"""Seconds of one swing of the ground: slow enough for every eye."""


@dataclass(frozen=True)
class Tremor:
    """How strongly the ground shakes: key points of second and strength (0-1)."""

    seconds: float
    strength: tuple[tuple[float, float], ...]

    def at(self, second: float) -> float:
        """Return the strength at ``second``."""
        before = after = self.strength[0]
        for stop in self.strength:
            before, after = (stop, stop) if stop[0] <= second else (before, stop)
            if stop[0] > second:
                break
        if before is after:
            return before[1]
        share = (second - before[0]) / (after[0] - before[0])
        return before[1] + (after[1] - before[1]) * share

    def swing(
        self, reach: float, period: float, phase: float = 0.0, rest: float = 0.0
    ) -> Keys[float]:
        """Return a swing that follows the strength; at phase 0 it ends at its outermost."""
        half = period / 2
        stops: list[tuple[float, float]] = []
        count = math.ceil(self.seconds / half)
        for step in range(count + 1):
            second = self.seconds - (count - step - phase) * half
            side = 1 if (count - step) % 2 == 0 else -1
            stops.append((second, rest + side * reach * self.at(max(second, 0))))
        return keys(*stops)


def stage(scene: Scene, tremor: Tremor, view: Keys[Point] | Point, zoom: Keys[float] | float
          ) -> Layer:  # fmt: skip
    """Return the layer that carries the whole room: the camera, and in it the ground that sways."""
    camera = scene.layer("camera", pivot=view, at=(WIDTH / 2, HEIGHT / 2), scale=zoom)
    shift = tremor.swing(7, SHAKE, 0.5).map(lambda x: (x, 0.0))
    return scene.layer("ground", parent=camera, at=shift)


def room(scene: Scene, ground: Layer, tremor: Tremor) -> None:
    """Draw wall, floor, window, blackboard, shelf and lamp."""
    back = scene.layer("room", parent=ground)
    wide = WIDTH + 2 * BLEED
    back.rect(-BLEED, -BLEED, wide, FLOOR + BLEED, WALL)
    back.rect(-BLEED, 500, wide, FLOOR - 500, mix(WALL, "#D7A66B", 0.3))
    back.rect(-BLEED, 494, wide, 8, mix(WALL, "#B9743A", 0.4))
    floor = "#D7A66B"
    back.rect(-BLEED, FLOOR, wide, HEIGHT - FLOOR + BLEED, floor)
    back.rect(-BLEED, FLOOR - 20, wide, 20, mix(floor, INK, 0.22))
    for step in range(1, 4):
        y = FLOOR + (HEIGHT - FLOOR) * (step / 4) ** 1.3
        back.rect(-BLEED, y, wide, 2 + step, mix(floor, INK, 0.1))
    back.path(f"M30 {FLOOR}H380L590 {HEIGHT + BLEED}H-90Z", "#F7D9A0", opacity=0.35)
    window(back, "win", 62, 150, 300, 330)
    _board(back)
    _shelf(back, tremor)
    _lamp(back, tremor)


def _board(pen: Pen) -> None:
    pen.rect(536, 150, 448, 282, "#B9743A", 10)
    pen.rect(552, 166, 416, 250, "#2E5B4E")
    chalk = "#DDEBDD"
    sea = smooth([(590 + 28 * step, 250 - 26 * math.sin(step * 1.25)) for step in range(8)])
    pen.stroke(sea, chalk, 6, opacity=0.7)
    pen.stroke("M592 322H760M592 358H704", chalk, 6, opacity=0.5)
    pen.stroke("M838 360L890 250L942 360Z", chalk, 6, opacity=0.6)
    pen.rect(536, 428, 448, 17, "#D99A5B", 6)


def _lamp(pen: Group, tremor: Tremor) -> None:
    shade = "#1F7A5C"
    x, y = LAMP
    lamp = pen.group(at=(x, y - 20), turn=tremor.swing(17, 1.6))
    lamp.stroke("M0 0V180", mix(shade, INK, 0.5), 6)
    lamp.circle(0, 238, 22, "#FFF1CF")
    lamp.path("M-64 236C-58 192-30 176 0 174C30 176 58 192 64 236Z", shade)


BOOKS = ("#C85C3C", "#E0B25C", "#3F6B78", "#F1E2C4", "#7A4440", "#1F7A5C", "#E0B25C", "#C85C3C")


def _shelf(pen: Group, tremor: Tremor) -> None:
    left, top, wide = 1386.0, 262.0, 236.0
    wood = "#9A5B2E"
    pen.rect(left, top, wide, FLOOR - top + 26, wood, 8)
    for row in range(3):
        low = top + 14 + 142 * (row + 1)
        pen.rect(left + 14, low - 128, wide - 28, 128, mix(wood, INK, 0.45))
        x = left + 20
        for book in range(6):
            tall = 104 - 13 * ((book * 2 + row) % 3)
            thick = 24 + 5 * ((book + row) % 2)
            slide = tremor.swing(2.5, 1.08, 0.13 * book + 0.2 * row, 1.5)
            # the whole row leans on the last book, so nobody tips over the next
            spine = pen.group(at=(x, low), turn=slide)
            spine.rect(0, -tall, thick, tall, BOOKS[(book + 3 * row) % len(BOOKS)], 3)
            x += thick + 4
    _plant(pen, (left + wide * 0.5, top), tremor)


def _plant(pen: Group, at: Point, tremor: Tremor) -> None:
    x, y = at
    for index, (turn, size, tone) in enumerate(
        ((-50, 84, "#3F7A4A"), (48, 84, "#3F7A4A"), (-20, 104, "#579A58"), (20, 104, "#4C8C52"))
    ):
        leaf = pen.group(at=(x, y - 44), turn=tremor.swing(4, 1.08, 0.2 * index, turn))
        leaf.path(f"M0 0C-26-{size * 0.35:.0f}-18-{size * 0.8:.0f} 0-{size}"
                  f"C18-{size * 0.8:.0f} 26-{size * 0.35:.0f} 0 0Z", tone)  # fmt: skip
    pen.path(f"M{packed(x - 40, y - 52)}h80l-10 52h-60Z", "#B5543A")
    pen.rect(x - 45, y - 60, 90, 17, mix("#B5543A", "#FFFFFF", 0.18), 6)


def desk_back(pen: Pen, x: float, floor: float = GROUND, high: float = DESK_HIGH) -> None:
    """Draw the desk top and the legs at the back; ``x`` is its left edge."""
    pen.ellipse(x + DESK_WIDE / 2, floor + 4, DESK_WIDE * 0.62, 30, INK, opacity=0.14)
    table(pen, x, floor, DESK_WIDE, high)


def desk_front(pen: Pen, x: float, floor: float = GROUND, high: float = DESK_HIGH) -> None:
    """Draw the legs in front."""
    for at in (x + 18, x + DESK_WIDE - 18 - POST):
        pen.rect(at, floor - high + 22, POST, high - 22, mix(WOOD, "#4A2A1A", 0.12), 5)


def post_of(x: float) -> float:
    """Return the middle of the front leg on the right of the desk at ``x``."""
    return x + DESK_WIDE - 18 - POST / 2


def book(pen: Pen, colour: str, wide: float = 118, thick: float = 21) -> None:
    """Draw a closed book lying on the origin, its middle there."""
    pen.rect(-wide / 2, -thick, wide, thick, colour, 4)
    pen.rect(-wide / 2 + 8, -thick + 6, wide - 8, thick - 12, "#F8EFDC", 2)


def fingers(pen: Group, look: Look = BOY) -> None:
    """Draw the fingers of a hand that holds the upright bar at the origin."""
    pen.group(at=(-15, 0)).path(capsule(17, 8, 8, -17), look.skin)
    for step in range(4):
        line = pen.group(at=(-13, -17 + 11.4 * step), turn=-88)
        line.path(capsule(28, 5.4, 5.4), look.skin)
