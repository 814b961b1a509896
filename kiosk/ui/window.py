"""The kiosk's window: full screen, frameless, deaf to what leads out; it notes every finger."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QCursor,
    QEventPoint,
    QGuiApplication,
    QMouseEvent,
    QPointerEvent,
)
from PySide6.QtQuick import QQuickView

from kiosk.shell.fingers import Fingers
from kiosk.shell.patience import Patience
from kiosk.ui.foreground import Foreground, screen_under
from kiosk.ui.keyboard import KEY_EVENTS, Keyboard
from kiosk.ui.panel import Panel, measure

NIGHT = "#0D1B2A"

log = logging.getLogger(__name__)

POINTER_EVENTS = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
    }
)
MOUSE_EVENTS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)
UNWANTED = frozenset(
    {
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.DragLeave,
        QEvent.Type.Drop,
        QEvent.Type.NativeGesture,
    }
)
"""No screen has a use for these: a panel is touched, and things are not dropped on it."""
SUSPECT = KEY_EVENTS | MOUSE_EVENTS | UNWANTED


def never() -> bool:
    """Say that no field may be written in."""
    return False


FLAGS = "Window|FramelessWindowHint|WindowStaysOnTopHint"
"""Qt.WindowType's by their names: one of Qt's enums makes them all, 15 ms of the start."""


class KioskWindow(QQuickView):
    """A QQuickView that cannot be left by a visitor (unless ``windowed``).

    ``on_press`` is called with the place (in the window) of each finger that comes down;
    ``fingers`` hears which of them something on the screen takes;
    ``may_type`` says whether an operator's screen stands, where a field takes letters from a
    keyboard.
    """

    _wanted = Signal(QUrl)

    def __init__(
        self,
        patience: Patience,
        on_press: Callable[[QPointF], None],
        *,
        windowed: bool,
        diagonal_in: float,
        may_type: Callable[[], bool] = never,
        fingers: Fingers | None = None,
    ) -> None:
        super().__init__()
        self._fingers = fingers
        self._patience = patience
        self._on_press = on_press
        self._windowed = windowed
        self._closing = False
        self._hides_cursor = False
        self._diagonal_in = diagonal_in
        self.foreground = Foreground(self)
        self._keyboard = Keyboard(self, may_type)
        self.installEventFilter(self)
        self.setColor(QColor(NIGHT))
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        if not windowed:
            self.foreground.settled.connect(self._keyboard.hold)
            self.setProperty("flags", FLAGS)

    def present(self, size_px: tuple[int, int] | None) -> None:
        """Show the window: at ``size_px`` if given, else over the whole screen."""
        if size_px is not None:
            self.setGeometry(0, 0, *size_px)
            self.show()
        elif self._windowed:
            available = screen_under(self).availableSize()
            self.resize(available.width() * 4 // 5, available.height() * 4 // 5)
            self.show()
        else:
            # Else the window is small until a window manager, if there is one, has made it large.
            self.setGeometry(QGuiApplication.primaryScreen().geometry())
            self.showFullScreen()
        if not self._windowed:
            self.frameSwapped.connect(self._hide_cursor)
            self.foreground.keep(fills=size_px is None)

    def close_for_good(self) -> None:
        """Take the picture off the screen and the QML apart, while the bridges still stand."""
        self._closing = True
        if not self._windowed:
            self.foreground.let_go()
            self._keyboard.let_go()
        if self._hides_cursor:
            self._hides_cursor = False
            QGuiApplication.restoreOverrideCursor()
        self.setSource(QUrl())
        self.close()

    def _hide_cursor(self) -> None:
        """From the first frame on; before it there is nothing that could be pointed at."""
        from PySide6.QtCore import Qt

        self.frameSwapped.disconnect(self._hide_cursor)
        if self._closing:
            return
        blank = QCursor(Qt.CursorShape.BlankCursor)
        self.setCursor(blank)
        # The window's own is not enough: on Wayland an item of Qt Quick brings an arrow.
        QGuiApplication.setOverrideCursor(blank)
        self._hides_cursor = True

    def measured(self, diagonal_in: float | None = None) -> Panel:
        """Return the panel's measures at the window's present size.

        ``diagonal_in``: from now on, in place of what the settings said at the start.
        """
        if diagonal_in is not None:
            self._diagonal_in = diagonal_in
        screen = screen_under(self)
        physical = screen.physicalSize()
        if self._windowed:  # a part of the screen; its own share of the diagonal
            whole = screen.size()
            share = max(self.width() / whole.width(), self.height() / whole.height())
            reported = (physical.width() * share, physical.height() * share)
        else:
            reported = (physical.width(), physical.height())
        return measure(max(1, self.width()), max(1, self.height()), self._diagonal_in, reported)

    def load(self, source: QUrl) -> None:
        """Load the root from the event loop, where no Python call holds the interpreter lock.

        QML is compiled in a thread of its own while the caller waits. If that thread has a
        warning to log, the log is Python and needs the lock: a wait under a Python call would
        never end.
        """
        self._wanted.connect(self.setSource)
        QTimer.singleShot(0, lambda: self._wanted.emit(source))  # gives the lock back meanwhile

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note fingers as presence; stop what no visitor needs before Qt Quick has it.

        A filter, not an overridden ``event``: the frame is drawn after it has returned, so no
        Python call is open while the renderer works.
        """
        kind = event.type()
        if kind in SUSPECT and not self._windowed and self._stops(event, kind):
            return True
        if kind in POINTER_EVENTS:
            self._note(event, kind)
        return False

    def _stops(self, event: QEvent, kind: QEvent.Type) -> bool:
        if kind in KEY_EVENTS:
            return self._keyboard.swallows(event)
        if kind in MOUSE_EVENTS and isinstance(event, QMouseEvent):
            # A long press counts as a right click on some systems.
            from PySide6.QtCore import Qt

            return event.button() != Qt.MouseButton.LeftButton
        return kind in UNWANTED

    def _follow(self, event: QPointerEvent, point: QEventPoint, fingers: Fingers) -> None:
        """Tell what took a finger: it is known from the second event of the finger on."""
        if point.state() == QEventPoint.State.Pressed:
            fingers.press(point.id())
            return
        if fingers.waits(point.id()):
            taker = event.exclusiveGrabber(point)
            # What only keeps touches away from what lies below says that it is deaf.
            if taker is not None and not taker.property("deaf"):
                fingers.answer(point.id())
        if point.state() == QEventPoint.State.Released:
            fingers.release(point.id())

    def _note(self, event: QEvent, kind: QEvent.Type) -> None:
        if kind == QEvent.Type.TouchCancel:
            self._patience.lift_all()
            if self._fingers is not None:
                self._fingers.lift_all()
            return
        if not isinstance(event, QPointerEvent):
            return
        for point in event.points():
            state = point.state()
            if self._fingers is not None:
                self._follow(event, point, self._fingers)
            if state == QEventPoint.State.Pressed:
                self._patience.press(point.id())
                self._on_press(point.scenePosition())
            elif state == QEventPoint.State.Updated:
                if _moved(point):
                    self._patience.move(point.id())
            elif state == QEventPoint.State.Released:
                self._patience.release(point.id())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only a development window closes; the kiosk ends by signal or by its operator."""
        if self._windowed or self._closing:
            super().closeEvent(event)
        else:
            log.info("something asked the window to close; it stays")
            event.ignore()


def _moved(point: QEventPoint) -> bool:
    step: QPoint = (point.globalPosition() - point.globalLastPosition()).toPoint()
    return step.manhattanLength() > 0
