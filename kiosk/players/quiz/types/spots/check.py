"""What can be wrong with spots on a picture."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile

if TYPE_CHECKING:
    from kiosk.players.quiz.types.spots.model import AreaShape, HotspotShape

SMALLEST = 0.03
"""Areas smaller than this share of the picture are hard to mean."""


def check_hotspot(check: Check, file: TomlFile, place: Place, question: HotspotShape) -> None:
    """Areas outside the picture, right ones that overlap, none that is right."""
    where = (*place, "areas")
    areas = question.areas
    for at, area in enumerate(areas):
        if not _inside(area):
            what = Words("区域跑到图片外面了。", "The area lies outside the picture.")
            mend = Words(
                "x、y、width、height 都在 0 到 1 之间，x + width 和 y + height 不超过 1。",
                "Keep x, y, width and height between 0 and 1, and x + width and y + height too.",
            )
            check.error(file, (*where, at), what, mend)
        elif min(area.width, area.height) < SMALLEST:
            what = Words("区域太小，手指点不准。", "The area is too small for a finger.")
            mend = Words("请画大一些。", "Make it larger.")
            check.hint(file, (*where, at), what, mend)
    right = [at for at, area in enumerate(areas) if area.right]
    if not right:
        what = Words("没有正确的区域。", "No area is right.")
        mend = Words("请在正确的区域里写 right = true。", "Write right = true in the right one.")
        check.error(file, where, what, mend)
    for first, second in combinations(right, 2):
        if _overlap(areas[first], areas[second]):
            what = Words(
                f"和第 {first + 1} 个正确区域重叠。",
                f"It overlaps right area {first + 1}.",
            )
            mend = Words("请分开，或合成一个。", "Part them, or make them one.")
            check.error(file, (*where, second), what, mend)


def _inside(area: AreaShape) -> bool:
    more = 1e-9
    return (
        min(area.x, area.y) >= 0
        and min(area.width, area.height) > 0
        and area.x + area.width <= 1 + more
        and area.y + area.height <= 1 + more
    )


def _overlap(one: AreaShape, other: AreaShape) -> bool:
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return wide > 1e-9 and high > 1e-9
