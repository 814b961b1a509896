"""A torch, a tank of water and a fish in the dark: refraction and total reflection."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from kiosk.core.words import Words
from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Point
from kiosk.players.simulation.colours import mix
from kiosk.players.simulation.contract import Scene, Touch
from kiosk.players.simulation.programs.play import Play
from kiosk.players.simulation.programs.refraction_scene import (
    AIR_TONE,
    NORMAL,
    RAY,
    WATER_TONE,
    fish_picture,
    paint_bed,
    torch_picture,
)
from kiosk.players.simulation.programs.scenery import beam, glow, tag
from kiosk.players.simulation.rows.refraction import FISH_DEG, ROW
from kiosk.players.simulation.science.refraction import AIR, WATER, Crossing, cross

HIT_DEG = 2.5
FAINTEST = 0.015


class Refraction(Play):
    """See :class:`~kiosk.players.simulation.contract.Program`."""

    def __init__(self, scene: Scene, values: Mapping[str, float]) -> None:
        super().__init__(ROW, scene, values)
        width, height = scene.width_px, scene.height_px
        self._entry = (width * 0.46, height * 0.45)
        self._bed = height * 0.93
        self._reach = min(width * 0.4, height * 0.36)
        self._torch_px = min(self._reach * 0.5, float(scene.mm(26)))
        deep = (self._bed - self._entry[1]) * 0.86
        self._fish = self._along(FISH_DEG, 1, deep / math.cos(math.radians(FISH_DEG)), down=True)
        self._held: set[int] = set()
        self._ground = self.ground(self._paint)
        self._torch = torch_picture(self.brush, self._torch_px)
        self._halo = glow(self.brush, round(self._torch_px * 1.1), RAY, 26)
        long = min(scene.mm(34), round(width * 0.16))
        self._fishes = {lit: fish_picture(self.brush, long, lit) for lit in (False, True)}

    @property
    def _from_water(self) -> bool:
        return self.chosen("from_water") == 1

    @property
    def _crossing(self) -> Crossing:
        media = (WATER, AIR) if self._from_water else (AIR, WATER)
        return cross(self._values["angle_deg"], *media)

    @property
    def _lit(self) -> bool:
        beyond = self._crossing.refracted_deg
        return not self._from_water and beyond is not None and abs(beyond - FISH_DEG) <= HIT_DEG

    @property
    def readings(self) -> Mapping[str, float]:
        """The angles, how much is thrown back, and whether the fish is lit."""
        crossing = self._crossing
        found = {
            "incident_deg": crossing.incident_deg,
            "reflected_percent": 100 * crossing.reflected_share,
            "out": 0.0 if crossing.refracted_deg is None else 1.0,
            "fish": float(self._lit),
        }
        if crossing.refracted_deg is not None:
            found["refracted_deg"] = crossing.refracted_deg
        return found

    @property
    def still(self) -> bool:
        """Nothing moves by itself."""
        return True

    def step(self, dt_s: float) -> None:
        """Nothing moves by itself."""

    def touch(self, touch: Touch) -> None:
        """The torch goes where the finger is, in the air or in the water."""
        if touch.kind == "down":
            self._held.add(touch.finger)
        if touch.finger not in self._held:
            return
        if touch.kind in ("up", "cancel"):
            self._held.discard(touch.finger)
        if touch.kind == "cancel":
            return
        across, down = touch.x - self._entry[0], touch.y - self._entry[1]
        if math.hypot(across, down) < self._torch_px * 0.2:
            return
        self.drag("from_water", 1.0 if down > 0 else 0.0)
        self.drag("angle_deg", math.degrees(math.atan2(abs(across), abs(down))))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the tank, the rays as bright as they are, the angles, the fish and the torch."""
        surface.blit(self._ground, (0, 0))
        crossing = self._crossing
        below = self._from_water
        if self._lit:
            halo = self._halo
            self.brush.stamp(
                surface,
                halo,
                (self._fish[0] - halo.get_width() / 2, self._fish[1] - halo.get_height() / 2),
            )
        fish = self._fishes[self._lit]
        self.brush.stamp(
            surface,
            fish,
            (self._fish[0] - fish.get_width() * 0.4, self._fish[1] - fish.get_height() / 2),
        )
        angle = crossing.incident_deg
        long = math.hypot(*surface.get_size())
        if crossing.refracted_deg is not None:
            self._ray(
                surface, crossing.refracted_deg, 1, not below, 1 - crossing.reflected_share, long
            )
        self._ray(surface, angle, 1, below, crossing.reflected_share, long)
        self._ray(surface, angle, -1, below, 1.0, self._reach)
        self._angles(surface, crossing)
        self._draw_torch(surface)

    def _along(self, degrees: float, side: int, length: float, down: bool) -> Point:
        """The point ``length`` from the entry, ``degrees`` off the normal."""
        turn = math.radians(degrees)
        return (
            self._entry[0] + side * math.sin(turn) * length,
            self._entry[1] + (1 if down else -1) * math.cos(turn) * length,
        )

    def _ray(
        self,
        surface: pygame.Surface,
        degrees: float,
        side: int,
        down: bool,
        share: float,
        length: float,
    ) -> None:
        if share < FAINTEST:
            return
        if down and side == 1 and self._lit:
            length = math.dist(self._entry, self._fish)
        elif down:
            length = min(length, (self._bed - self._entry[1]) / math.cos(math.radians(degrees)))
        end = self._along(degrees, side, length, down)
        ground = WATER_TONE if down else AIR_TONE
        strength = share**0.5
        wide = self.scene.mm(1.0) * (0.5 + strength)
        for times, tone in ((2.6, 0.22), (1.0, 1.0)):
            beam(surface, mix(ground, RAY, strength * tone), self._entry, end, wide * times)

    def _angles(self, surface: pygame.Surface, crossing: Crossing) -> None:
        below = self._from_water
        arms = [(crossing.incident_deg, -1, below, colours.DAWN)]
        if crossing.refracted_deg is not None:
            arms.append((crossing.refracted_deg, 1, not below, RAY))
        else:
            arms.append((crossing.reflected_deg, 1, below, RAY))
        radius = self._reach * 0.34
        px = self.scene.body_px
        for degrees, side, down, tone in arms:
            if degrees >= 2:
                steps = [self._along(degrees * n / 16, side, radius, down) for n in range(17)]
                self.brush.lines(surface, tone, steps, self.scene.mm(0.6))
            words = f"{degrees:.1f}°" if degrees % 1 else f"{degrees:.0f}°"
            wide = self.brush.words(words, px, tone, True).get_width()
            spot = self._along(max(degrees / 2, 9), side, radius + px * 0.75 + wide * 0.3, down)
            tag(self.brush, surface, words, spot, px, colours.NIGHT, tone)

    def _draw_torch(self, surface: pygame.Surface) -> None:
        below = self._from_water
        degrees = self._values["angle_deg"]
        middle = self._along(degrees, -1, self._reach, below)
        turn = -degrees if below else degrees - 180
        picture = pygame.transform.rotozoom(self._torch, turn, 1)
        self.brush.stamp(
            surface,
            picture,
            (middle[0] - picture.get_width() / 2, middle[1] - picture.get_height() / 2),
        )

    def _paint(self, large: pygame.Surface, times: float) -> None:
        width, height = large.get_size()
        surface_y = self._entry[1] * times
        large.fill(AIR_TONE)
        bands = 5
        for band in range(bands):
            top = surface_y + (height - surface_y) * band / bands
            tone = mix(WATER_TONE, colours.NIGHT, 0.09 * band)
            pygame.draw.rect(large, tone, (0, round(top), width, height))
        pygame.draw.rect(
            large,
            mix(WATER_TONE, colours.PAPER, 0.55),
            (0, round(surface_y), width, round(times * self.scene.mm(0.5))),
        )
        paint_bed(large, self._bed * times, self.scene.mm(1) * times)
        x, y = self._entry[0] * times, surface_y
        dash = self.scene.mm(2.4) * times
        long = self._reach * times * 1.02
        count = int(2 * long / (2 * dash))
        for number in range(count):
            top = y - long + number * 2 * dash
            pygame.draw.line(large, NORMAL, (x, top), (x, top + dash), round(times * 1.6))
        px = round(self.scene.small_px * times)
        for words, down in ((Words("空气", "air"), False), (Words("水", "water"), True)):
            text = self.scene.say(words)
            picture = self.brush.font(px).render(text, True, mix(NORMAL, colours.PAPER, 0.4))
            box = picture.get_rect()
            box.right = round(width - self.scene.mm(5) * times)
            box.top = round(y + px * 0.25) if down else round(y - px * 1.6)
            large.blit(picture, box)


def open_program(scene: Scene, values: Mapping[str, float]) -> Refraction:
    """Open the tank."""
    return Refraction(scene, values)
