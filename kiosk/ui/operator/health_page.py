"""The page 体检: the checks run in a thread of their own, and their answers become rows."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from kiosk.core.clock import Quality
from kiosk.core.errors import operator_code
from kiosk.core.timekeeping import note_time
from kiosk.core.trusted_time import keep_time
from kiosk.core.words import Words
from kiosk.health.looking import Outcome, look_deeply, look_quickly, summary, verdict, worst_first
from kiosk.health.machine import Machine, ScreenFacts
from kiosk.health.port import CONFIRM_CLOCK, MEASURE, SET_CLOCK, Finding, Sign
from kiosk.health.this_machine import running_machine
from kiosk.shell.clock_setting import CONFIRMED
from kiosk.shell.jobs import Going, Job, Jobs, State
from kiosk.ui.operator.port import PanelHost
from kiosk.ui.operator.time_setting import TimeBridge
from kiosk.ui.quiet_work import DEEP_JOB, DEEP_TITLE

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

QML = Path(__file__).parents[1] / "qml" / "Operator" / "HealthPage.qml"
LOOK_EVERY_MS = 100

log = logging.getLogger(__name__)

MakeMachine = Callable[[], Machine]
"""Asks the system; called in a thread, so it touches no QObject."""


class _Looking:
    """One quick look in a thread; knows no QObject (docs/decisions/0013)."""

    def __init__(self, make: MakeMachine, first: Callable[[Machine], object] | None) -> None:
        self.found: tuple[Outcome, ...] | None = None
        self.done = False
        self._make = make
        self._first = first
        self._thread = threading.Thread(target=self._work, name="health", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        try:
            machine = self._make()
            if self._first is not None:
                self._first(machine)
            self.found = look_quickly(machine)
        except Exception as error:  # ours: the page says that there is nothing to show
            log.exception("the machine was not looked at, code %s", operator_code(error))
        self.done = True


def _deep_work(make: MakeMachine) -> Callable[[Going], Words]:
    def work(going: Going) -> Words:
        found = look_deeply(make(), going)
        return found[0].finding.what if found else DEEP_TITLE

    return work


@QmlElement
class HealthBridge(QObject):
    """The rows, and the thorough check, which lives in ``jobs`` and outlives the page."""

    changed = Signal()
    deepChanged = Signal()
    timeChanged = Signal()

    def __init__(
        self,
        make_machine: MakeMachine,
        parent: QObject | None = None,
        *,
        jobs: Jobs | None = None,
        language: Callable[[], str] = lambda: "zh-Hans",
        host: PanelHost | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make_machine
        self._jobs = jobs or Jobs()
        self._language = language
        self._host = host
        self._time: TimeBridge | None = None
        self._looking: _Looking | None = None
        self._next: Callable[[Machine], object] | None = None
        self._found: tuple[Outcome, ...] = ()
        self._failed = False
        self._measuring: Job | None = None
        self._deep_told: tuple[bool, float, str] = (False, -1.0, "")
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look_on)
        self._tell_deep()
        self.again()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def rows(self) -> list[dict[str, Any]]:
        """The answers, what matters first: ``check``, ``title``, ``sign``, ``what``, ``step`` and
        ``actions`` (what the buttons beside it do).
        """
        rows = [self._row(each) for each in worst_first(self._found)]
        job = self._jobs.get(DEEP_JOB)
        if job is not None and job.state is State.FAILED:
            rows.insert(0, self._row(Outcome("deep", DEEP_TITLE, Finding(Sign.WARN, job.words))))
        return rows

    @Property(bool, notify=changed)
    def looking(self) -> bool:
        """Whether the checks run now."""
        return self._looking is not None

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether the last look gave nothing: a fault of ours."""
        return self._failed

    @Property(str, notify=changed)
    def summary(self) -> str:
        """One sentence over all; empty before the first answers."""
        return summary(self._found).text(self._language()) if self._found else ""

    @Property(str, notify=changed)
    def sign(self) -> str:
        """The sign over all."""
        return verdict(self._found).value if self._found else "unknown"

    @Property(bool, notify=deepChanged)
    def deepRunning(self) -> bool:
        """Whether the thorough check goes on."""
        return self._deep_told[0]

    @Property(float, notify=deepChanged)
    def deepShare(self) -> float:
        """How far it is, from 0 to 1; below 0 where nobody knows."""
        return self._deep_told[1]

    @Property(str, notify=deepChanged)
    def deepWords(self) -> str:
        """What it does, or what came of it; empty when it has not run since the start."""
        return self._deep_told[2]

    @Property(bool, notify=timeChanged)
    def setsTime(self) -> bool:
        """Whether the leaf on which the time is set is open."""
        return self._time is not None and self._time.open

    @Property(QObject, notify=timeChanged)
    def time(self) -> QObject | None:
        """What it shows; stays until it is opened again, so that it never shows nothing."""
        return self._time

    @Slot()
    def again(self) -> None:
        """Look once more; a look under way goes on."""
        self._begin(None)

    @Slot()
    def startDeep(self) -> None:
        """Begin the thorough check, or go on with it."""
        self._jobs.start(DEEP_JOB, DEEP_TITLE, _deep_work(self._make))
        self._tell_deep()
        self._timer.start()

    @Slot()
    def cancelDeep(self) -> None:
        """Call it off; it goes on from there another time."""
        job = self._jobs.get(DEEP_JOB)
        if job is not None:
            job.cancel()

    @Slot(str)
    def act(self, action: str) -> None:
        """Do what the button of a row says."""
        if action == CONFIRM_CLOCK:
            if self._host is not None:
                self._host.set_time(self._host.clock.wall_s(), Quality.OPERATOR, CONFIRMED)
            self._begin(_confirm_clock)
        elif action == MEASURE and self._host is not None and self._host.measure is not None:
            self._measuring = self._host.measure()
            self._timer.start()
            self.changed.emit()
        elif action == SET_CLOCK and self._host is not None and not self.setsTime:
            before, self._time = self._time, TimeBridge(self._host, self)
            self._time.closed.connect(self._close_time)
            self.timeChanged.emit()
            if before is not None:
                before.deleteLater()

    @Slot()
    def _close_time(self) -> None:
        self.timeChanged.emit()
        self._begin(_keep_clock)

    def _begin(self, first: Callable[[Machine], object] | None) -> None:
        if self._looking is None:
            self._looking = _Looking(self._make, first)
            self._timer.start()
            self.changed.emit()
        elif first is not None:
            self._next = first  # a look that is under way does not see what was done meanwhile

    def _row(self, outcome: Outcome) -> dict[str, Any]:
        language, finding = self._language(), outcome.finding
        step = finding.next_step
        if outcome.id == "speed" and self._measuring is not None:
            finding, step = Finding(Sign.NOTE, self._measuring.words), None
        return {
            "check": outcome.id,
            "title": outcome.title.text(language),
            "sign": finding.sign.value,
            "what": finding.what.text(language),
            "step": step.text(language) if step is not None else "",
            "actions": self._actions(finding),
        }

    def _actions(self, finding: Finding) -> list[str]:
        if self._host is None:
            return [CONFIRM_CLOCK] if finding.action == CONFIRM_CLOCK else []
        if finding.action == CONFIRM_CLOCK:
            return [CONFIRM_CLOCK, SET_CLOCK]
        if finding.action == MEASURE and self._host.measure is None:
            return []
        return [finding.action] if finding.action in (SET_CLOCK, MEASURE) else []

    @Slot()
    def _look_on(self) -> None:
        looking = self._looking
        if looking is not None and looking.done:
            self._looking = None
            self._failed = looking.found is None
            self._found = looking.found or self._found
            following, self._next = self._next, None
            if following is not None:
                self._begin(following)
            self.changed.emit()
        self._look_at_measuring()
        was_running = self._deep_told[0]
        self._tell_deep()
        if was_running and not self._deep_told[0]:
            self.again()  # the row about the thorough check has news
        if self._looking is None and not self._deep_told[0] and self._measuring is None:
            self._timer.stop()

    def _look_at_measuring(self) -> None:
        job = self._measuring
        if job is not None and job.state is not State.RUNNING:
            self._measuring = None
            self._begin(_as_it_is)
            self.changed.emit()

    def _tell_deep(self) -> None:
        job = self._jobs.get(DEEP_JOB)
        told = False, -1.0, ""
        if job is not None:
            share = job.share
            running = job.state is State.RUNNING
            words = job.words.text(self._language())
            told = running, -1.0 if share is None else share, words
        if told != self._deep_told:
            self._deep_told = told
            self.deepChanged.emit()
        if told[0]:
            self._timer.start()


