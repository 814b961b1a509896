"""上报 for QML: how the counts stand, and the ways on which they leave."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bundles.drives import Drive
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.jobs import Going, Job, State
from kiosk.shell.leaves import Piece
from kiosk.shell.month_report import outcome_piece, trouble_piece
from kiosk.shell.sending_state import SendingState
from kiosk.shell.sending_walk import SendingWalk, View, Way
from kiosk.shell.sending_words import (
    EXCHANGING,
    STICK_TITLE,
    WAITING,
    also,
    outcome,
    state_pieces,
)
from kiosk.ui.operator.errand import Errand
from kiosk.ui.operator.port import PanelHost
from kiosk.ui.operator.sending_code import SendingCodeBridge
from kiosk.ui.operator.sending_preview import SendingPreviewBridge
from kiosk.visits.period import Period

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_MS = 200
STICK_JOB = "stick-sending"

log = logging.getLogger(__name__)


@QmlElement
class SendingBridge(QObject):
    """The page 上报, which covers the page 数据 while it is ``shown``. ``month()`` is the month
    that is looked at, for the codes. ``told`` says that other pieces are to be read, ``changed``
    everything else.
    """

    changed = Signal()
    told = Signal()

    def __init__(
        self, host: PanelHost, month: Callable[[], Period], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._language = host.language()
        self._side = host.sending()
        self._walk = SendingWalk(self._side.port.consented)
        self._preview = SendingPreviewBridge(self._side.port, self._language, self)
        self._preview.changed.connect(self._tell)
        self._code = SendingCodeBridge(self._side, month, self._language, self)
        self._state: SendingState | None = None
        self._trouble: Trouble | None = None
        self._outcome: tuple[State, Words] | None = None
        self._asked: tuple[bytes, Words, Words] | None = None
        self._open = self._waits = self._watched = False
        self._reading, self._enrolling = Errand(self), Errand(self)
        jobs = [host.jobs.get(each) for each in (STICK_JOB, self._side.upload_job)]
        running = [job for job in jobs if job is not None and job.state is State.RUNNING]
        self._job: Job | None = running[0] if running else None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        if self._job is not None:
            self._timer.start()

    @Slot()
    def open(self) -> None:
        """Put it on the glass; only then it is worth the reading."""
        if not self._open:
            self._open = True
            self._outcome = None
            self._follow_sticks()
            self._read()
            self._tell()

    @Property("QVariantList", notify=told)  # type: ignore[arg-type]
    def pieces(self) -> list[dict[str, Any]]:
        """What is written on the leaves; see :class:`kiosk.shell.leaves.Piece`."""
        return [piece._asdict() for piece in self._pieces()]

    def _pieces(self) -> tuple[Piece, ...]:
        if self._walk.view is View.PREVIEW:
            return self._preview.pieces(self._walk.asks)
        about = state_pieces(self._state, self._language)
        if self._trouble is not None:
            about = (about[0], trouble_piece(self._trouble, self._language))
        if self._outcome is not None:
            about = (about[0], outcome_piece(*self._outcome, self._language), *about[1:])
        return about

    # Reading.

    def _read(self) -> None:
        if self._open:
            self._reading.run(self._side.port.state, self._found, self._failed)

    def _found(self, state: SendingState) -> None:
        self._state, self._trouble = state, None
        self._tell()

    def _failed(self, trouble: Trouble) -> None:
        log.info("how the counts stand is not to be had: %s", trouble)
        self._trouble = trouble
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.told.emit()
        self.changed.emit()

    # The ways.

    @Slot(str)
    def send(self, way: str) -> None:
        """A way was touched: ``upload``, ``stick`` or ``code``."""
        if not self.property("running"):
            self._go(self._walk.take(Way(way)))

    @Slot()
    def agree(self) -> None:
        """The one tap: somebody has seen what is sent."""
        if not self._walk.asks or not self._preview.seen:
            return
        try:
            self._side.port.consent()
        except Trouble as trouble:
            self._failed(trouble)
            return
        self._go(self._walk.agree())

    def _go(self, way: Way | None) -> None:
        if self._walk.view is View.PREVIEW:
            self._preview.open()
        if way is Way.UPLOAD:
            self._follow(self._side.upload())
        elif way is Way.STICK:
            self._begin_stick()
        elif way is Way.CODE:
            self._code.open()
        self._tell()

    def _follow(self, job: Job) -> None:
        self._job, self._outcome = job, None
        self._timer.start()

    def _follow_sticks(self) -> None:
        if not self._watched:
            self._watched = True
            self._host.bundles().watch.sticks.changed.connect(self._sticks_changed)

    def _drives(self) -> list[Drive]:
        return [stick.drive for stick in self._host.bundles().watch.sticks.sticks]

    @Slot()
    def _sticks_changed(self) -> None:
        if self._waits and self._drives():
            self._begin_stick()
            self._tell()

    def _begin_stick(self) -> None:
        drives = self._drives()
        # One that cannot be written may still bring a receipt.
        drive = next((each for each in drives if not each.read_only), next(iter(drives), None))
        self._waits = drive is None
        if drive is None:
            return
        port = self._side.port

        def work(going: Going) -> Words:
            going.tell(None, EXCHANGING)
            done = port.exchange(drive.root, lambda share: going.tell(share, EXCHANGING))
            said = outcome(done)
            try:
                asked = port.asks(done.token) if done.token is not None else None
            except Trouble as trouble:
                raise also(trouble, said) from trouble
            self._asked = (done.token, *asked) if done.token and asked else None
            return said

        self._follow(self._host.jobs.start(STICK_JOB, STICK_TITLE, work))

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
            self._outcome = job.state, job.words
            self._read()
            self.told.emit()
        self.changed.emit()

    # Enrolment.

    @Slot(bool)
    def enrol(self, yes: bool) -> None:
        """The answer to ``question``."""
        asked, self._asked = self._asked, None
        if yes and asked is not None:
            port = self._side.port
            self._enrolling.run(lambda: port.enrol(asked[0]), self._enrolled, self._not_enrolled)
        self._tell()

    def _enrolled(self, words: Words) -> None:
        self._host.changed_settings()
        self._walk.consented = self._side.port.consented  # to another address: asked anew
        self._outcome = State.DONE, words
        self._read()
        self._tell()

    def _not_enrolled(self, trouble: Trouble) -> None:
        words = Words(trouble.text("zh-Hans"), trouble.text("en"))
        self._outcome = State.FAILED, words
        self._tell()

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def question(self) -> dict[str, str]:
        """What is asked: ``heading``, ``detail``; empty for nothing."""
        if self._asked is None or self._job is not None:
            return {}
        _, heading, detail = self._asked
        return {"heading": heading.text(self._language), "detail": detail.text(self._language)}

    # Where we are.

    @Property(str, notify=changed)
    def view(self) -> str:
        """What is shown (``View``)."""
        return self._walk.view.value

    @Property(bool, notify=changed)
    def wanting(self) -> bool:
        """Whether a way was touched that waits for the one tap."""
        return self._walk.asks

    @Property(bool, notify=changed)
    def asks(self) -> bool:
        """Whether it can be tapped: what is agreed to has been there to see."""
        return self._walk.asks and self._preview.seen

    @Property(QObject, constant=True)
    def preview(self) -> SendingPreviewBridge:
        """What would be sent."""
        return self._preview

    @Slot()
    def look(self) -> None:
        """See what would be sent."""
        self._walk.look()
        self._go(None)

    @Slot()
    def lookCloser(self) -> None:
        """The same as JSON."""
        self._walk.look_closer()
        self._tell()

    @Slot()
    def back(self) -> None:
        """One step back; from the first view to the page 数据."""
        self._code.close()
        if self._walk.view is View.HOME:
            self._open = self._waits = False
        self._walk.back()
        self._trouble = None
        self._tell()

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether it is on the glass."""
        return self._open

    @Property(QObject, constant=True)
    def code(self) -> SendingCodeBridge:
        """The month for a phone."""
        return self._code

    # What goes on.

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        """Whether how it stands is still being read."""
        return self._reading.running

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether something is on its way, or a stick is waited for."""
        return self._job is not None or self._waits

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
        return WAITING.text(self._language) if self._waits else ""
