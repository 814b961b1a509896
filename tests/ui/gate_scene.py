"""The gate alone in a window, with sticks that are folders and a clock moved by hand."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Q_ARG, QCoreApplication, QEvent, QMetaObject, Qt, QUrl
from PySide6.QtQuick import QQuickView

from kiosk.bundles.drives import FolderDrives
from kiosk.core.clock import HandClock
from kiosk.core.places import find_places
from kiosk.rehearsal.finger import Finger
from kiosk.shell.gate.gate import Gate
from kiosk.ui.fonts import load_fonts
from kiosk.ui.icons import IconProvider
from kiosk.ui.operator.gate import GateBridge
from kiosk.ui.operator.reset import ResetBridge
from kiosk.ui.panel import Panel, measure
from kiosk.ui.speech import Speech
from kiosk.visits.identity import identity_of
from tests.ui.glass import LightFinger

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DEVICE = identity_of("5" * 32).device_code


@dataclass
class Door:
    """A gate, its bridge, and what the bridge has called."""

    folder: Path
    stick: Path
    clock: HandClock = field(default_factory=HandClock)
    language: str = "zh-Hans"
    device: str | None = DEVICE
    calls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate = Gate(self.folder, self.clock, lambda: self.device)
        self.bridge = GateBridge(
            self.gate,
            FolderDrives([self.stick]),
            lambda: self.language,
            lambda: self.calls.append("open"),
            lambda: self.calls.append("leave"),
        )

    @property
    def reset(self) -> ResetBridge:
        return self.bridge._reset

    def type(self, pin: str) -> None:
        for digit in pin:
            self.bridge.digit(int(digit))


@dataclass
class Scene:
    """The gate on the glass."""

    door: Door
    view: QQuickView
    finger: Finger
    panel: Panel

    @property
    def px_per_mm(self) -> float:
        return self.panel.px_per_mm * self.panel.unit_mm / 4

    def set_elder(self, elder: bool) -> None:
        self.view.rootObject().setProperty("elder", elder)
        self.finger.pause(0.03)

    def tap_pin(self, pin: str) -> None:
        for digit in pin:
            self.finger.tap(f"key-{digit}")
        self.finger.tap("key-enter")

    def await_page(self, page: str) -> None:
        self.finger.until(lambda: self.door.bridge.property("page") == page, f"page {page}")
        self.finger.until(lambda: not self.door.bridge.property("busy"), "the errand")
        self.finger.pause(0.03)


@contextmanager
def gate_scene(
    door: Door, size_px: tuple[int, int] = (1366, 768), diagonal_in: float = 18.5
) -> Iterator[Scene]:
    """The gate in a window until the block ends."""
    load_fonts(find_places().fonts)
    speech = Speech()
    speech.speak(door.language)
    panel = measure(*size_px, diagonal_in, (0, 0))
    view = QQuickView()
    view.engine().addImportPath(str(ROOT / "kiosk" / "ui" / "qml"))
    view.engine().addImageProvider("icon", IconProvider(find_places().assets / "icons"))
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    measures = {"pxPerMm": panel.px_per_mm, "unitMm": panel.unit_mm}
    view.setInitialProperties({"gate": door.bridge, **measures})
    view.resize(*size_px)
    view.show()
    scene = Scene(door, view, LightFinger(view), panel)
    source = QUrl.fromLocalFile(str(HERE / "GateScene.qml"))
    QMetaObject.invokeMethod(
        view, "setSource", Qt.ConnectionType.QueuedConnection, Q_ARG(QUrl, source)
    )
    scene.finger.until(lambda: view.rootObject() is not None, "the scene")
    door.bridge.open_gate()
    scene.finger.until(lambda: not door.bridge.property("busy"), "the gate")
    try:
        yield scene
    finally:
        view.setSource(QUrl())
        view.close()
        scene.finger.pause(0.01)
        view.deleteLater()
        door.bridge.stop()
        speech.speak("zh-Hans")
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
