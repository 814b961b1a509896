"""How items are put in order, and what an order is worth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import combinations
from random import Random

from kiosk.players.quiz.tries import NOWHERE, Attempt, Mark, Tile
from kiosk.players.quiz.types.ordering.body import Ordered

LINE = 0
"""The one place: the line in which the items are put."""


class OrderTry(Attempt):
    """One try at an order. A tap puts an item at the line's end, or takes it out again."""

    def __init__(self, body: Ordered, random: Random) -> None:
        super().__init__()
        self._items = body.items
        self._shown = _mixed(len(body.items), random)
        self._line: list[int] = []

    @property
    def ranks(self) -> tuple[int, ...]:
        """For each tile, as shown, where it belongs, from 0."""
        return self._shown

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The items; ``at`` counts in the line, or among those that wait. Answered: put right."""
        kept = self._kept
        rest = self._rest
        tiles = []
        for tile, rank in enumerate(self._shown):
            if self.answered:
                where, at = LINE, rank
            elif tile in self._line:
                where, at = LINE, self._line.index(tile)
            else:
                where, at = NOWHERE, rest.index(tile)
            face = self._items[rank]
            letter = str(at + 1) if where == LINE else ""
            tiles.append(Tile(face.text, face.picture, letter, self._mark(tile, kept), where, at))
        return tuple(tiles)

    def tap(self, tile: int) -> None:
        """Put an item at the end of the line, or take it out of it."""
        if self.answered or not 0 <= tile < len(self._shown):
            return
        if tile in self._line:
            self._line.remove(tile)
        else:
            self._line.append(tile)

    def put(self, tile: int, place: int, at: int) -> None:
        """An item was dragged to the ``at``-th position: all stand in line now, as they lie."""
        if self.answered or not 0 <= tile < len(self._shown) or place != LINE:
            return
        lying = [*self._line, *self._rest]
        lying.remove(tile)
        lying.insert(min(max(at, 0), len(lying)), tile)
        self._line = lying

    @property
    def _rest(self) -> list[int]:
        return [tile for tile in range(len(self._shown)) if tile not in self._line]

    @property
    def _ready(self) -> bool:
        return len(self._line) == len(self._shown)

    @property
    def _credit(self) -> float:
        return order_credit([self._shown[tile] for tile in self._line])

    @property
    def _kept(self) -> frozenset[int]:
        """Tiles that did not have to be moved to put the line right."""
        if not self.answered:
            return frozenset()
        ranks = [self._shown[tile] for tile in self._line]
        return frozenset(self._line[at] for at in longest_rise(ranks))

    def _mark(self, tile: int, kept: frozenset[int]) -> Mark:
        if not self.answered:
            return "chosen" if tile in self._line else "none"
        if not self.given:
            return "missed"
        return "right" if tile in kept else "moved"


def order_credit(ranks: Sequence[int]) -> float:
    """The credit, 0 to 1, for items in this order, where ``ranks`` says where each belongs.

    Of all pairs, those in the right order less those that are not (Kendall's tau, at least 0):
    guessing earns nothing on average, and one neighbour swapped costs little.
    """
    pairs = list(combinations(ranks, 2))
    if not pairs:
        return 0.0
    good = sum(first < second for first, second in pairs)
    return max(0, 2 * good - len(pairs)) / len(pairs)


def longest_rise(ranks: Sequence[int]) -> list[int]:
    """Positions of a longest part of ``ranks`` that rises; what is not in it is out of order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, rank in enumerate(ranks):
        length = bisect_left(tails, rank)
        before.append(ends[length - 1] if length else -1)
        tails[length:] = [rank] if length == len(tails) else [rank, *tails[length + 1 :]]
        ends[length:] = [at] if length == len(ends) else [at, *ends[length + 1 :]]
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _mixed(count: int, random: Random) -> tuple[int, ...]:
    """An order that is not the right one already."""
    order = list(range(count))
    while order == sorted(order):
        random.shuffle(order)
    return tuple(order)
