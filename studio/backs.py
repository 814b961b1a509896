"""People seen from behind: a figure of :mod:`studio.people` whose hair hides the face."""

from __future__ import annotations

from dataclasses import replace

from studio.faces import SHADE, Look
from studio.palette import mix
from studio.people import Pose, contact_shadow, figure
from studio.svg import Picture, number


def from_behind(
    pic: Picture, look: Look, pose: Pose, x: float, y: float, scale: float, shadow: float = 100
) -> None:
    """Draw a front-facing pose from behind, its ground at ``(x, y)``."""
    pic.open_group(f"translate({number(x)},{number(y)}) scale({scale:.2f})")
    if shadow:
        contact_shadow(pic, 0, 2, shadow)
    plain = replace(look, collar=look.top, apron="", aged=False)
    figure(pic, plain, pose)
    back_of_head(pic, look, pose.head, pose.tilt)
    pic.close_group()


def back_of_head(pic: Picture, look: Look, at: tuple[float, float], tilt: float = 0) -> None:
    """Draw the back of a head over what is there: ears, nape, hair and how it is worn."""
    size = look.head_r / 50
    head = pic.group(at=at, scale=size, turn=tilt)
    hair = look.hair_colour
    for side in (-1, 1):
        head.ellipse(side * 46, 8, 8, 12, mix(look.skin, SHADE, 0.12))
    if look.hair == "tails":
        for side in (-1, 1):
            tail = [(side * 30, -38), (side * 62, -34), (side * 80, -2), (side * 70, 28),
                    (side * 58, 8), (side * 40, -10)]  # fmt: skip
            head.shape(tail, hair)
    low = {"bob": 50, "tails": 46, "bun": 44, "thin": 30}.get(look.hair, 44)
    if look.hair == "thin":
        head.shape([(0, -52), (42, -28), (47, 6), (38, 40), (0, 54), (-38, 40), (-47, 6),
                    (-42, -28)], look.skin)  # fmt: skip
        head.shape([(-47, -12), (-30, -2), (0, 2), (30, -2), (47, -12), (46, 18), (30, low),
                    (0, 36), (-30, low), (-46, 18)], hair)  # fmt: skip
        return
    head.shape([(0, -58), (42, -40), (52, -2), (44, low - 4), (18, low + 5), (-18, low + 5),
                (-44, low - 4), (-52, -2), (-42, -40)], hair)  # fmt: skip
    if look.hair == "bun":
        head.circle(0, -30, 25, mix(hair, SHADE, 0.14))
        head.stroke("M-34 6Q0-14 34 6", mix(hair, SHADE, 0.14), 4)
    else:
        head.stroke("M-24-30Q0-44 24-30", mix(hair, "#FFFFFF", 0.14), 5)
