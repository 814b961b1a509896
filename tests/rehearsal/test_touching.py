"""A frozen program touches by QML's QtTest: the same touches arrive, and nothing is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from kiosk.rehearsal import touching, touching_qml

BUTTONS = """import QtQuick
Item {
    id: root
    property string said
    width: 400
    height: 300
    component Spot: Rectangle {
        property string name
        width: 100
        height: 100
        TapHandler {
            onPressedChanged: root.said += pressed ? parent.name : parent.name.toUpperCase()
        }
    }
    Spot { name: "a" }
    Spot { name: "b"; x: 200 }
    DragHandler { target: null; onActiveChanged: root.said += active ? "(" : ")" }
}
"""


@pytest.fixture
def window(tmp_path: Path) -> QQuickView:
    QGuiApplication.instance() or QGuiApplication(["test"])
    source = tmp_path / "Buttons.qml"
    source.write_text(BUTTONS, "utf-8")
    view = QQuickView()
    view.setSource(QUrl.fromLocalFile(str(source)))
    view.show()
    QGuiApplication.processEvents()
    return view


@pytest.mark.parametrize("way", [touching, touching_qml], ids=["QtTest", "QML"])
def test_two_fingers_and_a_drag_arrive_alike(window: QQuickView, way: object) -> None:
    means = way.QTest  # type: ignore[attr-defined]
    device = means.createTouchDevice()
    left, right = QPoint(50, 50), QPoint(250, 50)

    def touch(does: str, *fingers: tuple[int, QPoint]) -> None:
        sequence = means.touchEvent(window, device)
        for point, place in fingers:
            getattr(sequence, does)(point, place, window)
        sequence.commit(False)
        QGuiApplication.processEvents()

    touch("press", (0, left), (1, right))
    touch("release", (0, left))
    touch("release", (1, right))
    root = window.rootObject()
    assert root is not None and sorted(root.property("said")) == ["A", "B", "a", "b"]
    root.setProperty("said", "")
    touch("press", (0, QPoint(20, 200)))
    for x in range(40, 240, 20):
        touch("move", (0, QPoint(x, 200)))
    touch("release", (0, QPoint(240, 200)))
    assert root.property("said") == "()"
    window.close()
    window.deleteLater()


def test_touches_leave_nothing_behind(window: QQuickView) -> None:
    device = touching_qml.TouchDevice()
    for _ in range(20):
        device.touch(window, [["press", 0, 50, 50]])
        device.touch(window, [["release", 0, 50, 50]])
    QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    event = device._event
    assert event is not None and not event.children()
    window.close()
    window.deleteLater()


def test_signals_are_counted() -> None:
    class Bell(QObject):
        rung = Signal(int)

    bell = Bell()
    spy = touching_qml.QSignalSpy(bell.rung)
    for number in range(3):
        bell.rung.emit(number)
    assert spy.count() == 3
