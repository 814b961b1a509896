"""Pictures of the exhibit 天宫空间站: afloat in the cabin, oxygen from water, the way home."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

from studio import astronaut, scenery
from studio.astronaut import float_at
from studio.cabin import room
from studio.palette import DAWN, DUSK, EMBER, GLOW, NIGHT, mix
from studio.people import GIRL, arm, figure, near_arm
from studio.poses import stands
from studio.station import View, draw_station
from studio.svg import Picture, Point, number, polygon, ridge, smooth

WIDTH, HEIGHT = 1600.0, 1200.0


def afloat(pic: Picture) -> None:
    """q4: an astronaut floats in the cabin; so do a book, a pen and drops of water."""
    room(pic, 800, 520, 690, 148)
    _stamp(pic, astronaut.notebook(), 1230, 360, 1.25, -12)
    _stamp(pic, astronaut.pen(), 400, 330, 1.3, -28)
    _stamp(pic, astronaut.drop(60, 0.03), 1130, 700, 1.15, 0)
    _stamp(pic, astronaut.drop(60, -0.04), 1268, 640, 0.5, 0)
    float_at(pic, 690, 640, 1.55, -6)


def _stamp(pic: Picture, piece: Picture, x: float, y: float, scale: float, turn: float) -> None:
    """Put a small picture into a large one, its middle at ``(x, y)``."""
    pic.open_group(
        f"translate({number(x)},{number(y)}) rotate({number(turn)}) scale({scale:g}) "
        f"translate({number(-piece.width / 2)},{number(-piece.height / 2)})"
    )
    pic.add(piece)
    pic.close_group()


GLASS, WATER, LIGHT_WATER = "#E4F0FB", "#5B9BE0", "#8CBDF0"


def electrolysis(pic: Picture) -> None:
    """q5: a girl tries it on the ground: sunlight makes current, current splits the water.

    Twice as much hydrogen (left) as oxygen gathers; a picture of the station hangs on the wall.
    """
    scenery.room(pic, "#FAE6C8", "#C98A4B", 1010)
    scenery.window(pic, "outside", 90, 190, 390, 430, sun=0.4)
    _station_on_the_wall(pic, 1105, 96)
    pic.open_group("translate(1345,1160) scale(1.62)")
    figure(pic, GIRL, replace(stands(GIRL, -8), near_arm=(), far_arm=()))
    pic.close_group()
    scenery.table(pic, 40, 1200, 1520, 262, drawer=False)
    pic.open_group("translate(1345,1160) scale(1.62)")
    k = GIRL.bulk
    for side in (-1, 1):
        points = ((side * 44 * k, -364 * k), (side * 86 * k, -268 * k), (side * 30 * k, -196 * k))
        (near_arm if side > 0 else arm)(pic, GIRL, points)
    pic.close_group()
    _wires(pic)
    _panel(pic, 300, 900)
    _tank(pic)


def _station_on_the_wall(pic: Picture, x: float, y: float) -> None:
    pic.rect(x, y, 440, 310, "#B9743A", 10)
    pic.rect(x + 20, y + 20, 400, 270, "#1B2A66")
    pic.path(f"M{x + 20} {y + 290}V{y + 250}Q{x + 220} {y + 186} {x + 420} {y + 250}V{y + 290}Z",
             "#4A86D2")  # fmt: skip
    draw_station(pic, View(x + 220, y + 116, 4.3, yaw=30, tilt=55, roll=-12, sun_wings=-42))


def _panel(pic: Picture, x: float, y: float) -> None:
    """A small solar panel leaning to the light."""
    pic.path(polygon([(x + 96, y - 120), (x + 112, y - 120), (x + 138, y + 40), (x + 118, y + 40)]),
             "#4A5A6B")  # fmt: skip
    corners = [(x - 150, y + 40), (x + 70, y + 40), (x + 128, y - 150), (x - 92, y - 150)]
    pic.path(polygon(corners), "#3040A0")
    for step in range(6):
        ax = x - 150 + 220 * step / 5
        pic.path(polygon([(ax - 3, y + 40), (ax + 4, y + 40), (ax + 62, y - 150),
                          (ax + 55, y - 150)]), "#8FA4F0")  # fmt: skip
    for step in range(4):
        ay, shift = y + 40 - 190 * step / 3, 58 * step / 3
        pic.path(polygon([(x - 152 + shift, ay + 3), (x + 70 + shift, ay + 3),
                          (x + 72 + shift, ay - 4), (x - 150 + shift, ay - 4)]),
                 "#8FA4F0")  # fmt: skip


def _wires(pic: Picture) -> None:
    """The current's way from the panel to the two electrodes."""
    for data, tone in (
        ("M372 934C430 950 480 950 560 930", "#14263A"),
        ("M376 914C440 908 480 914 560 918", "#C43E16"),
    ):
        pic.stroke(data, tone, 12)
    pic.path(polygon([(470, 742), (520, 742), (502, 792), (542, 792), (466, 880), (488, 814),
                      (450, 814)]), GLOW)  # fmt: skip


