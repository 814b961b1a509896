"""Space and the Earth seen from it: stars, the sun, the globe without a map, its limb.

The Earth shows sea and clouds only. Clouds lie along circles of latitude, as weather does.
"""

from __future__ import annotations

import math
from random import Random

from studio.palette import DAWN, EMBER, TOPICS, mix
from studio.svg import Picture, number, smooth

SPACE = TOPICS["航天"]
DEEP = "#0A1422"
SEA = ("#7DB4EA", "#4A86D2", "#2F5FB4", "#223F8C")
"""The sea from the bright limb to its shaded side."""
SUN = "#FFF1CF"


def space(pic: Picture, low: str = "#1A2458", high: str = DEEP) -> None:
    """Fill the picture with the black-blue of space, a little lighter below."""
    sky = pic.gradient("space", ((0, high), (0.55, mix(high, low, 0.55)), (1, low)))
    pic.rect(0, 0, pic.width, pic.height, sky)


def stars(pic: Picture, count: int, seed: int, depth: float, unit: float = 1) -> None:
    """Scatter stars from the top down to ``depth``: small discs that stand still."""
    rng = Random(seed)
    for _ in range(count):
        x, y = rng.uniform(0, pic.width), depth * rng.random() ** 1.15
        bright = rng.random() ** 2.2
        tone = rng.choice(("#FFF8EC", "#DCE6FF", "#FFE9C4"))
        pic.circle(x, y, (0.8 + 1.2 * bright) * unit, tone, opacity=f"{0.4 + 0.55 * bright:.2f}")


def sun(pic: Picture, x: float, y: float, r: float) -> None:
    """Draw the sun with two pale rings, as in every picture of the kiosk."""
    for reach, opacity in ((2.1, "0.14"), (1.5, "0.22")):
        pic.circle(x, y, r * reach, DAWN, opacity=opacity)
    pic.circle(x, y, r, SUN)


def globe(pic: Picture, x: float, y: float, r: float, seed: int = 5, turn: float = 0) -> None:
    """Draw the round Earth, lit from the upper left, clouds turned by ``turn`` degrees."""
    for reach, opacity in ((1.075, "0.12"), (1.035, "0.24")):
        pic.circle(x, y, r * reach, "#8FB6F2", opacity=opacity)
    pic.circle(x, y, r, SEA[1])
    for bend, side, colour in ((1.2, 1, SEA[2]), (1.03, 1, SEA[3]), (1.012, -1, SEA[0])):
        _crescent(pic, x, y, r, bend, side, colour)
    clouds(pic, x, y, r, seed, turn)


def _crescent(
    pic: Picture, x: float, y: float, r: float, bend: float, side: int, colour: str
) -> None:
    """Tint the globe's lower right (``side`` 1) or upper left edge; ``bend`` 1 is no width."""
    ax, ay = x + side * r * math.sqrt(0.5), y - side * r * math.sqrt(0.5)
    bx, by = 2 * x - ax, 2 * y - ay
    inner = r * bend
    pic.path(
        f"M{number(ax)} {number(ay)}A{number(r)} {number(r)} 0 0 1 {number(bx)} {number(by)}"
        f"A{number(inner)} {number(inner)} 0 0 0 {number(ax)} {number(ay)}Z",
        colour,
    )


def clouds(pic: Picture, x: float, y: float, r: float, seed: int, turn: float = 0) -> None:
    """Draw thin banks of cloud along the latitudes of the near side."""
    rng = Random(seed)
    banks = ["", ""]
    for latitude in (-68, -54, -43, -29, -14, 1, 9, 27, 40, 53, 66):
        for _ in range(6):
            start = rng.uniform(-180, 180) + turn
            for row in range(rng.choice((1, 2, 3))):
                length, high = rng.uniform(14, 46), rng.uniform(0.014, 0.034) * r
                lift = latitude + row * 3.4 - 3 + rng.uniform(-1, 1)
                place = (lift, start + row * 6, length)
                banks[row % 2] += _bank(x, y, r * 0.985, place, high)
    for data, tone in zip(banks, ("#E4EEFB", "#C4DAF6"), strict=True):
        pic.path(data, tone)


