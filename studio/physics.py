"""The pictures of 物理小实验室: poster, pendulums (1, 2, 8); the rest are in two more modules."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

from studio import physics_levers, physics_light
from studio.apparatus import (
    BEECH,
    BEECH_DARK,
    BEECH_LIT,
    IRON,
    IRON_LIT,
    LIGHT,
    TEAL,
    arc,
    bench,
    dashes,
    lens_on_foot,
    lever,
    pendulum,
    pillar,
    shade,
    stand,
    stopwatch,
    strobe,
    weight,
)
from studio.palette import DAWN, DUSK, EMBER, GLOW, INK, NIGHT, mix
from studio.people import GIRL, Pose
from studio.poses import place
from studio.scenery import HEIGHT, WIDTH, hills
from studio.svg import Picture

FOLDER = "cn.kepu.physics"
BLUE, PLUM = "#2F6FA3", "#7B3FA0"


def poster() -> Picture:
    """Dawn over the bench: a pendulum crosses the sun, a lens gathers its light, a lever rests."""
    pic = Picture(WIDTH, HEIGHT)
    sky = pic.gradient("sky", ((0, NIGHT), (0.36, DUSK), (0.72, EMBER), (1, DAWN)))
    pic.rect(0, 0, WIDTH, 960, sky)
    rng = Random(12)
    for _ in range(46):
        x, y = rng.uniform(0, WIDTH), 380 * rng.random() ** 1.4
        pic.circle(
            x, y, rng.choice((1.6, 2.2, 3)), "#FFF3D8", opacity=f"{rng.uniform(0.4, 0.9):.2f}"
        )
    for r, opacity in ((330, "0.14"), (250, "0.2")):
        pic.circle(800, 600, r, DAWN, opacity=opacity)
    pic.circle(800, 600, 168, "#FFF1CF")
    hills(pic, 0, 660, WIDTH, 300, "#A8604A", 0.7, 40, 1.2)
    hills(pic, 0, 750, WIDTH, 220, "#6B3A44", 2.4, 30, 1.0)
    pic.rect(0, 930, WIDTH, 270, "#4A2A26")
    pic.rect(0, 930, WIDTH, 22, "#C98A4B")
    pic.rect(0, 1040, WIDTH, 4, "#3A1F20")
    _sunlight(pic)
    tumbler = physics_light.glass(pic, 1310, 936, 132, 290, night=True)
    physics_light.chopstick(pic, tumbler)
    physics_light.glass_front(pic, tumbler)
    pivot = (800.0, -40.0)
    pendulum(pic, pivot, 660, 10, 62, "#2BA0A8", strobe(10, 5)[:-1], "#5FB4BA")
    pillar(pic, 800, 990, 1170)
    lever(pic, 800, 990, 150, 2, 4)
    for x, count in ((800 - 150, 3), (800 + 450, 1)):
        top = 1004.0
        for _ in range(count):
            top = weight(pic, x, top, 46)
    return pic


def _sunlight(pic: Picture) -> None:
    """Rays of the sun, parallel, meet at the focus of the lens."""
    x, focus, y = 380.0, 170.0, 640.0
    for step in (-2, -1, 0, 1, 2):
        level = y + step * 44
        edge = 800 - math.sqrt(168**2 - (level - 600) ** 2)
        pic.stroke(f"M{edge:.0f} {level:g}H{x:g}L{focus:g} {y:g}", LIGHT, 7)
    pic.circle(focus, y, 24, LIGHT, opacity="0.5")
    pic.circle(focus, y, 12, "#FFFFFF")
    lens_on_foot(pic, x, y, 128, 932)


def q1() -> Picture:
    """Three pendulums that differ in length, weight and colour: which of it counts?"""
    pic = Picture(WIDTH, HEIGHT)
    bench(pic, 960)
    for x in (300, 1300):
        shade(pic, x, 974, 150)
        pic.rect(x - 90, 934, 180, 40, IRON, 12)
        pic.rect(x - 13, 150, 26, 790, IRON)
        pic.rect(x - 13, 150, 9, 790, IRON_LIT)
    pic.rect(260, 150, 1080, 34, BEECH, 10)
    pic.rect(260, 150, 1080, 11, BEECH_LIT, 5)
    for x, length, r, tone, angle in (
        (520, 270, 62, EMBER, 9.0),
        (800, 610, 40, BLUE, -9.0),
        (1080, 440, 50, PLUM, 5.0),
    ):
        pivot = (float(x), 184.0)
        pic.stroke(arc(pivot, length, -10, 10), mix(TEAL, "#FFFFFF", 0.45), 7)
        pendulum(pic, pivot, length, angle, r, tone, (-angle,))
        pic.rect(x - 16, 172, 32, 22, BEECH_DARK, 6)
    return pic


def q2() -> Picture:
    """Two swings alike but for the length: one changes, the rest stays."""
    pic = Picture(WIDTH, HEIGHT)
    bench(pic, 960)
    for x, height, length in ((250, 760, 150.0), (830, 760, 600.0)):
        pivot = stand(pic, x, 960, height, 290)
        pic.stroke(arc(pivot, length, -10, 10), mix(TEAL, "#FFFFFF", 0.45), 7)
        pendulum(pic, pivot, length, 10, 46, EMBER, strobe(10, 5)[:-1])
        side = pivot[0] + 190
        end = pivot[1] + length
        pic.stroke(f"M{side:g} {pivot[1]:g}V{end:g}", TEAL, 9)
        for level in (pivot[1], end):
            pic.stroke(f"M{side - 28:g} {level:g}H{side + 28:g}", TEAL, 9)
    return pic


def q8() -> Picture:
    """A pendulum one metre long beside its rule; a girl is ready with the stopwatch."""
    pic = Picture(WIDTH, HEIGHT)
    bench(pic, 1040)
    pose = Pose(
        head=(0, -396),
        spine=((0, -195), (0, -252), (0, -304)),
        near_arm=((37, -304), (72, -244), (26, -200)),
        far_arm=((-37, -304), (-78, -246), (-104, -304)),
        front=True,
        face="smile",
        tilt=-6,
    )
    place(pic, GIRL, pose, 1230, 1330, 1.62, shadow=0)
    pic.rect(0, 1040, WIDTH, 160, BEECH)
    pic.rect(0, 1040, WIDTH, 26, BEECH_LIT)
    pivot = stand(pic, 300, 1066, 936, 360)
    length = 690.0
    metre(pic, pivot[0] - 230, pivot[1], length)
    pic.stroke(arc(pivot, length, -10, 10), mix(TEAL, "#FFFFFF", 0.45), 8)
    pendulum(pic, pivot, length, 10, 52, EMBER, strobe(10, 5)[:-1])
    stopwatch(pic, 1052, 790, 92, 0)
    return pic


def metre(pic: Picture, x: float, top: float, length: float) -> None:
    """Draw a rule of ten tenths from ``top`` down."""
    pic.rect(x - 40, top - 16, 80, length + 32, "#F3D58F", 8)
    pic.rect(x - 40, top - 16, 18, length + 32, "#FBE7B8", 8)
    for step in range(21):
        level = top + length * step / 20
        reach = 46 if step % 10 == 0 else 34 if step % 2 == 0 else 20
        pic.stroke(f"M{x + 40:g} {level:g}h{-reach}", INK, 5 if step % 10 == 0 else 3.4, "butt")


def pendulum_still() -> Picture:
    """A quarter, one and two metres long: let go together, a quarter of a second ago."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#123A46")
    pic.circle(800, 560, 620, "#184A57")
    pic.rect(0, 1110, WIDTH, 90, "#0E2E38")
    pic.rect(240, 80, 1120, 44, BEECH, 12)
    pic.rect(240, 80, 1120, 14, BEECH_LIT, 7)
    for x, metres in ((420.0, 0.25), (760.0, 1.0), (1140.0, 2.0)):
        pivot, length = (x, 130.0), 420 * metres
        period = 2 * math.pi * math.sqrt(metres / 9.8)
        angle = 10 * math.cos(2 * math.pi * 0.25 / period)
        pic.stroke(dashes(pivot, (x, 130 + length + 90)), "#5FA3AE", 4)
        pic.stroke(arc(pivot, length, -10, 10), GLOW, 6, opacity="0.6")
        pendulum(pic, pivot, length, angle, 46, EMBER, (10,), "#DDEFF2")
        pic.rect(x - 22, 112, 44, 30, BEECH_DARK, 8)
    return pic


def draw(root: Path) -> None:
    """Write every picture of the exhibit below ``root``."""
    folder = root / "exhibits" / FOLDER
    pictures = {
        "poster": poster,
        "q1": q1,
        "q2": q2,
        "q8": q8,
        "pendulum": pendulum_still,
        **physics_levers.PICTURES,
        **physics_light.PICTURES,
    }
    for name, paint in pictures.items():
        paint().save(folder / f"{name}.svg")
