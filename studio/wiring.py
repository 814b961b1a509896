"""Electric things of a house and its street: sockets, breakers, cells, lamps, pylons, wires.

Wire colours are those of Chinese houses: live brown or red, neutral blue, earth yellow-green.
"""

from __future__ import annotations

from itertools import pairwise

from studio.palette import GLOW, INK, mix
from studio.svg import Picture, Point, number, packed, polygon

LIVE, NEUTRAL, EARTH, EARTH_STRIPE = "#B3402E", "#2F6FB0", "#E8C53A", "#3F8F45"
PLATE, PLATE_SHADE = "#FBF8F0", "#DCD5C4"
SLOT = "#2A2E33"
STEEL, STEEL_DARK = "#8A97A0", "#56636C"


def socket(pic: Picture, x: float, y: float, size: float) -> None:
    """Draw a three-hole wall socket: earth above, below it neutral left and live right.

    Distances follow the 10 A pattern: the earth slot 10.3 mm from the middle, the others
    7.9 mm, turned by 30° so that their lower ends come together.
    """
    k = size / 100
    half = 50 * k
    pic.rect(x - half - 4 * k, y - half + 2 * k, size + 8 * k, size + 6 * k, INK, 14 * k,
             opacity="0.16")  # fmt: skip
    pic.rect(x - half, y - half, size, size, PLATE_SHADE, 12 * k)
    pic.rect(x - half, y - half, size, size * 0.965, PLATE, 12 * k)
    pic.circle(x, y, 39 * k, PLATE_SHADE)
    pic.circle(x, y, 36.5 * k, mix(PLATE, PLATE_SHADE, 0.35))
    unit = 1.9 * k
    for dx, dy, turn in ((0.0, -10.3, 0), (-6.85, 3.95, -30), (6.85, 3.95, 30)):
        pic.open_group(f"translate({packed(x + dx * unit, y + dy * unit)}) rotate({turn})")
        pic.rect(-1.4 * unit, -4.2 * unit, 2.8 * unit, 8.4 * unit, "#B9B2A2", 0.9 * unit)
        pic.rect(-0.95 * unit, -3.6 * unit, 1.9 * unit, 7.2 * unit, SLOT, 0.5 * unit)
        pic.close_group()


def plug(pic: Picture, x: float, y: float, size: float, tone: str = "#3A4046") -> None:
    """Draw a plug pushed into a socket at ``(x, y)``, seen from the front."""
    pic.rect(x - size * 0.36, y - size * 0.4, size * 0.72, size * 0.84, tone, size * 0.2)
    pic.rect(x - size * 0.26, y - size * 0.3, size * 0.52, size * 0.44, mix(tone, "#FFFFFF", 0.18),
             size * 0.14)  # fmt: skip
    pic.rect(x - size * 0.1, y + size * 0.4, size * 0.2, size * 0.26, tone, size * 0.08)


def breaker(pic: Picture, x: float, y: float, size: float, on: bool, poles: int = 1) -> None:
    """Draw a breaker ``size`` high about its middle: lever up and red when on, down when off."""
    k = size / 200
    wide = 72 * k * poles
    pic.rect(x - wide / 2, y - 100 * k, wide, 200 * k, "#F4F1EA", 8 * k)
    pic.rect(x - wide / 2, y - 100 * k, wide, 34 * k, "#D5D0C4", 8 * k)
    pic.rect(x - wide / 2, y + 66 * k, wide, 34 * k, "#D5D0C4", 8 * k)
    pic.rect(x - wide * 0.3, y - 44 * k, wide * 0.6, 88 * k, "#2F3840", 6 * k)
    pic.rect(x - wide * 0.36, y + (-52 if on else 12) * k, wide * 0.72, 40 * k,
             "#2B7A3B" if on else "#C43E16", 6 * k)  # fmt: skip


def cell(pic: Picture, x: float, y: float, long: float, thick: float) -> Point:
    """Draw a dry cell that lies with its plus to the right; return where plus is."""
    cap = long * 0.05
    pic.rect(x, y - thick / 2, long, thick, "#2E3A44", thick * 0.14)
    pic.rect(x + long * 0.66, y - thick / 2, long * 0.34, thick, "#D98A1C", thick * 0.14)
    pic.rect(x, y - thick / 2 + thick * 0.12, long, thick * 0.16, "#FFFFFF", opacity="0.28")
    pic.rect(x + long, y - thick * 0.2, cap, thick * 0.4, STEEL, 4)
    arm = thick * 0.16
    plus = x + long * 0.85
    pic.stroke(f"M{packed(plus - arm, y)}h{number(arm * 2)}M{packed(plus, y - arm)}"
               f"v{number(arm * 2)}", "#FFF8EC", thick * 0.08)  # fmt: skip
    minus = x + long * 0.12
    pic.stroke(f"M{packed(minus - arm, y)}h{number(arm * 2)}", "#FFF8EC", thick * 0.08)
    return x + long + cap, y


