"""The window that nobody leaves, the signals that end it, and the messages of Qt."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, qInstallMessageHandler, qWarning
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from kiosk.core.clock import HandClock
from kiosk.shell.patience import Mood, Patience
from kiosk.ui.messages import catch_messages
from kiosk.ui.signals import SignalDoor
from kiosk.ui.window import KioskWindow
from tests.ui.running import Running, running

ESCAPES = (
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Back, Qt.KeyboardModifier.NoModifier),
)


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A kiosk as it stands in a school: no window of its own, no way out."""
    with running(tmp_path_factory.mktemp("window"), windowed=False) as one:
        yield one


def test_the_window_has_no_frame_and_no_cursor(kiosk: Running) -> None:
    window = kiosk.kiosk.window
    assert window.flags() & Qt.WindowType.FramelessWindowHint
    assert window.flags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_closing_is_refused(kiosk: Running) -> None:
    window = kiosk.kiosk.window
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()
    assert not window.close()
    kiosk.finger.pause(0.02)
    assert window.isVisible()
    assert kiosk.screen == "attract"


@pytest.mark.parametrize(("key", "modifier"), ESCAPES)
def test_no_key_leads_out(kiosk: Running, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    window = kiosk.kiosk.window
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifier)
        assert window.eventFilter(window, event)  # swallowed before QML can see it
    QTest.keyClick(window, key, modifier)
    kiosk.finger.pause(0.005)
    assert window.isVisible()
    assert kiosk.screen == "attract"


def test_without_a_size_it_fills_the_screen(qt_app: object) -> None:
    window = KioskWindow(_patience(), lambda _: None, windowed=False, diagonal_in=0)
    window.present(None)
    assert window.windowState() == Qt.WindowState.WindowFullScreen
    assert window.size() == QGuiApplication.primaryScreen().size()
    window.close_for_good()


def test_a_development_window_closes(qt_app: object) -> None:
    window = KioskWindow(_patience(), lambda _: None, windowed=True, diagonal_in=0)
    window.present((400, 400))
    assert not window.flags() & Qt.WindowType.FramelessWindowHint
    assert window.close()
    assert not window.isVisible()


def test_a_window_is_measured_as_its_share_of_the_screen(qt_app: object) -> None:
    window = KioskWindow(_patience(), lambda _: None, windowed=True, diagonal_in=27.0)
    window.present((640, 480))
    assert window.measured().diagonal_in == 27.0
    window.close_for_good()


def _patience(clock: HandClock | None = None) -> Patience:
    return Patience(clock or HandClock(), 75, 15)


def test_a_held_finger_is_presence_until_it_is_dirt(kiosk: Running) -> None:
    kiosk.wake()
    idle = kiosk.kiosk.settings.idle
    place = QPoint(683, 60)
    kiosk.finger.press_at(place)
    kiosk.let_pass(60 + idle.warn_after_s - 1)
    assert not kiosk.kiosk.walk.view.warning
    kiosk.finger.move_to(place + QPoint(30, 0))  # it does move: a finger after all
    kiosk.let_pass(60 + idle.warn_after_s - 1)
    assert not kiosk.kiosk.walk.view.warning
    kiosk.let_pass(1)
    assert kiosk.kiosk.walk.view.warning
    kiosk.finger.settle()
    kiosk.finger.tap("promptYes", point=3)  # the dirt is still there, and blocks nothing
    kiosk.finger.settle()
    assert not kiosk.kiosk.walk.view.warning
    kiosk.finger.release_at(place)
    kiosk.to_attract()


def test_a_finger_in_time_is_presence(kiosk: Running) -> None:
    kiosk.wake()
    for _ in range(3):
        kiosk.let_pass(74)
        assert kiosk.kiosk.walk.patience.mood is Mood.PRESENT
        kiosk.finger.tap_at(QPoint(683, 60))
    kiosk.to_attract()


def test_signals_reach_the_loop(kiosk: Running) -> None:
    heard: list[str] = []
    door = SignalDoor(lambda: heard.append("end"))
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        kiosk.finger.until(lambda: bool(heard), "the signal")
        os.kill(os.getpid(), signal.SIGINT)
        kiosk.finger.until(lambda: len(heard) == 2, "the other signal")
    finally:
        door.close()
    assert heard == ["end", "end"]


def test_a_closed_door_puts_the_handlers_back(qt_app: object) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    SignalDoor(lambda: None).close()
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_what_qt_says_is_in_the_log(
    qt_app: object, expect_log: Callable[..., object], tmp_path: Path
) -> None:
    expect_log("kiosk.qt", logging.WARNING, "something of Qt's")
    before = qInstallMessageHandler(None)
    catch_messages()
    try:
        qWarning("something of Qt's")
    finally:
        qInstallMessageHandler(before)
