"""The page of the settings alone, with a host that writes down what it is told."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Q_ARG, QCoreApplication, QEvent, QMetaObject, QObject, Qt, QUrl
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.core.clock import HandClock
from kiosk.core.config import Settings, load_settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue, Exhibit
from kiosk.rehearsal.finger import Finger
from kiosk.shell.jobs import Jobs
from kiosk.shell.operator import Operator
from kiosk.shell.screens import Screen
from kiosk.shell.walk import Walk
from kiosk.ui.fonts import load_fonts
from kiosk.ui.icons import IconProvider
from kiosk.ui.operator.panel import PanelBridge
from kiosk.ui.operator.port import BundleSide, OutingSide, PanelHost, SendingSide
from kiosk.ui.operator.settings_page import SettingsBridge, open_page
from tests.shell.making import Listener, exhibit
from tests.ui.glass import LightFinger

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass
class House:
    """A kiosk whose operator stands at the panel; ``told`` is what it was asked to do."""

    places: Places
    exhibits: tuple[Exhibit, ...] = (exhibit("one"), exhibit("two"), exhibit("three"))
    jobs: Jobs = field(default_factory=Jobs)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        clock, listener = HandClock(), Listener()
        self.walk = Walk(Settings(), clock, listener, lambda _: None)
        self.operator = Operator(self.walk, clock, listener)
        self.walk.touched()
        self.operator.ask_gate()
        self.operator.passed()
        shipped, own = self.places.config_shipped, self.places.config_own
        self.host = PanelHost(
            places=self.places,
            settings=load_settings(shipped, own).settings,
            clock=clock,
            jobs=self.jobs,
            operator=self.operator,
            catalogue=lambda: Catalogue(self.exhibits),
            language=lambda: "zh-Hans",
            changed_settings=lambda: self.told.append("changed"),
            refresh_content=lambda: self.told.append("content"),
            set_up=lambda page: self.told.append(f"set up {page}"),
            restart=lambda: self.told.append("restart"),
            shut_down=self._shut_down,
            bundles=self._no_bundles,
            outings=self._no_outings,
            sending=self._no_sending,
            set_time=lambda wall_s, quality, source: self.told.append(f"time {source}"),
        )

    def _no_bundles(self) -> BundleSide:
        raise AssertionError("the settings have nothing to do with bundles")

    def _no_sending(self) -> SendingSide:
        raise AssertionError("the settings have nothing to do with sending")

    def _no_outings(self) -> OutingSide:
        raise AssertionError("the settings have nothing to do with outings")

    def _shut_down(self, failed: Callable[[Trouble], None]) -> None:
        self.told.append("shut down")
        words = Words("系统没有同意。", "The system said no.")
        failed(Trouble("power-denied", words, Words("请拔电源。", "Pull the plug.")))

    @property
    def screen(self) -> Screen:
        return self.walk.view.screen


@dataclass
class Scene:
    """The page and the hand on it."""

    view: QQuickView
    finger: Finger
    house: House
    bridge: SettingsBridge

    @property
    def file(self) -> Path:
        return self.house.places.config_own

    def tap(self, name: str, row: str = "") -> None:
        """Touch what is called that, in the card of the setting ``row``."""
        self.finger.settle()
        if row:
            self.finger.tap_at(self.finger.middle(self.part(row, name)))
        else:
            self.finger.tap(name)
        self.finger.settle()

    def part(self, row: str, name: str) -> QQuickItem:
        self._turn_to(row)
        card = self.finger.need(f"row-{row}")
        found = [item for item in self.finger.items(card) if item.objectName() == name]
        assert found, f"no {name} in {row}"
        return found[0]

    def _turn_to(self, row: str) -> None:
        """Turn leaves until the row's is open; where it lies depends on the type."""
        for name in ("pageOn", "pageBack"):
            while self.finger.find(f"row-{row}") is None:
                way = self.finger.find(name)
                if way is None or not way.isEnabled():
                    break
                self.tap(name)

    def saved(self) -> str:
        """The machine's own file, once everything is written."""
        self.finger.until(lambda: not self.bridge.property("saving"), "the disk")
        self.finger.pause(0.1)
        return self.file.read_text("utf-8")


@contextmanager
def settings_scene(house: House, size_px: tuple[int, int] = (1080, 700)) -> Iterator[Scene]:
    """The page until the block ends."""
    load_fonts(find_places().fonts)  # the layout counts: what fits onto a leaf
    owner = QObject()
    bridge, _ = open_page(house.host, owner)
    assert isinstance(bridge, SettingsBridge)
    panel = PanelBridge(house.operator, (), lambda: house.host, owner)
    view = QQuickView()
    view.engine().addImportPath(str(ROOT / "kiosk" / "ui" / "qml"))
    view.engine().addImageProvider("icon", IconProvider(find_places().assets / "icons"))
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.setInitialProperties({"page": bridge, "panel": panel})
    view.resize(*size_px)
    view.show()
    scene = Scene(view, LightFinger(view), house, bridge)
    source = QUrl.fromLocalFile(str(HERE / "SettingsScene.qml"))
    QMetaObject.invokeMethod(
        view, "setSource", Qt.ConnectionType.QueuedConnection, Q_ARG(QUrl, source)
    )
    scene.finger.until(lambda: view.rootObject() is not None, "the page")
    try:
        yield scene
    finally:
        house.jobs.stop(5.0)
        view.setSource(QUrl())
        view.close()
        scene.finger.pause(0.01)
        view.deleteLater()
        owner.deleteLater()
        del scene, bridge, panel
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
