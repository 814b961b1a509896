"""What can be wrong with pairs of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile

if TYPE_CHECKING:
    from kiosk.players.quiz.types.memory.model import MemoryShape

CARD = (8, 20)


def check_memory(check: Check, file: TomlFile, place: Place, question: MemoryShape) -> None:
    """Cards that show nothing, or the same as another pair's."""
    from kiosk.players.quiz.types.faces_model import check_faces

    cards = []
    for at, pair in enumerate(question.pairs):
        cards.append(((*place, "pairs", at, "one"), pair.one))
        if pair.other is not None:
            cards.append(((*place, "pairs", at, "other"), pair.other))
    check_faces(check, file, cards, CARD)
