"""Pictures of the exhibit 天宫空间站: the poster, and the questions about the station's flight."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from studio import orbit_paths
from studio import tiangong_scenes as scenes
from studio.globe import (
    SEA,
    air,
    cloud_field,
    dawn_glow,
    first_light,
    globe,
    limb,
    space,
    stars,
    sun,
)
from studio.palette import DAWN, GLOW, INK, mix
from studio.station import PAINTS, View, draw_station, tinted
from studio.svg import Picture, Point, number, polygon, smooth

FOLDER = Path("exhibits") / "cn.kepu.tiangong"
WIDTH, HEIGHT = 1600.0, 1200.0


def draw(root: Path) -> None:
    """Write every picture of the exhibit under ``root``."""
    for name, paint in PICTURES.items():
        pic = Picture(WIDTH, HEIGHT)
        paint(pic)
        pic.save(root / FOLDER / f"{name}.svg")


def sunrise(pic: Picture) -> None:
    """Poster: the station over the limb of the Earth while the sun comes up."""
    x, y, r = 760.0, 3890.0, 3000.0
    sun_x = 1130.0
    sun_y = y - math.sqrt(r * r - (sun_x - x) ** 2)
    space(pic, "#1A2458")
    stars(pic, 120, 8, 800, 1.7)
    dawn_glow(pic, sun_x, sun_y + 10, 1240, 520)
    air(pic, x, y, r - 12, 70)
    sun(pic, sun_x, sun_y - 26, 62)
    limb(pic, x, y, r, lit=True, unit=1.5)
    first_light(pic, x, y, r, sun_x, 1.55)
    warmth = {"body": 0.5, "band": 0.5, "cell": 0.16, "frame": 0.6}
    warm = {
        name: [
            mix(tone, DAWN, warmth[name] * (index / len(ramp)) ** 0.7)
            for index, tone in enumerate(ramp)
        ]
        for name, ramp in PAINTS.items()
    }
    draw_station(
        pic,
        View(
            742, 446, 19.6, yaw=33, tilt=56, roll=-14,
            light=(0.62, 0.42, 0.66), sun_wings=-42,
        ),
        warm,
    )  # fmt: skip


def above_the_sea(pic: Picture) -> None:
    """q1: the T from above, over sea and cloud."""
    fill = pic.gradient("sea", ((0, "#5A93DA"), (0.6, "#3F74C6"), (1, "#2F5FB4")))
    pic.rect(0, 0, WIDTH, HEIGHT, fill)
    cloud_field(pic, 11, 12, 1.5, ("#6B9CE0", "#7BA8E6"))
    cloud_field(pic, 29, 8, 2.8, ("#B4CFF3", "#D3E3F9"))
    view = View(
        815, 570, 18.6, yaw=-7, tilt=16, light=(-0.55, -0.6, 0.62), sun_wings=24,
    )  # fmt: skip
    draw_station(pic, view)


def how_high(pic: Picture) -> None:
    """q2: from the ground straight up to the station; the Moon far behind."""
    x, y, r = 800.0, 3330.0, 2350.0
    space(pic, "#26337F")
    stars(pic, 110, 52, 900, 1.7)
    air(pic, x, y, r - 12, 90)
    for depth, tone in ((0, SEA[1]), (40, mix(SEA[1], SEA[2], 0.6)), (120, SEA[2])):
        pic.circle(x, y, r - depth, tone)
    for east, down, half in ((-15, 64, 150), (-9, 150, 210), (6, 84, 170), (13, 190, 220),
                             (2, 230, 180), (-4, 48, 90)):  # fmt: skip
        _bank(pic, x, y, r - down, east, half)
    _moon(pic, 1350, 190, 50)
    ground = y - r
    _village(pic, 800, ground + 4)
    for step in range(15):
        at = ground - 128 - step * 34
        pic.rect(797, at - 18, 6, 18, DAWN, 3)
    _tip(pic, 800, ground - 652, -1)
    _tip(pic, 800, ground - 96, 1)
    draw_station(pic, View(800, 240, 10.6, yaw=28, tilt=58, roll=-8, sun_wings=-40))


def _bank(pic: Picture, x: float, y: float, r: float, east: float, half: float) -> None:
    """Draw one cloud over the curve of the sea."""
    upper: list[Point] = []
    lower: list[Point] = []
    for step in range(9):
        turn = math.radians(east) + half / r * (step / 4 - 1)
        swell = 20 * math.sin(math.pi * step / 8) * (1 + 0.3 * math.sin(2.3 * step + east))
        upper.append((x + (r + swell) * math.sin(turn), y - (r + swell) * math.cos(turn)))
        lower.append(
            (x + (r - 0.5 * swell) * math.sin(turn), y - (r - 0.5 * swell) * math.cos(turn))
        )
    pic.shape([*upper, *reversed(lower[1:-1])], "#D3E3F9", opacity="0.9")


def _tip(pic: Picture, x: float, y: float, way: int) -> None:
    """Draw the head of a measuring line."""
    pic.path(polygon([(x, y), (x - 24, y - way * 40), (x + 24, y - way * 40)]), DAWN)


def _moon(pic: Picture, x: float, y: float, r: float) -> None:
    pic.circle(x, y, r, "#DCE0EE")
    for dx, dy, size in ((-0.3, -0.25, 0.26), (0.28, 0.2, 0.2), (-0.1, 0.45, 0.13),
                         (0.35, -0.4, 0.12)):  # fmt: skip
        pic.circle(x + dx * r, y + dy * r, size * r, "#BFC6DE")


def _village(pic: Picture, x: float, y: float) -> None:
    """Draw an island with hills and a house: the ground from which we measure."""
    pic.shape([(x - 250, y + 26), (x - 130, y + 2), (x, y - 6), (x + 140, y + 2), (x + 260, y + 28),
               (x, y + 44)], "#C9B98A")  # fmt: skip
    pic.path(smooth([(x - 220, y + 22), (x - 150, y - 30), (x - 96, y - 54), (x - 40, y - 16),
                     (x + 70, y - 22), (x + 150, y - 40), (x + 226, y + 22)]) + "Z",
             "#5F7352")  # fmt: skip
    pic.path(smooth([(x - 150, y + 22), (x - 60, y - 14), (x + 40, y - 10), (x + 170, y + 24)])
             + "Z", "#7A9163")  # fmt: skip
    pic.rect(x - 44, y - 42, 88, 54, "#F4E3C2")
    pic.path(polygon([(x - 62, y - 40), (x, y - 88), (x + 62, y - 40)]), "#B5432A")
    pic.rect(x - 14, y - 24, 28, 36, "#7A4A26")


def once_round(pic: Picture) -> None:
    """q3: the station's path around the Earth, and a watch without numbers."""
    x, y, r = 690.0, 590.0, 370.0
    space(pic, "#26337F")
    stars(pic, 80, 35, 1200, 1.7)
    path = [_ring(x, y, 530, 168, -17, step * 6) for step in range(61)]
    back, front = path[30:], path[:31]
    pic.stroke(smooth(back), "#8FA4F0", 7, opacity="0.55")
    globe(pic, x, y, r, 9, 70)
    pic.stroke(smooth(front), DAWN, 9)
    at = _ring(x, y, 530, 168, -17, 4)
    view = View(*at, 6.2, yaw=30, tilt=54, roll=-24, sun_wings=-40)
    draw_station(pic, view, tinted(PAINTS, "#FFF8EC", 0.12))
    _watch(pic, 1325, 905, 180)


