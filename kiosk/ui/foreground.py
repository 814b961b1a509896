"""Keeps the kiosk's window where it belongs: over the whole screen, on top, with the focus."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

PAUSES_MS = (50, 150, 300, 600, 1200, 2500, 5000)
"""Before each try to come back; the last goes on. Two programs that both insist on being on top
then meet every 5 s and do not spin."""
CALM_AFTER_MS = 1000
"""So long in its place, and the next loss is answered at once again: a program that insists takes
the place back sooner than that."""
FIRST_AFTER_MS = 500
"""The window is being made and shown; what is not there yet has not been lost."""
ASKED_TIMES = 2
"""So often a window manager is asked to bring the desktop that holds the window."""
ROUNDING_PX = 2
"""A scaled screen rounds; so much may lack without being a fault."""

log = logging.getLogger(__name__)


class Foreground(QObject):
    """Brings ``window`` back after it was hidden, minimised, made small, covered or moved."""

    resettled = Signal()
    """The window stands on another screen, or on one that has changed: measure anew."""
    settled = Signal()
    """The window is where it belongs (again)."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._window = window
        self._fills = False
        self._kept = False
        # On Wayland the compositor alone gives the focus, and there is none without a keyboard.
        self._minds_focus = not QGuiApplication.platformName().startswith("wayland")
        self._is_x11 = QGuiApplication.platformName() == "xcb"
        self._tries = 0
        self._look = self._timer(self._look_now)
        self._calm = self._timer(self._forget)
        self._calm.setInterval(CALM_AFTER_MS)

    def _timer(self, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(call)
        return timer

    def keep(self, *, fills: bool) -> None:
        """Begin; with ``fills`` the window also covers its screen."""
        self._fills, self._kept = fills, True
        for signal in self._signals():
            signal.connect(self._lost)
        application = QGuiApplication.instance()
        if fills and isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._screen_came)
            application.screenRemoved.connect(self._screens_changed)
            application.primaryScreenChanged.connect(self._screens_changed)
            for screen in application.screens():
                self._watch(screen)
        self._look.start(FIRST_AFTER_MS)

    def _signals(self) -> tuple[SignalInstance, ...]:
        window = self._window
        states = (window.activeChanged, window.visibleChanged, window.windowStateChanged)
        places = (window.xChanged, window.yChanged, window.widthChanged, window.heightChanged)
        return (*states, *places)

    def let_go(self) -> None:
        """End: from now on the window may go."""
        if not self._kept:
            return
        self._kept = False
        for signal in self._signals():
            signal.disconnect(self._lost)
        application = QGuiApplication.instance()
        if self._fills and isinstance(application, QGuiApplication):
            application.screenAdded.disconnect(self._screen_came)
            application.screenRemoved.disconnect(self._screens_changed)
            application.primaryScreenChanged.disconnect(self._screens_changed)
        self._look.stop()
        self._calm.stop()

    @Slot()
    def _lost(self) -> None:
        """Look soon, not now: a window manager in the middle of its own work would be crossed."""
        if self._kept and not self._look.isActive():
            self._look.start(PAUSES_MS[min(self._tries, len(PAUSES_MS) - 1)])

    @Slot(QScreen)
    def _screen_came(self, screen: QScreen) -> None:
        self._watch(screen)
        self._screens_changed()

    @Slot()
    def _screens_changed(self) -> None:
        """A screen went or came (a cable, a panel switched off): stand on the one that is there."""
        self.resettled.emit()
        self._lost()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._lost)
        screen.physicalSizeChanged.connect(self.resettled)

    @Slot()
    def _look_now(self) -> None:
        fault = self._fault()
        if not fault:
            self.settled.emit()
            if self._tries:
                self._calm.start()
            return
        if not self._tries:
            log.info("the window is %s; it is brought back", fault)
        self._calm.stop()
        self._tries += 1
        self._bring_back()
        self._lost()  # and look whether it helped

    @Slot()
    def _forget(self) -> None:
        self._tries = 0

    def _fault(self) -> str:
        window = self._window
        if not window.isVisible():
            return "hidden"
        if self._fills:
            from PySide6.QtCore import Qt  # late: the first frame does without its hundred enums

            if window.windowState() != Qt.WindowState.WindowFullScreen:
                return "not full screen"
        if self._fills and not self._covers(QGuiApplication.primaryScreen()):
            return "not over the whole screen"
        if self._is_x11 and not window.isExposed():
            return "out of sight"
        if self._minds_focus and not window.isActive():
            return "without the focus"
        return ""

    def _bring_back(self) -> None:
        window = self._window
        if self._fills:
            screen = QGuiApplication.primaryScreen()
            if screen is not None and not self._covers(screen):
                window.setGeometry(screen.geometry())
            if self._is_x11 and self._tries > ASKED_TIMES and not window.isExposed():
                window.hide()  # a window manager shows what is new on the desktop that is seen
            window.showFullScreen()
        elif not window.isVisible():
            window.show()
        window.raise_()
        if self._minds_focus:
            window.requestActivate()

    def _covers(self, screen: QScreen | None) -> bool:
        if screen is None:  # all are gone for now
            return True
        here, there = self._window.geometry(), screen.geometry()
        lacks = [here.width() - there.width(), here.height() - there.height()]
        if self._minds_focus:  # where a window lies is not known on Wayland
            lacks += [here.x() - there.x(), here.y() - there.y()]
        return all(abs(px) <= ROUNDING_PX for px in lacks)


def screen_under(window: QWindow) -> QScreen:
    """Return the screen ``window`` lies on; the first where it lies on none.

    Not ``window.screen()``: PySide 6.11 takes what that returns for a child of the window, and
    deletes the screen, which is Qt's, together with the window's Python object.
    """
    under = QGuiApplication.screenAt(window.geometry().center())
    return under or QGuiApplication.primaryScreen()