def _bank(x: float, y: float, r: float, place: tuple[float, float, float], high: float) -> str:
    """Return one cloud, thin at both ends, where ``place`` (latitude, east, length) faces us."""
    latitude, start, length = place
    up = math.radians(latitude)
    upper, lower = [], []
    for step in range(9):
        share = step / 8
        east = (start + length * share + 180) % 360 - 180
        if abs(east) > 76:
            return ""
        px, py = x + r * math.cos(up) * math.sin(math.radians(east)), y - r * math.sin(up)
        swell = high * math.sin(math.pi * share) ** 0.8
        upper.append((px, py - swell * (0.6 + 0.25 * math.sin(5 * share + start))))
        lower.append((px, py + swell * 0.5))
    return smooth([*upper[::2], *lower[6:1:-2]], closed=True)


def air(pic: Picture, x: float, y: float, r: float, thick: float, opacity: float = 1) -> None:
    """Draw the thin air over the limb as layers that fade upwards."""
    for step in range(6, 0, -1):
        share = step / 6
        colour = mix("#9CC6FA", SPACE, share)
        pic.circle(x, y, r + thick * share**1.4, colour, opacity=f"{opacity * 0.17:.3f}")


def dawn_glow(pic: Picture, x: float, y: float, rx: float, ry: float) -> None:
    """Light the air around the place where the sun comes up."""
    glow = pic.radial(
        "dawn",
        (
            (0, "#FFE9B8", 0.95),
            (0.16, DAWN, 0.75),
            (0.42, EMBER, 0.42),
            (0.7, "#7A4A8A", 0.16),
            (1, SPACE, 0),
        ),
    )
    pic.ellipse(x, y, rx, ry, glow)


def limb(pic: Picture, x: float, y: float, r: float, lit: bool, unit: float = 1) -> None:
    """Draw the great dark curve of the Earth, its edge bright when ``lit``."""
    edge, body = ("#4169BC", "#131F50") if lit else ("#1E3370", "#0E1838")
    for step, share in enumerate((0.0, 0.3, 0.6, 0.85, 1.0)):
        pic.circle(x, y, r - (7 + 22 * step**1.5) * unit, mix(edge, body, share))


def first_light(pic: Picture, x: float, y: float, r: float, sun_x: float, unit: float = 1) -> None:
    """Draw thin clouds below the limb that catch the first light."""
    rng = Random(4)
    rows = ((24, 7, "#E9A07A", 4), (56, 8, "#7D7FC4", 6), (100, 7, "#3B519C", 8))
    for depth, count, tone, width in rows:
        for _ in range(count):
            middle = sun_x + unit * rng.gauss(-60, 250)
            half = unit * rng.uniform(40, 120)
            down = unit * (depth + rng.uniform(-12, 12))
            upper, lower = [], []
            thick = unit * width * rng.uniform(0.6, 1.3)
            for step in range(7):
                px = middle + half * (step / 3 - 1)
                py = y - math.sqrt((r - down) ** 2 - (px - x) ** 2)
                swell = thick * math.sin(math.pi * step / 6)
                upper.append((px, py - swell * 0.6))
                lower.append((px, py + swell * 0.4))
            pic.shape([*upper, *reversed(lower[1:-1])], tone, opacity="0.6")


def cloud_field(pic: Picture, seed: int, count: int, size: float, tones: tuple[str, str]) -> None:
    """Fill a picture with banks of thin cloud seen from above, all along one wind."""
    rng = Random(seed)
    banks = ["", ""]
    for index in range(count):
        # one bank to each cell of a loose grid, so that neither heaps nor holes come about
        x = (index % 4 + rng.uniform(0.1, 0.9)) * pic.width / 4
        y = (index // 4 + rng.uniform(0.15, 0.85)) * pic.height / math.ceil(count / 4)
        for row in range(rng.choice((3, 4, 5, 6))):
            half = size * rng.uniform(40, 120)
            middle = x + size * rng.uniform(-50, 50) - 30 * size * row
            banks[row % 2] += _wisp(rng, middle, y, half, size * rng.uniform(6, 12))
            y += size * rng.uniform(9, 15)
    for data, tone in zip(banks, tones, strict=True):
        pic.path(data, tone)


def _wisp(rng: Random, x: float, y: float, half: float, high: float) -> str:
    """Return one cloud: thin at both ends, a little swollen above, swept up to the right."""
    shares = (-1.0, -0.62, -0.2, 0.25, 0.66, 1.0)
    top = [high * (1 - s * s) * rng.uniform(0.5, 1.1) for s in shares]
    upper = [(x + half * s, y - 0.16 * half * s - up) for s, up in zip(shares, top, strict=True)]
    lower = [(x + half * s, y - 0.16 * half * s + 0.45 * high * (1 - s * s)) for s in (0.6, -0.5)]
    return smooth([*upper, *lower], closed=True)
