"""Everything behind the gate, made when it is first wanted: a visitor's kiosk does not carry it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl

from kiosk.core.clock import Clock
from kiosk.core.config import Settings
from kiosk.core.places import Places
from kiosk.library.exhibit import Catalogue
from kiosk.shell.jobs import Jobs
from kiosk.shell.operator import Operator
from kiosk.shell.walk import View
from kiosk.ui.operator.panel import PanelBridge
from kiosk.ui.operator.port import PanelHost
from kiosk.ui.operator.registry import PAGES

SOURCE = Path(__file__).parents[1] / "qml" / "Backstage.qml"


class House(Protocol):
    """The kiosk as it is seen from behind the gate (``kiosk.app.Kiosk`` is one)."""

    places: Places
    settings: Settings
    clock: Clock
    catalogue: Catalogue
    jobs: Jobs
    operator: Operator

    @property
    def language(self) -> str:
        """The language on the screen."""
        ...

    def restart(self) -> None:
        """End, to be started again at once."""

    def shut_down(self) -> None:
        """End, and switch the machine off."""


class Backstage:
    """The bridges of the operator's screens."""

    def __init__(self, house: House, parent: QObject) -> None:
        self._house = house
        self._settings_changed = False
        self.panel = PanelBridge(house.operator, PAGES, self._panel_host, parent)

    @property
    def source(self) -> str:
        """URL of the QML that draws it."""
        return QUrl.fromLocalFile(str(SOURCE)).toString()

    @property
    def parts(self) -> dict[str, QObject]:
        """The bridges by the names the QML knows them by."""
        return {"panel": self.panel}

    def show_view(self, view: View) -> None:
        """The walk changed."""
        self.panel.show_view(view)
        if self._settings_changed and not view.operating:
            self._settings_changed = False
            self._house.restart()

    def _panel_host(self) -> PanelHost:
        house = self._house
        return PanelHost(
            places=house.places,
            settings=house.settings,
            clock=house.clock,
            jobs=house.jobs,
            operator=house.operator,
            catalogue=lambda: house.catalogue,
            language=lambda: house.language,
            changed_settings=self._note_change,
            restart=house.restart,
            shut_down=house.shut_down,
        )

    def _note_change(self) -> None:
        self._settings_changed = True
