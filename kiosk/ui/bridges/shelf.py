"""The home screen's exhibits for QML: one page of cards, topics to filter by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement

from kiosk.core.languages import ZH
from kiosk.core.settings import HomeSettings
from kiosk.library.credit import short_credit
from kiosk.library.exhibit import Exhibit
from kiosk.shell.shelf import Shelf
from kiosk.shell.walk import View, Walk

if TYPE_CHECKING:
    from kiosk.shell.campaign import Featured
    from kiosk.shell.emergency import Pinned

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
_FIRST_ROLE = Qt.ItemDataRole.UserRole + 1


WALL_POSTERS = 12
"""At most so many pictures of a topic on the wall; more never fit."""


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
        role: int = Qt.ItemDataRole.DisplayRole,
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


@QmlElement
class ShelfBridge(QObject):
    """The shelf for QML."""

    changed = Signal()

    def __init__(self, walk: Walk, home: HomeSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        self._shelf = Shelf(featured_id=home.featured, pinned_ids=home.pinned, apart=True)
        self._cards = CardModel(self)
        self._cards.pin(home.pinned)
        self._posters = CardModel(self)
        self._emergency: Pinned | None = None
        self._campaign: Featured | None = None
        self._utc_offset_min = 0

    @property
    def shelf(self) -> Shelf:
        """The shelf as it is."""
        return self._shelf

    def show_exhibits(self, exhibits: tuple[Exhibit, ...]) -> None:
        """Other exhibits are installed now."""
        self._put(self._shelf.with_exhibits(exhibits))

    def show_emergencies(self, pinned: tuple[Pinned, ...], utc_offset_min: int) -> None:
        """These emergencies stand in front now, the newest first; none: they are over."""
        from kiosk.shell.emergency import ids_in_front  # late: hardly any kiosk has one

        ids = ids_in_front(pinned)
        known = {exhibit.id for exhibit in self._shelf.exhibits}
        shown = (one for one in pinned if known.intersection(one.exhibit_ids))
        self._emergency, self._utc_offset_min = next(shown, None), utc_offset_min
        self._cards.warn(ids)
        self._posters.warn(ids)
        self._put(self._shelf.with_emergencies(ids))

    def show_campaign(self, campaign: Featured | None) -> None:
        """This campaign runs now; ``None``: none does."""
        if campaign != self._campaign:
            self._campaign = campaign
            self._put(self._shelf.with_campaign(campaign.exhibit_ids if campaign else ()))

    def show_view(self, view: View) -> None:
        """The walk changed: follow its language; a new visitor finds the shelf tidy."""
        self._put(self._shelf.tidy() if view.screen == "attract" else self._shelf)

    def _put(self, shelf: Shelf) -> None:
        self._shelf = shelf
        language = self._walk.view.language
        self._cards.show(shelf.shown, language)
        self._posters.show(shelf.exhibits[:12], language)
        self.changed.emit()

    @Property(CardModel, constant=True)
    def cards(self) -> CardModel:
        """The cards of the present page."""
        return self._cards

    @Property(CardModel, constant=True)
    def posters(self) -> CardModel:
        """The exhibits that the attract screen shows in turn (at most a dozen)."""
        return self._posters

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def featured(self) -> dict[str, Any]:
        """The card of the featured exhibit, with the name of its ``campaign``; empty if nothing is
        installed.
        """
        exhibit = self._shelf.featured
        if exhibit is None:
            return {}
        emergency = self._shelf.is_emergency(exhibit)
        language, campaign = self._walk.view.language, self._campaign
        shown = card(exhibit, language, emergency=emergency)
        if campaign is not None and not emergency and exhibit.id in campaign.exhibit_ids:
            shown["campaign"] = campaign.name.text(language)
        return shown

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def emergency(self) -> dict[str, str]:
        """The newest emergency: ``title``, ``words`` (until when), the ``exhibit`` it opens;
        empty while there is none.
        """
        one, language = self._emergency, self._walk.view.language
        if one is None:
            return {}
        from kiosk.shell.emergency import visitor_words

        known = {exhibit.id for exhibit in self._shelf.exhibits}
        return {
            "title": one.title.text(language),
            "words": visitor_words(one, self._utc_offset_min).text(language),
            "exhibit": next((id for id in one.exhibit_ids if id in known), ""),
        }

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def campaign(self) -> dict[str, str]:
        """The campaign that runs: ``name``, ``line``, the ``exhibit`` it opens (perhaps none);
        empty while there is none.
        """
        one, language = self._campaign, self._walk.view.language
        if one is None:
            return {}
        return {
            "name": one.name.text(language),
            "line": one.line.text(language),
            "exhibit": next(iter(one.exhibit_ids), ""),
        }

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def topics(self) -> list[str]:
        """Topics to filter by, by their Chinese names (these are their ids)."""
        return list(self._shelf.topics)

    @Property(str, notify=changed)
    def topic(self) -> str:
        """The chosen topic; empty: all."""
        return self._shelf.topic

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def audiences(self) -> list[str]:
        """Audiences to filter by, by their Chinese names."""
        return list(self._shelf.audiences)

    @Property(str, notify=changed)
    def audience(self) -> str:
        """The chosen audience; empty: all."""
        return self._shelf.audience

    @Property(bool, notify=changed)
    def filtered(self) -> bool:
        """Whether a topic or an audience is chosen."""
        return self._shelf.filtered

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def wall(self) -> list[dict[str, Any]]:
        """The wall of pictures: per topic its name, its count and its first cards."""
        language = self._walk.view.language
        return [
            {
                "topic": band.topic,
                "count": band.count,
                "cards": [card(exhibit, language) for exhibit in band.first],
            }
            for band in self._shelf.wall(WALL_POSTERS)
        ]

    @Property(int, notify=changed)
    def total(self) -> int:
        """How many exhibits are installed."""
        return len(self._shelf.exhibits)

    @Property(int, notify=changed)
    def found(self) -> int:
        """How many exhibits are among the cards, on all pages."""
        return len(self._shelf.matching)

    @Property(int, notify=changed)
    def page(self) -> int:
        """The present page, from 0."""
        return self._shelf.page

    @Property(int, notify=changed)
    def pageCount(self) -> int:
        """Pages of the chosen topic."""
        return self._shelf.page_count

    @Slot(int)
    def fit(self, page_size: int) -> None:
        """The screen has room for ``page_size`` cards."""
        if page_size != self._shelf.page_size:
            self._put(self._shelf.with_page_size(page_size))

    @Slot(bool)
    def setApart(self, apart: bool) -> None:
        """Show the featured exhibit apart from the cards, or among them."""
        if apart != self._shelf.apart:
            self._put(self._shelf.with_apart(apart))

    @Slot(str)
    def choose(self, topic: str) -> None:
        """Filter by ``topic`` (empty: all)."""
        self._put(self._shelf.choose(topic))

    @Slot(str)
    def chooseAudience(self, audience: str) -> None:
        """Filter by ``audience`` (empty: all)."""
        self._put(self._shelf.choose_audience(audience))

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Turn ``pages`` pages."""
        self._put(self._shelf.turn(pages))

    @Slot(str)
    def open(self, exhibit: str) -> None:
        """Open an exhibit by its id; one that has just gone is ignored."""
        found = next((e for e in self._shelf.exhibits if e.id == exhibit), None)
        if found is not None:
            self._walk.open(found)
