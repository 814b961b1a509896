"""What is put in order, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.library.reading import Table
from kiosk.players.quiz.types.faces import Face, read_face


@dataclass(frozen=True, slots=True)
class Ordered:
    """Items in their right order."""

    items: tuple[Face, ...]


def read_order(table: Table, language: str) -> Ordered:
    """Items as written: in the right order."""
    items = tuple(read_face(item) for item in table.tables("items"))
    if len(items) < 2:
        raise ValueError("nothing to put in order")
    return Ordered(items)
