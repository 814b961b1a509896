"""The pictures of 地震来了: poster and questions 1–3; the others are in the next two modules."""

from __future__ import annotations

from pathlib import Path

from studio import aftershock
from studio.faces import Look
from studio.palette import DUSK, GLOW, INK, mix
from studio.people import BOY, ELDER_MAN, GIRL, TEACHER, contact_shadow, grip
from studio.poses import covers, drops, place, stands, walks
from studio.scenery import (
    HEIGHT,
    WALL,
    WIDTH,
    dawn,
    hanging_lamp,
    hills,
    leafy_pot,
    post,
    room,
    table,
    tremble,
    window,
)
from studio.svg import Picture, Point, number, polygon, smooth

FOLDER = "cn.kepu.earthquake"
SIGN = "#B3261E"
STRATA = ("#7A3B2E", "#93503A", "#6B3230", "#A3654A", "#5A2A2C", "#45222A")


def poster() -> Picture:
    """Waves spread from the focus through the layers; above, a class is safe in the open."""
    pic = Picture(WIDTH, HEIGHT)
    ground = 690.0
    shift = 46.0
    fault: tuple[Point, Point] = ((980, ground + 96), (840, HEIGHT))
    pic.rect(0, ground - 60, WIDTH, HEIGHT - ground + 60, STRATA[0])
    for index, colour in enumerate(STRATA):
        top = ground + 10 + 92 * index
        left = [(0.0, top + 10), (240.0, top - 8), (520.0, top + 14), (1100.0, top - 4)]
        pic.path(f"{smooth(left)}L1100 {HEIGHT}L0 {HEIGHT}Z", colour)
    for index, colour in enumerate(STRATA[1:], start=1):
        top = ground + 10 + 92 * index + shift
        edge = fault[0][0] + (fault[1][0] - fault[0][0]) * (top - fault[0][1]) / (
            fault[1][1] - fault[0][1]
        )
        right = [(edge, top), (1180.0, top - 14), (1420.0, top + 12), (1600.0, top - 6)]
        if index == 1:
            cover = [(edge, top - shift - 12), *right, (1600.0, top - 90), (edge, top - 90)]
            pic.path(polygon(cover), STRATA[0])
        pic.path(f"{smooth(right)}L1600 {HEIGHT}L{number(fault[1][0])} {HEIGHT}Z", colour)
    pic.stroke(
        f"M{number(fault[0][0])} {number(fault[0][1])}L{number(fault[1][0])} {HEIGHT}", "#2C1520", 9
    )
    focus = (908.0, 985.0)
    for step in range(6):
        r = 78 + 76 * step
        pic.raw(
            f'<circle cx="{focus[0]:g}" cy="{focus[1]:g}" r="{r}" fill="none" '
            f'stroke="{GLOW}" stroke-width="{12 - step * 1.4:.1f}" '
            f'opacity="{0.9 - 0.13 * step:.2f}"/>'
        )
    for r, tone in ((46, "0.35"), (30, "1")):
        pic.circle(*focus, r, "#FFE7B0", opacity=tone)
    _poster_sky(pic, ground)
    pic.open_group(f"translate(150,{ground - 2:g}) scale(1.24)")
    _school(pic, 22, 0)
    pic.close_group()
    people = ((770, 0.58, GIRL), (870, 0.62, BOY), (1092, 0.62, BOY), (1192, 0.58, GIRL))
    pic.rect(1330, 250, 9, ground - 250, "#E9D9BC")
    pic.path("M1339 256C1370 244 1390 270 1432 258V318C1390 330 1370 304 1339 316Z", SIGN)
    for x, scale, look in people:
        place(pic, look, stands(look), x, ground + 2, scale, x > 980)
    pose = stands(TEACHER)
    place(pic, TEACHER, pose, 982, ground + 4, 0.68)
    return pic


def _poster_sky(pic: Picture, ground: float) -> None:
    edge = [(0.0, ground + 2), (500.0, ground - 2), (1004.0, ground + 4), (1600.0, ground)]
    sky = pic.gradient("sky", ((0, "#0D1B2A"), (0.4, DUSK), (0.8, "#D9652F"), (1, "#F8C56B")))
    pic.path(f"{smooth(edge)}L1600 0L0 0Z", sky)
    for x, y, r in (
        (180, 120, 3),
        (420, 70, 2.5),
        (640, 170, 3),
        (890, 90, 2.5),
        (1120, 180, 3),
        (1300, 80, 3.5),
        (1480, 190, 2.5),
        (300, 230, 2.5),
        (1020, 250, 2),
    ):
        pic.circle(x, y, r, "#FFF3D6", opacity="0.8")
    pic.circle(980, 478, 218, "#FFE3A0", opacity="0.22")
    pic.circle(980, 478, 172, "#FFEDC2")
    hills(pic, 0, 470, WIDTH, ground - 468, "#9A4A33", 0.8, 34, 1.3)
    hills(pic, 0, 560, WIDTH, ground - 558, "#6E3630", 2.4, 22, 1.1)
    pic.path(f"{smooth(edge)}L1600 {ground - 20:g}L0 {ground - 20:g}Z", "#4E3A2E")


