"""What is noted for the operator about the store itself."""

from __future__ import annotations

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.holding import Note
from kiosk.library.texts import LocalText

_TITLE = LocalText("zh-Hans", (("zh-Hans", "资源包记录"), ("en", "Record of what is installed")))


def damage_note(trouble: Trouble) -> Note:
    """The record was damaged and has been mended."""
    return Note("damaged", "damaged", _TITLE, Words(trouble.text("zh-Hans"), trouble.text("en")))
