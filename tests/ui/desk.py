"""A walk and its four bridges without a window, for tests."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.core.clock import HandClock
from kiosk.core.config import Settings
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.port import Host
from kiosk.shell.walk import View, Walk
from kiosk.ui.bridges.leaving import LeavingBridge
from kiosk.ui.bridges.shelf import ShelfBridge
from kiosk.ui.bridges.shell import ShellBridge
from kiosk.ui.bridges.stage import StageBridge
from kiosk.ui.codes import CodeProvider
from tests.shell.making import Listener
from tests.ui.running import settings_with


class Player(QObject):
    """A part that plays nothing and writes down what it is told."""

    def __init__(self, part: Part, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self.part = part
        self.host = host
        self.told: list[str] = []

    def host_changed(self) -> None:
        self.told.append("changed")

    def close(self) -> None:
        self.told.append("closed")


class Desk:
    """A walk and its four bridges, joined as the app joins them, without a window."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or settings_with("language", start="zh-Hans")
        self.clock = HandClock()
        self.listener = Listener()
        self.broken: set[str] = set()
        self.walk = Walk(self.settings, self.clock, self.listener, self._show)
        self.shell = ShellBridge(self.walk, self.settings)
        self.shelf = ShelfBridge(self.walk, self.settings.home)
        self.shelf.setApart(False)  # every exhibit is among the cards
        self.stage = StageBridge(self.walk, self.shelf, self._open)
        self.leaving = LeavingBridge(self.walk, CodeProvider())
        self.changes = 0
        self.shell.changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    def _show(self, view: View) -> None:
        self.shelf.show_view(view)
        self.stage.show_view(view)
        self.leaving.show_view(view)
        self.shell.show_view(view)

    def _open(self, _: Exhibit, part: Part, host: Host, parent: QObject) -> tuple[QObject, str]:
        if part.entry in self.broken:
            raise Trouble("broken", Words("坏了。", "It is broken."), Words("修。", "Mend it."))
        return Player(part, host, parent), f"file:///{part.entry}.qml"

    @property
    def player(self) -> Player:
        player = self.stage.property("player")
        assert isinstance(player, Player)
        return player
