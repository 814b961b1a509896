"""The report of a month or a year: what it would say of itself, and its way onto a stick."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bundles.drives import Drive
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.jobs import Job, State
from kiosk.shell.leaves import Piece
from kiosk.shell.month_report import (
    Standing,
    outcome_piece,
    report_pieces,
    report_title,
    reported,
    trouble_piece,
    waiting_words,
    writable,
)
from kiosk.shell.reporting import JOB, report_work
from kiosk.ui.operator.errand import Errand
from kiosk.ui.operator.port import PanelHost
from kiosk.visits.period import Period

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_MS = 200

log = logging.getLogger(__name__)


@QmlElement
class ReportBridge(QObject):
    """The section 报送. ``read`` finds out how a report stands, in a thread; it is asked when the
    section is open, and again after a report was saved. ``told`` says that other pieces are to be
    read, ``changed`` everything else.
    """

    changed = Signal()
    told = Signal()

    def __init__(
        self,
        host: PanelHost,
        today: date,
        read: Callable[[Period], Standing],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._today = today
        self._read = read
        self._language = host.language()
        self._period: Period | None = None
        self._open = False
        self._standing: Standing | None = None
        self._trouble: Trouble | None = None
        self._outcome: tuple[State, Words] | None = None
        self._waits = False
        self._watched = False
        self._errand = Errand(self)
        self._job: Job | None = host.jobs.get(JOB)
        if self._job is not None and self._job.state is not State.RUNNING:
            self._job = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        if self._job is not None:
            self._timer.start()

    def show_period(self, period: Period) -> None:
        """Another period is looked at."""
        wanted = reported(period)
        if wanted != self._period:
            self._period = wanted
            self._standing = self._trouble = None
            self._outcome = self._ended()
            self._waits = False
            self._check()
            self.changed.emit()

    def _ended(self) -> tuple[State, Words] | None:
        """How the last one went, if it was of the period that is looked at: whoever went to
        another page meanwhile is told too.
        """
        job, period = self._host.jobs.get(JOB), self._period
        if job is None or period is None or job.state is State.RUNNING:
            return None
        return (job.state, job.words) if job.title == report_title(period) else None

    def open(self, is_open: bool) -> None:
        """Whether the section is on the glass; only then it is worth the reading."""
        if is_open != self._open:
            self._open = is_open
            if is_open:
                self._follow_sticks()
            else:
                self._waits = False
            self._check()
            self.changed.emit()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is written in the section."""
        if self._period is None:
            return ()
        if self._trouble is not None:
            about: tuple[Piece, ...] = (
                Piece("heading", report_title(self._period).text(self._language)),
                trouble_piece(self._trouble, self._language),
            )
        else:
            about = report_pieces(self._period, self._standing, self._language)
        if self._outcome is not None:
            about = (about[0], outcome_piece(*self._outcome, self._language), *about[1:])
        return about

    # What the checks say.

    def _check(self) -> None:
        period = self._period
        if not self._open or period is None or self._standing or self._trouble:
            return
        read = self._read
        # One that is under way is of another period: it is asked again when it is done.
        self._errand.run(
            lambda: read(period),
            self._checked,
            lambda trouble: self._not_checked(period, trouble),
        )

    def _checked(self, standing: Standing) -> None:
        if standing.period == self._period:
            self._standing = standing
            self.told.emit()
        self._check()

    def _not_checked(self, period: Period, trouble: Trouble) -> None:
        log.info("the report cannot be checked: %s", trouble)
        if period == self._period:
            self._trouble = trouble
            self.told.emit()
        self._check()

    # The stick.

    def _follow_sticks(self) -> None:
        if not self._watched:
            self._watched = True
            self._host.bundles().watch.sticks.changed.connect(self._sticks_changed)

    def _drives(self) -> list[Drive]:
        return [stick.drive for stick in self._host.bundles().watch.sticks.sticks]

    @Slot()
    def _sticks_changed(self) -> None:
        if self._waits:
            self._begin()

    @Slot()
    def save(self) -> None:
        """Put it onto the stick, or wait for one."""
        if self.property("offered") and not self.property("running"):
            self._begin()

    def _begin(self) -> None:
        period, drive = self._period, writable(self._drives())
        self._waits = drive is None
        if drive is not None and period is not None:
            work = report_work(self._host.places, period.label, drive.root)
            self._job = self._host.jobs.start(JOB, report_title(period), work)
            self._outcome = None
            self._timer.start()
            self.told.emit()
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Wait no more, or call off what goes on."""
        self._waits = False
        if self._job is not None:
            self._job.cancel()
        self.changed.emit()

    @Slot()
    def _look(self) -> None:
        job = self._job
        if job is not None and job.state is not State.RUNNING:
            self._timer.stop()
            self._job = None
            self._outcome = self._ended()
            self._standing = self._trouble = None  # it may have made a new version
            self._check()
            self.told.emit()
        self.changed.emit()

    # For QML.

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """Whether there is something that could be saved: a time that has begun."""
        return self._period is not None and self._period.first <= self._today

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether it is being made, or a stick is waited for."""
        return self._job is not None or self._waits

    @Property(bool, notify=changed)
    def checking(self) -> bool:
        """Whether the records are still being looked through."""
        return self._standing is None and self._trouble is None

    @Property(float, notify=changed)
    def share(self) -> float:
        """How far it is, from 0 to 1; below 0 where nobody knows."""
        share = self._job.share if self._job is not None else None
        return -1.0 if share is None else share

    @Property(str, notify=changed)
    def words(self) -> str:
        """What goes on, or what is waited for."""
        if self._job is not None:
            return self._job.words.text(self._language)
        return waiting_words(self._drives()).text(self._language) if self._waits else ""
