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
    """The preview, read anew each time it is opened; as JSON one envelope after the other."""

    changed = Signal()

    def __init__(self, port: SendingPort, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._language = language
        self._preview: Preview | None = None
        self._trouble: Trouble | None = None
        self._json, self._part = "", 0
        self._lines: tuple[str, ...] = ()
        self._errand = Errand(self)

    def open(self) -> None:
        """Read it."""
        self._preview = self._trouble = None
        port = self._port

        def fetch() -> tuple[Preview, str]:
            shown = port.preview()
            first = folded_json(port.as_json(shown.envelopes[0])) if shown.envelopes else ""
            return shown, first

        self._errand.run(fetch, self._found, self._failed)
        self.changed.emit()

    def _found(self, found: tuple[Preview, str]) -> None:
        self._preview, self._json = found
        self._part = 0
        self.changed.emit()

    @Slot()
    def turn(self) -> None:
        """The next envelope; after the last the first. A year's are too many to lay out at once."""
        if self._preview is None or len(self._preview.envelopes) < 2:
            return
        port, part = self._port, (self._part + 1) % len(self._preview.envelopes)
        envelope = self._preview.envelopes[part]
        self._errand.run(
            lambda: folded_json(port.as_json(envelope)),
            lambda text: self._turned(part, text),
            self._failed,
        )

    def _turned(self, part: int, text: str) -> None:
        self._part, self._json = part, text
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
        return (
            json_heading(self._part, len(self._preview.envelopes)).text(self._language)
            if self._preview is not None
            else ""
        )

    @Property(int, notify=changed)
    def part(self) -> int:
        """Which envelope the JSON is of, from 0."""
        return self._part

    @Property(int, notify=changed)
    def parts(self) -> int:
        """How many there are."""
        return 0 if self._preview is None else len(self._preview.envelopes)

    @Slot(float, result=int)
    def layOut(self, ems: float) -> int:
        """Cut the JSON into lines so wide; returns how many there are."""
        self._lines = cut_lines(self._json, ems)
        return len(self._lines)

    @Slot(int, int, result=str)
    def lines(self, first: int, count: int) -> str:
        """Some of these lines."""
        return "\n".join(self._lines[first : first + count])
