"""One person's try at one question, whatever its type: the moves, and what is drawn of it.

The quiz as a sequence (:mod:`.rules`), two players at one screen and a class in front of it all
compose tries. A try knows no clock, no window and no other question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from kiosk.library.texts import LocalText

Mark = Literal["none", "chosen", "right", "wrong", "missed", "moved"]
"""What is said of a tile. Before the answer: nothing, or that it is chosen. After it: chosen and
right; chosen and wrong; right but not chosen; put elsewhere, and now moved where it belongs."""

NOWHERE = -1
"""The place of a tile that has not been put anywhere."""


@dataclass(frozen=True, slots=True)
class Tile:
    """What is touched or moved: an option, a card, a word, a pin.

    ``place`` and ``at``: where it lies, and the how manieth there. ``x``, ``y``, ``width`` and
    ``height`` are shares of a picture, 0 to 1, for what lies on one.
    """

    text: LocalText | None = None
    picture: str | None = None
    letter: str = ""
    mark: Mark = "none"
    place: int = NOWHERE
    at: int = 0
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where tiles are put: a group, a gap, the other side of a pair. ``holds``: how many."""

    text: LocalText | None = None
    picture: str | None = None
    mark: Mark = "none"
    holds: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    """A number to choose. ``right`` is None until it may be shown; ``unit`` may be missing."""

    low: float
    high: float
    step: float
    value: float
    unit: LocalText | None = None
    right: float | None = None
    tolerance: float = 0.0


class Try(Protocol):
    """One try. Indices are those of the order shown; moves that make no sense change nothing."""

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """What is touched or moved, in the order shown."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Where tiles can be put."""

    @property
    def scale(self) -> Scale | None:
        """The number to choose, of a question for one."""

    @property
    def sentence(self) -> LocalText | None:
        """The sentence with gaps ``{1}`` …, of a question for words."""

    @property
    def picture(self) -> str | None:
        """The picture that is touched, of a question on one."""

    @property
    def wanted(self) -> int:
        """How many are to be found, where that may be said; else 0."""

    @property
    def waits(self) -> bool:
        """Whether it is answered by :meth:`submit`; else a move answers it."""

    @property
    def can_submit(self) -> bool:
        """Whether there is an answer to submit."""

    @property
    def can_pass(self) -> bool:
        """Whether a visitor may leave it unanswered and go on."""

    @property
    def counts(self) -> bool:
        """Whether it is right or wrong, and counted."""

    @property
    def answered(self) -> bool:
        """Whether nothing can be moved any more and the right answer is shown."""

    @property
    def given(self) -> bool:
        """Whether it was answered by the visitor, and not shown without."""

    @property
    def share(self) -> float:
        """The credit of the answer given, 0 to 1."""

    @property
    def right(self) -> bool:
        """Whether the answer given has full credit."""

    def tap(self, tile: int) -> None:
        """A tile was tapped."""

    def tap_place(self, place: int) -> None:
        """A place was tapped; NOWHERE is where tiles lie at first."""

    def put(self, tile: int, place: int, at: int) -> None:
        """A tile was dragged to a place (or NOWHERE) and becomes the ``at``-th there."""

    def point(self, x: float, y: float, reach_x: float, reach_y: float) -> None:
        """The picture was touched; a finger's ``reach`` to each side, as shares of the picture."""

    def set(self, value: float) -> None:
        """The number was set."""

    def submit(self) -> None:
        """Answer with what stands."""

    def give_up(self) -> None:
        """Show what is right, without an answer."""


class Attempt:
    """What all tries have in common; moves that a type does not know do nothing."""

    def __init__(self) -> None:
        self._answered = False
        self._given = False

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """None by default."""
        return ()

    @property
    def places(self) -> tuple[Place, ...]:
        """None by default."""
        return ()

    @property
    def scale(self) -> Scale | None:
        """None by default."""
        return None

    @property
    def sentence(self) -> LocalText | None:
        """None by default."""
        return None

    @property
    def picture(self) -> str | None:
        """None by default."""
        return None

    @property
    def wanted(self) -> int:
        """Nothing is told by default."""
        return 0

    @property
    def counts(self) -> bool:
        """Most are right or wrong."""
        return True

    @property
    def waits(self) -> bool:
        """Most are submitted."""
        return True

    @property
    def can_submit(self) -> bool:
        """Whether it waits for that, and is complete enough."""
        return self.waits and not self._answered and self._ready

    @property
    def can_pass(self) -> bool:
        """Only what does not count can be passed over."""
        return False

    @property
    def answered(self) -> bool:
        """Whether the answer is shown."""
        return self._answered

    @property
    def given(self) -> bool:
        """Whether the visitor answered."""
        return self._given

    @property
    def share(self) -> float:
        """The credit of the answer given; nothing for none."""
        return self._credit if self._given else 0.0

    @property
    def right(self) -> bool:
        """Full credit."""
        return self.share == 1.0

    def tap(self, tile: int) -> None:
        """Nothing by default."""

    def tap_place(self, place: int) -> None:
        """Nothing by default."""

    def put(self, tile: int, place: int, at: int) -> None:
        """Nothing by default."""

    def point(self, x: float, y: float, reach_x: float, reach_y: float) -> None:
        """Nothing by default."""

    def set(self, value: float) -> None:
        """Nothing by default."""

    def submit(self) -> None:
        """Answer with what stands."""
        if self.can_submit:
            self._answer()

    def give_up(self) -> None:
        """Show what is right, without an answer."""
        self._answered = True

    @property
    def _ready(self) -> bool:
        """Whether what stands can be an answer."""
        return False

    @property
    def _credit(self) -> float:
        """The credit of what stands, 0 to 1."""
        return 0.0

    def _answer(self) -> None:
        self._answered = self._given = True
