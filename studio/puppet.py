"""The figures of :mod:`studio.people` with joints: bones of fixed length that reach and step.

Lengths are figure units with the ground at y = 0 and a child about 500 high; a figure faces right.
Angles are degrees clockwise: arms and legs from hanging down, spine and head from upright.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from studio.svg import Point

THIGH, SHIN = 106.0, 98.0
UPPER, FORE = 76.0, 80.0
"""Arm from the shoulder to the elbow, and from there to the middle of the hand."""
TRUNK = 66.0
"""Half the spine: hip to waist, and waist to the base of the neck."""
NECK = 98.0
"""From the base of the neck to the middle of the head."""
NEAR_SHOULDER, FAR_SHOULDER = (-6.0, -4.0), (10.0, -4.0)
NEAR_HIP, FAR_HIP = (0.0, 10.0), (4.0, 10.0)


@dataclass(frozen=True)
class Reach:
    """An arm whose hand is at ``point``; the elbow bends back (-1) or forward (1)."""

    point: Point
    elbow: int = -1


@dataclass(frozen=True)
class Swing:
    """An arm by its angles: upper arm and forearm, both from hanging down."""

    upper: float
    fore: float


Arm = Reach | Swing


@dataclass(frozen=True)
class Stance:
    """How a figure holds itself for a moment."""

    hip: Point
    trunk: tuple[float, float]
    """Lower and upper half of the spine."""
    head: tuple[float, float]
    """Neck, and the tilt of the head."""
    near_foot: Point
    far_foot: Point
    near_arm: Arm
    far_arm: Arm
    toes: tuple[float, float] = (0.0, 0.0)
    """Where the far and the near foot point, clockwise from ahead."""
    shrug: float = 0.0
    """How far the shoulders are raised, as they are when arms go over the head."""

    def moved(self, dx: float, dy: float = 0.0) -> Stance:
        """Return the same stance somewhere else."""

        def put(point: Point) -> Point:
            return point[0] + dx, point[1] + dy

        def led(arm: Arm) -> Arm:
            return replace(arm, point=put(arm.point)) if isinstance(arm, Reach) else arm

        return replace(
            self, hip=put(self.hip), near_foot=put(self.near_foot), far_foot=put(self.far_foot),
            near_arm=led(self.near_arm), far_arm=led(self.far_arm),
        )  # fmt: skip


@dataclass(frozen=True)
class Joint:
    """Where a limb is rooted, and the angles of its two bones (the second relative)."""

    root: Point
    upper: float
    lower: float


@dataclass(frozen=True)
class Body:
    """Every joint of a figure, ready to be drawn."""

    hip: Point
    waist: Point
    neck: Point
    skull: Point
    trunk: tuple[float, float]
    head: tuple[float, float]
    near_arm: Joint
    far_arm: Joint
    near_leg: Joint
    far_leg: Joint
    toes: tuple[float, float]
    """Of the far and the near foot, relative to the shin."""


def solved(stance: Stance) -> Body:
    """Return the joints of a stance."""
    low, high = stance.trunk
    hip = stance.hip
    waist = offset(hip, (0, -TRUNK), low)
    neck = offset(waist, (0, -TRUNK), high)
    near_leg = _leg(offset(hip, NEAR_HIP, low), stance.near_foot)
    far_leg = _leg(offset(hip, FAR_HIP, low), stance.far_foot)
    return Body(
        hip, waist, neck, offset(neck, (0, -NECK), stance.head[0]), stance.trunk, stance.head,
        _arm(_shoulder(neck, NEAR_SHOULDER, stance), stance.near_arm),
        _arm(_shoulder(neck, FAR_SHOULDER, stance), stance.far_arm),
        near_leg, far_leg,
        (stance.toes[0] - far_leg.upper - far_leg.lower,
         stance.toes[1] - near_leg.upper - near_leg.lower),
    )  # fmt: skip


def offset(base: Point, step: Point, turn: float) -> Point:
    """Return ``base`` moved by ``step`` after turning it clockwise."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return base[0] + step[0] * cos - step[1] * sin, base[1] + step[0] * sin + step[1] * cos


def tip(joint: Joint, first: float, second: float) -> Point:
    """Return the end of a limb with bones of these lengths."""
    middle = offset(joint.root, (0, first), joint.upper)
    return offset(middle, (0, second), joint.upper + joint.lower)


def bent(root: Point, target: Point, first: float, second: float, side: int) -> Joint:
    """Return the two bones from ``root`` to ``target``; ``side`` 1 bends a hanging limb forward."""
    dx, dy = target[0] - root[0], target[1] - root[1]
    far = min(max(math.hypot(dx, dy), abs(first - second) + 0.5), (first + second) * 0.999)
    straight = math.degrees(math.atan2(-dx, dy))
    share = (first**2 + far**2 - second**2) / (2 * first * far)
    upper = straight - side * math.degrees(math.acos(max(-1.0, min(1.0, share))))
    elbow = offset(root, (0, first), upper)
    # a target out of reach is only pointed at
    end = offset(root, (0, far), straight)
    lower = math.degrees(math.atan2(-(end[0] - elbow[0]), end[1] - elbow[1]))
    return Joint(root, upper, wrapped(lower - upper))


def wrapped(angle: float) -> float:
    """Return an angle between -180 and 180."""
    return (angle + 180) % 360 - 180


def _shoulder(neck: Point, at: Point, stance: Stance) -> Point:
    return offset(neck, (at[0], at[1] - stance.shrug), stance.trunk[1])


def _leg(root: Point, foot: Point) -> Joint:
    return bent(root, foot, THIGH, SHIN, 1)


def _arm(root: Point, arm: Arm) -> Joint:
    if isinstance(arm, Reach):
        return bent(root, arm.point, UPPER, FORE, arm.elbow)
    return Joint(root, arm.upper, wrapped(arm.fore - arm.upper))