def bulb(pic: Picture, x: float, y: float, r: float, lit: bool, glow: str = "") -> None:
    """Draw a lamp, glass up, its screw below; ``glow`` is a fill for its light."""
    if lit:
        for reach, opacity in ((2.3, "0.16"), (1.6, "0.26")):
            pic.circle(x, y, r * reach, glow or GLOW, opacity=opacity)
    glass = "#FFE9A8" if lit else "#DCE7EA"
    pic.path(
        f"M{packed(x - r * 0.42, y + r * 1.1)}C{packed(x - r * 0.44, y + r * 0.8)} "
        f"{packed(x - r, y + r * 0.6)} {packed(x - r, y)}A{packed(r, r)} 0 0 1 {packed(x + r, y)}"
        f"C{packed(x + r, y + r * 0.6)} {packed(x + r * 0.44, y + r * 0.8)} "
        f"{packed(x + r * 0.42, y + r * 1.1)}Z",
        glass,
    )
    wire = "#E2702B" if lit else STEEL_DARK
    pic.stroke(
        f"M{packed(x - r * 0.2, y + r * 1.1)}L{packed(x - r * 0.34, y + r * 0.1)}"
        f"l{packed(r * 0.17, r * 0.2)} {packed(r * 0.17, -r * 0.2)} {packed(r * 0.17, r * 0.2)} "
        f"{packed(r * 0.17, -r * 0.2)}L{packed(x + r * 0.2, y + r * 1.1)}",
        wire,
        r * 0.08,
    )
    pic.path(f"M{packed(x - r * 0.72, y - r * 0.1)}A{packed(r * 0.72, r * 0.72)} 0 0 1 "
             f"{packed(x - r * 0.3, y - r * 0.66)}L{packed(x - r * 0.36, y - r * 0.5)}"
             f"A{packed(r * 0.6, r * 0.6)} 0 0 0 {packed(x - r * 0.58, y - r * 0.06)}Z", "#FFFFFF",
             opacity="0.8")  # fmt: skip
    for step in range(3):
        pic.rect(x - r * 0.42, y + r * (1.08 + 0.2 * step), r * 0.84, r * 0.17, STEEL, r * 0.07)
    pic.rect(x - r * 0.2, y + r * 1.68, r * 0.4, r * 0.14, INK, r * 0.06)


def bolt(pic: Picture, x: float, y: float, size: float, tone: str = GLOW) -> None:
    """Draw the zigzag that stands for electricity."""
    spots = [(0.16, -1), (-0.5, 0.16), (-0.06, 0.16), (-0.2, 1), (0.5, -0.26), (0.06, -0.26)]
    pic.path(polygon([(x + px * size, y + py * size) for px, py in spots]), tone)


def pylon(pic: Picture, x: float, base: float, high: float, tone: str) -> list[Point]:
    """Draw a lattice tower; return where its six wires hang (three arms, left then right)."""
    k = high / 600
    foot, waist, top = 92 * k, 34 * k, 14 * k
    body = [(x - foot, base), (x - waist, base - 300 * k), (x - top, base - high), (x + top,
            base - high), (x + waist, base - 300 * k), (x + foot, base)]  # fmt: skip
    data = "M" + "L".join(packed(*p) for p in body)
    pic.stroke(data, tone, 10 * k, "butt")
    levels = [0, 130, 230, 310, 380, 440, 500, 560]
    cross = ""
    for index, (low, up) in enumerate(pairwise(levels)):
        a, b = _half(low, foot, waist, top), _half(up, foot, waist, top)
        y1, y2 = base - low * k, base - up * k
        cross += f"M{packed(x - a, y1)}L{packed(x + b, y2)}M{packed(x + a, y1)}L{packed(x - b, y2)}"
        if index:
            cross += f"M{packed(x - a, y1)}L{packed(x + a, y1)}"
    pic.stroke(cross, tone, 5 * k, "butt")
    hangs: list[Point] = []
    for level, reach in ((370, 130), (460, 165), (545, 110)):
        y = base - level * k
        arm = [(x - reach * k, y), (x, y - 34 * k), (x + reach * k, y), (x, y + 10 * k)]
        pic.path(polygon(arm), tone)
        for side in (-1, 1):
            end = x + side * (reach - 6) * k
            pic.stroke(f"M{packed(end, y)}v{number(34 * k)}", mix(tone, "#FFFFFF", 0.35), 8 * k)
            hangs.append((end, y + 36 * k))
    return hangs


def _half(level: float, foot: float, waist: float, top: float) -> float:
    """Return half the width of a tower ``level`` above its foot."""
    if level < 300:
        return foot + (waist - foot) * level / 300
    return waist + (top - waist) * (level - 300) / 300


def sag(a: Point, b: Point, by: float) -> str:
    """Return a wire that hangs from ``a`` to ``b`` and sags ``by`` in its middle."""
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + by * 2)
    return f"M{packed(*a)}Q{packed(*middle)} {packed(*b)}"


def earth_sign(pic: Picture, x: float, y: float, size: float, tone: str = EARTH_STRIPE) -> None:
    """Draw the sign of the earth wire: a stem and three bars that grow shorter."""
    pic.stroke(
        f"M{packed(x, y - size)}V{packed(y)}M{packed(x - size, y)}h{number(size * 2)}"
        f"M{packed(x - size * 0.64, y + size * 0.42)}h{number(size * 1.28)}"
        f"M{packed(x - size * 0.28, y + size * 0.84)}h{number(size * 0.56)}",
        tone,
        size * 0.17,
    )


def earth_wire(pic: Picture, data: str, width: float) -> None:
    """Draw a yellow wire with green stripes along ``data``."""
    pic.stroke(data, EARTH, width)
    pic.raw(
        f'<path d="{data}" fill="none" stroke="{EARTH_STRIPE}" stroke-width="{number(width)}" '
        f'stroke-dasharray="{number(width * 1.1)} {number(width * 1.1)}"/>'
    )
