"""A torch, a tank of water and a fish in the dark: refraction and total reflection."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Point
from kiosk.players.simulation.colours import colour, mix
from kiosk.players.simulation.contract import Scene, Touch
from kiosk.players.simulation.play import Play
from kiosk.players.simulation.rows.refraction import FISH_DEG, ROW
from kiosk.players.simulation.scenery import STEEL, STEEL_DARK, beam, curve, glow, tag
from kiosk.players.simulation.science.refraction import AIR, WATER, Crossing, cross

AIR_TONE = mix(colours.PHYSICS, colours.NIGHT, 0.72)
WATER_TONE = mix(colours.PHYSICS, colours.NIGHT, 0.2)
BED_TONE = colour("#8C7A52")
RAY = colour("#FFE08A")
NORMAL = mix(colours.PAPER, WATER_TONE, 0.35)
FISH = colours.EMBER
FISH_DARK = mix(FISH, colours.NIGHT, 0.55)
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
        self._torch = self._paint_torch()
        self._halo = glow(self.brush, round(self._torch_px * 1.1), RAY, 26)
        self._fishes = {lit: self._paint_fish(lit) for lit in (False, True)}

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
            self._ray(surface, crossing.refracted_deg, 1, not below, 1 - crossing.reflected_share,
                      long)
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
        self, surface: pygame.Surface, degrees: float, side: int, down: bool, share: float,
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
                steps = [
                    self._along(degrees * n / 16, side, radius, down) for n in range(17)
                ]
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
            surface, picture,
            (middle[0] - picture.get_width() / 2, middle[1] - picture.get_height() / 2),
        )

    def _paint_torch(self) -> pygame.Surface:
        """A torch that shines upwards, its lens in the middle of the picture."""
        size = round(self._torch_px * 2)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self._torch_px * times / 10
            x = y = size * times / 2
            pygame.draw.rect(large, STEEL_DARK, (x - unit * 1.6, y + unit * 3, unit * 3.2, unit * 6.6),
                             border_radius=round(unit * 0.7))
            pygame.draw.rect(large, STEEL, (x - unit * 1.6, y + unit * 3, unit * 1.1, unit * 6.6),
                             border_radius=round(unit * 0.5))
            head = [(x - unit * 2.7, y), (x + unit * 2.7, y), (x + unit * 1.6, y + unit * 3.4),
                    (x - unit * 1.6, y + unit * 3.4)]
            pygame.draw.polygon(large, colours.EMBER, head)
            pygame.draw.rect(large, colours.GLOW, (x - unit * 1.6, y + unit * 4.4, unit * 3.2, unit))
            pygame.draw.ellipse(large, RAY, (x - unit * 2.7, y - unit * 0.7, unit * 5.4, unit * 1.4))

        return self.brush.sprite(size, size, paint)

    def _paint_fish(self, lit: bool) -> pygame.Surface:
        length = min(self.scene.mm(34), round(self.scene.width_px * 0.16))
        body = FISH if lit else FISH_DARK
        fin = colours.GLOW if lit else mix(FISH_DARK, colours.NIGHT, 0.25)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = length * times / 20
            middle = 6 * unit
            shape = curve([(0.5 * unit, middle), (4 * unit, middle - 3 * unit),
                           (9 * unit, middle - 3.4 * unit), (15 * unit, middle - 0.8 * unit)])
            belly = [(x, 2 * middle - y) for x, y in reversed(shape)]
            tail = curve([(14 * unit, middle), (17 * unit, middle - 3 * unit),
                          (19.5 * unit, middle - 4 * unit), (18 * unit, middle),
                          (19.5 * unit, middle + 4 * unit), (17 * unit, middle + 3 * unit),
                          (14 * unit, middle)])
            pygame.draw.polygon(large, fin, tail)
            pygame.draw.polygon(large, fin, [(6 * unit, middle - 2 * unit),
                                             (11 * unit, middle - 5.4 * unit),
                                             (12 * unit, middle - 1 * unit)])
            pygame.draw.polygon(large, body, [*shape, *belly])
            pygame.draw.polygon(large, fin, [(7 * unit, middle + unit), (10.5 * unit, middle + 3.4 * unit),
                                             (9.4 * unit, middle + 0.4 * unit)])
            pygame.draw.circle(large, colours.PAPER, (3.2 * unit, middle - 0.9 * unit), unit * 0.8)
            pygame.draw.circle(large, colours.NIGHT, (3.0 * unit, middle - 0.9 * unit), unit * 0.45)

        return self.brush.sprite(length, round(length * 0.6), paint)

    def _paint(self, large: pygame.Surface, times: float) -> None:
        width, height = large.get_size()
        surface_y = self._entry[1] * times
        large.fill(AIR_TONE)
        bands = 5
        for band in range(bands):
            top = surface_y + (height - surface_y) * band / bands
            tone = mix(WATER_TONE, colours.NIGHT, 0.09 * band)
            pygame.draw.rect(large, tone, (0, round(top), width, height))
        pygame.draw.rect(large, mix(WATER_TONE, colours.PAPER, 0.55),
                         (0, round(surface_y), width, round(times * self.scene.mm(0.5))))
        self._paint_bed(large, times)
        x, y = self._entry[0] * times, surface_y
        dash = self.scene.mm(2.4) * times
        long = self._reach * times * 1.02
        count = int(2 * long / (2 * dash))
        for number in range(count):
            top = y - long + number * 2 * dash
            pygame.draw.line(large, NORMAL, (x, top), (x, top + dash), round(times * 1.6))
        px = round(self.scene.small_px * times)
        for words, down in (("空气 air", False), ("水 water", True)):
            chinese, english = words.split(" ")
            text = chinese if self.scene.language.startswith("zh") else english
            picture = self.brush.font(px).render(text, True, mix(NORMAL, colours.PAPER, 0.4))
            box = picture.get_rect()
            box.right = round(width - self.scene.mm(5) * times)
            box.top = round(y + px * 0.25) if down else round(y - px * 1.6)
            large.blit(picture, box)

    def _paint_bed(self, large: pygame.Surface, times: float) -> None:
        width, height = large.get_size()
        bed = self._bed * times
        wave = curve([(width * n / 6, bed + (height - bed) * (0.16 if n % 2 else -0.05))
                      for n in range(7)])
        pygame.draw.polygon(large, mix(BED_TONE, colours.NIGHT, 0.35),
                            [*wave, (width, height), (0, height)])
        unit = self.scene.mm(1) * times
        for share, size in ((0.06, 5.5), (0.115, 3.6), (0.9, 6.0), (0.955, 3.8)):
            pygame.draw.ellipse(large, mix(BED_TONE, colours.NIGHT, 0.55),
                                (width * share, bed - unit * size * 0.4, unit * size * 2, unit * size))
        for share, tall in ((0.17, 20), (0.195, 14), (0.83, 17)):
            weed = curve([(width * share + (unit * 1.6 if n % 2 else -unit * 1.6),
                           bed + unit * 2 - unit * tall * n / 4) for n in range(5)])
            pygame.draw.lines(large, mix(colour("#4D8A4A"), colours.NIGHT, 0.35), False, weed,
                              round(unit * 1.4))


def open_program(scene: Scene, values: Mapping[str, float]) -> Refraction:
    """Open the tank."""
    return Refraction(scene, values)


