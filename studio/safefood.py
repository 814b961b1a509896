"""The pictures of 吃得安全: poster and questions 1–4; the rest are in ``leftovers``."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

from studio import leftovers
from studio.faces import Look
from studio.kitchen import (
    PLASTER,
    basin,
    bean,
    bowl,
    chillies,
    clock,
    corn,
    crock,
    flame,
    kitchen,
    mound,
    tabletop,
    wood_ear,
    yard,
)
from studio.palette import INK, mix
from studio.people import ELDER_MAN, ELDER_WOMAN, arm, contact_shadow
from studio.poses import place, stands
from studio.scenery import HEIGHT, WIDTH, steam
from studio.svg import Picture, Point, number, smooth

FOLDER = "cn.kepu.safefood"
GRANNY = replace(ELDER_WOMAN, apron="#F2E6CE")


def poster() -> Picture:
    """Two elders at a steaming table, dawn in the kitchen window."""
    pic = Picture(WIDTH, HEIGHT)
    kitchen(pic, "win", window_x=560)
    chillies(pic, 250, 100, 8)
    for x, y, tilt in ((1290, 150, -8), (1360, 130, 4), (1430, 160, 10)):
        pic.stroke(f"M{x} 0V{y - 20}", "#7A4A2C", 5)
        corn(pic, x, y, 150, tilt)
    pic.rect(1240, 0, 250, 26, "#A9683A", 6)
    for side, look, x in ((1, GRANNY, 420), (-1, ELDER_MAN, 1180)):
        pose = replace(
            stands(look),
            front=False,
            tilt=4,
            spine=((0, -165), (2, -280), (10, -366)),
            head=(24, -468),
            near_arm=((-6, -362), (2, -270), (92, -262)),
            far_arm=((20, -362), (70, -290), (128, -268)),
            near_leg=(),
            far_leg=(),
        )
        place(pic, look, pose, x, 1250, 1.76, side < 0, shadow=0)
    tabletop(pic, 850)
    _feast(pic)
    return pic


def _feast(pic: Picture) -> None:
    for x, y, half in ((800, 1000, 230), (420, 1010, 170), (1180, 1010, 170)):
        contact_shadow(pic, x, y, half)
    for x, height in ((740, 250), (800, 300), (862, 240)):
        steam(pic, x, 830, height)
    basin(pic, 800, 850, 420, 150, "#C9A15E")
    for index in range(14):
        angle = index * 2.4
        reach = 18 + 8 * index
        bean(
            pic,
            800 + reach * math.cos(angle),
            838 + reach * 0.2 * math.sin(angle),
            92,
            index * 47 % 64 - 32,
            ("#6F7F35", "#7F8C40", "#5E702E")[index % 3],
        )
    bowl(pic, 430, 1004, 250, inside="#E9D9BC")
    for index, (x, y) in enumerate(((370, 894), (430, 884), (488, 896), (402, 910), (462, 910))):
        wood_ear(pic, x, y, 38, index * 1.1)
    bowl(pic, 1180, 1004, 250, inside="#F4E6C8", rim="#B3261E")
    mound(pic, [(1070, 900), (1110, 868), (1180, 850), (1250, 868), (1290, 900)], "#FFF8EA")
    for x, y in ((1130, 878), (1180, 866), (1228, 880), (1160, 892), (1206, 896)):
        pic.ellipse(x, y, 9, 5, "#EADFC6")
    pic.stroke("M1330 1030L1470 960M1346 1042L1486 976", "#7A4A2C", 9)


def q1() -> Picture:
    """Wood ear soaks in an enamel basin; the clock marks one to two hours."""
    pic = Picture(WIDTH, HEIGHT)
    kitchen(pic, "win", window_x=230)
    clock(pic, 1130, 350, 176, ((0, 2, "#7DB77E"), (2, 4, "#F6D08A")), 1.5)
    tabletop(pic, 720)
    contact_shadow(pic, 720, 1010, 380)
    basin(pic, 720, 770, 720, 240, "#BFD6DA")
    pic.ellipse(720, 778, 330, 76, "#A9C8CE")
    for index, (x, y, size) in enumerate(
        (
            (520, 770, 62),
            (640, 746, 70),
            (780, 752, 76),
            (900, 776, 62),
            (600, 806, 72),
            (730, 808, 80),
            (850, 814, 64),
            (690, 770, 56),
        )
    ):
        wood_ear(pic, x, y, size, index * 0.9, mix("#4A2F2C", "#7A5140", index % 3 * 0.14))
    for x, y, half in ((460, 800, 26), (960, 806, 30), (760, 838, 34)):
        pic.stroke(f"M{x - half} {y}Q{x} {y + 9} {x + half} {y}", "#FFFFFF", 6, opacity="0.7")
    contact_shadow(pic, 1280, 1000, 150)
    pic.ellipse(1280, 976, 160, 34, "#8A4A2E")
    pic.ellipse(1280, 966, 150, 30, "#C98A4B")
    for index, (x, y) in enumerate(
        ((1210, 958), (1262, 944), (1322, 950), (1350, 966), (1240, 974), (1298, 974))
    ):
        wood_ear(pic, x, y, 28, index * 1.3, "#2E2022")
    return pic


def q2() -> Picture:
    """A pot cut open: it boils and steams, and the toxin stays in the broth."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, PLASTER)
    pic.circle(800, 560, 520, "#FBEBCF")
    pic.rect(0, 1010, WIDTH, 190, "#B4583C")
    pic.rect(0, 1010, WIDTH, 20, "#D07A58")
    for x in (560, 680, 800, 920, 1040):
        flame(pic, x, 1016, 108)
    for x, height in ((560, 250), (700, 300), (860, 280), (1020, 250)):
        steam(pic, x, 420, height, "#FFFFFF", 26, 0.9)
    pic.path("M400 420H1200V830C1200 890 1160 920 1110 920H490C440 920 400 890 400 830Z", "#6F7F88")
    pic.path("M440 430H1160V820C1160 858 1132 880 1096 880H504C468 880 440 858 440 820Z", "#F3E3C0")
    pic.path(
        "M440 520C520 500 560 540 640 520S780 500 860 522S1060 500 1160 520V820"
        "C1160 858 1132 880 1096 880H504C468 880 440 858 440 820Z",
        "#D9A765",
    )
    pic.rect(372, 404, 856, 34, "#54636C", 14)
    for x in (330, 1196):
        pic.rect(x, 500, 74, 34, "#3A4650", 16)
    for x, y, r in (
        (500, 820, 15),
        (560, 700, 20),
        (700, 840, 17),
        (820, 640, 22),
        (930, 830, 15),
        (1080, 690, 20),
        (1120, 810, 14),
        (640, 580, 24),
        (960, 570, 22),
        (780, 560, 15),
        (1110, 570, 16),
        (490, 590, 16),
    ):
        pic.circle(x, y, r, "#FBEBCF", opacity="0.75")
    for index, (x, y, size) in enumerate(
        ((520, 780, 58), (690, 800, 64), (900, 810, 62), (1080, 770, 56), (780, 700, 46))
    ):
        wood_ear(pic, x, y, size, index * 1.2)
    for x, y, turn in ((580, 640, -12), (880, 720, 18), (1020, 630, -24)):
        toxin(pic, x, y, 1.15, turn)
    return pic


