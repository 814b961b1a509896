"""People and current in 安全用电: first the switch (3), overload (5), a fallen line (6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from studio.faces import Look
from studio.palette import INK, WRONG
from studio.people import BOY, ELDER_MAN, GIRL, TEACHER, Pose, contact_shadow
from studio.poses import place, stands
from studio.scenery import HEIGHT, WIDTH, dawn, hills, room, window
from studio.svg import Picture, packed, polygon
from studio.wiring import PLATE, STEEL, STEEL_DARK, bolt, breaker, bulb, plug


def q3() -> Picture:
    """Nobody touches the man on the floor: the switch goes off first, the child calls."""
    pic = Picture(WIDTH, HEIGHT)
    room(pic, "#F8E1BA", "#C99A62", 840)
    window(pic, "win", 160, 200, 360, 300, sun=0.5)
    _fan(pic, 150, 930)
    _lying(pic, ELDER_MAN, 190, 1030)
    pic.rect(1250, 250, 230, 300, "#B9C4C8", 14)
    pic.rect(1266, 266, 198, 268, "#DCE4E8", 10)
    breaker(pic, 1318, 400, 190, on=False)
    breaker(pic, 1408, 400, 190, on=True)
    pic.path(polygon([(1480, 250), (1570, 220), (1570, 590), (1480, 550)]), "#C9D4DA")
    k = TEACHER.bulk
    pose = replace(
        stands(TEACHER),
        near_arm=((44 * k, -364), (104, -430), (146, -510)),
        far_arm=((-44 * k, -364), (-70, -280), (-50, -205)),
        face="calm",
    )
    place(pic, TEACHER, pose, 1150, 1090, 1.22)
    g = GIRL.bulk
    calling = replace(
        stands(GIRL),
        near_arm=((44 * g, -304), (74, -360), (34, -372)),
        far_arm=((-44 * g, -304), (-74, -360), (-34, -372)),
        face="open",
    )
    place(pic, GIRL, calling, 930, 1100, 1.12)
    return pic


def _lying(pic: Picture, look: Look, x: float, y: float) -> None:
    """Draw someone lying on the floor, head to the left, eyes shut."""
    contact_shadow(pic, x + 230, y + 60, 290)
    pose = replace(
        stands(look),
        far_arm=((-46, -388), (-104, -330), (-80, -250)),
        face="closed",
    )
    pic.open_group(f"translate({packed(x + 480, y)}) rotate(-90) scale(0.96)")
    place(pic, look, pose, 0, 0, 1, shadow=0)
    pic.close_group()


def _fan(pic: Picture, x: float, floor: float) -> None:
    """Draw a floor fan whose broken cord sparks."""
    contact_shadow(pic, x, floor, 110)
    pic.rect(x - 90, floor - 34, 180, 36, "#3F5F74", 16)
    pic.rect(x - 12, floor - 330, 24, 300, "#56636C")
    pic.circle(x, floor - 400, 118, "#56636C")
    pic.circle(x, floor - 400, 106, "#E8F0EC")
    for turn in (20, 140, 260):
        pic.open_group(f"translate({packed(x, floor - 400)}) rotate({turn})")
        pic.path("M0 0C-60 -20 -70 -80 -20 -96C20 -90 30 -40 0 0Z", "#7DB4D2")
        pic.close_group()
    for r in (40, 72):
        pic.stroke(f"M{x - r:g} {floor - 400:g}a{r} {r} 0 0 1 {2 * r} 0a{r} {r} 0 0 1 {-2 * r} 0",
                   "#56636C", 4)  # fmt: skip
    pic.circle(x, floor - 400, 20, "#3F5F74")
    pic.stroke(f"M{x + 80:g} {floor - 14:g}C{x + 140:g} {floor + 20:g} {x + 150:g} {floor - 60:g} "
               f"{x + 200:g} {floor - 90:g}", "#2A2E33", 11)  # fmt: skip
    bolt(pic, x + 236, floor - 118, 46)


def q5() -> Picture:
    """Too many things on one strip: the breaker has dropped and the lamp is dark."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#CDB893")
    pic.rect(0, 0, WIDTH, 880, "#DCC8A4")
    pic.rect(0, 880, WIDTH, 320, "#A9774A")
    pic.rect(0, 868, WIDTH, 20, "#8A5A34")
    pic.stroke("M400 0V120", "#5A463A", 9)
    pic.open_group("translate(400,300) rotate(180)")
    bulb(pic, 0, 0, 84, lit=False)
    pic.close_group()
    pic.rect(690, 110, 520, 360, "#B9C4C8", 20)
    pic.rect(716, 136, 468, 308, "#EEF2F2", 14)
    breaker(pic, 840, 290, 250, on=False, poles=2)
    for x in (990, 1090):
        breaker(pic, x, 290, 250, on=True)
    for side in (-1, 1):
        pic.stroke(f"M{840 + side * 120} 250v84m-16 -24l16 26l16 -26" if side < 0 else "M0 0",
                   WRONG, 11)  # fmt: skip
    pic.stroke("M950 470V640C950 700 800 690 800 760", "#3A4046", 16)
    pic.rect(330, 770, 940, 120, PLATE, 30)
    pic.rect(330, 860, 940, 30, "#DCD5C4", 15)
    for index, x in enumerate((430, 610, 790, 970, 1150)):
        plug(pic, x, 822, 88, ("#3A4046", "#6B2822", "#2F5F6F", "#3A4046", "#6B2822")[index])
    things = ((200, _heater), (500, _kettle), (800, _hob), (1110, _pot), (1400, _iron))
    for (x, thing), start in zip(things, (430, 610, 790, 970, 1150), strict=True):
        pic.stroke(f"M{start} 880C{start} 940 {x} 900 {x} 980", "#3A4046", 13)
        contact_shadow(pic, x, 1150, 130)
        pic.open_group(f"translate({x},1150)")
        thing(pic)
        pic.close_group()
    for x in (380, 1220):
        bolt(pic, x, 700, 50, "#E2702B")
    return pic


