"""数据: what was counted today, in a month or ever; the ledger is read off the window's thread."""

from __future__ import annotations

import logging

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.clock import local_day
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.figures import Stems, figures, period_words, stems_of, without_figures
from kiosk.shell.leaves import Piece, Section
from kiosk.shell.not_yet import report_section
from kiosk.ui.operator.errand import Errand
from kiosk.ui.operator.leaf_page import LeafBridge, page_url
from kiosk.ui.operator.port import PanelHost
from kiosk.visits.summary import Period, Summary, periods_offered, read_summary

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

Found = tuple[Summary, Stems]

_READING = Words("正在读取…", "Reading…")


def open_page(host: PanelHost, parent: QObject) -> tuple[QObject, str]:
    """The page's bridge, and the URL of its QML."""
    return DataBridge(host, parent), page_url("DataPage.qml")


@QmlElement
class DataBridge(QObject):
    """The figures of one period, and the arrows through the periods."""

    periodChanged = Signal()

    def __init__(self, host: PanelHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._language = host.language()
        self._leaves = LeafBridge(self._without_figures(_READING), self)
        self._offset_min = host.settings.time.utc_offset_min
        self._today = local_day(host.clock.wall_s(), self._offset_min)
        self._periods = periods_offered(self._today, ())
        self._period = self._periods[0]
        self._errand = Errand(self)
        self._read()

    def _read(self) -> None:
        """Read the figures of the chosen period; of one at a time, whatever the finger does."""
        ledger, catalogue = self._host.places.ledger, self._host.catalogue()
        period, offset_min, language = self._period, self._offset_min, self._language

        def fetch() -> Found:
            from kiosk.players.registry import ANSWER_KEYS  # late, and off the window's thread

            summary = read_summary(ledger, period, offset_min)
            return summary, stems_of(summary, catalogue, ANSWER_KEYS, language)

        def failed(trouble: Trouble) -> None:
            if not self._turned_from(period):
                log.info("the figures cannot be shown: %s", trouble)
                self._show(self._without_figures(trouble.what, trouble.next_step))

        self._errand.run(fetch, self._found, failed)
        self.periodChanged.emit()

    def _found(self, found: Found) -> None:
        summary, stems = found
        self._periods = periods_offered(self._today, summary.months)
        if not self._turned_from(summary.period):
            told = figures(summary, self._host.catalogue(), stems, self._language)
            self._show((*told, report_section(self._language)))

    def _turned_from(self, period: Period) -> bool:
        """Whether the operator has turned on meanwhile; then what is wanted now is read."""
        if period != self._period:
            self._read()
            return True
        return False

    def _show(self, sections: tuple[Section, ...]) -> None:
        self._leaves.show_sections(sections)
        self.periodChanged.emit()

    def _without_figures(self, what: Words, next_step: Words | None = None) -> tuple[Section, ...]:
        language = self._language
        piece = Piece("note", words=what.text(language))
        if next_step is not None:
            piece = Piece("sign", what.text(language), more=next_step.text(language), sign="bad")
        return (*without_figures(piece, language), report_section(language))

    @Property(QObject, constant=True)
    def leaves(self) -> LeafBridge:
        """What is written on the page."""
        return self._leaves

    @Property(str, notify=periodChanged)
    def period(self) -> str:
        """The name of the period that is shown."""
        return period_words(self._period, self._today, self._language)

    @Property(bool, notify=periodChanged)
    def reading(self) -> bool:
        """Whether the figures are still being read."""
        return self._errand.running

    @Property(bool, notify=periodChanged)
    def canEarlier(self) -> bool:
        """Whether there is a period before this one."""
        return self._at + 1 < len(self._periods)

    @Property(bool, notify=periodChanged)
    def canLater(self) -> bool:
        """Whether there is a period after this one."""
        return self._at > 0

    @property
    def _at(self) -> int:
        return self._periods.index(self._period) if self._period in self._periods else 0

    @Slot()
    def earlier(self) -> None:
        """Show the period before."""
        self._turn(1)

    @Slot()
    def later(self) -> None:
        """Show the period after."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._periods):
            self._period = self._periods[at]
            # One period's figures never stand below another's name.
            self._leaves.show_sections(self._without_figures(_READING))
            self._read()
