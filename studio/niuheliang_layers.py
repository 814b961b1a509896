"""What lies below is older: one hill while its layers form, and charcoal as a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from studio import jehol
from studio.backs import from_behind
from studio.niuheliang_things import (
    CLAY,
    JADE,
    axe,
    charcoal,
    dish,
    hut,
    jar,
    pine,
    rubble,
    spade,
)
from studio.palette import GLOW, INK, mix
from studio.people import FARMER, TEACHER
from studio.poses import stands
from studio.scenery import hills
from studio.story_frame import Paint, under
from studio.svg import Picture, packed, polygon, smooth

WIDTH, HEIGHT = 1600.0, 1000.0
VIRGIN, CULTURE, LATER, SOIL = "#C89A5E", "#6E5A48", "#A9805A", "#7A5C3C"
"""Soil nobody has touched; the dark layer people left; what washed over it; the soil of today."""


def virgin(pen: Picture) -> None:
    """First the bare hill."""
    _hills(pen, "#A9B48A", "#8FA26C")
    _layer(pen, 740, VIRGIN, 1)
    _grass(pen, 740)
    for x, size in ((250, 300), (1320, 360)):
        pine(pen, x, 744, size)


def people(pen: Picture) -> None:
    """Then people live and build on it, and things stay behind."""
    _hills(pen, "#B9A878", "#9A8E5A")
    hut(pen, 360, 606, 300, smoke=True)
    hut(pen, 110, 600, 200)
    rubble(pen, 1180, 610, 320, 130, 5)
    _layer(pen, 740, VIRGIN, 1)
    _layer(pen, 600, CULTURE, 2, 770)
    _remains(pen)


def covered(pen: Picture) -> None:
    """Wind and rain lay earth over it, year after year."""
    _hills(pen, "#A3AE84", "#86985E")
    _layer(pen, 740, VIRGIN, 1)
    _layer(pen, 600, CULTURE, 2, 770)
    _remains(pen)
    _layer(pen, 530, LATER, 3, 622)
    rubble(pen, 1260, 612, 240, 74, 5)
    _layer(pen, 480, SOIL, 4, 566)
    _grass(pen, 480)
    for x, size in ((210, 260), (560, 210), (1420, 250)):
        pine(pen, x, 486, size)


def trench(pen: Picture) -> None:
    """Today archaeologists dig down layer by layer, the youngest first."""
    covered(pen)
    edge = [(560, 470), (1110, 470), (1080, 580), (1060, 640), (1036, 856), (640, 856), (620, 640),
            (596, 580)]  # fmt: skip
    pen.path(polygon(edge), "#3A2C20")
    for top, bottom, tone in ((480, 540, SOIL), (540, 616, LATER), (616, 768, CULTURE),
                              (768, 856, VIRGIN)):  # fmt: skip
        inset = 0.14
        left, right = 586 + (top - 480) * inset, 1086 - (top - 480) * inset
        left2, right2 = 586 + (bottom - 480) * inset, 1086 - (bottom - 480) * inset
        pen.path(polygon([(left, top), (right, top), (right2, bottom), (left2, bottom)]),
                 mix(tone, "#FFFFFF", 0.1))  # fmt: skip
    for x, y, turn in ((690, 660, 20), (950, 740, -30), (840, 650, 60)):
        _shard(pen, x, y, 38, turn)
    jar(pen, 720, 768, 86)
    charcoal(pen, 840, 736, 66)
    pen.circle(930, 666, 22, JADE)
    pen.circle(930, 666, 9, CULTURE)
    for y in (540, 616, 768):
        inset = (y - 480) * 0.14
        pen.stroke(f"M{586 + inset:g} {y}H{1086 - inset:g}", "#FFF8EC", 4, "butt")
    for x in (572, 1100):
        pen.rect(x - 6, 420, 12, 60, "#C8302A", 3)
    pen.stroke("M572 432H1100", "#FFF8EC", 4)
    ladder = "M1016 486L982 846M1056 486L1022 846"
    for step in range(8):
        ladder += f"M{1013 - step * 4:g} {520 + step * 43}h40"
    pen.stroke(ladder, "#D9A45A", 8)
    from_behind(pen, TEACHER, stands(TEACHER, 6), 360, 492, 0.56, 80)
    from_behind(pen, replace(FARMER, hair="short"), stands(FARMER), 1240, 492, 0.56, 80)


def strata(pen: Picture) -> None:
    """For a question: four layers, a thing of its time in each, a ladder beside them."""
    _hills(pen, "#A3AE84", "#86985E", 220)
    tones = (SOIL, LATER, CULTURE, VIRGIN)
    for index, (top, tone) in enumerate(zip((260, 430, 620, 810), tones, strict=True)):
        _layer(pen, top, tone, index + 1)
    _grass(pen, 260)
    for x, size in ((180, 170), (1450, 190)):
        pine(pen, x, 266, size)
    _roots(pen, 180, 266)
    _roots(pen, 1450, 266)
    jar(pen, 520, 596, 120)
    for sx, sy, turn in ((860, 540, 20), (930, 570, -40), (1130, 530, 70)):
        _shard(pen, sx, sy, 34, turn)
    charcoal(pen, 640, 720, 90)
    charcoal(pen, 730, 752, 56)
    axe(pen, 1080, 716, 120, 62)
    rng = Random(4)
    for _ in range(16):
        cx, cy, r = rng.uniform(60, 1540), rng.uniform(870, 980), rng.uniform(14, 34)
        pen.ellipse(cx, cy, r, r * 0.6, mix(VIRGIN, INK, 0.22))


def wood(pen: Picture) -> None:
    """Carbon clock, just stopped: branches burn in a hearth."""
    _night(pen)
    pen.circle(430, 640, 270, GLOW, opacity=0.14)
    for x, w, h, tone in ((430, 260, 420, "#D9552B"), (414, 180, 300, "#F5A623"),
                          (440, 100, 180, "#FFE09A")):  # fmt: skip
        pen.path(f"M{x - w / 2:g} 830C{x - w * 0.6:g} {830 - h * 0.5:g} {x - w * 0.1:g} "
                 f"{830 - h * 0.5:g} {x + 10:g} {830 - h:g}C{x + w * 0.2:g} {830 - h * 0.55:g} "
                 f"{x + w * 0.6:g} {830 - h * 0.45:g} {x + w / 2:g} 830Z", tone)  # fmt: skip
    for turn, tone in ((-13, "#6E4426"), (11, "#8A5A34")):
        log = pen.group(at=(430, 838), turn=turn)
        log.rect(-240, -30, 480, 60, tone, 30)
        for end in (-214, 214):
            log.ellipse(end, 0, 20, 26, "#C9985E")
            log.ellipse(end, 0, 10, 13, "#A9743C")
    for index in range(9):
        x = 210 + index * 55
        pen.ellipse(x, 896 + 8 * (index % 2), 36, 24, ("#8E8C80", "#A9A698")[index % 2])
    _clock(pen, 64)


def buried(depth: int, left: int) -> Paint:
    """Return the painter of charcoal under ``depth`` layers, with ``left`` of 64 grains left."""

    def paint(pen: Picture) -> None:
        _night(pen)
        tones = ("#7A5C3C", "#A9805A", "#6E5A48", "#8A6E4C", "#5E4A3A", "#4E3E34")
        for index in range(depth + 1):
            top = 800 - 118 * depth + 118 * index
            line = jehol.crest(800, top, 7, index * 0.9, 0.8, 10)
            pen.path(f"{smooth(line, decimals=0)}L800 1000L0 1000Z", tones[index % 6])
        if depth < 5:
            base = 800 - 118 * depth
            rng, blades = Random(3), ""
            for _ in range(26):
                x = rng.uniform(10, 780)
                blades += (
                    f"M{packed(x, base + 8)}l{packed(rng.uniform(-9, 9), -rng.uniform(20, 44))}"
                )
            pen.stroke(blades, "#7E9A54", 6)
        pen.ellipse(430, 868, 250, 62, "#2A2020", opacity=0.35)
        for x, y, size in ((360, 856, 190), (520, 872, 150), (440, 904, 110)):
            charcoal(pen, x, y, size)
        _clock(pen, left)

    return paint


def grains(pen: Picture, x: float, y: float, gap: float, left: int, r: float = 21) -> None:
    """Draw a field of 8 × 8 grains of which ``left`` still glow; the same ones stay longest."""
    order = list(range(64))
    Random(14).shuffle(order)
    alive = set(order[:left])
    gone = "".join(f"M{packed(x + gap * (i % 8), y + gap * (i // 8))}h.1" for i in range(64)
                   if i not in alive)  # fmt: skip
    if gone:
        pen.stroke(gone, "#4A6274", r * 1.1)
    for index in sorted(alive):
        cx, cy = x + gap * (index % 8), y + gap * (index // 8)
        pen.circle(cx, cy, r, GLOW)
        pen.circle(cx - r * 0.28, cy - r * 0.28, r * 0.34, "#FFE9B8")


def _clock(pen: Picture, left: int) -> None:
    """The panel on the right that counts what is left."""
    pen.rect(884, 176, 640, 648, "#0D1B2A", 36)
    pen.rect(898, 190, 612, 620, "#16324C", 28)
    grains(pen, 960, 256, 70, left)


def _night(pen: Picture) -> None:
    pen.rect(0, 0, WIDTH, HEIGHT, pen.gradient("dusk", ((0, "#1B3A57"), (0.7, "#6E5A62"),
                                                        (1, "#3A2C2A"))))  # fmt: skip
    jehol.stars(pen, 26, 300, 4)


def _hills(pen: Picture, far: str, near: str, top: float = 250) -> None:
    pen.rect(0, 0, WIDTH, 720, pen.gradient("sky", ((0, "#9CC0CB"), (0.6, "#E6E2C6"),
                                                    (1, "#FBE7BE"))))  # fmt: skip
    jehol.sun(pen, 1230, 160, 76, "#FFF4D8", 2)
    hills(pen, 0, top, WIDTH, 500, far, 0.5, 46, 1.3)
    hills(pen, 0, top + 90, WIDTH, 420, near, 2.2, 32, 1.1)


def _layer(pen: Picture, top: float, tone: str, seed: int, bottom: float = 1000) -> None:
    """Lay earth from ``top`` to the bottom of the picture, or to a lower layer's edge."""
    line = jehol.crest(WIDTH, top, 8, seed * 0.9, 1.5)
    if bottom >= HEIGHT:
        data = f"{smooth(line, decimals=0)}L1600 1000L0 1000Z"
    else:
        low: Sequence[tuple[float, float]] = jehol.crest(WIDTH, bottom, 8, 0.4 * seed, 1.5)[::-1]
        data = f"{smooth(line, decimals=0)}{smooth(low, decimals=0).replace('M', 'L', 1)}Z"
    pen.path(data, tone)
    rng, specks = Random(seed), ""
    for _ in range(26):
        x, y = round(rng.uniform(10, 1580)), round(rng.uniform(top + 22, min(bottom, 990) - 20))
        specks += f"M{x} {y}h{round(rng.uniform(4, 18))}"
    pen.stroke(specks, mix(tone, "#2A1A10", 0.2), 4)


