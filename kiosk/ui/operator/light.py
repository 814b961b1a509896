"""How bright the screen is: a hint by the hour, and a stepper where there is a backlight."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.clock import local_day
from kiosk.core.errors import Trouble
from kiosk.core.plausible import is_plausible
from kiosk.core.trusted_time import read_kept_time
from kiosk.shell.backlight import Backlight
from kiosk.shell.brightness import BY_HAND, brightness_hint
from kiosk.ui.operator.port import PanelHost

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

STEP_PERCENT = 10
_DAY_MIN = 1440


@QmlElement
class LightBridge(QObject):
    """The screen's light. ``backlight`` is None on most machines: a cable carries no brightness."""

    changed = Signal()

    def __init__(
        self, host: PanelHost, backlight: Backlight | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._backlight = backlight
        self._trouble: Trouble | None = None

    @Property(int, notify=changed)
    def percent(self) -> int:
        """How bright it is, or -1 where no program can tell or set it."""
        return self._percent()

    def _percent(self) -> int:
        percent = self._backlight.percent() if self._backlight is not None else None
        return -1 if percent is None else percent

    @Property(str, notify=changed)
    def hint(self) -> str:
        """What to do about it now; empty where nothing needs to be done, or nobody knows."""
        language = self._host.language()
        if self._trouble is not None:
            return self._trouble.text(language)
        wall_s = self._host.clock.wall_s()
        reached_s = read_kept_time(self._host.places.data).latest_s
        if not is_plausible(wall_s, earliest_s=0.0, reached_s=reached_s):
            return ""
        offset_min = self._host.settings.time.utc_offset_min
        minute = int(wall_s // 60 + offset_min) % _DAY_MIN
        hint = brightness_hint(minute, local_day(wall_s, offset_min).month)
        if hint is None:
            return ""
        gap = " " if language == "en" else ""
        by_hand = gap + BY_HAND.text(language) if self._backlight is None else ""
        return hint.text(language) + by_hand

    @Slot(int)
    def step(self, steps: int) -> None:
        """Brighter by so many steps of ten per cent, or (below 0) darker."""
        if self._backlight is None:
            return
        try:
            self._backlight.set_percent(self._percent() + steps * STEP_PERCENT)
            self._trouble = None
        except Trouble as trouble:
            self._trouble = trouble
        self.changed.emit()
