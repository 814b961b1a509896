"""The pictures of 一滴水的旅行: poster, drip line and film (1, 2); the rest in ``drip_field``."""

from __future__ import annotations

from pathlib import Path

from studio import drip_field
from studio.brush import limb
from studio.farm import (
    DROP,
    LEAF,
    LEAF_DARK,
    LEAF_LIT,
    SOIL,
    STRAW,
    WET,
    cracks,
    drop,
    film,
    millet,
    ridge_bed,
    roots,
    soil,
    tape,
    vapour,
    wet_bulb,
)
from studio.palette import DAWN, DUSK, EMBER, NIGHT, mix
from studio.scenery import HEIGHT, WIDTH, hills
from studio.svg import Picture, packed, polygon

FOLDER = "cn.kepu.drip"
SKY, SKY_LOW = "#CDE4E6", "#F3EFD4"


def poster() -> Picture:
    """Dawn over dry fields; in front the ground is open: line, drops and roots."""
    pic = Picture(WIDTH, HEIGHT)
    sky = pic.gradient("sky", ((0, NIGHT), (0.34, DUSK), (0.74, EMBER), (1, DAWN)))
    pic.rect(0, 0, WIDTH, 580, sky)
    for r, opacity in ((240, "0.16"), (180, "0.22")):
        pic.circle(1120, 450, r, DAWN, opacity=opacity)
    pic.circle(1120, 450, 120, "#FFF1CF")
    hills(pic, 0, 420, WIDTH, 200, "#8F5346", 0.5, 34, 1.3)
    hills(pic, 0, 490, WIDTH, 130, "#6A4238", 2.6, 22, 1.1)
    pic.rect(0, 556, WIDTH, 330, "#7A4F2C")
    eye = (800.0, 500.0)
    for step in range(-6, 7):
        left, right = 800 + step * 250 - 86, 800 + step * 250 + 86
        edge = [_toward(eye, left, 560), _toward(eye, right, 560), (right, 890), (left, 890)]
        pic.path(polygon(edge), "#C9BBA0" if step % 2 else "#B8A98E")
        pic.path(polygon([edge[0], ((edge[0][0] + edge[1][0]) / 2, 560), (800 + step * 250, 890),
                          edge[3]]), "#F0DDBA", opacity="0.55")  # fmt: skip
        for share in (0.18, 0.32, 0.5):
            y = 560 + 330 * share**1.2
            x = eye[0] + (800 + step * 250 - eye[0]) * (y - eye[1]) / (890 - eye[1])
            tuft(pic, x, y, 16 + 90 * share)
    soil(pic, 880, HEIGHT, 8)
    for x in (300.0, 800.0, 1300.0):
        ridge_bed(pic, x, 884, 236, 44)
        wet_bulb(pic, x + 70, 856, 130, 260)
        roots(pic, x, 850, 140, 270, 9, int(x))
        tape(pic, x + 70, 848, 19)
        film(pic, x, 884, 230, 46)
        for dx, y in ((66, 926), (84, 980), (58, 1030)):
            drop(pic, x + dx, y, 11)
        millet(pic, x, 838, 1.18)
    return pic


def _toward(eye: tuple[float, float], x: float, y: float) -> tuple[float, float]:
    return eye[0] + (x - eye[0]) * (y - eye[1]) / (890 - eye[1]), y


def tuft(pic: Picture, x: float, y: float, size: float) -> None:
    """Draw a plant far off: three blades."""
    for lean, tone in ((-0.6, "#4E5F22"), (0.6, "#66792C"), (0, "#7A8C38")):
        pic.path(
            f"M{packed(x - size * 0.12, y)}Q{packed(x + lean * size * 0.3, y - size * 0.7)} "
            f"{packed(x + lean * size, y - size)}Q{packed(x + lean * size * 0.7, y - size * 0.4)} "
            f"{packed(x + size * 0.12, y)}Z",
            tone,
        )


def day(pic: Picture, top: float) -> None:
    """Fill the sky above a field with a mild morning."""
    sky = pic.gradient("day", ((0, SKY), (1, SKY_LOW)))
    pic.rect(0, 0, WIDTH, top + 10, sky)


def q1() -> Picture:
    """The ground cut open: under the film a line drips right among the roots."""
    pic = Picture(WIDTH, HEIGHT)
    day(pic, 560)
    hills(pic, 0, 420, WIDTH, 200, "#B9C48A", 0.8, 20, 1.1)
    soil(pic, 560, HEIGHT, 5)
    ridge_bed(pic, 800, 566, 560, 110)
    wet_bulb(pic, 800, 500, 380, 500)
    for x, seed in ((560, 2), (1040, 5)):
        roots(pic, x, 482, 210, 430, 11, seed)
    tape(pic, 800, 502, 42)
    film(pic, 800, 566, 540, 114, 12)
    for x, y, size in (
        (800, 590, 17), (776, 652, 15), (828, 660, 15), (744, 730, 14), (804, 736, 15),
        (860, 744, 14), (700, 810, 12), (776, 830, 13), (836, 836, 13), (906, 814, 12),
    ):  # fmt: skip
        drop(pic, x, y, size)
    millet(pic, 560, 474, 0.9, True)
    millet(pic, 1040, 474, 0.9)
    return pic


