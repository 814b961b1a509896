"""The field of 一滴水的旅行: millet and rice, the hours of a day, old film, a square metre."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from studio.farm import (
    DROP,
    DROP_LIT,
    LEAF,
    LEAF_DARK,
    SOIL,
    cracks,
    drop,
    millet,
    rice,
    roots,
    soil,
)
from studio.palette import INK
from studio.people import FARMER, Pose, contact_shadow
from studio.poses import place, stands
from studio.scenery import HEIGHT, WIDTH, dawn, hills
from studio.svg import Picture, packed, polygon


def q3() -> Picture:
    """Millet on dry ground with deep roots; rice with its feet in water."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, 800, 720, "#F7E3B5")
    pic.rect(800, 0, 800, 720, "#CFE6E4")
    pic.circle(240, 210, 96, "#F8C56B")
    soil(pic, 700, HEIGHT, 4)
    cracks(pic, [(90, 700), (240, 700), (560, 700), (690, 700)])
    roots(pic, 400, 704, 290, 440, 13, 3)
    millet(pic, 400, 710, 1.24, True)
    pic.rect(800, 640, 800, 90, DROP, opacity="0.75")
    pic.rect(800, 640, 800, 12, DROP_LIT)
    pic.rect(800, 724, 800, 476, "#4A3A34", opacity="0.55")
    roots(pic, 1200, 740, 170, 210, 11, 9)
    rice(pic, 1200, 742, 1.5)
    pic.path("M800 650C960 646 1080 662 1200 654S1480 648 1600 656V726H800Z", DROP, opacity="0.35")
    for x in (880, 1010, 1420, 1530):
        pic.stroke(f"M{x - 40} 676q40 12 80 0", "#FFFFFF", 7, opacity="0.6")
    pic.path(polygon([(764, 604), (836, 604), (900, 1200), (700, 1200)]), SOIL[1])
    pic.path(polygon([(764, 604), (800, 604), (800, 1200), (700, 1200)]), SOIL[0])
    return pic


def q4() -> Picture:
    """The sun's way over a field: dawn, noon, dusk. When shall the farmer water?"""
    pic = Picture(WIDTH, HEIGHT)
    hours = ((0, "#F5C08C"), (0.5, "#B4D8E4"), (1, "#EFAE7E"))
    sky = pic.gradient("hours", hours, 1, 0)
    pic.rect(0, 0, WIDTH, 800, sky)
    pic.stroke("M180 690C300 120 1300 120 1420 690", "#FFFFFF", 8, opacity="0.7")
    for x, y, r, tone in ((190, 640, 84, "#FFF1CF"), (800, 262, 92, "#FFF3B8"), (1410, 640, 84,
                          "#FFE3B0")):  # fmt: skip
        pic.circle(x, y, r * 1.35, tone, opacity="0.4")
        pic.circle(x, y, r, tone)
    for step in range(12):
        pic.open_group(f"translate(800,262) rotate({step * 30})")
        pic.rect(-7, -172, 14, 38, "#FFF3B8", 7)
        pic.close_group()
    hills(pic, 0, 640, WIDTH, 240, "#A8A060", 0.5, 26, 1.2)
    pic.rect(0, 790, WIDTH, 410, SOIL[0])
    for row, (y, size) in enumerate(((820, 50), (890, 72), (980, 100), (1100, 140))):
        pic.rect(0, y, WIDTH, 10 + row * 8, SOIL[1])
        for step in range(-1, 17 - row * 3):
            x = step * (100 + row * 40) + (row % 2) * 60 + 30
            if abs(x - 800) > 190 or y < 900:
                _sprout(pic, x, y + 4, size)
    pose = replace(
        stands(FARMER),
        near_arm=((46, -388), (92, -318), (128, -250)),
        far_arm=((-46, -388), (-82, -300), (-60, -220)),
    )
    place(pic, FARMER, pose, 790, 1120, 1.04)
    _can(pic, 930, 868)
    return pic


def _sprout(pic: Picture, x: float, y: float, size: float) -> None:
    for lean, tone in ((-size, LEAF_DARK), (size, LEAF)):
        pic.path(
            f"M{packed(x, y)}Q{packed(x + lean * 0.2, y - size * 0.8)} "
            f"{packed(x + lean * 0.7, y - size)}Q{packed(x + lean * 0.5, y - size * 0.4)} "
            f"{packed(x, y)}Z",
            tone,
        )


