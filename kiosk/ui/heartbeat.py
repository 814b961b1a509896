"""The heartbeat: a timer of the window's own loop, so that whoever listens hears a loop that hangs.

A thread would go on beating for a dead window. Each beat also winds up a clock in C
(:class:`~kiosk.core.faults.Faults`) that writes down where every thread stands if no other follows.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.core.errors import Trouble
from kiosk.core.faults import Faults
from kiosk.core.runs import END, RESTART, START_VARIABLE, begin_run, end_run, this_moment
from kiosk.shell.guardian.settling import settle

if TYPE_CHECKING:
    from kiosk.core.beat import BeatFile

BEAT_EACH_MS = 2000
TRACE_AFTER_S = 8.0
"""Less than the guardian's patience, so that it finds the trace when it ends the shell."""
FIRST_TRACE_AFTER_S = 55.0
STORED_WITHIN_S = 5.0

log = logging.getLogger(__name__)


class Heartbeat(QObject):
    """Beats from the first frame to the end, and writes down how this run ended."""

    def __init__(self, data: Path, *, safe: bool = False, parent: QObject | None = None) -> None:
        """Before the window: note how the run before ended, and where threads stand if we die."""
        super().__init__(parent)
        self._data = data
        self._safe = safe
        self._idle: Callable[[], bool] = lambda: False
        self._on_asked: Callable[[int], None] = lambda _code: None
        self._ready = False
        self._file: BeatFile | None = None
        self._timer: QTimer | None = None
        self._begin: threading.Thread | None = None
        named = os.environ.pop(START_VARIABLE, "")
        self.guarded = bool(named)
        """Whether a guardian has started this shell, and starts it again."""
        self._start = _start_id(named)
        self._settle()
        self._faults = Faults(data)
        self._faults.expect_life(FIRST_TRACE_AFTER_S)

    def start(self, idle: Callable[[], bool], on_asked: Callable[[int], None]) -> None:
        """The first frame is on the screen. ``idle``: whether no visitor is there; ``on_asked``
        is called with an exit code when the guardian wants the shell to end.
        """
        from kiosk.core.beat import open_beat  # late: the first frame does not need it

        self._idle, self._on_asked = idle, on_asked
        log.info("the kiosk is on the screen%s", ", in safe mode" if self._safe else "")
        try:
            self._file = open_beat(self._data)
            self._file.claim(self._start, safe=self._safe)
        except OSError as error:
            log.warning("nobody can see this kiosk's heartbeat: %s", error)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_EACH_MS)
        self._beat()
        # The window does not wait for a disk.
        self._begin = threading.Thread(target=self._write_begin, name="run-begins", daemon=True)
        self._begin.start()

    def show_ready(self) -> None:
        """The catalogue is there: exhibits can be opened."""
        self._ready = True
        if self._timer is not None:
            self._beat()

    def leave(self, code: int) -> None:
        """The loop has ended; what follows may take a moment, but not for ever."""
        if self._timer is not None:
            self._timer.stop()
        self._faults.expect_life(TRACE_AFTER_S)
        if self._file is not None:
            self._file.beat(idle=False, ready=False)
            if code in (END, RESTART):
                self._file.end(code)

    def end(self, code: int) -> None:
        """All is stored: this run has ended well, if ``code`` is one of those."""
        if self._begin is not None:
            self._begin.join(STORED_WITHIN_S)
        wanted = code in (END, RESTART)
        if wanted:
            self._write(end_run, "that the kiosk ended well")
        self._faults.close(keep=not wanted)
        if self._file is not None:
            self._file.close()
            self._file = None

    @Slot()
    def _beat(self) -> None:
        self._faults.expect_life(TRACE_AFTER_S)
        if self._file is None:
            return
        self._file.beat(idle=self._idle(), ready=self._ready)
        asked = self._file.asked()
        if asked is not None:
            log.info("the guardian asks the kiosk to end with %d", asked)
            self._on_asked(asked)

    def _settle(self) -> None:
        try:
            found = settle(self._data, this_moment())
        except Trouble as trouble:
            log.warning("how the last run ended could not be noted: %s", trouble)
            return
        if found:
            words = {"cut": "the power went", "lost": "the program died unseen"}
            log.warning("the last run did not end well: %s", words[found])

    def _write_begin(self) -> None:
        self._write(lambda data: begin_run(data, self._start, this_moment()), "the start")

    def _write(self, act: Callable[[Path], None], what: str) -> None:
        try:
            act(self._data)
        except (Trouble, OSError) as trouble:
            log.warning("%s could not be noted: %s", what, trouble)


def _start_id(named: str) -> int:
    """The number a guardian gave this start, or one of our own."""
    try:
        number = int(named, 16)
    except ValueError:
        number = 0
    return number if 0 < number < 1 << 64 else int.from_bytes(os.urandom(8), "little")
