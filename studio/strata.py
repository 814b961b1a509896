"""The lake of the Jehol animals cut open, and deep below it the layers that keep them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from studio import jehol, lycoptera
from studio.archaefructus_axis import FRESH, IMPRINT
from studio.archaefructus_lake import MORNING, SIDE, TALL, View, bed, lake
from studio.archaefructus_plant import STILL, Shoot, grow
from studio.confuciusornis import vane
from studio.lycoptera_fossil import BROWN, FAINT, GREY, Stone, fossil
from studio.palette import mix
from studio.svg import Pen, Picture, packed, smooth

WIDTH, HEIGHT = 3200.0, 2000.0

LAKE = View(
    1600, 1000, shore=252, surface=296, floor=486, sky=MORNING.sky, depth=MORNING.depth,
    hills=MORNING.hills, cone=MORNING.cone, smoke=MORNING.smoke, sheen=MORNING.sheen,
    glint=MORNING.glint, sun=(1130, 168, 70),
)  # fmt: skip

BEDS: tuple[tuple[float, str], ...] = (
    (548, "#9C8B6A"), (574, "#6F5A38"), (618, "#B49A68"), (676, "#857A68"), (690, "#C0A572"),
    (772, "#8A7148"), (800, "#9A8E7A"), (828, "#A98A56"), (896, "#6E5C44"), (918, "#8C6F44"),
    (972, "#5E4A32"),
)  # fmt: skip
"""Upper edges and colours: pale ash between bands of mud that became stone."""


def cut() -> Picture:
    """Draw the lake above and the strata below it, twice as wide as other scenes."""
    pic = Picture(WIDTH, HEIGHT)
    pen = pic.group(scale=2.0)
    pen.width, pen.height = 1600.0, 1000.0
    lake(pen, LAKE)
    for x, y, size in ((420, 380, 140), (560, 424, 104), (1270, 370, 124)):
        swimmer = pen.group(at=(x, y), scale=(-1 if x > 1000 else 1, 1))
        lycoptera.swim(swimmer, size, lycoptera.SILVER, STILL, 0)
    for x, shoot, share in ((880, plain(TALL), 0.3), (800, replace(plain(SIDE), axis=0), 0.3)):
        grow(pen.group(at=(x, LAKE.floor + 12), scale=share), (0, 0), shoot, FRESH, STILL)
    bed(pen, replace(LAKE, height=640))
    layers(pen, BEDS, 1600, 1000)
    finds(pen)
    return pic


def plain(shoot: Shoot) -> Shoot:
    """Return a shoot as it is drawn from afar."""
    return replace(shoot, fine=False)


def layers(pen: Pen, beds: Sequence[tuple[float, str]], width: float, bottom: float) -> None:
    """Lay beds of stone from the top down, with a few grains in each."""
    rng = Random(12)
    for index, (top, tone) in enumerate(beds):
        line = jehol.crest(width, top, 7 - 0.4 * index, 0.7 + 0.35 * index, 1.7)
        pen.path(f"{smooth(line, decimals=0)}L{packed(width, bottom)}L0 {packed(bottom)}Z", tone)
        low = beds[index + 1][0] if index + 1 < len(beds) else bottom
        if low - top < 24:
            continue
        grains = ""
        for _ in range(13):
            x, y = round(rng.uniform(0, width)), round(rng.uniform(top + 16, low - 8))
            grains += f"M{x} {y}h{round(rng.uniform(4, 16))}"
        pen.stroke(grains, mix(tone, "#2A1A10", 0.18), 2.6)


def finds(pen: Pen) -> None:
    """Place the fossils: fishes in several layers, a flower, a feather."""
    fossil(pen, (640, 728), 400, -3, replace(BROWN, stain="#A4814C"))
    for at, size, turn, stone in (
        ((1046, 640), 190, 176, FAINT), ((300, 650), 150, 8, FAINT), ((1330, 738), 210, 4, BROWN),
        ((250, 858), 170, -5, GREY), ((980, 862), 180, 184, BROWN), ((1180, 944), 130, 3, GREY),

    ):  # fmt: skip
        fossil(pen, at, size, turn, with_ground(stone, at[1]), near=size > 300)
    lying = pen.group(at=(1380, 872), turn=-82)
    shoot = Shoot((70, 66, 60, 50), (4, -5, 6, -4), 4, ((0, -48, 70), (1, 52, 74), (2, -50, 66)),
                  110, 5, False)  # fmt: skip
    grow(lying, (0, 0), shoot, IMPRINT, STILL)
    pen.path(vane((92, 752), -0.28, 120, 26), "#5A3B22")
    pen.stroke("M88 753L204 719", "#8A6844", 2.4)


def with_ground(stone: Stone, y: float) -> Stone:
    """Return the stone with its stain a little darker than the bed it lies in."""
    tone = [colour for top, colour in BEDS if top <= y][-1]
    return replace(stone, stain=mix(tone, stone.dark, 0.3), socket=tone)