def _tank(pic: Picture) -> None:
    """Water with two tubes upside down; gas has gathered at the top of each."""
    pic.rect(536, 908, 578, 32, "#4A5A6B", 8)
    pic.rect(560, 470, 530, 442, GLASS, 30)
    pic.path("M574 560H1076V878Q1076 900 1054 900H596Q574 900 574 878Z", WATER)
    pic.rect(574, 556, 502, 16, LIGHT_WATER, 6)
    for x, gas in ((700, 260.0), (946, 130.0)):
        top, low = 240.0, 830.0
        pic.path(_tube(x, top - 12, low, 84), "#F4F7FD")
        pic.path(_tube(x, top, low, 72), LIGHT_WATER)
        pic.path(_tube(x, top, top + gas, 72), "#EAF3FD")
        pic.rect(x - 72, top + gas - 5, 144, 12, "#BBD8F6")
        pic.rect(x - 13, 740, 26, 170, "#4A5A6B", 8)
        pic.rect(x - 5, 744, 8, 150, "#8393A4", 4)
        pic.rect(x + 40, top + 26, 12, low - top - 80, "#FFFFFF", 6, opacity="0.55")
    rng = Random(6)
    for x, count, top in ((700, 20, 520), (946, 10, 400)):
        for _ in range(count):
            r = rng.uniform(6, 13)
            _bubble(pic, x + rng.uniform(-52, 46), rng.uniform(top, 740), r, "#FFFFFF")
    pic.rect(548, 456, 554, 26, "#F4F7FD", 13)


def _tube(x: float, top: float, low: float, half: float) -> str:
    """Return path data of a tube with a round upper end."""
    a, b, h = number(x - half), number(x + half), number(half)
    arch = number(top + half)
    return f"M{a} {number(low)}V{arch}A{h} {h} 0 0 1 {b} {arch}V{number(low)}Z"


def _bubble(pic: Picture, x: float, y: float, r: float, tone: str) -> None:
    pic.circle(x, y, r, tone, opacity="0.75")
    pic.circle(x - r * 0.28, y - r * 0.3, r * 0.32, "#FFFFFF")


def return_home(pic: Picture) -> None:
    """q6: the capsule comes home under its parachute, at dawn, over the grassland."""
    sky = pic.gradient("dawn", ((0, NIGHT), (0.26, DUSK), (0.5, "#7A5068"), (0.68, EMBER),
                                (0.86, DAWN), (1, "#FCE0A0")))  # fmt: skip
    pic.rect(0, 0, WIDTH, 980, sky)
    rng = Random(9)
    for _ in range(46):
        pic.circle(rng.uniform(0, WIDTH), rng.uniform(0, 330), rng.uniform(1.4, 3), "#FFF8EC",
                   opacity=f"{rng.uniform(0.3, 0.8):.2f}")  # fmt: skip
    for r, opacity in ((250, "0.16"), (180, "0.26")):
        pic.circle(370, 880, r, "#FFEFC4", opacity=opacity)
    pic.circle(370, 880, 120, "#FFF1CF")
    for base, swell, phase, waves, tone in (
        (884, 20, 0.4, 1.4, "#C4744A"), (934, 22, 2.2, 1.1, "#8F5A44"),
        (1004, 18, 4.1, 0.9, "#5F4A3A"), (1090, 12, 0.9, 0.8, "#37302C"),
    ):  # fmt: skip
        crest = ridge(WIDTH, HEIGHT, base, swell, phase, waves)
        pic.path(f"{smooth(crest[:-2])}L1600 1200L0 1200Z", tone)
    _parachute(pic, 930, 330, 430)
    _capsule(pic, 930, 800)


