"""A window for tests/journeys/test_escape.py, in a process of its own.

``python -m tests.journeys.leaving_child kiosk DATA`` runs the kiosk just as ``kiosk run`` does;
``… control NAME`` a window that keeps the customs of a desktop: the usual keys close it. Both
write what they are whenever it changes, one JSON object a line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QRasterWindow,
    QWindow,
)

CUSTOMS = (
    QKeySequence.StandardKey.Quit,
    QKeySequence.StandardKey.Close,
    QKeySequence.StandardKey.Cancel,
)
TOLD_EVERY_MS = 20


class Control(QRasterWindow):
    """What any program's window does."""

    def __init__(self) -> None:
        super().__init__()
        self.menu = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() == Qt.Key.Key_F11:
            self.showFullScreen()
        elif event.key() == Qt.Key.Key_F1:
            self.menu = True
        elif any(event.matches(custom) for custom in CUSTOMS):
            self.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self.menu = event.button() == Qt.MouseButton.RightButton


def tell(window: QWindow, more: Callable[[], dict[str, Any]]) -> QTimer:
    """Write the state of ``window`` whenever it has changed."""
    told: list[str] = [""]

    def look() -> None:
        state = {
            "visible": window.isVisible(),
            "exposed": window.isExposed(),
            "active": window.isActive(),
            "state": window.windowState().name,
            "size": [window.width(), window.height()],
            **more(),
        }
        words = json.dumps(state)
        if words != told[0]:
            told[0] = words
            print(words, flush=True)

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(TOLD_EVERY_MS)
    return timer


def run_control(name: str) -> int:
    application = QGuiApplication(["control"])
    window = Control()
    window.setTitle(name)
    window.resize(400, 300)
    window.show()
    tell(window, lambda: {"menu": window.menu})
    return application.exec()


def run_kiosk(data: str) -> int:
    from kiosk.app import Kiosk  # here, so that a control window starts at once
    from kiosk.core.places import find_places
    from kiosk.ui.starting import Options, make_qt, prepare

    places = find_places(Path(data), {})
    options = Options()
    settings = prepare(places, options, to_stderr=True).settings
    application = make_qt(settings, places)
    kiosk = Kiosk(places, settings, options)
    kiosk.start()
    ready: list[bool] = []
    kiosk.when_ready(lambda: ready.append(True))
    tell(kiosk.window, lambda: {"screen": kiosk.walk.view.screen, "ready": bool(ready)})
    code = application.exec()
    kiosk.stop()
    return code


if __name__ == "__main__":
    run = {"control": run_control, "kiosk": run_kiosk}[sys.argv[1]]
    raise SystemExit(run(sys.argv[2]))
