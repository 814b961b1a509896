"""The keypad by itself, as set-up uses it for figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, Qt, QUrl
from PySide6.QtQuick import QQuickView

from kiosk.core.places import find_places
from kiosk.rehearsal.finger import Finger
from kiosk.ui.icons import IconProvider

HERE = Path(__file__).parent


@pytest.fixture(params=[(500, 700), (1366, 460)], ids=["high", "low"])
def pad(request: pytest.FixtureRequest, qt_app: object) -> Iterator[tuple[QQuickView, Finger]]:
    view = QQuickView()
    view.engine().addImportPath(str(find_places().program / "kiosk" / "ui" / "qml"))
    view.engine().addImageProvider("icon", IconProvider(find_places().assets / "icons"))
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.resize(*request.param)
    view.show()
    finger = Finger(view)
    source = QUrl.fromLocalFile(str(HERE / "KeypadScene.qml"))
    QMetaObject.invokeMethod(
        view, "setSource", Qt.ConnectionType.QueuedConnection, Q_ARG(QUrl, source)
    )
    finger.until(lambda: view.rootObject() is not None, "the keypad")
    yield view, finger
    view.setSource(QUrl())
    view.close()
    view.deleteLater()
    finger.pause(0.01)


def test_figures_with_a_point_are_typed_and_taken_back(pad: tuple[QQuickView, Finger]) -> None:
    view, finger = pad
    for key in ("2", "1", ".", "5", "erase", "0"):
        finger.tap(f"key-{key}")
    assert view.rootObject().property("typed") == "21.5<0"
    assert finger.find("key-enter") is None


def test_every_key_is_20_mm_or_more_and_within_its_box(pad: tuple[QQuickView, Finger]) -> None:
    view, finger = pad
    keys = [finger.need(f"key-{key}") for key in "0123456789."]
    for key in keys:
        place = key.mapRectToScene(key.boundingRect())
        assert min(place.width(), place.height()) >= 20 * 3.335 - 1
        assert view.geometry().translated(-view.position()).contains(place.toRect())