def toxin(pic: Picture, x: float, y: float, scale: float, turn: float) -> None:
    """Draw bongkrekic acid as a sign: a long zigzag chain with three acid ends."""
    tone = "#7B3FA0"
    pic.open_group(f"translate({number(x)},{number(y)}) rotate({number(turn)}) scale({scale:.2f})")
    chain: list[Point] = [(-96 + 24 * step, 14 if step % 2 else -8) for step in range(9)]
    data = "M" + "L".join(f"{number(px)} {number(py)}" for px, py in chain)
    pic.stroke(f"{data}M72 14L84 52", "#FFF8EC", 22)
    pic.stroke(f"{data}M72 14L84 52", tone, 9)
    for px, py in chain[1:-1]:
        pic.circle(px, py, 9, tone)
    for px, py in (chain[0], chain[-1], (84.0, 54.0)):
        pic.circle(px, py, 21, "#FFF8EC")
        pic.circle(px, py, 17, "#B3261E")
        pic.circle(px - 5, py - 5, 5, "#F2B8A8")
    pic.close_group()


def q3() -> Picture:
    """Home-fermented sour noodles, loose and without a label: a clear no by hand."""
    pic = Picture(WIDTH, HEIGHT)
    kitchen(pic, "win", window_x=180)
    chillies(pic, 1440, 110, 8)
    pose = replace(
        stands(GRANNY),
        face="calm",
        tilt=-3,
        near_arm=((44, -362), (92, -276), (60, -214)),
        far_arm=((-44, -362), (-104, -306), (-130, -404)),
    )
    place(pic, GRANNY, pose, 1170, 1290, 1.72, shadow=0)
    tabletop(pic, 880)
    contact_shadow(pic, 380, 1030, 170)
    crock(pic, 380, 1030, 440)
    contact_shadow(pic, 730, 1040, 190)
    bowl(pic, 730, 1036, 330, ENAMEL_BLUE, "#EBC765")
    for index in range(7):
        y = 876 + (index % 4) * 12
        x = 610 + index * 24
        pic.stroke(
            smooth([(x, y), (x + 40, y - 22), (x + 78, y + 4), (x + 118, y - 16)]),
            ("#F7DC8C", "#E3B44E", "#F2CF74")[index % 3],
            17,
        )
    pic.circle(916, 468, 168, "#FFF8EC")
    pic.circle(916, 468, 150, "#B3261E")
    open_palm(pic, GRANNY, 920, 540, 1.86)
    return pic