def _can(pic: Picture, x: float, y: float) -> None:
    """Draw a watering can held by its handle at ``(x, y)``."""
    pic.stroke(f"M{packed(x - 62, y + 60)}C{packed(x - 70, y - 26)} {packed(x + 70, y - 26)} "
               f"{packed(x + 62, y + 60)}", "#1F6F78", 14)  # fmt: skip
    pic.path(polygon([(x + 60, y + 120), (x + 60, y + 160), (x + 190, y + 60), (x + 176, y + 40)]),
             "#1F6F78")  # fmt: skip
    pic.path(polygon([(x + 166, y + 22), (x + 214, y + 66), (x + 224, y + 44), (x + 186, y + 8)]),
             "#2A8E98")  # fmt: skip
    pic.rect(x - 76, y + 56, 152, 136, "#2A8E98", 14)
    pic.rect(x - 76, y + 56, 152, 26, "#4FB0B8", 12)


def q5() -> Picture:
    """A farmer gathers the old film into a sack that goes to the collecting point."""
    pic = Picture(WIDTH, HEIGHT)
    dawn(pic, "dusk", 0, 0, WIDTH, 640)
    pic.circle(330, 420, 104, "#FFF1CF")
    hills(pic, 0, 440, WIDTH, 220, "#A8704E", 0.6, 34, 1.2)
    pic.rect(0, 610, WIDTH, 590, SOIL[0])
    for y, thick in ((660, 12), (740, 20), (850, 30), (1000, 44)):
        pic.rect(0, y, WIDTH, thick, SOIL[1])
    for x, y, size in ((130, 716, 20), (520, 690, 16), (1160, 700, 18), (1500, 726, 22)):
        pic.stroke(f"M{x} {y}l{size * 0.4:.0f} {-size * 1.8:.0f}", "#D9C070", 7)
        pic.stroke(f"M{x + 30} {y}l{-size * 0.4:.0f} {-size * 1.4:.0f}", "#C4A84E", 7)
    pic.path("M640 1010C700 960 780 980 830 940C870 910 930 930 950 890C980 900 960 950 930 970"
             "C880 1010 800 1000 760 1030C720 1060 660 1050 640 1010Z", "#F4F8F6")  # fmt: skip
    pic.path("M700 1010C760 970 860 980 920 930C900 980 820 990 770 1016Z", "#C9D8D6")
    pose = Pose(
        head=(166, -332),
        spine=((-30, -232), (24, -300), (92, -336)),
        near_arm=((84, -330), (116, -226), (150, -132)),
        far_arm=((104, -326), (150, -240), (176, -140)),
        near_leg=((-30, -222), (4, -118), (-34, -21)),
        far_leg=((-26, -222), (26, -118), (58, -21)),
        tilt=26,
        face="calm",
    )
    place(pic, FARMER, pose, 660, 1060, 1.46)
    pic.path("M846 900C880 860 900 880 886 930C880 960 930 950 940 900C930 1000 880 1010 850 980Z",
             "#F4F8F6")  # fmt: skip
    contact_shadow(pic, 1230, 1066, 210)
    _sack(pic, 1230, 1070)
    return pic


