"""数据: what was counted on a day, in a month or a year; read off the window's thread."""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.core.timekeeping import KeptClock
from kiosk.core.words import Words
from kiosk.shell.figures import OVERVIEW, REPORT, Stems, sections, stems_of, without_figures
from kiosk.shell.figures_overview import Card, Chart, cards, chart
from kiosk.shell.figures_words import GRAINS, period_words
from kiosk.shell.leaves import Piece, Section
from kiosk.shell.month_report import Standing
from kiosk.shell.month_standing import read_standing
from kiosk.shell.periods_turned import PeriodsTurned
from kiosk.shell.sending_state import sent_month
from kiosk.ui.operator.errand import Errand
from kiosk.ui.operator.leaf_page import LeafBridge, page_url
from kiosk.ui.operator.port import PanelHost
from kiosk.ui.operator.report_side import ReportBridge
from kiosk.ui.operator.sending_side import SendingBridge
from kiosk.visits.days import Figures, read_figures
from kiosk.visits.outing import Moment
from kiosk.visits.period import Grain, Period

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1

PATIENCE_MS = 400
"""So long the figures before stay on the glass: a page that flickers says nothing sooner."""

log = logging.getLogger(__name__)

_READING = Words("正在读取…", "Reading…")
_NO_CHART = Chart("", (), (), "")


def open_page(host: PanelHost, parent: QObject) -> tuple[QObject, str]:
    """The page's bridge, and the URL of its QML."""
    return DataBridge(host, parent), page_url("DataPage.qml")


