"""How options are chosen, and what a choice is worth."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from kiosk.players.quiz.tries import Attempt, Mark, Tile
from kiosk.players.quiz.types.choices.body import Choices


class ChoiceTry(Attempt):
    """One try at choosing. A tap answers; where several are right it toggles and waits."""

    def __init__(self, body: Choices, random: Random) -> None:
        super().__init__()
        order = list(body.options)
        if not body.in_order:
            random.shuffle(order)
        self._options = tuple(order)
        self._several = body.several
        self._chosen: frozenset[int] = frozenset()

    @property
    def waits(self) -> bool:
        """Only where several may be right."""
        return self._several

    @property
    def rights(self) -> tuple[bool, ...]:
        """Which options, in the order shown, are right."""
        return tuple(option.right for option in self._options)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The options: before the answer what is chosen, after it what was right."""
        return tuple(
            Tile(option.text, option.picture, "ABCDEF"[at], self._mark(at))
            for at, option in enumerate(self._options)
        )

    def tap(self, tile: int) -> None:
        """Choose an option."""
        if self.answered or not 0 <= tile < len(self._options):
            return
        if self._several:
            self._chosen = self._chosen ^ {tile}
        else:
            self._chosen = frozenset({tile})
            self._answer()

    @property
    def _ready(self) -> bool:
        return bool(self._chosen)

    @property
    def _credit(self) -> float:
        return credit(self.rights, self._chosen)

    def _mark(self, at: int) -> Mark:
        chosen = at in self._chosen
        if not self.answered:
            return "chosen" if chosen else "none"
        if self._options[at].right:
            return "right" if chosen else "missed"
        return "wrong" if chosen else "none"


class PollTry(Attempt):
    """One voice in a poll. It is not counted, and nothing of it is kept."""

    def __init__(self, body: Choices, random: Random) -> None:
        super().__init__()
        self._options = body.options
        self._chosen: int | None = None

    @property
    def counts(self) -> bool:
        """Nothing is right or wrong."""
        return False

    @property
    def waits(self) -> bool:
        """A tap is enough."""
        return False

    @property
    def can_pass(self) -> bool:
        """Nobody has to say anything."""
        return not self.answered

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The options; the one that was chosen stays so."""
        return tuple(
            Tile(option.text, None, "ABCDEF"[at], "chosen" if at == self._chosen else "none")
            for at, option in enumerate(self._options)
        )

    def tap(self, tile: int) -> None:
        """Choose an option."""
        if not self.answered and 0 <= tile < len(self._options):
            self._chosen = tile
            self._answer()


def credit(right: Sequence[bool], chosen: frozenset[int]) -> float:
    """The credit, 0 to 1, for choosing ``chosen`` where ``right`` says which options are right.

    Every right choice earns its share and every wrong one costs as much, so that choosing
    everything does not pay.
    """
    wanted = sum(right)
    hits = sum(right[at] for at in chosen)
    misses = len(chosen) - hits
    return max(0, hits - misses) / wanted if wanted else 0.0
