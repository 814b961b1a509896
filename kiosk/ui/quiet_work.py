"""What the kiosk does for itself when nobody is here: it notes the time reached, closes the months
that are over, sends what is due, and from time to time reads its exhibit files again. All in a
thread (closing and sending in child processes), so that a touch is answered at once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.core.clock import Clock
from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.shell.jobs import Going, Job, Jobs, State, Work

if TYPE_CHECKING:
    from kiosk.health.machine import Machine

BEGIN_AFTER_MS = 10 * 60_000
"""Nobody has been here for ten minutes; while that stays so, it is asked again as often."""
DEEP_JOB = "health-deep"
DEEP_TITLE = Words("细查展项文件", "Thorough check of the exhibit files")


class QuietWork(QObject):
    """Begins when the kiosk has waited long enough, and ends when somebody comes.

    ``make_machine`` is called in the thread, ``send`` too: it sends what is due, if anything is.
    ``rest`` is called in the window's, once each time: what is kept for visitors goes back. What an
    operator started is left alone.
    """

    def __init__(
        self,
        jobs: Jobs,
        make_machine: Callable[[], Machine],
        parent: QObject | None = None,
        begin_after_ms: int = BEGIN_AFTER_MS,
        send: Work | None = None,
        rest: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._make = make_machine
        self._send = send
        self._rest, self._rested = rest, False
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(begin_after_ms)
        self._timer.timeout.connect(self.begin)

    def show_waiting(self, *, waiting: bool) -> None:
        """Nobody is here (the attract screen, or outside the opening hours); or somebody is."""
        if waiting and not self._timer.isActive():
            self._timer.start()
        elif not waiting:
            self._timer.stop()
            if self._job is not None:
                self._job.cancel()
            self._job = None
            self._rested = False

    @Slot()
    def begin(self) -> None:
        """Nobody has been here for long enough, says the timer, or a rehearsal."""
        if not self._rested:
            self._rested = True
            self._rest()
        running = self._jobs.get(DEEP_JOB)
        if running is None or running.state is not State.RUNNING:
            self._job = self._jobs.start(DEEP_JOB, DEEP_TITLE, self._work)

    def _work(self, going: Going) -> Words:
        # Late: nothing of this is needed for the first frame.
        from kiosk.core.timekeeping import note_time
        from kiosk.health.checks.deep_content import is_due
        from kiosk.health.looking import look_deeply
        from kiosk.shell.reporting import close_when_due

        machine = self._make()
        note_time(machine.clock, machine.places.data)
        offset_min = machine.loaded.settings.time.utc_offset_min
        close_when_due(machine.places, machine.clock.wall_s(), offset_min, machine.built_s)(going)
        if self._send is not None and not going.cancelled and not self._is_sent_by_hand():
            self._send(going)
        if going.cancelled:
            return DEEP_TITLE
        if not is_due(machine):
            return DEEP_TITLE
        found = look_deeply(machine, going)
        return found[0].finding.what if found else DEEP_TITLE

    def _is_sent_by_hand(self) -> bool:
        from kiosk.shell.sending import JOB

        running = self._jobs.get(JOB)
        return running is not None and running.state is State.RUNNING


def quiet_work(
    jobs: Jobs,
    places: Places,
    clock: Clock,
    exhibits: Path,
    parent: QObject,
    send: Work | None = None,
    rest: Callable[[], None] = lambda: None,
) -> QuietWork:
    """The quiet work of the running kiosk; ``send`` and ``rest`` as in :class:`QuietWork`."""

    def make() -> Machine:
        from kiosk.health.this_machine import running_machine  # late, and in the thread

        return running_machine(places, clock, exhibits=exhibits)

    return QuietWork(jobs, make, parent, send=send, rest=rest)
