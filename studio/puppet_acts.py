"""What a puppet does over time: from stance to stance, hands and feet where they were put."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from studio.lottie_keys import EASES, Key, Keys
from studio.puppet import Arm, Body, Joint, Reach, Stance, Swing, solved, wrapped
from studio.svg import Point

V = TypeVar("V", float, Point)

PACES: dict[str, Callable[[float], float]] = {
    "in-out": lambda u: 0.5 - 0.5 * math.cos(math.pi * u),
    "out": lambda u: math.sin(math.pi / 2 * u),
    "in": lambda u: 1 - math.cos(math.pi / 2 * u),
    "linear": lambda u: u,
}


@dataclass(frozen=True)
class Beat:
    """A stance at a time, how it is left for the next one, and how high feet are lifted then."""

    second: float
    stance: Stance
    pace: str = "in-out"
    lift: float = 0.0


Act = Sequence[Beat]
Timed = Callable[[float], Stance]
"""A stance for every second."""


def played(act: Act) -> Timed:
    """Return the act as a function of the second."""

    def at(second: float) -> Stance:
        before = after = act[0]
        for beat in act:
            before, after = (beat, beat) if beat.second <= second else (before, beat)
            if beat.second > second:
                break
        if before is after:
            return before.stance
        share = (second - before.second) / (after.second - before.second)
        return between(before.stance, after.stance, PACES[before.pace](share), before.lift)

    return at


def between(one: Stance, other: Stance, share: float, lift: float = 0.0) -> Stance:
    """Return the stance ``share`` of the way; a foot or hand that moves is lifted meanwhile."""
    first, second = solved(one), solved(other)

    def carried(start: Point, end: Point) -> Point:
        x, y = _point(start, end, share)
        stays = math.hypot(end[0] - start[0], end[1] - start[1]) < 4
        return x, y - (0 if stays else lift * math.sin(math.pi * share))

    def arm(start: Arm, end: Arm, was: Joint, will: Joint) -> Arm:
        if isinstance(start, Reach) and isinstance(end, Reach) and start.elbow == end.elbow:
            return Reach(carried(start.point, end.point), start.elbow)
        upper = _turn(was.upper, will.upper, share)
        return Swing(upper, upper + was.lower + wrapped(will.lower - was.lower) * share)

    return Stance(
        hip=_point(one.hip, other.hip, share),
        trunk=_point(one.trunk, other.trunk, share),
        head=_point(one.head, other.head, share),
        near_foot=carried(one.near_foot, other.near_foot),
        far_foot=carried(one.far_foot, other.far_foot),
        near_arm=arm(one.near_arm, other.near_arm, first.near_arm, second.near_arm),
        far_arm=arm(one.far_arm, other.far_arm, first.far_arm, second.far_arm),
        toes=_point(one.toes, other.toes, share),
        shrug=_number(one.shrug, other.shrug, share),
    )


def shaken(timed: Timed, reach: Callable[[float], float], period: float = 0.7) -> Timed:
    """Let the body give way a little to the shaking; ``reach`` is how far, by the second."""

    def at(second: float) -> Stance:
        stance = timed(second)
        swing = reach(second) * math.sin(2 * math.pi * second / period)
        low, high = stance.trunk
        x, y = stance.hip
        return replace(
            stance,
            hip=(x + swing * 2.2, y),
            trunk=(low + swing * 0.7, high + swing * 1.1),
            head=(stance.head[0] + swing * 0.6, stance.head[1] - swing * 0.8),
        )

    return at


def filmed(timed: Timed, seconds: float, fps: int) -> list[Body]:
    """Return the joints frame by frame."""
    return [solved(timed(frame / fps)) for frame in range(round(seconds * fps) + 1)]


def track(values: Sequence[float], fps: int, tolerance: float = 0.4) -> float | Keys[float]:
    """Return key frames that follow an angle, without those that lie on a line."""
    unrolled = [values[0]]
    for value in values[1:]:
        unrolled.append(unrolled[-1] + wrapped(value - unrolled[-1]))
    return _thinned(unrolled, fps, tolerance, lambda a, b: abs(a - b), _number)


def path(values: Sequence[Point], fps: int, tolerance: float = 0.5) -> Point | Keys[Point]:
    """Return key frames that follow a point."""
    return _thinned(values, fps, tolerance, math.dist, _point)


def _thinned(
    values: Sequence[V],
    fps: int,
    tolerance: float,
    apart: Callable[[V, V], float],
    blend: Callable[[V, V, float], V],
) -> V | Keys[V]:
    """Return as few keys as follow the values within ``tolerance``, each eased as fits best."""
    last = len(values) - 1
    if all(apart(value, values[0]) <= tolerance / 2 for value in values):
        return values[0]

    def fits(start: int, end: int, ease: str) -> bool:
        span = end - start
        return all(
            apart(values[start + step], blend(values[start], values[end], eased(ease, step, span)))
            <= tolerance
            for step in range(1, span)
        )

    made: list[Key[V]] = []
    start = 0
    while start < last:
        best, how = start + 1, "linear"
        reach = start + 1
        while reach < last and reach - best < PATIENCE:
            reach += 1
            ease = next((name for name in EASES_TRIED if fits(start, reach, name)), None)
            if ease is not None:
                best, how = reach, ease
        made.append(Key(start / fps, values[start], how))
        start = best
    made.append(Key(last / fps, values[last], "linear"))
    return Keys(tuple(made))


EASES_TRIED = ("linear", "in-out", "out", "in")
PATIENCE = 10
"""How many frames further a span that does not fit may still come to fit."""


@cache
def eased(ease: str, step: int, span: int) -> float:
    """Return how far a key's ease has brought the value at ``step`` of ``span`` frames."""
    ox, oy, ix, iy = EASES[ease]
    share, low, high = step / span, 0.0, 1.0

    def bezier(t: float, first: float, second: float) -> float:
        return 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t**2 * second + t**3

    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if bezier(middle, ox, ix) < share else (low, middle)
    return bezier(low, oy, iy)


def _number(one: float, other: float, share: float) -> float:
    return one + (other - one) * share


def _point(one: Point, other: Point, share: float) -> Point:
    return _number(one[0], other[0], share), _number(one[1], other[1], share)


def _turn(one: float, other: float, share: float) -> float:
    return one + wrapped(other - one) * share
