"""Ends and begins the day by the opening hours, and sets the loudest of the hour."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.core.clock import Clock
from kiosk.shell.hours import Hours, Now
from kiosk.shell.operator import Operator
from kiosk.shell.screens import Screen
from kiosk.shell.walk import View, Walk

LOOKS_AFTER_S = 300
"""At the latest: somebody may have set the clock meanwhile."""
TRIES_FOR_S = 180
"""An operator who leaves the panel outside the hours may want to try an exhibit."""

_BEHIND_THE_GATE = frozenset({Screen.PANEL, Screen.SETUP, Screen.CLEANING})


class Day(QObject):
    """Looks at the clock when the hours change, and at least every :data:`LOOKS_AFTER_S`.

    ``believed`` says whether the wall clock (UTC seconds) can be right: if not, it is open.
    """

    def __init__(
        self,
        walk: Walk,
        operator: Operator,
        clock: Clock,
        hours: Hours,
        utc_offset_min: int,
        believed: Callable[[float], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._walk = walk
        self._operator = operator
        self._clock = clock
        self.hours = hours
        self._utc_offset_min = utc_offset_min
        self._believed = believed
        self._seen = (walk.view.screen, walk.view.sheet)
        self._open_until_s = -math.inf
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look for the first time as soon as the loop runs."""
        self._timer.start(0)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def now(self) -> Now:
        """What the hours say now."""
        wall_s = self._clock.wall_s()
        return self.hours.now(wall_s, self._utc_offset_min, believed=self._believed(wall_s))

    def show_view(self, view: View) -> None:
        """The walk changed: the attract screen may be there to be left."""
        before, self._seen = self._seen, (view.screen, view.sheet)
        if before == self._seen or view.screen is not Screen.ATTRACT:
            return
        if before[0] in _BEHIND_THE_GATE:
            self._open_until_s = self._clock.monotonic_s() + TRIES_FOR_S
        self._timer.start(0)  # later: the walk is still telling everybody about this view

    @Slot()
    def look(self) -> None:
        """Do what the hours say, and wait for the next time they say something else."""
        now = self.now()
        self._walk.cap(now.loudest / 100)
        tries_s = self._open_until_s - self._clock.monotonic_s()
        view = self._walk.view
        if now.open:
            self._operator.begin_day()
        elif view.screen is Screen.ATTRACT and not view.sheet and tries_s <= 0:
            self._operator.end_day()
        due_s = [LOOKS_AFTER_S, *([now.next_s] if now.next_s is not None else [])]
        if tries_s > 0:
            due_s.append(tries_s)
        self._timer.start(math.ceil(max(0.0, min(due_s)) * 1000) + 5)

    @property
    def waits_ms(self) -> int:
        """How long it waits from one look to the next, in milliseconds (the timer is coarse)."""
        return self._timer.interval()
