"""When the ledger is cleared of what is old: after a start, once a day, and only while nothing else
is to be written.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.clock import Clock
from kiosk.core.errors import Trouble

if TYPE_CHECKING:
    from kiosk.visits.ledger import Ledger
    from kiosk.visits.retention import Due

log = logging.getLogger(__name__)

FIRST_AFTER_S = 60.0
EVERY_S = 24 * 3600.0
BREATH_S = 0.05
"""Between two steps: a count that comes meanwhile goes first, and old disks have other work too."""


class Clearing:
    """One round after another. Belongs to the writer's thread.

    What there is to do is read in a thread of its own, so that a count never waits for that; each
    step then is one small transaction on the writer's thread.
    """

    def __init__(self, ledger: Path, clock: Clock, utc_offset_min: int, keep_months: int) -> None:
        self._ledger = ledger
        self._clock = clock
        self._utc_offset_min = utc_offset_min
        self._keep_months = keep_months
        self._next_s = clock.monotonic_s() + FIRST_AFTER_S
        self._reading: threading.Thread | None = None
        self._due: Due | None = None
        self._steps: Iterator[None] | None = None

    @property
    def wait_s(self) -> float:
        """How long until the next step, in seconds; 0 or less when it is time."""
        if self._reading is not None or self._steps is not None:
            return BREATH_S
        return self._next_s - self._clock.monotonic_s()

    def step(self, ledger: Ledger) -> None:
        """Go on a little, if it is time. What the disk refuses is left for the next round.

        :raises kiosk.visits.ledger.Damaged: the file is broken.
        """
        if self.wait_s > BREATH_S:
            return
        try:
            self._step(ledger)
        except Trouble as trouble:
            log.info("old rows stay for now: %s", trouble)
            self.rest()
        except BaseException:
            self.rest()
            raise

    def rest(self) -> None:
        """Leave the round where it is; the next one is a day later."""
        self._steps = self._due = None
        self._next_s = self._clock.monotonic_s() + EVERY_S

    def close(self, timeout_s: float) -> None:
        """Wait for the reading, which holds the file open."""
        if self._reading is not None:
            self._reading.join(timeout_s)

    def _step(self, ledger: Ledger) -> None:
        if self._steps is not None:
            if next(self._steps, self) is self:
                self.rest()
        elif self._reading is None:
            self._reading = threading.Thread(target=self._read, name="ledger-survey", daemon=True)
            self._reading.start()
        elif not self._reading.is_alive():
            self._reading = None
            if self._due is None:
                self.rest()
                return
            from kiosk.visits.retention import steps

            self._steps = steps(ledger, self._due)

    def _read(self) -> None:
        from kiosk.visits.retention import survey

        try:
            self._due = survey(self._ledger, self._utc_offset_min, self._keep_months)
        except Trouble as trouble:
            log.info("the ledger was not looked through for old rows: %s", trouble)
        except Exception:
            log.exception("the ledger cannot be looked through for old rows")
