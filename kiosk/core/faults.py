"""Where every thread stood when the program died or hung: Python's faulthandler, into a file.

It writes from a signal or from a thread of its own in C, so it works when nothing else does any
more. ``crashes/faults.txt`` is only there while a kiosk runs, or after one that did not end well.
"""

from __future__ import annotations

import contextlib
import faulthandler
from pathlib import Path
from typing import TextIO

from kiosk.core.runs import CRASHES

FAULTS = "faults.txt"


class Faults:
    """The open file, for as long as the kiosk runs."""

    def __init__(self, data: Path) -> None:
        """Begin a new file; without one (a disk that is full) faults are only not written down."""
        self._path = data / CRASHES / FAULTS
        self._file: TextIO | None = None
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def expect_life(self, within_s: float) -> None:
        """If this is not called again within ``within_s``, every thread's place is written."""
        if self._file is not None:
            faulthandler.dump_traceback_later(within_s, file=self._file)

    def close(self, *, keep: bool = False) -> None:
        """The end: stop watching, and unless ``keep`` take the file away."""
        if self._file is None:
            return
        faulthandler.cancel_dump_traceback_later()
        faulthandler.disable()
        self._file.close()
        self._file = None
        if not keep:
            with contextlib.suppress(OSError):
                self._path.unlink()
