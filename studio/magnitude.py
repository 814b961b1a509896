"""Question 6 of 地震来了: one step of magnitude, thirty-two times the energy."""

from __future__ import annotations

from studio.palette import DUSK, EMBER, GLOW
from studio.scenery import HEIGHT, WIDTH, hills
from studio.svg import Picture, number


def q6() -> Picture:
    """One magnitude more: one light beside thirty-two; the trace is ten times as high."""
    pic = Picture(WIDTH, HEIGHT)
    sky = pic.gradient("sky", ((0, "#0D1B2A"), (0.7, DUSK), (1, "#5A4A55")))
    pic.rect(0, 0, WIDTH, HEIGHT, sky)
    for star_x, star_y, size in (
        (160, 190, 3),
        (420, 130, 2.5),
        (300, 330, 2),
        (90, 420, 2.5),
        (520, 260, 3),
        (760, 110, 2.5),
        (1080, 90, 3),
        (1370, 140, 2.5),
        (1520, 260, 3),
        (1500, 460, 2),
        (430, 480, 2.5),
        (200, 560, 2),
        (930, 190, 2),
    ):
        pic.circle(star_x, star_y, size, "#FFF3D6", opacity="0.75")
    hills(pic, 0, 430, WIDTH, 500, "#1E3044", 0.6, 40, 1.1)
    hills(pic, 0, 540, WIDTH, 500, "#3A2C3E", 2.6, 30, 1.3)
    pic.rect(0, 712, 520, 488, "#6E3630")
    pic.rect(0, 712, 520, 14, "#A3654A")
    pic.rect(520, 656, 1080, 544, "#7A3B2E")
    pic.rect(520, 656, 1080, 14, "#B5754F")
    r = 37.0
    pic.circle(330, 712 - r, r * 1.28, GLOW, opacity="0.2")
    for row in range(4):
        for column in range(8):
            x, y = 622 + column * 104, 656 - r - row * 104
            pic.circle(x, y, r * 1.28, GLOW, opacity="0.2")
    for row in range(4):
        for column in range(8):
            _ball(pic, 622 + column * 104, 656 - r - row * 104, r)
    _ball(pic, 330, 712 - r, r)
    _seismograms(pic)
    return pic


def _ball(pic: Picture, x: float, y: float, r: float) -> None:
    pic.circle(x, y, r, GLOW)
    pic.ellipse(x + r * 0.1, y + r * 0.52, r * 0.74, r * 0.4, EMBER, opacity="0.55")
    pic.ellipse(x - r * 0.3, y - r * 0.36, r * 0.3, r * 0.22, "#FFF1CF")


def _seismograms(pic: Picture) -> None:
    pic.rect(176, 778, 308, 262, "#FFF8EC", 22)
    pic.rect(556, 778, 868, 262, "#FFF8EC", 22)
    for y in (844, 974):
        pic.rect(196, y, 268, 3, "#E8D9BE")
        pic.rect(576, y, 828, 3, "#E8D9BE")
    for left, right, high in ((200.0, 460.0, 11.0), (586.0, 1398.0, 110.0)):
        start = left + (right - left) * 0.22
        data = f"M{number(left)} 909H{number(start)}"
        steps = 26
        for step in range(1, steps):
            share = step / steps
            envelope = share**0.6 * 3.1 * (1 - share) ** 1.5
            size = min(1.0, envelope) * high * (1 if step % 2 else -1)
            size *= (1.0, 0.72, 0.9, 0.6)[step % 4]
            data += f"L{number(start + (right - start) * 0.94 * share)} {number(909 - size)}"
        pic.stroke(f"{data}L{number(right)} 909", "#B3261E", 7)
