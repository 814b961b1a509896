"""活动 for QML: what runs, and what is asked; the ledger is read off the window's thread."""

from __future__ import annotations

import logging
from typing import Any, NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.campaigns import Calendar, load_calendar
from kiosk.core.errors import Trouble
from kiosk.core.timekeeping import KeptClock
from kiosk.shell.outing_desk import OutingDesk, View
from kiosk.shell.outing_pages import since_told
from kiosk.shell.outing_words import Scene, day_told, told, where_told
from kiosk.ui.operator.errand import Errand
from kiosk.ui.operator.leaf_page import page_url
from kiosk.ui.operator.outing_card import OutingCardBridge
from kiosk.ui.operator.outing_lists import PlacesBridge, RecordsBridge
from kiosk.ui.operator.outing_news import NewsBridge
from kiosk.ui.operator.port import PanelHost
from kiosk.visits.outing import DAY, Moment
from kiosk.visits.outing_rules import draft_of
from kiosk.visits.outing_sessions import count_sessions
from kiosk.visits.outings import DatedOuting, read_outings

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1

RETELL_EVERY_MS = 20_000

log = logging.getLogger(__name__)


class Found(NamedTuple):
    """What was read: the records, how many sessions the one that runs has had, the campaigns."""

    outings: tuple[DatedOuting, ...]
    sessions: int | None
    calendar: Calendar


def open_page(host: PanelHost, parent: QObject) -> tuple[QObject, str]:
    """The page's bridge, and the URL of its QML."""
    return OutingsBridge(host, parent), page_url("OutingsPage.qml")


