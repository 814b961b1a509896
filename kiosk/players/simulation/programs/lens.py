"""A candle before a convex lens in a dark room: where the image is, and which way up."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from kiosk.core.words import Words
from kiosk.players.simulation import colours
from kiosk.players.simulation.brush import Point
from kiosk.players.simulation.colours import colour, mix
from kiosk.players.simulation.contract import Scene, Touch
from kiosk.players.simulation.programs.play import Play
from kiosk.players.simulation.programs.scenery import WOOD, WOOD_DARK, beam, glow, tag
from kiosk.players.simulation.rows.lens import ROW
from kiosk.players.simulation.science.lens import Image, Kind, image

ROOM = mix(colours.PHYSICS, colours.NIGHT, 0.78)
AXIS = mix(ROOM, colours.PAPER, 0.4)
GLASS = mix(colours.PHYSICS, colours.CARD, 0.62)
RAYS = (colour("#FFE08A"), colour("#F59C4A"), colour("#8FD6C8"))
WAX = colour("#F4E6CF")
SCREEN = mix(ROOM, colours.PAPER, 0.72)
MOST_CM = 50.0
SMALLER, SAME, LARGER, NO_IMAGE, UPRIGHT = range(5)
NAMES = (
    Words("倒立缩小的实像", "real: upside down, smaller"),
    Words("倒立等大的实像", "real: upside down, same size"),
    Words("倒立放大的实像", "real: upside down, larger"),
    Words("不成像：光线平行", "no image: the rays are parallel"),
    Words("正立放大的虚像", "virtual: upright, larger"),
)
SAME_WITHIN = 0.005
GHOST = 130
PANE = 90


class Lens(Play):
    """See :class:`~kiosk.players.simulation.contract.Program`."""

    def __init__(self, scene: Scene, values: Mapping[str, float]) -> None:
        super().__init__(ROW, scene, values)
        width, height = scene.width_px, scene.height_px
        self._tall = min(height * 0.13, width * 0.13)
        self._lens_half = self._tall * 1.9
        self._middle = (width * 0.48, height * (0.43 if width > height else 0.5))
        self._cm = width * 0.44 / MOST_CM
        self._rail = min(height * 0.86, self._middle[1] + self._lens_half * 1.6)
        self._held: set[int] = set()
        self._candle = self._paint_candle()
        self._halo = glow(self.brush, round(self._tall * 0.8), RAYS[0], 12)
        self._ground = self.ground(self._paint)
        self._image_key: tuple[int, bool] | None = None
        self._image_picture = self._candle

    @property
    def _image(self) -> Image | None:
        return image(self._values["object_cm"], self._values["focal_cm"])

    @property
    def readings(self) -> Mapping[str, float]:
        """Distances and what the image is; no image distance where there is no image."""
        found = {"object_cm": self._values["object_cm"], "image": float(NO_IMAGE)}
        seen = self._image
        if seen is not None:
            found["image_cm"] = seen.distance_cm
            found["magnification"] = seen.magnification
            found["image"] = float(_kind(seen))
        return found

    @property
    def still(self) -> bool:
        """Nothing moves by itself."""
        return True

    def step(self, dt_s: float) -> None:
        """Nothing moves by itself."""

    def set(self, name: str, value: float) -> None:
        """Set a parameter; the marks of the focus move with it."""
        super().set(name, value)
        if name == "focal_cm":
            self._ground = self.ground(self._paint)

    def touch(self, touch: Touch) -> None:
        """The candle goes where the finger is."""
        if touch.kind == "down":
            self._held.add(touch.finger)
        if touch.finger in self._held and touch.kind != "cancel":
            self.drag("object_cm", (self._middle[0] - touch.x) / self._cm)
        if touch.kind in ("up", "cancel"):
            self._held.discard(touch.finger)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw bench, image, rays, lens and candle."""
        surface.blit(self._ground, (0, 0))
        seen = self._image
        if seen is not None:
            self._draw_image(surface, seen)
        self._draw_rays(surface, seen)
        self._draw_object(surface)
        kind = NO_IMAGE if seen is None else _kind(seen)
        px = self.scene.body_px
        name = self.scene.say(NAMES[kind])
        tag(self.brush, surface, name, (self._middle[0], px * 1.2), px, colours.NIGHT, RAYS[2])
        if seen is not None:
            self._tell_image(surface, seen)

    def _at(self, right_cm: float, up: float = 0.0) -> Point:
        """A point so many centimetres right of the lens; ``up`` in heights of the candle."""
        return self._middle[0] + right_cm * self._cm, self._middle[1] - up * self._tall

    def _draw_object(self, surface: pygame.Surface) -> None:
        x, y = self._at(-self._values["object_cm"])
        self.brush.line(surface, WOOD_DARK, (x, y), (x, self._rail), self.scene.mm(1.4))
        halo = self._halo
        self.brush.stamp(
            surface, halo, (x - halo.get_width() / 2, y - self._tall * 0.8 - halo.get_height() / 2)
        )
        self.brush.stamp(surface, self._candle, (x - self._candle.get_width() / 2, y - self._tall))
        tag(
            self.brush,
            surface,
            f"u = {self._values['object_cm']:.0f} cm",
            (x, self._rail + self.scene.small_px * 0.2),
            self.scene.small_px,
            colours.NIGHT,
            RAYS[0],
        )

    def _draw_image(self, surface: pygame.Surface, seen: Image) -> None:
        x, y = self._at(seen.distance_cm)
        height = round(self._tall * seen.magnification)
        real = seen.kind is Kind.REAL
        limit = 2 * surface.get_height()
        if not -limit < x < limit or not 2 <= height < limit:
            return
        if real:
            self._draw_screen(surface, x, height)
        picture = self._scaled(height, real)
        self.brush.stamp(surface, picture, (x - picture.get_width() / 2, y if real else y - height))

    def _draw_screen(self, surface: pygame.Surface, x: float, height: int) -> None:
        """A board of frosted glass that catches the image."""
        half = max(self._tall * 0.6, height * 0.36)
        box = pygame.Rect(0, 0, round(2 * half), round(max(self._tall * 1.4, height * 1.15)))
        box.midtop = (round(x), round(self._middle[1] - self._tall * 0.2))
        if box.bottom < self._rail:
            post = ((x, box.bottom), (x, self._rail))
            self.brush.line(surface, WOOD_DARK, *post, self.scene.mm(1.4))
        pane = pygame.Surface(box.size, pygame.SRCALPHA, 32)
        pane.fill((*SCREEN, PANE))
        surface.blit(pane, box)

    def _scaled(self, height: int, real: bool) -> pygame.Surface:
        """The image of the candle, kept until its size changes."""
        if self._image_key != (height, real):
            self._image_key = (height, real)
            width = max(2, round(self._candle.get_width() * height / self._candle.get_height()))
            picture = pygame.transform.smoothscale(self._candle, (width, height))
            if real:
                picture = pygame.transform.rotate(picture, 180)
            else:
                faint = pygame.Surface(picture.get_size(), pygame.SRCALPHA, 32)
                faint.fill((GHOST, GHOST, GHOST, GHOST))
                picture.blit(faint, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
            self._image_picture = picture
        return self._image_picture

    def _draw_rays(self, surface: pygame.Surface, seen: Image | None) -> None:
        """From the flame: parallel to the axis, through the middle, and through the focus."""
        u, f = self._values["object_cm"], self._values["focal_cm"]
        heights = [1.0, 0.0]
        if abs(u - f) > 1e-6:
            low = -f / (u - f)
            if abs(low) * self._tall < self._lens_half * 0.95:
                heights.append(low)
        start = self._at(-u, 1.0)
        wide = self.scene.mm(0.7)
        for tone, at in zip(RAYS, heights, strict=False):
            through = self._at(0, at)
            slope = (at - 1.0) / u - at / f
            far = 2 * MOST_CM
            if seen is not None and seen.kind is Kind.REAL:
                far = min(far, seen.distance_cm)
            beam(surface, tone, start, through, wide)
            beam(surface, tone, through, self._at(far, at + slope * far), wide)
            if seen is not None and seen.kind is Kind.VIRTUAL:
                back = max(seen.distance_cm, -2 * MOST_CM)
                self.brush.dashes(
                    surface,
                    mix(ROOM, tone, 0.6),
                    through,
                    self._at(back, at + slope * back),
                    wide * 0.8,
                    self.scene.mm(1.6),
                )

    def _tell_image(self, surface: pygame.Surface, seen: Image) -> None:
        x, _ = self._at(seen.distance_cm)
        small = self.scene.small_px
        width = surface.get_width()
        words = f"v = {seen.distance_cm:.1f} cm".replace("-", "−")
        if x > width:
            words = f"{words} →"
        elif x < 0:
            words = f"← {words}"
        level = self._rail + small * 0.2
        if x < self._middle[0]:
            level -= small * 1.8
        tag(self.brush, surface, words, (x, level), small, colours.NIGHT, RAYS[2])

    def _paint(self, large: pygame.Surface, times: float) -> None:
        width, height = large.get_size()
        large.fill(ROOM)
        rail, mm = self._rail * times, self.scene.mm(1) * times
        pygame.draw.rect(large, mix(WOOD_DARK, ROOM, 0.35), (0, rail, width, height))
        pygame.draw.rect(
            large,
            mix(WOOD, ROOM, 0.25),
            (0, rail - mm * 1.5, width, mm * 3),
            border_radius=round(mm),
        )
        x, y = (part * times for part in self._middle)
        pygame.draw.rect(large, AXIS, (0, y - times * 0.75, width, times * 1.5))
        self._paint_marks(large, times)
        half, thick = self._lens_half * times, self._lens_half * times * 0.17
        pygame.draw.rect(large, WOOD_DARK, (x - mm * 0.8, y + half, mm * 1.6, rail - y - half))
        lens = pygame.Surface((round(thick * 2), round(half * 2)), pygame.SRCALPHA, 32)
        _paint_glass(lens)
        large.blit(lens, (x - thick, y - half))

    def _paint_marks(self, large: pygame.Surface, times: float) -> None:
        focal = self._values["focal_cm"]
        px = round(self.scene.small_px * times)
        for side in (-1, 1):
            for number, name in ((1, "F"), (2, "2F")):
                x, y = (part * times for part in self._at(side * number * focal))
                if 0 < x < large.get_width():
                    pygame.draw.circle(large, colours.DAWN, (x, y), px * 0.2)
                    text = self.brush.font(px, True).render(name, True, colours.DAWN)
                    large.blit(text, text.get_rect(midtop=(round(x), round(y + px * 0.1))))

    def _paint_candle(self) -> pygame.Surface:
        """A candle as high as ``_tall``, its flame's middle at the very top edge's height."""
        height = round(self._tall)
        width = round(self._tall * 0.5)

        def paint(large: pygame.Surface, times: float) -> None:
            w, h = large.get_size()
            pygame.draw.rect(
                large, WAX, (w * 0.28, h * 0.42, w * 0.44, h * 0.58), border_radius=round(w * 0.06)
            )
            pygame.draw.rect(
                large,
                mix(WAX, WOOD, 0.5),
                (w * 0.56, h * 0.42, w * 0.16, h * 0.58),
                border_radius=round(w * 0.06),
            )
            pygame.draw.line(
                large, colours.INK, (w / 2, h * 0.43), (w / 2, h * 0.33), round(w / 18)
            )
            for tone, size in ((colours.EMBER, 1.0), (colours.GLOW, 0.74), (RAYS[0], 0.45)):
                _paint_flame(large, tone, w / 2, h * 0.38, h * 0.38 * size)

        return self.brush.sprite(width, height, paint)


def _kind(seen: Image) -> int:
    if seen.upright:
        return UPRIGHT
    if abs(seen.magnification - 1) <= SAME_WITHIN:
        return SAME
    return SMALLER if seen.magnification < 1 else LARGER


def _paint_flame(
    large: pygame.Surface, tone: colours.Colour, x: float, foot: float, tall: float
) -> None:
    steps = [n / 20 for n in range(21)]
    right = [(x + tall * 0.3 * math.sin(math.pi * s**0.6), foot - tall * s) for s in steps]
    left = [(2 * x - px, py) for px, py in reversed(right)]
    pygame.draw.polygon(large, tone, [*right, *left])


def _paint_glass(lens: pygame.Surface) -> None:
    """Two arcs that meet in points: thick in the middle."""
    w, h = lens.get_size()
    steps = [n / 40 for n in range(41)]
    for size, alpha in ((1.0, 110), (0.55, 60)):
        right = [(w / 2 + w / 2 * size * (1 - (2 * s - 1) ** 2), h * s) for s in steps]
        left = [(w - x, y) for x, y in reversed(right)]
        layer = pygame.Surface((w, h), pygame.SRCALPHA, 32)
        pygame.draw.polygon(layer, (*GLASS, alpha), [*right, *left])
        lens.blit(layer, (0, 0))


def open_program(scene: Scene, values: Mapping[str, float]) -> Lens:
    """Open the optical bench."""
    return Lens(scene, values)
