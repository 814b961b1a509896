"""The pictures of 安全用电: poster, questions 1, 4, 7 and the circuit; people in ``shock``."""

from __future__ import annotations

from pathlib import Path
from random import Random

from studio import shock, workshop
from studio.kitchen import kitchen, tabletop
from studio.palette import DAWN, DUSK, EMBER, GLOW, INK, NIGHT
from studio.people import contact_shadow
from studio.scenery import HEIGHT, WIDTH, hills
from studio.svg import Picture, Point, packed, polygon
from studio.wiring import (
    LIVE,
    NEUTRAL,
    PLATE,
    STEEL,
    bulb,
    cell,
    earth_sign,
    earth_wire,
    plug,
    pylon,
    sag,
    socket,
)

FOLDER = "cn.kepu.electricity"


def poster() -> Picture:
    """Pylons stride over the hills at dawn and bring light to a house."""
    pic = Picture(WIDTH, HEIGHT)
    sky = pic.gradient("sky", ((0, NIGHT), (0.36, DUSK), (0.76, EMBER), (1, DAWN)))
    pic.rect(0, 0, WIDTH, 940, sky)
    rng = Random(11)
    for _ in range(56):
        x, y = rng.uniform(0, WIDTH), 420 * rng.random() ** 1.4
        bright = f"{rng.uniform(0.4, 0.9):.2f}"
        pic.circle(x, y, rng.choice((1.6, 2.2, 3)), "#FFF3D8", opacity=bright)
    for r, opacity in ((300, "0.14"), (220, "0.22")):
        pic.circle(520, 760, r, DAWN, opacity=opacity)
    pic.circle(520, 760, 150, "#FFF1CF")
    hills(pic, 0, 720, WIDTH, 300, "#9A5548", 0.4, 40, 1.2)
    far = pylon(pic, 250, 868, 300, "#5A3440")
    mid = pylon(pic, 640, 890, 470, "#442734")
    hills(pic, 0, 820, WIDTH, 300, "#6B3A44", 2.2, 34, 1.1)
    near = pylon(pic, 1190, 960, 800, "#2A1A28")
    for index in range(6):
        pic.stroke(sag((-40, far[index][1] + 60), far[index], 26), "#5A3440", 2.4)
        pic.stroke(sag(far[index], mid[index], 40), "#4A2B38", 3)
        pic.stroke(sag(mid[index], near[index], 70), "#332030", 4)
        end = (WIDTH + 160.0, near[index][1] - 110 + 30 * (index % 2))
        pic.stroke(sag(near[index], end, 60), "#2A1A28", 5)
    hills(pic, 0, 880, WIDTH, 320, "#3F2634", 4.1, 26, 1.0)
    pic.rect(0, 1010, WIDTH, 190, "#2E1C28")
    _house(pic)
    return pic


def _house(pic: Picture) -> None:
    """Draw a lit house of the plain, its pole, and the wires that come down to it."""
    pic.rect(150, 790, 18, 330, "#2A1A20")
    pic.rect(90, 812, 140, 12, "#2A1A20")
    for dx in (100, 132, 188, 216):
        pic.rect(dx - 4, 796, 8, 18, "#C9D8D6", 3)
        pic.stroke(sag((dx, 796), (430, 906 + (dx - 150) * 0.03), 22), "#2A1A20", 3)
        pic.stroke(sag((-60, 776), (dx, 796), 18), "#2A1A20", 3)
    wall = "#8F5540"
    pic.rect(400, 900, 560, 220, wall)
    pic.path(polygon([(360, 908), (1000, 908), (930, 808), (430, 808)]), "#3A2530")
    pic.rect(424, 796, 512, 20, "#2A1A22", 8)
    for x, wide in ((450, 150), (770, 150)):
        pic.rect(x - 12, 942, wide + 24, 112, "#5E3428", 6)
        pic.rect(x, 954, wide, 88, "#FFD98A")
        pic.rect(x + wide / 2 - 5, 954, 10, 88, "#5E3428")
        beam = [(x, 1054), (x + wide, 1054), (x + wide + 70, 1200), (x - 70, 1200)]
        pic.path(polygon(beam), GLOW, opacity="0.14")
    pic.rect(640, 930, 90, 190, "#5E3428", 5)
    pic.rect(652, 944, 66, 176, "#7A4632")
    pic.circle(706, 1036, 6, "#E9C478")
    pic.circle(685, 914, 13, "#FFF1CF")
    pic.circle(685, 914, 44, "#FFE9A8", opacity="0.35")
    pic.rect(380, 1112, 600, 18, "#2A1A22", 6)


