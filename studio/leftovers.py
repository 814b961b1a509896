"""The pictures of 吃得安全, questions 5–7: beans, leftovers, and what is no medicine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from studio.kitchen import (
    PLASTER,
    RIM,
    bean,
    bowl,
    chillies,
    clock,
    kitchen,
    peony,
    stove,
    tabletop,
    wok,
)
from studio.palette import INK, mix
from studio.people import ELDER_MAN, ELDER_WOMAN, arm, contact_shadow
from studio.poses import place, stands
from studio.scenery import HEIGHT, WIDTH, steam
from studio.svg import Picture, number, polygon

GRANNY = replace(ELDER_WOMAN, apron="#F2E6CE")


def q5() -> Picture:
    """Green beans stew through in the big wok, soft and steaming."""
    pic = Picture(WIDTH, HEIGHT)
    kitchen(pic, "win", window_x=300)
    chillies(pic, 960, 110, 9)
    pose = replace(
        stands(GRANNY),
        front=False,
        face="smile",
        tilt=8,
        head=(30, -468),
        spine=((0, -240), (4, -300), (14, -364)),
        near_arm=(),
        far_arm=((26, -360), (82, -300), (138, -320)),
    )
    place(pic, GRANNY, pose, 1300, 1270, 1.62, mirrored=True, shadow=0)
    stove(pic, 90, 830, 1160, mouth=620)
    pic.open_group("translate(330,640) rotate(-62)")
    pic.path("M-230 0C-200 -78 200 -78 230 0Z", "#9C6A3E")
    pic.path("M-230 0H230V24H-230Z", "#7A4E2C")
    pic.rect(-34, -86, 68, 34, "#5E3A22", 12)
    pic.close_group()
    wok(pic, 690, 836, 760, "#8A6A34")
    tones = ("#6F7F35", "#7F8C40", "#5E702E", "#8A9448")
    for index in range(34):
        x = 470 + (index * 137) % 440
        y = 806 + (index * 53) % 84
        if ((x - 690) / 320) ** 2 + ((y - 850) / 82) ** 2 < 1:
            bean(pic, x, y, 104, (index * 61) % 180 - 20, tones[index % 4])
    for x, y, r in ((520, 860, 11), (700, 906, 13), (860, 870, 11), (620, 800, 9), (780, 812, 10)):
        pic.circle(x, y, r, "#E9CF96", opacity="0.8")
    for x, height in ((560, 340), (650, 410), (740, 380), (830, 330)):
        steam(pic, x, 790, height, "#FFFFFF", 24, 0.8)
    pic.stroke("M1056 716L880 850", "#8A5A34", 20)
    pic.path("M904 820L930 850L872 892C850 896 838 882 846 864Z", "#B9C0C4")
    pic.open_group("translate(1300,1270) scale(-1.62 1.62)")
    arm(pic, GRANNY, ((-2, -358), (48, -276), (150, -342)))
    pic.close_group()
    return pic


def q6() -> Picture:
    """Into the fridge within two hours; before eating, steaming hot right through."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, PLASTER)
    pic.rect(0, 620, WIDTH, 580, "#8FAE93")
    pic.rect(0, 608, WIDTH, 18, "#6E9077")
    pic.rect(0, 1030, WIDTH, 170, "#C99A62")
    clock(pic, 900, 262, 104, ((0, 2, "#7DB77E"),), 1.999)
    _fridge(pic)
    stove(pic, 1080, 800, 560)
    _steamer(pic, 1290, 800)
    pose = replace(
        stands(ELDER_MAN),
        front=False,
        face="calm",
        tilt=4,
        toes=(0, 0),
        head=(28, -464),
        spine=((0, -232), (4, -300), (14, -362)),
        near_leg=((2, -215), (2, -115), (-20, -21)),
        far_leg=((6, -215), (32, -115), (36, -21)),
        near_arm=(),
        far_arm=((26, -356), (66, -288), (128, -296)),
    )
    contact_shadow(pic, 800, 1068, 150)
    place(pic, ELDER_MAN, pose, 810, 1066, 1.36, mirrored=True, shadow=0)
    _covered_dish(pic, 634, 662, 150)
    pic.open_group("translate(810,1066) scale(-1.36 1.36)")
    arm(pic, ELDER_MAN, ((4, -356), (48, -272), (112, -290)))
    pic.close_group()
    return pic


def _covered_dish(pic: Picture, x: float, y: float, width: float) -> None:
    half = width / 2
    pic.path(
        f"M{number(x - half)} {number(y - 40)}H{number(x + half)}L{number(x + half * 0.8)} "
        f"{number(y + 30)}H{number(x - half * 0.8)}Z",
        "#F3E6CC",
    )
    pic.rect(x - half - 8, y - 58, width + 16, 24, RIM, 8)
    pic.rect(x - 20, y - 72, 40, 18, RIM, 8)
    peony(pic, x, y - 4, 13)


