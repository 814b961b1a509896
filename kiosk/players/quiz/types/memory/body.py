"""Which cards make pairs, and how they are read."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.library.reading import Table
from kiosk.players.quiz.types.faces import Face, read_face


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of cards."""

    pairs: tuple[tuple[Face, Face], ...]


def read_memory(table: Table, language: str) -> Pairs:
    """Pairs; where only one face is given, both cards show it."""
    pairs = []
    for pair in table.tables("pairs"):
        one, other = pair.table("one"), pair.table("other")
        if one is None:
            raise ValueError("a pair without a card")
        pairs.append((read_face(one), read_face(other or one)))
    if len(pairs) < 2:
        raise ValueError("no pairs")
    return Pairs(tuple(pairs))
