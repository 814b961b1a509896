"""What would be sent, for QML: in words, and as JSON in lines."""

from __future__ import annotations

import logging

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.shell.leaves import Piece
from kiosk.shell.month_report import trouble_piece
from kiosk.shell.sending_state import Preview, SendingPort
from kiosk.shell.sending_words import cut_lines, folded_json, json_heading, preview_pieces
from kiosk.ui.operator.errand import Errand

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)


@QmlElement
class SendingPreviewBridge(QObject):
    """The preview, read anew each time it is opened."""

    changed = Signal()

    def __init__(self, port: SendingPort, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._language = language
        self._preview: Preview | None = None
        self._trouble: Trouble | None = None
        self._json = ""
        self._lines: tuple[str, ...] = ()
        self._errand = Errand(self)

    def open(self) -> None:
        """Read it."""
        self._preview = self._trouble = None
        port = self._port

        def fetch() -> tuple[Preview, str]:
            shown = port.preview()
            return shown, folded_json(shown.json)

        self._errand.run(fetch, self._found, self._failed)
        self.changed.emit()

    def _found(self, found: tuple[Preview, str]) -> None:
        self._preview, self._json = found
        self.changed.emit()

    def _failed(self, trouble: Trouble) -> None:
        log.info("what would be sent is not to be had: %s", trouble)
        self._trouble = trouble
        self.changed.emit()

    def pieces(self, asks: bool) -> tuple[Piece, ...]:
        """In words; ``asks``: it is about to be agreed to."""
        if self._trouble is not None:
            return (trouble_piece(self._trouble, self._language),)
        return preview_pieces(self._preview, asks, self._language)

    @property
    def seen(self) -> bool:
        """Whether it has been there to see."""
        return self._preview is not None

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        """Whether it is still being read."""
        return self._errand.running

    @Property(bool, notify=changed)
    def json(self) -> bool:
        """Whether there is something to look at closer."""
        return self._preview is not None and self._json != ""

    @Property(str, notify=changed)
    def heading(self) -> str:
        """Above the JSON."""
        return json_heading(self._preview).text(self._language) if self._preview else ""

    @Slot(float, result=int)
    def layOut(self, ems: float) -> int:
        """Cut the JSON into lines so wide; returns how many there are."""
        self._lines = cut_lines(self._json, ems)
        return len(self._lines)

    @Slot(int, int, result=str)
    def lines(self, first: int, count: int) -> str:
        """Some of these lines."""
        return "\n".join(self._lines[first : first + count])