@QmlElement
class DataBridge(QObject):
    """The figures of one period, and the way through the periods."""

    changed = Signal()
    drawn = Signal()

    def __init__(self, host: PanelHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._language = host.language()
        self._turned = PeriodsTurned(host.clock, host.settings.time.utc_offset_min)
        self._shown = self._turned.period
        self._told: tuple[Section, ...] = without_figures(None, self._language)
        self._cards: tuple[Card, ...] = ()
        self._chart = _NO_CHART
        self._section, self._written = OVERVIEW, self._told
        self._leaves = LeafBridge(self._told, self)
        self._leaves.changed.connect(self._section_turned)
        self._report = ReportBridge(host, self._turned.today, self._standing, self)
        self._report.told.connect(self._tell)
        self._sending = SendingBridge(
            host, lambda: sent_month(self._shown, self._turned.today), self
        )
        self._figures = Figures(self._turned.period)
        self._errand, self._wording = Errand(self), Errand(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._say_reading)
        self._read()

    # Reading.

    def _read(self) -> None:
        """Read the figures of the chosen period; of one at a time, whatever the finger does."""
        ledger, language = self._host.places.ledger, self._language
        period, offset_min = self._turned.period, self._turned.offset_min
        now = self._now()

        def fetch() -> Figures:
            return read_figures(ledger, period, offset_min, now)

        def failed(trouble: Trouble) -> None:
            if not self._turned_from(period):
                log.info("the figures cannot be shown: %s", trouble)
                piece = Piece(
                    "sign",
                    trouble.what.text(language),
                    more=trouble.next_step.text(language),
                    sign="bad",
                )
                self._show_nothing(piece)

        if self._errand.run(fetch, self._found, failed):
            self._patience.start()
        elif not self._patience.isActive():
            self._say_reading()  # it waits already: the name is that of what is waited for
        self.changed.emit()

    def _found(self, figures: Figures) -> None:
        self._turned.learn(figures.first, figures.last)
        if self._turned_from(figures.period):
            return
        self._figures = figures
        self._cards = cards(figures, self._host.settings.site.kind, self._language)
        self._chart = chart(figures, self._turned.today, self._turned.hour, self._language)
        self._show(self._sections({}))
        self._read_stems()

    def _sections(self, stems: Stems) -> tuple[Section, ...]:
        return sections(self._figures, self._host.catalogue(), stems, self._language)

    def _read_stems(self) -> None:
        """The words of the hardest questions stand in the exhibits' files: the figures do not wait
        for them.
        """
        figures, catalogue, language = self._figures, self._host.catalogue(), self._language

        def fetch() -> Stems:
            from kiosk.players.registry import ANSWER_KEYS  # late, and off the window's thread

            return stems_of(figures, catalogue, ANSWER_KEYS, language)

        def found(stems: Stems) -> None:
            if self._figures is figures and self._cards:
                self._told = self._sections(stems)
                self._tell()
            elif self._cards:
                self._read_stems()

        def failed(trouble: Trouble) -> None:
            log.warning("the questions' words are not to be had: %s", trouble)

        self._wording.run(fetch, found, failed)

    def _now(self) -> Moment:
        clock = self._host.clock
        return Moment(clock.boot, int(clock.monotonic_s()), int(clock.wall_s()))

    def _turned_from(self, period: Period) -> bool:
        """Whether the operator has turned on meanwhile; then what is wanted now is read."""
        if period != self._turned.period:
            self._read()
            return True
        return False

    @Slot()
    def _say_reading(self) -> None:
        """It takes long: one period's figures never stand below another's name."""
        if self._errand.running:
            self._show_nothing(Piece("note", words=_READING.text(self._language)))

    def _show_nothing(self, piece: Piece) -> None:
        self._cards, self._chart = (), _NO_CHART
        self._show(without_figures(piece, self._language))

    def _show(self, told: tuple[Section, ...]) -> None:
        self._patience.stop()
        self._shown = self._turned.period
        self._told = told
        self.drawn.emit()
        self._report.show_period(self._shown)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        pieces = self._report.pieces
        written = tuple(
            each._replace(pieces=pieces) if each.id == REPORT else each for each in self._told
        )
        if written != self._written:
            self._written = written
            self._leaves.show_sections(written)
        self.changed.emit()

    @Slot()
    def _section_turned(self) -> None:
        section = str(self._leaves.property("current"))
        if section != self._section:
            self._section = section
            self._report.open(section == REPORT)
            self._tell()

    def _standing(self, period: Period) -> Standing:
        """How a report stands; called in a thread."""
        host = self._host
        believed = not isinstance(host.clock, KeptClock) or host.clock.believed
        return read_standing(host.places, host.catalogue(), period, self._now(), believed=believed)

    # What is on the page.

    @Property(QObject, constant=True)
    def leaves(self) -> LeafBridge:
        """The sections, and what is written in the open one."""
        return self._leaves

    @Property(QObject, constant=True)
    def report(self) -> ReportBridge:
        """The report of the month or year."""
        return self._report

    @Property(QObject, constant=True)
    def sending(self) -> SendingBridge:
        """How the counts stand on their way to the city."""
        return self._sending

    @Property(str, notify=changed)
    def face(self) -> str:
        """What stands in the place of the leaves: ``overview``, ``report`` or nothing."""
        # While nothing is told, the overview is made already, so that the figures find it there.
        if self._section == REPORT or (self._section == OVERVIEW and not self._told[0].pieces):
            return self._section
        return ""

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]
    def grains(self) -> list[dict[str, str]]:
        """How long a period can be: ``grain``, ``title``."""
        return [
            {"grain": grain.value, "title": words.text(self._language)}
            for grain, words in GRAINS.items()
        ]

    @Property(str, notify=changed)
    def grain(self) -> str:
        """How long the period is."""
        return self._turned.period.grain.value

    @Property(str, notify=changed)
    def period(self) -> str:
        """The name of the period that is shown."""
        return period_words(self._shown, self._turned.today, self._language)

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        """Whether figures are still being read."""
        return self._errand.running

    @Property(bool, notify=changed)
    def canEarlier(self) -> bool:
        """Whether there is a period before this one."""
        return self._turned.can(-1)

    @Property(bool, notify=changed)
    def canLater(self) -> bool:
        """Whether there is a period after this one."""
        return self._turned.can(1)

    @Property("QVariantList", notify=drawn)  # type: ignore[arg-type]
    def cards(self) -> list[dict[str, Any]]:
        """The large numbers; see :class:`kiosk.shell.figures_overview.Card`."""
        return [
            {**card._asdict(), "numbers": [number._asdict() for number in card.numbers]}
            for card in self._cards
        ]

    @Property("QVariantList", notify=drawn)  # type: ignore[arg-type]
    def bars(self) -> list[dict[str, Any]]:
        """The columns; see :class:`kiosk.shell.figures_overview.Bar`."""
        return [bar._asdict() for bar in self._chart.bars]

    @Property("QVariantList", notify=drawn)  # type: ignore[arg-type]
    def marks(self) -> list[dict[str, Any]]:
        """What the chart's signs mean; see :class:`kiosk.shell.figures_overview.Mark`."""
        return [mark._asdict() for mark in self._chart.marks]

    @Property(str, notify=drawn)
    def chartTitle(self) -> str:
        """What the columns are."""
        return self._chart.title

    @Property(str, notify=drawn)
    def chartEmpty(self) -> str:
        """What is said where there is nothing to draw."""
        return self._chart.empty

    # What the operator does.

    @Slot(str)
    def showGrain(self, grain: str) -> None:
        """Show the day, month or year around this period."""
        if self._turned.show(Grain(grain)):
            self._read()

    @Slot()
    def earlier(self) -> None:
        """Show the period before."""
        self._turn(-1)

    @Slot()
    def later(self) -> None:
        """Show the period after."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if self._turned.turn(by):
            self._read()
