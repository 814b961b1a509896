"""How cards are turned. Nothing is right or wrong here, and no clock runs."""

from __future__ import annotations

from random import Random

from kiosk.players.quiz.tries import Attempt, Mark, Tile
from kiosk.players.quiz.types.memory.body import Pairs


class MemoryTry(Attempt):
    """One try. Two cards that do not fit stay open until the next tap; it ends by itself."""

    def __init__(self, body: Pairs, random: Random) -> None:
        super().__init__()
        cards = [(at, side) for at in range(len(body.pairs)) for side in (0, 1)]
        random.shuffle(cards)
        self._cards = tuple(cards)
        self._faces = tuple(body.pairs[at][side] for at, side in cards)
        self._open: list[int] = []
        self._found: set[int] = set()

    @property
    def pairs(self) -> tuple[int, ...]:
        """For each tile, as shown, the number of its pair."""
        return tuple(pair for pair, _side in self._cards)

    @property
    def counts(self) -> bool:
        """Finding pairs is neither right nor wrong."""
        return False

    @property
    def waits(self) -> bool:
        """The last pair ends it."""
        return False

    @property
    def can_pass(self) -> bool:
        """Whoever has enough goes on."""
        return not self.answered

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The cards; one that lies face down tells nothing."""
        return tuple(self._tile(at) for at in range(len(self._cards)))

    def tap(self, tile: int) -> None:
        """Turn a card."""
        known = 0 <= tile < len(self._cards)
        if self.answered or not known or self._cards[tile][0] in self._found:
            return
        if len(self._open) == 2:
            self._open = []
        if tile not in self._open:
            self._open.append(tile)
        if len(self._open) == 2:
            first, second = (self._cards[at][0] for at in self._open)
            if first == second:
                self._found.add(first)
                self._open = []
        if len(self._found) * 2 == len(self._cards):
            self._answer()

    @property
    def _credit(self) -> float:
        return 1.0

    def _tile(self, at: int) -> Tile:
        face = self._faces[at]
        mark: Mark
        if self._cards[at][0] in self._found:
            mark = "right"
        elif self.answered:
            mark = "missed"
        elif at in self._open:
            mark = "chosen"
        else:
            return Tile()
        return Tile(face.text, face.picture, "", mark)
