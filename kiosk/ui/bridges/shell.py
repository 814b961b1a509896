"""The shell as QML sees it: which screen, which language, is anybody still there."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from kiosk.core.config import Settings
from kiosk.shell.screens import Screen
from kiosk.shell.walk import View, Walk
from kiosk.ui.players import new_stock
from kiosk.visits.facts import EndReason
from kiosk.visits.outing import Outing

QML_IMPORT_NAME = "Bridges"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)


@QmlElement
class ShellBridge(QObject):
    """The visitor's walk for QML. One signal a view; nothing fires while nothing changes."""

    changed = Signal()
    counted = Signal()
    panelChanged = Signal()
    outingChanged = Signal()
    backstageChanged = Signal()
    paceChanged = Signal()
    woken = Signal(float, float)
    """Where in the window the finger is that woke the kiosk."""

    def __init__(
        self,
        walk: Walk,
        settings: Settings,
        assets: str = "",
        parent: QObject | None = None,
        *,
        ask_gate: Callable[[], None] = lambda: None,
        safe: str | None = None,
    ) -> None:
        """``safe``: in safe mode, the code of the last crash (or "")."""
        super().__init__(parent)
        self._ask_gate = ask_gate
        self._backstage: dict[str, object] = {}
        self._safe = safe
        self._night: dict[str, object] = {}
        self._frames: QObject | None = None
        self._assets = assets
        self._outing = ""
        self._walk = walk
        self._settings = settings
        self._motion = settings.screen.motion
        self._px_per_mm = 4.0
        self._unit_mm = 4.0
        self._turn = 0
        self._area = QRectF()
        self._ready = False
        self._sound_failed = False
        self._films = False
        self._look_timer = QTimer(self)
        self._look_timer.setSingleShot(True)
        self._look_timer.timeout.connect(self.look)

    def show_view(self, _view: View) -> None:
        """The walk changed: tell QML, and look at the patience again when it is due."""
        self.changed.emit()
        self._wait()

    def show_panel(self, px_per_mm: float, unit_mm: float) -> None:
        """The window has a new size: ``px_per_mm`` pixels a millimetre, ``unit_mm`` a unit."""
        if (px_per_mm, unit_mm) != (self._px_per_mm, self._unit_mm):
            self._px_per_mm, self._unit_mm = px_per_mm, unit_mm
            self.panelChanged.emit()

    def show_pace(self, motion: str) -> None:
        """So much moves from now on; see :attr:`motion`."""
        if motion != self._motion:
            self._motion = motion
            self.paceChanged.emit()

    def show_area(self, turn: int, area: QRectF) -> None:
        """How the picture is turned (degrees clockwise), and which part of it is used."""
        if (turn, area) != (self._turn, self._area):
            self._turn, self._area = turn, area
            self.panelChanged.emit()

    def press(self, place: QPointF) -> None:
        """A visitor's finger came down at ``place`` (window pixels)."""
        waited = self._walk.view.screen is Screen.ATTRACT
        self._walk.touched()
        if waited:
            self.woken.emit(place.x(), place.y())

    def show_ready(self) -> None:
        """The catalogue is there."""
        if not self._ready:
            self._ready = True
            self.changed.emit()

    def show_films(self) -> None:
        """What films need has been loaded."""
        self._films = True
        self.changed.emit()

    def show_outing(self, outing: Outing | None) -> None:
        """That outing runs from now on, or none does."""
        place = outing.place if outing is not None else ""
        if place != self._outing:
            self._outing = place
            self.outingChanged.emit()

    @Property(str, notify=outingChanged)
    def outing(self) -> str:
        """The place of the outing under way; empty while there is none."""
        return self._outing

    def show_backstage(self, source: str, parts: dict[str, QObject]) -> None:
        """The operator's side is there: the URL of its QML, and the bridges it needs by name."""
        self._backstage = {"source": source, "parts": parts}
        self.backstageChanged.emit()

    @Property("QVariantMap", notify=backstageChanged)  # type: ignore[arg-type]
    def backstage(self) -> dict[str, object]:
        """``source`` and ``parts`` of the operator's side; empty until it is wanted."""
        return self._backstage

    def show_night(self, source: str, parts: dict[str, QObject]) -> None:
        """The day's life has begun: the URL of its screens, and the bridges they need by name."""
        self._night = {"source": source, "parts": parts}
        self.backstageChanged.emit()

    @Property("QVariantMap", notify=backstageChanged)  # type: ignore[arg-type]
    def night(self) -> dict[str, object]:
        """``source`` and ``parts`` of the screens closed and cleaning; empty at first."""
        return self._night

    @Slot()
    def askGate(self) -> None:
        """操作员, on the sheet of the hidden corner."""
        self._ask_gate()

    @Slot()
    def look(self) -> None:
        """Look at the patience now (the timer does; so does whoever moves the clock)."""
        self._walk.look()
        self.counted.emit()
        self._wait()

    def _wait(self) -> None:
        due_s = self._walk.next_look_s
        if due_s is None:
            self._look_timer.stop()
            return
        if self._walk.view.warning:  # the number on the screen goes down each second
            due_s = min(due_s, 1.0)
        self._look_timer.start(math.ceil(due_s * 1000) + 5)

    @Property(str, notify=changed)
    def screen(self) -> str:
        """Name of the screen (``Screen``)."""
        return self._walk.view.screen.value

    @Property(str, notify=changed)
    def language(self) -> str:
        """Language of the interface, BCP-47."""
        return self._walk.view.language

    @Property(str, notify=changed)
    def otherLanguage(self) -> str:
        """The language that the language button leads to; empty if only one is offered."""
        offered = self._settings.language.offered
        if len(offered) < 2:
            return ""
        now = self._walk.view.language
        at = offered.index(now) if now in offered else -1
        return offered[(at + 1) % len(offered)]

    @Property(bool, notify=changed)
    def elder(self) -> bool:
        """Whether 长辈模式 is on."""
        return self._walk.view.elder

    @Property(int, notify=changed)
    def volume(self) -> int:
        """How loud this visitor wants it: 0 silent, 1 soft, 2 normal."""
        return self._walk.view.volume

    @Property(bool, notify=changed)
    def warning(self) -> bool:
        """Whether the idle warning stands."""
        return self._walk.view.warning

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether the catalogue has been read."""
        return self._ready

    @Property(int, notify=counted)
    def secondsLeft(self) -> int:
        """Seconds of the idle count-down that are left."""
        return math.ceil(self._walk.patience.left_s)

    @Property(str, notify=paceChanged)
    def motion(self) -> str:
        """How much moves by itself: ``none``, ``reduced`` (small things), ``full`` or ``auto``
        (everything), ``sure``: everything, and whole pages are known to fade well.
        """
        return self._motion

    @Property(bool, constant=True)
    def asksAge(self) -> bool:
        """Whether the settings let visitors be offered the age bands."""
        return self._settings.visits.ask_age

    @Property(bool, constant=True)
    def safe(self) -> bool:
        """Whether this is the safe mode that follows several crashes."""
        return self._safe is not None

    @Property(str, constant=True)
    def crashCode(self) -> str:
        """In safe mode, the code of the last crash, for the telephone; may be empty."""
        return self._safe or ""

    @Property(int, constant=True)
    def sceneMs(self) -> int:
        """How long one scene of the attract screen stays, in milliseconds."""
        return int(self._settings.attract.scene_s * 1000)

    @Property(str, constant=True)
    def assets(self) -> str:
        """URI of the program's own drawings."""
        return self._assets

    @Property(str, constant=True)
    def siteName(self) -> str:
        """The name in the corner of the home screen."""
        return self._settings.site.name

    @Property(str, constant=True)
    def sitePlace(self) -> str:
        """The line under the name."""
        return self._settings.site.place

    @Property(float, notify=panelChanged)
    def pxPerMm(self) -> float:
        """Pixels of a millimetre on this panel."""
        return self._px_per_mm

    @Property(float, notify=panelChanged)
    def unitMm(self) -> float:
        """One design unit in millimetres (4–8)."""
        return self._unit_mm

    @Property(int, notify=panelChanged)
    def turn(self) -> int:
        """Degrees clockwise that the whole picture is turned."""
        return self._turn

    @Property(QRectF, notify=panelChanged)
    def area(self) -> QRectF:
        """Which part of the turned picture is used, in pixels; empty: all of it."""
        return self._area

    @Slot()
    def goHome(self) -> None:
        """Back to the home screen."""
        self._walk.go_home()

    @Slot()
    def endVisit(self) -> None:
        """结束: the visitor leaves."""
        self._walk.end(EndReason.LEFT)

    @Slot()
    def nextVisitor(self) -> None:
        """下一位: the next in the queue."""
        self._walk.end(EndReason.NEXT)

    @Slot()
    def startOver(self) -> None:
        """重新开始, from the idle warning."""
        self._walk.end(EndReason.RESET)

    @Slot()
    def stay(self) -> None:
        """继续看, from the idle warning."""
        self._walk.stay()

    @Slot(str)
    def speak(self, language: str) -> None:
        """Switch the language."""
        self._walk.speak(language)

    @Slot(bool)
    def setElder(self, elder: bool) -> None:
        """Switch 长辈模式."""
        self._walk.set_elder(elder)

    @Property(float, notify=changed)
    def loudness(self) -> float:
        """How loud the small sounds are, 0 to 1."""
        return self._walk.loudness

    @Property(bool, constant=True)
    def painted(self) -> bool:
        """Whether films are painted by us: there is no graphics card."""
        return QQuickWindow.sceneGraphBackend() == "software"

    @Property(QObject, constant=True)
    def frames(self) -> QObject:
        """Lends the items that paint pictures made elsewhere (a ``FrameStock``)."""
        if self._frames is None:
            self._frames = new_stock(self)
        return self._frames

    @Property(bool, notify=changed)
    def films(self) -> bool:
        """Whether what films need has been loaded."""
        return self._films

    @Property(bool, constant=True)
    def effects(self) -> bool:
        """Whether the settings want the small sounds."""
        return self._settings.sound.effects

    @Slot(str)
    def soundFailed(self, name: str) -> None:
        """A sound (empty: any) cannot be heard on this machine; said once."""
        if not self._sound_failed:
            self._sound_failed = True
            log.info("there is no sound: %s", name or "no sound device was found")

    @Slot(int)
    def setVolume(self, volume: int) -> None:
        """Set the volume: 0 silent, 1 soft, 2 normal."""
        self._walk.set_volume(volume)
