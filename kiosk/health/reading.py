"""Reads files for their digest without anybody noticing: a little work, then a long rest."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.health.port import Going

CORE_SHARE = 0.08
"""The part of one core it may use. Below the 10 % it is held to: the thread's own clock does not
see all of what the system does for it."""
CHUNK_BYTES = 256 * 1024


class CalledOff(Exception):  # noqa: N818 - no error
    """The look is no longer wanted."""


class SlowReader:
    """Digests files at :data:`CORE_SHARE` of a core. ``spent_s`` is the thread's own time."""

    def __init__(self, going: Going, spent_s: Callable[[], float] = time.thread_time) -> None:
        self._going = going
        self._spent_s = spent_s
        self._since_s = spent_s()

    def digest(self, path: Path, on_bytes: Callable[[int], None]) -> str:
        """The SHA-256 of a plain file, read from the disk rather than from memory.

        :raises CalledOff: it is no longer wanted.
        :raises OSError: the disk did not give it, or it is a link.
        """
        digest = hashlib.sha256()
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb", buffering=0) as file:  # noqa: PTH123 - no links
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(f"not a plain file: {path.name}")
            if hasattr(os, "posix_fadvise"):
                # What lies in memory is as it was; it is the disk's copy that can decay.
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
                on_bytes(len(chunk))
                self.rest()
        return digest.hexdigest()

    def rest(self) -> None:
        """Rest in proportion to what was worked since the last rest.

        :raises CalledOff: it is no longer wanted.
        """
        now_s = self._spent_s()
        worked_s, self._since_s = now_s - self._since_s, now_s
        if self._going.wait(worked_s * (1 / CORE_SHARE - 1)):
            raise CalledOff