def _ring(x: float, y: float, rx: float, ry: float, lean: float, degrees: float) -> Point:
    """Return a place on a leaning ellipse; 0–180 degrees is the half before the Earth."""
    a, b = math.radians(degrees), math.radians(lean)
    px, py = rx * math.cos(a), ry * math.sin(a)
    return x + px * math.cos(b) - py * math.sin(b), y + px * math.sin(b) + py * math.cos(b)


def _watch(pic: Picture, x: float, y: float, r: float) -> None:
    """Draw a stop-watch; what it shows stays open."""
    pic.rect(x - 26, y - r - 64, 52, 56, "#D98A1C", 8)
    pic.rect(x - 44, y - r - 88, 88, 36, GLOW, 14)
    pic.circle(x, y, r, GLOW)
    pic.circle(x, y, r * 0.84, "#FFF8EC")
    for step in range(12):
        a = 2 * math.pi * step / 12
        near, far = (0.66, 0.76) if step % 3 else (0.6, 0.76)
        pic.stroke(
            f"M{number(x + r * near * math.sin(a))} {number(y - r * near * math.cos(a))}"
            f"L{number(x + r * far * math.sin(a))} {number(y - r * far * math.cos(a))}",
            INK,
            9 if step % 3 else 13,
        )
    a = math.radians(38)
    pic.stroke(f"M{number(x)} {number(y)}L{number(x + r * 0.5 * math.sin(a))} "
               f"{number(y - r * 0.5 * math.cos(a))}", "#C43E16", 15)  # fmt: skip
    pic.circle(x, y, 19, INK)


PICTURES: dict[str, Callable[[Picture], None]] = {
    "poster": sunrise,
    "q1": above_the_sea,
    "q2": how_high,
    "q3": once_round,
    "q4": scenes.afloat,
    "q5": scenes.electrolysis,
    "q6": scenes.return_home,
    "orbit": orbit_paths.paths,
}
