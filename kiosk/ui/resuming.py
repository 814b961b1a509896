"""An installation that was interrupted goes on by itself: some time after the start, and whenever
its stick is there again. In the background, in a child process.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.core.places import Places
from kiosk.shell.jobs import Job, Jobs, State

BEGIN_AFTER_MS = 10_000
LOOK_EACH_MS = 60_000
"""Nobody is asked to plug anything in by this: it is for a stick that was only put back."""


class Resuming(QObject):
    """``refresh`` is called in the window's thread once something has been installed."""

    def __init__(
        self,
        jobs: Jobs,
        places: Places,
        refresh: Callable[[], None],
        parent: QObject | None = None,
        begin_after_ms: int = BEGIN_AFTER_MS,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._places = places
        self._refresh = refresh
        self._job: Job | None = None
        self._installed: list[bool] = []
        self._first = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._timer.start(begin_after_ms)

    def wake(self) -> None:
        """An operator was there: something may have been left unfinished."""
        if not self._timer.isActive():
            self._timer.start(BEGIN_AFTER_MS)

    @Slot()
    def _look(self) -> None:
        """Begin, or see what came of it; rests for good when nothing is unfinished."""
        from kiosk.shell.installing import JOB, TITLE, pending, resume_quietly

        job = self._job
        if job is not None and job.state is State.RUNNING:
            self._timer.start(1_000)
            return
        if self._installed:
            self._installed.clear()
            self._refresh()
        if pending(self._places) is None:
            return
        if job is not None:
            self._job = None
            self._timer.start(LOOK_EACH_MS)
            return
        work = resume_quietly(self._places, lambda: self._installed.append(True), start=self._first)
        self._first = False
        self._job = self._jobs.start(JOB, TITLE, work)
        self._timer.start(1_000)
