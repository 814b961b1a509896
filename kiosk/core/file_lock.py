"""A file that one process holds at a time, on Linux and Windows."""

from __future__ import annotations

import sys


def lock_now(descriptor: int) -> bool:
    """Hold the open file, at once or not at all; whether it is ours.

    The system lets go of it when the descriptor is closed, and when the process dies, however it
    dies: so nothing is ever left locked.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
