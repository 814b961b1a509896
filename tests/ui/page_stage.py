"""One page of the operator's panel, without the kiosk around it."""

from __future__ import annotations

import gc
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Q_ARG, QCoreApplication, QEvent, QMetaObject, QObject, Qt, QUrl
from PySide6.QtQuick import QQuickView

from kiosk.core.clock import HandClock
from kiosk.core.places import find_places
from kiosk.core.settings import Settings
from kiosk.rehearsal.finger import Finger, set_guard
from kiosk.shell.operator import Operator
from kiosk.shell.walk import Walk
from kiosk.ui.codes import CodeProvider
from kiosk.ui.icons import IconProvider
from kiosk.ui.operator.panel import PanelBridge
from tests.shell.making import Listener
from tests.ui.glass import GUARD_MS, Glass, LightFinger, Rules

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DIAGONAL_IN = 21.5
PANEL_RULES = Rules(text_mm=10, button_mm=20, chip_mm=20)


@dataclass
class Stage:
    """The page on the glass, and the operator's hand."""

    view: QQuickView
    finger: Finger
    px_per_mm: float

    def await_page(self) -> None:
        self.finger.until(lambda: self.view.rootObject() is not None, "the stage")

    def faults(self) -> list[str]:
        root = self.view.rootObject()
        window = root.mapRectToScene(root.boundingRect())
        return Glass(root, self.px_per_mm, window).faults(PANEL_RULES)


def _panel(owner: QObject) -> PanelBridge:
    def no_host() -> None:
        raise AssertionError("nobody opens another page")

    clock, listener = HandClock(), Listener()
    walk = Walk(Settings(), clock, listener, lambda _: None)
    operator = Operator(walk, clock, listener)
    return PanelBridge(operator, (), no_host, owner)  # type: ignore[arg-type]


@contextmanager
def page_stage(
    page: QObject,
    source: Path,
    size_px: tuple[int, int],
    owner: QObject,
    inches: float = DIAGONAL_IN,
    codes: CodeProvider | None = None,
) -> Iterator[Stage]:
    """The page at that size on a screen of so many inches, until the block ends."""
    view = QQuickView()
    view.engine().addImportPath(str(ROOT / "kiosk" / "ui" / "qml"))
    view.engine().addImageProvider("icon", IconProvider(find_places().assets / "icons"))
    if codes is not None:
        view.engine().addImageProvider("code", codes)
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    px_per_mm = math.hypot(*size_px) / (inches * 25.4)
    given = {"page": page, "panel": _panel(owner), "source": source.as_uri()}
    view.setInitialProperties({**given, "pxPerMm": px_per_mm})
    view.resize(*size_px)
    view.show()
    stage = Stage(view, LightFinger(view), px_per_mm)
    url = QUrl.fromLocalFile(str(HERE / "PageStage.qml"))
    QMetaObject.invokeMethod(
        view, "setSource", Qt.ConnectionType.QueuedConnection, Q_ARG(QUrl, url)
    )
    stage.await_page()
    set_guard(view, GUARD_MS)
    stage.finger.settle()
    try:
        yield stage
    finally:
        view.setSource(QUrl())
        view.close()
        stage.finger.pause(0.01)
        view.deleteLater()
        del stage, view
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
