"""Five wrong PINs lock the gate for 15 minutes of running time.

The wall clock is never asked: setting it does nothing. What is left of a lock is stored, so that a
restart does not shorten it (it may lengthen it by what was not yet stored, a minute at most). A try
is counted on the disk **before** its PIN is looked at: pulling the plug wins no try.
"""

from __future__ import annotations

import json
import logging
import math
from pathlib import Path

from kiosk.core.clock import Clock
from kiosk.core.errors import Trouble
from kiosk.shell.gate.records import DamagedRecord, distrust, read_record, write_record

FILE = "tries.json"
MOST_WRONG = 5
LOCK_S = 900

log = logging.getLogger(__name__)


def lock_stands(folder: Path) -> bool:
    """Whether the gate's ``folder`` holds a lock, or a record that will count as one.

    Its time runs down only while a gate lives, so one has to be made. Only looks; after every PIN
    that was right the file is there and says that nothing is locked. Raises nothing.
    """
    try:
        return bool(json.loads((folder / FILE).read_bytes())["locked_s"] != 0)
    except FileNotFoundError:
        return False
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return True


class Tries:
    """Counts wrong PINs in ``path``; every method may wait for the disk except ``locked_s``."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._wrong, left_s = self._stored()
        self._until_s = clock.monotonic_s() + left_s if left_s else None
        self._warned = False

    @property
    def left(self) -> int:
        """Wrong PINs that may still be tried before the gate locks."""
        return 0 if self.locked_s() else MOST_WRONG - self._wrong

    def locked_s(self) -> float:
        """Seconds until the gate can be tried again; 0 when it can."""
        if self._until_s is None:
            return 0.0
        left_s = self._until_s - self._clock.monotonic_s()
        if left_s > 0:
            return left_s
        self._until_s = None
        self._wrong = 0
        return 0.0

    def charge(self) -> bool:
        """Count one try, as if it were wrong; says whether the disk will remember it."""
        self._wrong += 1
        if self._wrong >= MOST_WRONG:
            self.lock()
        return self.keep()

    def lock(self) -> None:
        """Lock for the whole time, from now on."""
        self._wrong = MOST_WRONG
        self._until_s = self._clock.monotonic_s() + LOCK_S

    def clear(self) -> None:
        """The right PIN, or a new one: forget what was wrong."""
        self._wrong = 0
        self._until_s = None
        self.keep()

    def keep(self) -> bool:
        """Store the count and what is left of a lock; says whether that worked."""
        left_s = math.ceil(self.locked_s())
        try:
            write_record(self._path, {"wrong": self._wrong, "locked_s": left_s})
        except Trouble as trouble:
            if not self._warned:
                log.warning("wrong PINs are not remembered over a restart: %s", trouble)
            self._warned = True
            return False
        self._warned = False
        return True

    def _stored(self) -> tuple[int, int]:
        """Wrong tries and seconds locked; what cannot be believed locks for the whole time."""
        try:
            record = read_record(self._path)
            if record is None:
                return 0, 0
            wrong, left_s = record.get("wrong"), record.get("locked_s")
            if type(wrong) is int and type(left_s) is int:
                if left_s == 0 and 0 <= wrong < MOST_WRONG:
                    return wrong, 0
                if 0 < left_s <= LOCK_S and wrong == MOST_WRONG:
                    return wrong, left_s
            raise distrust(self._path, "impossible figures")
        except DamagedRecord:
            return MOST_WRONG, LOCK_S
        except Trouble as trouble:
            log.warning("the wrong PINs so far cannot be read: %s", trouble)
            return MOST_WRONG, LOCK_S
