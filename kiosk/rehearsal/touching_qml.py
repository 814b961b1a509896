"""What of ``PySide6.QtTest`` a rehearsal uses, made of QML's module QtTest, which needs no widgets.

The same names and the same order of arguments. Two things differ: a commit always lets waiting
events pass, and signals are counted in Python, so that each one costs some microseconds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import Q_ARG, QMetaObject, QObject, QPoint, Qt, QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickView

from kiosk.core.errors import Defect

SOURCE = Path(__file__).parent / "qml" / "Touching.qml"


class TouchDevice:
    """A touch screen; the QML behind it is made for the first window that is touched."""

    def __init__(self) -> None:
        self._event: QObject | None = None

    def get_ready(self, window: QQuickView) -> QObject:
        """Make the QML that touches ``window``, unless it is there; return it."""
        self._event = self._event or self._made(window)
        return self._event

    def touch(self, window: QQuickView, points: list[list[Any]]) -> None:
        """Hand ``points`` (``[does, point, x, y]``) to ``window``, all at once."""
        event = self.get_ready(window)
        QMetaObject.invokeMethod(
            event,
            "touch",
            Qt.ConnectionType.DirectConnection,
            Q_ARG("QObject*", window),
            Q_ARG("QVariantList", points),
        )
        for done in event.children():  # each touch leaves its sequence behind
            done.deleteLater()

    def _made(self, window: QQuickView) -> QObject:
        engine = window.engine()
        component = QQmlComponent(engine, QUrl.fromLocalFile(str(SOURCE)))
        event = component.create()
        if event is None:
            raise Defect(f"nothing can be touched: {component.errorString()}")
        event.setParent(engine)  # and goes with it
        return event


class TouchSequence:
    """Touches that happen together."""

    def __init__(self, window: QQuickView, device: TouchDevice) -> None:
        self._window = window
        self._device = device
        self._points: list[list[Any]] = []
        device.get_ready(window)

    def press(self, point: int, place: QPoint, _window: object = None) -> Self:
        """Put a finger down at ``place`` (window pixels)."""
        return self._add("press", point, place)

    def move(self, point: int, place: QPoint, _window: object = None) -> Self:
        """Drag it there."""
        return self._add("move", point, place)

    def release(self, point: int, place: QPoint, _window: object = None) -> Self:
        """Lift it."""
        return self._add("release", point, place)

    def commit(self, _process_events: bool = True) -> None:
        """Let it happen."""
        points, self._points = self._points, []
        self._device.touch(self._window, points)

    def _add(self, does: str, point: int, place: QPoint) -> Self:
        self._points.append([does, point, place.x(), place.y()])
        return self


class QTest:
    """The two functions by which windows are touched."""

    @staticmethod
    def createTouchDevice() -> TouchDevice:
        """Return another touch screen."""
        return TouchDevice()

    @staticmethod
    def touchEvent(
        window: QQuickView, device: TouchDevice, _auto_commit: bool = True
    ) -> TouchSequence:
        """Begin touches that are to happen together."""
        return TouchSequence(window, device)


class QSignalSpy:
    """Counts how often a signal came."""

    def __init__(self, signal: Any) -> None:
        self._count = 0
        signal.connect(self._came)

    def _came(self, *_: object) -> None:
        self._count += 1

    def count(self) -> int:
        """How often up to now."""
        return self._count