def _heater(pic: Picture) -> None:
    pic.rect(-120, -200, 240, 190, "#8F3A26", 22)
    pic.rect(-98, -180, 196, 150, "#3A2A26", 12)
    for step in range(3):
        pic.rect(-84, -160 + step * 44, 168, 18, "#F28A3C", 9)
        pic.rect(-84, -156 + step * 44, 168, 6, "#FFD98A", 3)
    for x in (-90, 66):
        pic.rect(x, -12, 24, 14, INK, 4)


def _kettle(pic: Picture) -> None:
    pic.path("M-80 -6L-66 -170C-60 -200 60 -200 66 -170L80 -6Z", "#C3CCD2")
    pic.path("M-66 -170C-60 -200 60 -200 66 -170Z", STEEL_DARK)
    pic.path("M-68 -150L-116 -176L-100 -120L-72 -100Z", "#A9B4BA")
    pic.stroke("M68 -160C130 -160 130 -50 76 -40", "#2A2E33", 18)
    pic.rect(-90, -10, 180, 16, "#2A2E33", 6)


def _hob(pic: Picture) -> None:
    pic.rect(-140, -56, 280, 56, "#2A2E33", 12)
    pic.ellipse(0, -58, 120, 18, "#454C52")
    pic.path("M-110 -170H110L96 -66H-96Z", STEEL)
    pic.rect(-122, -184, 244, 22, "#C3CCD2", 10)
    pic.rect(-24, -206, 48, 24, INK, 10)
    pic.circle(104, -28, 10, "#F28A3C")


