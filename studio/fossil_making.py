"""How a fossil is made, in three moving pictures: a fish swims, is buried, and lies in the rock."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from studio import jehol
from studio.lycoptera_fossil import BROWN, fossil
from studio.lycoptera_near import ALIVE, DEAD, beating, fish
from studio.palette import mix
from studio.svg import Picture, Point, packed, smooth
from studio.webp import rendered, save_sheet, save_webp

WIDTH, HEIGHT = 1600.0, 1000.0
SWIM_FRAMES, SWIM_MS = 10, 110
FPS, SECONDS = 12, 6.0

ASH, MUD = "#8C857B", "#8A6A3C"
WATER = ((0.0, "#6FA596"), (0.45, "#4A8784"), (1.0, "#2F666C"))


def swimming(share: float) -> Picture:
    """Draw the fish at ``share`` of one beat of its tail."""
    pic = Picture(WIDTH, HEIGHT)
    pic.rect(0, 0, WIDTH, HEIGHT, "#5F9A8E")
    for top, tone in ((0, "#79AE9B"), (190, "#6CA495"), (620, "#528D86"), (800, "#457F7C")):
        if top:
            line = jehol.crest(WIDTH, top, 10, top / 90, 1)
            pic.path(f"{smooth(line, decimals=0)}L1600 1000L0 1000Z", tone)
        else:
            pic.rect(0, 0, WIDTH, 300, tone)
    for x, wide in ((360, 120), (760, 200), (1240, 150)):
        pic.path(f"M{x} 0h{wide}L{x - 330 + wide * 1.4:g} 1000h{-wide * 1.6:g}Z", "#E8F2D8",
                 opacity=0.1)  # fmt: skip
    _drifting(pic, share)
    place = pic.group(at=(850, 490 + 7 * math.sin(2 * math.pi * share)), turn=-1.5)
    fish(place, 1020, ALIVE, beating(share))
    return pic


def _drifting(pic: Picture, share: float) -> None:
    """Let small things in the water drift past; after one beat each is where the next one was."""
    rng = Random(4)
    for _ in range(8):
        step, level, phase = rng.choice((266.7, 320.0, 400.0)), rng.uniform(90, 910), rng.random()
        r, swell = rng.uniform(3, 6.5), rng.uniform(50, 110)
        x = -step * (share + phase)
        while x < WIDTH + step:
            wave = math.sin(0.0131 * x + 6 * phase) + 0.6 * math.sin(0.037 * x + level)
            pic.circle(x, level + swell * wave, r, "#E3EBCB", opacity=0.5)
            x += step


@dataclass(frozen=True)
class Bed:
    """One layer that settles on the lake floor: when, how thick, and what it is made of."""

    start: float
    end: float
    thick: float
    dome: float
    """How far its top still bulges over the fish."""
    tone: str


BEDS = (
    Bed(1.6, 2.4, 66, 0, ASH), Bed(2.3, 3.2, 88, 14, mix(MUD, "#C9A56A", 0.3)),
    Bed(3.1, 3.9, 60, 26, mix(ASH, "#FFFFFF", 0.12)),
    Bed(3.8, 4.6, 82, 14, mix(MUD, "#C9A56A", 0.12)),
)  # fmt: skip
FLOOR = 790.0
REST: Point = (800.0, 716.0)
LONG = 640.0
"""Length of the fish."""


def burying(second: float) -> Picture:
    """Draw the moment: the dead fish sinks, ash and mud settle on it, at last it is a fossil."""
    canvas = Picture(WIDTH, HEIGHT)
    nearer = 1 + 0.28 * _eased((second - 4.2) / 1.5)
    pic = canvas.group(pivot=(800, 800), at=(800, 800 - 60 * (nearer - 1) / 0.28), scale=nearer)
    pic.rect(0, -100, WIDTH, HEIGHT + 200, pic.gradient("water", WATER))
    for x, wide in ((420, 130), (900, 190)):
        pic.path(f"M{x} 0h{wide}L{x - 260 + wide * 1.4:g} 1000h{-wide * 1.6:g}Z", "#E8F2D8",
                 opacity=0.07)  # fmt: skip
    _rain(pic, second)
    sunk = _eased(second / 1.5)
    place = (REST[0] - 60 * (1 - sunk) + 26 * math.sin(3.2 * sunk), 270 + (REST[1] - 270) * sunk)
    flat = 1 - 0.2 * _eased((second - 2.4) / 2.2)
    body = pic.group(at=place, turn=-15 * (1 - sunk) + 2, scale=(1, flat))
    fish(body, LONG, DEAD, beating(0.1, 0.3))
    for index, tone in enumerate(("#6E5230", "#7C7468", "#5C4428", "#6C6459")):
        line = jehol.crest(WIDTH, FLOOR + 56 * index, 9, 0.4 + 1.3 * index, 1.5)
        pic.path(f"{smooth(line, decimals=0)}L1600 1100L0 1100Z", tone)
    for index in range(len(BEDS)):
        _settle(pic, index, second)
    turned = _eased((second - 4.3) / 1.0)
    if turned:
        shown = pic.group(at=place, turn=2, scale=(1, flat), opacity=turned)
        fossil(shown, (0, 0), LONG, 0, BROWN)
    return canvas


def _grown(bed: Bed, second: float) -> float:
    return _eased((second - bed.start) / (bed.end - bed.start))


def _top(index: int, second: float) -> list[Point]:
    """Return the upper edge of a layer by now; the last ones still show what lies below."""
    line = jehol.crest(WIDTH, 0, 9 * 0.8 ** (index + 1), 0.4, 1.5)
    high = FLOOR - sum(bed.thick * _grown(bed, second) for bed in BEDS[: index + 1])
    dome = BEDS[index].dome * _grown(BEDS[index], second) if index >= 0 else 0.0
    return [(x, high + y - dome * math.exp(-(((x - REST[0]) / 330) ** 2))) for x, y in line]


def _settle(pic: Picture, index: int, second: float) -> None:
    """Draw a layer as thick as it is by now."""
    bed = BEDS[index]
    if _grown(bed, second) <= 0.01:
        return
    top, low = _top(index, second), _top(index - 1, second)
    back = smooth(low[::-1], decimals=0).replace("M", "L", 1)
    pic.path(f"{smooth(top, decimals=0)}{back}Z", bed.tone, opacity=0.92)
    rng, specks = Random(index + 3), ""
    for _ in range(52):
        x, share, long = rng.uniform(10, 1570), rng.uniform(0.14, 0.9), rng.uniform(5, 20)
        at = min(int(x / WIDTH * 16), 15)
        if low[at][1] - top[at][1] > 18:
            y = low[at][1] + (top[at][1] - low[at][1]) * share
            specks += f"M{packed(round(x), round(y))}h{packed(round(long))}"
    if specks:
        pic.stroke(specks, mix(bed.tone, "#2A1A10", 0.2), 4, opacity=0.7)


def _rain(pic: Picture, second: float) -> None:
    """Let ash and mud sink through the water, more of it while a layer forms."""
    rng = Random(9)
    fading = 1 - _eased((second - 4.0) / 0.9)
    rising = _eased((second - 0.6) / 0.9)
    if fading * rising <= 0:
        return
    for tone, count in (("#C9C2B4", 90), ("#B08E5C", 50)):
        data = ""
        for _ in range(count):
            x, speed = rng.uniform(0, WIDTH), rng.uniform(130, 240)
            y = (rng.uniform(0, 1000) + speed * second) % 1000
            x += 9 * math.sin(second * 2.1 + x)
            data += f"M{packed(round(x), round(y))}h{packed(round(rng.uniform(1, 10)))}"
        pic.stroke(data, tone, 8, opacity=0.75 * fading * rising)


def _eased(share: float) -> float:
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)


def burial() -> Sequence[Picture]:
    """Return the frames of the burial."""
    count = round(FPS * SECONDS)
    return [burying(index / FPS) for index in range(count)]


def swim() -> Sequence[Picture]:
    """Return the frames of the swimming fish, one beat of its tail."""
    return [swimming(index / SWIM_FRAMES) for index in range(SWIM_FRAMES)]


def draw_films(folder: Path) -> None:
    """Write the sheet and the animated WebP into ``folder``."""
    save_sheet([rendered(pic, 600) for pic in swim()], SWIM_MS, 5, folder / "fish.json")
    save_webp([rendered(pic, 960) for pic in burial()], FPS, folder / "burial.webp")
