"""数据: what was counted today, in a month or ever; the ledger is read off the window's thread."""

from __future__ import annotations

import logging

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.clock import local_day
from kiosk.core.errors import Trouble, operator_code
from kiosk.core.words import Words
from kiosk.shell.errand import Errand
from kiosk.shell.figures import Stems, figures, period_words, stems_of, without_figures
from kiosk.shell.leaves import Piece, Section
from kiosk.shell.not_yet import report_section
from kiosk.ui.operator.leaf_page import LeafBridge, page_url
from kiosk.ui.operator.port import PanelHost
from kiosk.visits.summary import Summary, periods_offered, read_summary

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_MS = 40

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
        self._errand: Errand[Found] = Errand()
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        self._read()

    def _read(self) -> None:
        ledger, catalogue = self._host.places.ledger, self._host.catalogue()
        period, offset_min, language = self._period, self._offset_min, self._language

        def fetch() -> Found:
            from kiosk.players.registry import ANSWER_KEYS  # late, and off the window's thread

            summary = read_summary(ledger, period, offset_min)
            return summary, stems_of(summary, catalogue, ANSWER_KEYS, language)

        self._errand.ask(fetch)
        self._looking.start()
        self.periodChanged.emit()

    @Slot()
    def _look(self) -> None:
        found = self._errand.look()
        if self._errand.pending:
            return
        self._looking.stop()
        if isinstance(found, tuple):
            summary, stems = found
            self._periods = periods_offered(self._today, summary.months)
            told = figures(summary, self._host.catalogue(), stems, self._language)
            self._leaves.show_sections((*told, report_section(self._language)))
        elif found is not None:
            self._leaves.show_sections(self._without_figures(*self._told(found)))
        self.periodChanged.emit()

    def _without_figures(self, what: Words, next_step: Words | None = None) -> tuple[Section, ...]:
        language = self._language
        piece = Piece("note", words=what.text(language))
        if next_step is not None:
            piece = Piece("sign", what.text(language), more=next_step.text(language), sign="bad")
        return (*without_figures(piece, language), report_section(language))

    def _told(self, error: Exception) -> tuple[Words, Words]:
        """What keeps the figures away, and a next step."""
        if isinstance(error, Trouble):
            log.info("the figures cannot be shown: %s", error)
            return error.what, error.next_step
        code = operator_code(error)
        log.error("the figures cannot be shown, code %s", code, exc_info=error)
        return (
            Words(f"程序出错（{code}）。", f"The program failed ({code})."),
            Words("请把代码告诉技术人员。", "Please tell a technician the code."),
        )

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
        return self._errand.pending

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
