"""Out in the storm, for 看懂天气和预警: the gully (3), the flooded road (4), lightning (5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from studio.palette import WRONG, mix
from studio.people import BOY, FARMER, GIRL, contact_shadow
from studio.poses import place, stands, walks
from studio.scenery import HEIGHT, WIDTH, hills
from studio.svg import Picture, packed, polygon
from studio.weather import (
    STORM,
    STORM_DARK,
    WARNINGS,
    cloud,
    fir,
    flash,
    house,
    rain,
    wet_lines,
)

MUD, FOAM = "#8F6A46", "#D9C2A0"


def valley(pic: Picture, flooded: bool) -> None:
    """Draw a gully that comes towards us between two slopes, its stream low or in flood."""
    sky = pic.gradient("storm", ((0, "#4A6075"), (0.6, "#8DA0AC"), (1, "#C9CFC6")))
    pic.rect(0, 0, WIDTH, 700, sky)
    hills(pic, 0, 360, WIDTH, 300, "#7C8B86", 0.7, 60, 1.3)
    pic.rect(0, 660, WIDTH, 540, "#71804A")
    pic.path("M0 330C200 400 480 560 690 720L640 1200H0Z", "#66793F")
    pic.path("M1600 300C1380 390 1110 560 910 720L980 1200H1600Z", "#5A6E38")
    pic.path("M0 560C180 640 420 820 520 1200H0Z", "#546A34")
    pic.path("M1600 540C1420 640 1180 830 1080 1200H1600Z", "#4B5F30")
    half, low = (250, 520) if flooded else (90, 190)
    pic.path(
        f"M{800 - half * 0.3:g} 690C{800 - half * 0.2:g} 820 {800 - half:g} 960 {800 - low} 1200"
        f"H{800 + low}C{800 + half:g} 960 {800 + half * 0.5:g} 820 {800 + half * 0.3:g} 690Z",
        MUD if flooded else "#5F8FA3",
    )
    if not flooded:
        pic.path("M640 720C690 860 640 1000 560 1200H620C700 1000 740 860 770 700Z", "#B9A886")
        pic.path("M960 720C900 860 960 1000 1040 1200H980C900 1000 860 860 830 700Z", "#A89874")
        for side in (-1, 1):
            pic.path(
                f"M{800 + side * 470} 560C{800 + side * 400} 640 {800 + side * 420} 690 "
                f"{800 + side * 330} 750S{800 + side * 260} 850 {800 + side * 70} 900"
                f"L{800 + side * 60} 936C{800 + side * 280} 900 {800 + side * 300} 800 "
                f"{800 + side * 350} 766S{800 + side * 420} 660 {800 + side * 474} 562Z",
                "#7FAABB",
            )
        wet_lines(pic, [(752, 820), (810, 900), (720, 980), (800, 1060), (700, 1130)], 60,
                  "#BBD3E2", 7)  # fmt: skip
    for x, y, high in ((120, 500, 130), (300, 620, 120), (210, 760, 150), (1480, 500, 130),
                       (1330, 600, 120), (1420, 760, 150)):  # fmt: skip
        fir(pic, x, y, high, "#3F5A34")


def level_pole(pic: Picture, x: float, foot: float, high: float) -> None:
    """Draw a pole for the water level, banded blue, yellow, orange, red from below."""
    for step, tone in enumerate(WARNINGS):
        top = foot - high * (step + 1) / 4
        pic.rect(x - 17, top, 34, high / 4 + 1, tone)
        for mark in range(1, 4):
            pic.rect(x - 17, top + high / 16 * mark - 3, 16, 6, "#FFF8EC")
    pic.rect(x - 22, foot - high - 14, 44, 18, "#FFF8EC", 6)


def q3() -> Picture:
    """The flood roars down the gully; two people are already climbing its side."""
    pic = Picture(WIDTH, HEIGHT)
    valley(pic, flooded=True)
    for x, y, size, tone in ((420, 190, 220, STORM), (1100, 200, 250, STORM_DARK),
                             (770, 150, 190, STORM)):  # fmt: skip
        cloud(pic, x, y, size, tone)
    tongue = "M560 1200C640 1020 720 900 770 760C800 900 700 1060 660 1200Z"
    pic.path(tongue, mix(MUD, "#FFFFFF", 0.14))
    wet_lines(pic, [(700, 840), (780, 900), (660, 960), (820, 1000), (620, 1060), (780, 1110),
                    (900, 1080), (560, 1140), (960, 1160)], 110, FOAM, 12)  # fmt: skip
    for x, y, tilt in ((870, 960, 24), (690, 1020, -16)):
        pic.open_group(f"translate({x},{y}) rotate({tilt})")
        pic.rect(-80, -14, 160, 26, "#5A3A24", 12)
        pic.rect(-80, -14, 160, 9, "#7A5234", 5)
        pic.close_group()
    for x, y, size in ((560, 1010, 60), (1040, 1020, 70), (930, 850, 38)):
        pic.path(polygon([(x - size, y + 20), (x - size * 0.6, y - size * 0.5), (x + size * 0.2,
                 y - size * 0.7), (x + size, y + 20)]), "#6E6A66")  # fmt: skip
        wet_lines(pic, [(x - size, y + 22)], size * 2, FOAM, 10)
    rain(pic, (60, 220, 1540, 900), 190, 9, -0.16, "#E3EEF5", 0.6, 4)
    climbing = replace(walks(GIRL), face="alert")
    place(pic, GIRL, climbing, 1250, 800, 0.8, shadow=0)
    place(pic, FARMER, replace(walks(FARMER), face="alert"), 1400, 690, 0.78, shadow=0)
    for x, y, turn in ((1150, 900, -38), (460, 900, -142)):
        pic.open_group(f"translate({x},{y}) rotate({turn})")
        way = [(-90, -20), (30, -20), (30, -54), (110, 0), (30, 54), (30, 20), (-90, 20)]
        pic.path(polygon(way), "#F5B93A")
        pic.close_group()
    return pic


def q4() -> Picture:
    """A road under water, cut open: an open manhole lies hidden below; people stay back."""
    pic = Picture(WIDTH, HEIGHT)
    sky = pic.gradient("street", ((0, "#6B8092"), (1, "#B9C6CC")))
    pic.rect(0, 0, WIDTH, 800, sky)
    near, far = "#8C9AA3", "#7E8D97"
    blocks = ((40, 300, 420, near), (380, 260, 330, far), (980, 280, 380, near),
              (1290, 330, 470, far))  # fmt: skip
    for x, wide, high, tone in blocks:
        pic.rect(x, 740 - high, wide, high, tone)
        for row in range(high // 90):
            for column in range(wide // 80):
                pic.rect(x + 26 + column * 78, 770 - high + row * 86, 40, 46, "#DCC98F"
                         if (row + column) % 3 == 0 else mix(tone, "#FFFFFF", 0.2), 4)  # fmt: skip
    pic.rect(0, 740, 560, 460, "#9A8F82")
    pic.rect(0, 740, 560, 26, "#C9C2B4")
    pic.rect(560, 860, 1040, 340, "#5A5F63")
    pic.rect(560, 860, 1040, 18, "#73787C")
    pic.rect(560, 900, 1040, 300, "#7A6450")
    pic.rect(970, 860, 250, 340, "#2A3036")
    for x in (950, 1206):
        pic.rect(x, 860, 34, 340, "#9AA0A2")
    pic.path("M984 860H1206V1200H984Z", "#6F6044")
    pic.path(polygon([(560, 790), (1600, 790), (1600, 866), (560, 866)]), "#86734F", opacity="0.94")
    pic.rect(560, 784, 1040, 12, "#A8946A")
    wet_lines(pic, [(640, 812), (800, 830), (1280, 816), (1440, 834)], 90, "#C4B288", 8)
    for step, half in enumerate((120, 84, 50)):
        pic.ellipse(1095, 796 + step * 6, half, 11 - step * 2, "#C4B288", opacity="0.8")
    pic.stroke("M1095 830C1060 900 1130 940 1090 1010S1060 1110 1100 1160", "#C4B288", 12,
               opacity="0.7")  # fmt: skip
    pic.path(polygon([(1068, 1110), (1130, 1110), (1098, 1160)]), "#C4B288", opacity="0.8")
    rain(pic, (0, 60, 1600, 780), 150, 15, -0.12, "#E3EEF5", 0.55, 4)
    k = BOY.bulk
    halt = replace(
        stands(GIRL),
        near_arm=((44 * k, -304), (100, -330), (150, -330)),
        far_arm=((-44 * k, -304), (-60, -240), (-50, -180)),
        face="alert",
    )
    for look, pose, x in ((GIRL, halt, 440), (BOY, replace(stands(BOY), face="alert"), 230)):
        coat = replace(look, top="#F2C230", collar="#D9A520", stripe="", shoes="#C43E16")
        place(pic, coat, pose, x, 752, 1.3)
    return pic


def q5() -> Picture:
    """Lightning strikes the lone tree; people are indoors and in a closed car."""
    pic = Picture(WIDTH, HEIGHT)
    sky = pic.gradient("night", ((0, "#22344A"), (0.7, "#5B7186"), (1, "#A9B4B0")))
    pic.rect(0, 0, WIDTH, 860, sky)
    for x, y, size, tone in ((300, 190, 260, STORM_DARK), (760, 170, 300, STORM),
                             (1230, 200, 300, STORM_DARK)):  # fmt: skip
        cloud(pic, x, y, size, tone)
    hills(pic, 0, 640, WIDTH, 300, "#4A5A4A", 0.6, 40, 1.2)
    pic.rect(0, 840, WIDTH, 360, "#5E7440")
    pic.path("M0 900C400 850 1200 860 1600 920V1200H0Z", "#6B8248")
    pic.rect(524, 600, 52, 330, "#4A3022")
    pic.path("M524 930C500 950 480 960 460 962H640C620 960 600 950 576 930Z", "#4A3022")
    for x, y, r in ((420, 560, 110), (550, 480, 140), (680, 560, 110), (500, 620, 110),
                    (620, 630, 110)):  # fmt: skip
        pic.circle(x, y, r, "#3F5F34")
    for x, y, r in ((500, 460, 80), (610, 520, 70), (430, 550, 60)):
        pic.circle(x, y, r, "#4F7340")
    flash(pic, [(700, 180), (620, 290), (690, 320), (560, 450), (600, 600), (548, 760), (552, 930)],
          13)  # fmt: skip
    for r, opacity in ((250, "0.28"), (170, "0.38"), (90, "0.5")):
        pic.ellipse(550, 960, r, r * 0.22, "#FFE9A8", opacity=opacity)
    pic.stroke("M440 1010L660 1110M660 1010L440 1110", WRONG, 30)
    house(pic, 1230, 950, 420, "#D9A57A")
    pic.open_group("translate(1142,868) scale(0.32)")
    place(pic, GIRL, stands(GIRL), 0, 236, 1, shadow=0)
    pic.close_group()
    pic.rect(1049, 876, 98, 8, "#6B3A2A")
    pic.rect(1096, 802, 9, 76, "#6B3A2A")
    contact_shadow(pic, 1040, 1110, 250)
    _car(pic, 1040, 1100)
    rain(pic, (0, 230, 1600, 1100), 170, 21, -0.2, "#D5E3EC", 0.5, 4)
    return pic


def _car(pic: Picture, x: float, floor: float) -> None:
    """Draw a closed car from the side."""
    pic.open_group(f"translate({packed(x, floor)})")
    pic.path(
        "M-240 -30V-96C-236 -116 -190 -120 -150 -124L-90 -196C-80 -208 -60 -212 -40 -212H70"
        "C100 -212 120 -190 160 -128L220 -112C240 -106 246 -90 246 -30Z",
        "#C85C3C",
    )
    pic.close_group()
    pic.path(polygon([(x - 128, floor - 126), (x - 78, floor - 190), (x - 8, floor - 192),
                      (x - 8, floor - 126)]), "#BFD6DE")  # fmt: skip
    pic.path(polygon([(x + 10, floor - 192), (x + 78, floor - 190), (x + 126, floor - 126),
                      (x + 10, floor - 126)]), "#BFD6DE")  # fmt: skip
    pic.circle(x + 50, floor - 152, 20, "#F0BE94")
    pic.path(f"M{packed(x + 28, floor - 154)}a22 22 0 0 1 44 -4l-20 -6z", "#2B2430")
    pic.path(f"M{packed(x + 22, floor - 126)}q28 -22 56 0z", "#1F7A5C")
    pic.rect(x - 246, floor - 46, 500, 18, "#8F3A26", 8)
    for dx in (-140, 150):
        pic.circle(x + dx, floor - 30, 46, "#26292D")
        pic.circle(x + dx, floor - 30, 22, "#B9C6CE")


PICTURES: dict[str, Callable[[], Picture]] = {"q3": q3, "q4": q4, "q5": q5}
