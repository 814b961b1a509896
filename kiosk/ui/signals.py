"""Ctrl+C and a polite kill reach Qt's loop at once, without polling."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class SignalDoor(QObject):
    """Calls ``on_end`` in the window's thread when the process is asked to end."""

    def __init__(self, on_end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_end = on_end
        self._read, ends, self._shut = _pipe() if os.name == "posix" else _sockets()
        self._notifier = QSocketNotifier(ends[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before = signal.set_wakeup_fd(ends[1], warn_on_full_buffer=False)
        self._handlers = {
            number: signal.signal(number, lambda *_: None)
            for name in ENDING
            if (number := getattr(signal, name, None)) is not None
        }

    def close(self) -> None:
        """Put everything back as it was."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._shut()

    def _woken(self) -> None:
        numbers = b""
        with contextlib.suppress(BlockingIOError):
            numbers = self._read()
        if any(number in self._handlers for number in numbers):
            self._on_end()


Door = tuple[Callable[[], bytes], tuple[int, int], Callable[[], None]]
"""How to read what has arrived; the descriptors to listen at and to write to; how to close both."""


def _pipe() -> Door:
    near, far = os.pipe()
    os.set_blocking(near, False)
    os.set_blocking(far, False)

    def shut() -> None:
        os.close(near)
        os.close(far)

    return lambda: os.read(near, 64), (near, far), shut


def _sockets() -> Door:
    """On Windows only a socket can be listened at; importing them is 3 ms, so elsewhere a pipe."""
    import socket

    near, far = socket.socketpair()
    near.setblocking(False)
    far.setblocking(False)

    def shut() -> None:
        near.close()
        far.close()

    return lambda: near.recv(64), (near.fileno(), far.fileno()), shut
