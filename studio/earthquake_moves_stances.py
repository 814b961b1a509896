"""How a pupil holds himself in an earthquake: stances of the puppet, ground at y = 0."""

from __future__ import annotations

import math
from dataclasses import replace

from studio.puppet import SHIN, THIGH, Reach, Stance, Swing, offset
from studio.svg import Point

KNEE = -25.0
"""How high the middle of a knee is that rests on the ground."""


def kneeling(hip: Point, lean: float, apart: float = 24) -> tuple[Point, Point]:
    """Return the near and the far ankle of someone whose knees rest on the ground."""
    x, y = offset(hip, (0, 10), lean)
    knee = x + math.sqrt(max(THIGH**2 - (KNEE - y) ** 2, 0))
    ankle = knee - math.sqrt(SHIN**2 - 11**2)
    return (ankle, KNEE - 11), (ankle + apart, KNEE - 12)


STANDS = Stance(
    hip=(0, -231), trunk=(1, 3), head=(8, 0),
    near_foot=(-8, -21), far_foot=(16, -21),
    near_arm=Swing(14, -8), far_arm=Swing(-4, -20),
)  # fmt: skip
TIDIES = Stance(
    hip=(-4, -229), trunk=(8, 15), head=(24, 14),
    near_foot=(-12, -21), far_foot=(16, -21),
    near_arm=Reach((118, -302)), far_arm=Reach((138, -308)),
)  # fmt: skip
NOTICES = Stance(
    hip=(-6, -223), trunk=(-4, -4), head=(-4, -16),
    near_foot=(-40, -21), far_foot=(34, -21),
    near_arm=Swing(28, -44), far_arm=Swing(-30, -66),
)  # fmt: skip
SQUATS = Stance(
    hip=(-46, -132), trunk=(34, 52), head=(40, 4),
    near_foot=(-40, -21), far_foot=(26, -21),
    near_arm=Swing(-34, -38), far_arm=Swing(-46, -44),
)  # fmt: skip


def _on_knees(
    hip: Point, trunk: tuple[float, float], head: tuple[float, float], near: Reach | Swing,
    far: Reach | Swing,
) -> Stance:  # fmt: skip
    near_foot, far_foot = kneeling(hip, trunk[0], 24 if hip[1] < -120 else 9)
    return Stance(hip, trunk, head, near_foot, far_foot, near, far, (92, 88))


LANDS = _on_knees((-90, -127), (68, 78), (56, 0), Reach((76, -14)), Reach((104, -18)))
ON_ALL_FOURS = _on_knees((-66, -131), (82, 86), (56, -6), Reach((76, -14)), Reach((104, -18)))
CRAWLS = _on_knees((-66, -121), (82, 95), (72, 2), Reach((74, -14)), Reach((92, -18)))
COVERS = replace(
    _on_knees((-62, -84), (40, 78), (112, 27), Swing(-116, 72), Swing(-122, 68)), shrug=30
)


def crawling(start: float, end: float, steps: int) -> list[Stance]:
    """Return the stances of a crawl: a hand goes ahead together with the other side's knee."""
    made = []
    near, far = start, start
    for step in range(steps + 1):
        share = start + (end - start) * step / steps
        if step % 2:
            near = min(share + (end - start) / steps / 2, end)
        else:
            far = min(share + (end - start) / steps / 2, end) if step else start
        if step == steps:
            near = far = end
        one, other = CRAWLS.moved(near), CRAWLS.moved(far)
        body = CRAWLS.moved((near + far) / 2)
        made.append(replace(body, near_arm=one.near_arm, far_foot=one.far_foot,
                            far_arm=other.far_arm, near_foot=other.near_foot))  # fmt: skip
    return made


def holding(post: Point) -> Stance:
    """Return covering with one hand, while the other holds on at ``post``."""
    return replace(COVERS, far_arm=Reach(post), head=(116, 24))