def _grass(pen: Picture, y: float) -> None:
    line = jehol.crest(WIDTH, y, 8, {740: 0.9, 480: 3.6, 260: 0.9}[int(y)], 1.5)
    pen.stroke(smooth(line, decimals=0), "#7E9A4E", 16)


def _remains(pen: Picture) -> None:
    """Pot, shards, tools and charcoal in the dark layer."""
    pen = pen.group(at=(-30.0, -340.0), scale=1.5)
    jar(pen, 250, 716, 80)
    dish(pen, 420, 712, 46, filled=False)
    axe(pen, 560, 684, 60, 70)
    charcoal(pen, 720, 690, 56)
    for x, y, turn in ((850, 690, 10), (920, 704, 50)):
        _shard(pen, x, y, 26, turn)
    spade(pen, 40, 720, 110, 12)
    pen.stroke("M660 716q60-16 130 2", "#2A2426", 9)


def _shard(pen: Picture, x: float, y: float, r: float, turn: float) -> None:
    piece = pen.group(at=(x, y), turn=turn)
    piece.path(polygon([(-r, -r * 0.4), (r * 0.2, -r * 0.7), (r, 0), (r * 0.4, r * 0.6),
                        (-r * 0.7, r * 0.5)]), CLAY)  # fmt: skip
    piece.stroke(f"M{packed(-r * 0.8, 0)}L{packed(r * 0.8, r * 0.06)}", "#3A241C", r * 0.16)


def _roots(pen: Picture, x: float, y: float) -> None:
    pen.stroke(f"M{x} {y}q-8 60-50 110M{x} {y}q6 70 30 130M{x} {y + 30}q40 30 60 80", "#5E4630", 9)


SKY, DUSKY = "#9CC0CB", "#1B3A57"
PICTURES: dict[str, Paint] = {
    "layer-1": under(SKY, virgin), "layer-2": under(SKY, people), "layer-3": under(SKY, covered),
    "layer-4": under(SKY, trench), "carbon-1": under(DUSKY, wood),
    "carbon-2": under(DUSKY, buried(1, 32)), "carbon-3": under(DUSKY, buried(3, 16)),
    "carbon-4": under(DUSKY, buried(5, 0)),
}  # fmt: skip