def _sack(pic: Picture, x: float, floor: float) -> None:
    """Draw a woven sack full of film, with the sign of things used again."""
    pic.path(
        f"M{packed(x - 150, floor)}C{packed(x - 210, floor - 120)} {packed(x - 190, floor - 300)} "
        f"{packed(x - 130, floor - 350)}L{packed(x + 130, floor - 350)}"
        f"C{packed(x + 190, floor - 300)} {packed(x + 210, floor - 120)} {packed(x + 150, floor)}Z",
        "#3F7F6A",
    )
    for step in range(5):
        y = floor - 60 - step * 60
        pic.stroke(f"M{packed(x - 178, y)}Q{packed(x, y + 24)} {packed(x + 178, y)}", "#4F9480", 7)
    pic.path(
        f"M{packed(x - 150, floor - 330)}C{packed(x - 120, floor - 420)} "
        f"{packed(x - 60, floor - 380)} {packed(x - 30, floor - 430)}"
        f"C{packed(x + 10, floor - 460)} {packed(x + 40, floor - 390)} "
        f"{packed(x + 90, floor - 420)}C{packed(x + 150, floor - 420)} "
        f"{packed(x + 150, floor - 360)} {packed(x + 146, floor - 330)}Z",
        "#F4F8F6",
    )
    pic.path(
        f"M{packed(x - 60, floor - 350)}C{packed(x - 40, floor - 410)} "
        f"{packed(x + 10, floor - 400)} {packed(x + 30, floor - 350)}Z",
        "#C9D8D6",
    )
    pic.ellipse(x, floor - 338, 150, 22, "#2F6353")
    pic.circle(x, floor - 170, 92, "#FFF8EC")
    for turn in (0, 120, 240):
        pic.open_group(f"translate({packed(x, floor - 164)}) rotate({turn})")
        pic.stroke("M-30 -42L0 -58L24 -18", "#2B7A3B", 15)
        pic.path(polygon([(4, -14), (44, -26), (34, 16)]), "#2B7A3B")
        pic.close_group()


def q6() -> Picture:
    """A frame of one metre by one metre lies on the field; it begins to rain."""
    pic = Picture(WIDTH, HEIGHT)
    sky = pic.gradient("rain", ((0, "#5F7F92"), (1, "#C4D3CF")))
    pic.rect(0, 0, WIDTH, 660, sky)
    for x, y, r in ((420, 150, 130), (600, 110, 160), (800, 140, 170), (1010, 110, 150),
                    (1190, 160, 120)):  # fmt: skip
        pic.circle(x, y, r, "#7D97A6")
    pic.rect(300, 130, 1010, 130, "#7D97A6", 65)
    hills(pic, 0, 440, WIDTH, 200, "#7C8C5E", 0.4, 24, 1.2)
    pic.rect(0, 580, WIDTH, 620, SOIL[0])
    far_left, far_right, near_right, near_left = (500, 680), (1100, 680), (1340, 980), (260, 980)
    pic.path(polygon([far_left, far_right, near_right, near_left]), SOIL[1])
    pic.path(polygon([far_left, far_right, near_right, near_left]), DROP, opacity="0.7")
    for a, b in ((far_left, far_right), (far_right, near_right), (near_left, far_left)):
        pic.stroke(f"M{packed(*a)}L{packed(*b)}", "#8A5A34", 20)
        pic.stroke(f"M{packed(*a)}L{packed(*b)}", "#E3B878", 11)
    pic.rect(near_left[0] - 14, near_left[1] - 8, 1108, 44, "#F3D58F", 8)
    for step in range(21):
        mark = near_left[0] + 1080 * step / 20
        long = 30 if step % 10 == 0 else 22 if step % 2 == 0 else 13
        pic.stroke(f"M{packed(mark, 974)}v{long}", INK, 5 if step % 10 == 0 else 3.4, "butt")
    for x, y in ((440, 330), (640, 420), (850, 340), (1060, 430), (1230, 330), (540, 560),
                 (760, 580), (960, 570), (1150, 600), (330, 500)):  # fmt: skip
        drop(pic, x, y, 15)
    for x, y in ((640, 780), (960, 750), (800, 880), (1080, 870), (500, 890)):
        pic.ellipse(x, y, 46, 13, "#FFFFFF", opacity="0.35")
        pic.ellipse(x, y, 34, 8, DROP, opacity="0.8")
    return pic


