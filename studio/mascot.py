"""The kiosk's guide: a 孔子鸟 that sits beside a question, nods, wonders, sleeps and flies up.

Every perched picture shares one box and one branch, so that swapping them moves the head alone.
It faces left, towards the words.
"""

from __future__ import annotations

from pathlib import Path

from studio import confuciusornis
from studio.brush import limb
from studio.confuciusornis import DAY
from studio.jehol import ginkgo_leaf
from studio.svg import Picture

FOLDER = Path("assets") / "guide"
BOX = (560.0, 480.0)
FOOT = (250.0, 384.0)
"""Where the bird stands in its box."""

HEADS = {"rest": 0.0, "nod": 15.0, "wonder": -17.0}
BARK, BARK_LIGHT = "#5A4632", "#7A6146"
LEAVES = ("#B98A2E", "#D2A544")


def draw(root: Path) -> None:
    """Write every picture of the guide under ``root``."""
    for name, pen in pictures().items():
        pen.save(root / FOLDER / f"{name}.svg")


def pictures() -> dict[str, Picture]:
    """Return the pictures by file name."""
    perched = {name: _perched(head) for name, head in HEADS.items()}
    return {**perched, "sleep": _asleep(), "fly": _flying()}


def _perched(head: float) -> Picture:
    pen = _branch()
    _bird(pen, head)
    return pen


def _bird(pen: Picture, head: float) -> None:
    x, y = FOOT
    pen.open_group(f"translate({x:g} {y:g}) scale(-1 1)")
    confuciusornis.perched(pen, DAY, ribbon=False, head=head)
    pen.close_group()


def _branch() -> Picture:
    """Draw the twig the bird sits on, growing in from the right."""
    pen = Picture(*BOX)
    twig = [
        (548, 440, 5), (490, 426, 10), (430, 414, 11), (300, 400, 9), (170, 398, 7), (84, 384, 3),
    ]  # fmt: skip
    pen.path(limb(twig), BARK)
    pen.path(limb([(520, 430, 3), (430, 409, 3), (300, 395, 3), (190, 393, 2)]), BARK_LIGHT)
    for x, y, size, angle, tone in (
        (92, 384, 74, -2.7, 0), (120, 394, 66, 2.3, 1), (424, 414, 46, 1.25, 0),
        (470, 424, 42, 1.9, 1), (500, 420, 70, -0.9, 1),
    ):  # fmt: skip
        pen.path(ginkgo_leaf(x, y, size, angle, 3), LEAVES[tone])
    return pen


def _asleep() -> Picture:
    """Draw the bird with its head sunk and its eye shut."""
    pen = _branch()
    _bird(pen, 24)
    x, y = FOOT
    pen.open_group(f"translate({x:g} {y:g}) scale(-1 1) rotate(24 84 -248)")
    pen.circle(109, -283, 11.5, DAY.body)
    pen.stroke("M99 -283q10 8 20 0", DAY.claw, 3.6)
    pen.close_group()
    return pen


def _flying() -> Picture:
    """Draw the bird rising with its wings up, by day; it faces right."""
    pen = Picture(660, 620)
    pen.open_group("translate(418 334) scale(0.62)")
    confuciusornis.flying(pen, *confuciusornis.WINGS_UP, DAY)
    pen.close_group()
    return pen
