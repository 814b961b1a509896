"""Poses for the figures of :mod:`studio.people`, all facing right with the ground at y = 0."""

from __future__ import annotations

from studio.faces import Look
from studio.people import Pose, contact_shadow, figure
from studio.svg import Picture, Point, number


def place(
    pic: Picture,
    look: Look,
    pose: Pose,
    x: float,
    y: float,
    scale: float = 1,
    mirrored: bool = False,
    shadow: float = 110,
) -> None:
    """Draw a figure with its ground at ``(x, y)``; ``shadow`` is half its width, 0 for none."""
    turn = f"scale({-scale:.2f} {scale:.2f})" if mirrored else f"scale({scale:.2f})"
    pic.open_group(f"translate({number(x)},{number(y)}) {turn}")
    if shadow:
        contact_shadow(pic, 0, 2, shadow)
    figure(pic, look, pose)
    pic.close_group()


def stands(look: Look, lean: float = 0) -> Pose:
    """Return a quiet standing pose to the front for ``look``; ``lean`` tilts the head."""
    k = look.bulk
    neck = -388 * k
    return Pose(
        head=(0, neck - look.head_r - 22 * k),
        spine=((0, -232 * k), (0, -300 * k), (0, neck + 26 * k)),
        near_arm=((44 * k, neck + 24 * k), (58 * k, -290 * k), (56 * k, -205 * k)),
        far_arm=((-44 * k, neck + 24 * k), (-58 * k, -290 * k), (-56 * k, -205 * k)),
        near_leg=((22 * k, -215 * k), (24 * k, -115 * k), (24 * k, -21 * k)),
        far_leg=((-22 * k, -215 * k), (-24 * k, -115 * k), (-24 * k, -21 * k)),
        tilt=lean,
        front=True,
        toes=(180, 0),
        face="smile",
    )


def walks(look: Look, down: float = 0) -> Pose:
    """Return a calm walking step; ``down`` lowers the leading foot (a stair)."""
    k = look.bulk
    neck = -386 * k
    return Pose(
        head=(16 * k, neck - look.head_r - 20 * k),
        spine=((0, -232 * k), (2 * k, -300 * k), (8 * k, neck + 26 * k)),
        near_arm=((2 * k, neck + 26 * k), (-22 * k, -290 * k), (16 * k, -222 * k)),
        far_arm=((16 * k, neck + 26 * k), (38 * k, -298 * k), (84 * k, -262 * k)),
        near_leg=((2 * k, -222 * k), (-4 * k, -118 * k), (-52 * k, -28 * k)),
        far_leg=((4 * k, -222 * k), (48 * k, (-128 + down * 0.5) * k), (58 * k, -21 * k + down)),
        toes=(0, 14),
    )


def drops(look: Look) -> Pose:
    """Return hands and knees on the ground, head looking ahead."""
    return _scaled(
        look,
        Pose(
            head=(136, -168),
            spine=((-66, -124), (0, -142), (66, -134)),
            near_arm=((62, -122), (84, -66), (78, -12)),
            far_arm=((74, -122), (116, -70), (126, -16)),
            near_leg=((-66, -120), (-52, -28), (-142, -40)),
            far_leg=((-58, -120), (-28, -30), (-116, -44)),
            tilt=-6,
            toes=(96, 96),
            face="alert",
        ),
    )


def covers(look: Look, hold: Point | None = None) -> Pose:
    """Return kneeling, bent low, a hand over head and neck.

    ``hold`` is what the other hand grips; without it both hands cover.
    """
    far: tuple[Point, ...] = ((58, -150), (150, -214), (84, -200))
    if hold is not None:
        k = look.bulk
        grip = (hold[0] / k, hold[1] / k)
        far = ((62, -128), (108, -58), grip)
    return _scaled(
        look,
        Pose(
            head=(112, -132),
            spine=((-58, -84), (-14, -136), (46, -150)),
            near_arm=((34, -150), (124, -198), (64, -176)),
            far_arm=far,
            near_leg=((-56, -84), (44, -30), (-84, -38)),
            far_leg=((-50, -84), (58, -34), (-60, -42)),
            tilt=14,
            toes=(96, 96),
            face="calm",
        ),
    )


def shields(look: Look) -> Pose:
    """Return a brisk run with both arms over the head."""
    return _scaled(
        look,
        Pose(
            head=(52, -458),
            spine=((-8, -232), (4, -300), (24, -358)),
            near_arm=((6, -356), (-58, -438), (22, -502)),
            far_arm=((36, -362), (136, -440), (78, -518)),
            near_leg=((-6, -224), (76, -160), (92, -58)),
            far_leg=((-8, -224), (-32, -122), (-128, -100)),
            tilt=6,
            toes=(70, -12),
            face="alert",
        ),
    )


def _scaled(look: Look, pose: Pose) -> Pose:
    k = look.bulk

    def times(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((x * k, y * k) for x, y in points)

    return Pose(
        head=(pose.head[0] * k, pose.head[1] * k),
        spine=times(pose.spine),
        near_arm=times(pose.near_arm),
        far_arm=times(pose.far_arm),
        near_leg=times(pose.near_leg),
        far_leg=times(pose.far_leg),
        tilt=pose.tilt,
        front=pose.front,
        toes=pose.toes,
        face=pose.face,
    )