@QmlElement
class OutingsBridge(QObject):
    """The desk of the outings, as the glass sees it."""

    changed = Signal()
    nowChanged = Signal()

    def __init__(self, host: PanelHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        side = host.outings()
        settings = host.settings
        self._calendar = Calendar()
        self._sessions: int | None = None
        self._learned = False
        self._fault = ""
        scene = Scene(
            host.language(),
            settings.time.utc_offset_min,
            settings.places.city,
            settings.places.counties,
        )
        self._drafts = side.drafts
        self._desk = OutingDesk(
            side.book,
            side.drafts,
            settings.site,
            scene,
            host.clock,
            lambda day: [campaign.id for campaign in self._calendar.running(day)],
        )
        self._card = OutingCardBridge(self._desk, self._moved, self)
        self._places = PlacesBridge(self._desk, self._moved, self)
        self._records = RecordsBridge(self._desk, self._moved, self)
        self._news = NewsBridge(host, self._desk, side.codes, self)
        self._errand = Errand(self)
        self._retelling = QTimer(self)
        self._retelling.setInterval(RETELL_EVERY_MS)
        self._retelling.timeout.connect(self._retell)
        self._retelling.start()
        self._read()

    # Reading.

    def _read(self) -> None:
        places, offset_min = self._host.places, self._host.settings.time.utc_offset_min
        drafts = self._drafts
        running, clock = self._desk.running, self._host.clock
        now = Moment(clock.boot, int(clock.monotonic_s()), int(clock.wall_s()))

        def fetch() -> Found:
            drafts.load()
            calendar, troubles = load_calendar(places.campaigns_shipped, places.campaigns_own)
            for trouble in troubles:
                log.info("a campaign cannot be used: %s", trouble)
            outings = read_outings(places.ledger, offset_min, now=now)
            sessions = count_sessions(places.ledger, running.id) if running else None
            return Found(outings, sessions, calendar)

        self._errand.run(fetch, self._found, self._not_found)

    def _found(self, found: Found) -> None:
        self._learned = True
        self._sessions = found.sessions
        self._calendar = found.calendar
        running = found.calendar.running(self._desk.today)
        ordered = (*running, *(each for each in found.calendar.campaigns if each not in running))
        names = {each.id: each.name for each in ordered}
        self._desk.scene = self._desk.scene._replace(campaigns=names)
        self._desk.records.learn(found.outings)
        self._moved()

    def _not_found(self, trouble: Trouble) -> None:
        log.info("the outings cannot be read: %s", trouble)
        self._learned = True
        self._fault = trouble.text(self._desk.scene.language)
        self._moved()

    def _moved(self) -> None:
        """Something else is shown, or the same differently."""
        if self._desk.view is View.NEWS:
            self._news.show_record()
        self._card.retell()
        self._places.changed.emit()
        self._records.changed.emit()
        self.changed.emit()
        self.nowChanged.emit()

    @Slot()
    def _retell(self) -> None:
        self.nowChanged.emit()

    # Where we are.

    @Property(str, notify=changed)
    def view(self) -> str:
        """What is shown (``View``)."""
        return self._desk.view.value

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        """Whether the records are still being read."""
        return not self._learned

    @Property(str, notify=changed)
    def fault(self) -> str:
        """Why the records cannot be read; empty when they can."""
        return self._fault

    @Property(QObject, constant=True)
    def card(self) -> OutingCardBridge:
        """The card that is filled in."""
        return self._card

    @Property(QObject, constant=True)
    def places(self) -> PlacesBridge:
        """The list that learns."""
        return self._places

    @Property(QObject, constant=True)
    def records(self) -> RecordsBridge:
        """What was recorded."""
        return self._records

    @Property(QObject, constant=True)
    def news(self) -> NewsBridge:
        """工作动态 of the record that is open."""
        return self._news

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def question(self) -> dict[str, str]:
        """What is asked: ``heading``, ``detail``, ``yes``, ``no``; empty for nothing."""
        say = self._desk.scene.say
        trouble, question = self._desk.trouble, self._desk.question
        if trouble is not None:
            language = self._desk.scene.language
            next_step = trouble.next_step.text(language)
            return {"heading": trouble.what.text(language), "detail": next_step, "sign": "bad"}
        if question is None:
            return {}
        return {
            "heading": say(question.heading),
            "detail": "\n".join(say(each) for each in question.detail),
            "yes": say(question.yes),
            "no": say(question.no),
            "sign": "warn",
        }

    @Slot()
    def accept(self) -> None:
        """Yes; of a trouble: it has been read."""
        if self._desk.trouble is not None:
            self._desk.decline()
        else:
            self._desk.accept()
        self._moved()

    @Slot()
    def decline(self) -> None:
        """No."""
        self._desk.decline()
        self._moved()

    @Slot()
    def back(self) -> None:
        """One step back."""
        self._desk.back()
        self._moved()

    @Slot()
    def goHome(self) -> None:
        """To the first view of the page."""
        self._desk.go_home()
        self._moved()

    @Slot()
    def goPlaces(self) -> None:
        """To the list of places, whatever runs."""
        self._desk.go_places()
        self._moved()

    # What runs.

    @Property("QVariantMap", notify=nowChanged)  # type: ignore[arg-type]
    def now(self) -> dict[str, Any]:
        """What runs: ``place``, ``where``, ``since``, ``sessions`` (−1: not known), ``about``."""
        desk = self._desk
        outing = desk.running
        if outing is None:
            return {}
        scene = desk.scene
        draft = draft_of(outing)
        about = [told(name, draft, scene) for name in ("activity", "campaign", "theme")]
        return {
            "place": outing.place,
            "where": where_told(outing.place, outing.township, outing.county, scene),
            "since": since_told(desk.began_s, desk.today, desk.ran_s, scene),
            "sessions": -1 if self._sessions is None else self._sessions,
            "about": " · ".join(each for each in about if each != "—"),
        }

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether anything runs."""
        return self._desk.running is not None

    @Property(bool, notify=changed)
    def isDay(self) -> bool:
        """Whether what runs is a day of a room; without anything, whether this is a room."""
        outing = self._desk.running
        return outing.form == DAY if outing is not None else self._desk.room

    @Property(bool, notify=changed)
    def forgotten(self) -> bool:
        """Whether what runs looks as if nobody had ended it."""
        return self._desk.forgotten

    @Property(int, notify=changed)
    def filledIn(self) -> int:
        """How many fields of its end were filled in already."""
        return self._desk.filled_in

    @Property(str, notify=changed)
    def todaysWords(self) -> str:
        """In a room: what today's record says, once the day has ended; else empty."""
        record, scene = self._desk.todays, self._desk.scene
        if record is None:
            return ""
        draft = draft_of(record.outing)
        return told("head_count", draft, scene)

    @Slot()
    def beginDay(self) -> None:
        """In a room: today's record begins."""
        self._desk.begin_day()
        self._moved()

    @Slot()
    def adjustToday(self) -> None:
        """In a room: today's figures, after the day has ended."""
        self._desk.adjust_today()
        self._moved()

    @Slot()
    def change(self) -> None:
        """改内容."""
        self._desk.change()
        self._moved()

    @Slot()
    def finish(self) -> None:
        """结束活动."""
        self._desk.finish()
        self._moved()

    # The day by the kiosk's clock.

    @Property(str, notify=changed)
    def today(self) -> str:
        """Today's date, as the kiosk believes."""
        return day_told(self._desk.today, self._desk.scene.language)

    @Property(bool, notify=changed)
    def clockDoubted(self) -> bool:
        """Whether nobody has vouched for that date yet."""
        clock = self._host.clock
        return isinstance(clock, KeptClock) and not clock.believed

    @Slot()
    def setClock(self) -> None:
        """To the page where the time is set; the card that is open waits."""
        self._desk.keep()
        self._host.operator.show_page("health")