def q2() -> Picture:
    """Close to the film: vapour rises, turns into drops below it and falls back into the soil."""
    pic = Picture(WIDTH, HEIGHT)
    day(pic, 900)
    pic.circle(1300, 170, 160, "#FBE7A8", opacity="0.6")
    pic.circle(1300, 170, 104, "#F8C56B")
    soil(pic, 860, HEIGHT, 11)
    bed = "M0 880C300 800 560 770 800 770S1300 800 1600 880V1000H0Z"
    pic.path(bed, SOIL[0])
    pic.path("M0 900C300 820 560 790 800 790S1300 820 1600 900V1200H0Z", WET, opacity="0.45")
    arch = "M-40 640C260 470 540 410 800 410S1340 470 1640 640"
    pic.path(arch + "V900C1300 800 1060 770 800 770S300 800 -40 890Z", "#FFFFFF", opacity="0.4")
    pic.path(limb([(430, 790, 20), (436, 600, 17), (446, 380, 15), (452, 200, 12)]), STRAW)
    pic.path("M446 430C330 330 180 300 70 390C200 370 330 420 444 500Z", LEAF_DARK)
    pic.path("M448 330C540 190 680 130 800 190C690 200 560 280 450 410Z", LEAF)
    pic.path("M450 250C380 130 270 80 170 130C270 150 380 220 450 320Z", LEAF_LIT)
    pic.stroke(arch, "#9DB4B4", 30)
    pic.stroke(arch, "#F4F8F6", 20)
    pic.ellipse(440, 470, 34, 13, "#9DB4B4")
    pic.path(limb([(440, 520, 17), (446, 400, 15)]), STRAW)
    for x, y in ((250, 780), (640, 750), (960, 750), (1350, 790)):
        vapour(pic, x, y, 190, "#5FA0B4")
    for x, y, size in (
        (150, 584, 17), (270, 532, 20), (360, 500, 15), (560, 456, 20), (680, 444, 17),
        (800, 442, 23), (920, 444, 17), (1040, 456, 21), (1160, 476, 17), (1290, 514, 21),
        (1420, 568, 17),
    ):  # fmt: skip
        pic.ellipse(x, y, size, size * 0.86, DROP)
        pic.ellipse(x - size * 0.3, y - size * 0.2, size * 0.26, size * 0.2, "#BFE3F2")
    for x, y, size in ((800, 560, 27), (800, 710, 24), (1120, 640, 23), (540, 620, 22)):
        drop(pic, x, y, size)
    for x in (800, 1120, 540):
        y = 782 if x == 800 else 796
        pic.stroke(f"M{x - 38} {y}q38 16 76 0", "#BFE3F2", 8, opacity="0.8")
    return pic


def drip_still() -> Picture:
    """Two fields side by side: bare ground loses its water, film and drip line keep it."""
    pic = Picture(WIDTH, HEIGHT)
    day(pic, 560)
    pic.circle(800, 190, 150, "#FBE7A8", opacity="0.6")
    pic.circle(800, 190, 96, "#F8C56B")
    hills(pic, 0, 420, WIDTH, 200, "#C9CC9A", 0.8, 20, 1.1)
    soil(pic, 560, HEIGHT, 9)
    cracks(pic, [(120, 560), (300, 560), (520, 560), (690, 560)])
    pic.path(polygon([(0, 572), (790, 572), (790, 640), (0, 660)]), "#4E3A2E", opacity="0.35")
    for x in (160, 300, 560, 700):
        vapour(pic, x, 520, 200, "#7FB4C4")
    roots(pic, 430, 562, 150, 330, 9, 4)
    millet(pic, 430, 566, 0.86, True)
    ridge_bed(pic, 1200, 566, 350, 84)
    wet_bulb(pic, 1280, 520, 250, 420)
    roots(pic, 1150, 500, 220, 450, 11, 7)
    tape(pic, 1280, 526, 30)
    film(pic, 1200, 566, 340, 88, 11)
    for x, y in ((1278, 596), (1256, 640), (1304, 650), (1240, 730), (1290, 744), (1330, 724)):
        drop(pic, x, y, 14)
    millet(pic, 1150, 490, 0.94)
    pic.rect(794, 560, 12, 640, mix(SOIL[3], "#000000", 0.3))
    return pic


def draw(root: Path) -> None:
    """Write every picture of the exhibit below ``root``."""
    folder = root / "exhibits" / FOLDER
    pictures = {"poster": poster, "q1": q1, "q2": q2, "drip": drip_still, **drip_field.PICTURES}
    for name, paint in pictures.items():
        paint().save(folder / f"{name}.svg")
