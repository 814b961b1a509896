"""How the C library keeps memory that was given back (glibc only; elsewhere nothing is done).

Films and drawings come in blocks of megabytes, from several threads. Left alone, glibc learns from
the first such block to keep all of them, once for each thread: a hundred megabytes for nobody.
"""

from __future__ import annotations

import ctypes
import sys

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
LARGE_BYTES = 128 * 1024
"""Pictures of cards and steps are larger, and go back whole."""
ARENAS = 1
"""What one thread has given back, any other may use."""


def give_memory_back() -> bool:
    """Let blocks from 128 KiB on go back to the system at once, and all threads share the rest;
    returns whether that is so.

    The numbers are those of ``mallopt`` in glibc's ``malloc.h``.
    """
    if sys.platform != "linux":
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # another C library
        return False
    return bool(mallopt(_MMAP_THRESHOLD, LARGE_BYTES) and mallopt(_ARENA_MAX, ARENAS))


def sweep_memory() -> bool:
    """Give the system back what lies free between what is in use (``malloc_trim``); returns
    whether that was tried. Takes a few milliseconds: between two visitors is the time for it.
    """
    if sys.platform != "linux":
        return False
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):  # another C library
        return False
    return True
