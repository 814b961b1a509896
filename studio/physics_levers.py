"""Levers of 物理小实验室: questions 3 and 4 and the picture before the simulation."""

from __future__ import annotations

from collections.abc import Callable

from studio.apparatus import (
    BEECH,
    BEECH_DARK,
    BEECH_LIT,
    BRASS,
    BRASS_DARK,
    IRON,
    IRON_LIT,
    bench,
    lever,
    pillar,
    weight,
)
from studio.palette import EMBER, INK, mix
from studio.scenery import HEIGHT, WIDTH
from studio.svg import Picture, packed, polygon

LEFT, RIGHT = "#D9652F", "#2F6FA3"


def q3() -> Picture:
    """Three weights at one step hold one weight at three steps."""
    pic = Picture(WIDTH, HEIGHT)
    bench(pic, 960)
    pillar(pic, 660, 400, 960)
    _arm(pic, 660, 300, 170, -1, LEFT)
    _arm(pic, 660, 300, 170, 3, RIGHT)
    lever(pic, 660, 400, 170, 2, 4)
    for x, count in ((490, 3), (660 + 510, 1)):
        top = 412.0
        pic.circle(x, 402, 13, BRASS_DARK)
        for _ in range(count):
            top = weight(pic, x, top, 84)
    return pic


def _arm(pic: Picture, x: float, y: float, unit: float, steps: int, tone: str) -> None:
    """Mark an arm of a lever above it: one block a step."""
    way = 1 if steps > 0 else -1
    for step in range(abs(steps)):
        left = x + way * unit * step + (6 if way > 0 else 6 - unit)
        pic.rect(left, y - 20, unit - 12, 40, tone, 12)
    pic.stroke(f"M{packed(x, y - 46)}V{packed(y + 100)}", IRON, 6)


def q4() -> Picture:
    """Four tools at work: tweezers, crowbar, claw hammer, bottle opener."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#DCECEC")
    tools = (
        (_tweezers, "#FFFFFF"),
        (_crowbar, "#FBEBCF"),
        (_hammer, "#FBEBCF"),
        (_opener, "#FFFFFF"),
    )
    for index, (tool, tone) in enumerate(tools):
        x, y = 170 + 650 * (index % 2), 150 + 460 * (index // 2)
        pic.rect(x, y, 610, 430, tone, 44)
        pic.open_group(f"translate({x + 305},{y + 218}) scale(0.84)")
        tool(pic)
        pic.close_group()
    return pic


def _tweezers(pic: Picture) -> None:
    pic.open_group("rotate(-24) translate(20,0)")
    for side in (1, -1):
        tone = mix(IRON_LIT, INK, 0.12) if side > 0 else IRON_LIT
        pic.path(
            f"M270 0C190 {side * 8} 60 {side * 62} -60 {side * 62}"
            f"C-130 {side * 58} -200 {side * 34} -262 {side * 15}L-258 {side * 27}"
            f"C-200 {side * 54} -130 {side * 82} -60 {side * 86}"
            f"C60 {side * 88} 200 {side * 36} 284 {side * 10}Z",
            tone,
        )
    pic.rect(238, -16, 60, 32, IRON, 12)
    for step in range(4):
        pic.rect(-30 + step * 22, 60 + 1.0 * step, 8, 24, IRON)
        pic.rect(-30 + step * 22, -84 - 1.0 * step, 8, 24, IRON)
    pic.circle(-268, 0, 22, EMBER)
    pic.circle(-274, -6, 7, "#F4B48A")
    pic.close_group()


def _crowbar(pic: Picture) -> None:
    pic.rect(-320, 180, 640, 30, mix(BEECH, "#FFFFFF", 0.35), 10)
    pic.path(polygon([(-306, 178), (-316, 90), (-250, 10), (-140, -26), (-52, 26), (-36, 112),
                      (-120, 150)]), "#8A9AA0")  # fmt: skip
    pic.path(polygon([(-316, 90), (-250, 10), (-140, -26), (-52, 26), (-150, 44), (-230, 84)]),
             "#AAB8BC")  # fmt: skip
    pic.path(polygon([(-30, 180), (70, 180), (20, 112)]), BEECH_DARK)
    pic.path("M-128 156L-40 122L270 -148L290 -128L-28 146L-118 172Z", IRON)
    pic.path("M-40 122L270 -148L277 -141L-36 132Z", IRON_LIT)
    pic.path(polygon([(304, -104), (330, -40), (266, -54)]), EMBER)
    pic.stroke("M306 -150L300 -70", EMBER, 14)


def _hammer(pic: Picture) -> None:
    pic.rect(-320, 150, 640, 60, BEECH)
    pic.rect(-320, 150, 640, 16, BEECH_LIT)
    pic.rect(-167, 60, 10, 100, IRON_LIT)
    pic.rect(-178, 52, 32, 12, IRON, 5)
    pic.open_group("translate(-72,86) rotate(28)")
    pic.rect(-20, -280, 40, 270, BEECH_DARK, 16)
    pic.rect(-20, -280, 14, 270, BEECH, 8)
    pic.rect(-26, -300, 52, 150, EMBER, 22)
    pic.path("M-34 -36H60V20H-20C-44 22 -62 44 -92 64L-106 52C-84 20 -66 -20 -34 -36Z", IRON)
    pic.rect(56, -44, 44, 76, IRON_LIT, 10)
    pic.close_group()


def _opener(pic: Picture) -> None:
    pic.path("M-76 210V96C-76 40 -34 30 -34 -34V-80H34V-34C34 30 76 40 76 96V210Z", "#5C8A4A")
    pic.path("M-56 210V100C-56 56 -20 40 -20 -30V-70H-6V-30C-6 50 -34 60 -34 104V210Z", "#86B06C")
    pic.rect(-76, 130, 152, 56, "#FFF8EC")
    crown = "M-44 -80C-44 -108 -34 -120 0 -120S44 -108 44 -80L36 -70L26 -80L14 -70L0 -80"
    pic.path(f"{crown}L-14 -70L-26 -80L-36 -70Z", BRASS)
    pic.open_group("translate(-30,-124) rotate(-14)")
    pic.path(
        "M-34 -18C-34 -42 -10 -46 20 -46H70C90 -46 96 -24 130 -22H306C330 -22 330 22 306 22H130"
        "C96 24 90 46 70 46H20C-10 46 -34 42 -34 18ZM-8 -14V14C-8 24 6 26 20 26H62V-26H20"
        "C6 -26 -8 -24 -8 -14Z",
        IRON,
        fill_rule="evenodd",
    )
    pic.rect(136, -14, 176, 10, IRON_LIT, 5)
    pic.close_group()


def lever_still() -> Picture:
    """A lever in balance on its stand: two weights at three steps, three at two."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#F6E8D0")
    pic.circle(800, 470, 620, "#FBF2E2")
    pic.rect(0, 1020, WIDTH, 180, BEECH)
    pic.rect(0, 1020, WIDTH, 22, BEECH_LIT)
    pillar(pic, 800, 380, 1020)
    lever(pic, 800, 380, 150, 4, 4)
    for x, count in ((800 - 450, 2), (800 + 300, 3)):
        top = 392.0
        pic.circle(x, 382, 13, BRASS_DARK)
        for _ in range(count):
            top = weight(pic, x, top, 84)
    return pic


PICTURES: dict[str, Callable[[], Picture]] = {"q3": q3, "q4": q4, "lever": lever_still}
