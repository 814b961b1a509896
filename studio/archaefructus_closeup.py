"""Near by: the reproductive axis over the water, growing organ by organ, for film and still."""

from __future__ import annotations

from dataclasses import astuple, replace

from studio import jehol
from studio.archaefructus_axis import FRESH, Organ, Tissue, near_axis
from studio.archaefructus_lake import ripple
from studio.archaefructus_plant import Breeze, Shoot, grow
from studio.brush import limb
from studio.lottie import Group, Scene, keys
from studio.palette import mix
from studio.svg import Pen, Picture, Point, packed, smooth

SKY = ((0.0, "#3E6E78"), (0.42, "#9CB49A"), (0.78, "#F3D596"), (1.0, "#FBE7BC"))
WATER = "#5E9A90"
WEED = Shoot(
    (120, 112, 100), (6, -5, 4), 9,
    ((0, -56, 190), (0, 52, 176), (1, -44, 210), (1, 50, 190), (2, -28, 200), (2, 30, 180)), 0, 4,
)  # fmt: skip
WEEDS = ((420.0, 300.0, 0.5), (1215.0, 300.0, 0.5), (180.0, 240.0, 0.12), (1450.0, 240.0, 0.12))
"""Place, how far below the lower edge it is rooted, how much it fades into the water."""
HEIGHT_SHARE = 0.86


def backdrop(pen: Pen, height: float) -> None:
    """Fill the frame: a still morning, the sun behind the axis, the water's edge below."""
    jehol.sky(pen, SKY, height)
    jehol.sun(pen, 800, height * 0.46, height * 0.27, "#FFF1CC", 2)
    line = height * 0.86
    hills = jehol.crest(1600, line - 40, 18, 0.8)
    pen.path(smooth(hills, decimals=0) + f"L1600 {packed(line + 10)}L0 {packed(line + 10)}Z",
             "#D9B27A")  # fmt: skip
    top = smooth(ripple(1600, line, 4), decimals=0)
    pen.path(f"{top}L1600 {packed(line + 14)}L0 {packed(line + 14)}Z", WATER)
    pen.rect(0, line + 10, 1600, height - line - 10, WATER)
    jehol.glints(pen, 800, line + 8, height - 30, "#F3D596", 420, 5, 0.5)


def weeds(pen: Pen, height: float, breeze: Breeze) -> None:
    """Let finely cut leaves stand in from below, far ones first."""
    for index, (x, below, haze) in enumerate(WEEDS):
        tones = [mix(tone, WATER, haze) for tone in astuple(FRESH)]
        shoot = replace(WEED, seed=index + 2)
        grow(pen, (x, height + below), shoot, Tissue(*tones), breeze)


def axis_of(pen: Pen, height: float, breeze: Breeze) -> tuple[Pen, float]:
    """Return the swaying group in which the axis stands, and the axis' size."""
    foot = (800.0, height * 0.985)
    return pen.group(at=foot, turn=breeze.turn(0, 1.2, 0.2)), height * HEIGHT_SHARE


def stem_below(pen: Pen) -> None:
    """Carry the stem on to the lower edge."""
    pen.path(limb([(0, 60, 13), (0, -20, 12)]), FRESH.stem)


def film() -> Scene:
    """Step 2: the stem rises, stamens open in pairs, then carpel after carpel."""
    scene, breeze = Scene(1600, 1000, 8), Breeze(8)
    backdrop(scene.layer("morning"), 1000)
    weeds(scene.layer("leaves"), 1000, breeze)
    place, size = axis_of(scene.layer("axis"), 1000, breeze)
    stem_below(place)
    near_axis(place, size, FRESH, 12, _unfold)
    return scene


def _unfold(pen: Pen, at: Point, organ: Organ) -> Pen:
    """Let an organ grow out of the axis when its turn comes, from below upwards."""
    assert isinstance(pen, Group)
    if organ.kind == "stem":
        return pen.group(scale=keys((0.2, (1.0, 0.12)), (2.6, (1.0, 1.0)), ease="out"))
    second = 0.9 + (1.8 if organ.kind == "stamens" else 4.4) * organ.share
    return pen.group(
        at=at,
        scale=keys((second, (0.0, 0.0)), (second + 0.8, (1.0, 1.0)), ease="out"),
        turn=keys((second, organ.turn * 0.35), (second + 1.1, organ.turn), ease="out"),
    )


def still(pen: Picture) -> None:
    """The picture after question 2: the same axis, grown."""
    quiet = Breeze(8, 4, 0)
    backdrop(pen, 1200)
    weeds(pen, 1200, quiet)
    place, size = axis_of(pen, 1200, quiet)
    stem_below(place)
    near_axis(place, size, FRESH, 13)
