"""The screens of the day's life for QML: closed for the night, and wiped."""

from __future__ import annotations

import math

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.clock import Clock
from kiosk.core.words import Words
from kiosk.shell.hours import Hours, local_moment
from kiosk.shell.hours_words import hours_words, opening_words
from kiosk.shell.operator import WIPE_S, Operator
from kiosk.shell.screens import Screen
from kiosk.shell.walk import View, Walk

QML_IMPORT_NAME = "DayBridges"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 1000


@QmlElement
class DayBridge(QObject):
    """What the closed screen says, and how long the glass can still be wiped."""

    changed = Signal()
    counted = Signal()

    def __init__(
        self,
        walk: Walk,
        operator: Operator,
        clock: Clock,
        hours: Hours,
        utc_offset_min: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._walk = walk
        self._operator = operator
        self._clock = clock
        self._hours = hours
        self._utc_offset_min = utc_offset_min
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self.count)

    def show_view(self, view: View) -> None:
        """The walk changed: while the glass is wiped, seconds are counted."""
        wiping = view.screen is Screen.CLEANING
        if wiping and not self._ticks.isActive():
            self._ticks.start()
            self.counted.emit()
        elif not wiping:
            self._ticks.stop()
        self.changed.emit()

    @Slot()
    def count(self) -> None:
        """A second of wiping has passed."""
        self.counted.emit()
        self._operator.look()

    @Slot()
    def look(self) -> None:
        """Somebody looks at the closed screen: say what is true today."""
        self.changed.emit()

    @Property(str, notify=changed)
    def hours(self) -> str:
        """All opening hours."""
        return self._text(hours_words(self._hours))

    @Property(str, notify=changed)
    def opening(self) -> str:
        """When it opens again; empty while it is open."""
        minute, weekday, _ = local_moment(self._clock.wall_s(), self._utc_offset_min)
        return self._text(opening_words(self._hours, minute, weekday))

    @Property(int, notify=counted)
    def wipeLeft(self) -> int:
        """Seconds in which no touch does anything."""
        return math.ceil(self._operator.wipe_left_s)

    @Property(int, constant=True)
    def wipeWhole(self) -> int:
        """How many they were at first."""
        return WIPE_S

    def _text(self, words: Words | None) -> str:
        return words.text(self._walk.view.language) if words is not None else ""
