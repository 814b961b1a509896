"""How the plant became stone: it sinks, mud and ash cover it, water goes, a slab opens."""

from __future__ import annotations

from random import Random

from studio import jehol
from studio.archaefructus_axis import FRESH, IMPRINT
from studio.archaefructus_plant import STILL, grow
from studio.archaefructus_slab import BEDS, SPRIG, beds, imprint, slab
from studio.lottie import Group, Scene, keys
from studio.svg import smooth

SKY = ((0.0, "#8FA7A6"), (0.5, "#D9B98A"), (1.0, "#F6DCA8"))
FLOOR = 720.0
COVER = (30.0, 26.0, 34.0, 24.0, 36.0, 24.0)
"""How thick each bed over the plant becomes."""
MIDDLE = (0.0, -215.0)
"""Of the sprig: what it turns about."""
DRY, OPEN = 4.9, 6.3
"""Seconds: when the water goes, and when the picture changes to the slab."""


def film() -> Scene:
    """Step 4: from the lake floor to the opened slab."""
    scene = Scene(1600, 1000, 9.5)
    _land(scene)
    lake = scene.layer("water", end=OPEN + 0.8, at=keys((DRY, (0.0, 0.0)), (6.2, (0.0, 560.0))))
    lake.rect(0, 262, 1600, 760, lake.gradient("lake", ((0, "#9DBFA4"), (1, "#2F6A70"))))
    lake.rect(0, 258, 1600, 8, "#FFF6DE", opacity=0.7)
    _rain(scene.layer("ash", end=OPEN))
    rise = keys((DRY, (0.0, 0.0)), (6.2, (0.0, -150.0)))
    _sink(scene.layer("sprig", end=4.0))
    _strata(scene.layer("beds", end=OPEN + 0.8, at=rise))
    _press(scene.layer("imprint", end=OPEN + 0.8, at=rise))
    _slabs(scene)
    return scene


def _land(scene: Scene) -> None:
    land = scene.layer("land", end=OPEN + 0.8)
    jehol.sky(land, SKY, 1000)
    plume = scene.layer("plume", end=OPEN + 0.8)
    puffs = ((0, 0, 44), (26, -46, 60), (72, -84, 78), (136, -110, 92), (222, -124, 100),
             (326, -128, 96), (430, -122, 84), (520, -110, 66))  # fmt: skip
    for index, (dx, dy, r) in enumerate(puffs):
        start = 0.3 + 0.32 * index
        puff = plume.group(
            pivot=(410 + dx, 84 + dy), at=keys((start, (410.0, 96.0)), (start + 2.6,
            (410.0 + dx, 104.0 + dy * 0.8))),
            scale=keys((start, 0.1), (start + 2.6, 1.0), ease="out"),
            opacity=keys((DRY, 1.0), (6.2, 0.0)),
        )  # fmt: skip
        puff.ellipse(410 + dx, 84 + dy, r * 1.2, r * 0.8, "#8C8078" if index % 2 else "#9A8E82")
    cone = scene.layer("cone", end=OPEN + 0.8)
    cone.path("M170 276C270 236 330 160 372 104H448C490 160 560 236 676 276Z", "#8F7558")
    cone.path("M410 104H448C490 160 560 236 676 276H440C420 220 436 160 410 104Z", "#785F47")
    cone.ellipse(410, 104, 38, 8, "#E08A3C")
    for base, tone in ((258, "#B99A62"), (300, "#A5854E")):
        crest = smooth(jehol.crest(1600, base, 14, base / 60), decimals=0)
        cone.path(f"{crest}V{base + 40}H0Z", tone)
        cone.rect(0, base + 36, 1600, 420, tone)


