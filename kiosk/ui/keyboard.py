"""What the keys may do: nothing before visitors, letters where an operator is asked to type."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

KEY_EVENTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
    }
)
AGAIN_AFTER_MS = 1000
"""Somebody else holds the keys just now (a menu that is open): ask again."""


class Keyboard(QObject):
    """Swallows the keys of ``window``, and on X11 keeps them from everybody else as well.

    ``may_type`` says whether the screen that stands is an operator's, where a field may be
    written in. Even there only letters and what edits them pass, and only while a field has the
    focus. A visitor's screen has no such field (a gate test says so).
    """

    def __init__(self, window: QQuickWindow, may_type: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._may_type = may_type
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_AFTER_MS)
        self._again.timeout.connect(self.hold)
        window.activeFocusItemChanged.connect(self.hold)

    def swallows(self, event: QEvent) -> bool:
        """Say whether this event, one of ``KEY_EVENTS``, is to reach nobody."""
        if not self._is_typing():
            return True
        if not isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.Shortcut
        from kiosk.ui.typing_keys import EDITING, LEADING_OUT

        if event.modifiers() & LEADING_OUT:
            return True
        return not (event.text().isprintable() and event.text()) and event.key() not in EDITING

    @Slot()
    def hold(self) -> None:
        """Take every key for the window, and leave them free while somebody types.

        On X11 a window manager is given its own keys (Alt+F4, Alt+Tab, Super) before the window;
        a grab comes before both. A grab ends when the window goes, so it is taken again whenever
        the window has come back. While somebody types, the system's input method needs its keys.
        Elsewhere no program can do this: there it is the system's part (``deploy/``).
        """
        if QGuiApplication.platformName() != "xcb":
            return
        wanted = not self._is_typing()
        if not self._window.setKeyboardGrabEnabled(wanted) and wanted:
            self._again.start()

    def let_go(self) -> None:
        """Give the keys back: the window is about to close."""
        self._window.activeFocusItemChanged.disconnect(self.hold)
        self._again.stop()
        if QGuiApplication.platformName() == "xcb":
            self._window.setKeyboardGrabEnabled(False)

    def _is_typing(self) -> bool:
        item = self._window.activeFocusItem()
        if item is None or not item.flags() & QQuickItem.Flag.ItemAcceptsInputMethod:
            return False
        return self._may_type()
