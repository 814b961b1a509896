"""Exhibit 辽宁古果——花的故事: the scenes of its film, the poster, a picture for each question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from studio import (
    archaefructus_closeup,
    archaefructus_lake,
    archaefructus_rock,
    archaefructus_seeds,
    archaefructus_slab,
    archaefructus_today,
    jehol,
    lycoptera,
)
from studio.archaefructus_lake import LOW, MORNING, SIDE, TALL, View
from studio.archaefructus_plant import STILL
from studio.lottie import Scene
from studio.palette import DAWN, DUSK, EMBER, NIGHT
from studio.svg import Pen, Picture, smooth

FOLDER = Path("exhibits") / "cn.kepu.archaefructus"
WIDTH, HEIGHT = 1600.0, 1200.0

DAYBREAK = View(
    1600, 1200, shore=560, surface=640, floor=1096,
    sky=((0.0, NIGHT), (0.22, DUSK), (0.5, "#A25B4C"), (0.7, EMBER), (0.88, DAWN), (1, "#FCE0A0")),
    depth=((0.0, "#B9935E"), (0.2, "#5F8478"), (0.6, "#2E5F68"), (1.0, "#1D4552")),
    hills=("#8A5358", "#6F4650", "#4E3340"), cone=("#A4605E", "#87505A", "#FFE09A"),
    smoke="#B5765C", sheen="#F3BE74", glint="#FFF3D0", sun=(1090, 456, 128),
    mud=("#5E4630", "#493626", "#38291F"),
)  # fmt: skip
TRIO = ((-262, SIDE), (208, LOW), (0, TALL))
NOON = replace(MORNING, height=1200, shore=380, surface=452, floor=1080, sun=(1200, 250, 104))


def draw(root: Path) -> None:
    """Write every scene and picture of the exhibit under ``root``."""
    for name, film in FILMS.items():
        film().save(root / FOLDER / f"{name}.json")
    for name, paint in PICTURES.items():
        pen = Picture(WIDTH, HEIGHT)
        paint(pen)
        pen.save(root / FOLDER / f"{name}.svg")


def daybreak(pen: Picture) -> None:
    """Poster: the plant lifts its axes out of the lake before the rising sun."""
    view = DAYBREAK
    archaefructus_lake.lake(pen, view)
    jehol.stars(pen, 52, 300, 12)
    archaefructus_lake.shafts(pen, view, STILL)
    _fish(pen, ((330, 830, 150), (520, 900, 120)), lycoptera.DUSKY)
    archaefructus_lake.bed(pen, view)
    tall = pen.group(pivot=(800, view.floor), at=(800, view.floor + 16), scale=1.27)
    archaefructus_lake.stand(tall, view, STILL)
    _fish(pen, ((1430, 872, 200),), lycoptera.SILVER)
    _edge(pen, view)


def shallows(pen: Picture) -> None:
    """q3: at home in shallow fresh water, rooted in the mud, heads in the air."""
    view = NOON
    archaefructus_lake.lake(pen, view)
    archaefructus_lake.shafts(pen, view, STILL)
    archaefructus_lake.meadow(pen, view, (0.075, 0.62, 0.94))
    _fish(pen, ((1130, 700, 96), (1210, 746, 84)), lycoptera.DISTANT)
    archaefructus_lake.bed(pen, view)
    plants = pen.group(pivot=(800, view.floor), at=(760, view.floor + 8), scale=1.27)
    archaefructus_lake.stand(plants, view, STILL, TRIO)
    _fish(pen, ((1310, 900, 210), (250, 780, 180)), lycoptera.SILVER)
    _edge(pen, view)


def _fish(pen: Pen, places: tuple[tuple[float, float, float], ...], tone: lycoptera.Scales) -> None:
    for x, y, size in places:
        lycoptera.swim(pen.group(at=(x, y), turn=-3), size, tone, STILL, 0)


def _edge(pen: Picture, view: View) -> None:
    line = smooth(archaefructus_lake.ripple(view.width, view.surface, 5), decimals=0)
    pen.stroke(line, view.glint, 5, opacity=0.7)


FILMS: dict[str, Callable[[], Scene]] = {
    "lake": archaefructus_lake.film,
    "axis": archaefructus_closeup.film,
    "seeds": archaefructus_seeds.film,
    "stone": archaefructus_rock.film,
    "today": archaefructus_today.film,
}
PICTURES: dict[str, Callable[[Picture], None]] = {
    "poster": daybreak,
    "q1": archaefructus_seeds.still,
    "q2": archaefructus_closeup.still,
    "q3": shallows,
    "q4": archaefructus_slab.dating,
    "q5": archaefructus_slab.whole_plant,
    "q6": archaefructus_today.four,
}