def q1() -> Picture:
    """At home: a lamp and a rice cooker draw their power from the wall."""
    pic = Picture(WIDTH, HEIGHT)
    kitchen(pic, "win", window_x=140)
    tabletop(pic, 860)
    pic.circle(1130, 470, 330, "#FFF1CF", opacity="0.55")
    pic.stroke("M1130 0V300", "#5A463A", 9)
    pic.path("M980 400C990 310 1060 280 1130 280S1270 310 1280 400Z", "#1F7A5C")
    bulb_y = 410
    pic.path(f"M1070 {bulb_y}A60 60 0 0 0 1190 {bulb_y}Z", "#FFF1CF")
    socket(pic, 800, 640, 190)
    plug(pic, 800, 652, 120)
    pic.stroke("M800 730C800 830 830 880 900 880C980 880 960 940 1030 950", "#3A4046", 15)
    _cooker(pic, 1160, 1040)
    contact_shadow(pic, 430, 1030, 190)
    pic.path("M290 940H570L540 1030H320Z", PLATE)
    pic.ellipse(430, 940, 142, 30, "#2F5F8F")
    pic.ellipse(430, 938, 128, 24, "#FFF8EA")
    pic.ellipse(430, 926, 108, 30, "#FFFDF4")
    return pic


def _cooker(pic: Picture, x: float, floor: float) -> None:
    contact_shadow(pic, x, floor, 240)
    pic.path(
        f"M{packed(x - 200, floor - 210)}C{packed(x - 220, floor - 60)} {packed(x - 180, floor)} "
        f"{packed(x - 140, floor)}H{packed(x + 140)}C{packed(x + 180, floor)} "
        f"{packed(x + 220, floor - 60)} {packed(x + 200, floor - 210)}Z",
        PLATE,
    )
    pic.path(
        f"M{packed(x - 206, floor - 204)}C{packed(x - 190, floor - 300)} "
        f"{packed(x - 90, floor - 324)} {packed(x, floor - 324)}"
        f"S{packed(x + 190, floor - 300)} {packed(x + 206, floor - 204)}Z",
        "#C85C3C",
    )
    pic.rect(x - 212, floor - 216, 424, 22, "#8F3A26", 10)
    pic.rect(x - 70, floor - 340, 140, 30, "#8F3A26", 14)
    pic.rect(x - 60, floor - 130, 120, 84, "#DCD5C4", 18)
    pic.rect(x - 18, floor - 112, 36, 48, "#C85C3C", 8)
    pic.circle(x + 96, floor - 88, 12, GLOW)


