"""Light of 物理小实验室: mirror, chopstick, lens, and the picture before the simulation."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from studio.apparatus import (
    BEECH_DARK,
    IRON,
    IRON_LIT,
    LIGHT,
    WATER,
    WATER_LIT,
    bench,
    dashes,
    lens_shape,
    ray,
    shade,
)
from studio.palette import EMBER, GLOW, mix
from studio.scenery import HEIGHT, WIDTH
from studio.svg import Picture, Point, packed, polygon

WATER_INDEX = 1.33
"""Refractive index of water against air."""


@dataclass(frozen=True, slots=True)
class Tumbler:
    """A glass of water seen a little from above: middle, rim and water levels, half width."""

    x: float
    floor: float
    half: float
    rim: float
    water: float
    lens: float


def glass(
    pic: Picture, x: float, floor: float, half: float, height: float, night: bool = False
) -> Tumbler:
    """Draw the back of a glass and its water; the chopstick goes in between."""
    rim, water, lens = floor - height, floor - height * 0.68, half * 0.2
    clear = "#C9E4EA" if not night else "#8FB4C4"
    pic.path(_wall(x, rim, half, floor, lens), clear, opacity="0.45")
    pic.path(_wall(x, water, half - 10, floor - 12, lens), WATER, opacity="0.85")
    pic.ellipse(x, water, half - 10, lens - 2, WATER_LIT)
    cup = Tumbler(x, floor, half, rim, water, lens)
    pic.stroke(_brim(cup, 1), "#A9CFD8", 7)
    return cup


def _wall(x: float, top: float, half: float, floor: float, lens: float) -> str:
    return (
        f"M{packed(x - half, top)}V{packed(floor - lens)}A{packed(half, lens)} 0 0 0 "
        f"{packed(x + half, floor - lens)}V{packed(top)}A{packed(half, lens)} 0 0 1 "
        f"{packed(x - half, top)}Z"
    )


def chopstick(pic: Picture, cup: Tumbler, width: float = 20) -> None:
    """Draw a slanted chopstick: below the surface it looks raised, so it seems to break there."""
    entry = (cup.x + cup.half * 0.2, cup.water + cup.lens * 0.1)
    run, rise = cup.half * 0.86, (cup.floor - cup.water) * 0.84
    real = (entry[0] - run, entry[1] + rise)
    seen = (real[0], entry[1] + rise / WATER_INDEX)
    slope = (entry[1] - real[1]) / (entry[0] - real[0])
    reach = cup.half * 1.25
    top = (entry[0] + reach, entry[1] + slope * reach)
    pic.stroke(f"M{packed(*entry)}L{packed(*seen)}", mix(BEECH_DARK, WATER, 0.3), width * 0.9)
    pic.stroke(f"M{packed(*top)}L{packed(*entry)}", BEECH_DARK, width)
    pic.stroke(f"M{packed(*top)}L{packed(*entry)}", "#C98A4B", width * 0.4)
    pic.ellipse(*entry, width * 1.2, width * 0.34, "#FFFFFF", opacity="0.6")


def glass_front(pic: Picture, cup: Tumbler) -> None:
    """Draw the front edge and the gleam of the glass."""
    pic.stroke(_brim(cup, 0), "#F2FBFC", 9)
    left = cup.x - cup.half * 0.78
    pic.stroke(f"M{packed(left, cup.rim + cup.lens * 1.3)}V{packed(cup.floor - cup.lens * 2.2)}",
               "#FFFFFF", 14, opacity="0.6")  # fmt: skip


def _brim(cup: Tumbler, sweep: int) -> str:
    """Return the front (0) or back (1) half of the rim."""
    size = packed(cup.half, cup.lens)
    start, end = packed(cup.x - cup.half, cup.rim), packed(cup.x + cup.half, cup.rim)
    return f"M{start}A{size} 0 0 {sweep} {end}"


def q5() -> Picture:
    """A beam meets a mirror at 40° to the normal and leaves at 40°."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#123A46")
    pic.circle(800, 820, 640, "#184A57")
    foot = (800.0, 870.0)
    pic.rect(280, 870, 1040, 40, "#DDEFF2", 8)
    pic.rect(280, 894, 1040, 60, IRON, 10)
    for step in range(13):
        pic.stroke(f"M{320 + step * 80} 944l-34 40", IRON_LIT, 8)
    turn = math.radians(40)
    reach = 660.0
    lamp, out = ((foot[0] + side * reach * math.sin(turn), foot[1] - reach * math.cos(turn))
                 for side in (-1, 1))  # fmt: skip
    for side, tone in ((-1, EMBER), (1, "#2BA0A8")):
        r = 250.0
        edge = (foot[0] + side * r * math.sin(turn), foot[1] - r * math.cos(turn))
        pic.path(f"M{packed(*foot)}L{packed(foot[0], foot[1] - r)}A{packed(r, r)} 0 0 "
                 f"{1 if side > 0 else 0} {packed(*edge)}Z", tone, opacity="0.55")  # fmt: skip
    pic.stroke(dashes((foot[0], foot[1] - 8), (foot[0], 170), 30, 20), "#DDEFF2", 7)
    ray(pic, [lamp, foot, out], GLOW, 16)
    pic.open_group(f"translate({packed(*lamp)}) rotate(50)")
    _torch(pic)
    pic.close_group()
    return pic


