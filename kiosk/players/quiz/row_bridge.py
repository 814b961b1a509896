"""Tiles and places as list models; their rows change in place, so that no press is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from kiosk.players.quiz.tries import Place, Tile

QML_IMPORT_NAME = "Players.Quiz"
QML_IMPORT_MAJOR_VERSION = 1

TILE_ROLES = (
    *("words", "picture", "mark", "letter", "place", "at"),
    *("shareX", "shareY", "shareWidth", "shareHeight"),
)
"""What QML gets of a tile; the shares are of the picture it lies on."""

PLACE_ROLES = ("words", "picture", "mark")
"""What QML gets of a place."""

_FIRST_ROLE = Qt.ItemDataRole.UserRole + 1


class _RowModel(QAbstractListModel):
    roles: tuple[str, ...] = ()

    def __init__(
        self,
        exhibit: Exhibit,
        rows: Callable[[], Sequence[Tile | Place]],
        language: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._now = rows
        self._language = language
        self._rows: Sequence[Tile | Place] = self._now()

    def remark(self) -> None:
        """Marks, places or words changed."""
        now = self._now()
        if len(now) != len(self._rows):
            self.beginResetModel()
            self._rows = now
            self.endResetModel()
            return
        self._rows = now
        if now:
            self.dataChanged.emit(self.index(0), self.index(len(now) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return one role of one row."""
        at = role - _FIRST_ROLE
        if not (index.isValid() and 0 <= at < len(self.roles)):
            return None
        return self._told(self._rows[index.row()], self.roles[at])

    def roleNames(self) -> dict[int, QByteArray]:
        """Name the roles for QML."""
        return {_FIRST_ROLE + at: QByteArray(name.encode()) for at, name in enumerate(self.roles)}

    def _told(self, row: Tile | Place, name: str) -> Any:
        match name:
            case "words":
                return row.text.text(self._language()) if row.text else ""
            case "picture":
                return self._exhibit.uri(row.picture)
            case _ if name.startswith("share"):
                return getattr(row, name.removeprefix("share").lower())
            case _:
                return getattr(row, name)


@QmlElement
class TileModel(_RowModel):
    """The tiles of a try, in the order shown."""

    roles = TILE_ROLES


@QmlElement
class PlaceModel(_RowModel):
    """The places of a try."""

    roles = PLACE_ROLES
