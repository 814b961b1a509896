"""The lake asleep, for the screen that is closed; and the cloth, for the one that is wiped."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

from studio import confuciusornis, jehol
from studio.brush import limb
from studio.jehol import ginkgo_leaf
from studio.palette import NIGHT, mix
from studio.svg import Picture, Point, number, packed, smooth

SCENE, GUIDE = Path("assets") / "scene", Path("assets") / "guide"

WIDTH, HEIGHT = 1600.0, 760.0
SHORE = 420.0
BANK = 560.0
MOON = (930.0, 196.0)
BLACK = "#000000"

# Nothing here is bright: it lights a dark hall for six seconds.
SLEEPER = confuciusornis.Plumage(
    body="#0B141D", dark="#060B11", light="#1B2A38", breast="#22323F", wing="#101C27",
    wing_pale="#263746", beak="#4A3F2C", beak_shade="#332B1E", leg="#15130F", claw="#060606",
    eye="#0B141D",
)  # fmt: skip


def draw(root: Path) -> None:
    """Write both pictures under ``root``."""
    sleeping_lake().save(root / SCENE / "sleeping-lake.svg")
    wipe().save(root / GUIDE / "wipe.svg")


def sleeping_lake() -> Picture:
    """Draw the lake by night; above, below and beside it everything ends in black."""
    pen = Picture(WIDTH, HEIGHT)
    sky = pen.gradient("sky", ((0, BLACK), (0.5, "#08121C"), (1, "#1A2E42")))
    pen.rect(0, 0, WIDTH, SHORE + 10, sky)
    _stars(pen)
    _moon(pen)
    for base, swell, phase, colour in (
        (SHORE - 62, 26, 0.4, "#13222F"), (SHORE - 26, 20, 2.6, "#0C1822")
    ):  # fmt: skip
        _hills(pen, base, swell, phase, colour)
    _lake(pen)
    _bank(pen)
    _twig(pen)
    return pen


def _stars(pen: Picture) -> None:
    rng = Random(7)
    for width, count in ((2.2, 42), (3.2, 16), (4.4, 5)):
        data = ""
        for _ in range(count):
            x, y = round(rng.uniform(20, WIDTH - 20)), round(40 + 280 * rng.random() ** 1.3)
            if math.dist((x, y), MOON) > 150:
                data += f"M{x} {y}h.1"
        pen.stroke(data, "#8C96A0", width, opacity=0.8 if width > 3 else 0.55)


def _moon(pen: Picture) -> None:
    """Draw a crescent: two arcs, so that nothing of the sky has to be painted over it."""
    x, y = MOON
    for radius, opacity in ((150, 0.05), (112, 0.07)):
        pen.circle(x, y, radius, "#9DB0C2", opacity=opacity)
    r, inner = 74.0, 66.0
    top, low = (x - 18, y - 70), (x - 18, y + 70)
    pen.path(
        f"M{number(top[0])} {number(top[1])}A{r:g} {r:g} 0 1 1 {number(low[0])} {number(low[1])}"
        f"A{inner:g} {inner:g} 0 0 0 {number(top[0])} {number(top[1])}Z",
        "#BDB59A",
    )


def _hills(pen: Picture, base: float, swell: float, phase: float, colour: str) -> None:
    line: list[Point] = []
    for step in range(17):
        turn = 2 * math.pi * step / 16 * 1.5 + phase
        rise = math.sin(turn) + 0.5 * math.sin(2.3 * turn + 1.1)
        line.append((WIDTH * step / 16, base - swell * rise))
    tail = f"L{packed(WIDTH, SHORE + 6)}L{packed(0, SHORE + 6)}Z"
    pen.path(smooth(line, decimals=0) + tail, colour)


def _lake(pen: Picture) -> None:
    water = pen.gradient("water", ((0, "#1B2F42"), (0.45, "#10202E"), (1, "#05090E")))
    pen.rect(0, SHORE, WIDTH, BANK - SHORE + 60, water)
    jehol.glints(pen, MOON[0] + 8, SHORE + 6, BANK - 6, "#8E8A76", 220, 9, 0.7)
    data = ""
    for x, y, half in ((180, 452, 120), (520, 486, 150), (1290, 462, 130), (1430, 508, 90)):
        data += f"M{x - half} {y}q{half}-6 {2 * half} 0q-{half} 6-{2 * half} 0"
    pen.path(data, "#22384B", opacity=0.7)


def _bank(pen: Picture) -> None:
    line: list[Point] = [
        (0, 520), (150, 532), (330, 560), (560, 578), (800, 586), (1040, 580), (1270, 556),
        (1450, 528), (1600, 512),
    ]  # fmt: skip
    pen.path(smooth(line, decimals=0) + f"L{packed(WIDTH, HEIGHT)}L{packed(0, HEIGHT)}Z", BLACK)
    for x, y, size, seed in ((110, 540, 330, 3), (236, 560, 210, 5), (1500, 534, 360, 8)):
        jehol.conifer(pen, x, y, size, "#03070B", seed, 9)
    for x, y, size in ((372, 576, 120), (1340, 560, 130), (1246, 572, 90)):
        jehol.horsetails(pen, x, y, size, ("#04090E", "#04090E"), round(x), 4)


def _twig(pen: Picture) -> None:
    """Set the sleeping bird on a twig that grows in over the water from the left."""
    x, y, size = 560.0, 470.0, 0.78
    bark = BLACK
    twig = [(300, 600, 14), (380, 528, 11), (470, 482, 9), (570, 470, 8), (690, 466, 5),
            (760, 450, 2)]  # fmt: skip
    pen.path(limb(twig), bark)
    for lx, ly, leaf, angle in (
        (752, 452, 60, -0.5), (716, 464, 52, 1.0), (452, 488, 46, 2.2), (660, 468, 40, 2.0)
    ):  # fmt: skip
        pen.path(ginkgo_leaf(lx, ly, leaf, angle, 3), "#0E161A")
    pen.open_group(f"translate({x:g} {y:g}) scale({size:g})")
    confuciusornis.perched(pen, SLEEPER, ribbon=False, head=24)
    pen.close_group()
    pen.open_group(f"translate({x:g} {y:g}) scale({size:g}) rotate(24 84 -248)")
    pen.circle(109, -283, 11.5, SLEEPER.body)
    pen.stroke("M99 -283q10 8 20 0", "#5B6B78", 3.2)
    pen.close_group()


CLOTH, CLOTH_DEEP, CLOTH_PALE = "#E9B457", "#C98F35", "#F6D08A"
SKIN, SKIN_DEEP = "#E8B48A", "#CF966B"
SLEEVE = "#2B6C78"


def wipe() -> Picture:
    """Draw a hand that wipes glass with a dry cloth: behind it the glass is clear."""
    pen = Picture(640, 440)
    dust = mix(NIGHT, "#FFFFFF", 0.16)
    pen.rect(20, 20, 600, 410, dust, 34)
    pen.path(
        "M20 54Q20 20 54 20H586Q620 20 620 54V96Q470 40 330 132Q200 218 190 336Q186 384 202 430H54"
        "Q20 430 20 396Z",
        "#16283A",
    )
    rng = Random(4)
    specks = "".join(
        f"M{round(rng.uniform(430, 604))} {round(rng.uniform(150, 384))}h.1" for _ in range(34)
    )
    pen.stroke(specks, "#6F7F8E", 5)
    for data, width in (("M74 330Q92 196 214 96", 9), ("M122 356Q134 250 214 172", 6)):
        pen.stroke(data, "#D6DEE6", width, opacity=0.5)
    for x, y, size in ((146, 92, 26), (246, 60, 15), (72, 168, 13)):
        _sparkle(pen, x, y, size)
    _cloth(pen)
    _hand(pen)
    return pen


def _sparkle(pen: Picture, x: float, y: float, size: float) -> None:
    waist = size * 0.16
    pen.path(
        f"M{packed(x, y - size)}Q{packed(x + waist, y - waist)} {packed(x + size, y)}"
        f"Q{packed(x + waist, y + waist)} {packed(x, y + size)}"
        f"Q{packed(x - waist, y + waist)} {packed(x - size, y)}"
        f"Q{packed(x - waist, y - waist)} {packed(x, y - size)}Z",
        "#FFF3D8",
    )


def _cloth(pen: Picture) -> None:
    """Draw a square cloth, rumpled under the hand, its corners lying out."""
    edge = (
        "M196 268Q302 224 348 118Q418 172 516 182Q494 284 526 380Q414 358 326 410Q288 330 196 268Z"
    )
    pen.open_group("translate(5 12)")
    pen.path(edge, "#0A1521", opacity=0.45)
    pen.close_group()
    pen.path(edge, CLOTH)
    pen.path("M196 268Q288 330 326 410Q330 352 296 312Q262 280 196 268Z", CLOTH_DEEP)
    pen.path("M526 380Q494 284 516 182Q474 232 478 292Q486 344 526 380Z", CLOTH_DEEP)
    for data in (
        "M346 146Q352 190 376 216",
        "M232 270Q286 270 322 250",
        "M338 388Q352 358 386 344",
    ):
        pen.stroke(data, CLOTH_DEEP, 5)
    for data in (
        "M318 190Q330 176 338 158",
        "M372 160Q420 186 470 192",
        "M300 296Q314 320 322 346",
    ):
        pen.stroke(data, CLOTH_PALE, 5)


def _hand(pen: Picture) -> None:
    """Lay the hand flat on the cloth; it comes from the lower right, out of a sleeve."""
    pen.path(limb([(548, 382, 32), (520, 350, 34), (470, 310, 38), (436, 282, 44)]), SKIN)
    for tip, knuckle in (
        ((300, 274), (402, 292)), ((300, 236), (402, 264)), ((322, 202), (416, 242)),
        ((364, 180), (440, 236)),
    ):  # fmt: skip
        middle = ((tip[0] + knuckle[0]) / 2, (tip[1] + knuckle[1]) / 2 - 4)
        pen.path(limb([(*knuckle, 20), (*middle, 18), (*tip, 14)]), SKIN)
    pen.path(limb([(470, 326, 24), (420, 346, 20), (372, 350, 14)]), SKIN)
    for data in (
        "M322 255L392 277",
        "M338 221L404 252",
        "M372 203L424 238",
        "M410 328Q436 318 452 298",
    ):
        pen.stroke(data, SKIN_DEEP, 4)
    pen.path("M508 396L574 326L620 368V396Q620 430 586 430H540Z", SLEEVE)
    pen.stroke("M508 396L574 326", mix(SLEEVE, "#FFFFFF", 0.35), 20)
