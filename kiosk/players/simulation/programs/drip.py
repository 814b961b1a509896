"""A field cut open: where rain and watering go, and how little a drip line needs."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from kiosk.players.simulation.brush import Point
from kiosk.players.simulation.contract import Scene, Touch
from kiosk.players.simulation.programs.drip_picture import FieldPicture, Moment
from kiosk.players.simulation.programs.play import Play
from kiosk.players.simulation.programs.scenery import within
from kiosk.players.simulation.rows.drip import ROW, SEASON_DAYS
from kiosk.players.simulation.science import drip
from kiosk.players.simulation.science.drip import Field, Water, Watering

DAY_S = 2.0
TAP_RAIN_MM = 10.0
WATERINGS = (Watering.NONE, Watering.DRIP, Watering.FLOOD)
DRIP, FLOOD = 1, 2
SIZES = {"rain_mm_day": 1.5, "drip": 1.0, "flood": 1.0, "film": 0.9}


class Drip(Play):
    """See :class:`~kiosk.players.simulation.contract.Program`."""

    def __init__(self, scene: Scene, values: Mapping[str, float]) -> None:
        super().__init__(ROW, scene, values)
        self._water: Water = drip.start(self._field)
        self._day = 0.0
        self._time_s = 0.0
        self._running = False
        self._down: dict[int, str] = {}
        self._picture = FieldPicture(scene, self.brush)

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
        self._water = drip.pass_days(self._field, self._water, max(0.0, days))

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
        near = min(
            self._picture.spots, key=lambda spot: math.dist(self._picture.spots[spot], point)
        )
        reach = max(self._picture.unit * 0.6 * SIZES[near], self.scene.mm(11))
        return near if within(point, self._picture.spots[near], reach) else ""

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
        """Draw the field."""
        moment = Moment(
            self._field, self._water, self._day, self._time_s, self._running, self._over
        )
        self._picture.draw(surface, moment)


def open_program(scene: Scene, values: Mapping[str, float]) -> Drip:
    """Open the field."""
    return Drip(scene, values)
