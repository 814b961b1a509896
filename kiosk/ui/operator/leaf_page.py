"""A page of the panel that is read: sections with a chip each, in leaves to turn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.shell.leaves import Piece, Section

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1

_FOLDER = Path(__file__).parents[1] / "qml" / "Operator"


def page_url(name: str) -> str:
    """URL of a QML file of the panel."""
    return QUrl.fromLocalFile(str(_FOLDER / name)).toString()


@QmlElement
class LeafBridge(QObject):
    """What is written on the page, and which section of it is open."""

    changed = Signal()
    written = Signal()

    def __init__(self, sections: Sequence[Section], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections = tuple(sections)
        self._current = self._sections[0].id if self._sections else ""

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Something else is written; the section that is open stays open."""
        before = self._open
        self._sections = tuple(sections)
        if all(section.id != self._current for section in self._sections):
            self._current = self._sections[0].id if self._sections else ""
        self.changed.emit()
        if self._open != before:  # whoever has turned a leaf stays on it, else
            self.written.emit()

    @property
    def _open(self) -> tuple[Piece, ...]:
        return next((each.pieces for each in self._sections if each.id == self._current), ())

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def sections(self) -> list[dict[str, str]]:
        """The sections: ``section``, ``title``."""
        return [{"section": each.id, "title": each.title} for each in self._sections]

    @Property(str, notify=changed)
    def current(self) -> str:
        """Which section is open."""
        return self._current

    @Property("QVariantList", notify=written)  # type: ignore[arg-type]
    def pieces(self) -> list[dict[str, Any]]:
        """What is written in the open section; see :class:`kiosk.shell.leaves.Piece`."""
        return [piece._asdict() for piece in self._open]

    @Slot(str)
    def show(self, section: str) -> None:
        """Open another section."""
        if section != self._current and any(each.id == section for each in self._sections):
            self._current = section
            self.changed.emit()
            self.written.emit()