def q4() -> Picture:
    """From the washing machine's case the earth wire runs through the socket into the ground."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, 830, "#F8E6C8")
    pic.rect(0, 300, WIDTH, 530, "#E8F0EC")
    for x in range(0, WIDTH, 160):
        pic.rect(x, 300, 4, 530, "#CBDAD4")
    for y in (300, 430, 560, 690):
        pic.rect(0, y, WIDTH, 4, "#CBDAD4")
    pic.rect(0, 830, WIDTH, 50, "#B9A58C")
    for index, tone in enumerate(("#8A5A34", "#744A2C", "#5E3B26")):
        pic.rect(0, 880 + index * 110, WIDTH, 120, tone)
    pic.rect(900, 120, 460, 760, "#D9C4A4")
    pic.rect(930, 120, 400, 710, "#EBDCC2")
    _washer(pic, 440, 830)
    pic.stroke("M1190 120V380", LIVE, 16)
    pic.stroke("M1070 120V380", NEUTRAL, 16)
    pic.stroke("M1190 380L1150 520", LIVE, 16)
    pic.stroke("M1070 380L1110 520", NEUTRAL, 16)
    earth_wire(pic, "M1130 440V400C1130 340 1260 360 1260 440V1010", 22)
    pic.rect(1248, 950, 24, 200, STEEL, 8)
    pic.rect(1248, 950, 9, 200, "#C3CCD2", 4)
    pic.path(polygon([(1248, 1144), (1272, 1144), (1260, 1184)]), STEEL)
    for r in (60, 110, 160):
        pic.stroke(f"M{1260 - r} 1080A{r} {r * 0.7:.0f} 0 0 0 {1260 + r} 1080", "#E8C53A", 6,
                   opacity=f"{0.8 - r * 0.004:.2f}")  # fmt: skip
    socket(pic, 1130, 500, 230)
    pic.stroke("M640 560C740 640 820 700 900 660C980 620 1000 560 1080 520", "#3A4046", 18)
    plug(pic, 1130, 512, 140)
    pic.circle(1450, 1000, 88, "#FFF8EC")
    earth_sign(pic, 1450, 994, 46)
    return pic


def _washer(pic: Picture, x: float, floor: float) -> None:
    pic.rect(x - 210, floor - 520, 420, 510, PLATE, 26)
    pic.rect(x - 210, floor - 520, 420, 96, "#DCE4E8", 26)
    pic.rect(x - 170, floor - 494, 120, 42, "#A9BCC6", 10)
    pic.circle(x + 130, floor - 472, 30, STEEL)
    pic.circle(x, floor - 220, 158, "#C9D4DA")
    pic.circle(x, floor - 220, 130, "#3F5F74")
    pic.path(f"M{packed(x - 126, floor - 200)}C{packed(x - 60, floor - 240)} "
             f"{packed(x + 50, floor - 170)} {packed(x + 126, floor - 206)}A130 130 0 0 1 "
             f"{packed(x - 126, floor - 200)}Z", "#7DB4D2")  # fmt: skip
    for dx, dy, r in ((-50, -180, 20), (10, -150, 26), (60, -190, 16), (-10, -210, 14)):
        pic.circle(x + dx, floor + dy, r, "#DCEFF6", opacity="0.85")
    for side in (-1, 1):
        pic.rect(x + side * 160 - 20, floor - 12, 40, 16, INK, 5)
    pic.circle(x + 196, floor - 274, 13, "#E8C53A")


def q7() -> Picture:
    """A three-hole socket, big: which hole is the earth?"""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#C9DCCB")
    for x in range(0, WIDTH, 320):
        pic.rect(x, 0, 6, HEIGHT, "#B7CDBB")
    for y in (0, 400, 800):
        pic.rect(0, y, WIDTH, 6, "#B7CDBB")
    socket(pic, 800, 575, 1060)
    return pic


def circuit_still() -> Picture:
    """Two cells, a closed switch and a lamp: the ring is whole, the lamp glows."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#FBEAE6")
    pic.circle(800, 560, 640, "#F6DAD3")
    pic.rect(150, 130, 1300, 940, "#F4E3C2", 50)
    pic.rect(180, 160, 1240, 880, "#FFF8EC", 36)
    lamp: Point = (800, 330)
    pic.stroke(f"M560 830H330V{lamp[1] + 140}H{lamp[0] - 60}", "#2E3A44", 18)
    pic.stroke(f"M1040 830H1270V{lamp[1] + 140}H{lamp[0] + 60}", LIVE, 18)
    pic.rect(530, 760, 540, 170, "#3F8791", 22)
    pic.rect(530, 890, 540, 40, "#2F6F78", 18)
    for step in range(2):
        cell(pic, 566 + step * 240, 826, 216, 92)
    _knife_switch(pic, 1270, 640)
    bulb(pic, lamp[0], lamp[1] - 60, 96, lit=True)
    pic.rect(lamp[0] - 92, lamp[1] + 92, 184, 70, "#2E3A44", 14)
    pic.rect(lamp[0] - 46, lamp[1] + 62, 92, 36, STEEL, 8)
    # outside the cells the current goes from plus to minus
    for x, y, turn in ((1130, 470, 180), (540, 470, 180), (330, 640, 90), (1160, 830, 0)):
        pic.open_group(f"translate({x},{y}) rotate({turn})")
        pic.path(polygon([(-30, -34), (36, 0), (-30, 34), (-14, 0)]), EMBER)
        pic.close_group()
    return pic


def _knife_switch(pic: Picture, x: float, y: float) -> None:
    pic.rect(x - 60, y - 110, 120, 220, "#C98A4B", 14)
    pic.rect(x - 60, y - 110, 120, 18, "#E3B878", 9)
    pic.rect(x - 22, y - 84, 44, 34, "#D9A23A", 8)
    pic.rect(x - 22, y + 50, 44, 34, "#D9A23A", 8)
    pic.rect(x - 11, y - 92, 22, 168, STEEL, 8)
    pic.rect(x - 18, y - 140, 36, 74, "#B3261E", 14)


def draw(root: Path) -> None:
    """Write every picture of the exhibit below ``root``."""
    folder = root / "exhibits" / FOLDER
    pictures = {
        "poster": poster,
        "q1": q1,
        "q2": workshop.q2,
        "q4": q4,
        "q7": q7,
        "circuit": circuit_still,
        **shock.PICTURES,
    }
    for name, paint in pictures.items():
        paint().save(folder / f"{name}.svg")
