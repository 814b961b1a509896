"""The pictures of 看懂天气和预警: poster, questions 1, 2 and 6; the rest in ``warning_outside``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from studio import warning_outside
from studio.palette import DAWN, INK, mix
from studio.people import ELDER_WOMAN, GIRL, contact_shadow
from studio.poses import place, stands
from studio.scenery import HEIGHT, WIDTH, hills, table
from studio.svg import Picture, packed, polygon
from studio.weather import (
    STORM,
    STORM_DARK,
    cloud,
    fir,
    flash,
    gauge,
    house,
    rain,
    screen,
    shield,
    sign,
    thunderhead,
    wind_mast,
)

FOLDER = "cn.kepu.warning"


def poster() -> Picture:
    """A thunderstorm comes over the hills; a girl watches beside the weather station."""
    pic = Picture(WIDTH, HEIGHT)
    dawn = ((0, "#16324E"), (0.45, "#3C5F7A"), (0.8, "#E39A62"), (1, "#FBDFA6"))
    sky = pic.gradient("sky", dawn)
    pic.rect(0, 0, WIDTH, 900, sky)
    for r, opacity in ((210, "0.18"), (150, "0.26")):
        pic.circle(1330, 700, r, DAWN, opacity=opacity)
    pic.circle(1330, 700, 100, "#FFF1CF")
    thunderhead(pic, 520, 570, 390)
    pic.path(polygon([(200, 560), (850, 560), (770, 860), (90, 860)]), STORM_DARK, opacity="0.55")
    rain(pic, (130, 575, 800, 850), 170, 7, -0.3, "#DCE9F2", 0.55, 3.4)
    flash(pic, [(640, 560), (580, 650), (640, 690), (560, 810)], 9)
    hills(pic, 0, 740, WIDTH, 300, "#5B5F66", 0.4, 40, 1.2)
    hills(pic, 0, 820, WIDTH, 300, "#6F7448", 2.4, 30, 1.0)
    for spot, size in ((360, 110), (490, 130), (250, 94)):
        house(pic, spot, 930, size, "#C99A76")
    hills(pic, 0, 930, WIDTH, 320, "#4E6A3A", 4.0, 18, 0.9)
    pic.rect(0, 1060, WIDTH, 140, "#4E6A3A")
    wind_mast(pic, 800, 1110, 600)
    screen(pic, 1020, 1120, 440)
    gauge(pic, 1290, 1120, 130)
    k = GIRL.bulk
    watching = replace(
        stands(GIRL),
        near_arm=((44 * k, -304), (70, -250), (50, -180)),
        far_arm=((-44 * k, -304), (-110, -350), (-180, -400)),
        tilt=-6,
    )
    place(pic, GIRL, watching, 1440, 1140, 1.06)
    grass = Random(5)
    for _ in range(60):
        x, y = grass.uniform(0, WIDTH), grass.uniform(1110, 1190)
        lean = grass.uniform(-12, 12)
        pic.stroke(f"M{packed(round(x), round(y))}l{packed(round(lean), -28)}", "#6B8A4A", 5)
    return pic


def q1() -> Picture:
    """Four signs on rising steps: blue, yellow, orange, red, with one to four drops."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#DCEAF3")
    for x, y, size, tone in ((330, 250, 190, "#C6DAE8"), (1180, 200, 220, "#C6DAE8"),
                             (760, 150, 120, "#CFE1EC")):  # fmt: skip
        cloud(pic, x, y, size, tone)
    for level in range(4):
        x, top = 200 + level * 300, 900 - level * 130
        pic.rect(x, top, 300, HEIGHT - top, mix("#3C5F7A", "#8DA9BC", 1 - level / 3))
        pic.rect(x, top, 300, 20, mix("#5F86A3", "#C6DAE8", 1 - level / 3))
        shield(pic, x + 150, top - 140, 236, level)
    pic.rect(0, 1080, WIDTH, 120, "#2E4C66")
    return pic


