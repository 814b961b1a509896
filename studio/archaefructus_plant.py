"""Archaefructus, the plant: thin jointed stems, finely divided leaves, an axis on top."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from studio.archaefructus_axis import Tissue, axis
from studio.brush import limb
from studio.lottie_keys import Keys, sway
from studio.svg import Pen, Point, onward, packed


@dataclass(frozen=True)
class Breeze:
    """How a scene sways; a period that fits the seconds lets it run in a circle."""

    seconds: float
    period: float = 4.0
    strength: float = 1.0

    def turn(self, rest: float, reach: float, phase: float) -> float | Keys[float]:
        """Return the angle of a joint that swings ``reach`` degrees about ``rest``."""
        if self.strength == 0:
            return rest
        return sway(reach * self.strength, self.period, self.seconds, phase % 1, rest)


STILL = Breeze(1, 1, 0)


@dataclass(frozen=True)
class Shoot:
    """One stem: lengths and rest angles of its joints, leaves by joint, the axis on top."""

    lengths: Sequence[float]
    turns: Sequence[float]
    width: float
    leaves: Sequence[tuple[int, float, float]]
    """Joint, angle to the stem, size."""
    axis: float = 0.0
    seed: int = 1
    fine: bool = True


def grow(pen: Pen, root: Point, shoot: Shoot, tissue: Tissue, breeze: Breeze) -> None:
    """Draw a shoot from ``root``: each joint stands on the one below and sways a little more."""
    rng = Random(shoot.seed)
    place = root
    count = len(shoot.lengths)
    start = rng.random()
    for joint, (length, rest) in enumerate(zip(shoot.lengths, shoot.turns, strict=True)):
        pen = pen.group(at=place, turn=breeze.turn(rest, 0.9 + 0.35 * joint, start - 0.09 * joint))
        for index, (at_joint, angle, size) in enumerate(shoot.leaves):
            if at_joint == joint:
                lag = start - 0.09 * joint - 0.13 - 0.05 * (index % 3)
                fan = pen.group(at=(0, -length * 0.94), turn=breeze.turn(angle, 3.2, lag))
                back = index % 3 == 2
                leaf(fan, size, tissue.leaf_back if back else tissue.leaf, rng, shoot.fine)
        low = shoot.width * (1 - 0.55 * joint / count)
        high = shoot.width * (1 - 0.55 * (joint + 1) / count)
        bow = length * 0.02 * (-1) ** joint
        knots = [(0.0, 0.0, low), (bow, -length / 2, (low + high) / 2), (0.0, -length, high)]
        pen.path(limb(knots), tissue.stem)
        place = (0.0, -length)
    if shoot.axis:
        head = pen.group(at=place, turn=breeze.turn(shoot.turns[-1] * 0.4, 1.6, start - 0.4))
        axis(head, shoot.axis, tissue, shoot.width * 0.45)


def leaf(pen: Pen, size: float, colour: str, rng: Random, fine: bool = True) -> None:
    """Draw a leaf on a long stalk, cut again and again into pointed threads."""
    stalk = size * 0.42
    width = max(size * (0.024 if size < 170 else 0.019), 2.6)
    rays = (-57, -28, 3, 31, 60) if size > 140 or not fine else (-50, -16, 18, 52)
    tips: list[Point] = []
    for turn in rays:
        reach = size * (0.58 - 0.0036 * abs(turn)) * rng.uniform(0.92, 1.06)
        tips += _ray((0.0, -stalk), turn + rng.uniform(-5, 5), reach, width, fine, rng)
    bow = size * rng.uniform(-0.05, 0.05)
    foot, half = width * 0.5, width * 0.6
    data = f"M{packed(foot, 0)}L{packed(-foot, 0)}"
    data += f"Q{packed(bow - half, -stalk / 2, -half, -stalk)}"
    data += onward((-half, -stalk), [*tips, (half, -stalk)])
    data += f"Q{packed(bow + half, -stalk / 2, foot, 0)}Z"
    pen.path(data, colour)


def _ray(
    base: Point, turn: float, reach: float, width: float, fine: bool, rng: Random
) -> list[Point]:
    """Return the outline of a thread from ``base``, left side up and right side down, with forks.

    ``turn`` is in degrees from straight up.
    """

    def spot(along: float, across: float) -> Point:
        angle = math.radians(turn)
        dx, dy = math.sin(angle), -math.cos(angle)
        return base[0] + dx * along - dy * across, base[1] + dy * along + dx * across

    half = width / 2
    if not fine:
        fork = reach * 0.6
        left, right = (_twig_tip(spot(fork, 0), turn + way, reach * 0.42) for way in (-17, 17))
        return [spot(width * 1.4, -half), spot(fork, -half), left, spot(fork + width * 1.5, 0),
                right, spot(fork, half), spot(width * 1.4, half)]  # fmt: skip
    outline: list[Point] = [spot(width * 1.2, -half)]
    for side in (-1, 0, 1):
        fork = reach * (0.46 if side else 0.56)
        outline.append(spot(fork, -half if side <= 0 else half))
        way = turn + side * 34 + rng.uniform(-6, 6)
        start = spot(fork, half * 0.5 * side)
        outline += _twig(start, way, reach * (0.44 if side else 0.46), width * 0.8)
    outline += [spot(reach * 0.42, half), spot(width * 1.2, half)]
    return outline


def _twig_tip(base: Point, turn: float, reach: float) -> Point:
    angle = math.radians(turn)
    return base[0] + math.sin(angle) * reach, base[1] - math.cos(angle) * reach


def _twig(base: Point, turn: float, reach: float, width: float) -> list[Point]:
    """Return the outline of a last thread that splits in two."""
    spots: list[Point] = []
    for way, along, across in ((0, 0.42, -0.5), (-19, 1.0, 0.0), (0, 0.56, 0.0), (19, 0.96, 0.0),
                               (0, 0.42, 0.5)):  # fmt: skip
        angle = math.radians(turn + way)
        dx, dy = math.sin(angle), -math.cos(angle)
        far, off = along * reach, across * width
        spots.append((base[0] + dx * far - dy * off, base[1] + dy * far + dx * off))
    return spots
