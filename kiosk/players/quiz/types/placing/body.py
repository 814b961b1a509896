"""What is put where, and how it is read: pairs, groups, gaps in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.library.reading import Table
from kiosk.library.texts import LocalText
from kiosk.players.quiz.tries import NOWHERE
from kiosk.players.quiz.types.faces import Face, read_face

GAP = re.compile(r"\{([1-9])\}")
"""A gap in a sentence: ``{1}`` to ``{9}``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is put somewhere; ``place`` is where it belongs, NOWHERE for one too many."""

    face: Face
    place: int


@dataclass(frozen=True, slots=True)
class Placing:
    """Pieces and places.

    ``one_each``: a place holds one piece. ``sentence``: its places are the gaps ``{1}`` ….
    """

    pieces: tuple[Piece, ...]
    places: tuple[Face, ...]
    one_each: bool
    sentence: LocalText | None = None


def read_match(table: Table, language: str) -> Placing:
    """The n-th on the right belongs to the n-th on the left."""
    left = [read_face(face) for face in table.tables("left")]
    right = [read_face(face) for face in table.tables("right")]
    extra = [read_face(face) for face in table.tables("extra")]
    if len(left) != len(right) or not left:
        raise ValueError("the sides are unequal")
    pieces = [Piece(face, at) for at, face in enumerate(right)]
    pieces += [Piece(face, NOWHERE) for face in extra]
    return Placing(tuple(pieces), tuple(left), one_each=True)


def read_bins(table: Table, language: str) -> Placing:
    """Each group with what belongs into it."""
    bins = table.tables("bins")
    pieces = [
        Piece(read_face(item), at) for at, bin in enumerate(bins) for item in bin.tables("items")
    ]
    if not pieces or len(bins) < 2:
        raise ValueError("nothing to sort")
    return Placing(tuple(pieces), tuple(read_face(bin) for bin in bins), one_each=False)


def read_word_bank(table: Table, language: str) -> Placing:
    """A sentence with gaps, and the words for them."""
    sentence = table.needed_text("sentence")
    words = table.tables("words")
    pieces = [Piece(read_face(word), word.get("gap", int, 0) - 1) for word in words]
    gaps = sorted(piece.place for piece in pieces if piece.place != NOWHERE)
    if not gaps or gaps != list(range(len(gaps))):
        raise ValueError("words and gaps do not fit")
    for tag in sentence.languages:
        if sorted(GAP.findall(sentence.text(tag))) != [str(gap + 1) for gap in gaps]:
            raise ValueError("words and gaps do not fit")
    return Placing(tuple(pieces), (Face(sentence),) * len(gaps), one_each=True, sentence=sentence)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A bit of a sentence that stays on one line: words, or a gap with what hugs it."""

    words: str
    gap: int = NOWHERE
    after: str = ""


_BIT = re.compile(
    r"[“‘（《【]?(?:\{[1-9]\}|[A-Za-z0-9’'.\-]+|[^\s])[，。、；：！？”’）》】,.;:!?)…—]*\s*"
)


def chunks(sentence: str) -> list[Chunk]:
    """Cut a sentence where lines may break: signs such as ， stay with what is before them."""
    found: list[Chunk] = []
    for bit in _BIT.findall(sentence):
        gap = GAP.search(bit)
        if gap is None:
            found.append(Chunk(bit))
            continue
        before, after = bit[: gap.start()], bit[gap.end() :]
        if before:
            found.append(Chunk(before))
        found.append(Chunk("", int(gap[1]) - 1, after))
    return found
