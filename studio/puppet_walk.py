"""A calm walk from foothold to foothold, level or down a stair."""

from __future__ import annotations

import math
from collections.abc import Sequence

from studio.puppet import Stance, Swing
from studio.puppet_acts import Timed
from studio.svg import Point

SOLE = -21.0
"""The ankle above the ground."""
HIP = 224.0


def walking(holds: Sequence[Point], start: float, pace: float, ends: Stance) -> Timed:
    """Return a walk over ``holds`` (ground points), one step every ``pace`` seconds from ``start``.

    It begins with the far foot on the first hold and the near foot on the second; when the last
    hold is reached the feet close, and the walker settles into ``ends`` there.
    """
    last = holds[-1]
    # the foot behind comes up beside the other
    trail = [*holds, (last[0] - 14, last[1])]
    steps = len(trail) - 2
    still = ends.moved(*last)

    def at(second: float) -> Stance:
        stride = (second - start) / pace
        if stride >= steps:
            return still
        if stride < 0:
            stride = 0.0
        step = int(stride)
        made = _mid_step(trail, step, stride - step, stride > 0)
        if step == steps - 1:
            return _settled(made, still, (stride - step))
        return made

    return at


def _mid_step(holds: Sequence[Point], step: int, share: float, moves: bool) -> Stance:
    behind, under, ahead = holds[step], holds[step + 1], holds[step + 2]
    glide = 0.5 - 0.5 * math.cos(math.pi * share)
    stands = (under[0], under[1] + SOLE)
    lift = (24 + 0.1 * (ahead[1] - behind[1])) * math.sin(math.pi * share)
    swings = (behind[0] + (ahead[0] - behind[0]) * glide,
              behind[1] + (ahead[1] - behind[1]) * share**1.3 + SOLE - lift)  # fmt: skip
    drop = (ahead[1] - behind[1]) / 2
    x = (behind[0] + under[0]) / 2 + (ahead[0] - behind[0]) / 2 * share
    y = (behind[1] + under[1]) / 2 + (ahead[1] - behind[1]) / 2 * share
    hip = (x + 4, y - HIP + 0.42 * drop - 4 * math.sin(math.pi * share))
    level = 1 - min(drop / 70, 1)
    roll = 26 * math.sin(math.pi * min(share * 1.6, 1)) - 12 * level * max(share * 2 - 1, 0)
    roll += 16 * (1 - level) * max(share * 2 - 1, 0)
    sway = math.cos(math.pi * share)  # 1 with the swinging leg behind, -1 with it ahead
    near_swings = step % 2 == 1
    reach = 18 * sway if near_swings else -18 * sway
    # an arm goes with the other side's leg
    near, far = Swing(-reach + 4, -reach - 14), Swing(reach + 2, reach - 20)
    if near_swings:
        feet, toes = (swings, stands), (0.0, roll)
    else:
        feet, toes = (stands, swings), (roll, 0.0)
    bow = 2 + 2 * (1 - level)
    return Stance(hip, (bow, bow + 3), (bow + 8 + 8 * (1 - level), 8 * (1 - level)), feet[0],
                  feet[1], near, far, toes)  # fmt: skip


def _settled(walks: Stance, still: Stance, share: float) -> Stance:
    """Blend the last step into standing, the feet as they walk."""

    def mixed(one: float, other: float) -> float:
        return one + (other - one) * share

    def arm(one: object, other: object) -> Swing:
        assert isinstance(one, Swing) and isinstance(other, Swing)
        return Swing(mixed(one.upper, other.upper), mixed(one.fore, other.fore))

    return Stance(
        hip=(mixed(walks.hip[0], still.hip[0]), mixed(walks.hip[1], still.hip[1])),
        trunk=(mixed(walks.trunk[0], still.trunk[0]), mixed(walks.trunk[1], still.trunk[1])),
        head=(mixed(walks.head[0], still.head[0]), mixed(walks.head[1], still.head[1])),
        near_foot=walks.near_foot,
        far_foot=walks.far_foot,
        near_arm=arm(walks.near_arm, still.near_arm),
        far_arm=arm(walks.far_arm, still.far_arm),
        toes=(walks.toes[0] * (1 - share), walks.toes[1] * (1 - share)),
    )
