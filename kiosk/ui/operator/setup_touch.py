"""The touch test for QML: fields that are wiped, and what came of it in words."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.shell.touch_test import Phase, TouchTrial, grid_for, write_touch_trial
from kiosk.ui.operator.setup_errand import SetupErrand
from kiosk.ui.operator.setup_host import SetupHost

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 200


@QmlElement
class TouchTestBridge(QObject):
    """One test at a time; its result is stored when it says something about the panel."""

    changed = Signal()
    ticked = Signal()

    def __init__(
        self,
        host: SetupHost,
        errand: SetupErrand,
        today: Callable[[], str],
        settled: Callable[[], None],
        failed: Callable[[Trouble], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._errand = errand
        self._today = today
        self._settled = settled
        self._failed = failed
        self._trial: TouchTrial | None = None
        self._phase = ""
        self._faults: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def faults(self) -> int | None:
        """How many sentences the last test had to say; ``None``: none was made."""
        return self._faults

    def forget(self) -> None:
        """Another going through the set-up begins, or this one ends."""
        self._faults = None
        self.rest()

    def rest(self) -> None:
        """Another step stands: no test runs."""
        self._timer.stop()
        self._trial = None
        self._phase = ""
        self.changed.emit()

    @Slot(float, float)
    def begin(self, width_mm: float, height_mm: float) -> None:
        """Begin with the quiet while."""
        self._trial = TouchTrial(grid_for(width_mm, height_mm), self._host.clock)
        self._phase = Phase.QUIET.value
        self._timer.start()
        self.changed.emit()

    @Slot(float, float, result=bool)
    def touched(self, x: float, y: float) -> bool:
        """A finger is at shares of width and height; returns whether a field was wiped anew."""
        wiped = self._trial is not None and self._trial.press(x, y)
        self.look()
        return wiped

    @Slot()
    def look(self) -> None:
        """See whether a phase has ended (the timer does; so does whoever moves the clock)."""
        trial = self._trial
        if trial is None:
            return
        trial.look()
        self.ticked.emit()
        if trial.phase.value == self._phase:
            return
        self._phase = trial.phase.value
        if trial.phase is Phase.DONE:
            self._timer.stop()
            self._store(trial)
        self.changed.emit()

    def _store(self, trial: TouchTrial) -> None:
        if not trial.enough:
            return
        data, made = self._host.places.data, self._today()
        self._faults = len(trial.findings())
        self._errand.run(
            lambda: write_touch_trial(data, trial, made), lambda _: self._settled(), self._failed
        )

    @Property(str, notify=changed)
    def phase(self) -> str:
        """``quiet``, ``wiping``, ``done``, or empty before it begins."""
        return self._phase

    @Property(int, notify=changed)
    def columns(self) -> int:
        """Fields across."""
        return self._trial.grid.columns if self._trial is not None else 0

    @Property(int, notify=changed)
    def rows(self) -> int:
        """Fields down."""
        return self._trial.grid.rows if self._trial is not None else 0

    @Property(int, notify=ticked)
    def secondsLeft(self) -> int:
        """Seconds until the phase ends by itself."""
        return math.ceil(self._trial.left_s) if self._trial is not None else 0

    @Property(bool, notify=ticked)
    def begun(self) -> bool:
        """Whether a field has been wiped."""
        return self._trial is not None and self._trial.wiped > 0

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def findings(self) -> list[str]:
        """What came of it; empty when all is well."""
        if self._trial is None or self._phase != Phase.DONE:
            return []
        language = self._host.walk.view.language
        return [words.text(language) for words in self._trial.findings()]

    @Property(bool, notify=changed)
    def enough(self) -> bool:
        """Whether the test says something about the panel."""
        return self._trial is not None and self._trial.enough
