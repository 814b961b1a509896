"""Pictures of 一亿多年前的朝阳: poster, questions 1, 2 and 4; the others are in the next module."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from studio import (
    confuciusornis,
    deep_time_finds,
    deep_time_story,
    dinosaur_buried,
    fossil_making,
    jehol,
    lens,
    sinosauropteryx,
)
from studio.archaefructus_axis import FRESH, IMPRINT
from studio.archaefructus_lake import LOW, TALL
from studio.archaefructus_plant import STILL, Shoot, grow
from studio.lycoptera_fossil import BROWN, FAINT, Stone, fossil
from studio.lycoptera_near import DEAD, beating, fish
from studio.palette import DAWN, DUSK, EMBER, NIGHT
from studio.story_frame import save_all
from studio.strata import cut, layers
from studio.svg import Picture, Point, packed, polygon, smooth

FOLDER = Path("exhibits") / "cn.kepu.jehol"
WIDTH, HEIGHT = 1600.0, 1200.0

POSTER_SKY = ((0.0, NIGHT), (0.3, DUSK), (0.62, EMBER), (0.88, DAWN), (1.0, "#FCE0A0"))
GLOWING = Stone("#6E3B22", "#F3D59B", "#FBE9C2", "#4A2A20")
DEEP = Stone("#4E2C24", "#C99A62", "#DDB680", "#36201E")


def poster() -> Picture:
    """Draw the sun rising over the old lake, and under it the layers that remember."""
    pen = Picture(WIDTH, HEIGHT)
    jehol.sky(pen, POSTER_SKY, 540)
    jehol.stars(pen, 40, 220, 5)
    jehol.sun(pen, 800, 452, 128, "#FFEFC4")
    jehol.volcano(pen, 330, 520, 220, ("#A4605E", "#87505A", "#FFE09A"), "#B56F5A")
    jehol.strata(pen, jehol.crest(1600, 506, 14, 0.9), 560, ("#87545C", "#744854"), 18)
    jehol.conifer(pen, 1484, 590, 330, "#4A2C3A", 5, 8)
    jehol.water(pen, 536, 640, ((0, "#FBD58C"), (1, "#D9803F")))
    jehol.glints(pen, 800, 542, 620, "#FFF3D0", 190, 3)
    shore = [(0.0, 596.0), (260.0, 606.0), (560.0, 626.0), (900.0, 622.0), (1250.0, 604.0),
             (1600.0, 590.0)]  # fmt: skip
    jehol.ground(pen, shore, 700, "#5A3320", "#46281C")
    jehol.horsetails(pen, 120, 612, 150, ("#3A2A20", "#241A18"), 2, 4)
    pen.open_group("translate(1150 502) scale(0.37)")
    sinosauropteryx.silhouette(pen, sinosauropteryx.ALERT, ("#2E1A1C", "#241418", DAWN), 26)
    pen.close_group()
    layers(pen, POSTER_BEDS, WIDTH, HEIGHT)
    fossil(pen, (620, 912), 660, -3, GLOWING)
    for at, size, turn, stone in (
        ((1180, 806), 250, 176, DEEP), ((176, 776), 200, 6, DEEP), ((330, 1118), 230, 184, DEEP),
        ((1370, 1130), 190, 4, DEEP),
    ):  # fmt: skip
        fossil(pen, at, size, turn, stone, near=False)
    pressed = replace(IMPRINT, stem="#E0B878", leaf="#C99A62", leaf_back="#A87848",
                      carpel="#F3D59B", carpel_back="#C99A62", anther="#F3D59B",
                      anther_back="#C99A62")  # fmt: skip
    shoot = Shoot((96, 90, 84, 70), (5, -6, 6, -4), 6, ((0, -48, 110), (1, 52, 116),
                  (2, -50, 104)), 150, 5, False)  # fmt: skip
    grow(pen.group(at=(1036, 1046), turn=78), (0, 0), shoot, pressed, STILL)
    return pen


POSTER_BEDS: tuple[tuple[float, str], ...] = (
    (668, "#7E4A2A"), (706, "#9C6238"), (742, "#5E3524"), (862, "#4E2B22"), (878, "#7A4428"),
    (972, "#4A2822"), (1002, "#5E3426"), (1084, "#331D1E"), (1170, "#2A181C"),
)  # fmt: skip


def q1() -> Picture:
    """Draw dinosaur, early bird and early flowering plant on one morning."""
    pen = Picture(WIDTH, HEIGHT)
    jehol.sky(pen, jehol.MORNING_SKY, 700)
    jehol.sun(pen, 470, 430, 150, "#FFF4D8")
    jehol.volcano(pen, 900, 640, 230, ("#E2AC70", "#D29A60", "#FBE3B0"), "#EFBE78")
    jehol.strata(pen, jehol.crest(1600, 626, 18, 0.6), 760, ("#DDA765", "#CF9656"), 24)
    jehol.conifer(pen, 1510, 720, 460, "#8F7842", 4)
    jehol.water(pen, 668, 850, ((0, "#F8DDA6"), (1, "#C9C49A")))
    jehol.glints(pen, 470, 676, 800, "#FFF6DE", 180, 3)
    pen.open_group("translate(640 340) scale(0.6)")
    plumage = confuciusornis.DAY
    confuciusornis.flying(pen, *confuciusornis.WINGS_UP, plumage)
    pen.close_group()
    bank = [(640.0, 1200.0), (760.0, 960.0), (900.0, 850.0), (1150.0, 812.0), (1600.0, 800.0),
            (1600.0, 1200.0)]  # fmt: skip
    lake = [(x, 836 + 5 * (-1) ** step) for step, x in enumerate(range(0, 1000, 110))]
    depth = pen.gradient("depth", ((0, "#8FB59A"), (0.4, "#5E9A90"), (1, "#2F666C")))
    pen.path(f"{smooth(lake, decimals=0)}L1000 1200L0 1200Z", depth)
    pen.path("M0 1130C240 1110 480 1150 760 1140V1200H0Z", "#5E4A2C")
    for x, shoot, size in ((300, TALL, 0.72), (480, LOW, 0.72)):
        near = replace(shoot, fine=False)
        grow(pen.group(at=(x, 1150), scale=size), (0, 0), near, FRESH, STILL)
    pen.path(smooth(bank[:-1], decimals=0) + "L1600 1200Z", "#A3763A")
    pen.path(smooth([(x + 30, y + 22) for x, y in bank[:-1]], decimals=0) + "L1640 1222Z",
             "#8A5F2E")  # fmt: skip
    pen.ellipse(1156, 934, 210, 14, "#6E4A22")
    pen.open_group("translate(1150 738) scale(0.72)")
    sinosauropteryx.draw_body(pen, sinosauropteryx.ALERT,
                              replace(sinosauropteryx.DAY, gap=5.0))  # fmt: skip
    pen.close_group()
    jehol.fern(pen, 1470, 1150, 240, ("#56642A", "#6E7C34"), 5, 3)
    return pen


def q2() -> Picture:
    """Draw ash raining into the lake: a fish in the mud, and a lens on what stays of a feather."""
    pen = Picture(WIDTH, HEIGHT)
    sky = ((0.0, "#4E4A52"), (0.5, "#8A6A60"), (0.85, "#D9945C"), (1.0, "#F0BE7A"))
    jehol.sky(pen, sky, 430)
    for tone, lift in (("#5E5660", 0), ("#716770", 34)):
        _billow(pen, tone, lift)
    jehol.volcano(pen, 1210, 412, 230, ("#7A5650", "#5E4448", "#FFB45A"), "#6A6066")
    jehol.strata(pen, jehol.crest(1600, 396, 12, 0.6), 470, ("#8A6250", "#75524A"), 18)
    edge = [(100.0 * step, 440 + 5 * (-1) ** step) for step in range(17)]
    depth = pen.gradient("depth", ((0, "#8FA79A"), (0.4, "#5F8F8C"), (1, "#2F5F66")))
    pen.path(f"{smooth(edge, decimals=0)}L1600 900L0 900Z", depth)
    _ashfall(pen)
    floor = [(0.0, 862.0), (400.0, 850.0), (800.0, 868.0), (1200.0, 854.0), (1600.0, 866.0)]
    fish(pen.group(at=(520, 852), turn=3, scale=(1, 0.86)), 620, DEAD, beating(0.1, 0.3))
    pen.stroke("M404 786C470 764 600 752 742 806", "#A8A196", 13, opacity=0.9)
    for drop, tone in ((0, "#8C857B"), (64, "#7A5C34"), (128, "#A09788"), (176, "#6A4E2E"),
                       (244, "#8C8070"), (290, "#553E28")):  # fmt: skip
        line = [(x, y + drop + 6 * math.sin(x / 210 + drop)) for x, y in floor]
        pen.path(f"{smooth(line, decimals=0)}L1600 1200L0 1200Z", tone)
    fossil(pen, (1010, 1092), 250, 178, FAINT, near=False)
    fossil(pen, (300, 1066), 220, 4, BROWN, near=False)
    lens.lens(pen, 1210, 780, 196, "#E4D3AE", 0.9)
    _feather(pen, (1096, 900), (1322, 650))
    lens.glare(pen, 1210, 780, 196)
    return pen


def _billow(pen: Picture, tone: str, lift: float) -> None:
    """Draw the plume that the wind drives over the lake, ``lift`` lower for its lit underside."""
    rng = Random(6)
    data = ""
    for step in range(30):
        share = step / 29
        x = 1180 - 1240 * share + rng.uniform(-40, 40)
        y = 236 - 150 * share**0.7 + rng.uniform(-44, 44) * (0.4 + share) + lift
        r = (42 + 112 * share) * rng.uniform(0.8, 1.15) - lift * 0.7
        data += f"M{packed(round(x - r), round(y))}a{packed(r, r * 0.72)} 0 1 0 {packed(2 * r, 0)}"
        data += f"a{packed(r, r * 0.72)} 0 1 0 {packed(-2 * r, 0)}z"
    pen.path(data, tone)


def _ashfall(pen: Picture) -> None:
    rng = Random(3)
    for tone, width, count, top in (("#EFE6D2", 7, 46, 60), ("#B9AC9A", 9, 44, 300)):
        data = ""
        for _ in range(count):
            x, y = round(rng.uniform(0, 1600)), round(rng.uniform(top, 836))
            data += f"M{x} {y}l{packed(round(rng.uniform(-6, -1)), round(rng.uniform(0, 5)))}"
        pen.stroke(data, tone, width, opacity=0.7)


def _feather(pen: Picture, foot: Point, tip: Point) -> None:
    """Draw a feather in stone with every barb."""
    dx, dy = tip[0] - foot[0], tip[1] - foot[1]
    length = math.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    barbs = ""
    for step in range(34):
        share = 0.16 + 0.82 * step / 33
        x, y = foot[0] + dx * share, foot[1] + dy * share
        reach = 86 * math.sin(math.pi * (0.12 + 0.86 * share)) ** 0.7
        for side in (-1, 1):
            ex = ux * reach * 0.8 + side * -uy * reach * (0.62 if side > 0 else 0.44)
            ey = uy * reach * 0.8 + side * ux * reach * (0.62 if side > 0 else 0.44)
            barbs += f"M{packed(x, y)}q{packed(ex * 0.3 - uy * side * 9, ey * 0.3 + ux * side * 9)}"
            barbs += f" {packed(ex, ey)}"
    pen.stroke(barbs, "#6B4524", 3.2)
    pen.stroke(f"M{packed(*foot)}L{packed(*tip)}", "#4A2E18", 6)


def q4() -> Picture:
    """Draw a slab on which a whole shoal of little freshwater fish lies."""
    pen = Picture(WIDTH, HEIGHT)
    pen.rect(0, 0, WIDTH, HEIGHT, pen.gradient("dark", ((0, "#2A1E1A"), (1, "#4A3222"))))
    pen.circle(800, 560, 760, "#6A4A2E", opacity=0.35)
    edge = [(110, 190), (380, 120), (700, 150), (1010, 96), (1330, 140), (1506, 300), (1470, 560),
            (1524, 820), (1400, 1040), (1080, 1076), (760, 1040), (430, 1098), (170, 1010),
            (92, 760), (140, 470)]  # fmt: skip
    for dx, dy, tone in ((26, 44, "#1E1512"), (12, 22, "#9A7A4A"), (0, 0, "#DCC594")):
        pen.path(polygon([(x + dx, y + dy) for x, y in edge]), tone)
    inner = [(800 + (x - 800) * 0.93, 590 + (y - 590) * 0.92) for x, y in edge]
    pen.path(polygon(inner), "#E6D3A6")
    stains = Random(4)
    for _ in range(7):
        x, y, r = stains.uniform(260, 1360), stains.uniform(260, 940), stains.uniform(50, 130)
        pen.ellipse(x, y, r * 1.6, r * 0.7, "#D2B884", opacity=0.5)
    pen.stroke("M1010 110L1046 300L1010 470M170 990L330 900L420 930", "#BFA26C", 5)
    for at, size, turn, stone, near in (
        ((640, 470), 560, -6, BROWN, True), ((1080, 760), 520, 172, BROWN, True),
        ((1120, 330), 340, 14, FAINT, False), ((360, 300), 300, 24, FAINT, False),
        ((420, 720), 380, -18, BROWN, False), ((700, 930), 330, 6, FAINT, False),
        ((1250, 560), 260, -28, FAINT, False), ((1190, 950), 280, 186, BROWN, False),
        ((300, 520), 220, 168, FAINT, False), ((800, 250), 240, 176, FAINT, False),
        ((780, 700), 210, 30, FAINT, False),
    ):  # fmt: skip
        fossil(pen, at, size, turn, stone, near)
    return pen


PICTURES: dict[str, Callable[[], Picture]] = {
    "poster": poster, "q1": q1, "q2": q2, "q4": q4, "strata": cut, **deep_time_finds.PICTURES,
}  # fmt: skip


def draw(root: Path) -> None:
    """Write the pictures and films of the exhibit below ``root``."""
    for name, paint in PICTURES.items():
        paint().save(root / FOLDER / f"{name}.svg")
    save_all(root / FOLDER, {**deep_time_story.PICTURES, **dinosaur_buried.PICTURES})
    fossil_making.draw_films(root / FOLDER)
