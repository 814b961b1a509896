"""The home screen's exhibits for QML: one page of cards, topics to filter by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.settings import HomeSettings
from kiosk.library.exhibit import Exhibit
from kiosk.shell.shelf import Shelf
from kiosk.shell.walk import View, Walk
from kiosk.ui.bridges.card_model import CardModel, card

if TYPE_CHECKING:
    from kiosk.shell.campaign import Featured
    from kiosk.shell.emergency import Pinned

QML_IMPORT_NAME = "Bridges"
QML_IMPORT_MAJOR_VERSION = 1

WALL_POSTERS = 12
"""At most so many pictures of a topic on the wall; more never fit."""


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
        self._language = ""

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
        self._put(self._shelf.with_emergencies(ids), anew=True)

    def show_campaign(self, campaign: Featured | None) -> None:
        """This campaign runs now; ``None``: none does."""
        if campaign != self._campaign:
            self._campaign = campaign
            ids = campaign.exhibit_ids if campaign else ()
            self._put(self._shelf.with_campaign(ids), anew=True)

    def show_view(self, view: View) -> None:
        """The walk changed: follow its language; a new visitor finds the shelf tidy."""
        self._put(self._shelf.tidy() if view.screen == "attract" else self._shelf)

    def _put(self, shelf: Shelf, *, anew: bool = False) -> None:
        """Show this shelf; of the one that is shown QML hears nothing, unless ``anew``."""
        language = self._walk.view.language
        if not anew and language == self._language and shelf == self._shelf:
            return
        self._shelf, self._language = shelf, language
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
