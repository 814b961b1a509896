"""Newton's cannon with a space station: how fast must it be not to fall down?"""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from kiosk.core.words import Words
from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Point
from kiosk.players.simulation.colours import mix
from kiosk.players.simulation.contract import Scene, Touch
from kiosk.players.simulation.programs import orbit_scene as pieces
from kiosk.players.simulation.programs.play import Play
from kiosk.players.simulation.programs.scenery import tag
from kiosk.players.simulation.rows.orbit import ROW
from kiosk.players.simulation.science import orbit
from kiosk.players.simulation.science.orbit import AIR_M, EARTH_M, Fate

FASTEST_KM_S = 12.0
WAIT_S = 0.6
"""A speed set by the slider is launched after it has rested that long."""
TURN_S = 12.0
"""One turn of the low orbit takes that long on the screen."""
LONG_TURN_S = 22.0
FAR_M = EARTH_M * 9
END_M = EARTH_M * 7
TRAIL = 400
TRAIL_M = EARTH_M * 0.05
LONG_PACE = 3.0
"""The most that time is hurried, in paces of the low turn: each step stays short, and seen."""
FATES = {Fate.FALLS: 1.0, Fate.CIRCLES: 2.0, Fate.ELLIPSE: 3.0, Fate.LEAVES: 4.0}
CALLS = {
    Fate.FALLS: Words("太慢，落回来了", "Too slow: it falls back"),
    Fate.CIRCLES: Words("正好，绕成圆", "Just right: a circle"),
    Fate.ELLIPSE: Words("快了些，绕成椭圆", "Faster: an ellipse"),
    Fate.LEAVES: Words("够快，飞离地球", "Fast enough to leave"),
}
FAR_CALL = Words("很快，飞得很远才绕回来", "Very fast: it comes back from very far")
TURN = Words("一圈 {} 分钟", "{} minutes a turn")
TURN_DAYS = Words("一圈 {} 天", "{} days a turn")
MOST_MINUTES = 2 * 1440
FASTER = Words("时间加快 {} 倍", "time × {}")


