"""The lists of the page 活动 for QML: places to pick, and the records of a month."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.shell.outing_desk import OutingDesk, View
from kiosk.shell.outing_pages import county_chips, past_rows, place_rows, record_pieces
from kiosk.shell.outing_words import month_told

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PlacesBridge(QObject):
    """The list that learns, and the counties to filter it by."""

    changed = Signal()

    def __init__(
        self, desk: OutingDesk, moved: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._moved = moved

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def rows(self) -> list[dict[str, Any]]:
        """The places to pick: ``at``, ``title``, ``where``, ``times``."""
        desk = self._desk
        rows = place_rows(desk.records.places, desk.county, desk.scene)
        return [row._asdict() for row in rows]

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def counties(self) -> list[dict[str, str]]:
        """The counties to filter the places by: ``value``, ``title``; empty for no choice."""
        chips = county_chips(self._desk.records.places, self._desk.scene)
        return [{"value": value, "title": title} for value, title in chips]

    @Property(str, notify=changed)
    def county(self) -> str:
        """The county whose places are shown; empty for all."""
        return self._desk.county or ""

    @Slot(str)
    def filterBy(self, county: str) -> None:
        """Show the places of one county; the same again: of all."""
        self._desk.county = None if self._desk.county == county else county
        self._moved()

    @Slot(int)
    def pick(self, at: int) -> None:
        """A place of the list."""
        self._desk.pick(at)
        self._moved()

    @Slot()
    def newPlace(self) -> None:
        """新地点."""
        self._desk.new_place()
        self._moved()

    @Property(str, notify=changed)
    def keptStart(self) -> str:
        """The place of a card that was left in the middle."""
        return self._desk.kept_start

    @Slot()
    def resume(self) -> None:
        """Go on with that card."""
        self._desk.resume()
        self._moved()


@QmlElement
class RecordsBridge(QObject):
    """What was recorded: month by month, and one record with its history."""

    changed = Signal()

    def __init__(
        self, desk: OutingDesk, moved: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._moved = moved

    @Slot()
    def show(self) -> None:
        """The records of this month."""
        self._desk.show_past()
        self._moved()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def rows(self) -> list[dict[str, Any]]:
        """The records of the month: ``at``, ``title``, ``words``, ``more``, ``sign``."""
        return [row._asdict() for row in past_rows(self._desk.of_month, self._desk.scene)]

    @Property(str, notify=changed)
    def month(self) -> str:
        """The month that is shown."""
        return month_told(self._desk.month, self._desk.scene.language)

    @Property(bool, notify=changed)
    def canEarlier(self) -> bool:
        """Whether there is a month before it."""
        return self._month_at + 1 < len(self._desk.months)

    @Property(bool, notify=changed)
    def canLater(self) -> bool:
        """Whether there is a month after it."""
        return self._month_at > 0

    @property
    def _month_at(self) -> int:
        months = self._desk.months
        return months.index(self._desk.month) if self._desk.month in months else 0

    @Slot(int)
    def turnMonth(self, by: int) -> None:
        """Turn to an earlier (1) or later (−1) month."""
        at = self._month_at + by
        if 0 <= at < len(self._desk.months):
            self._desk.show_month(self._desk.months[at])
            self._moved()

    @Slot(int)
    def open(self, at: int) -> None:
        """One record of the month."""
        self._desk.open_record(at)
        self._moved()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def pieces(self) -> list[dict[str, Any]]:
        """What the open record says; see :class:`kiosk.shell.leaves.Piece`."""
        record = self._desk.record
        if record is None or self._desk.view is not View.ONE:
            return []
        return [piece._asdict() for piece in record_pieces(record, self._desk.scene)]

    @Property(bool, notify=changed)
    def runs(self) -> bool:
        """Whether the open record is the one that runs."""
        record = self._desk.record
        return record is not None and record.outing.runs

    @Slot()
    def correct(self) -> None:
        """更正."""
        self._desk.correct()
        self._moved()

    @Slot()
    def showNews(self) -> None:
        """工作动态 of the open record."""
        self._desk.show_news()
        self._moved()
