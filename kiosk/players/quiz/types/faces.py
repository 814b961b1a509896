"""What stands on a tile, a card or a place: words, a picture, or both."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.library.reading import Table
from kiosk.library.texts import LocalText


@dataclass(frozen=True, slots=True)
class Face:
    """Words, a picture (a file of the exhibit), or both; never nothing."""

    text: LocalText | None = None
    picture: str | None = None


def read_face(table: Table) -> Face:
    """A face from its table.

    :raises ValueError: when it shows nothing.
    """
    face = Face(table.text("text"), table.name("picture"))
    if face.text is None and face.picture is None:
        raise ValueError("neither text nor picture")
    return face
