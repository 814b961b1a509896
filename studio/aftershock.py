"""The pictures of 地震来了, questions 4–7: the way out, the call for help, the numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from studio.kitchen import chillies
from studio.magnitude import q6
from studio.palette import GLOW, INK, mix
from studio.people import BOY, FARMER, GIRL, TEACHER, Pose, arm, contact_shadow
from studio.poses import drops, place, shields, stands, walks
from studio.scenery import HEIGHT, WIDTH, dawn, hills, tremble
from studio.svg import Picture, number, polygon

Stair = tuple[float, float]


def q4() -> Picture:
    """Down the stairs in a line, the teacher shows the way into the open."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#F9E5C3")
    pic.rect(0, 0, WIDTH, 120, "#EFCF9C")
    pic.rect(1205, 330, 350, 690, "#B9743A", 10)
    dawn(pic, "door", 1230, 355, 300, 665)
    pic.circle(1410, 690, 74, "#FFF4D8")
    hills(pic, 1230, 720, 300, 300, "#B5694A", 0.9, 12, 0.6)
    hills(pic, 1230, 830, 300, 190, "#6F8A4E", 2.4, 8, 0.5)
    pic.rect(1290, 226, 180, 72, "#2B7A3B", 12)
    pic.stroke("M1325 262H1428M1400 238L1428 262L1400 286", "#FFFFFF", 13)
    pic.rect(0, 1020, WIDTH, 180, "#C99A62")
    pic.path("M1230 1020H1530L1600 1150V1200H1090Z", "#E4C08A")
    stairs = _stairs(pic, 548, 1020, 262, 96, 6)
    pic.stroke(
        f"M0 {548 - 206}H240L{number(stairs[-1][0] + 40)} {number(stairs[-1][1] - 150)}",
        "#B9743A",
        18,
    )
    for x, y in [*stairs[1::2], (stairs[-1][0] + 54, stairs[-1][1] + 50)]:
        pic.stroke(f"M{number(x - 20)} {number(y - 4)}V{number(y - 208)}", "#D7A66B", 8)
    for index, look in ((0, BOY), (2, GIRL), (4, BOY)):
        x, y = stairs[index]
        rise = stairs[1][1] - stairs[0][1]
        pose = walks(look, rise * 0.7)
        place(pic, look, pose, x - 50, y, 0.86, shadow=0)
    pose = stands(TEACHER)
    points = replace(
        pose,
        near_arm=((44, -362), (104, -388), (176, -420)),
        far_arm=((-44, -362), (-86, -290), (-120, -356)),
    )
    place(pic, TEACHER, points, 1052, 1052, 1.06)
    return pic


def _stairs(
    pic: Picture, top: float, floor: float, left: float, run: float, steps: int
) -> list[Stair]:
    rise = (floor - top) / steps
    spots = [(left + run * step, top + rise * step) for step in range(steps)]
    outline: list[Stair] = [(0, top), (left, top)]
    for x, y in spots:
        outline += [(x, y), (x, y + rise)]
    outline += [(spots[-1][0], HEIGHT), (0, HEIGHT)]
    pic.path(polygon(outline), "#B37B45")
    shade = [
        (0.0, top + 170),
        *[(x - 150, y + rise + 130) for x, y in spots],
        (spots[-1][0] - 150, float(HEIGHT)),
        (0.0, float(HEIGHT)),
    ]
    pic.path(polygon(shade), "#9A6436")
    for index, (x, y) in enumerate(spots):
        start = 0 if index == 0 else x - run
        pic.rect(start, y, x - start + 10, 18, "#E8C48C", 4)
    return spots


def q5() -> Picture:
    """Trapped but calm: cloth over mouth and nose, a stone knocks on the pipe, help listens."""
    pic = Picture(WIDTH, HEIGHT)
    dawn(pic, "sky", 0, 0, WIDTH, 420)
    pic.circle(420, 330, 110, "#FFF1CF")
    hills(pic, 0, 220, WIDTH, 220, "#A8604A", 0.9, 26, 1.1)
    _rubble(pic)
    pic.path(
        "M900 430C760 520 480 560 430 700C400 800 420 1010 470 1040H1160C1240 960 1230 760 "
        "1160 660C1120 560 1060 500 1010 430Z",
        "#4A3742",
    )
    pic.path("M930 420L1000 420L1040 1040H560Z", GLOW, opacity="0.16")
    pic.path("M945 420L985 420L940 1040H680Z", GLOW, opacity="0.16")
    pic.path(
        "M330 1060C560 1004 1040 1006 1290 1060C1360 1100 1380 1200 1380 1200H250C250 1200 "
        "260 1090 330 1060Z",
        "#5A4450",
    )
    for x, y, tilt, size in ((452, 1020, 12, 58), (1130, 1016, -14, 66), (1060, 1034, 8, 40)):
        _stone(pic, x, y, size, tilt, "#6B5660")
    pipe = 908.0
    pic.rect(pipe - 20, 300, 40, 726, "#8FA3A8")
    pic.rect(pipe - 20, 300, 12, 726, "#B9C8CA")
    for y in (380, 620, 980):
        pic.rect(pipe - 29, y, 58, 30, "#6F858C", 6)
    _trapped(pic, 612, 1030)
    for step in range(3):
        r = 44 + 30 * step
        _sound(pic, pipe, 741, r, 0.95 - 0.25 * step)
        _sound(pic, pipe, 300, r * 0.9, 0.95 - 0.25 * step, upward=True)
    helper = replace(FARMER, hair="helmet", top="#E2702B", legs="#2E4052", collar="#F4E3C2")
    pose = replace(drops(helper), near_arm=((66, -128), (98, -78), (84, -14)), tilt=16, face="calm")
    place(pic, helper, pose, 1130, 408, 0.86, mirrored=True, shadow=0)
    return pic


