"""The reproductive axis of Archaefructus: stamens in pairs below, carpels above.

No petals, no sepals. Everything grows upwards from the origin of the group it is drawn into.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from studio.brush import limb
from studio.lottie_paths import moved
from studio.svg import Pen, Point, packed, polygon


@dataclass(frozen=True)
class Tissue:
    """The colours of one plant."""

    stem: str
    leaf: str
    leaf_back: str
    carpel: str
    carpel_back: str
    carpel_lit: str
    anther: str
    anther_back: str
    anther_seam: str


FRESH = Tissue(
    stem="#6C8A34", leaf="#7E9E3C", leaf_back="#56762E", carpel="#9DB848", carpel_back="#7C9A3A",
    carpel_lit="#D2DC84", anther="#F3C24C", anther_back="#D99A2E", anther_seam="#B8741E",
)  # fmt: skip
IMPRINT = Tissue(
    stem="#5A3B22", leaf="#6B4A2C", leaf_back="#86653F", carpel="#4E321D", carpel_back="#6B4A2C",
    carpel_lit="#8A6844", anther="#6B4020", anther_back="#7C5634", anther_seam="#5A3B22",
)  # fmt: skip


@dataclass(frozen=True)
class Organ:
    """A pair of stamens or a carpel on the axis."""

    kind: str
    share: float
    """How far up the axis it sits (0-1)."""
    turn: float
    size: float
    front: bool

    def foot(self, size: float, width: float) -> Point:
        """Return where it stands on an axis of that size and half width."""
        return math.copysign(width * 0.5, self.turn), -size * self.share


def organs() -> list[Organ]:
    """Return the organs of one axis in a spiral, those behind the stem first."""
    made = []
    for index in range(9):
        side = 1 if index % 2 else -1
        made.append(Organ("stamens", 0.06 + 0.0475 * index, side * 54.0, 0.115, index % 4 < 2))
    for index in range(14):
        share = 0.47 + 0.0362 * index
        size = 0.215 - 0.07 * share
        side = -1 if index % 2 else 1
        made.append(Organ("carpel", share, side * (44 - 1.43 * index), size, index % 4 < 2))
        if index % 3 == 1 and index < 12:
            made.append(Organ("carpel", share + 0.01, -side * 8.5, size, True))
    made.append(Organ("carpel", 0.97, 0.0, 0.12, True))
    return sorted(made, key=lambda organ: organ.front)


def axis(pen: Pen, size: float, tissue: Tissue, width: float) -> None:
    """Draw an axis ``size`` high as it looks from afar: two layers of organs and the stem."""
    for front in (False, True):
        if front:
            pen.path(stalk(size, width), tissue.stem)
        pegs, pods, sacs = "", "", ""
        for organ in organs():
            if organ.front != front:
                continue
            foot, span = organ.foot(size, width), organ.size * size
            if organ.kind == "carpel":
                pods += moved(pod(1000), foot, organ.turn, span / 1000)
                continue
            thin = size * 0.005
            angle = math.radians(organ.turn)
            peg = (foot[0] + math.sin(angle) * span * 0.22,
                   foot[1] - math.cos(angle) * span * 0.22)  # fmt: skip
            pegs += moved(polygon([(-thin, 0), (0, -span * 0.26), (thin, 0)]), foot, organ.turn)
            thread = polygon([(-thin, 0), (0, -span * 0.5), (thin, 0)])
            for way in (-22, 20):
                pegs += moved(thread, peg, organ.turn + way)
                sacs += moved(sac(1000), peg, organ.turn + way, span / 1000)
        pen.path(pegs, tissue.carpel_back)
        pen.path(sacs, tissue.anther if front else tissue.anther_back)
        pen.path(pods, tissue.carpel if front else tissue.carpel_back)


def stalk(size: float, width: float) -> str:
    """Return the axis itself, tapering upwards."""
    return limb([(0, 4, width), (0, -size * 0.5, width * 0.8), (0, -size * 0.98, width * 0.45)])


STEM = Organ("stem", 0, 0, 1, True)
Sprout = Callable[[Pen, Point, Organ], Pen]
"""Makes the group that holds one organ: parent, place, organ."""


def set_still(pen: Pen, at: Point, organ: Organ) -> Pen:
    """Set an organ on the axis without any motion."""
    return pen.group(at=at, turn=organ.turn)


def near_axis(
    pen: Pen, size: float, tissue: Tissue, width: float, sprout: Sprout = set_still
) -> None:
    """Draw an axis near by, with seams and stalks; ``sprout`` may let the organs move."""
    stem_drawn = False
    for organ in organs():
        if organ.front and not stem_drawn:
            sprout(pen, (0, 0), STEM).path(stalk(size, width), tissue.stem)
            stem_drawn = True
        place = sprout(pen, organ.foot(size, width), organ)
        draw = carpel if organ.kind == "carpel" else stamens
        draw(place, organ.size * size, tissue, organ.front)


def pod(size: float) -> str:
    """Return the outline of one closed carpel: a slender pod with a little point."""
    w = 135
    body = (
        f"M0-130C{packed(-w * 1.2, -240, -w * 1.25, -680, -w * 0.22, -920)}"
        f"L{packed(w * 0.1, -1040)}L{packed(w * 0.3, -900)}"
        f"C{packed(w * 1.05, -660, w * 0.95, -260, 0, -130)}Z"
    )
    return body if size == 1000 else moved(body, (0, 0), 0, size / 1000)


def sac(size: float) -> str:
    """Return the outline of one anther, long and pointed."""
    w = 130
    body = (
        f"M0-360C{packed(-w * 1.4, -420, -w * 1.3, -920, -w * 0.2, -1000)}L0-1070"
        f"L{packed(w * 0.2, -1000)}C{packed(w * 1.3, -920, w * 1.4, -420, 0, -360)}Z"
    )
    return body if size == 1000 else moved(body, (0, 0), 0, size / 1000)


def carpel(pen: Pen, size: float, tissue: Tissue, front: bool) -> None:
    """Draw one closed carpel near by: stalk, body, sheen and the seam along which it closed."""
    w = size * 0.135
    pen.stroke(f"M0 0V{packed(-size * 0.18)}", tissue.stem, size * 0.07)
    pen.path(pod(size), tissue.carpel if front else tissue.carpel_back)
    lit = (
        f"M{packed(-w * 0.5, -size * 0.3)}C{packed(-w * 0.85, -size * 0.5)} "
        f"{packed(-w * 0.7, -size * 0.7, -w * 0.2, -size * 0.86)}"
    )
    pen.stroke(lit, tissue.carpel_lit, w * 0.24, opacity=0.9 if front else 0.5)
    seam = f"M{packed(w * 0.42, -size * 0.26)}Q{packed(w * 0.72, -size * 0.58)} "
    pen.stroke(seam + packed(w * 0.22, -size * 0.88), tissue.stem, w * 0.13)


def stamens(pen: Pen, size: float, tissue: Tissue, front: bool) -> None:
    """Draw a pair of stamens on one short peg: thin filaments, long grooved anthers."""
    peg = size * 0.22
    pen.stroke(f"M0 0V{packed(-peg)}", tissue.stem, size * 0.09)
    for turn in (-22, 20):
        one = pen.group(at=(0, -peg), turn=turn)
        one.stroke(f"M0 0V{packed(-size * 0.42)}", tissue.carpel_lit, size * 0.06)
        one.path(sac(size), tissue.anther if front else tissue.anther_back)
        groove = f"M0 {packed(-size * 0.44)}V{packed(-size * 0.94)}"
        seam = tissue.anther_back if front else tissue.anther_seam
        one.stroke(groove, seam, size * 0.04)
