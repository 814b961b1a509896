"""The day's life, made after the first frame: hours, their screens, and the bridge between."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from kiosk.core.plausible import is_plausible
from kiosk.core.program import program_made_s
from kiosk.core.trusted_time import read_kept_time
from kiosk.shell.hours import Hours
from kiosk.shell.walk import View
from kiosk.ui.bridges.day import DayBridge
from kiosk.ui.day import Day

if TYPE_CHECKING:
    from kiosk.ui.wings import House

SOURCE = Path(__file__).parent / "qml" / "Nightfall.qml"


class Nightfall:
    """Hours by the settings, and the bridges of the screens closed and cleaning."""

    def __init__(self, house: House, parent: QObject) -> None:
        self._house = house
        self._made_s = program_made_s()
        settings = house.settings
        offset_min = settings.time.utc_offset_min
        hours = Hours(settings.day, settings.sound.volume)
        walk, operator, clock = house.walk, house.operator, house.clock
        self.day = Day(walk, operator, clock, hours, offset_min, self.believes, parent)
        self.bridge = DayBridge(walk, operator, clock, hours, offset_min, parent)

    def believes(self, wall_s: float) -> bool:
        """Whether the wall clock can be right, by what this machine knows at this moment."""
        reached_s = read_kept_time(self._house.places.data).latest_s
        return is_plausible(wall_s, earliest_s=self._made_s, reached_s=reached_s)

    @property
    def source(self) -> str:
        """URL of the QML that draws the two screens."""
        return QUrl.fromLocalFile(str(SOURCE)).toString()

    @property
    def parts(self) -> dict[str, QObject]:
        """The bridges by the names the QML knows them by."""
        return {"day": self.bridge}

    def show_view(self, view: View) -> None:
        """The walk changed."""
        self.bridge.show_view(view)
        self.day.show_view(view)
