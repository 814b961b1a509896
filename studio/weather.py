"""Weather seen from the ground: storm, rain, lightning, warning signs, a weather station."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from studio.palette import INK, mix
from studio.svg import Picture, Point, number, packed, polygon

STORM, STORM_LIT, STORM_DARK = "#5F7387", "#8EA2B2", "#43546A"
RAIN = "#BBD3E2"
WARNINGS = ("#1F6FC0", "#F2C230", "#EE8A1E", "#C8281E")
"""Blue, yellow, orange, red: from low to high."""


def rain(
    pic: Picture,
    box: tuple[float, float, float, float],
    count: int,
    seed: int,
    lean: float = -0.22,
    tone: str = RAIN,
    opacity: float = 0.7,
    width: float = 4,
) -> None:
    """Fill a box (left, top, right, bottom) with slanting streaks."""
    rng = Random(seed)
    left, top, right, bottom = box
    data = ""
    for _ in range(count):
        x, y = rng.uniform(left, right), rng.uniform(top, bottom)
        long = rng.uniform(26, 58)
        data += f"M{packed(round(x), round(y))}l{packed(round(long * lean), round(long))}"
    pic.stroke(data, tone, width, opacity=f"{opacity:g}")


def cloud(pic: Picture, x: float, y: float, size: float, tone: str) -> None:
    """Draw a heap cloud with a flat base at ``y``; ``size`` is half its width."""
    k = size / 100
    for dx, dy, r in ((-62, -26, 32), (-22, -46, 44), (28, -52, 48), (66, -28, 34)):
        pic.circle(x + dx * k, y + dy * k, r * k, tone)
    pic.rect(x - 98 * k, y - 48 * k, 198 * k, 48 * k, tone, 24 * k)


def thunderhead(pic: Picture, x: float, base: float, size: float) -> None:
    """Draw a cumulonimbus: flat dark base, towering heaps, a flat anvil on top."""
    k = size / 500
    anvil: list[Point] = [
        (-640, -640), (-420, -690), (0, -706), (420, -690), (700, -650), (560, -610), (330, -560),
        (220, -500), (-200, -500), (-330, -560), (-520, -604),
    ]  # fmt: skip
    pic.shape([(x + px * k, base + py * k) for px, py in anvil], "#9FB0BD")
    for tone, puffs in (
        (STORM_LIT, ((-160, -470, 130), (20, -520, 150), (180, -450, 130), (-230, -330, 150),
                     (250, -310, 150), (0, -380, 190))),
        (STORM, ((-300, -180, 150), (-90, -240, 180), (160, -230, 180), (330, -170, 140),
                 (30, -140, 190))),
        (STORM_DARK, ((-330, -70, 90), (-150, -90, 120), (60, -80, 130), (250, -90, 110),
                      (370, -60, 80))),
    ):  # fmt: skip
        for px, py, r in puffs:
            pic.circle(x + px * k, base + py * k, r * k, tone)
    pic.rect(x - 430 * k, base - 80 * k, 880 * k, 84 * k, STORM_DARK, 42 * k)


def flash(pic: Picture, points: Sequence[Point], width: float = 12) -> None:
    """Draw lightning along ``points``, with a pale glow and one fork."""
    data = "M" + "L".join(packed(*p) for p in points)
    pic.stroke(data, "#FFF3C4", width * 3, opacity="0.25")
    pic.stroke(data, "#FFF8E0", width)
    (ax, ay), (bx, by) = points[1], points[2]
    mx, my = (ax + bx) / 2, (ay + by) / 2
    pic.stroke(f"M{packed(mx, my)}l{packed(width * 5, width * 5)}l{packed(-width, width * 4)}"
               f"l{packed(width * 4, width * 6)}", "#FFF8E0", width * 0.45)  # fmt: skip


def shield(pic: Picture, x: float, y: float, size: float, level: int) -> None:
    """Draw a warning sign of ``level`` 0–3 about its middle: colour, and 1–4 drops as well."""
    k = size / 200
    tone = WARNINGS[level]
    pic.rect(x - 100 * k, y - 112 * k, 200 * k, 224 * k, mix(tone, INK, 0.35), 30 * k)
    pic.rect(x - 100 * k, y - 116 * k, 200 * k, 220 * k, tone, 30 * k)
    pic.rect(x - 84 * k, y - 100 * k, 168 * k, 188 * k, "#FFF8EC", 20 * k)
    cloud(pic, x, y - 8 * k, 62 * k, tone if level != 1 else mix(tone, INK, 0.25))
    for index in range(level + 1):
        dx = (index - level / 2) * 36 * k
        px, py = x + dx, y + 48 * k
        r = 12 * k
        pic.path(
            f"M{packed(px, py - r * 2.2)}C{packed(px + r * 0.3, py - r * 1.4)} "
            f"{packed(px + r, py - r * 0.8)} {packed(px + r, py)}A{packed(r, r)} 0 0 1 "
            f"{packed(px - r, py)}C{packed(px - r, py - r * 0.8)} "
            f"{packed(px - r * 0.3, py - r * 1.4)} {packed(px, py - r * 2.2)}Z",
            "#0B6FB8",
        )


def sign(level: int) -> Picture:
    """Draw one warning sign alone: its colour and a rain cloud, nothing that tells its rank."""
    pic = Picture(600, 450)
    tone = WARNINGS[level]
    pic.rect(0, 0, 600, 450, mix(tone, "#FFFFFF", 0.8))
    pic.rect(150, 38, 300, 384, mix(tone, INK, 0.35), 46)
    pic.rect(150, 30, 300, 376, tone, 46)
    pic.rect(176, 56, 248, 324, "#FFF8EC", 30)
    cloud(pic, 300, 226, 92, tone)
    for x, y in ((248, 262), (308, 262), (368, 262), (278, 306), (338, 306)):
        pic.stroke(f"M{x} {y}l-10 34", tone, 12)
    return pic


def screen(pic: Picture, x: float, floor: float, size: float) -> None:
    """Draw a Stevenson screen: a white louvred box on legs, its door to the front."""
    k = size / 400
    for dx in (-96, 84):
        pic.path(polygon([(x + dx * k, floor - 190 * k), (x + (dx + 12) * k, floor - 190 * k),
                          (x + (dx + 12) * k + (dx > 0) * 14 * k, floor),
                          (x + dx * k - (dx < 0) * 14 * k, floor)]), "#D5DDE2")  # fmt: skip
    pic.rect(x - 116 * k, floor - 390 * k, 232 * k, 204 * k, "#FBFBF7", 6 * k)
    pic.rect(x - 100 * k, floor - 372 * k, 200 * k, 168 * k, "#B9C6CE", 4 * k)
    for step in range(8):
        pic.rect(x - 100 * k, floor - (366 - step * 21) * k, 200 * k, 12 * k, "#F4F6F6")
    pic.rect(x - 5 * k, floor - 372 * k, 10 * k, 168 * k, "#E1E7EA")
    pic.path(polygon([(x - 140 * k, floor - 388 * k), (x, floor - 432 * k), (x + 140 * k,
             floor - 388 * k)]), "#E9EEF0")  # fmt: skip
    pic.rect(x - 140 * k, floor - 394 * k, 280 * k, 14 * k, "#CBD5DB", 5 * k)


def wind_mast(pic: Picture, x: float, floor: float, high: float) -> None:
    """Draw a mast with cups that spin and a vane that points into the wind."""
    pic.rect(x - 7, floor - high, 14, high, "#B9C6CE")
    pic.rect(x - 130, floor - high + 20, 260, 10, "#B9C6CE", 5)
    pic.rect(x - 124, floor - high - 24, 8, 46, "#8A9AA4")
    for dx, turn in ((-52, 0), (0, 90), (52, 180)):
        px = x - 120 + dx * 0.9
        pic.path(f"M{packed(px - 18, floor - high - 30)}a18 18 0 0 {1 if turn < 180 else 0} 36 0Z",
                 "#C43E16")  # fmt: skip
    pic.rect(x - 176, floor - high - 33, 112, 6, "#8A9AA4")
    pic.rect(x + 112, floor - high - 30, 8, 52, "#8A9AA4")
    pic.path(polygon([(x + 40, floor - high - 34), (x + 74, floor - high - 50), (x + 74,
             floor - high - 38), (x + 150, floor - high - 38), (x + 186, floor - high - 64),
             (x + 186, floor - high - 4), (x + 150, floor - high - 30), (x + 74, floor - high - 30),
             (x + 74, floor - high - 18)]), "#C43E16")  # fmt: skip


def gauge(pic: Picture, x: float, floor: float, size: float) -> None:
    """Draw a rain gauge: a brass-rimmed can that stands open to the sky."""
    k = size / 100
    pic.rect(x - 30 * k, floor - 100 * k, 60 * k, 100 * k, "#D5DDE2", 6 * k)
    pic.rect(x - 30 * k, floor - 100 * k, 18 * k, 100 * k, "#F4F6F6", 6 * k)
    pic.rect(x - 34 * k, floor - 106 * k, 68 * k, 14 * k, "#D9A23A", 6 * k)
    pic.ellipse(x, floor - 100 * k, 28 * k, 6 * k, "#5A6C78")


def house(
    pic: Picture, x: float, floor: float, size: float, wall: str = "#E4B98C", lit: bool = True
) -> None:
    """Draw a village house: tiled roof, door, two windows."""
    k = size / 200
    pane = "#FFD98A" if lit else "#8DA4AF"
    pic.rect(x - 100 * k, floor - 90 * k, 200 * k, 90 * k, wall)
    pic.path(polygon([(x - 120 * k, floor - 86 * k), (x + 120 * k, floor - 86 * k),
                      (x + 92 * k, floor - 140 * k), (x - 92 * k, floor - 140 * k)]),
             "#5E4A4E")  # fmt: skip
    pic.rect(x - 96 * k, floor - 146 * k, 192 * k, 10 * k, "#433438", 4 * k)
    for dx in (-84, 40):
        pic.rect(x + dx * k, floor - 70 * k, 44 * k, 36 * k, pane)
        pic.rect(x + (dx + 20) * k, floor - 70 * k, 4 * k, 36 * k, "#6B3A2A")
    pic.rect(x - 18 * k, floor - 66 * k, 36 * k, 66 * k, "#6B3A2A", 3 * k)


def fir(pic: Picture, x: float, foot: float, high: float, tone: str) -> None:
    """Draw a small conifer on a slope."""
    pic.rect(x - high * 0.04, foot - high * 0.2, high * 0.08, high * 0.22, "#5A3A24")
    for step in range(3):
        y = foot - high * (0.12 + step * 0.26)
        half = high * (0.3 - step * 0.06)
        pic.path(
            f"M{packed(x - half, y)}L{packed(x, y - high * 0.42)}L{packed(x + half, y)}Z", tone
        )


def wet_lines(pic: Picture, spots: Sequence[Point], long: float, tone: str, width: float) -> None:
    """Draw short lines of moving water."""
    data = "".join(f"M{packed(x, y)}q{number(long / 2)} {number(long * 0.16)} {number(long)} 0"
                   for x, y in spots)  # fmt: skip
    pic.stroke(data, tone, width, opacity="0.8")
