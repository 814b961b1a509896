"""An astronaut afloat in the cabin, and the small things that float beside."""

from __future__ import annotations

from studio.faces import Look
from studio.people import Pose, figure
from studio.svg import Picture, smooth

LOOK = Look(
    "#F0BE94", "#2B2430", "short", "#3F62B5", "#3F62B5", "#F4F7FD", "#DCE4F7", "#F8C56B",
    head_r=54, bulk=0.96,
)  # fmt: skip

AFLOAT = Pose(
    head=(64, -196),
    spine=((-30, 12), (-6, -52), (28, -118)),
    near_arm=((26, -112), (92, -66), (160, -112)),
    far_arm=((40, -124), (118, -150), (176, -214)),
    near_leg=((-30, 18), (40, 84), (-18, 168)),
    far_leg=((-22, 18), (62, 54), (56, 152)),
    tilt=8,
    toes=(128, 108),
    face="smile",
)
REACHING = Pose(
    head=(86, -168),
    spine=((-46, -8), (-8, -58), (40, -100)),
    near_arm=((38, -94), (112, -82), (184, -124)),
    far_arm=((52, -106), (60, -182), (16, -250)),
    near_leg=((-46, -4), (-96, 82), (-190, 84)),
    far_leg=((-38, 0), (-28, 104), (-118, 150)),
    tilt=16,
    toes=(164, 150),
    face="smile",
)


def astronaut(pose: Pose = AFLOAT) -> Picture:
    """Return the floating figure, its middle in the middle of the picture."""
    pic = Picture(560, 560)
    float_at(pic, 280, 300, 1, 0, pose)
    return pic


def float_at(
    pic: Picture, x: float, y: float, scale: float, turn: float = 0, pose: Pose = AFLOAT
) -> None:
    """Draw the floating figure into a picture."""
    pic.open_group(f"translate({x:g},{y:g}) rotate({turn:g}) scale({scale:g})")
    figure(pic, LOOK, pose)
    pic.close_group()


def pen() -> Picture:
    """Return a pen."""
    pic = Picture(140, 40)
    pic.path("M20 12H100L128 20L100 28H20Q12 28 12 20Q12 12 20 12Z", "#F4F7FD")
    pic.path("M20 12H50V28H20Q12 28 12 20Q12 12 20 12Z", "#D9652F")
    pic.path("M114 16L128 20L114 24Z", "#14263A")
    pic.rect(24, 7, 34, 5, "#F8C56B", 2)
    return pic


def notebook() -> Picture:
    """Return an open notebook, its pages spread."""
    pic = Picture(200, 150)
    pic.path("M14 46Q56 26 100 48Q144 26 186 46V122Q144 104 100 124Q56 104 14 122Z", "#2F4A9A")
    pic.path("M22 44Q60 24 100 46V116Q60 96 22 114Z", "#FFF8EC")
    pic.path("M178 44Q140 24 100 46V116Q140 96 178 114Z", "#EDE6D8")
    for row in range(3):
        y = 58 + 15 * row
        pic.stroke(smooth([(36, y + 2), (58, y - 5), (86, y + 4)]), "#B9C2DA", 4)
        pic.stroke(smooth([(114, y + 4), (142, y - 5), (164, y + 2)]), "#B9C2DA", 4)
    return pic


def drop(r: float = 60, squash: float = 0) -> Picture:
    """Return a ball of water: see-through, bright at one side; ``squash`` is its wobble."""
    pic = Picture(2 * r + 20, 2 * r + 20)
    c = r + 10
    pic.ellipse(c, c, r * (1 + squash), r * (1 - squash), "#7DB4EA", opacity="0.85")
    pic.ellipse(c + r * 0.1, c + r * 0.12, r * 0.82, r * 0.8, "#A9D0F5", opacity="0.8")
    pic.ellipse(c - r * 0.34, c - r * 0.4, r * 0.26, r * 0.17, "#FFFFFF",
                transform=f"rotate(-35 {c - r * 0.34:.1f} {c - r * 0.4:.1f})")  # fmt: skip
    pic.circle(c + r * 0.42, c + r * 0.42, r * 0.09, "#FFFFFF", opacity="0.9")
    return pic