def _rubble(pic: Picture) -> None:
    tones = ("#8A6A66", "#75575A", "#614850", "#503B46")
    crest = [
        (0, 420),
        (180, 392),
        (360, 410),
        (560, 384),
        (760, 404),
        (980, 396),
        (1200, 402),
        (1400, 380),
        (1600, 400),
    ]
    pic.path(f"{polygon([*crest, (1600, 1200), (0, 1200)])}", tones[2])
    slabs = (
        ((-40, 440), (470, 410), (500, 500), (-40, 560), 0),
        ((520, 404), (880, 410), (860, 520), (540, 500), 1),
        ((1020, 410), (1640, 396), (1640, 520), (1060, 500), 0),
        ((-40, 590), (420, 540), (400, 700), (-40, 760), 1),
        ((1180, 540), (1640, 560), (1640, 700), (1220, 680), 1),
        ((-40, 790), (380, 740), (400, 920), (-40, 960), 3),
        ((1250, 720), (1640, 740), (1640, 920), (1280, 900), 3),
        ((-40, 990), (400, 950), (430, 1210), (-40, 1210), 1),
        ((1230, 940), (1640, 960), (1640, 1210), (1200, 1210), 2),
    )
    for a, b, c, d, tone in slabs:
        pic.path(polygon([a, b, c, d]), tones[tone])
        pic.path(
            polygon([a, b, (b[0], b[1] + 16), (a[0], a[1] + 16)]), mix(tones[tone], "#FFFFFF", 0.16)
        )
    for data in (
        "M470 440C520 450 520 470 560 462",
        "M1060 470C1020 476 1020 500 980 496",
        "M380 800C420 806 424 830 452 826",
        "M1250 780C1214 790 1210 812 1184 806",
    ):
        pic.stroke(data, "#B5694A", 8)


def _stone(pic: Picture, x: float, y: float, size: float, tilt: float, colour: str) -> None:
    pic.open_group(f"translate({number(x)},{number(y)}) rotate({number(tilt)})")
    pic.path(
        polygon(
            [
                (-size, 0),
                (-size * 0.7, -size * 0.7),
                (size * 0.1, -size),
                (size * 0.9, -size * 0.5),
                (size, 0),
            ]
        ),
        colour,
    )
    pic.path(
        polygon(
            [
                (-size * 0.7, -size * 0.7),
                (size * 0.1, -size),
                (size * 0.9, -size * 0.5),
                (-size * 0.1, -size * 0.6),
            ]
        ),
        mix(colour, "#FFFFFF", 0.14),
    )
    pic.close_group()


def _trapped(pic: Picture, x: float, floor: float) -> None:
    look = TEACHER
    pose = Pose(
        head=(20, -266),
        spine=((-34, -50), (-34, -110), (-8, -176)),
        near_leg=((-30, -44), (92, -132), (120, -21)),
        far_leg=((-24, -44), (96, -104), (166, -21)),
        tilt=4,
    )
    _stone(pic, x - 120, floor + 4, 120, -8, "#5C4852")
    pic.open_group(f"translate({number(x)},{number(floor)}) scale(1.28)")
    contact_shadow(pic, 50, 2, 170)
    far = replace(look, top=mix(look.top, INK, 0.3))
    arm(pic, far, ((10, -172), (92, -164), (176, -214)))
    place(pic, look, pose, 0, 0, 1, shadow=0)
    pic.open_group("translate(20,-266) rotate(4)")
    pic.path("M-22 14C0 6 28 6 46 14C48 30 40 48 14 58C-8 52 -22 36 -22 14Z", "#E8E2D6")
    pic.path("M-22 14C0 6 28 6 46 14L44 22C26 15 2 15 -21 22Z", "#FFFFFF")
    pic.close_group()
    arm(pic, look, ((-10, -170), (66, -150), (38, -226)))
    pic.open_group("translate(186,-226)")
    pic.path(polygon([(-16, 10), (-14, -10), (4, -18), (24, -8), (24, 10), (4, 18)]), "#B9A79C")
    pic.close_group()
    pic.close_group()


