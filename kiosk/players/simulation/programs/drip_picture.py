"""The picture of the field: soil as wet as it is, plants, and what waters them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from kiosk.core.words import Words
from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Brush, Point
from kiosk.players.simulation.colours import colour, mix
from kiosk.players.simulation.contract import Scene
from kiosk.players.simulation.programs import drip_scene as pieces
from kiosk.players.simulation.programs.play import painted_ground
from kiosk.players.simulation.programs.scenery import below, curve, gradient, tag
from kiosk.players.simulation.rows.drip import SEASON_DAYS
from kiosk.players.simulation.science import drip
from kiosk.players.simulation.science.drip import Field, Water, Watering

PLANTS = 5
DEEPEST_CM = 80.0
AGAIN = Words("15 天过去了，点一下再种一次", "15 days are over: tap to sow again")
NAMES = {
    "drip": Words("滴灌", "drip"),
    "flood": Words("漫灌", "flood"),
    "film": Words("地膜", "film"),
    "rain_mm_day": Words("下雨", "rain"),
}
THIRSTY = Words("渴", "dry")


@dataclass(frozen=True)
class Moment:
    """How the field stands; ``time_s`` moves the drops."""

    field: Field
    water: Water
    day: float
    time_s: float
    running: bool
    over: bool


class FieldPicture:
    """Draws the field; ``spots`` are the middles of what can be tapped, ``unit`` their size."""

    def __init__(self, scene: Scene, brush: Brush) -> None:
        self._scene = scene
        self._brush = brush
        self._lay_out()
        self._ground = painted_ground(scene, self._paint)
        size = round(self.unit)
        self._clouds = [pieces.cloud_picture(brush, round(size * 1.9), on) for on in (False, True)]
        self._valves = [pieces.valve_picture(brush, size, on) for on in (False, True)]
        self._gates = [pieces.gate_picture(brush, size, on) for on in (False, True)]
        self._rolls = [pieces.roll_picture(brush, size, on) for on in (False, True)]
        self._plants = {
            (growth, dry): pieces.millet(brush, self._tall, growth / pieces.GROWTHS, dry)
            for growth in range(pieces.GROWTHS + 1)
            for dry in (False, True)
        }

    def _lay_out(self) -> None:
        width, height = self._scene.width_px, self._scene.height_px
        self._level = height * 0.5
        self._cm = (height * 0.93 - self._level) / DEEPEST_CM
        self._tall = min(height * 0.34, width * 0.22)
        self.unit = min(width * 0.1, height * 0.17, float(self._scene.mm(30)))
        self._left, self._right = width * 0.17, width * 0.76
        foot = self._level - self.unit / 2
        self.spots: dict[str, Point] = {
            "rain_mm_day": (width * 0.11, height * 0.12),
            "drip": (width * 0.085, foot),
            "film": (width * 0.815, foot),
            "flood": (width * 0.925, foot),
        }

    def draw(self, surface: pygame.Surface, now: Moment) -> None:
        """Draw the sky, the soil as wet as it is, the plants, and what waters them."""
        surface.blit(self._ground, (0, 0))
        self._now = now
        field, water = now.field, now.water
        self._draw_sun(surface)
        self._draw_soil(surface, field, water)
        self._draw_plants(surface, field, water)
        if field.film:
            self._draw_film(surface)
        self._draw_water(surface, field, water)
        self._draw_things(surface, field)
        self._draw_gauge(surface, field, water)
        if self._now.over:
            tag(
                self._brush,
                surface,
                self._scene.say(AGAIN),
                (self._scene.width_px / 2, self._scene.height_px * 0.96),
                self._scene.body_px,
                colours.CARD,
                colours.FARMING,
            )

    def _draw_sun(self, surface: pygame.Surface) -> None:
        width, height = surface.get_size()
        share = self._now.day / SEASON_DAYS
        x = width * (0.36 + 0.5 * share)
        radius = self.unit * 0.42
        y = radius * 1.6 + height * 0.06 * (1 - math.sin(math.pi * share))
        self._brush.disc(surface, colour("#FBE3AE"), (x, y), radius * 1.45)
        self._brush.disc(surface, colours.GLOW, (x, y), radius)
        self._brush.text(
            surface,
            f"{math.floor(self._now.day + 1e-9)}",
            (x, y),
            round(radius * 0.95),
            colours.INK,
            bold=True,
            anchor="center",
        )

    def _draw_soil(self, surface: pygame.Surface, field: Field, water: Water) -> None:
        width = surface.get_width()
        deep = self._level + field.soil_cm * self._cm
        top_deep = self._level + min(10.0, field.soil_cm / 2) * self._cm
        top = pieces.soil(water.top_mm / field.top_holds_mm)
        roots = pieces.soil(drip.roots_share(field, water))
        pygame.draw.rect(surface, roots, (0, top_deep, width, deep - top_deep))
        pygame.draw.rect(surface, top, (0, self._level, width, top_deep - self._level))
        self._brush.polygon(surface, top, self._ridge)
        px = self._scene.small_px
        if deep - top_deep > px * 1.4:
            self._brush.text(
                surface,
                f"{field.soil_cm:.0f} cm",
                (width * 0.985, deep - 2),
                px,
                colours.CARD if drip.roots_share(field, water) > 0.5 else colours.INK,
                anchor="bottomright",
            )

    @property
    def _ridge(self) -> list[Point]:
        high = self.unit * 0.16
        edge = (self._right - self._left) * 0.05
        return [
            (self._left, self._level + 1),
            (self._left + edge, self._level - high),
            (self._right - edge, self._level - high),
            (self._right, self._level + 1),
        ]

    def _roots_x(self) -> list[float]:
        step = (self._right - self._left) / PLANTS
        return [self._left + step * (n + 0.5) for n in range(PLANTS)]

    def _draw_plants(self, surface: pygame.Surface, field: Field, water: Water) -> None:
        growth = round(pieces.GROWTHS * self._now.day / SEASON_DAYS)
        plant = self._plants[growth, drip.thirsty(field, water)]
        foot = self._level - self.unit * 0.14
        deep = min(field.soil_cm * 0.85, 24 + 2.4 * self._now.day) * self._cm
        tone = mix(colours.PAPER, pieces.DRY, 0.45)
        wide = self._scene.mm(0.6)
        for x in self._roots_x():
            for side in (-0.5, -0.22, 0.0, 0.24, 0.52):
                end = (x + side * deep * 0.55, foot + deep * (1 - abs(side) * 0.7))
                middle = (x + side * deep * 0.4, foot + deep * 0.4)
                self._brush.lines(surface, tone, curve([(x, foot), middle, end], 4), wide)
            self._brush.stamp(
                surface, plant, (x - plant.get_width() * 0.46, foot - plant.get_height())
            )

    def _draw_film(self, surface: pygame.Surface) -> None:
        high = self.unit * 0.16
        edge = (self._right - self._left) * 0.05
        points = [
            (self._left - edge * 0.4, self._level + 1),
            (self._left + edge * 0.9, self._level - high - 2),
            (self._right - edge * 0.9, self._level - high - 2),
            (self._right + edge * 0.4, self._level + 1),
        ]
        self._brush.lines(surface, pieces.FILM, points, self._scene.mm(1.5))
        for x in self._roots_x():
            self._brush.disc(surface, pieces.FILM, (x, self._level - high), self._scene.mm(1.4))

    def _draw_water(self, surface: pygame.Surface, field: Field, water: Water) -> None:
        brush, time, width = self._brush, self._now.time_s, surface.get_width()
        size = float(self._scene.mm(0.9))
        pond = water.pond_mm / drip.POND_MM * self.unit * 0.16
        if pond > 0.5:
            pygame.draw.rect(surface, pieces.WATER, (0, self._level - pond, width, pond))
        if field.watering is Watering.DRIP:
            for number, x in enumerate(self._roots_x()):
                fall = (time * 0.9 + number * 0.37) % 1.0
                pieces.drop(
                    brush,
                    surface,
                    (x, self._level + fall * self.unit * 0.75),
                    size * 1.3,
                    pieces.WATER,
                )
        if field.rain_mm_day > 0 and not self._now.over:
            self._draw_rain(surface, field.rain_mm_day)
        if self._now.running and not self._now.over:
            self._draw_vapour(surface, field, water)
            if drip.roots_share(field, water) > 0.995:
                self._draw_seeping(surface, self._level + field.soil_cm * self._cm)

    def _draw_seeping(self, surface: pygame.Surface, deep: float) -> None:
        """Water that sinks below the roots is lost."""
        size = self._scene.mm(0.9) * 1.3
        for number in range(9):
            at = (
                surface.get_width() * (0.12 + 0.095 * number),
                deep + (self._now.time_s * 0.7 + number * 0.31) % 1.0 * self.unit * 0.5,
            )
            pieces.drop(self._brush, surface, at, size, pieces.WATER)

    def _draw_rain(self, surface: pygame.Surface, rain_mm: float) -> None:
        width = surface.get_width()
        top, fall = self.spots["rain_mm_day"][1] + self.unit * 0.4, self._level
        count = 14 + round(rain_mm * 3)
        long = self._scene.mm(3)
        tone = mix(pieces.WATER, colours.CARD, 0.25)
        for number in range(count):
            share = (self._now.time_s * 1.1 + number * 0.618) % 1.0
            x = width * ((number * 0.754877) % 1.0)
            y = top + share * (fall - top - long)
            pygame.draw.aaline(surface, tone, (x, y), (x - long * 0.12, y + long), 2)

    def _draw_vapour(self, surface: pygame.Surface, field: Field, water: Water) -> None:
        """Wisps that rise from bare wet soil: the wetter, the more."""
        keeps = 1 - drip.FILM_KEEPS if field.film else 1.0
        strength = keeps * min(1.0, water.top_mm / field.top_holds_mm + water.pond_mm)
        count = round(9 * strength)
        for number in range(count):
            share = (self._now.time_s * 0.45 + number * 0.618) % 1.0
            x = self._left + (self._right - self._left) * ((number * 0.754877 + 0.07) % 1.0)
            y = self._level - self.unit * (0.25 + 0.9 * share)
            wave = self.unit * 0.07
            points = [(x + wave * math.sin(n * 1.9 + share * 6), y - n * wave) for n in range(5)]
            tone = mix(colours.CARD, colour("#CFE3EE"), share)
            self._brush.lines(surface, tone, curve(points, 4), self._scene.mm(0.7))

    def _draw_things(self, surface: pygame.Surface, field: Field) -> None:
        brush = self._brush
        hose = self._level - self.unit * 0.2
        start = self.spots["drip"][0] + self.unit * 0.3
        brush.line(
            surface, pieces.HOSE, (start, hose), (self._roots_x()[-1], hose), self._scene.mm(1.5)
        )
        states = {
            "rain_mm_day": field.rain_mm_day > 0,
            "drip": field.watering is Watering.DRIP,
            "film": field.film,
            "flood": field.watering is Watering.FLOOD,
        }
        pictures = {
            "rain_mm_day": self._clouds,
            "drip": self._valves,
            "film": self._rolls,
            "flood": self._gates,
        }
        px = self._scene.small_px
        for name, on in states.items():
            x, y = self.spots[name]
            picture = pictures[name][on]
            w, h = picture.get_size()
            brush.stamp(surface, picture, (x - w / 2, y - h / 2))
            at = (x, y - h / 2 - px * 0.75)
            if name == "rain_mm_day":
                at = (x, y + h * 0.16)
            elif name == "flood":
                at = (x, self._level + px * 0.85)
            tag(
                brush,
                surface,
                self._scene.say(NAMES[name]),
                at,
                px,
                colours.CARD if on else colours.INK,
                pieces.WATER if on else mix(colours.CARD, colours.LINE, 0.25),
            )

    def _draw_gauge(self, surface: pygame.Surface, field: Field, water: Water) -> None:
        """How full the roots' layer is, and the line below which the millet is thirsty."""
        top = round(self._level + self.unit * 0.25)
        tall = round(max(self.unit * 0.5, 0.75 * (self._scene.height_px * 0.96 - top)))
        box = pygame.Rect(0, top, round(self.unit * 0.3), tall)
        box.centerx = round(self._scene.width_px * 0.06)
        line = pieces.gauge(
            self._brush, surface, box, drip.roots_share(field, water), drip.THIRSTY_BELOW
        )
        self._brush.text(
            surface,
            self._scene.say(THIRSTY),
            (box.right + 10, line),
            self._scene.small_px,
            colours.CARD,
            bold=True,
            anchor="midleft",
        )

    def _paint(self, large: pygame.Surface, times: float) -> None:
        width, height = large.get_size()
        level = self._level * times
        sky = pygame.Rect(0, 0, width, round(level))
        gradient(large, sky, ((0.0, colour("#BFDDF0")), (1.0, colour("#FDF1D8"))))
        for share, tone in ((0.8, "#C9D4A8"), (0.9, "#A9BF7E")):
            line = curve(
                [(width * n / 5, level * (share - (0.07 if n % 2 else 0))) for n in range(6)]
            )
            below(large, colour(tone), line)
        pygame.draw.rect(large, pieces.ROCK, (0, level, width, height))
        unit = self.unit * times
        for number in range(26):
            x = width * ((number * 0.618034) % 1.0)
            y = height - unit * 0.1 - (height - level) * 0.8 * ((number * 0.754877) % 1.0)
            pygame.draw.ellipse(
                large, mix(pieces.ROCK, colours.PAPER, 0.12), (x, y, unit * 0.34, unit * 0.17)
            )
