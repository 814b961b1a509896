"""What a child may use of the machine, and how much it does use. No Qt.

The child caps itself before it loads anything; the window looks at its memory with every sign of
life. Linux has both ways. On Windows the cap would be a job object around the child
(``CreateJobObject``, ``JOB_OBJECT_LIMIT_PROCESS_MEMORY``, ``KILL_ON_JOB_CLOSE``); it is not built,
because it could not be tried: there the child's memory is watched by nobody yet.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

DATA_BYTES = 320 * 1024**2
"""Private memory a child may have; a program of ours needs about 40 MiB."""

RESIDENT_BYTES = 300 * 1024**2
"""The window ends a child that has more than this in memory."""

SPARE_BYTES = 120 * 1024**2
"""A child that has grown beyond this is not kept for the next simulation."""

CPU_S = 3600
"""Processor time of a child; an hour is more than a day of visits, and not for ever."""

NICENESS = 5
"""The shell comes first: its frames must not wait for a simulation's."""


def cap_self() -> None:
    """Limit this process; call it before anything large is imported."""
    if sys.platform == "win32":
        return
    import resource

    for limit, most in (
        (resource.RLIMIT_DATA, DATA_BYTES),
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (most, most))
    os.nice(NICENESS)


def resident_bytes(pid: int) -> int | None:
    """Memory that process ``pid`` has in use; None where the system does not tell."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
    except (OSError, IndexError, UnicodeDecodeError):
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