def _school(pic: Picture, x: float, ground: float) -> None:
    wall, roof = "#F1D9AE", "#A33B2A"
    pic.rect(x, ground - 250, 400, 250, wall)
    pic.rect(x + 300, ground - 250, 100, 250, mix(wall, "#7A3B2E", 0.16))
    pic.path(
        polygon(
            [
                (x - 22, ground - 246),
                (x + 422, ground - 246),
                (x + 388, ground - 300),
                (x + 12, ground - 300),
            ]
        ),
        roof,
    )
    for row in range(2):
        for column in range(5):
            wx, wy = x + 24 + column * 75, ground - 222 + row * 112
            if row == 1 and column == 2:
                continue
            pic.rect(wx, wy, 50, 64, "#2E4C66")
            pic.rect(wx, wy, 50, 64, GLOW, opacity="0.35" if (row + column) % 3 else "0.8")
            pic.rect(wx + 22, wy, 6, 64, wall)
    pic.rect(x + 164, ground - 108, 70, 108, "#5B3A2E")
    pic.rect(x + 170, ground - 102, 27, 102, "#F5B95A")
    pic.rect(x + 150, ground - 124, 98, 16, roof)


def q1() -> Picture:
    """One building, two times: shelter while it shakes, walk out once it has stopped."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#5F7E92")
    pic.rect(0, 0, 792, HEIGHT, "#7F98A5")
    pic.rect(0, 900, 792, 300, "#5E6F7D")
    pic.rect(0, 880, 792, 22, "#4B5B69")
    pic.rect(808, 0, 792, HEIGHT, "#F7E2BD")
    pic.rect(808, 1028, 792, 172, "#C99A62")
    pic.rect(1180, 420, 330, 610, "#B9743A", 8)
    dawn(pic, "out", 1204, 444, 282, 584)
    pic.circle(1372, 730, 76, "#FFF4D8")
    hills(pic, 1204, 760, 282, 268, "#C97A50", 1.1, 10, 0.6)
    hills(pic, 1204, 850, 282, 178, "#8F5540", 2.9, 8, 0.5)
    pic.rect(1204, 960, 282, 70, "#C99A62")
    pic.path("M1204 1028H1486L1600 1170V1200H1120Z", "#E2BC82")
    _flight(pic)
    pic.rect(770, 0, 44, HEIGHT, "#3A4C5C")
    hanging_lamp(pic, 420, 0, 190, 17, "#E0B25C")
    _sheltering(pic)
    return pic


def _sheltering(pic: Picture) -> None:
    pic.rect(120, 250, 190, 250, "#4B5B69", 8)
    for step in range(3):
        pic.rect(132, 262 + 80 * step, 166, 66, "#8DA4AF")
        for book in range(4):
            tilt = (6, -5, 9, -7)[(book + step) % 4]
            pic.open_group(f"translate({156 + book * 38},{326 + 80 * step}) rotate({tilt})")
            pic.rect(-13, -48, 26, 48, ("#C85C3C", "#E0B25C", "#3F6B78", "#F1E2C4")[book], 3)
            pic.close_group()
    table(pic, 250, 1010, 440, 330, drawer=False)
    contact_shadow(pic, 470, 1012, 240)
    place(pic, GIRL, covers(GIRL, (204, -96)), 420, 1008, 1.24, shadow=0)
    post(pic, 268, 1010, 306)
    post(pic, 650, 1010, 306)
    grip(pic, GIRL, (662, 888))
    tremble(pic, 190, 820, "#F4E3C2", -1)
    tremble(pic, 730, 780, "#F4E3C2", 1)
    tremble(pic, 300, 190, "#F4E3C2", -1)
    tremble(pic, 560, 190, "#F4E3C2", 1)


def _flight(pic: Picture) -> None:
    steps = 7
    top, run = 420.0, 66.0
    rise = (1030 - top) / steps
    outline = [(808.0, top)]
    for step in range(steps):
        x = 880 + run * step
        outline += [(x, top + rise * step), (x, top + rise * (step + 1))]
    outline += [(880 + run * (steps - 1), 1200.0), (808.0, 1200.0)]
    pic.path(polygon(outline), "#A9713D")
    for step in range(steps):
        y = top + rise * step
        left = 808 if step == 0 else 880 + run * (step - 1)
        pic.rect(left, y, 880 + run * step - left + 8, 15, "#E3B878", 3)
    end = (880 + run * 3.9, top + rise * 3.9 - 170)
    pic.stroke(f"M812 {top - 190:g}H850L{number(end[0])} {number(end[1])}", "#B9743A", 16)
    place(pic, ELDER_MAN, walks(ELDER_MAN, 34), 952, top + rise * 2, 0.82, shadow=0)
    place(pic, GIRL, walks(GIRL), 1362, 1034, 0.98)


def q2() -> Picture:
    """Drop, cover, hold on: three poses on three discs, numbered by pips."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#FBEBCF")
    hills(pic, 0, 700, WIDTH, 520, "#F3D3A0", 0.6, 40, 1.2)
    hills(pic, 0, 880, WIDTH, 340, "#E8B97C", 2.2, 30, 1.4)
    panels = ((365, "#F6BE6E"), (800, "#EE9A56"), (1235, "#D9703F"))
    for count, (x, colour) in enumerate(panels, start=1):
        pic.rect(x - 200, 216, 400, 764, colour, 60)
        pic.ellipse(x, 900, 176, 26, mix(colour, INK, 0.22))
        pic.circle(x, 352, 80, "#FFF8EC")
        for pip in range(count):
            pic.circle(x + (pip - (count - 1) / 2) * 44, 352, 15, INK)
    place(pic, BOY, drops(BOY), 350, 896, 1.2, shadow=0)
    wood = "#7A4A2C"
    for x in (800, 1235):
        table(pic, x - 168, 902, 336, 320, wood, drawer=False)
    place(pic, BOY, covers(BOY), 772, 896, 1.2, shadow=0)
    place(pic, BOY, covers(BOY, (158, -96)), 1192, 896, 1.2, shadow=0)
    for x in (800, 1235):
        post(pic, x - 160, 902, 296, wood)
        post(pic, x + 134, 902, 296, wood)
    grip(pic, BOY, (1380, 784))
    for x in (800, 1235):
        tremble(pic, x - 152, 520, INK, -1)
        tremble(pic, x + 152, 520, INK, 1)
    return pic


