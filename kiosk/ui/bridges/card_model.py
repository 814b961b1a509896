"""Cards of exhibits for QML: what one shows, and a list of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
)
from PySide6.QtQml import QmlElement

from kiosk.core.languages import ZH
from kiosk.library.credit import short_credit
from kiosk.library.exhibit import Exhibit

QML_IMPORT_NAME = "Bridges"
QML_IMPORT_MAJOR_VERSION = 1

ROLES = (
    "exhibit",
    "title",
    "summary",
    "poster",
    "topic",
    "kind",
    "kinds",
    "minutes",
    "sample",
    "attract",
    "players",
    "pinned",
    "emergency",
    "credit",
)
_DISPLAY_ROLE, _USER_ROLE = 0x0000, 0x0100
"""Qt.ItemDataRole's: naming one of Qt's enums makes them all, on the way to the first frame."""
_FIRST_ROLE = _USER_ROLE + 1


def card(
    exhibit: Exhibit, language: str, *, pinned: bool = False, emergency: bool = False
) -> dict[str, Any]:
    """Return what a card shows of ``exhibit``: keys are :data:`ROLES`."""
    return {
        "exhibit": exhibit.id,
        "title": exhibit.title.text(language),
        "summary": exhibit.summary.text(language),
        "poster": exhibit.uri(exhibit.poster),
        "topic": exhibit.topics[0] if exhibit.topics else "",
        "kind": exhibit.parts[0].kind,
        "kinds": list(dict.fromkeys(part.kind for part in exhibit.parts)),
        "minutes": exhibit.duration_min,
        "sample": exhibit.is_sample,
        "attract": exhibit.uri(exhibit.attract),
        "players": exhibit.players,
        "pinned": pinned,
        "emergency": emergency,
        "credit": short_credit(exhibit),
    }


@QmlElement
class CardModel(QAbstractListModel):
    """A list of cards; the rows are replaced as a whole, since a page is at most a dozen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exhibits: tuple[Exhibit, ...] = ()
        self._pinned: tuple[str, ...] = ()
        self._emergencies: tuple[str, ...] = ()
        self._language = ZH
        self._drawn: dict[int, dict[str, Any]] = {}

    def pin(self, ids: tuple[str, ...]) -> None:
        """The cards of these exhibits say that they are pinned."""
        self._pinned = ids

    def warn(self, ids: tuple[str, ...]) -> None:
        """The cards of these exhibits say that they belong to an emergency."""
        if ids != self._emergencies:
            self._emergencies = ids
            self._draw_anew()

    def _draw_anew(self) -> None:
        self._drawn.clear()
        if self._exhibits:
            self.dataChanged.emit(self.index(0), self.index(len(self._exhibits) - 1))

    def show(self, exhibits: Sequence[Exhibit], language: str) -> None:
        """Show ``exhibits`` in ``language``; cards that stay where they are, are kept."""
        self._drawn.clear()
        wanted, had = tuple(exhibits), len(self._exhibits)
        kept = min(had, len(wanted))
        if wanted[:kept] != self._exhibits[:kept]:
            self.beginResetModel()
            self._exhibits, self._language = wanted, language
            self.endResetModel()
            return
        if had > kept:
            self.beginRemoveRows(QModelIndex(), kept, had - 1)
            self._exhibits = wanted
            self.endRemoveRows()
        elif len(wanted) > kept:
            self.beginInsertRows(QModelIndex(), kept, len(wanted) - 1)
            self._exhibits = wanted
            self.endInsertRows()
        if language != self._language:
            self._language = language
            self._draw_anew()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """Count the cards."""
        return 0 if parent.isValid() else len(self._exhibits)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = _DISPLAY_ROLE,
    ) -> Any:
        """Return one role of one card."""
        at = role - _FIRST_ROLE
        if not (index.isValid() and 0 <= at < len(ROLES)):
            return None
        row = index.row()
        if row not in self._drawn:  # a delegate asks for every role of its row
            exhibit = self._exhibits[row]
            self._drawn[row] = card(
                exhibit,
                self._language,
                pinned=exhibit.id in self._pinned,
                emergency=exhibit.id in self._emergencies,
            )
        return self._drawn[row][ROLES[at]]

    def roleNames(self) -> dict[int, QByteArray]:
        """Name the roles for QML."""
        return {_FIRST_ROLE + at: QByteArray(name.encode()) for at, name in enumerate(ROLES)}