ENAMEL_BLUE = "#E9F0F0"


def open_palm(pic: Picture, look: Look, x: float, y: float, scale: float) -> None:
    """Draw a raised open palm, fingers up, wrist at ``(x, y)``."""
    skin, dark = look.skin, mix(look.skin, INK, 0.16)
    pic.open_group(f"translate({number(x)},{number(y)}) scale({scale:.2f})")
    for fx, top, tilt in ((-27, -104, -9), (-9, -116, -2), (10, -112, 4), (28, -96, 11)):
        pic.open_group(f"translate({fx},-48) rotate({tilt})")
        pic.rect(-9.500, top + 48, 19, -top - 30, skin, 9.5)
        pic.close_group()
    pic.path("M-38 -58C-38 -20 -28 4 -14 12H16C30 4 38 -20 38 -58Z", skin)
    pic.path("M30 -30C46 -40 54 -52 58 -62C64 -72 76 -64 72 -54C66 -34 52 -14 30 -4Z", skin)
    pic.stroke("M-24 -40Q0 -52 24 -40M-26 -24Q-6 -34 10 -6", dark, 3.5, opacity="0.6")
    pic.path("M-22 6H24L28 40H-26Z", look.top)
    pic.rect(-27, 2, 56, 15, mix(look.top, "#FFFFFF", 0.3), 6)
    pic.close_group()