class Orbit(Play):
    """See :class:`~kiosk.players.simulation.contract.Program`."""

    def __init__(self, scene: Scene, values: Mapping[str, float]) -> None:
        super().__init__(ROW, scene, values)
        width, height = scene.width_px, scene.height_px
        self._middle = (width / 2, height / 2)
        radius = min(width, height) * 0.33
        self._home = pieces.Camera(0.0, EARTH_M * 0.22, radius / EARTH_M)
        self._camera = self._home
        self._arrow_px = width * 0.42
        self._earths: dict[int, pygame.Surface] = {}
        self._earth = pieces.earth_picture(self.brush, round(radius))
        self._station = pieces.station_picture(self.brush, scene.mm(15))
        self._ground = self.ground(pieces.paint_sky)
        self._finger: int | None = None
        self._moved = False
        self._wait_s: float | None = None
        self._aim()

    # What happens.

    def _aim(self) -> None:
        """Back to the start, waiting to be launched."""
        self._flying = self._over = False
        height_m = self._values["height_km"] * 1000
        speed = self._values["speed_km_s"] * 1000
        self._flight = orbit.launch(height_m, speed)
        self._fate = orbit.fate(height_m, speed)
        self._period_s = orbit.period_s(height_m, speed)
        self._is_far = orbit.far_m(height_m, speed) > END_M
        self._path = orbit.path(height_m, speed, 360, FAR_M)
        self._goal = self._home
        self._turned = 0.0
        self._farthest_m = height_m
        self._trail: list[tuple[float, float]] = []
        self._pace = self._time_pace(height_m, speed)

    def _time_pace(self, height_m: float, speed: float) -> float:
        """How many seconds of flight pass in one on the screen."""
        usual = orbit.period_s(height_m, orbit.circular_m_s(height_m)) / TURN_S
        if self._fate is Fate.ELLIPSE:
            return min(max(usual, self._period_s / LONG_TURN_S), usual * LONG_PACE)
        return usual * LONG_PACE if self._fate is Fate.LEAVES else usual

    def _launch(self) -> None:
        self._aim()
        self._wait_s = None
        self._flying = True
        width, height = self.scene.width_px, self.scene.height_px
        both = (
            self._path
            if self._fate is Fate.LEAVES
            else [*self._path, *((-x, y) for x, y in self._path)]
        )
        self._goal = pieces.around(both, width, height, self._home.px_per_m)

    @property
    def readings(self) -> Mapping[str, float]:
        """Speed, height and gravity now, and what becomes of the flight."""
        flight = self._flight
        height_m = max(0.0, flight.height_m)
        found = {
            "speed_km_s": flight.speed_m_s / 1000,
            "height_km": height_m / 1000,
            "gravity_percent": 100 * orbit.gravity_share(height_m),
            "turns": math.floor(self._turned / (2 * math.pi) + 1e-6) + 0.0,
            "fate": FATES[self._fate] if self._flying else 0.0,
            "farthest_km": self._farthest_m / 1000,
        }
        if self._flying and self._fate in (Fate.CIRCLES, Fate.ELLIPSE):
            found["period_min"] = self._period_s / 60
        return found

    @property
    def still(self) -> bool:
        """Whether it waits for a finger, or the flight has ended, and the camera is at rest."""
        rests = not self._flying or self._over
        return rests and self._wait_s is None and self._camera.like(self._goal)

    def set(self, name: str, value: float) -> None:
        """Set speed or height; the launch follows when they have rested a moment."""
        super().set(name, value)
        self._aim()
        self._wait_s = None if self._finger is not None else WAIT_S

    def step(self, dt_s: float) -> None:
        """Fly on."""
        self._camera = self._camera.towards(self._goal, 1 - math.exp(-3.5 * dt_s))
        if self._camera.like(self._goal):
            self._camera = self._goal
        if self._wait_s is not None:
            self._wait_s -= dt_s
            if self._wait_s <= 0:
                self._launch()
        if self._flying and not self._over:
            self._fly(dt_s * self._pace)

    def _fly(self, flight_s: float) -> None:
        before = self._flight
        self._flight = orbit.fly(before, flight_s)
        after = self._flight
        turn = math.atan2(before.x_m, before.y_m) - math.atan2(after.x_m, after.y_m)
        self._turned += abs((turn + math.pi) % (2 * math.pi) - math.pi)
        self._farthest_m = max(self._farthest_m, after.height_m)
        here = (after.x_m, after.y_m)
        if not self._trail or math.dist(self._trail[-1], here) > TRAIL_M:
            self._trail.append(here)
            del self._trail[:-TRAIL]
        self._over = after.height_m < AIR_M or after.radius_m > END_M

    # Fingers.

    def touch(self, touch: Touch) -> None:
        """Pull the arrow and let go to launch; a tap on the station launches as well."""
        if touch.kind == "down" and self._finger is None:
            self._finger, self._moved = touch.finger, False
            self._from = (touch.x, touch.y)
            self._aim()
            self._wait_s = None
            return
        if touch.finger != self._finger:
            return
        if touch.kind == "move" and math.dist(self._from, (touch.x, touch.y)) > self.scene.mm(3):
            self._moved = True
        if self._moved and touch.kind == "move":
            self._pull(touch.x)
        if touch.kind == "up":
            if not self._moved and math.dist(self._from, self._start) > self.scene.mm(14):
                self._pull(touch.x)
            self._finger = None
            self._launch()
        elif touch.kind == "cancel":
            self._finger = None

    @property
    def _start(self) -> Point:
        """Where the launch is in the picture while aiming."""
        radius = EARTH_M + self._values["height_km"] * 1000
        return self._home.at(0.0, radius, self._middle)

    def _pull(self, x: float) -> None:
        self.drag("speed_km_s", (x - self._start[0]) / self._arrow_px * FASTEST_KM_S)

    # Drawing.

    def draw(self, surface: pygame.Surface) -> None:
        """Draw sky, path, Earth, trail, station, arrow and words."""
        surface.blit(self._ground, (0, 0))
        self._draw_earth(surface)
        self._draw_path(surface)
        self._draw_station(surface)
        if not self._flying:
            self._draw_arrow(surface)
        self._draw_words(surface)

    def _at(self, x_m: float, y_m: float) -> Point:
        return self._camera.at(x_m, y_m, self._middle)

    def _draw_earth(self, surface: pygame.Surface) -> None:
        size = round(EARTH_M * self._camera.px_per_m * 2.2)
        full = self._earth.get_width()
        picture = self._earth
        if size < full - 1:
            if size not in self._earths:
                self._earths.clear()
                self._earths[size] = pygame.transform.smoothscale(picture, (size, size))
            picture = self._earths[size]
        x, y = self._at(0.0, 0.0)
        half = picture.get_width() / 2
        self.brush.stamp(surface, picture, (x - half, y - half))

    def _draw_path(self, surface: pygame.Surface) -> None:
        """The whole path in dots, and what has been flown as a line."""
        tone = mix(pieces.SKY, colours.PAPER, 0.55)
        size = max(1.5, self.scene.mm(0.45))
        last: Point | None = None
        gap = self.scene.mm(3.5)
        for x_m, y_m in self._path:
            point = self._at(x_m, y_m)
            if last is None or math.dist(last, point) >= gap:
                self.brush.disc(surface, tone, point, size)
                last = point
        if len(self._trail) > 1:
            points = [self._at(*point) for point in self._trail]
            points.append(self._at(self._flight.x_m, self._flight.y_m))
            self.brush.lines(surface, colours.GLOW, points, min(3, self.scene.mm(0.8)))

    def _draw_station(self, surface: pygame.Surface) -> None:
        flight = self._flight
        at = self._at(flight.x_m, flight.y_m)
        if self._over and self._fate is Fate.FALLS:
            for share, tone in ((1.0, colours.EMBER), (0.62, colours.GLOW), (0.3, colours.PAPER)):
                self.brush.disc(surface, tone, at, self.scene.mm(5) * share)
            return
        turn = math.degrees(math.atan2(flight.vy_m_s, flight.vx_m_s))
        picture = pygame.transform.rotozoom(self._station, turn, 1)
        self.brush.stamp(
            surface, picture, (at[0] - picture.get_width() / 2, at[1] - picture.get_height() / 2)
        )

    def _draw_arrow(self, surface: pygame.Surface) -> None:
        x, y = self._at(self._flight.x_m, self._flight.y_m)
        speed = self._values["speed_km_s"]
        tip = (x + speed / FASTEST_KM_S * self._arrow_px, y)
        start = (x + self.scene.mm(8), y)
        if tip[0] > start[0]:
            self.brush.arrow(surface, colours.GLOW, start, tip, self.scene.mm(1.8))
        self.brush.ring(surface, colours.GLOW, tip, self.scene.mm(6), self.scene.mm(0.7))
        px = self.scene.body_px
        tag(
            self.brush,
            surface,
            f"{speed:.2f} km/s",
            (tip[0], y - self.scene.mm(7) - px * 0.7),
            px,
            colours.INK,
            colours.DAWN,
        )

    def _call(self) -> str:
        """What has become of the flight, and how long a turn takes."""
        say = self.scene.say
        minutes = self.readings.get("period_min")
        if minutes is None:
            return say(CALLS[self._fate])
        call = say(FAR_CALL if self._is_far else CALLS[self._fate])
        if minutes > MOST_MINUTES:
            return f"{call} · {say(TURN_DAYS).format(round(minutes / 1440))}"
        return f"{call} · {say(TURN).format(round(minutes))}"

    def _draw_words(self, surface: pygame.Surface) -> None:
        say, px = self.scene.say, self.scene.small_px
        foot = self.scene.height_px - px
        if self._flying:
            done = self._over or self._turned > math.pi / 4
            if done or self._fate is Fate.CIRCLES:
                call = self._call()
                at = (self.scene.width_px / 2, foot)
                px_call = self.scene.body_px
                tag(self.brush, surface, call, at, px_call, colours.INK, colours.DAWN)
            pace = f"{round(self._pace, -1):.0f}"
            self.brush.text(
                surface,
                say(FASTER).format(pace),
                (px * 0.6, px * 0.4),
                px,
                mix(pieces.SKY, colours.PAPER, 0.75),
                anchor="topleft",
            )


def open_program(scene: Scene, values: Mapping[str, float]) -> Orbit:
    """Open the sky."""
    return Orbit(scene, values)
