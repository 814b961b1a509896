"""Looks which emergencies stand in front: when the content changes, and while nobody is here."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from kiosk.core.program import program_made_s
from kiosk.core.trusted_time import read_kept_time
from kiosk.library.exhibit import Catalogue, EmergencyPin
from kiosk.shell.emergency import Pinned, Told, next_look_s, operator_words, pinned_now
from kiosk.shell.screens import Screen
from kiosk.shell.walk import View

if TYPE_CHECKING:
    from kiosk.core.words import Words
    from kiosk.ui.wings import House


class Emergencies(QObject):
    """Made with the first catalogue that has an emergency; it goes with no visitor's screen.

    Under a visitor nothing comes or ends. While the kiosk waits, one coarse timer is due when the
    next emergency ends, and at least once an hour.
    """

    def __init__(self, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self._made_s = program_made_s()
        self._declared: tuple[EmergencyPin, ...] = ()
        self._pinned: tuple[Pinned, ...] = ()
        self._waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def pinned(self) -> tuple[Pinned, ...]:
        """What stands in front."""
        return self._pinned

    def words(self) -> tuple[Words, ...]:
        """For the operator: a sentence for each that stands in front."""
        offset_min = self._house.settings.time.utc_offset_min
        return tuple(operator_words(one, offset_min) for one in self._pinned)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Other content is shown."""
        self._declared = catalogue.emergencies
        self._waiting = self._house.walk.view.screen is Screen.ATTRACT
        self._look(always=True)

    def show_view(self, view: View) -> None:
        """The walk changed: the attract screen is the moment to look."""
        waited, self._waiting = self._waiting, view.screen is Screen.ATTRACT
        if self._waiting and not waited:
            self._timer.start(0)  # later: the walk is still telling everybody about this view
        elif not self._waiting:
            self._timer.stop()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look at the clock now, and wait until it can say something else."""
        self._look(always=False)

    def _look(self, *, always: bool) -> None:
        house = self._house
        told = Told(house.clock.wall_s(), read_kept_time(house.places.data), self._made_s)
        pinned = pinned_now(self._declared, told)
        if always or pinned != self._pinned:
            self._pinned = pinned
            for shelf in (house.shelf, house.classroom):
                shelf.show_emergencies(pinned, house.settings.time.utc_offset_min)
        due_s = next_look_s(pinned, told)
        if due_s is not None and self._waiting:
            self._timer.start(math.ceil(due_s * 1000) + 5)
        else:
            self._timer.stop()
