"""What can be wrong with an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile

if TYPE_CHECKING:
    from kiosk.players.quiz.types.ordering.model import OrderShape

ITEM = (20, 48)


def check_order(check: Check, file: TomlFile, place: Place, question: OrderShape) -> None:
    """Items that show nothing, or the same."""
    from kiosk.players.quiz.types.faces_model import check_faces

    items = (((*place, "items", at), item) for at, item in enumerate(question.items))
    check_faces(check, file, items, ITEM)
