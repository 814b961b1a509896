"""Looks which campaign runs: at a new day, and while nobody is here."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from kiosk.core.campaigns import Calendar, Campaign, load_calendar
from kiosk.library.exhibit import Catalogue
from kiosk.shell.campaign import featured, next_look_s, running_now
from kiosk.shell.screens import Screen
from kiosk.shell.walk import View

if TYPE_CHECKING:
    from kiosk.core.errors import Trouble
    from kiosk.ui.wings import House

log = logging.getLogger(__name__)

_WAITS = frozenset({Screen.ATTRACT, Screen.CLOSED})


class Campaigns(QObject):
    """The calendar of this machine, and what it puts in front on the home screen.

    Made after the first frame. Under a visitor nothing comes or ends; while the kiosk waits, one
    coarse timer is due at midnight, and at least once an hour. ``believed`` says whether the wall
    clock (UTC seconds) can be right; ``note`` hears the id of the campaign that runs, or nothing.
    """

    def __init__(
        self,
        house: House,
        believed: Callable[[float], bool],
        note: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._believed = believed
        self._note = note
        places = house.places
        self.calendar: Calendar
        self.troubles: tuple[Trouble, ...]
        self.calendar, self.troubles = load_calendar(places.campaigns_shipped, places.campaigns_own)
        for trouble in self.troubles:
            log.warning("%s: %s%s", trouble.code, trouble.what.zh, trouble.next_step.zh)
        self._running: tuple[Campaign, ...] = ()
        self._waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> tuple[Campaign, ...]:
        """What ran at the last look, the shortest window first."""
        return self._running

    def start(self) -> None:
        """Look for the first time."""
        self.show_view(self._house.walk.view)

    def show_catalogue(self, _catalogue: Catalogue) -> None:
        """Other content is shown: it comes between two visitors."""
        self._put()

    def show_view(self, view: View) -> None:
        """The walk changed: the attract screen is the moment to look."""
        waited, self._waiting = self._waiting, view.screen in _WAITS
        if self._waiting and not waited:
            self._timer.start(0)  # later: the walk is still telling everybody about this view
        elif not self._waiting:
            self._timer.stop()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @property
    def waits_ms(self) -> int:
        """Until the next look, in milliseconds; -1: not before the kiosk waits again."""
        return self._timer.interval() if self._timer.isActive() else -1

    @Slot()
    def look(self) -> None:
        """Look at the clock now, and wait until it can say something else."""
        if not self._waiting:
            return
        house = self._house
        wall_s, offset_min = house.clock.wall_s(), house.settings.time.utc_offset_min
        running = running_now(self.calendar, wall_s, offset_min, believed=self._believed(wall_s))
        if running != self._running:
            self._running = running
            self._note(running[0].id if running else "")
            self._put()
        self._timer.start(math.ceil(next_look_s(wall_s, offset_min) * 1000) + 5)

    def _put(self) -> None:
        shelf = self._house.shelf
        shelf.show_campaign(featured(self._running, shelf.shelf.exhibits))
