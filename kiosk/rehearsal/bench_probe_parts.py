"""Waiting inside a measured process without holding the interpreter's lock."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

from kiosk.core.errors import Defect

PATIENCE_S = 30.0


def until(met: Callable[[], bool], within_s: float = 0.0) -> None:
    """Run the loop until ``met()``; with ``within_s``, for that long at the most.

    Raises:
        Defect: it did not come true, and no time was given for it.
    """
    end_s = time.monotonic() + (within_s or PATIENCE_S)
    loop = QEventLoop()
    while not met():
        left_s = end_s - time.monotonic()
        if left_s <= 0:
            if within_s:
                return
            raise Defect(f"waited {PATIENCE_S:.0f} s in vain")
        QTimer.singleShot(round(1000 * (left_s if within_s else 0.002)), loop.quit)
        loop.exec()
