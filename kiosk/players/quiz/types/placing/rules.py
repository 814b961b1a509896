"""How pieces are put where they belong, and what that is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from kiosk.library.texts import LocalText
from kiosk.players.quiz.tries import NOWHERE, Attempt, Mark, Place, Tile
from kiosk.players.quiz.types.placing.body import Placing


class PlacingTry(Attempt):
    """One try at placing.

    Tap a piece, then a place; or, where a place holds one piece, the place first. In a sentence a
    tapped word goes into the next gap by itself, and one in a gap comes back.
    """

    def __init__(self, body: Placing, random: Random) -> None:
        super().__init__()
        pieces = list(body.pieces)
        random.shuffle(pieces)
        self._pieces = tuple(pieces)
        self._places = body.places
        self._one_each = body.one_each
        self._sentence = body.sentence
        self._lies: dict[int, int] = {}
        """Where each placed tile lies; in the order they were put there."""
        self._picked: int | None = None
        self._aimed: int | None = None

    @property
    def belongs(self) -> tuple[int, ...]:
        """For each tile, as shown, where it belongs; NOWHERE for one too many."""
        return tuple(piece.place for piece in self._pieces)

    @property
    def sentence(self) -> LocalText | None:
        """The sentence whose gaps are the places, if that is what is asked."""
        return self._sentence

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The pieces, where they lie; once answered, where they belong."""
        lies = self._where
        tiles = []
        for tile, piece in enumerate(self._pieces):
            place = lies.get(tile, NOWHERE)
            if place == NOWHERE:
                beside = [other for other in range(len(self._pieces)) if other not in lies]
            else:
                beside = [other for other, there in lies.items() if there == place]
            face, mark = piece.face, self._mark(tile)
            tiles.append(Tile(face.text, face.picture, "", mark, place, beside.index(tile)))
        return tuple(tiles)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places; the one that was tapped first is chosen."""
        lies = list(self._where.values())
        return tuple(
            Place(
                None if self._sentence else face.text,
                face.picture,
                "chosen" if at == self._aimed else "none",
                lies.count(at),
            )
            for at, face in enumerate(self._places)
        )

    def tap(self, tile: int) -> None:
        """A piece was tapped: pick it up, or put it (or what is picked up) where it goes."""
        if self.answered or not 0 <= tile < len(self._pieces):
            return
        place = self._lies.get(tile, NOWHERE)
        if self._aimed is not None and self._aimed != place:
            self._move(tile, self._aimed)
        elif self._sentence is not None:
            self._move(tile, self._next_gap if place == NOWHERE else NOWHERE)
        elif self._picked in (None, tile) or place in (NOWHERE, self._lies.get(self._picked, -2)):
            self._picked = None if self._picked == tile else tile
        else:
            self._move(self._picked, place)

    def tap_place(self, place: int) -> None:
        """A place was tapped: what is picked up goes there, or what is tapped next."""
        if self.answered or not NOWHERE <= place < len(self._places):
            return
        if self._picked is not None:
            self._move(self._picked, place)
        elif self._one_each and place != NOWHERE:
            held = [tile for tile, there in self._lies.items() if there == place]
            if held and self._sentence is not None:
                self._move(held[0], NOWHERE)
            else:
                self._aimed = None if self._aimed == place else place

    def put(self, tile: int, place: int, at: int) -> None:
        """A piece was dragged to a place, or back to where the pieces lie."""
        known = 0 <= tile < len(self._pieces) and NOWHERE <= place < len(self._places)
        if not self.answered and known:
            self._move(tile, place)

    @property
    def _where(self) -> dict[int, int]:
        """Where each placed tile is shown: where it was put; once answered, where it belongs."""
        if self.answered:
            return {tile: at for tile, at in enumerate(self.belongs) if at != NOWHERE}
        return self._lies

    @property
    def _ready(self) -> bool:
        wanted = len(self._places) if self._one_each else len(self._pieces)
        return len(self._lies) == wanted

    @property
    def _credit(self) -> float:
        return placing_credit(self.belongs, self._lies)

    @property
    def _next_gap(self) -> int:
        free = [at for at in range(len(self._places)) if at not in self._lies.values()]
        return free[0] if free else NOWHERE

    def _move(self, tile: int | None, place: int) -> None:
        self._picked = self._aimed = None
        if tile is None:
            return
        self._lies.pop(tile, None)
        if place == NOWHERE:
            return
        if self._one_each:
            self._lies = {other: there for other, there in self._lies.items() if there != place}
        self._lies[tile] = place

    def _mark(self, tile: int) -> Mark:
        if not self.answered:
            return "chosen" if tile == self._picked else "none"
        belongs, lay = self._pieces[tile].place, self._lies.get(tile, NOWHERE)
        if belongs == NOWHERE:
            return "none" if lay == NOWHERE or not self.given else "wrong"
        if not self.given:
            return "missed"
        return "right" if lay == belongs else "moved"


def placing_credit(belongs: Sequence[int], lies: Mapping[int, int]) -> float:
    """The credit, 0 to 1: of the pieces that belong somewhere, the share that lies there.

    ``lies`` says for each placed piece where. A piece too many earns nothing anywhere, and takes
    the place of one that would.
    """
    wanted = sum(place != NOWHERE for place in belongs)
    hits = sum(place != NOWHERE and belongs[tile] == place for tile, place in lies.items())
    return hits / wanted if wanted else 0.0
