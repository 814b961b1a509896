"""改时间: the leaf of 体检 on which an operator sets the kiosk's time."""

from __future__ import annotations

import logging

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.clock import Quality
from kiosk.core.errors import Trouble
from kiosk.core.program import program_made_s
from kiosk.core.trusted_time import read_kept_time
from kiosk.core.words import Words
from kiosk.shell.clock_setting import FIELDS, SET, ClockSetting, trace
from kiosk.ui.operator.errand import Errand
from kiosk.ui.operator.port import PanelHost
from kiosk.visits.clock_steps import read_clock_steps
from kiosk.visits.dated import open_dated

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

MOST_TRACES = 4
_LOOK_EVERY_MS = 500

log = logging.getLogger(__name__)


@QmlElement
class TimeBridge(QObject):
    """The figures that are stepped, the time they make, and the trace of earlier settings."""

    changed = Signal()
    traceChanged = Signal()
    closed = Signal()

    def __init__(self, host: PanelHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._offset_min = host.settings.time.utc_offset_min
        self._setting = ClockSetting(
            host.clock,
            self._offset_min,
            made_s=program_made_s(),
            reached_s=read_kept_time(host.places.data).latest_s,
        )
        self._trace: tuple[Words, ...] = ()
        self._shown = ""
        self.open = True
        self._errand = Errand(self)
        self._errand.run(self._read_trace, self._show_trace, self._no_trace)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def figures(self) -> dict[str, int]:
        """``year``, ``month``, ``day``, ``hour`` and ``minute``."""
        return {field: self._setting.value(field) for field in FIELDS}

    @Property(str, notify=changed)
    def told(self) -> str:
        """The time they make, with the day of the week."""
        return self._setting.told().text(self._host.language())

    @Property("QStringList", notify=traceChanged)  # type: ignore[arg-type]
    def trace(self) -> list[str]:
        """What was set before, the newest first."""
        return [each.text(self._host.language()) for each in self._trace]

    @Slot(str, int)
    def step(self, field: str, by: int) -> None:
        """One figure on (1) or back (−1)."""
        self._setting.step(field, by)
        self.changed.emit()

    @Slot()
    def keep(self) -> None:
        """It is that time now."""
        self._host.set_time(self._setting.wall_s, Quality.OPERATOR, SET)
        self.leave()

    @Slot()
    def leave(self) -> None:
        """The time stays as it was."""
        self.open = False
        self._timer.stop()
        self._errand.drop()
        self.closed.emit()

    @Slot()
    def _look(self) -> None:
        shown = self._setting.told().zh
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def _read_trace(self) -> tuple[Words, ...]:
        with open_dated(self._host.places.ledger, self._offset_min) as dated:
            if dated is None:
                return ()
            return trace(
                read_clock_steps(dated, None, self._offset_min), self._offset_min, MOST_TRACES
            )

    def _show_trace(self, found: tuple[Words, ...]) -> None:
        self._trace = found
        self.traceChanged.emit()

    def _no_trace(self, trouble: Trouble) -> None:
        log.info("the earlier settings cannot be shown: %s", trouble)
