"""The hand of a soak: quick touches on whatever can be seen."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, QPointF
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.rehearsal.finger import Finger

MOST_WAIT_S = 300.0
AT_ONCE_S = 0.002
BREATH_S = 0.003
"""Real time for the kiosk after each step."""
FRAME_WAIT_S = 0.05
"""Real time in which a film or a simulation may show something before the next touch."""

Glass = dict[str, QQuickItem]
"""What can be seen and touched, by name; of several with one name the topmost."""


class QuickFinger(Finger):
    """A finger that wastes no time: where no time has to pass, what waits is done and no more."""

    hold_s = 0.0
    poll_s = 0.003
    rest_s = 0.0

    def until(
        self, condition: Callable[[], bool], what: str, within_s: float = MOST_WAIT_S
    ) -> None:
        """As every finger, but on a machine that has other things to do."""
        super().until(condition, what, within_s)

    def pause(self, seconds: float) -> None:
        """Let the kiosk run for ``seconds``, or just until it has done what there is to do."""
        if seconds > AT_ONCE_S:
            super().pause(seconds)
        else:
            QCoreApplication.processEvents()


class Hand:
    """Touches by name, by share and by chance; ``draw`` is of the visitor who is there."""

    def __init__(self, window: QQuickView) -> None:
        self.finger = QuickFinger(window)
        self.draw = random.Random()
        self._window = window

    def glass(self) -> Glass:
        """Everything with a name that can be seen and touched."""
        found: Glass = {}
        for item in self.finger.items():
            name = item.objectName()
            if name and item.isEnabled():
                found[name] = item
        return found

    def tap(self, item: QQuickItem) -> None:
        """Tap the middle of it."""
        self.finger.tap_at(self.finger.middle(item))

    def tap_one(self, glass: Glass, *names: str) -> bool:
        """Tap the first of these that is there."""
        for name in names:
            if name in glass:
                self.tap(glass[name])
                return True
        return False

    def tap_some(self, glass: Glass, *starts: str) -> bool:
        """Tap any of what has a name that begins so."""
        names = [name for name in glass if name.startswith(starts)]
        if names:
            self.tap(glass[self.draw.choice(names)])
        return bool(names)

    def tap_at_share(self, item: QQuickItem, across: float, down: float) -> None:
        """Tap it at shares of its width and height."""
        place = QPointF(item.width() * across, item.height() * down)
        self.finger.tap_at(item.mapToScene(place).toPoint())

    def drag(self, item: QQuickItem) -> None:
        """Take it at its middle and move it about."""
        place = self.finger.middle(item)
        self.finger.press_at(place)
        for _ in range(3):
            place += QPoint(self.draw.randint(-40, 40), self.draw.randint(-40, 40))
            self.finger.move_to(place)
        self.finger.release_at(place)

    def anywhere(self) -> QPoint:
        """A place on the glass."""
        width, height = self._window.width(), self._window.height()
        return QPoint(self.draw.randrange(width), self.draw.randrange(height))

    def touch_anywhere(self) -> None:
        """As a small child does."""
        self.finger.tap_at(self.anywhere())

    def fumble(self) -> None:
        """The same touch twice, or another finger somewhere meanwhile."""
        place = self.anywhere()
        if self.draw.random() < 0.5:
            self.finger.tap_at(place)
            self.finger.tap_at(place)
            return
        self.finger.press_at(place, 0)
        self.finger.tap_at(self.anywhere(), 1)
        self.finger.release_at(place, 0)
