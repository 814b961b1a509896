"""A finger on the glass: finds things by name, touches them, waits and takes pictures."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QPoint, QPointF, QTimer
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.core.errors import Defect
from kiosk.rehearsal.touching import QTest

PATIENCE_S = 20.0

Tap = Callable[[str], None]
"""Touches what is called that, and waits until nothing changes any more."""
Shoot = Callable[[str], None]
"""Takes a picture under that name."""


def set_guard(window: QQuickView, guard_ms: int) -> None:
    """Let every new page of ``window`` take no touch for ``guard_ms``, not for the kiosk's 300.

    Raises:
        Defect: the window has not loaded its kit.
    """
    tokens = window.engine().singletonInstance("Kit", "Tokens")
    if not isinstance(tokens, QObject):
        raise Defect("the kit's tokens are not there yet")
    tokens.setProperty("guardMs", guard_ms)


class Finger:
    """One finger of a scripted visitor. Its seconds of real time are for a screen that somebody
    looks at; who only wants much to happen may shorten them.
    """

    hold_s = 0.03
    """How long a tap stays on the glass."""
    poll_s = 0.01
    rest_s = 0.03

    def __init__(self, window: QQuickView) -> None:
        self._window = window
        self._device: QPointingDevice = QTest.createTouchDevice()
        self._pauses: list[tuple[QEventLoop, QTimer]] = []

    def items(self, root: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Walk over all visible items, the topmost last."""
        top = root or self._window.rootObject()
        if top is None or not top.isVisible():
            return
        yield top
        for child in top.childItems():
            yield from self.items(child)

    def find(self, name: str) -> QQuickItem | None:
        """Return the visible item called ``name`` that lies on top, or ``None``."""
        found = [item for item in self.items() if item.objectName() == name]
        return found[-1] if found else None

    def need(self, name: str) -> QQuickItem:
        """Return the visible item called ``name``; wait for it.

        Raises:
            Defect: it did not appear.
        """
        self.until(lambda: self.find(name) is not None, f"{name} to appear")
        found = self.find(name)
        if found is None:
            raise Defect(f"{name} appeared and vanished")
        return found

    def tap(self, name: str, point: int = 0) -> None:
        """Tap the middle of the item called ``name``."""
        self.tap_at(self.middle(self.need(name)), point)

    def tap_at(self, place: QPoint, point: int = 0) -> None:
        """Tap at ``place`` (window pixels)."""
        self.press_at(place, point)
        self.pause(self.hold_s)
        self.release_at(place, point)

    def press_at(self, place: QPoint, point: int = 0) -> None:
        """Put the finger down."""
        touch = QTest.touchEvent(self._window, self._device)
        touch.press(point, place, self._window).commit(False)
        self.pause(0.001)

    def move_to(self, place: QPoint, point: int = 0) -> None:
        """Drag the finger that is down to ``place``."""
        touch = QTest.touchEvent(self._window, self._device)
        touch.move(point, place, self._window).commit(False)
        self.pause(self.rest_s)  # Qt Quick keeps moves for the next frame

    def release_at(self, place: QPoint, point: int = 0) -> None:
        """Lift the finger."""
        touch = QTest.touchEvent(self._window, self._device)
        touch.release(point, place, self._window).commit(False)
        self.pause(0.001)

    def middle(self, item: QQuickItem) -> QPoint:
        """Return the middle of ``item`` in window pixels."""
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def pause(self, seconds: float) -> None:
        """Let the kiosk run for ``seconds`` of real time."""
        # Not QTest.qWait, which would hold the interpreter lock meanwhile; and used again, for each
        # connection leaves something for ever, which a soak would take for the kiosk's.
        loop, timer = self._pauses.pop() if self._pauses else _a_pause()
        timer.start(max(1, round(seconds * 1000)))
        loop.exec()
        self._pauses.append((loop, timer))

    def until(self, condition: Callable[[], bool], what: str, within_s: float = PATIENCE_S) -> None:
        """Let the kiosk run until ``condition``.

        Raises:
            Defect: it did not come true ``within_s``; ``what`` says what was waited for.
        """
        end_s = time.monotonic() + within_s
        while not condition():
            if time.monotonic() > end_s:
                raise Defect(f"waited {within_s:.0f} s for {what}")
            self.pause(self.poll_s)

    def settle(self) -> None:
        """Wait until every picture is loaded, pages have stopped fading and the guard is down."""
        self.pause(self.rest_s)
        self.until(self._guard_is_down, "the touch guard to go down")
        self.until(lambda: not any(_still_loads(item) for item in self.items()), "pictures to load")
        self.pause(self.rest_s)

    def _guard_is_down(self) -> bool:
        guards = (item for item in self.items() if item.objectName() == "touchGuard")
        return not any(guard.isEnabled() for guard in guards)

    def picture(self, path: Path) -> None:
        """Save what the window shows as PNG.

        Raises:
            Defect: nothing could be grabbed or saved.
        """
        image = self._window.grabWindow()
        if image.isNull() or not image.save(str(path)):
            raise Defect(f"no picture could be saved as {path}")


def _a_pause() -> tuple[QEventLoop, QTimer]:
    loop, timer = QEventLoop(), QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    return loop, timer


def _still_loads(item: QQuickItem) -> bool:
    return item.property("loading") is True  # Picture and Drawing of the kit say so