def _fridge(pic: Picture) -> None:
    shell, inner = "#DCE6E4", "#F4FAFA"
    contact_shadow(pic, 360, 1066, 260)
    pic.rect(150, 170, 400, 890, mix(shell, INK, 0.12), 26)
    pic.rect(178, 200, 344, 600, inner, 14)
    pic.rect(178, 826, 344, 200, shell, 14)
    pic.rect(330, 850, 40, 14, mix(shell, INK, 0.4), 7)
    for y in (392, 588):
        pic.rect(178, y, 344, 12, "#B9CFD2")
    pic.path(polygon([(150, 184), (40, 128), (40, 862), (150, 806)]), shell)
    pic.path(polygon([(136, 206), (54, 164), (54, 826), (136, 784)]), "#EEF4F2")
    for y in (330, 520, 700):
        pic.path(polygon([(136, y), (54, y + 22), (54, y + 58), (136, y + 34)]), "#B9CFD2")
    _covered_dish(pic, 268, 362, 130)
    pic.rect(384, 300, 100, 92, "#E8A24C", 14)
    pic.rect(378, 288, 112, 24, "#C85C3C", 8)
    bowl(pic, 282, 588, 150, "#D98A4B", inside="#9BB36A", rim="#B3261E")
    _covered_dish(pic, 432, 558, 110)
    for x, colour in (
        (230, "#D1402B"),
        (290, "#6FA052"),
        (352, "#E8A24C"),
        (416, "#6FA052"),
        (474, "#D1402B"),
    ):
        pic.circle(x, 764, 33, colour)
        pic.ellipse(x - 9, 752, 9, 6, "#FFFFFF", opacity="0.5")


def _steamer(pic: Picture, x: float, base: float) -> None:
    bamboo = "#D9A765"
    pic.rect(x - 190, base - 70, 380, 70, "#54636C", 18)
    pic.rect(x - 204, base - 84, 408, 24, "#6F7F88", 10)
    for level in (0, 1):
        y = base - 164 - 80 * level
        pic.rect(x - 168, y, 336, 78, bamboo, 8)
        pic.rect(x - 168, y + 58, 336, 20, mix(bamboo, "#7A4A2C", 0.35), 6)
        for step in range(1, 6):
            pic.rect(x - 168 + step * 56 - 2, y + 4, 4, 52, mix(bamboo, "#7A4A2C", 0.25))
    bowl(pic, x, base - 234, 230, inside="#E8A24C", rim="#B3261E")
    for dx, dy, colour in (
        (-50, 0, "#6FA052"),
        (0, -10, "#C85C3C"),
        (48, 2, "#6FA052"),
        (-16, 10, "#F4E6C8"),
        (24, 12, "#8A5A34"),
    ):
        pic.ellipse(x + dx, base - 332 + dy, 27, 13, colour)
    for dx, height in ((-66, 200), (-14, 260), (44, 220)):
        steam(pic, x + dx, base - 350, height, "#FFFFFF", 24, 0.9)


def q7() -> Picture:
    """A health-food box with a blue hat is not a medicine."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, PLASTER)
    pic.circle(430, 560, 370, "#D5E4EC")
    pic.circle(1170, 560, 370, "#DCEBD3")
    tabletop(pic, 850)
    contact_shadow(pic, 420, 938, 220)
    pic.path(polygon([(590, 380), (660, 350), (660, 900), (590, 936)]), "#B5892F")
    pic.path(polygon([(250, 380), (590, 380), (660, 350), (330, 350)]), "#F2D68C")
    pic.rect(250, 380, 340, 556, "#E3B44E")
    pic.rect(250, 820, 340, 116, "#C98A2E")
    pic.rect(300, 852, 240, 18, "#F7E6B8", 9)
    pic.rect(340, 886, 160, 16, "#F7E6B8", 8)
    for turn in (-52, 52):
        pic.open_group(f"translate(420,812) rotate({turn})")
        pic.path("M0 0C-22 -30 -20 -66 0 -92C20 -66 22 -30 0 0Z", "#5F8F4A")
        pic.close_group()
    pic.circle(420, 590, 136, "#FFF8EC")
    _blue_hat(pic, 420, 602, 1)
    _medicine(pic)
    for y in (560, 640):
        pic.rect(722, y, 156, 34, "#B3261E", 17)
    pic.stroke("M850 500L750 734", "#B3261E", 34)
    return pic


def _blue_hat(pic: Picture, x: float, y: float, scale: float) -> None:
    pic.open_group(f"translate({number(x)},{number(y)}) scale({scale:g})")
    pic.path("M-62 20C-66 -50 -46 -78 -18 -70C-6 -64 6 -64 18 -70C46 -78 66 -50 62 20Z", "#2F7FC4")
    pic.path("M-62 -8H62L63 20H-63Z", "#1B4F80")
    pic.path("M-110 18C-60 40 60 40 110 18C104 50 54 62 0 62S-104 50 -110 18Z", "#2F7FC4")
    pic.close_group()


def _medicine(pic: Picture) -> None:
    contact_shadow(pic, 1150, 938, 190)
    pic.rect(1030, 470, 240, 466, "#B5602C", 40)
    pic.rect(1052, 490, 34, 420, "#D98A4B", 17)
    pic.rect(1030, 590, 240, 240, "#FFFDF6")
    pic.rect(1130, 628, 40, 120, "#2B7A3B", 8)
    pic.rect(1090, 668, 120, 40, "#2B7A3B", 8)
    pic.rect(1070, 776, 160, 14, "#C9D6C6", 7)
    pic.rect(1070, 802, 110, 12, "#C9D6C6", 6)
    pic.rect(1010, 380, 280, 104, "#F4F1E8", 18)
    for step in range(9):
        pic.rect(1030 + step * 28, 396, 8, 72, "#D9D3C4", 4)
    for px, py, turn, colour in ((1340, 906, 24, "#D1402B"), (1390, 944, -16, "#3F6B98")):
        contact_shadow(pic, px, py + 26, 50)
        pic.open_group(f"translate({px},{py}) rotate({turn})")
        pic.rect(-48, -20, 96, 40, "#FFFDF6", 20)
        pic.path("M0 -20H28A20 20 0 0 1 28 20H0Z", colour)
        pic.close_group()


PICTURES: dict[str, Callable[[], Picture]] = {"q5": q5, "q6": q6, "q7": q7}