def q3() -> Picture:
    """A classroom shakes: under the desks, heads covered, away from window and lamp."""
    pic = Picture(WIDTH, HEIGHT)
    room(pic, WALL, "#D7A66B", 800)
    window(pic, "win", 130, 190, 330, 380)
    pic.rect(610, 210, 640, 300, "#B9743A", 10)
    pic.rect(628, 228, 604, 264, "#2E5B4E")
    pic.stroke("M680 320Q760 280 840 320T1000 320", "#DDEBDD", 7, opacity="0.7")
    pic.stroke("M690 400H880M690 440H820", "#DDEBDD", 7, opacity="0.5")
    pic.stroke("M1060 430L1120 320L1180 430Z", "#DDEBDD", 7, opacity="0.6")
    pic.rect(610, 506, 640, 20, "#D99A5B", 6)
    hanging_lamp(pic, 1390, 0, 190, 19)
    leafy_pot(pic, 1490, 800, 190)
    for x, look, mirrored in ((500, GIRL, False), (1110, BOY, True)):
        _desk_with(pic, look, x, 1030, mirrored)
    tremble(pic, 76, 380, SIGN, -1)
    tremble(pic, 520, 380, SIGN, 1)
    tremble(pic, 805, 760, SIGN, 1)
    return pic


def _desk_with(pic: Picture, look: Look, x: float, floor: float, mirrored: bool) -> None:
    pic.open_group(f"translate({number(x)},{number(floor)}) scale({-1 if mirrored else 1} 1)")
    contact_shadow(pic, 0, 4, 290)
    table(pic, -215, 0, 430, 372)
    pic.open_group("translate(90,-372) rotate(-4)")
    pic.rect(-60, -22, 120, 22, "#C85C3C", 4)
    pic.rect(-50, -40, 104, 18, "#3F6B78", 4)
    pic.close_group()
    place(pic, look, covers(look, (192, -106)), -62, -4, 1.36, shadow=0)
    post(pic, -196, 0, 350)
    post(pic, 170, 0, 350)
    grip(pic, look, (181, -150))
    pic.close_group()


def draw(root: Path) -> None:
    """Write poster and pictures 1–7 of the exhibit below ``root``."""
    folder = root / "exhibits" / FOLDER
    pictures = {"poster": poster, "q1": q1, "q2": q2, "q3": q3, **aftershock.PICTURES}
    for name, paint in pictures.items():
        paint().save(folder / f"{name}.svg")