def _pot(pic: Picture) -> None:
    pic.path("M-112 -120C-124 -30 -90 0 -70 0H70C90 0 124 -30 112 -120Z", PLATE)
    pic.path("M-116 -116C-106 -180 -50 -190 0 -190S106 -180 116 -116Z", "#3F8791")
    pic.rect(-120, -124, 240, 14, "#2F6F78", 7)
    pic.rect(-34, -80, 68, 50, "#DCD5C4", 10)
    pic.circle(0, -56, 13, "#C85C3C")


def _iron(pic: Picture) -> None:
    pic.path("M-130 0C-120 -80 -40 -120 60 -120H120V0Z", "#3F5F74")
    pic.path("M-56 -104C-20 -180 80 -180 116 -120H84C60 -146 10 -146 -10 -110Z", "#2A3E4C")
    pic.rect(-134, -16, 258, 18, "#C3CCD2", 8)


def q6() -> Picture:
    """A line lies on the ground; a boy hops away from it with both feet together."""
    pic = Picture(WIDTH, HEIGHT)
    dawn(pic, "sky", 0, 0, WIDTH, 700)
    pic.circle(1240, 520, 110, "#FFF1CF")
    hills(pic, 0, 480, WIDTH, 240, "#A8704E", 0.6, 36, 1.2)
    pic.rect(0, 660, WIDTH, 540, "#C9A468")
    for r, opacity in ((560, "0.16"), (430, "0.22"), (310, "0.3"), (200, "0.42"), (100, "0.6")):
        pic.ellipse(420, 960, r, r * 0.36, WRONG, opacity=opacity)
    _pole(pic, 150, 760, 640)
    _pole(pic, 1420, 730, 400)
    pic.stroke("M236 190C320 380 300 700 330 860C350 950 400 940 470 966C520 980 540 950 600 962",
               "#2A2E33", 11)  # fmt: skip
    ends = "M1340 360C1420 420 1500 440 1640 440M1340 360C1300 480 1290 520 1290 560"
    pic.stroke(ends, "#2A2E33", 7)
    for x, y, size in ((610, 930, 46), (470, 906, 34)):
        bolt(pic, x, y, size)
    k = BOY.bulk
    pose = Pose(
        head=(40, -440 * k),
        spine=((-14 * k, -212 * k), (0, -280 * k), (16 * k, -350 * k)),
        near_arm=((10 * k, -346 * k), (-10 * k, -268 * k), (58 * k, -252 * k)),
        far_arm=((26 * k, -346 * k), (50 * k, -268 * k), (92 * k, -286 * k)),
        near_leg=((-12 * k, -204 * k), (54 * k, -132 * k), (-2 * k, -30 * k)),
        far_leg=((-8 * k, -204 * k), (62 * k, -134 * k), (12 * k, -32 * k)),
        toes=(6, 6),
        face="alert",
    )
    contact_shadow(pic, 1140, 1090, 100)
    place(pic, BOY, pose, 1130, 1058, 1.34, shadow=0)
    for x, high in ((900, 40), (1010, 52)):
        pic.stroke(f"M{x} 1084q50 {-high * 2} 100 0", "#FFF8EC", 9, opacity="0.85")
    return pic


def _pole(pic: Picture, x: float, base: float, high: float) -> None:
    k = high / 600
    pic.rect(x - 15 * k, base - high, 30 * k, high, "#B9B2A2")
    pic.rect(x - 15 * k, base - high, 11 * k, high, "#D5D0C4")
    pic.rect(x - 110 * k, base - 540 * k, 220 * k, 18 * k, STEEL_DARK)
    for dx in (-92, 92):
        pic.rect(x + dx * k - 9 * k, base - 580 * k, 18 * k, 42 * k, "#8A3A26", 5 * k)
    pic.rect(x - 9 * k, base - high - 40 * k, 18 * k, 44 * k, "#8A3A26", 5 * k)


PICTURES: dict[str, Callable[[], Picture]] = {"q3": q3, "q5": q5, "q6": q6}
