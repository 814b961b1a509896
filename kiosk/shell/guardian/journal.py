"""What the guardian did, line by line, in ``logs/guardian.log``.

Not the kiosk's own log: two processes must not turn the same file over. Python's ``logging`` is
used nowhere here because it is the larger part of a small process.
"""

from __future__ import annotations

import contextlib
import sys
import time
from pathlib import Path

NAME = "guardian.log"
BYTES = 200_000


class Journal:
    """Appends lines; a second file holds what came before. A disk that is full is no reason."""

    def __init__(self, logs: Path, *, to_stderr: bool = False) -> None:
        self._path = logs / NAME
        self._to_stderr = to_stderr

    def note(self, line: str) -> None:
        """Write ``line`` with the wall clock (UTC, to read) and the monotonic one (to reckon)."""
        stamp = f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())} {time.monotonic():.3f}"
        text = f"{stamp} {line}\n"
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size > BYTES:
                self._path.replace(self._path.with_name(f"{NAME}.1"))
            with self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        if self._to_stderr:
            with contextlib.suppress(OSError, ValueError):
                print(text, end="", file=sys.stderr)