def _as_it_is(_machine: Machine) -> None:
    """Nothing has to be done first; the look under way may have been too early all the same."""


def _confirm_clock(machine: Machine) -> None:
    keep_time(machine.places.data, machine.clock.wall_s(), Quality.OPERATOR)


def _keep_clock(machine: Machine) -> None:
    note_time(machine.clock, machine.places.data)  # the next look must see what was set


def open_page(host: PanelHost, parent: QObject) -> tuple[QObject, str]:
    """The page of the panel."""
    places, clock, screens = host.places, host.clock, _window_screens()

    def make() -> Machine:
        from kiosk.players.registry import KINDS  # late, and in the thread

        return running_machine(places, clock, screens, kinds=KINDS)

    bridge = HealthBridge(make, parent, jobs=host.jobs, language=host.language, host=host)
    return bridge, QUrl.fromLocalFile(str(QML)).toString()


def _window_screens() -> tuple[ScreenFacts, ...]:
    """The screens as Qt sees them, the first one first."""
    found = []
    for screen in QGuiApplication.screens():
        pixels, size = screen.size() * screen.devicePixelRatio(), screen.physicalSize()
        found.append(
            ScreenFacts(pixels.width(), pixels.height(), round(size.width()), round(size.height()))
        )
    return tuple(found)
