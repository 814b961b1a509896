"""The desk of a process of its own: the command line, or a child of the kiosk's.

Ctrl+C and SIGTERM let it rest, so that it can go on; the line ``cancel`` undoes it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import TextIO

from kiosk.bundles.intake.progress import ENDS, Progress, State
from kiosk.core.errors import Trouble

TELL_EACH_S = 0.25
_LONGEST_LINE = 4096
_BELOW_NORMAL = 0x0000_4000  # BELOW_NORMAL_PRIORITY_CLASS of SetPriorityClass


class ProcessDesk:
    """Tells each new state, and figures a few times a second, to ``say``."""

    def __init__(self, say: Callable[[Progress], None], monotonic_s: Callable[[], float]) -> None:
        self._say = say
        self._now_s = monotonic_s
        self._told_s = float("-inf")
        self._state: str = ""
        self._cancelled = threading.Event()
        self._stopped = threading.Event()
        self._wished = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Nothing of it shall be left."""
        return self._cancelled.is_set()

    @property
    def stopped(self) -> bool:
        """It shall rest."""
        return self._stopped.is_set()

    def cancel(self) -> None:
        """Undo it."""
        self._cancelled.set()
        self._wished.set()

    def stop(self, *_: object) -> None:
        """Let it rest; also as a signal's handler."""
        self._stopped.set()
        self._wished.set()

    def wait(self, seconds: float) -> None:
        """Rest; returns early when something is wished for."""
        self._wished.wait(seconds)

    def tell(self, progress: Progress) -> None:
        """Pass on what is new."""
        now_s = self._now_s()
        fresh = progress.state.value != self._state or progress.state in ENDS
        if not fresh and now_s - self._told_s < TELL_EACH_S:
            return
        self._state, self._told_s = progress.state.value, now_s
        self._say(progress)

    def tell_end(self, trouble: Trouble) -> None:
        """It was refused before anything began: whoever listens hears an end all the same."""
        if self._state not in ENDS:
            self.tell(Progress(State.REFUSED, 0, 0, 0.0, None, trouble.what, trouble.next_step))

    def heed_signals(self) -> None:
        """Ctrl+C and SIGTERM let it rest."""
        signal.signal(signal.SIGINT, self.stop)
        signal.signal(signal.SIGTERM, self.stop)

    def heed_lines(self, descriptor: int) -> None:
        """``cancel`` undoes it; the end of the lines (whoever listened is gone) lets it rest.

        ``descriptor``: of the pipe, and not ``sys.stdin``, whose lock the thread that waits for a
        line would hold when Python ends: it aborts then.
        """

        def listen() -> None:
            heard = b""
            with contextlib.suppress(OSError):  # who cannot be heard is gone
                while some := os.read(descriptor, 4096):
                    *lines, heard = (heard + some).split(b"\n")
                    if any(line.strip() == b"cancel" for line in lines):
                        self.cancel()
                        return
                    heard = heard[-_LONGEST_LINE:]
            self.stop()

        threading.Thread(target=listen, name="intake wishes", daemon=True).start()


def say_lines(out: TextIO) -> Callable[[Progress], None]:
    """One line of JSON a report; who no longer listens is not told."""

    def say(progress: Progress) -> None:
        try:
            print(json.dumps(progress.as_json(), ensure_ascii=False), file=out, flush=True)
        except (BrokenPipeError, ValueError):
            return

    return say


def step_back() -> None:
    """Let the kiosk and its visitor go first: a low priority, for disks too where the system
    derives that from it (Linux's BFQ does).
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(10)