def q4() -> Picture:
    """Mouldy corn and peanuts: the whole basket goes into the bin."""
    pic = Picture(WIDTH, HEIGHT)
    yard(pic)
    contact_shadow(pic, 480, 1040, 190)
    pose = replace(
        stands(ELDER_MAN),
        front=False,
        face="calm",
        tilt=10,
        toes=(0, 0),
        head=(46, -462),
        spine=((0, -232), (6, -300), (22, -362)),
        near_leg=((4, -215), (8, -115), (-14, -21)),
        far_leg=((6, -215), (38, -115), (46, -21)),
        near_arm=(),
        far_arm=((34, -356), (84, -300), (158, -322)),
    )
    place(pic, ELDER_MAN, pose, 470, 1036, 1.56, shadow=0)
    _bin(pic, 1110, 1040)
    pic.open_group("translate(800,545) rotate(34)")
    pic.path("M-190 -40C-150 90 150 90 190 -40Z", "#C98A4B")
    pic.path("M-190 -40C-150 90 150 90 190 -40L176 -52H-176Z", "#B9783C")
    for step in range(-3, 4):
        pic.stroke(f"M{step * 50} -44Q{step * 46} 20 {step * 34} 52", "#D9A765", 6)
    pic.ellipse(0, -44, 192, 26, "#8A5A34")
    pic.rect(-196, -58, 392, 20, "#D9A765", 10)
    pic.close_group()
    pic.open_group("translate(470,1036) scale(1.56)")
    arm(pic, ELDER_MAN, ((12, -356), (72, -276), (146, -304)))
    pic.close_group()
    return pic


def _spill(pic: Picture) -> None:
    for x, y, tilt in ((976, 604, -76), (1140, 590, 12), (1046, 680, -28), (1190, 700, 34)):
        corn(pic, x, y, 138, tilt, mould=True)
    for index, (x, y) in enumerate(((1052, 600), (972, 742), (1250, 760))):
        _peanut(pic, x, y, index * 53 + 20, index % 2 == 0)


def _peanut(pic: Picture, x: float, y: float, turn: float, mould: bool) -> None:
    pic.open_group(f"translate({number(x)},{number(y)}) rotate({number(turn)}) scale(1.3)")
    pic.path(
        "M-34 0C-34 -22 -10 -20 0 -12C10 -20 34 -22 34 0S10 20 0 12C-10 20 -34 22 -34 0Z", "#D9B07A"
    )
    for px in (-22, -12, 12, 22):
        pic.stroke(f"M{px} -8V8", "#B98A54", 3)
    if mould:
        pic.circle(-14, 2, 11, "#5E7F73")
        pic.circle(-16, 0, 6, "#A9C2B4")
    pic.close_group()


def _bin(pic: Picture, x: float, floor: float) -> None:
    body = "#3F6B58"
    contact_shadow(pic, x, floor + 2, 180)
    pic.open_group(f"translate({number(x + 186)},{number(floor - 258)}) rotate(72)")
    pic.rect(-330, -24, 340, 36, mix(body, "#FFFFFF", 0.16), 14)
    pic.close_group()
    pic.ellipse(x, floor - 250, 178, 34, "#22352F")
    _spill(pic)
    pic.path(
        f"M{number(x - 178)} {number(floor - 250)}A178 34 0 0 0 {number(x + 178)} "
        f"{number(floor - 250)}L{number(x + 144)} {number(floor)}H{number(x - 144)}Z",
        body,
    )
    pic.path(
        f"M{number(x - 178)} {number(floor - 250)}A178 34 0 0 0 {number(x + 178)} "
        f"{number(floor - 250)}V{number(floor - 224)}A178 34 0 0 1 {number(x - 178)} "
        f"{number(floor - 224)}Z",
        mix(body, "#FFFFFF", 0.2),
    )
    for px in (-80, 0, 80):
        pic.rect(x + px - 7, floor - 160, 14, 134, mix(body, INK, 0.25), 7)


def draw(root: Path) -> None:
    """Write poster and pictures 1–7 of the exhibit below ``root``."""
    folder = root / "exhibits" / FOLDER
    pictures = {"poster": poster, "q1": q1, "q2": q2, "q3": q3, "q4": q4, **leftovers.PICTURES}
    for name, paint in pictures.items():
        paint().save(folder / f"{name}.svg")
