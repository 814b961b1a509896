"""Whether a kiosk uses a data folder now: the lock file that the window keeps while it runs.

The file is ``QLockFile``'s: process number, program and host, a line each. A number whose process
is gone is a lock left over from a power cut.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

LOCK_NAME = "kiosk.lock"


def kiosk_runs(data: Path) -> bool | None:
    """Whether a kiosk uses ``data``; ``None`` where the system does not tell."""
    return lock_held(data / LOCK_NAME, _process_lives if sys.platform != "win32" else None)


def lock_held(lock: Path, lives: Callable[[int], bool] | None) -> bool | None:
    """Whether the process that wrote ``lock`` still lives; ``lives`` is asked about its number."""
    try:
        first = lock.read_bytes()[:64].split(b"\n")[0].strip()
    except FileNotFoundError:
        return False
    except OSError:
        return None
    if not first.isdigit() or len(first) > 9:
        return False
    return lives(int(first)) if lives is not None else None


def _process_lives(number: int) -> bool:
    try:
        # After a power cut the number may belong to any other program by now.
        return b"kiosk" in Path(f"/proc/{number}/cmdline").read_bytes()
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return False
    except OSError:
        return True  # another user's
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