def _rain(pen: Group) -> None:
    """Let ash and mud trickle down through the water."""
    rng = Random(21)
    for index in range(44):
        start = rng.uniform(1.0, 4.0)
        x, size = rng.uniform(120, 1480), rng.uniform(3.5, 8)
        fall = keys((start, (x, 268.0)), (start + rng.uniform(1.4, 2.2),
                    (x + rng.uniform(-50, 50), FLOOR - 60)), ease="linear")  # fmt: skip
        fade = keys((start, 0.0), (start + 0.2, 0.9), (start + 1.4, 0.9), (start + 1.8, 0.0))
        tone = "#5F5448" if index % 3 else "#8A6A3C"
        pen.group(at=fall, opacity=fade).circle(0, 0, size, tone)


def _strata(pen: Group) -> None:
    """Let bed after bed come up from behind the one below it."""
    levels: list[float] = [FLOOR]
    for high in COVER:
        levels.append(levels[-1] - high)
    for index in range(len(COVER) - 1, -1, -1):
        start = 2.3 + 0.42 * index
        lift = FLOOR - levels[index + 1] + 14
        bed = pen.group(at=keys((start, (0.0, lift)), (start + 0.9, (0.0, 0.0))))
        y = levels[index + 1]
        crest = smooth([(x, y + 5 * (-1) ** (x // 200 + index)) for x in range(0, 1601, 200)],
                       decimals=0)  # fmt: skip
        bed.path(f"{crest}V{y + 64}H0Z", BEDS[(5 - index) % len(BEDS)])
    pen.path(smooth([(x, FLOOR + 6 * (-1) ** (x // 200)) for x in range(0, 1601, 200)],
                    decimals=0) + f"V{FLOOR + 40}H0Z", "#8A6A3C")  # fmt: skip
    pen.rect(0, FLOOR + 36, 1600, 60, "#8A6A3C")
    for index, tone in enumerate(("#7A5C36", "#6E5230", "#604828", "#523C26")):
        pen.rect(0, FLOOR + 90 + 84 * index, 1600, 90, tone)


def _sink(pen: Group) -> None:
    """Let the sprig sink to the floor and lie down; then it is pressed flat and dark."""
    fall = keys((0.0, (760.0, 330.0)), (1.1, (850.0, 520.0)), (2.2, (800.0, FLOOR - 34)))
    roll = keys((0.0, -12.0), (1.1, 34.0), (2.2, 84.0))
    fresh = pen.group(pivot=MIDDLE, at=fall, turn=roll, scale=1.25)
    grow(fresh, (0, 0), SPRIG, FRESH, STILL)


def _press(pen: Group) -> None:
    """Show what is left between the beds: flat and dark."""
    seen = keys((2.9, 0.0), (4.2, 0.95))
    flat = pen.group(at=(800, FLOOR - 16), scale=(1.25, 0.5), opacity=seen)
    grow(flat.group(pivot=MIDDLE, at=(0.0, 0.0), turn=84), (0, 0), SPRIG, IMPRINT, STILL)


def _slabs(scene: Scene) -> None:
    """Open a slab like a book: the imprint on one half, its mirror image on the other."""
    seen = keys((OPEN, 0.0), (OPEN + 0.7, 1.0))
    ground = scene.layer("ground", start=OPEN, opacity=seen)
    ground.rect(0, 0, 1600, 1000, ground.gradient("air", ((0, "#F6DDAE"), (1, "#FBEFD2"))))
    jehol.sun(ground, 800, 380, 300, "#FFF6E0", 1)
    beds(ground, 700, 1000, 0.9, 84)
    stone = scene.layer("slabs", start=OPEN, opacity=seen)
    hinge = (800.0, 470.0)
    lower = stone.group(at=(490, 470), scale=1.04)
    slab(lower)
    imprint(lower)
    inside = stone.group(
        pivot=hinge, scale=keys((7.75, (0.0, 1.0)), (8.5, (-1.0, 1.0)), ease="out")
    )
    back = inside.group(at=(490, 470), scale=1.04)
    slab(back)
    imprint(back, mirrored=True)
    turning = keys((7.1, (1.0, 1.0)), (7.75, (0.0, 1.0)), ease="in")
    cover = stone.group(pivot=hinge, scale=turning)
    slab(cover.group(at=(490, 466), scale=1.04))
