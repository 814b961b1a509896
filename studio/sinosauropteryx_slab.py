"""中华龙鸟 as it is found: the skeleton in its slab, a dark rim of filaments along back and tail.

The bones lie as they were buried, neck and tail bent up. Coordinates are those of a slab
1600 wide; the hip joint lies at ``HIP``. The tail has 64 vertebrae.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from studio.brush import Knot, blade, evenly, fur, limb, normal, sampled
from studio.palette import mix
from studio.svg import Pen, Point, packed, polygon

HIP: Point = (760.0, 566.0)
NECK: Sequence[Point] = (
    (1056, 470), (1106, 424), (1134, 362), (1142, 300), (1158, 244), (1190, 206),
)  # fmt: skip
BACK: Sequence[Point] = ((760, 548), (840, 520), (920, 500), (990, 488), (1056, 470))
TAIL: Sequence[Point] = (
    (752, 552), (660, 572), (540, 588), (420, 566), (318, 498), (248, 398), (222, 290), (252, 196),
    (330, 146), (410, 150),
)  # fmt: skip
COUNT = 64
"""How many vertebrae the tail has."""


TABLE = "#3A2A20"


@dataclass(frozen=True)
class Slab:
    """The colours of the slab: rock, stain of the body, bone, its shade, filaments."""

    rock: str = "#E0CB9C"
    stain: str = "#CDB27C"
    bone: str = "#6B4524"
    shade: str = "#8A6238"
    halo: str = "#4A3220"


PALE = Slab()


def skeleton(pen: Pen, slab: Slab = PALE, gap: float = 1.0) -> None:
    """Draw stain, filaments and bones; ``gap`` spreads the filaments (fewer bytes)."""
    _stain(pen, slab)
    _halo(pen, slab, gap)
    _ribs(pen, slab)
    _leg(pen, slab.shade, ((752, 584), (724, 712), (602, 792), (566, 884), (634, 922)))
    _spine(pen, slab)
    _girdle(pen, slab)
    _leg(pen, slab.bone, ((772, 584), (872, 690), (768, 812), (838, 898), (924, 916)))
    _arm(pen, slab.shade, (1052, 512), 12)
    _arm(pen, slab.bone, (1036, 528), 0)
    _skull(pen, slab)


def _stain(pen: Pen, slab: Slab) -> None:
    body = [
        (1080, 440), (1000, 456), (900, 470), (800, 500), (720, 524), (700, 600), (760, 640),
        (860, 622), (960, 604), (1050, 572), (1090, 510),
    ]  # fmt: skip
    pen.shape(body, slab.stain)


def _halo(pen: Pen, slab: Slab, gap: float) -> None:
    """The filaments: a dark fringe over nape, back and tail, in bundles round the tail."""
    rng = Random(21)
    line = [(x, y - 20) for x, y in (*BACK[:-1],)]
    nape = [(1030, 456), (1084, 402), (1110, 346), (1118, 288), (1136, 226), (1172, 178),
            (1218, 160)]  # fmt: skip
    top = fur([*line, *nape], 6.5 * gap, 44, 5.5, rng, lean=-0.75, inset=4)
    pen.path(top, slab.halo, opacity=0.8)
    bundles = ""
    places = evenly(TAIL, 4)
    for index in range(8, len(places)):
        share = index / len(places)
        if (index // 9) % 3 == 2:
            continue
        nx, ny = normal(places, index)
        x, y = places[index]
        for side in (-1, 1):
            size = (38 - 12 * share) * rng.uniform(0.7, 1.2)
            lean = rng.uniform(0.5, 0.9)
            tip = (x + side * nx * size - ny * size * lean, y + side * ny * size + nx * size * lean)
            bundles += f"M{packed(round(x + side * nx * 7), round(y + side * ny * 7))}"
            bundles += f"L{packed(round(tip[0]), round(tip[1]))}"
    pen.stroke(bundles, slab.halo, 3.2, opacity=0.62)


def _ribs(pen: Pen, slab: Slab) -> None:
    near, far = "", ""
    spots = evenly(BACK, 26)
    for index, (x, y) in enumerate(spots[2:], start=2):
        reach = 84 + 30 * math.sin(math.pi * index / len(spots))
        near += f"M{packed(x, y + 8)}q{packed(30, reach * 0.4, -4, reach)}"
        far += f"M{packed(x + 12, y + 8)}q{packed(26, reach * 0.4, -2, reach * 0.92)}"
    pen.stroke(far, slab.shade, 4.4)
    pen.stroke(near, slab.bone, 5.2)
    belly = ""
    for index in range(9):
        x, y = 812 + 26 * index, 640 - 7 * index
        belly += f"M{packed(x, y)}l{packed(20, -13)}l{packed(4, -16)}"
    pen.stroke(belly, slab.shade, 3)


def _spine(pen: Pen, slab: Slab) -> None:
    """Vertebrae: neck, back, and the long tail of ever slimmer ones."""
    data = spools(BACK, 13, (15, 15), 20) + spools(NECK, 10, (14, 11), 0)
    data += spools(TAIL, COUNT, (14, 3.4), 22)
    pen.path(data, slab.bone)


def spools(line: Sequence[Point], count: int, sizes: tuple[float, float], crest: float) -> str:
    """Return ``count`` vertebrae along a line, with a crest on the first third of a tail."""
    dense = [(p[0], p[1]) for p in sampled(line, 40)]
    lengths = [0.0]
    for (ax, ay), (bx, by) in pairwise(dense):
        lengths.append(lengths[-1] + math.hypot(bx - ax, by - ay))
    # each vertebra a little shorter than the one before
    weights = [1.35 - 0.7 * index / count for index in range(count)]
    total, walked, data = sum(weights), 0.0, ""
    for index, weight in enumerate(weights):
        middle = lengths[-1] * (walked + weight / 2) / total
        half = lengths[-1] * weight / total * 0.4
        walked += weight
        at = next(i for i, length in enumerate(lengths) if length >= middle)
        (x, y), (nx, ny) = dense[at], normal(dense, at)
        tx, ty = -ny, nx
        size = sizes[0] + (sizes[1] - sizes[0]) * index / count
        corners = [
            (x + tx * half * a + nx * size * b, y + ty * half * a + ny * size * b)
            for a, b in ((-1, -1), (0, -0.62), (1, -1), (1, 1), (0, 0.62), (-1, 1))
        ]
        data += polygon(corners)
        if crest and index < count * 0.45:
            rise = crest * (1 - index / count)
            up = 1 if ny < 0 else -1
            tip = (x + up * nx * (size + rise), y + up * ny * (size + rise))
            data += blade((x, y), tip, 9 * (1 - 0.6 * index / count))
    return data


def _girdle(pen: Pen, slab: Slab) -> None:
    ilium = [(690, 552), (724, 528), (780, 520), (834, 532), (838, 552), (786, 566), (760, 588),
             (734, 568)]  # fmt: skip
    pen.shape(ilium, slab.bone)
    pen.path(limb([(778, 570, 7), (800, 630, 6), (812, 694, 9)]), slab.bone)
    pen.path(limb([(746, 574, 7), (716, 622, 5), (694, 660, 4)]), slab.bone)
    pen.circle(*HIP, 10, slab.rock)
    pen.path(limb([(1056, 506, 9), (1016, 500, 7), (950, 492, 6)]), slab.bone)


def shaft(start: Point, end: Point, width: float) -> str:
    """Return a long bone: slim in the middle, knobbed at both ends."""
    (ax, ay), (bx, by) = start, end
    knots: list[Knot] = [
        (ax, ay, width * 1.5),
        (ax + (bx - ax) * 0.16, ay + (by - ay) * 0.16, width),
        (ax + (bx - ax) * 0.5, ay + (by - ay) * 0.5, width * 0.8),
        (ax + (bx - ax) * 0.85, ay + (by - ay) * 0.85, width),
        (bx, by, width * 1.35),
    ]
    return limb(knots)


def _leg(pen: Pen, tone: str, joints: Sequence[Point]) -> None:
    hip, knee, ankle, base, tip = joints
    data = shaft(hip, knee, 12) + shaft(knee, ankle, 9.5)
    for aside in (-7, 0, 7):
        data += shaft((ankle[0] + aside, ankle[1]), (base[0] + aside * 1.4, base[1]), 4.4)
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    for turn, share in ((-0.32, 0.9), (0.0, 1.05), (0.34, 0.88)):
        cos, sin = math.cos(turn) * share, math.sin(turn) * share
        end = (base[0] + dx * cos - dy * sin, base[1] + dx * sin + dy * cos)
        mid = (base[0] + (end[0] - base[0]) * 0.5, base[1] + (end[1] - base[1]) * 0.5)
        data += shaft(base, mid, 4.4) + shaft(mid, end, 3.6)
        claw = (end[0] + dx * 0.3 * cos, end[1] + dy * 0.3 + 12)
        data += blade(end, claw, 9, 4)
    pen.path(data, tone)


def _arm(pen: Pen, tone: str, at: Point, turn: float) -> None:
    """A short arm: humerus, forearm, and three fingers of which the thumb is the stoutest."""
    arm = pen.group(at=at, turn=turn)
    arm.path(shaft((0, 0), (-22, 62), 8) + shaft((-22, 62), (22, 94), 5)
             + shaft((-18, 70), (20, 102), 4), tone)  # fmt: skip
    fingers = shaft((24, 98), (62, 96), 6.5) + blade((60, 92), (100, 112), 15, 7)
    fingers += shaft((26, 102), (66, 118), 4.4) + shaft((66, 118), (92, 132), 3.6)
    fingers += blade((90, 130), (112, 150), 9, 4)
    fingers += shaft((22, 106), (54, 128), 3.6) + blade((53, 127), (66, 148), 7, 3)
    arm.path(fingers, tone)


def _skull(pen: Pen, slab: Slab) -> None:
    """Skull and lower jaw with small pointed teeth, the snout towards the right."""
    head = pen.group(at=(1184, 196), turn=-9)
    jaw = [(8, 44), (50, 46), (110, 52), (168, 50), (196, 40), (192, 54), (150, 70), (80, 70),
           (26, 64)]  # fmt: skip
    skull = [(-6, 14), (6, -16), (36, -34), (74, -36), (116, -22), (160, -4), (196, 14), (204, 28),
             (190, 36), (140, 36), (84, 36), (38, 34), (8, 40)]  # fmt: skip
    head.shape(jaw, slab.shade)
    head.shape(skull, slab.bone)
    for cx, cy, rx, ry in ((50, -4, 24, 20), (102, 6, 19, 14), (20, 12, 9, 14), (166, 15, 13, 6)):
        head.ellipse(cx, cy, rx, ry, slab.stain)
    head.ellipse(50, -4, 15, 12, slab.bone)
    head.ellipse(50, -4, 10, 8, slab.stain)
    teeth = ""
    for index in range(13):
        x = 84 + index * 8.4
        teeth += f"M{packed(x, 34)}l4 12 4-12z"
        if index % 2:
            teeth += f"M{packed(x - 5, 54)}l4-11 4 11z"
    head.path(teeth, "#FFF3D6")


def slab_rock(pen: Pen, slab: Slab = PALE) -> None:
    """Lay a full slab with a broken edge on a dark ground, as on a museum's table."""
    pen.rect(0, 0, pen.width, pen.height, TABLE)
    edge = [
        (40, 70), (330, 34), (640, 52), (900, 24), (1210, 40), (1500, 30), (1566, 190), (1550, 470),
        (1572, 700), (1520, 940), (1240, 962), (900, 944), (560, 972), (240, 950), (46, 968),
        (28, 700), (52, 400),
    ]  # fmt: skip
    for dx, dy, tone in ((16, 24, "#241812"), (8, 14, "#9A7A4A"), (0, 0, slab.rock)):
        pen.path(polygon([(x + dx, y + dy) for x, y in edge]), tone)
    inner = [(800 + (x - 800) * 0.965, 500 + (y - 500) * 0.95) for x, y in edge]
    pen.path(polygon(inner), mix(slab.rock, "#FFF6DE", 0.35))
    rng = Random(6)
    for x, y in ((300, 760), (520, 180), (1290, 760), (880, 250), (1400, 250)):
        r = rng.uniform(60, 120)
        pen.ellipse(x, y, r * 1.9, r * 0.6, slab.stain, opacity=0.24)
    pen.stroke("M1230 42L1252 190L1380 330L1366 520L1480 640M60 860L260 800L330 846",
               slab.stain, 5)  # fmt: skip
