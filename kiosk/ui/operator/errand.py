"""Work that waits for a disk, begun by a bridge; its end is heard in the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.core.words import Words
from kiosk.shell.jobs import Going, Job, Jobs, State

T = TypeVar("T")
LOOK_MS = 30
DONE = Words("好了。", "Done.")


class Errand(QObject):
    """One piece of work at a time. Asked every now and then: no thread calls the window's."""

    changed = Signal()

    def __init__(self, jobs: Jobs, id: str, title: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._id = id
        self._title = title
        self._job: Job | None = None
        self._end: Callable[[Job], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether work is going on."""
        return self._job is not None

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Words], None],
    ) -> bool:
        """Do ``work`` in a thread, afterwards ``then`` or ``failed`` here; False while busy."""
        if self.busy:
            return False
        results: list[T] = []

        def done(_: Going) -> Words:
            results.append(work())
            return DONE

        def end(job: Job) -> None:
            if results:
                then(results[0])
            elif job.state is not State.CANCELLED:
                failed(job.words)

        self._end = end
        self._job = self._jobs.start(self._id, self._title, done)
        self._timer.start()
        self.changed.emit()
        return True

    @Slot()
    def _look(self) -> None:
        job, end = self._job, self._end
        if job is None or end is None or job.state is State.RUNNING:
            return
        self._job = self._end = None
        self._timer.stop()
        end(job)
        self.changed.emit()
