"""A valley, a cloud to push over it, a stream that rises, and three people to bring uphill."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from kiosk.core.words import Words
from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Point
from kiosk.players.simulation.colours import mix
from kiosk.players.simulation.contract import Scene, Touch
from kiosk.players.simulation.programs import rainfall_scene as pieces
from kiosk.players.simulation.programs.drip_scene import cloud_picture
from kiosk.players.simulation.programs.play import Play
from kiosk.players.simulation.programs.scenery import tag
from kiosk.players.simulation.rows.rainfall import MOST_MM_H, ROW
from kiosk.players.simulation.science import rainfall
from kiosk.players.simulation.science.rainfall import Alert

HOUR_S = 5.0
HALF_CLOUD = 0.21
HOMES = (0.3, 0.375, 0.64)
CLOUD = "cloud"
DRY_MM = 0.02
WADE_M = 0.25
"""Water deeper than this at the feet: nobody walks on."""
WARNINGS = {
    Alert.NONE: Words("没有预警", "No warning"),
    Alert.BLUE: Words("暴雨蓝色预警", "Blue rainstorm warning"),
    Alert.YELLOW: Words("暴雨黄色预警", "Yellow rainstorm warning"),
    Alert.ORANGE: Words("暴雨橙色预警", "Orange rainstorm warning"),
    Alert.RED: Words("暴雨红色预警", "Red rainstorm warning"),
}
LETTERS = (Words("蓝", "1"), Words("黄", "2"), Words("橙", "3"), Words("红", "4"))
HIGH = Words("高处", "high up")
CAUGHT = Words("被困", "cut off")


class Rainfall(Play):
    """See :class:`~kiosk.players.simulation.contract.Program`."""

    def __init__(self, scene: Scene, values: Mapping[str, float]) -> None:
        super().__init__(ROW, scene, values)
        self._valley = pieces.Valley(scene)
        self._water = rainfall.Valley()
        self._hours = 0.0
        self._time_s = 0.0
        self._people = list(HOMES)
        self._held: dict[int, int | str] = {}
        self._chosen: int | None = None
        tall = round(min(self._valley.metre * 2.3, float(scene.mm(24))))
        self._tall = max(12, tall)
        self._figures = pieces.people(self.brush, self._tall)
        width = round(min(scene.width_px * 0.34, scene.height_px * 0.5))
        self._clouds = [cloud_picture(self.brush, width, on) for on in (False, True)]
        self._ground = self.ground(lambda large, times: pieces.paint(large, times, self._valley))

    @property
    def _cloud(self) -> float:
        """Where the middle of the cloud is, as a share of the width."""
        return 0.1 + 0.8 * self._values["cloud_percent"] / 100

    @property
    def _rain_mm_h(self) -> float:
        """The mean rain over the hills whose water comes down here."""
        covered = rainfall.cover(self._cloud, HALF_CLOUD, *pieces.CATCHMENT)
        return self._values["rain_mm_h"] * covered

    def _caught(self, number: int) -> bool:
        ground = self._valley.ground_m(self._people[number])
        return self._water.stream_m - ground > WADE_M

    def _safe(self, number: int) -> bool:
        share = self._people[number]
        return min(share, 1 - share) <= pieces.SAFE_SHARE

    @property
    def readings(self) -> Mapping[str, float]:
        """Rain and stream, the model's warning, and who is on high ground."""
        return {
            "rain_l": self._water.rain_mm,
            "stream_m": self._water.stream_m,
            "hours": self._hours,
            "alert": float(rainfall.alert(self._rain_mm_h, MOST_MM_H)),
            "safe": float(sum(self._safe(number) for number in range(len(self._people)))),
        }

    @property
    def still(self) -> bool:
        """Whether it does not rain and the stream is low again."""
        wet = self._water.slope_mm + self._water.stream_mm > DRY_MM
        return self._values["rain_mm_h"] <= 0 and not wet

    def step(self, dt_s: float) -> None:
        """Let it rain and flow."""
        self._time_s += dt_s
        self._hours += dt_s / HOUR_S
        self._water = rainfall.pass_hours(self._water, self._rain_mm_h, dt_s / HOUR_S)

    # Fingers.

    def touch(self, touch: Touch) -> None:
        """Cloud and people follow a finger; a tapped person goes where one taps next."""
        if touch.kind == "down":
            self._grab(touch)
        held = self._held.get(touch.finger)
        if touch.kind in ("up", "cancel"):
            self._held.pop(touch.finger, None)
        if held is None or touch.kind == "cancel":
            return
        share = min(1.0, max(0.0, touch.x / self.scene.width_px))
        if held == CLOUD:
            self.drag("cloud_percent", (share - 0.1) / 0.8 * 100)
        elif isinstance(held, int) and touch.kind != "down":
            self._walk(held, share)

    def _grab(self, touch: Touch) -> None:
        point = (touch.x, touch.y)
        reach = max(self._tall * 0.6, self.scene.mm(12))
        near = min(range(len(self._people)), key=lambda n: math.dist(self._middle(n), point))
        if math.dist(self._middle(near), point) <= reach:
            self._held[touch.finger] = self._chosen = near
        elif touch.y < self._valley.notch[1] - self._tall * 0.3:
            self._held[touch.finger] = CLOUD
        elif self._chosen is not None:
            self._walk(self._chosen, touch.x / self.scene.width_px)
            self._chosen = None

    def _walk(self, number: int, share: float) -> None:
        """Walk along the ground, but not into the water or through it."""
        if self._caught(number):
            return
        here = self._people[number]
        share = min(0.985, max(0.015, share))
        steps = max(1, math.ceil(abs(share - here) * 200))
        for step in range(1, steps + 1):
            there = here + (share - here) * step / steps
            if self._water.stream_m - self._valley.ground_m(there) > WADE_M:
                return
            self._people[number] = there

    def _middle(self, number: int) -> Point:
        share = self._people[number]
        x, y = self._valley.at(share, self._valley.ground_m(share))
        return x, y - self._tall / 2

    # Drawing.

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the valley, its stream, the people, the cloud and the warning."""
        surface.blit(self._ground, (0, 0))
        self._draw_stream(surface)
        self._draw_signs_of_high_ground(surface)
        for number in range(len(self._people)):
            self._draw_person(surface, number)
        self._draw_cloud(surface)
        self._draw_warning(surface)

    def _draw_stream(self, surface: pygame.Surface) -> None:
        level = self._water.stream_m
        left, right = self._valley.banks(level)
        x, y = self._valley.notch
        down = self._valley.metre
        half = self.scene.mm(0.8) + level * down * 0.12
        muddy = mix(pieces.STREAM, pieces.EARTH, min(0.5, level * 0.1))
        far = [(x + half * 0.5, y + down * 0.4), (x - half * 0.5, y + down * 0.4)]
        self.brush.polygon(surface, muddy, [*far, left[0], right[0]])
        cut = mix(pieces.STREAM_CUT, pieces.EARTH_DARK, min(0.4, level * 0.08))
        self.brush.polygon(surface, cut, [*left, *reversed(right)])
        pygame.draw.aaline(surface, colours.CARD, left[0], right[0], self.scene.mm(0.6))
        px = self.scene.small_px
        if not self.still:
            self._draw_foam(surface, left[0], right[0], level)
        spot = (x, left[0][1] - px)
        tag(self.brush, surface, f"{level:.1f} m", spot, px, colours.CARD, pieces.STREAM_CUT)

    def _draw_foam(self, surface: pygame.Surface, left: Point, right: Point, level: float) -> None:
        """Bright streaks that run down the stream, the faster the higher it stands."""
        x, y = self._valley.notch
        for number in range(10):
            share = 0.15 + 0.85 * ((self._time_s * (0.25 + 0.12 * level) + number * 0.618) % 1.0)
            side = 0.1 + 0.8 * ((number * 0.754877) % 1.0)
            near = left[0] + (right[0] - left[0]) * side
            at = (x + (near - x) * share, y + (left[1] - y) * share)
            long = self.scene.mm(2.5) * (0.3 + share)
            pygame.draw.aaline(
                surface,
                mix(pieces.STREAM, colours.CARD, 0.6),
                at,
                (at[0] + (near - x) * 0.03, at[1] + long),
                2,
            )

    def _draw_signs_of_high_ground(self, surface: pygame.Surface) -> None:
        px = self.scene.small_px
        for share in (0.085, 0.915):
            x, y = self._valley.at(share, self._valley.ground_m(share))
            tag(
                self.brush,
                surface,
                self.scene.say(HIGH),
                (x, y + px * 1.1),
                px,
                colours.CARD,
                colours.RIGHT,
            )

    def _draw_person(self, surface: pygame.Surface, number: int) -> None:
        x, y = self._middle(number)
        caught = self._caught(number)
        waving = caught or self._safe(number) or number in self._held.values()
        if self._chosen == number:
            self.brush.disc(surface, colours.GLOW, (x, y + self._tall * 0.5), self._tall * 0.3)
        figure = self._figures[number][waving]
        self.brush.stamp(
            surface, figure, (x - figure.get_width() / 2, y + self._tall / 2 - figure.get_height())
        )
        if caught:
            px = self.scene.small_px
            tag(
                self.brush,
                surface,
                self.scene.say(CAUGHT),
                (x, y - self._tall * 0.5 - px),
                px,
                colours.CARD,
                colours.WRONG,
            )

    def _draw_cloud(self, surface: pygame.Surface) -> None:
        rain = self._values["rain_mm_h"]
        picture = self._clouds[rain > 0]
        w, h = picture.get_size()
        x, y = self._cloud * surface.get_width(), surface.get_height() * 0.15
        if rain > 0:
            self._draw_rain(surface, x, y + h * 0.35, rain)
        self.brush.stamp(surface, picture, (x - w / 2, y - h / 2))

    def _draw_rain(self, surface: pygame.Surface, x: float, top: float, rain: float) -> None:
        half = self._clouds[0].get_width() * 0.44
        fall = self._valley.notch[1] + self._valley.metre - top
        long = self.scene.mm(3.2)
        tone = mix(colours.WEATHER, colours.CARD, 0.3)
        for number in range(12 + round(rain * 1.6)):
            share = (self._time_s * 1.4 + number * 0.618034) % 1.0
            at = x + half * (2 * ((number * 0.754877) % 1.0) - 1)
            y = top + share * fall
            pygame.draw.aaline(surface, tone, (at, y), (at - long * 0.15, y + long), 2)

    def _draw_warning(self, surface: pygame.Surface) -> None:
        """Four signs in their order, the present one large, and its name in words."""
        step = rainfall.alert(self._rain_mm_h, MOST_MM_H)
        say, brush, px = self.scene.say, self.brush, self.scene.small_px
        size, gap = px * 1.5, px * 0.35
        right = surface.get_width() - gap * 2
        for number, (tone, letter) in enumerate(zip(pieces.SIGNS, LETTERS, strict=True)):
            on = step == number + 1
            box = pygame.Rect(0, 0, round(size), round(size))
            box.topright = (round(right - (3 - number) * (size + gap)), round(gap * 2))
            shown = tone if on else mix(tone, colours.CARD, 0.68)
            pygame.draw.rect(surface, shown, box, border_radius=round(size * 0.2))
            ink = colours.INK if number in (1, 2) or not on else colours.CARD
            brush.text(surface, say(letter), box.center, px, ink, bold=on, anchor="center")
            if on:
                pygame.draw.rect(surface, colours.INK, box, 3, border_radius=round(size * 0.2))
        if step is not Alert.NONE:
            middle = right - 2 * size - 1.5 * gap
            tag(
                brush,
                surface,
                say(WARNINGS[step]),
                (middle, gap * 3 + size + px * 0.8),
                px,
                colours.CARD,
                colours.INK,
            )


def open_program(scene: Scene, values: Mapping[str, float]) -> Rainfall:
    """Open the valley."""
    return Rainfall(scene, values)
