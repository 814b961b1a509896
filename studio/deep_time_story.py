"""Story pictures of 一亿多年前的朝阳: one place at three times, and the lake that was there."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from studio import confuciusornis, jehol, lycoptera, sinosauropteryx
from studio.archaefructus_axis import FRESH
from studio.archaefructus_lake import LOW, TALL
from studio.archaefructus_plant import STILL, grow
from studio.brush import hair
from studio.lycoptera_fossil import BROWN, FAINT, fossil
from studio.mammoth import mammoth
from studio.palette import mix
from studio.scenery import hills
from studio.story_frame import Paint, under
from studio.strata import layers
from studio.svg import Picture, Point, packed, polygon, smooth

WIDTH, HEIGHT = 1600.0, 1000.0

OLD_BEDS: tuple[tuple[float, str], ...] = (
    (724, "#B49A68"), (770, "#857A68"), (790, "#C0A572"), (866, "#8A7148"), (900, "#9A8E7A"),
    (930, "#A98A56"),
)  # fmt: skip
"""The layers that the lake left behind; they are there in both later times."""


def today(pen: Picture) -> None:
    """The place today: hills, a school, fields, and the old layers under them."""
    pen.rect(0, 0, WIDTH, 640, pen.gradient("sky", ((0, "#8FB7C9"), (0.6, "#DDE3CC"),
                                                    (1, "#FBE7BE"))))  # fmt: skip
    jehol.sun(pen, 1270, 210, 82, "#FFF4D8")
    hills(pen, 0, 260, WIDTH, 400, "#A9B58A", 0.5, 50, 1.3)
    hills(pen, 0, 360, WIDTH, 320, "#8A9E62", 2.2, 34, 1.1)
    for index in range(5):
        y = 470 + index * 26
        line = [(80, y + 30), (420, y - 4), (800, y + 18), (1200, y - 8), (1560, y + 22)]
        pen.stroke(smooth(line), mix("#8A9E62", "#F0DE9A", 0.3), 7)
    for x, size in ((140, 150), (220, 190), (300, 160), (1420, 180), (1500, 150)):
        _poplar(pen, x, 640, size)
    _school(pen, 860, 640)
    _ground(pen, "#7F9A4A", "#6E5A34")
    _millet(pen)
    layers(pen, OLD_BEDS, WIDTH, HEIGHT)
    _old_fish(pen)


def ice_age(pen: Picture) -> None:
    """The same place in the last ice age: snow, cold grass and mammoths."""
    pen.rect(0, 0, WIDTH, 640, pen.gradient("sky", ((0, "#6E93AA"), (0.6, "#BFD0D3"),
                                                    (1, "#F1E6D2"))))  # fmt: skip
    jehol.sun(pen, 420, 250, 78, "#FFF8E6")
    hills(pen, 0, 260, WIDTH, 400, "#B9CBD3", 0.5, 50, 1.3)
    hills(pen, 0, 360, WIDTH, 320, "#D5E0E2", 2.2, 34, 1.1)
    _ground(pen, "#EEF3F2", "#8A7A5E")
    for x, y, scale in ((420, 620, 0.5), (1010, 650, 0.98)):
        pen.ellipse(x + 30 * scale, y + 2, 250 * scale, 14 * scale, "#B4C4C8")
        pen.open_group(f"translate({x} {y}) scale({scale})")
        mammoth(pen)
        pen.close_group()
    _tufts(pen)
    layers(pen, OLD_BEDS, WIDTH, HEIGHT)
    _old_fish(pen)
    rng, snow = Random(4), ""
    for _ in range(80):
        snow += f"M{round(rng.uniform(0, 1600))} {round(rng.uniform(0, 640))}h.1"
    pen.stroke(snow, "#FFFFFF", 8, opacity=0.8)


def dinosaur_time(pen: Picture) -> None:
    """The same place in the Early Cretaceous: lake and volcano; the layers are still mud."""
    jehol.sky(pen, jehol.MORNING_SKY, 560)
    jehol.sun(pen, 1130, 250, 110, "#FFF4D8")
    jehol.volcano(pen, 400, 500, 290, ("#E2AC70", "#D29A60", "#FBE3B0"), "#EFBE78")
    jehol.strata(pen, jehol.crest(1600, 480, 16, 0.6), 600, ("#DDA765", "#CF9656"), 22)
    jehol.conifer(pen, 1500, 560, 360, "#8F7842", 4, 9)
    jehol.water(pen, 520, 640, ((0, "#F8DDA6"), (1, "#CFC79A")))
    jehol.glints(pen, 1130, 528, 620, "#FFF6DE", 180, 3)
    edge = [(100.0 * step, 632 + 5 * (-1) ** step) for step in range(17)]
    depth = pen.gradient("depth", ((0, "#8FB59A"), (0.4, "#5E9A90"), (1, "#2F666C")))
    pen.path(f"{smooth(edge, decimals=0)}L1600 900L0 900Z", depth)
    for x, y, size, way in ((300, 730, 150, 1), (470, 790, 120, 1), (820, 740, 130, -1)):
        lycoptera.swim(pen.group(at=(x, y), scale=(way, 1)), size, lycoptera.SILVER, STILL, 0)
    for top, tone in ((852, "#8A6A3C"), (900, "#8C857B"), (930, "#6E5230"), (968, "#7C7468")):
        line = jehol.crest(1600, top, 8, top / 70, 1.6)
        pen.path(f"{smooth(line, decimals=0)}L1600 1000L0 1000Z", tone)
    bank = [(930.0, 1000.0), (980.0, 800.0), (1060.0, 690.0), (1200.0, 640.0), (1600.0, 622.0)]
    pen.path(smooth(bank, decimals=0) + "L1600 1000Z", "#A3763A")
    pen.path(smooth([(x + 26, y + 20) for x, y in bank], decimals=0) + "L1640 1020Z", "#8A5F2E")
    pen.ellipse(1316, 722, 150, 10, "#6E4A22")
    pen.open_group("translate(1290 572) scale(0.54)")
    sinosauropteryx.draw_body(pen, sinosauropteryx.ALERT, replace(sinosauropteryx.DAY, gap=7.0))
    pen.close_group()
    jehol.horsetails(pen, 1130, 730, 150, ("#7A7A3A", "#4E5424"), 2, 4)
    jehol.fern(pen, 1520, 930, 170, ("#56642A", "#6E7C34"), 5, 4)


def lake(pen: Picture) -> None:
    """All of them on one morning, large enough to touch one by one."""
    jehol.sky(pen, jehol.MORNING_SKY, 520)
    jehol.sun(pen, 850, 250, 104, "#FFF4D8")
    jehol.volcano(pen, 300, 470, 320, ("#E2AC70", "#D29A60", "#FBE3B0"), "#EFBE78")
    jehol.strata(pen, jehol.crest(1600, 452, 16, 0.6), 600, ("#DDA765", "#CF9656"), 22)
    jehol.conifer(pen, 1520, 560, 420, "#8F7842", 4, 9)
    jehol.water(pen, 492, 640, ((0, "#F8DDA6"), (1, "#CFC79A")))
    jehol.glints(pen, 850, 500, 600, "#FFF6DE", 170, 3)
    pen.open_group("translate(800 250) scale(0.54)")
    confuciusornis.flying(pen, *confuciusornis.WINGS_UP, confuciusornis.DAY)
    pen.close_group()
    edge = [(100.0 * step, 606 + 5 * (-1) ** step) for step in range(12)]
    depth = pen.gradient("depth", ((0, "#8FB59A"), (0.4, "#5E9A90"), (1, "#2F666C")))
    pen.path(f"{smooth(edge, decimals=0)}L1100 1000L0 1000Z", depth)
    pen.path("M0 950C240 930 480 966 800 950V1000H0Z", "#5E4A2C")
    for x, shoot, size in ((690, TALL, 0.66), (560, LOW, 0.62)):
        near = replace(shoot, fine=False)
        grow(pen.group(at=(x, 962), scale=size), (0, 0), near, FRESH, STILL)
    for x, y, size, way in ((240, 760, 290, 1), (400, 860, 150, 1), (130, 880, 130, -1)):
        lycoptera.swim(pen.group(at=(x, y), scale=(way, 1)), size, lycoptera.SILVER, STILL, 0)
    bank: list[Point] = [(760, 1000), (850, 800), (960, 690), (1160, 640), (1600, 618)]
    pen.path(smooth(bank, decimals=0) + "L1600 1000Z", "#A3763A")
    pen.path(smooth([(x + 30, y + 22) for x, y in bank], decimals=0) + "L1640 1022Z", "#8A5F2E")
    pen.ellipse(1266, 806, 200, 13, "#6E4A22")
    pen.open_group("translate(1240 620) scale(0.68)")
    sinosauropteryx.draw_body(pen, sinosauropteryx.ALERT, replace(sinosauropteryx.DAY, gap=9.0))
    pen.close_group()


def _ground(pen: Picture, top: str, below: str) -> None:
    """The soil of later times, between the people's ground and the old layers."""
    line = jehol.crest(1600, 640, 6, 1.1, 1.4)
    low = "L1600 800L0 800Z"
    pen.path(smooth(line, decimals=0) + low, top)
    pen.path(smooth([(x, y + 22) for x, y in line], decimals=0) + low, below)


