"""Layers of the attract screen: night over the old lake, drawn to be stacked in QML."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from random import Random

from studio import confuciusornis, jehol, sinosauropteryx
from studio.brush import Knot
from studio.palette import DAWN, mix
from studio.sinosauropteryx import Coat, Pose
from studio.sinosauropteryx_limbs import SOLE
from studio.svg import Picture, Point, packed, smooth

FOLDER = Path("assets") / "scene"

FAR, MID, NEAR = "#774450", "#502E3C", "#1B1118"


def _raised(tail: tuple[Knot, ...], by: float) -> tuple[Knot, ...]:
    """Lift a tail, the tip by ``by`` units."""
    last = len(tail) - 1
    return tuple((x, y - by * (at / last) ** 2, w) for at, (x, y, w) in enumerate(tail))


BODY, RIM = "#1A0F15", "#6E3A2C"

SHADE = Coat(
    back=BODY, back_dark=BODY, back_light="#3A1F22", flank="#2C181C", belly="#4A2A26",
    band_pale=RIM, far="#120A0F", far_light="#120A0F", thigh="#22141A", skin=BODY,
    skin_far="#120A0F", claw="#120A0F", mask="#0C0609", eye="#F8C56B", gap=1.3,
)  # fmt: skip

RUN = Pose(
    near=((4, 8), (98, 66), (74, 182), (132, 250), (196, 261)),
    far=((-6, 10), (42, 100), (-104, 138), (-140, 216), (-112, 262)),
    tail=(
        (-40, -8, 50),
        (-120, -14, 36),
        (-240, -14, 28),
        (-370, -24, 24),
        (-500, -52, 21),
        (-620, -92, 19),
        (-730, -120, 16),
        (-830, -122, 13),
        (-884, -108, 7),
    ),
)

LEGS = (sinosauropteryx.STRIDE_NEAR, sinosauropteryx.STRIDE_FAR)
WATCH = Pose(*LEGS, tail=RUN.tail)
LISTEN = Pose(*LEGS, tail=_raised(RUN.tail, 62), head=-13)
STOOP = Pose(*LEGS, tail=_raised(RUN.tail, 26), head=11)

BIRD = confuciusornis.Plumage(
    body=BODY, dark="#120A0F", light="#5C3A3E", breast="#5C3A3E", wing="#402731",
    wing_pale="#7C4E46", beak=BODY, beak_shade="#120A0F", leg=BODY, claw=BODY, eye="#F8C56B",
)  # fmt: skip


def draw(root: Path) -> None:
    """Write every layer under ``root``."""
    folder = root / FOLDER
    for name, pen in layers().items():
        pen.save(folder / f"{name}.svg")


def layers() -> dict[str, Picture]:
    """Return the layers by file name, back to front."""
    return {
        "stars-a": _stars(46, 21),
        "stars-b": _stars(46, 58),
        "sun": _sun(),
        "ridge-far": _ridge(FAR, 300, 44, 3, 1, (0.08, 0.0, -0.16)),
        "ridge-mid": _ridge(MID, 260, 50, 2, 2, (0.06, 0.0, -0.2)),
        "water": _water(),
        "ridge-near": _ridge(NEAR, 380, 22, 2, 3, (0.0, 0.05, -0.3)),
        "sinosauropteryx": _hunter(RUN),
        "sinosauropteryx-a": _hunter(WATCH),
        "sinosauropteryx-b": _hunter(LISTEN),
        "sinosauropteryx-c": _hunter(STOOP),
        "confuciusornis-a": _bird(confuciusornis.WINGS_UP),
        "confuciusornis-b": _bird(confuciusornis.WINGS_DOWN),
        "confuciusornis-c": _bird(confuciusornis.WINGS_LEVEL),
        "araucaria": _araucaria(),
        "ginkgo": _ginkgo(),
        "moon": _moon(),
        "meteor": _meteor(),
        "glints-a": _glitter(4),
        "glints-b": _glitter(17),
        **{f"horsetails-{step}": _reeds(lean) for step, lean in zip("abc", (0, 4, 8), strict=True)},
    }


def _stars(count: int, seed: int) -> Picture:
    """Scatter small stars; two such layers twinkle in turn."""
    pen = Picture(1200, 700)
    rng = Random(seed)
    rows = {2.0: "", 3.0: "", 4.2: ""}
    for index in range(count):
        width = (2.0, 2.0, 2.0, 3.0, 3.0, 4.2)[index % 6]
        x, y = round(rng.uniform(8, 1192)), round(8 + 684 * rng.random() ** 1.5)
        rows[width] += f"M{x} {y}h.1"
    for width, data in rows.items():
        pen.stroke(data, "#FFF3D8" if width < 4 else "#FFE2A6", width)
    return pen


def _sun() -> Picture:
    """Draw the rising disc with three flat halo rings; the centre is the middle of the box."""
    pen = Picture(700, 700)
    for radius, opacity in ((345, 0.1), (275, 0.14), (212, 0.22)):
        pen.circle(350, 350, radius, DAWN, opacity=opacity)
    pen.circle(350, 350, 156, mix(DAWN, "#FFFFFF", 0.35))
    return pen


RIDGE_WIDTH, RIDGE_HEIGHT = 2400.0, 500.0


def _crest(base: float, swell: float, waves: int) -> list[Point]:
    """Return a hill line that repeats after the width of the strip, one step over on each side."""
    steps = 20
    line = []
    for step in range(-1, steps + 2):
        turn = 2 * math.pi * step / steps
        rise = math.sin(waves * turn + 0.7) + 0.45 * math.sin((2 * waves + 1) * turn + 1.9)
        line.append((RIDGE_WIDTH * step / steps, base - swell * rise))
    return line


def _ridge(
    colour: str, base: float, swell: float, waves: int, seed: int, bands: Sequence[float]
) -> Picture:
    """Draw one seamless strip of hills; ``bands`` lighten (+) or darken (−) the beds below."""
    pen = Picture(RIDGE_WIDTH, RIDGE_HEIGHT)
    line = _crest(base, swell, waves)
    depth = (RIDGE_HEIGHT - base) / len(bands)
    for index, share in enumerate(bands):
        tone = mix(colour, DAWN if share > 0 else "#0D0810", abs(share))
        flat = 0.7**index
        bed = [
            (
                x,
                base + (y - base) * flat
                + index * depth * (1 + 0.22 * math.sin(6 * math.pi * x / RIDGE_WIDTH + index)),
            )
            for x, y in line
        ]  # fmt: skip
        tail = f"L{packed(line[-1][0], RIDGE_HEIGHT)}L{packed(line[0][0], RIDGE_HEIGHT)}Z"
        pen.path(smooth(bed, decimals=0) + tail, tone)
    _plant(pen, line, colour, seed)
    return pen


def _plant(pen: Picture, line: Sequence[Point], colour: str, seed: int) -> None:
    """Set plants along the crest, away from the seam; farther ridges carry only small trees."""

    def height(x: float) -> float:
        place = x / RIDGE_WIDTH * 20 + 1
        step = int(place)
        share = place - step
        return line[step][1] * (1 - share) + line[step + 1][1] * share + 8

    rng = Random(seed)
    if colour == FAR:
        return
    if colour == MID:
        for x in (210, 262, 860, 1480, 1540, 1592, 2140):
            jehol.conifer(pen, x, height(x), rng.uniform(80, 135), colour, seed + x, 6)
        return
    for x, size in ((150, 300), (250, 220), (1900, 320), (2010, 240), (2230, 180)):
        jehol.conifer(pen, x, height(x) + 8, size, colour, seed + x, 9)
    for x in (420, 1240, 1700):
        jehol.horsetails(pen, x, height(x) + 14, 150, (colour, colour), seed + x, 4)
    for x, size in ((540, 165), (980, 130), (1420, 180), (2120, 140)):
        jehol.fern(pen, x, height(x) + 20, size, (colour,), seed + x, 5)


def _water() -> Picture:
    """Draw the lake: three flat tones with soft edges; the glints on it come and go."""
    pen = Picture(2400, 160)
    for top, tone in ((0, "#B5664A"), (34, "#8E4C44"), (84, "#663845")):
        pen.rect(0, top, 2400, 160 - top, tone)
    data = ""
    for step in range(9):
        x, y = 90 + 270 * step, (30, 82, 36, 78)[step % 4]
        data += f"M{x} {y}q90-7 180 0q-90 7-180 0"
    pen.path(data, "#A35A47")
    return pen


HUNTER_SCALE, HUNTER_BOX = 0.86, (1200.0, 424.0)
BIRD_SCALE, BIRD_BOX = 0.62, (660.0, 620.0)


def _hunter(pose: Pose) -> Picture:
    """Draw the Sinosauropteryx, its soles on the bottom edge; every pose shares one box."""
    width, height = HUNTER_BOX
    pen = Picture(width, height)
    shift_y = height - SOLE * HUNTER_SCALE
    pen.open_group(
        f"translate({width - 474 * HUNTER_SCALE:.1f} {shift_y:.1f}) scale({HUNTER_SCALE})"
    )
    sinosauropteryx.draw_body(pen, pose, SHADE)
    pen.close_group()
    return pen


def _bird(wings: tuple[confuciusornis.Wing, confuciusornis.Wing]) -> Picture:
    """Draw the flying bird; both wing beats share one box and one body."""
    pen = Picture(*BIRD_BOX)
    pen.open_group(f"translate(418 334) scale({BIRD_SCALE})")
    confuciusornis.flying(pen, *wings, BIRD)
    pen.close_group()
    return pen


def _araucaria() -> Picture:
    pen = Picture(420, 720)
    jehol.conifer(pen, 210, 720, 710, NEAR, 3, 12)
    return pen


def _ginkgo() -> Picture:
    pen = Picture(560, 680)
    jehol.ginkgo(pen, 280, 680, 610, (NEAR, NEAR, mix(NEAR, MID, 0.6)), 8, 110)
    return pen


def _moon() -> Picture:
    """Draw the full moon with its seas and two flat halo rings."""
    pen = Picture(400, 400)
    for radius, opacity in ((196, 0.05), (158, 0.08)):
        pen.circle(200, 200, radius, "#DDE6EE", opacity=opacity)
    pen.circle(200, 200, 118, "#E9E4D2")
    seas = "#CFCBBC"
    for x, y, wide, high in ((168, 160, 40, 32), (212, 172, 30, 24), (150, 206, 26, 34),
                             (238, 214, 24, 20), (196, 232, 34, 16)):  # fmt: skip
        pen.ellipse(x, y, wide, high, seas)
    for x, y, r in ((222, 270, 11), (262, 172, 8), (180, 122, 7)):
        pen.circle(x, y, r, "#F6F2E4")
    return pen


def _meteor() -> Picture:
    """Draw a falling star: a thin tapering streak, its head at the lower left."""
    pen = Picture(260, 120)
    pen.path("M6 112L252 4Q256 2 254 6L9 118Z", pen.gradient("trail", (
        (0, "#FFF3D8"), (0.35, "#A9B8C8"), (1, "#1B3A57")), 1, 0))  # fmt: skip
    pen.circle(8, 114, 4.5, "#FFF3D8")
    return pen


def _glitter(seed: int) -> Picture:
    """Draw one of two states of the sun's path on the water; they take turns."""
    pen = Picture(720, 72)
    jehol.glints(pen, 360, 4, 66, DAWN, 300, seed, 0.85)
    return pen


def _reeds(lean: float) -> Picture:
    """Draw a clump of horsetails, blown ``lean`` degrees to the right."""
    pen = Picture(300, 320)
    pen.open_group(f"translate(140 320) skewX({-lean:g}) translate(-140 -320)")
    jehol.horsetails(pen, 140, 322, 290, (NEAR, NEAR), 5, 6)
    pen.close_group()
    return pen
