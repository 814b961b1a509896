"""How spots are touched, and what finding them is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from kiosk.players.quiz.tries import Attempt, Mark, Tile
from kiosk.players.quiz.types.spots.body import Area, Spots

MORE_PINS = 3
"""How many pins more than there is to find may be set."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A touch on the picture; ``area`` is the number of the area it hit, or None."""

    x: float
    y: float
    area: int | None


class SpotsTry(Attempt):
    """One try at a picture. Where one is looked for, a touch answers; else touches set pins."""

    def __init__(self, body: Spots, random: Random) -> None:
        super().__init__()
        self._body = body
        self._pins: list[Pin] = []

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas, right or not."""
        return self._body.areas

    @property
    def picture(self) -> str:
        """The picture that is touched."""
        return self._body.picture

    @property
    def wanted(self) -> int:
        """How many are to be found where all are."""
        return sum(area.right for area in self._body.areas) if self._body.all else 0

    @property
    def waits(self) -> bool:
        """Only where all are looked for."""
        return self._body.all

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The pins; once answered, the right areas too, and those that were taken for right."""
        pins = [pin for pin in self._pins if not self.answered or not self._is_right(pin)]
        mark: Mark = "wrong" if self.answered else "chosen"
        tiles = [Tile(mark=mark, x=pin.x, y=pin.y) for pin in pins]
        if self.answered:
            tiles = [*self._shown_areas(), *tiles]
        return tuple(tiles)

    def point(self, x: float, y: float, reach_x: float, reach_y: float) -> None:
        """Set a pin, or take away the one that is there."""
        if self.answered or not (0 <= x <= 1 and 0 <= y <= 1):
            return
        area = hit(self._body.areas, x, y, reach_x, reach_y)
        if not self._body.all:
            self._pins = [Pin(x, y, area)]
            self._answer()
            return
        kept = [pin for pin in self._pins if not _same(pin, x, y, area, reach_x, reach_y)]
        if len(kept) == len(self._pins) and len(kept) < self.wanted + MORE_PINS:
            kept.append(Pin(x, y, area))
        self._pins = kept

    @property
    def _ready(self) -> bool:
        return bool(self._pins)

    @property
    def _credit(self) -> float:
        return spots_credit(
            [area.right for area in self._body.areas],
            [pin.area for pin in self._pins],
            all=self._body.all,
        )

    def _is_right(self, pin: Pin) -> bool:
        return pin.area is not None and self._body.areas[pin.area].right

    def _shown_areas(self) -> list[Tile]:
        touched = {pin.area for pin in self._pins}
        found = self._body.all or not any(self._is_right(pin) for pin in self._pins)
        shown = []
        for at, area in enumerate(self._body.areas):
            mark: Mark
            if area.right:
                mark = "right" if at in touched else "missed" if found else "none"
            else:
                mark = "wrong" if at in touched else "none"
            if mark != "none":
                box = (area.x, area.y, area.width, area.height)
                shown.append(Tile(area.text, None, "", mark, -1, 0, *box))
        return shown


def hit(areas: Sequence[Area], x: float, y: float, reach_x: float, reach_y: float) -> int | None:
    """The area that a touch at ``x``, ``y`` means; ``reach`` widens those that are too small.

    An area that was really touched goes before one that was only widened; of several the one
    whose middle is nearest.
    """

    def far(area: Area, at_least_x: float, at_least_y: float) -> float | None:
        half_x, half_y = max(area.width / 2, at_least_x), max(area.height / 2, at_least_y)
        off_x, off_y = x - area.x - area.width / 2, y - area.y - area.height / 2
        if abs(off_x) > half_x or abs(off_y) > half_y:
            return None
        return (off_x / half_x) ** 2 + (off_y / half_y) ** 2 if half_x and half_y else 0.0

    for reach in ((0.0, 0.0), (reach_x, reach_y)):
        known = [(far(area, *reach), at) for at, area in enumerate(areas)]
        inside = [(distance, at) for distance, at in known if distance is not None]
        if inside:
            return min(inside)[1]
    return None


def spots_credit(right: Sequence[bool], touched: Sequence[int | None], *, all: bool) -> float:
    """The credit, 0 to 1, for touching these areas (None: beside them all).

    Where all are looked for, each right one earns its share, and each touch that is not right
    costs as much.
    """
    hits = {at for at in touched if at is not None and right[at]}
    if not all:
        return 1.0 if hits else 0.0
    misses = len([at for at in touched if at is None or not right[at]])
    wanted = sum(right)
    return max(0, len(hits) - misses) / wanted if wanted else 0.0


def _same(pin: Pin, x: float, y: float, area: int | None, reach_x: float, reach_y: float) -> bool:
    if area is not None or pin.area is not None:
        return pin.area == area
    return abs(pin.x - x) <= reach_x and abs(pin.y - y) <= reach_y
