"""Lycoptera in stone: skull, a row of vertebrae, ribs and fin rays in the stain of the body."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from studio.svg import Pen, Point, packed, smooth


@dataclass(frozen=True)
class Stone:
    """The colours of a fossil: stain of the soft parts, bones, and their darker lines."""

    stain: str
    bone: str
    dark: str
    socket: str


BROWN = Stone("#B98F56", "#6B4524", "#4A2E18", "#D9BC86")
FAINT = Stone("#C2A06A", "#8A643A", "#6E4C2A", "#D9BC86")
GREY = Stone("#9C8A74", "#5A4636", "#40322A", "#B9A78E")

BODY: Sequence[Point] = (
    (140, 4), (128, -16), (98, -34), (56, -43), (0, -41), (-50, -30), (-100, -14), (-130, -9),
    (-130, 9), (-100, 15), (-50, 30), (0, 41), (56, 42), (104, 27), (130, 14),
)  # fmt: skip
ARCH: Sequence[Point] = ((78, -8), (20, -9), (-40, -5), (-90, -1), (-132, 0))


def fossil(pen: Pen, at: Point, size: float, turn: float, stone: Stone, near: bool = True) -> None:
    """Draw a fossil fish ``size`` long about ``at``; ``near`` gives it all its small bones."""
    fish = pen.group(at=at, scale=size / 300, turn=turn)
    fish.path(smooth(BODY, closed=True, decimals=0), stone.stain)
    _fins(fish, stone, near)
    count = 38 if near else 20
    spools, spines = "", ""
    for index in range(count):
        share = index / (count - 1)
        x, y = (_whole(v, near) for v in _along(share))
        tall = _whole(7.6 * (1 - 0.5 * share), near)
        wide = _whole(210 / count * 0.72, near)
        spools += f"M{packed(x, y - tall / 2)}h{packed(-wide)}v{packed(tall)}h{packed(wide)}z"
        high = 26 * (1 - 0.72 * share) + 3
        spines += f"M{packed(x, y)}l{packed(_whole(-7 - 5 * share, near), _whole(-high, near))}"
        if share > 0.46:
            spines += f"M{packed(x, y)}l{packed(-8, _whole(high, near))}"
    fish.stroke(spines, stone.bone, 1.7 if near else 2.2)
    fish.stroke(_ribs(count), stone.bone, 2.2)
    fish.path(spools, stone.dark)
    _skull(fish, stone)


def _whole(value: float, near: bool) -> float:
    """Round what is seen from afar: it keeps the files small."""
    return value if near else float(round(value))


def _along(share: float) -> Point:
    """Return a point of the backbone, 0 behind the skull and 1 at the tail."""
    place = share * (len(ARCH) - 1)
    index = min(int(place), len(ARCH) - 2)
    rest = place - index
    (ax, ay), (bx, by) = ARCH[index], ARCH[index + 1]
    return ax + (bx - ax) * rest, ay + (by - ay) * rest


def _ribs(count: int) -> str:
    data = ""
    for index in range(round(count * 0.46)):
        x, y = _along(index / (count - 1))
        reach = 31 + 5 * math.sin(index * 0.5)
        data += f"M{packed(x, y)}q{packed(-2, round(reach * 0.6), -13, round(reach))}"
    return data


def _rays(base: Sequence[Point], tips: Sequence[Point], count: int) -> str:
    data = ""
    for index in range(count):
        share = index / (count - 1)
        spot, tip = _on(base, share), _on(tips, share)
        data += f"M{packed(*map(round, spot))}L{packed(*map(round, tip))}"
    return data


def _on(line: Sequence[Point], share: float) -> Point:
    (ax, ay), (bx, by) = line[0], line[-1]
    return ax + (bx - ax) * share, ay + (by - ay) * share


def _fins(fish: Pen, stone: Stone, near: bool) -> None:
    count = 9 if near else 6
    # dorsal and anal fin sit opposite each other, far back
    rays = _rays(((-34, -33), (-84, -20)), ((-62, -66), (-98, -30)), count)
    rays += _rays(((-36, 33), (-90, 18)), ((-64, 62), (-104, 28)), count)
    rays += _rays(((-128, -7), (-134, -1)), ((-190, -50), (-156, -4)), count)
    rays += _rays(((-134, 1), (-128, 7)), ((-156, 4), (-190, 50)), count)
    rays += _rays(((62, 26), (54, 30)), ((20, 48), (30, 38)), 5)
    rays += _rays(((-12, 37), (-20, 36)), ((-44, 54), (-40, 46)), 4)
    fish.stroke(rays, stone.bone, 2.2)


def _skull(fish: Pen, stone: Stone) -> None:
    head = [(142, 2), (130, -16), (104, -32), (78, -38), (70, -10), (74, 18), (92, 32), (118, 22),
            (136, 12)]  # fmt: skip
    fish.path(smooth(head, closed=True, decimals=0), stone.bone)
    gill = [(86, -22), (68, -12), (60, 6), (68, 26), (88, 28), (94, 4)]
    fish.path(smooth(gill, closed=True, decimals=0), stone.dark)
    fish.path(smooth([(82, -16), (71, -8), (66, 6), (72, 20), (82, 20)], closed=True, decimals=0),
              stone.bone)  # fmt: skip
    fish.circle(112, -9, 10.5, stone.dark)
    fish.circle(112, -9, 7, stone.socket)
    fish.stroke("M140 6C126 12 114 14 104 12M128-14C118-24 104-28 92-27", stone.dark, 2.2)
