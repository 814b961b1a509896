"""The pieces of the page that is shown, as a model for QML."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtQml import QmlElement

from kiosk.library.exhibit import Exhibit
from kiosk.players.port import Host
from kiosk.players.story.pages import Piece
from kiosk.players.story.rules import Reading

QML_IMPORT_NAME = "Players.Story"
QML_IMPORT_MAJOR_VERSION = 1

ROLES = ("heading", "words", "when", "picture", "placeX", "placeY", "zoom", "seen", "open")
_FIRST_ROLE = Qt.ItemDataRole.UserRole + 1


@QmlElement
class PieceModel(QAbstractListModel):
    """Eras, sides, spots, looks or choices; they change in place, so that a press is not lost."""

    def __init__(
        self, exhibit: Exhibit, reading: Reading, host: Host, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._reading = reading
        self._host = host
        self._pieces: tuple[Piece, ...] = reading.pieces

    def replace_all(self) -> None:
        """Another page is shown."""
        self.beginResetModel()
        self._pieces = self._reading.pieces
        self.endResetModel()

    def remark(self) -> None:
        """A piece was touched, or the words changed."""
        if self._pieces:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """Count the pieces."""
        return 0 if parent.isValid() else len(self._pieces)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return one role of one piece."""
        at, row = role - _FIRST_ROLE, index.row()
        if not (index.isValid() and 0 <= at < len(ROLES)):
            return None
        piece, language = self._pieces[row], self._host.language
        match ROLES[at]:
            case "heading":
                return piece.title.text(language)
            case "words":
                return piece.text.text(language) if piece.text else ""
            case "when":
                return piece.when.text(language) if piece.when else ""
            case "picture":
                return self._exhibit.uri(piece.picture)
            case "placeX":
                return piece.x
            case "placeY":
                return piece.y
            case "zoom":
                return piece.zoom
            case "seen":
                return self._reading.seen[row]
            case _:
                return self._reading.shown == row

    def roleNames(self) -> dict[int, QByteArray]:
        """Name the roles for QML."""
        return {_FIRST_ROLE + at: QByteArray(name.encode()) for at, name in enumerate(ROLES)}