def q2() -> Picture:
    """Night and rain outside; inside the bag is packed, the radio speaks, people wait for word."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#F3DDB4")
    pic.rect(0, 0, WIDTH, 900, "#F6E2BD")
    pic.rect(430, 110, 740, 460, "#8A5A34", 12)
    pic.rect(456, 136, 688, 408, "#22384E")
    cloud(pic, 630, 290, 140, "#33506B")
    cloud(pic, 970, 290, 140, "#33506B")
    hills(pic, 456, 420, 688, 124, "#16283A", 0.6, 14, 1.0)
    rain(pic, (470, 150, 1140, 520), 110, 4, -0.24, "#BBD3E2", 0.7, 4)
    pic.rect(792, 136, 18, 408, "#8A5A34")
    pic.rect(404, 556, 792, 30, "#A9764A", 8)
    pic.rect(0, 880, WIDTH, 320, "#B98A5A")
    pic.rect(0, 866, WIDTH, 20, "#8A5A34")
    for side, look, x in ((1, ELDER_WOMAN, 330), (-1, GIRL, 1290)):
        k = look.bulk
        pose = replace(
            stands(look),
            front=False,
            near_arm=((2, -366 * k), (30, -300 * k), (70, -330 * k)),
            far_arm=((20, -366 * k), (60, -300 * k), (100, -290 * k)),
            face="calm",
            toes=(0, 0),
        )
        place(pic, look, pose, x, 1120, 1.46, side < 0)
    table(pic, 560, 1120, 480, 330)
    pic.rect(620, 690, 250, 100, "#8F3A26", 16)
    pic.circle(690, 742, 36, "#3A2A26")
    pic.circle(690, 742, 24, "#5A463A")
    pic.rect(750, 712, 100, 30, "#F3E3C0", 6)
    pic.stroke("M640 692L560 590", "#8A97A0", 6)
    for step in range(3):
        r = 30 + 26 * step
        edge = r * 0.7
        wave = f"M{560 + edge:g} {590 - edge:g}A{r} {r} 0 0 0 {560 - edge:g} {590 - edge:g}"
        pic.stroke(wave, "#C8281E", 8, opacity=f"{0.9 - 0.25 * step:g}")
    shield(pic, 960, 700, 150, 3)
    contact_shadow(pic, 820, 1130, 130)
    pic.rect(720, 930, 200, 200, "#1F6F78", 44)
    pic.rect(748, 1010, 144, 96, "#2A8E98", 18)
    pic.stroke("M770 934C770 880 870 880 870 934", "#145058", 16)
    pic.rect(724, 980, 192, 14, "#145058")
    return pic


def q6() -> Picture:
    """One snowy day in the window; beside it many years, each a bar around one mean."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#E7EFF4")
    pic.rect(110, 190, 560, 800, "#8A5A34", 20)
    pic.rect(146, 226, 488, 728, "#A9C4D6")
    cloud(pic, 390, 470, 170, "#6F8699")
    hills(pic, 146, 720, 488, 234, "#F4F8FA", 0.5, 24, 0.9)
    house(pic, 300, 886, 170, "#D9A57A")
    pic.path(polygon([(198, 813), (402, 813), (378, 762), (222, 762)]), "#FFFFFF")
    fir(pic, 520, 900, 180, "#3F6B58")
    flakes = Random(3)
    for _ in range(46):
        x, y = flakes.uniform(160, 620), flakes.uniform(480, 930)
        pic.circle(x, y, flakes.uniform(5, 10), "#FFFFFF", opacity="0.95")
    pic.rect(384, 226, 12, 728, "#8A5A34")
    pic.rect(80, 976, 620, 34, "#A9764A", 10)
    pic.rect(780, 190, 720, 800, "#FFFFFF", 34)
    rng = Random(30)
    years = [rng.gauss(0, 46) for _ in range(30)]
    years = [value - sum(years) / len(years) for value in years]
    for index, value in enumerate(years):
        x, high = 830 + index * 21, 300 - value
        tone = "#E2803C" if value < -18 else "#5F93B8" if value > 18 else "#C9B98A"
        pic.rect(x, 900 - high, 14, high, tone, 5)
    pic.stroke("M812 600H1470", INK, 8)
    pic.stroke("M812 250V900H1470", "#8A97A0", 6)
    return pic


def rainfall_still() -> Picture:
    """A valley after long rain: brooks run down its slopes, the stream in the gully rises."""
    pic = Picture(WIDTH, HEIGHT)
    warning_outside.valley(pic, flooded=False)
    warning_outside.level_pole(pic, 960, 1130, 330)
    cloud(pic, 480, 200, 230, STORM)
    cloud(pic, 1080, 220, 250, STORM_DARK)
    cloud(pic, 800, 170, 210, STORM)
    rain(pic, (200, 210, 1400, 760), 210, 12, -0.16, "#E3EEF5", 0.75, 4)
    return pic


def draw(root: Path) -> None:
    """Write every picture of the exhibit below ``root``."""
    folder = root / "exhibits" / FOLDER
    pictures = {
        "poster": poster,
        "q1": q1,
        "q2": q2,
        "q6": q6,
        "rainfall": rainfall_still,
        **warning_outside.PICTURES,
    }
    for level, colour in enumerate(("blue", "yellow", "orange", "red")):
        sign(level).save(folder / f"{colour}.svg")
    for name, paint in pictures.items():
        paint().save(folder / f"{name}.svg")