def _sound(
    pic: Picture, x: float, y: float, r: float, opacity: float, upward: bool = False
) -> None:
    turns = ((-125, -55),) if upward else ((-62, 40),)
    for first, last in turns:
        ends = []
        for degrees in (first, last):
            turn = math.radians(degrees)
            ends.append(f"{number(x + r * math.cos(turn))} {number(y + r * math.sin(turn))}")
        pic.stroke(
            f"M{ends[0]}A{number(r)} {number(r)} 0 0 1 {ends[1]}",
            "#FFE7B0",
            9,
            opacity=f"{opacity:g}",
        )


def q7() -> Picture:
    """Single-storey house, open yard: head covered, out and away from walls and eaves."""
    pic = Picture(WIDTH, HEIGHT)
    dawn(pic, "sky", 0, 0, WIDTH, 860)
    pic.circle(1270, 470, 120, "#FFE9BE", opacity="0.5")
    pic.circle(1270, 470, 92, "#FFF6DE")
    hills(pic, 0, 420, WIDTH, 440, "#C07A54", 0.6, 44, 1.2)
    hills(pic, 0, 560, WIDTH, 300, "#8F5A46", 2.3, 30, 1.0)
    hills(pic, 0, 640, WIDTH, 240, "#7C8450", 4.0, 18, 0.8)
    pic.rect(0, 780, WIDTH, 420, "#D9AE74")
    pic.path("M0 860C500 820 1100 840 1600 800V1200H0Z", "#E2BC84")
    pic.path("M560 900C800 910 1200 960 1600 1040V1200H900C800 1080 700 980 500 930Z", "#EBCB98")
    for x, size in ((1380, 60), (1468, 44), (1310, 38)):
        pic.path(
            f"M{x - size} 806C{x - size * 0.8:g} {806 - size * 1.3:g} {x + size * 0.8:g} "
            f"{806 - size * 1.3:g} {x + size} 806Z",
            "#D8A94E",
        )
    _yard_wall(pic)
    _farmhouse(pic)
    look = replace(FARMER, hair="short", top="#C85C3C", collar="#F4E3C2")
    place(pic, look, shields(look), 1010, 1062, 0.98, shadow=0)
    contact_shadow(pic, 1040, 1052, 130)
    for step in range(3):
        pic.stroke(
            f"M{790 - step * 26} {780 + step * 96}H{866 - step * 20}", "#FFF4DE", 10, opacity="0.7"
        )
    tremble(pic, 742, 500, "#FFF4DE", 1)
    tremble(pic, 400, 320, "#FFF4DE", 1)
    return pic


def _yard_wall(pic: Picture) -> None:
    pic.rect(-10, 690, 140, 240, "#B98A66")
    pic.rect(-10, 676, 156, 22, "#8A5A44", 5)
    for row in range(6):
        pic.rect(-10, 730 + row * 34, 140, 4, "#9C7050")


def _farmhouse(pic: Picture) -> None:
    wall = "#D98E62"
    pic.rect(110, 520, 560, 430, wall)
    pic.rect(110, 890, 560, 60, mix(wall, INK, 0.3))
    for row in range(9):
        for column in range(6):
            if (row * 5 + column * 3) % 4 == 0:
                pic.rect(
                    124 + column * 92 + (row % 2) * 30,
                    560 + row * 36,
                    52,
                    16,
                    mix(wall, "#7A3B2E", 0.22),
                    3,
                )
    pic.path(polygon([(60, 530), (720, 530), (640, 400), (140, 400)]), "#5E4A4E")
    pic.path(polygon([(60, 530), (720, 530), (714, 552), (66, 552)]), "#433438")
    for step in range(1, 9):
        pic.stroke(f"M{140 + 500 * step / 9:.0f} 404L{60 + 660 * step / 9:.0f} 526", "#4E3C40", 6)
    pic.rect(128, 386, 524, 22, "#433438", 8)
    pic.rect(160, 630, 210, 160, "#6B3A2A", 6)
    pic.rect(174, 644, 182, 132, "#F5B95A")
    for step in (1, 2):
        pic.rect(174 + 182 * step / 3 - 5, 644, 10, 132, "#6B3A2A")
    pic.rect(174, 700, 182, 9, "#6B3A2A")
    pic.rect(452, 620, 160, 330, "#6B3A2A", 5)
    pic.rect(468, 636, 128, 314, "#3A2530")
    pic.path(polygon([(596, 636), (664, 662), (664, 976), (596, 950)]), "#8F4F36")
    pic.circle(648, 810, 7, "#E9C478")
    pic.open_group("translate(410,552) scale(0.62)")
    chillies(pic, 0, 0, 8)
    pic.close_group()
    pic.path("M430 950H640L700 986H400Z", "#B9A58C")


PICTURES: dict[str, Callable[[], Picture]] = {"q4": q4, "q5": q5, "q6": q6, "q7": q7}
