"""Garbage is looked for in the window's thread alone."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, QTimer, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.ui import garbage as room
from kiosk.ui.garbage import Garbage
from tests.ui.running import running
from tests.ui.test_quiet_work import pause, until


class _Page:
    """Something that Python alone keeps, and that holds itself and a timer."""

    def __init__(self, told: Callable[[], None]) -> None:
        self.itself = self
        self.timer = QTimer()
        self.timer.destroyed.connect(told, Qt.ConnectionType.DirectConnection)


def _abandoned() -> tuple[list[int], Callable[[], None]]:
    """The threads in which the timer of a page that nobody holds was destroyed."""
    ended_in: list[int] = []

    def told() -> None:
        ended_in.append(threading.get_ident())

    _Page(told)
    return ended_in, told


def _work_much_in_a_thread() -> None:
    """As the ledger's thread may: enough for Python to look for garbage, all generations of it."""
    kept: list[Any] = []
    thread = threading.Thread(target=lambda: kept.extend([number] for number in range(200_000)))
    thread.start()
    thread.join()


def test_a_thread_that_works_much_destroys_no_timer_of_the_window_s(
    qt_app: QCoreApplication,
) -> None:
    home = QObject()
    garbage = Garbage(home)
    try:
        ended_in, _told = _abandoned()
        _work_much_in_a_thread()
        assert ended_in == []
        garbage.clear()
        assert ended_in == [threading.get_ident()]
    finally:
        garbage.stop()


def test_what_gathers_while_a_visitor_is_there_goes_now_and_then(qt_app: QCoreApplication) -> None:
    home = QObject()
    with patch.object(room, "LOOK_EVERY_MS", 1), patch.object(gc, "freeze"):
        garbage = Garbage(home)
        garbage.begin()
    try:
        ended_in, _told = _abandoned()
        many: list[Any] = [[number] for number in range(room.MANY + 1000)]
        assert gc.get_count()[0] > room.MANY
        until(lambda: bool(ended_in))
        assert ended_in == [threading.get_ident()]
        assert gc.get_count()[0] < room.MANY
        del many
    finally:
        garbage.stop()


def test_what_is_loaded_by_then_is_never_searched_again(qt_app: QCoreApplication) -> None:
    """Other tests hold the freezing back (tests/ui/running.py)."""
    home = QObject()
    with patch.object(room, "gc") as collector:
        Garbage(home).begin()
    assert [called[0] for called in collector.method_calls] == ["isenabled", "disable", "freeze"]


_LEAVES_SOMETHING = b"""
import QtQml
QtObject {
    id: root
    property int gone: 0
    property Component page: Component { QtObject { Component.onDestruction: ++root.gone } }
    function leave() { page.createObject(null) }
}
"""


def test_what_qml_has_left_goes_too(qt_app: QCoreApplication) -> None:
    home, engine = QObject(), QQmlEngine()
    garbage = Garbage(home)
    try:
        component = QQmlComponent(engine)
        component.setData(_LEAVES_SOMETHING, QUrl())
        root = component.create()
        QMetaObject.invokeMethod(root, "leave")
        pause()
        garbage.engine = engine
        assert root.property("gone") == 0
        garbage.clear()
        until(lambda: root.property("gone") == 1)
    finally:
        garbage.stop()


def test_a_visitor_who_comes_home_leaves_nothing_behind(tmp_path: Path) -> None:
    with running(tmp_path) as one:
        readiness = one.kiosk._readiness
        one.wake()
        before = weakref.getweakrefcount(readiness)
        for _ in range(5):
            readiness.show_screen("exhibit")
            readiness.show_screen("home")
            pause(1)
        assert weakref.getweakrefcount(readiness) == before


def test_python_looks_by_itself_again_once_the_kiosk_has_ended(tmp_path: Path) -> None:
    assert gc.isenabled()
    with running(tmp_path) as one:
        assert not gc.isenabled()
        one.wake()
        assert not gc.isenabled()
    assert gc.isenabled()
