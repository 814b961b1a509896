"""A field cut open: where rain and watering go, and how little a drip line needs."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from kiosk.core.words import Words
from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Point
from kiosk.players.simulation.colours import colour, mix
from kiosk.players.simulation.contract import Scene, Touch
from kiosk.players.simulation.play import Play
from kiosk.players.simulation.programs import drip_scene as pieces
from kiosk.players.simulation.rows.drip import ROW, SEASON_DAYS
from kiosk.players.simulation.scenery import below, curve, gradient, tag, within
from kiosk.players.simulation.science import drip
from kiosk.players.simulation.science.drip import Field, Water, Watering

DAY_S = 2.0
PLANTS = 5
DEEPEST_CM = 80.0
TAP_RAIN_MM = 10.0
WATERINGS = (Watering.NONE, Watering.DRIP, Watering.FLOOD)
DRIP, FLOOD = 1, 2
SIZES = {"rain_mm_day": 1.5, "drip": 1.0, "flood": 1.0, "film": 0.9}
AGAIN = Words("15 天过去了，点一下再种一次", "15 days are over: tap to sow again")
NAMES = {
    "drip": Words("滴灌", "drip"),
    "flood": Words("漫灌", "flood"),
    "film": Words("地膜", "film"),
    "rain_mm_day": Words("下雨", "rain"),
}
THIRSTY = Words("渴", "dry")


class Drip(Play):
    """See :class:`~kiosk.players.simulation.contract.Program`."""

    def __init__(self, scene: Scene, values: Mapping[str, float]) -> None:
        super().__init__(ROW, scene, values)
        self._water = drip.start(self._field)
        self._day = 0.0
        self._time_s = 0.0
        self._running = False
        self._down: dict[int, str] = {}
        self._lay_out()
        self._ground = self.ground(self._paint)
        size, brush = round(self._unit), self.brush
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
        width, height = self.scene.width_px, self.scene.height_px
        self._level = height * 0.5
        self._cm = (height * 0.93 - self._level) / DEEPEST_CM
        self._tall = min(height * 0.34, width * 0.22)
        self._unit = min(width * 0.1, height * 0.17, float(self.scene.mm(30)))
        self._left, self._right = width * 0.17, width * 0.76
        foot = self._level - self._unit / 2
        self._spots: dict[str, Point] = {
            "rain_mm_day": (width * 0.11, height * 0.12),
            "drip": (width * 0.085, foot),
            "film": (width * 0.815, foot),
            "flood": (width * 0.925, foot),
        }

    @property
    def _field(self) -> Field:
        values = self._values
        return Field(
            values["soil_cm"],
            self.chosen("film") == 1,
            values["rain_mm_day"],
            WATERINGS[self.chosen("watering")],
        )

    @property
    def _over(self) -> bool:
        return self._day >= SEASON_DAYS

    @property
    def readings(self) -> Mapping[str, float]:
        """The day, and where the water came from and went, in litres a square metre."""
        water = self._water
        found = {
            "day": self._day,
            "watered_l": water.watered_mm,
            "rain_l": water.rain_mm,
            "evaporated_l": water.evaporated_mm,
            "lost_l": water.run_off_mm + water.seeped_mm,
            "roots_percent": 100 * drip.roots_share(self._field, water),
            "thirsty_days": min(water.thirsty_days, float(SEASON_DAYS)),
        }
        if self._over and water.rain_mm == 0:
            found["season_l"] = water.watered_mm
        return found

    @property
    def still(self) -> bool:
        """Whether the season has not begun, or is over."""
        return not self._running or self._over

    def set(self, name: str, value: float) -> None:
        """Set a parameter; the season begins, or begins anew."""
        before = self._field
        super().set(name, value)
        if name == "soil_cm":
            self._water = drip.deepen(before, self._field, self._water)
        self._begin()

    def _begin(self) -> None:
        if self._over:
            self._day, self._water = 0.0, drip.start(self._field)
        self._running = True

    def step(self, dt_s: float) -> None:
        """Let time pass in the field."""
        self._time_s += dt_s
        days = min(dt_s / DAY_S, SEASON_DAYS - self._day)
        if SEASON_DAYS - self._day - days < 1e-9:
            days = SEASON_DAYS - self._day
            self._day = float(SEASON_DAYS)
        else:
            self._day += days
        self._water: Water = drip.pass_days(self._field, self._water, max(0.0, days))

    def touch(self, touch: Touch) -> None:
        """Taps: cloud, valve, gate and roll of film; anywhere to sow again."""
        here = self._spot_at((touch.x, touch.y))
        if touch.kind == "down":
            self._down[touch.finger] = here
        elif touch.kind in ("up", "cancel"):
            began = self._down.pop(touch.finger, None)
            if touch.kind == "up" and began == here:
                self._tap(here)

    def _spot_at(self, point: Point) -> str:
        near = min(self._spots, key=lambda spot: math.dist(self._spots[spot], point))
        reach = max(self._unit * 0.6 * SIZES[near], self.scene.mm(11))
        return near if within(point, self._spots[near], reach) else ""

    def _tap(self, spot: str) -> None:
        if spot in ("drip", "flood"):
            mine = DRIP if spot == "drip" else FLOOD
            self.set("watering", 0 if self.chosen("watering") == mine else mine)
        elif spot == "film":
            self.cycle("film")
        elif spot == "rain_mm_day":
            self.set(spot, 0 if self._values[spot] > 0 else TAP_RAIN_MM)
        elif self._over:
            self._begin()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the sky, the soil as wet as it is, the plants, and what waters them."""
        surface.blit(self._ground, (0, 0))
        field, water = self._field, self._water
        self._draw_sun(surface)
        self._draw_soil(surface, field, water)
        self._draw_plants(surface, field, water)
        if field.film:
            self._draw_film(surface)
        self._draw_water(surface, field, water)
        self._draw_things(surface, field)
        self._draw_gauge(surface, field, water)
        if self._over:
            tag(self.brush, surface, self.scene.say(AGAIN),
                (self.scene.width_px / 2, self.scene.height_px * 0.96), self.scene.body_px,
                colours.CARD, colours.FARMING)

    def _draw_sun(self, surface: pygame.Surface) -> None:
        width, height = surface.get_size()
        share = self._day / SEASON_DAYS
        x = width * (0.36 + 0.5 * share)
        radius = self._unit * 0.42
        y = radius * 1.6 + height * 0.06 * (1 - math.sin(math.pi * share))
        self.brush.disc(surface, colour("#FBE3AE"), (x, y), radius * 1.45)
        self.brush.disc(surface, colours.GLOW, (x, y), radius)
        self.brush.text(surface, f"{math.floor(self._day + 1e-9)}", (x, y), round(radius * 0.95),
                        colours.INK, bold=True, anchor="center")

    def _draw_soil(self, surface: pygame.Surface, field: Field, water: Water) -> None:
        width = surface.get_width()
        deep = self._level + field.soil_cm * self._cm
        top_deep = self._level + min(10.0, field.soil_cm / 2) * self._cm
        top = pieces.soil(water.top_mm / field.top_holds_mm)
        roots = pieces.soil(drip.roots_share(field, water))
        pygame.draw.rect(surface, roots, (0, top_deep, width, deep - top_deep))
        pygame.draw.rect(surface, top, (0, self._level, width, top_deep - self._level))
        self.brush.polygon(surface, top, self._ridge)
        px = self.scene.small_px
        if deep - top_deep > px * 1.4:
            self.brush.text(surface, f"{field.soil_cm:.0f} cm", (width * 0.985, deep - 2), px,
                            colours.CARD if drip.roots_share(field, water) > 0.5 else colours.INK,
                            anchor="bottomright")

    @property
    def _ridge(self) -> list[Point]:
        high = self._unit * 0.16
        edge = (self._right - self._left) * 0.05
        return [(self._left, self._level + 1), (self._left + edge, self._level - high),
                (self._right - edge, self._level - high), (self._right, self._level + 1)]

    def _roots_x(self) -> list[float]:
        step = (self._right - self._left) / PLANTS
        return [self._left + step * (n + 0.5) for n in range(PLANTS)]

    def _draw_plants(self, surface: pygame.Surface, field: Field, water: Water) -> None:
        growth = round(pieces.GROWTHS * self._day / SEASON_DAYS)
        plant = self._plants[growth, drip.thirsty(field, water)]
        foot = self._level - self._unit * 0.14
        deep = min(field.soil_cm * 0.85, 24 + 2.4 * self._day) * self._cm
        tone = mix(colours.PAPER, pieces.DRY, 0.45)
        wide = self.scene.mm(0.6)
        for x in self._roots_x():
            for side in (-0.5, -0.22, 0.0, 0.24, 0.52):
                end = (x + side * deep * 0.55, foot + deep * (1 - abs(side) * 0.7))
                middle = (x + side * deep * 0.4, foot + deep * 0.4)
                self.brush.lines(surface, tone, curve([(x, foot), middle, end], 4), wide)
            self.brush.stamp(surface, plant, (x - plant.get_width() * 0.46,
                                              foot - plant.get_height()))

    def _draw_film(self, surface: pygame.Surface) -> None:
        high = self._unit * 0.16
        edge = (self._right - self._left) * 0.05
        points = [(self._left - edge * 0.4, self._level + 1),
                  (self._left + edge * 0.9, self._level - high - 2),
                  (self._right - edge * 0.9, self._level - high - 2),
                  (self._right + edge * 0.4, self._level + 1)]
        self.brush.lines(surface, pieces.FILM, points, self.scene.mm(1.5))
        for x in self._roots_x():
            self.brush.disc(surface, pieces.FILM, (x, self._level - high), self.scene.mm(1.4))

    def _draw_water(self, surface: pygame.Surface, field: Field, water: Water) -> None:
        brush, time, width = self.brush, self._time_s, surface.get_width()
        size = float(self.scene.mm(0.9))
        pond = water.pond_mm / drip.POND_MM * self._unit * 0.16
        if pond > 0.5:
            pygame.draw.rect(surface, pieces.WATER, (0, self._level - pond, width, pond))
        if field.watering is Watering.DRIP:
            for number, x in enumerate(self._roots_x()):
                fall = (time * 0.9 + number * 0.37) % 1.0
                pieces.drop(brush, surface, (x, self._level + fall * self._unit * 0.75), size * 1.3,
                            pieces.WATER)
        if field.rain_mm_day > 0 and not self._over:
            self._draw_rain(surface, field.rain_mm_day)
        if self._running and not self._over:
            self._draw_vapour(surface, field, water)
            if drip.roots_share(field, water) > 0.995:
                deep = self._level + field.soil_cm * self._cm
                for number in range(9):
                    fall = (time * 0.7 + number * 0.31) % 1.0
                    x = width * (0.12 + 0.095 * number)
                    pieces.drop(brush, surface, (x, deep + fall * self._unit * 0.5), size * 1.3,
                                pieces.WATER)

    def _draw_rain(self, surface: pygame.Surface, rain_mm: float) -> None:
        width = surface.get_width()
        top, fall = self._spots["rain_mm_day"][1] + self._unit * 0.4, self._level
        count = 14 + round(rain_mm * 3)
        long = self.scene.mm(3)
        tone = mix(pieces.WATER, colours.CARD, 0.25)
        for number in range(count):
            share = (self._time_s * 1.1 + number * 0.618) % 1.0
            x = width * ((number * 0.754877) % 1.0)
            y = top + share * (fall - top - long)
            pygame.draw.aaline(surface, tone, (x, y), (x - long * 0.12, y + long), 2)

    def _draw_vapour(self, surface: pygame.Surface, field: Field, water: Water) -> None:
        """Wisps that rise from bare wet soil: the wetter, the more."""
        keeps = 1 - drip.FILM_KEEPS if field.film else 1.0
        strength = keeps * min(1.0, water.top_mm / field.top_holds_mm + water.pond_mm)
        count = round(9 * strength)
        for number in range(count):
            share = (self._time_s * 0.45 + number * 0.618) % 1.0
            x = self._left + (self._right - self._left) * ((number * 0.754877 + 0.07) % 1.0)
            y = self._level - self._unit * (0.25 + 0.9 * share)
            wave = self._unit * 0.07
            points = [(x + wave * math.sin(n * 1.9 + share * 6), y - n * wave) for n in range(5)]
            tone = mix(colours.CARD, colour("#CFE3EE"), share)
            self.brush.lines(surface, tone, curve(points, 4), self.scene.mm(0.7))

    def _draw_things(self, surface: pygame.Surface, field: Field) -> None:
        brush = self.brush
        hose = self._level - self._unit * 0.2
        start = self._spots["drip"][0] + self._unit * 0.3
        brush.line(surface, pieces.HOSE, (start, hose), (self._roots_x()[-1], hose),
                   self.scene.mm(1.5))
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
        px = self.scene.small_px
        for name, on in states.items():
            x, y = self._spots[name]
            picture = pictures[name][on]
            w, h = picture.get_size()
            brush.stamp(surface, picture, (x - w / 2, y - h / 2))
            at = (x, y) if name == "rain_mm_day" else (x, y - h / 2 - px * 0.75)
            if name == "rain_mm_day":
                at = (x, y + h * 0.16)
            tag(brush, surface, self.scene.say(NAMES[name]), at, px,
                colours.CARD if on else colours.INK,
                pieces.WATER if on else mix(colours.CARD, colours.LINE, 0.25))

    def _draw_gauge(self, surface: pygame.Surface, field: Field, water: Water) -> None:
        """How full the roots' layer is, and the line below which the millet is thirsty."""
        brush = self.brush
        wide = self._unit * 0.3
        x = self.scene.width_px * 0.06
        top = self._level + self._unit * 0.25
        tall = max(self._unit * 0.5, 0.75 * (self.scene.height_px * 0.96 - top))
        share = min(1.0, drip.roots_share(field, water))
        box = pygame.Rect(round(x - wide / 2), round(top), round(wide), round(tall))
        radius = round(wide / 2)
        pygame.draw.rect(surface, colours.CARD, box.inflate(6, 6), border_radius=radius + 3)
        pygame.draw.rect(surface, mix(colours.CARD, pieces.DRY, 0.35), box, border_radius=radius)
        full = box.copy()
        full.height = max(radius * 2, round(tall * share))
        full.bottom = box.bottom
        tone = colours.WRONG if share < drip.THIRSTY_BELOW else pieces.WATER
        pygame.draw.rect(surface, tone, full, border_radius=radius)
        line = box.bottom - tall * drip.THIRSTY_BELOW
        brush.line(surface, colours.INK, (box.left - 6, line), (box.right + 6, line), 3)
        brush.text(surface, self.scene.say(THIRSTY), (box.right + 10, line), self.scene.small_px,
                   colours.CARD, bold=True, anchor="midleft")

    def _paint(self, large: pygame.Surface, times: float) -> None:
        width, height = large.get_size()
        level = self._level * times
        sky = pygame.Rect(0, 0, width, round(level))
        gradient(large, sky, ((0.0, colour("#BFDDF0")), (1.0, colour("#FDF1D8"))))
        for share, tone in ((0.8, "#C9D4A8"), (0.9, "#A9BF7E")):
            line = curve([(width * n / 5, level * (share - (0.07 if n % 2 else 0)))
                          for n in range(6)])
            below(large, colour(tone), line)
        pygame.draw.rect(large, pieces.ROCK, (0, level, width, height))
        unit = self._unit * times
        for number in range(26):
            x = width * ((number * 0.618034) % 1.0)
            y = height - unit * 0.1 - (height - level) * 0.8 * ((number * 0.754877) % 1.0)
            pygame.draw.ellipse(large, mix(pieces.ROCK, colours.PAPER, 0.12),
                                (x, y, unit * 0.34, unit * 0.17))


def open_program(scene: Scene, values: Mapping[str, float]) -> Drip:
    """Open the field."""
    return Drip(scene, values)
