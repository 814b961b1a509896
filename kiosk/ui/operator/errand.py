"""Something slow, done in a thread that touches no QObject (docs/decisions/0013)."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.core.errors import Trouble, operator_code
from kiosk.core.words import Words

LOOK_EVERY_MS = 15

log = logging.getLogger(__name__)

T = TypeVar("T")


class _Trip:
    """One run of a thread; ``done`` is set last."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self.done = False
        self.found: Any = None
        self.trouble: Trouble | None = None
        self.thread = threading.Thread(target=self._run, name="errand", daemon=True)

    def _run(self) -> None:
        try:
            self.found = self._work()
        except Trouble as trouble:
            self.trouble = trouble
        except Exception as error:  # ours: the operator is told, and the page goes on
            code = operator_code(error)
            log.exception("an errand ended, code %s", code)
            self.trouble = _defect_told(code)
        self.done = True


class Errand(QObject):
    """One errand at a time; the window's thread looks whether it is done.

    A thread that waits for a dying stick cannot be ended: what it brings back after :meth:`drop`
    is left lying.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._trip: _Trip | None = None
        self._then: Callable[[Any], None] | None = None
        self._failed: Callable[[Trouble], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether one is under way."""
        return self._trip is not None

    def run(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Trouble], None]
    ) -> bool:
        """Do ``work`` in a thread, then call one of the others in the window's.

        Says whether it was begun: not while another one is under way.
        """
        if self._trip is not None:
            return False
        self._then, self._failed = then, failed
        self._trip = _Trip(work)
        self._trip.thread.start()
        self._timer.start()
        return True

    def drop(self) -> None:
        """Nobody waits for it any more."""
        self._timer.stop()
        self._trip = self._then = self._failed = None

    def finish(self, within_s: float) -> None:
        """The kiosk ends: give a thread that writes the time to do so."""
        trip = self._trip
        self.drop()
        if trip is not None:
            trip.thread.join(within_s)

    @Slot()
    def _look(self) -> None:
        trip, then, failed = self._trip, self._then, self._failed
        if trip is None or not trip.done:
            return
        self.drop()
        if trip.trouble is not None and failed is not None:
            failed(trip.trouble)
        elif trip.trouble is None and then is not None:
            then(trip.found)


def _defect_told(code: str) -> Trouble:
    return Trouble(
        "defect",
        Words(f"程序出了问题（代码 {code}）。", f"Something in the program failed (code {code})."),
        Words("请记下代码，再试一次。", "Please note the code and try again."),
    )
