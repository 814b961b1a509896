"""One report at a time on one data folder: an operator's, and the closing that goes on by itself.

Two at once would give one number to two versions, and sweep away what the other is writing.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.bundles.intake.lock import alone
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.reports.placing import CalledOff
from kiosk.reports.versions import FOLDER

LOCK = "report.lock"
PATIENCE_S = 60.0
"""A report takes seconds; a slow stick may take a minute."""
_LOOK_S = 0.1
_BUSY = "intake-busy"

log = logging.getLogger(__name__)


@contextlib.contextmanager
def in_turn(
    data: Path, cancelled: Callable[[], bool] = lambda: False, patience_s: float = PATIENCE_S
) -> Iterator[None]:
    """Wait until no other process makes a report of ``data``, and keep others waiting meanwhile.

    Where the disk refuses a lock, nothing is waited for: a report onto a stick needs no room here.

    :raises CalledOff: ``cancelled`` said so while it waited.
    :raises Trouble: ``report-busy``: the other one takes too long.
    """
    until_s = time.monotonic() + patience_s
    with contextlib.ExitStack() as held:
        while True:
            try:
                held.enter_context(alone(data / FOLDER, LOCK))
                break
            except Trouble as trouble:
                if trouble.code != _BUSY:
                    log.info("reports are not made in turn: %s", trouble)
                    break
            if cancelled():
                raise CalledOff
            if time.monotonic() >= until_s:
                raise _busy()
            time.sleep(_LOOK_S)
        yield


def _busy() -> Trouble:
    return Trouble(
        "report-busy",
        Words("另一份月报正在生成。", "Another report is being made."),
        Words("请等它做完再试。", "Please try again when it is done."),
    )
