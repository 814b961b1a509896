"""馆际互通共享: a package copied onto a stick, as a job that says how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.clock import Clock
from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.shell.jobs import Going

if TYPE_CHECKING:
    from kiosk.bundles.copying_out import Shelves
    from kiosk.bundles.intake.progress import Progress

WRITING = Words("正在写到 U 盘……", "Writing onto the stick…")
READING = Words("正在从 U 盘读回来核对……", "Reading it back from the stick…")


class Copying:
    """The work of one copy; :attr:`last` may be read from any thread."""

    def __init__(
        self,
        places: Places,
        store: Callable[[], Shelves],
        clock: Clock,
        key: str,
        target: Path,
    ) -> None:
        self._places = places
        self._store = store
        self._clock = clock
        self._key = key
        self._target = target
        self._began_s: float | None = None
        self._lock = threading.Lock()
        self._progress: Progress | None = None

    @property
    def last(self) -> Progress | None:
        """How far it is; None before the first bytes."""
        with self._lock:
            return self._progress

    def work(self, going: Going) -> Words:
        """Do it; see :func:`kiosk.bundles.copying_out.copy_out`."""
        from kiosk.bundles.copying_out import copy_out  # late: in the thread

        return copy_out(
            self._places,
            self._store(),
            self._key,
            self._target,
            self._tell,
            lambda: going.cancelled,
        )

    def _tell(self, done_bytes: int, of_bytes: int) -> None:
        """Every byte counts twice, written and read back; shown is the size of the package."""
        from kiosk.bundles.intake.progress import Progress
        from kiosk.bundles.intake.progress import State as Stage

        now_s = self._clock.monotonic_s()
        began_s = self._began_s = now_s if self._began_s is None else self._began_s
        speed = done_bytes / (now_s - began_s) if now_s > began_s else 0.0
        left_s = (of_bytes - done_bytes) / speed if speed > 0 else None
        reading = done_bytes > of_bytes // 2
        stage, words = (Stage.CHECKED, READING) if reading else (Stage.COPYING, WRITING)
        with self._lock:
            self._progress = Progress(
                stage, done_bytes // 2, of_bytes // 2, speed / 2, left_s, words
            )
