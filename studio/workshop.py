"""A workshop with a tractor and a lamp on safe low voltage: question 2 of 安全用电."""

from __future__ import annotations

from studio.palette import EMBER, INK
from studio.people import contact_shadow
from studio.scenery import HEIGHT, WIDTH
from studio.svg import Picture, packed, polygon
from studio.wiring import STEEL_DARK


def q2() -> Picture:
    """A workshop lamp in its cage hangs over a tractor wheel, fed by a safety transformer."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, 930, "#5E6E74")
    pic.rect(0, 0, WIDTH, 120, "#4E5D63")
    for x in range(-40, WIDTH, 210):
        pic.rect(x, 120, 8, 810, "#556469")
    pic.rect(0, 930, WIDTH, 270, "#8A7F70")
    pic.rect(0, 930, WIDTH, 16, "#6F665A")
    light = pic.radial("light", ((0, "#FFF1C4", 0.85), (0.4, "#FBD98A", 0.4), (1, "#F5C56B", 0)))
    pic.circle(760, 560, 560, light)
    _tractor(pic)
    pic.rect(1150, 420, 250, 300, "#2F6F78", 18)
    pic.rect(1150, 420, 250, 40, "#3F8791", 18)
    for y in range(500, 600, 24):
        pic.rect(1190, y, 170, 10, "#235860", 5)
    pic.circle(1275, 660, 34, "#DCD5C4")
    for dx in (-12, 12):
        pic.circle(1275 + dx, 660, 7, INK)
    pic.stroke("M1275 690C1275 800 1080 780 1010 640C960 540 880 230 770 230", "#2A2E33", 14)
    _cage_lamp(pic, 760, 240)
    return pic


def _cage_lamp(pic: Picture, x: float, y: float) -> None:
    pic.stroke(f"M{packed(x, 0)}V{packed(y - 60)}", STEEL_DARK, 9)
    pic.stroke(f"M{packed(x - 24, y - 34)}A24 24 0 0 1 {packed(x + 24, y - 34)}", STEEL_DARK, 10)
    pic.rect(x - 34, y - 36, 68, 170, "#2A2E33", 24)
    pic.rect(x - 34, y + 10, 68, 14, "#454C52")
    pic.rect(x - 34, y + 50, 68, 14, "#454C52")
    pic.rect(x - 60, y + 126, 120, 30, EMBER, 12)
    pic.path(f"M{packed(x - 44, y + 156)}V{packed(y + 280)}C{packed(x - 44, y + 350)} "
             f"{packed(x + 44, y + 350)} {packed(x + 44, y + 280)}V{packed(y + 156)}Z",
             "#FFF6D8")  # fmt: skip
    for side in (-1, -0.34, 0.34, 1):
        pic.stroke(
            f"M{packed(x + side * 54, y + 156)}C{packed(x + side * 92, y + 250)} "
            f"{packed(x + side * 84, y + 360)} {packed(x, y + 392)}",
            STEEL_DARK,
            8,
        )
    for level, half in ((212, 76), (284, 80)):
        pic.stroke(f"M{packed(x - half, y + level)}Q{packed(x, y + level + 26)} "
                   f"{packed(x + half, y + level)}", STEEL_DARK, 8)  # fmt: skip


def _tractor(pic: Picture) -> None:
    """Draw a tractor's side in for repair: bonnet open, one big wheel."""
    pic.rect(560, 640, 470, 190, "#B3402E", 24)
    pic.rect(560, 640, 470, 40, "#CF5A44", 20)
    pic.path(polygon([(600, 646), (640, 480), (1010, 420), (1024, 470), (690, 540), (664, 646)]),
             "#CF5A44")  # fmt: skip
    pic.rect(640, 690, 300, 110, "#4A4E52", 10)
    for step in range(4):
        pic.rect(664 + step * 66, 706, 44, 78, "#6E767C", 8)
    pic.rect(960, 800, 70, 80, "#3A3E44")
    pic.circle(380, 790, 260, "#26292D")
    for step in range(24):
        pic.open_group(f"translate(380,790) rotate({step * 15})")
        pic.path(polygon([(-18, -276), (22, -276), (34, -210), (-8, -210)]), "#1C1E22")
        pic.close_group()
    pic.circle(380, 790, 200, "#33373C")
    pic.circle(380, 790, 124, "#D9A23A")
    pic.circle(380, 790, 92, "#B47E26")
    pic.circle(380, 790, 40, "#5A463A")
    for step in range(6):
        pic.open_group(f"translate(380,790) rotate({step * 60})")
        pic.circle(0, -64, 9, "#5A463A")
        pic.close_group()
    pic.circle(1010, 930, 130, "#26292D")
    pic.circle(1010, 930, 62, "#D9A23A")
    pic.circle(1010, 930, 22, "#5A463A")
    contact_shadow(pic, 380, 1056, 240)
    contact_shadow(pic, 1010, 1060, 130)
