"""Knows how quick this machine is: reads its profile after the first frame, has it measured when
that is due and nobody is here, and tells the kiosk what to go by.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.core.config import Settings
from kiosk.core.pace import Pace, choose_pace
from kiosk.core.places import Places
from kiosk.core.profile import Profile, read_profile
from kiosk.shell.jobs import Job, Jobs, State
from kiosk.shell.measuring import JOB, TITLE, Measured, Order, is_due, measuring
from kiosk.ui.measuring_order import order_of
from kiosk.ui.operator.errand import Errand

BEGIN_AFTER_MS = 90_000
"""So long has nobody been here; what a kiosk does after its start (index, keys) is over by then."""
LOOK_EVERY_MS = 500


class House(Protocol):
    """What of the kiosk is needed (``kiosk.ui.wings.House`` has it)."""

    places: Places
    settings: Settings
    exhibits: Path
    jobs: Jobs

    @property
    def window_px(self) -> tuple[int, int]:
        """Width and height of the window."""
        ...


class _Known(NamedTuple):
    profile: Profile | None
    due: bool


class Measuring(QObject):
    """Made after the first frame. Belongs to the window's thread; the work is a job's.

    ``show`` is told what to go by. ``may_begin``: whether it measures of its own accord at all;
    not in safe mode.
    """

    def __init__(
        self,
        house: House,
        show: Callable[[Pace], None],
        parent: QObject | None = None,
        begin_after_ms: int = BEGIN_AFTER_MS,
        *,
        may_begin: bool = True,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._show = show
        self._may_begin = may_begin
        self._due = False
        self._job: Job | None = None
        self._by_hand = False
        self._waiting = False
        self._reading = Errand(self)
        self._begin_timer = QTimer(self)
        self._begin_timer.setSingleShot(True)
        self._begin_timer.setInterval(begin_after_ms)
        self._begin_timer.timeout.connect(self._begin)
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(LOOK_EVERY_MS)
        self._look_timer.timeout.connect(self._look)
        self._read()

    def show_waiting(self, *, waiting: bool) -> None:
        """Nobody is here; or somebody is, and what was begun for nobody is called off."""
        self._waiting = waiting
        if not waiting:
            self._begin_timer.stop()
            if self._job is not None and not self._by_hand:
                self._job.cancel()
        elif self._due and not self._begin_timer.isActive():
            self._begin_timer.start()

    def stop(self) -> None:
        """The kiosk ends: nothing begins any more, and what runs is called off."""
        self._may_begin = self._due = False
        self._begin_timer.stop()
        self._look_timer.stop()
        if self._job is not None:
            self._job.cancel()

    def measure_now(self) -> Job:
        """An operator wants to know; returns the job, one that runs already included."""
        self._by_hand = True
        return self._start()

    def _read(self) -> None:
        make = self._order_later()

        def read() -> _Known:
            order = make()
            return _Known(read_profile(order.places.data), is_due(order))

        self._reading.run(read, self._take, lambda _: None)

    def _take(self, known: _Known) -> None:
        self._show(choose_pace(self._house.settings.screen, known.profile))
        self._due = known.due and self._may_begin
        self.show_waiting(waiting=self._waiting)

    def _order_later(self) -> Callable[[], Order]:
        house = self._house
        drawn_by = "software" if QQuickWindow.sceneGraphBackend() == "software" else "gpu"
        places, exhibits, size_px = house.places, house.exhibits, house.window_px
        return lambda: order_of(places, exhibits, size_px, drawn_by)

    @Slot()
    def _begin(self) -> None:
        if self._house.jobs.running:  # the processor is somebody else's now
            self._begin_timer.start()
            return
        self._by_hand = False
        self._start()

    def _start(self) -> Job:
        make, data = self._order_later(), self._house.places.data

        def keep(found: Measured) -> None:
            from kiosk.ui.ladder import compare_card

            compare_card(data, found.processor_page_ms)

        self._job = self._house.jobs.start(JOB, TITLE, lambda going: measuring(make(), keep)(going))
        self._look_timer.start()
        return self._job

    @Slot()
    def _look(self) -> None:
        job = self._job
        if job is not None and job.state is State.RUNNING:
            return
        self._look_timer.stop()
        self._job = None
        if job is not None and job.state is State.DONE:
            self._due = self._may_begin = False  # a crowded one is repeated after the next start
            self._read()
        elif job is not None:  # called off, or it failed: another quiet time may do
            self.show_waiting(waiting=self._waiting)
