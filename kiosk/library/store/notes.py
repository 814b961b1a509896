"""What is noted for the operator about the store itself."""

from __future__ import annotations

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Recalled
from kiosk.library.holding import Note
from kiosk.library.texts import LocalText

_TITLE = LocalText("zh-Hans", (("zh-Hans", "资源包记录"), ("en", "Record of what is installed")))


def damage_note(trouble: Trouble) -> Note:
    """The record was damaged and has been mended."""
    return Note("damaged", "damaged", _TITLE, Words(trouble.text("zh-Hans"), trouble.text("en")))


def recall_note(one: Recalled) -> Note:
    """An exhibit of the program's own was recalled."""
    reason = Words(one.reason.text("zh-Hans"), one.reason.text("en"))
    return Note(f"recalled {one.id} {one.version}", "recalled", one.title, reason)
