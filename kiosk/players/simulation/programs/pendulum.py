"""The pendulum: a bob to pull aside, a ruler, and a strip of paper that records the swing."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from kiosk.core.words import Words
from kiosk.players.simulation import colours as c
from kiosk.players.simulation.brush import Brush
from kiosk.players.simulation.contract import Scene, Touch
from kiosk.players.simulation.programs.pendulum_strip import Strip
from kiosk.players.simulation.rows.pendulum import ROW
from kiosk.players.simulation.science.pendulum import MOST_DEG, PeriodMeter, Swing

LONGEST_M = 2.0
LEAST_DEG = 2.0
STILL_DEG = 0.1
"""A swing narrower than this is not seen."""

MARK_M = 0.05
WOOD = c.colour("#8A5A14")
_WALL = c.mix(c.CARD, c.PHYSICS, 0.10)
_FAN = c.mix(c.CARD, c.PHYSICS, 0.22)
_FLOOR = c.mix(c.CARD, c.PHYSICS, 0.34)
_RULER = c.mix(c.DAWN, c.CARD, 0.35)


class Pendulum:
    """See :class:`kiosk.players.simulation.contract.Program`."""

    def __init__(self, scene: Scene, values: Mapping[str, float]) -> None:
        self._scene = scene
        self._brush = Brush(scene)
        self._values = dict(values)
        self._swing = Swing(-self._values["angle_deg"])
        self._meter = PeriodMeter()
        self._finger: int | None = None
        self._lay_out()
        self._ground = self._paint_ground()
        self._bob = self._paint_bob()

    # What the child asks for.

    def set(self, name: str, value: float) -> None:
        """Another length, mass or angle."""
        self._values[name] = value
        if name == "angle_deg":
            self._swing = Swing(-value)
        elif name == "mass_kg":
            self._bob = self._paint_bob()
            return
        self._meter.restart()
        self._strip.restart()

    def touch(self, touch: Touch) -> None:
        """The bob goes where the finger is, on its arc, and swings when let go."""
        if touch.kind == "down" and self._finger is None:
            self._finger = touch.finger
        if touch.finger != self._finger:
            return
        if touch.kind in ("up", "cancel"):
            self._finger = None
            self._meter.restart()
            self._strip.restart()
            return
        right, down = touch.x - self._pivot[0], touch.y - self._pivot[1]
        angle = math.degrees(math.atan2(right, max(1.0, down)))
        side = math.copysign(1.0, angle)
        angle = side * min(MOST_DEG, max(LEAST_DEG, abs(angle)))
        self._swing = Swing(angle)
        self._values["angle_deg"] = ROW.parameters[2].nearest(abs(angle))

    def step(self, dt_s: float) -> None:
        """Swing on."""
        if self._finger is not None:
            return
        before = self._swing
        self._swing = before.after(dt_s, self._values["length_m"])
        self._meter.watch(before, self._swing, dt_s)
        self._strip.feed(before.angle_deg, self._swing.angle_deg, dt_s)

    @property
    def still(self) -> bool:
        """It hangs, or is held."""
        reach = self._swing.reach_deg(self._values["length_m"])
        return self._finger is not None or reach < STILL_DEG

    @property
    def values(self) -> Mapping[str, float]:
        """Length, mass, angle."""
        return self._values

    @property
    def readings(self) -> Mapping[str, float]:
        """What the meter has seen."""
        period = self._meter.period_s
        readings = {"swings": float(self._meter.swings)}
        return readings if period is None else {"period_s": period, **readings}

    def draw(self, surface: pygame.Surface) -> None:
        """The whole picture."""
        surface.blit(self._ground, (0, 0))
        self._strip.draw(surface, self._meter.period_s)
        angle = math.radians(self._swing.angle_deg)
        length = self._values["length_m"] * self._px_per_m
        bob = (
            self._pivot[0] + length * math.sin(angle),
            self._pivot[1] + length * math.cos(angle),
        )
        mm = self._scene.mm
        radius = self._bob.get_width() / 2
        self._brush.stamp(surface, self._shadow, (bob[0] - self._shadow.get_width() / 2, self._low))
        self._brush.line(surface, c.INK, self._pivot, bob, mm(0.7))
        self._brush.disc(surface, c.INK, self._pivot, mm(1.8))
        self._brush.stamp(surface, self._bob, (bob[0] - radius, bob[1] - radius))
        self._point_at_length(surface, length)
        self._write_angle(surface, bob, radius)

    # What it looks like.

    def _lay_out(self) -> None:
        scene, mm = self._scene, self._scene.mm
        strip = min(mm(84 if scene.elder else 70), round(scene.width_px * 0.36))
        room = scene.width_px - strip
        labels = mm(27 if scene.elder else 17)
        self._floor = scene.height_px - mm(12)
        self._low = self._floor - mm(1)
        self._frame = pygame.Rect(
            labels + mm(4), mm(13), room - labels - mm(12), self._floor - mm(13)
        )
        self._pivot = (float(self._frame.centerx), float(mm(20)))
        self._px_per_m = (self._floor - mm(16) - self._pivot[1]) / LONGEST_M
        margin = mm(5)
        box = pygame.Rect(room, margin, strip - margin, scene.height_px - 2 * margin)
        self._strip = Strip(scene, self._brush, box)
        self._shadow = self._brush.sprite(
            mm(26),
            mm(3),
            lambda large, _: pygame.draw.ellipse(large, (*c.INK, 50), large.get_rect()),
        )

    def _paint_ground(self) -> pygame.Surface:
        return self._brush.ground(self._scene.width_px, self._scene.height_px, self._paint_room)

    def _paint_room(self, ground: pygame.Surface) -> None:
        """Wall, floor, the sector of the swing, and a frame whose left post is a ruler."""
        scene, brush, mm = self._scene, self._brush, self._scene.mm
        ground.fill(_WALL)
        pygame.draw.rect(ground, _FLOOR, (0, self._floor, scene.width_px, scene.height_px))
        self._paint_fan(ground)
        brush.dashes(
            ground,
            c.mix(_FAN, c.PHYSICS, 0.5),
            self._pivot,
            (self._pivot[0], self._floor - mm(6)),
            mm(0.4),
            mm(2),
        )
        frame, post = self._frame, mm(7)
        wood = c.mix(WOOD, c.INK, 0.12)
        for left in (frame.left, frame.right - post):
            foot = brush.panel(mm(21), mm(6), wood, mm(2))
            brush.stamp(ground, foot, (left - mm(7), self._floor - mm(2.5)))
        height = frame.height - mm(2)
        for left, colour in ((frame.left, _RULER), (frame.right - post, WOOD)):
            brush.stamp(ground, brush.panel(post, height, colour, mm(1)), (left, frame.top))
        beam = brush.panel(frame.width + mm(8), mm(8), WOOD, mm(3))
        brush.stamp(ground, beam, (frame.left - mm(4), self._pivot[1] - mm(9)))
        self._paint_marks(ground, post)

    def _paint_fan(self, ground: pygame.Surface) -> None:
        """The sector in which it may swing, a little longer than the string."""
        x, y = self._pivot
        reach = LONGEST_M * self._px_per_m + self._scene.mm(8)
        rim = [math.radians(-MOST_DEG + step * MOST_DEG / 20) for step in range(41)]
        fan = [(x + reach * math.sin(a), y + reach * math.cos(a)) for a in rim]
        self._brush.polygon(ground, _FAN, [(x, y), *fan])

    def _paint_marks(self, ground: pygame.Surface, post: int) -> None:
        """Metres from the pivot down, on the left post."""
        mm, px = self._scene.mm, self._scene.small_px
        left, top = self._frame.left, self._pivot[1]
        for mark in range(1, round(LONGEST_M / MARK_M) + 1):
            y = round(top + mark * MARK_M * self._px_per_m)
            size = post if mark % 10 == 0 else post * 0.6 if mark % 5 == 0 else post * 0.35
            pygame.draw.line(ground, c.INK, (left, y), (left + size, y), mm(0.4))
            if mark % 10 == 0:
                text = f"{mark * MARK_M:g} m"
                at = (left - mm(2), y)
                self._brush.text(ground, text, at, px, c.INK_SOFT, anchor="midright")

    def _paint_bob(self) -> pygame.Surface:
        """A ball: three times the mass is 1.44 times as wide, as a ball of the same metal."""
        radius = self._scene.mm(11.5) * self._values["mass_kg"] ** (1 / 3)
        size = max(3, round(2 * radius))

        def paint(large: pygame.Surface, _: float) -> None:
            middle = large.get_width() / 2
            pygame.draw.circle(large, c.EMBER, (middle, middle), middle)
            light = c.mix(c.EMBER, c.DAWN, 0.55)
            pygame.draw.circle(large, light, (middle * 0.72, middle * 0.66), middle * 0.3)

        return self._brush.sprite(size, size, paint)

    def _point_at_length(self, surface: pygame.Surface, length_px: float) -> None:
        """A pointer on the ruler, where the middle of the bob is when it hangs."""
        mm = self._scene.mm
        x, y = self._frame.left + mm(7), self._pivot[1] + length_px
        points = [(x, y), (x + mm(6), y - mm(3)), (x + mm(6), y + mm(3))]
        self._brush.polygon(surface, c.ACCENT, points)

    def _write_angle(
        self, surface: pygame.Surface, bob: tuple[float, float], radius: float
    ) -> None:
        """While it is held: how far."""
        if self._finger is None:
            return
        text = self._scene.say(Words("{} 度", "{}°")).format(round(abs(self._swing.angle_deg)))
        at = (bob[0], bob[1] + radius + self._scene.mm(2))
        if at[1] + self._scene.body_px > self._floor:
            at = (bob[0], bob[1] - radius - self._scene.mm(3) - self._scene.body_px * 1.4)
        self._brush.text(surface, text, at, self._scene.body_px, c.ACCENT, bold=True)


def open_program(scene: Scene, values: Mapping[str, float]) -> Pendulum:
    """A pendulum that has just been let go."""
    return Pendulum(scene, values)