def _parachute(pic: Picture, x: float, y: float, r: float) -> None:
    """Draw the great canopy, red and white, and the lines to the capsule."""
    gores = 10
    base = y + 96

    def hem(share: float) -> Point:
        """Return a place on the canopy's lower edge, from -1 (left) to 1."""
        bulge = math.cos(share * math.pi / 2)
        return x + r * math.sin(share * math.pi / 2), base + 42 * bulge

    for step in range(gores + 1):
        hx, hy = hem(-1 + 2 * step / gores)
        pic.stroke(f"M{number(hx)} {number(hy - 6)}L{number(x + (hx - x) * 0.02)} 690", "#F4E3C2",
                   2.6, opacity="0.8")  # fmt: skip
    pic.stroke(f"M{number(x)} 690V752", "#F4E3C2", 7)
    inner = [hem(-1 + 2 * step / 40) for step in range(41)]
    pic.path(polygon([*inner, (x + r, base - 2), (x - r, base - 2)]), "#7C2A22")
    top = (x, y - 220)
    for step in range(gores):
        left, right = (hem(-1 + 2 * (step + k) / gores) for k in (0, 1))
        sides = [_gore(top, spot, base) for spot in (left, right)]
        sag = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2 - 20)
        red = step % 2 == 0
        light = 1 - abs((step + 0.5) / gores * 2 - 0.75) * 0.42
        tone = mix("#7E231C" if red else "#B99E8E", "#E2502F" if red else "#FFF3DC", light)
        pic.path(
            f"M{number(top[0])} {number(top[1])}{sides[0]}"
            f"Q{number(sag[0])} {number(sag[1])} {number(right[0])} {number(right[1])}"
            f"{_back(top, right, base)}Z",
            tone,
        )
    pic.ellipse(top[0], top[1] + 4, 34, 9, "#5A1E18")


def _gore(top: Point, end: Point, base: float) -> str:
    """Return the curve from the canopy's top down to its hem."""
    reach = end[0] - top[0]
    return (
        f"C{number(top[0] + reach * 0.62)} {number(top[1] + 4)} {number(end[0])} "
        f"{number(base - 150)} {number(end[0])} {number(end[1])}"
    )


def _back(top: Point, end: Point, base: float) -> str:
    """Return the same curve upwards."""
    reach = end[0] - top[0]
    return (
        f"C{number(end[0])} {number(base - 150)} {number(top[0] + reach * 0.62)} "
        f"{number(top[1] + 4)} {number(top[0])} {number(top[1])}"
    )


def _capsule(pic: Picture, x: float, y: float) -> None:
    """Draw the bell-shaped capsule, browned by the hot fall through the air."""
    body = (
        f"M{number(x - 40)} {number(y - 62)}H{number(x + 40)}C{number(x + 66)} {number(y - 40)} "
        f"{number(x + 92)} {number(y + 24)} {number(x + 98)} {number(y + 66)}"
        f"Q{number(x)} {number(y + 104)} {number(x - 98)} {number(y + 66)}"
        f"C{number(x - 92)} {number(y + 24)} {number(x - 66)} {number(y - 40)} {number(x - 40)} "
        f"{number(y - 62)}Z"
    )
    pic.path(body, "#6E4A38")
    pic.path(
        f"M{number(x - 40)} {number(y - 62)}H{number(x - 8)}C{number(x - 20)} {number(y - 10)} "
        f"{number(x - 26)} {number(y + 40)} {number(x - 24)} {number(y + 82)}"
        f"Q{number(x - 68)} {number(y + 80)} {number(x - 98)} {number(y + 66)}C{number(x - 92)} "
        f"{number(y + 24)} {number(x - 66)} {number(y - 40)} {number(x - 40)} {number(y - 62)}Z",
        "#A9714C",
    )
    pic.path(
        f"M{number(x - 98)} {number(y + 66)}Q{number(x)} {number(y + 104)} {number(x + 98)} "
        f"{number(y + 66)}L{number(x + 96)} {number(y + 50)}Q{number(x)} {number(y + 86)} "
        f"{number(x - 96)} {number(y + 50)}Z",
        "#3A2A26",
    )
    pic.rect(x - 46, y - 74, 92, 18, "#D8C7A8", 8)
    pic.circle(x + 30, y + 6, 17, "#2A2226")
    pic.circle(x + 30, y + 6, 11, "#F8C56B")
