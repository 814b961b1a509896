"""The lake where Archaefructus grew, cut open like an aquarium: for the film and for stills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from studio import jehol, lycoptera
from studio.archaefructus_axis import FRESH, Tissue
from studio.archaefructus_plant import STILL, Breeze, Shoot, grow
from studio.lottie import Group, Scene, keys
from studio.palette import mix
from studio.svg import Pen, Point, packed, smooth

Stops = Sequence[tuple[float, str]]


@dataclass(frozen=True)
class View:
    """Where things stand in a frame ``width`` by ``height``, and the light of the hour."""

    width: float
    height: float
    shore: float
    """The far shore."""
    surface: float
    """Where the water is cut; from here down one looks into it."""
    floor: float
    sky: Stops
    depth: Stops
    hills: tuple[str, str, str]
    cone: tuple[str, str, str]
    smoke: str
    sheen: str
    glint: str
    sun: tuple[float, float, float]
    mud: tuple[str, str, str] = ("#8A6A3C", "#6E5230", "#523C26")


MORNING = View(
    1600, 1000, shore=356, surface=420, floor=880,
    sky=((0.0, "#EFA858"), (0.45, "#F8CE86"), (0.95, "#FDEBC4")),
    depth=((0.0, "#A9C79C"), (0.28, "#6FA596"), (0.7, "#3C7A7C"), (1.0, "#2A5F68")),
    hills=("#D9A366", "#C48F56", "#A9854C"), cone=("#DDA56C", "#C78E5C", "#FBE3B0"),
    smoke="#EDBE80", sheen="#F6DCA2", glint="#FFF6DE", sun=(1130, 262, 92),
)  # fmt: skip

TALL = Shoot(
    (140, 134, 126, 116, 96), (3, -5, 4, 3, -3), 9,
    ((0, -52, 158), (1, 50, 182), (2, -50, 178), (2, 62, 136), (3, 52, 150), (3, -46, 120)), 216, 3,
)  # fmt: skip
SIDE = Shoot(
    (118, 112, 108, 104, 80), (-6, 4, -5, -3, 6), 8,
    ((0, 50, 138), (1, -54, 150), (2, 50, 150), (3, -52, 126), (3, 44, 116)), 176, 8,
)  # fmt: skip
LOW = Shoot(
    (112, 106, 96, 90), (8, -4, 5, -6), 7,
    ((0, -50, 136), (1, 52, 138), (2, -50, 130), (3, -30, 112), (3, 34, 104)), 0, 5, False,
)  # fmt: skip


def lake(pen: Pen, view: View) -> None:
    """Draw everything behind the plants: sky, volcano, far shore, water, mud."""
    width = view.width
    jehol.sky(pen, view.sky, view.shore + 30)
    x, y, r = view.sun
    jehol.sun(pen, x, y, r, "#FFF4D8")
    jehol.volcano(pen, width * 0.15, view.shore + 4, 210, view.cone, view.smoke)
    crest = jehol.crest(width, view.shore - 10, 16, 0.7)
    jehol.strata(pen, crest, view.surface, view.hills[:2], 20)
    for place, size, seed in ((0.925, 150, 9), (0.985, 104, 6)):
        jehol.conifer(pen, width * place, view.shore + 12, size, view.hills[2], seed, 7)
    pen.rect(0, view.shore + 6, width, view.surface - view.shore + 40, view.sheen)
    jehol.glints(pen, x, view.shore + 10, view.surface + 12, view.glint, 190, 3)
    # a plain box is painted many times faster than a shape of its size
    edge = smooth(ripple(width, view.surface, 5), decimals=0)
    top = view.surface + 8
    pen.path(f"{edge}L{packed(width, top + 2)}L0 {packed(top + 2)}Z", view.depth[0][1])
    pen.rect(0, top, width, view.floor + 24 - top, pen.gradient("depth", view.depth))


def ripple(width: float, y: float, swell: float, phase: int = 0) -> list[Point]:
    """Return a gently rippled line across ``width``."""
    return [
        (width * step / 16, y + swell * (-1) ** (step + phase) * (0.6 + 0.4 * (step % 3)))
        for step in range(17)
    ]


def shafts(pen: Pen, view: View, breeze: Breeze) -> None:
    """Let the sun into the water: slanting bands that come and go."""
    for index, (place, wide) in enumerate(((0.3, 90), (0.5, 130), (0.66, 70), (0.8, 110))):
        x, top, low = view.width * place, view.surface + 4, view.floor
        lean = -view.width * 0.12
        glow = pen.group(opacity=breeze.turn(0.1, 0.05, index * 0.27))
        glow.path(
            f"M{packed(x, top)}h{packed(wide)}L{packed(x + lean + wide * 2.3, low)}"
            f"h{packed(-wide * 1.9)}Z",
            "#FFF4D8",
        )


def bed(pen: Pen, view: View) -> None:
    """Lay the mud of the lake floor, with a few pebbles."""
    levels = [view.floor, view.floor + 34, view.floor + 78, view.height]
    for index, tone in enumerate(view.mud):
        low = levels[index + 1] + 26
        crest = jehol.crest(view.width, levels[index], 9, 0.4 + 1.6 * index, 1.6)
        edge = f"L{packed(view.width, levels[index] + 24)}L0 {packed(levels[index] + 24)}Z"
        pen.path(smooth(crest, decimals=0) + edge, tone)
        pen.rect(0, levels[index] + 22, view.width, low - levels[index], tone)
    rng = Random(11)
    for index in range(9):
        x = view.width * (index + rng.uniform(0.2, 0.8)) / 9
        size = rng.uniform(9, 20)
        tone = mix(view.mud[0], "#F6DCA2", rng.uniform(0.15, 0.35))
        pen.ellipse(x, view.floor + rng.uniform(22, 50), size * 1.5, size * 0.7, tone)


def meadow(pen: Pen, view: View, places: Sequence[float] = (0.085, 0.2, 0.89)) -> None:
    """Draw the far plants under water as quiet shapes; standing still, they cost little."""
    tone = mix(view.depth[1][1], view.depth[3][1], 0.45)
    far = Tissue(*(tone for _ in range(9)))
    for index, place in enumerate(places):
        lengths = tuple(96 - 9 * ((index + step) % 3) for step in range(3 + index % 2))
        turns = tuple((-1) ** (index + step) * 5.0 for step in range(len(lengths)))
        sprigs = tuple((j, side * 50.0, 120.0) for j in range(len(lengths)) for side in (-1, 1))
        shoot = Shoot(lengths, turns, 6, sprigs, 0, index, False)
        grow(pen, (view.width * place, view.floor + 6), shoot, far, STILL)


Row = Sequence[tuple[float, Shoot]]
ROW: Row = ((-318, SIDE), (214, LOW), (-150, LOW), (380, SIDE), (0, TALL))


def stand(pen: Pen, view: View, breeze: Breeze, row: Row = ROW) -> None:
    """Draw the plants in front, by their distance from the middle of the frame."""
    low = view.floor + 14
    for x, shoot in row:
        root = (view.width / 2 + x, low + (10 if shoot is TALL else 0))
        grow(pen, root, shoot, FRESH, breeze)


def film() -> Scene:
    """Step 1: morning at the lake; the plants sway, a little shoal passes."""
    scene, view = Scene(1600, 1000, 8), MORNING
    breeze = Breeze(8)
    back = scene.layer("lake")
    lake(back, view)
    shafts(scene.layer("light"), view, breeze)
    meadow(scene.layer("meadow"), view)
    shoal(scene.layer("far shoal"), FAR_SHOAL, lycoptera.DISTANT)
    bed(scene.layer("mud"), view)
    front = scene.layer("plants")
    stand(front, view, breeze)
    shoal(scene.layer("shoal"), NEAR_SHOAL, lycoptera.SILVER)
    waves = scene.layer("surface")
    surface(waves, view)
    return scene


def surface(pen: Group, view: View) -> None:
    """Draw the lit edge of the water, rippling."""
    poses = [smooth(ripple(view.width, view.surface, 5, phase), decimals=0) for phase in (0, 1)]
    beat = keys(*((second, poses[second // 2 % 2]) for second in range(0, 10, 2)))
    pen.stroke(beat, "#FFF6DE", 5, opacity=0.75)


def shoal(pen: Group, fishes: Sequence[tuple[float, ...]], scales: lycoptera.Scales) -> None:
    """Let fishes swim by: each row is start, end, level, size, and the second it sets out."""
    for index, (start, end, level, size, leaves) in enumerate(fishes):
        path = keys((leaves, (start, level)), (4, ((start + end) / 2, level - 26), "linear"),
                    (8, (end, level)), ease="linear")  # fmt: skip
        place = pen.group(at=path, scale=(1.0 if end > start else -1.0, 1.0))
        lycoptera.swim(place, size, scales, Breeze(8, 1), index * 0.3)


FAR_SHOAL = (
    (1300.0, 420.0, 560.0, 92.0, 0.0), (1390.0, 500.0, 606.0, 84.0, 0.0),
    (1450.0, 590.0, 540.0, 78.0, 0.0),
)  # fmt: skip
NEAR_SHOAL = (
    (-160.0, 1180.0, 690.0, 190.0, 0.0), (-330.0, 985.0, 760.0, 160.0, 0.0),
    (-420.0, 640.0, 650.0, 150.0, 0.0),
)  # fmt: skip