def _old_fish(pen: Picture) -> None:
    stone = replace(BROWN, stain="#A4814C")
    fossil(pen, (620, 826), 300, -3, stone, near=False)
    for at, size, turn in (((1180, 832), 170, 176), ((250, 950), 150, 6), ((1010, 958), 150, 184)):
        fossil(pen, at, size, turn, replace(FAINT, stain="#B08E5C"), near=False)


def _poplar(pen: Picture, x: float, y: float, size: float) -> None:
    pen.rect(x - 5, y - size * 0.4, 10, size * 0.4, "#8A6A4A")
    crown = [(x, y - size), (x + size * 0.13, y - size * 0.62), (x + size * 0.11, y - size * 0.2),
             (x, y - size * 0.12), (x - size * 0.11, y - size * 0.2),
             (x - size * 0.13, y - size * 0.62)]  # fmt: skip
    pen.shape(crown, "#5E8A4A")
    shade = [(px + size * 0.035, py + size * 0.05) for px, py in crown[:4]]
    pen.shape([*shade, (x, y - size * 0.5)], "#4C7840")


def _school(pen: Picture, x: float, y: float) -> None:
    """A village school with a red roof and a flag."""
    pen.rect(x - 210, y - 150, 420, 150, "#F3E4C4")
    pen.path(polygon([(x - 236, y - 146), (x - 196, y - 206), (x + 196, y - 206),
                      (x + 236, y - 146)]), "#B3452E")  # fmt: skip
    for index in range(5):
        if index == 2:
            pen.rect(x - 30, y - 104, 60, 104, "#8A5A34", 4)
            continue
        left = x - 188 + index * 82
        pen.rect(left, y - 112, 48, 58, "#7FA3B0", 3)
        pen.rect(left + 22, y - 112, 4, 58, "#F3E4C4")
    pen.rect(x + 290, y - 270, 7, 270, "#D9D3C4")
    pen.rect(x + 297, y - 268, 86, 56, "#C8302A")


def _millet(pen: Picture) -> None:
    rng, stems, ears = Random(7), "", ""
    for step in range(34):
        x = 1150 + step * 13 + rng.uniform(-3, 3)
        top = 648 - rng.uniform(66, 92)
        stems += f"M{packed(x, 654)}Q{packed(x, top)} {packed(x + 9, top - 4)}"
        ears += hair((x + 4, top - 4), (x + 24, top + 24), 11, -7)
    pen.stroke(stems, "#8E9A3E", 4)
    pen.path(ears, "#E0B040")


def _tufts(pen: Picture) -> None:
    rng, data = Random(9), ""
    for _ in range(16):
        x, y = rng.uniform(20, 1580), rng.uniform(640, 662)
        for lean in (-14, -5, 6, 15):
            data += hair((x, y), (x + lean, y - rng.uniform(24, 46)), 5, lean * 0.3)
    pen.path(data, "#A8995E")


MORNING = jehol.MORNING_SKY[0][1]
PICTURES: dict[str, Paint] = {
    "today": under("#8FB7C9", today), "ice-age": under("#6E93AA", ice_age),
    "dinosaur-time": under(MORNING, dinosaur_time), "lake": under(MORNING, lake),
}  # fmt: skip