def q7() -> Picture:
    """Five millimetres on a square metre fill five jugs of one litre."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, 420, "#CDE4E6")
    hills(pic, 0, 230, WIDTH, 200, "#B9C48A", 0.8, 20, 1.1)
    pic.rect(0, 360, WIDTH, 840, SOIL[0])
    pic.rect(0, 360, WIDTH, 14, SOIL[1])
    left, right, low = [(420, 420), (1180, 420)], [(1330, 620), (270, 620)], 40
    pic.path(polygon([(270, 620), (1330, 620), (1330, 620 + low), (270, 620 + low)]), "#2F7DAB")
    pic.path(polygon([*left, *right]), DROP)
    pic.stroke("M500 480h120M760 550h160M1010 470h110", DROP_LIT, 9, opacity="0.8")
    for step in range(6):
        level = 620 + low * step / 5
        pic.stroke(f"M236 {packed(level)}h{34 if step in (0, 5) else 22}", INK, 4)
    for index in range(5):
        x = 330 + index * 235
        contact_shadow(pic, x, 1040, 96)
        _jug(pic, x, 1040)
    return pic


def _jug(pic: Picture, x: float, floor: float) -> None:
    """Draw a measuring jug of one litre, full to its top mark."""
    pic.stroke(f"M{packed(x + 66, floor - 200)}C{packed(x + 130, floor - 200)} "
               f"{packed(x + 120, floor - 70)} {packed(x + 60, floor - 66)}", "#A9CFD8",
               14)  # fmt: skip
    foot = [(x + 58, floor), (x - 58, floor)]
    wall = [(x - 78, floor - 250), (x + 70, floor - 250), *foot]
    pic.path(polygon(wall), "#E6F3F4", opacity="0.75")
    water = [(x - 72, floor - 204), (x + 68, floor - 204), *foot]
    pic.path(polygon(water), DROP, opacity="0.85")
    pic.ellipse(x, floor - 204, 68, 12, DROP_LIT)
    for step in range(1, 6):
        y = floor - 204 * step / 5
        pic.stroke(f"M{packed(x - 56 - step * 2.2, y)}h{44 if step == 5 else 26}", "#FFFFFF", 6)


def q8() -> Picture:
    """Four ways to bring water to a field: let it run, spray it, drip it, wait for rain."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#F3EFD4")
    ways = (_flooded, _sprayed, _dripped, _rained)
    for index, way in enumerate(ways):
        x, y = 90 + 730 * (index % 2), 70 + 545 * (index // 2)
        pic.rect(x, y, 690, 515, "#CDE4E6", 44)
        pic.rect(x, y + 330, 690, 185, SOIL[0], 44)
        pic.rect(x, y + 330, 690, 60, SOIL[0])
        pic.open_group(f"translate({x + 345},{y + 330})")
        way(pic)
        pic.close_group()
    return pic


def _flooded(pic: Picture) -> None:
    pic.path("M-345 -34H345V30C200 50 -200 50 -345 30Z", DROP, opacity="0.8")
    pic.rect(-345, -34, 690, 10, DROP_LIT)
    for x in (-220, -70, 80, 230):
        _sprout(pic, x, 20, 150)
    for x in (-150, 20, 180):
        pic.stroke(f"M{x - 40} 0q40 12 80 0", "#FFFFFF", 7, opacity="0.7")


def _sprayed(pic: Picture) -> None:
    for x in (-240, -120, 120, 240):
        _sprout(pic, x, 14, 110)
    pic.rect(-9, -190, 18, 220, "#5F7F92", 8)
    pic.rect(-40, -206, 80, 26, "#2B2F33", 10)
    for side in (-1, 1):
        for reach, high in ((130, 70), (210, 90), (280, 60)):
            pic.stroke(f"M{side * 40} -196Q{side * (40 + reach * 0.5):.0f} {-196 - high} "
                       f"{side * reach} {-90 + reach // 6}", DROP, 6, opacity="0.7")  # fmt: skip
            drop(pic, side * reach, -70 + reach // 6, 10)


def _dripped(pic: Picture) -> None:
    for x in (-230, -20, 190):
        pic.ellipse(x + 50, 70, 84, 62, "#4E3A2E", opacity="0.6")
        _sprout(pic, x, 14, 150)
    pic.rect(-345, -4, 690, 22, "#2B2F33")
    pic.rect(-345, -4, 690, 7, "#5A646C")
    for x in (-180, 30, 240):
        drop(pic, x, 52, 13)


def _rained(pic: Picture) -> None:
    for x in (-230, -80, 80, 230):
        _sprout(pic, x, 14, 130)
    for x, y, r in ((-90, -230, 60), (0, -260, 76), (96, -232, 62)):
        pic.circle(x, y, r, "#8FA3B0")
    pic.rect(-160, -240, 326, 74, "#8FA3B0", 37)
    for x, y in ((-110, -110), (-40, -70), (40, -116), (110, -76)):
        drop(pic, x, y, 12)


PICTURES: dict[str, Callable[[], Picture]] = {
    "q3": q3, "q4": q4, "q5": q5, "q6": q6, "q7": q7, "q8": q8,
}  # fmt: skip