def _torch(pic: Picture) -> None:
    """Draw a torch that shines to the right; its glass is at the origin."""
    pic.path(polygon([(0, -58), (0, 58), (-70, 38), (-70, -38)]), IRON_LIT)
    pic.rect(-250, -38, 184, 76, EMBER, 14)
    pic.rect(-250, -38, 184, 22, mix(EMBER, "#FFFFFF", 0.3), 11)
    pic.rect(-6, -60, 20, 120, LIGHT, 8)
    pic.rect(-170, -52, 60, 18, "#7A2F16", 8)


def q6() -> Picture:
    """A chopstick slants in a glass of water and looks broken at the surface."""
    pic = Picture(WIDTH, HEIGHT)
    bench(pic, 880)
    shade(pic, 820, 1020, 330)
    cup = glass(pic, 800, 1020, 290, 640)
    chopstick(pic, cup, 34)
    glass_front(pic, cup)
    return pic


def q7() -> Picture:
    """An object 2.5 focal lengths off: true rays make it small and upside down on a screen."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#123A46")
    pic.circle(800, 560, 640, "#184A57")
    x, axis, f = 905.0, 560.0, 240.0
    u, tall = 2.5 * f, 330.0
    v = 1 / (1 / f - 1 / u)
    small = tall * v / u
    top, image = (x - u, axis - tall), (x + v, axis + small)
    pic.stroke(dashes((60, axis), (1540, axis), 30, 18), "#BFE3EA", 5)
    for step in (-2, -1, 1):
        pic.circle(x + step * f, axis, 13, "#BFE3EA")
    pic.rect(image[0] - 4, axis - 210, 34, 640, "#F4EFE6", 8)
    pic.rect(image[0] + 22, axis - 210, 12, 640, "#C9C2B2", 6)
    pic.path(lens_shape(x, axis, 400, 60), "#8FC9D4", opacity="0.75")
    pic.path(lens_shape(x, axis, 340, 22), "#D8F0F4", opacity="0.6")
    level = axis - tall
    for points in ([top, (x, level), image], [top, image], [top, (x, image[1]), image]):
        ray(pic, points, GLOW, 8)
    _flower(pic, x - u, axis, tall)
    pic.open_group(f"translate({packed(image[0], axis)}) rotate(180)")
    _flower(pic, 0, 0, small)
    pic.close_group()
    pic.rect(x - 12, axis + 400, 24, 190, IRON)
    pic.rect(x - 100, axis + 560, 200, 34, IRON, 12)
    pic.rect(image[0] + 2, axis + 430, 24, 150, IRON)
    pic.rect(image[0] - 80, axis + 560, 190, 34, IRON, 12)
    return pic


def _flower(pic: Picture, x: float, foot: float, tall: float) -> None:
    """Draw a sunflower ``tall`` high; its topmost petal is where the rays start."""
    k = tall / 330
    pic.open_group(f"translate({packed(x, foot)}) scale({k:.3f})")
    pic.stroke("M0 0V-190", "#6FA54A", 20)
    pic.path("M0 -40C-60 -60 -100 -110 -104 -140C-50 -136 -10 -100 0 -60Z", "#86B06C")
    pic.path("M0 -20C60 -40 100 -90 104 -120C50 -116 10 -80 0 -40Z", "#5C8A4A")
    for step in range(12):
        pic.open_group(f"translate(0,-230) rotate({step * 30})")
        pic.path("M0 -40C-26 -60 -22 -88 0 -100C22 -88 26 -60 0 -40Z", GLOW)
        pic.close_group()
    pic.circle(0, -230, 52, "#7A4A2C")
    pic.circle(0, -230, 34, "#A8752A")
    pic.close_group()


def optics_still() -> Picture:
    """Light enters water at 45° and goes on at 32°; beside it a lens gathers parallel light."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#123A46")
    pic.circle(800, 560, 640, "#184A57")
    surface, entry = 600.0, (500.0, 600.0)
    pic.rect(110, surface, 700, 480, WATER, 20, opacity="0.55")
    pic.rect(110, surface, 700, 16, WATER_LIT, opacity="0.8")
    pic.stroke("M110 420V1060Q110 1084 134 1084H786Q810 1084 810 1060V420", "#DDEFF2", 12)
    pic.stroke(dashes((entry[0], 260), (entry[0], 1010), 26, 18), "#DDEFF2", 6)
    turn = math.radians(45)
    start: Point = (entry[0] - 400 * math.sin(turn), entry[1] - 400 * math.cos(turn))
    bent = math.asin(math.sin(turn) / WATER_INDEX)
    end = (entry[0] + 470 * math.tan(bent), 1070.0)
    ray(pic, [start, entry, end], GLOW, 14)
    pic.open_group(f"translate({packed(*start)}) rotate(45)")
    _torch(pic)
    pic.close_group()
    x, y, f = 1130.0, 600.0, 280.0
    for step in (-2, -1, 0, 1, 2):
        level = y + step * 90
        past = (x + f * 1.3, y - step * 90 * 0.3)
        ray(pic, [(x - 250, level), (x, level), past], GLOW, 8)
    pic.path(lens_shape(x, y, 270, 48), "#8FC9D4", opacity="0.75")
    pic.path(lens_shape(x - 12, y - 20, 190, 12), "#FFFFFF", opacity="0.5")
    pic.circle(x + f, y, 22, "#FFFFFF")
    pic.rect(x - 11, y + 270, 22, 210, IRON)
    pic.rect(x - 90, 1060, 180, 30, IRON, 10)
    return pic


PICTURES: dict[str, Callable[[], Picture]] = {
    "q5": q5, "q6": q6, "q7": q7, "optics": optics_still,
}  # fmt: skip
