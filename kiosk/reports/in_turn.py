"""One report at a time on one data folder: an operator's, and the closing that goes on by itself.

Two at once would give one number to two versions, and sweep away what the other is writing.
"""

from __future__ import annotations

import contextlib
import logging
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.file_lock import lock_now
from kiosk.core.words import Words
from kiosk.reports.placing import CalledOff
from kiosk.reports.versions import FOLDER

LOCK = "report.lock"
PATIENCE_S = 60.0
"""A report takes seconds; a slow stick may take a minute."""
_LOOK_S = 0.1

log = logging.getLogger(__name__)


@contextlib.contextmanager
def in_turn(
    data: Path, cancelled: Callable[[], bool] = lambda: False, patience_s: float = PATIENCE_S
) -> Iterator[None]:
    """Wait until no other process makes a report of ``data``, and keep others waiting meanwhile.

    Where the disk refuses the file, nothing is waited for: a report on a stick needs no room here.

    :raises CalledOff: ``cancelled`` said so while it waited.
    :raises Trouble: ``report-busy``: the other one takes too long.
    """
    until_s = time.monotonic() + patience_s
    try:
        descriptor = _opened(data / FOLDER / LOCK)
    except OSError as error:
        log.info("reports are not made in turn: %s", error)
        yield
        return
    try:
        while not lock_now(descriptor):
            if cancelled():
                raise CalledOff
            if time.monotonic() >= until_s:
                raise _busy()
            time.sleep(_LOOK_S)
        yield
    finally:
        os.close(descriptor)


def _opened(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)


def _busy() -> Trouble:
    return Trouble(
        "report-busy",
        Words("另一份月报正在生成。", "Another report is being made."),
        Words("请等它做完再试。", "Please try again when it is done."),
    )
