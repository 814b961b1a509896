"""Is that process still the one it was? Numbers are given out again; start times are not."""

from __future__ import annotations

import sys
from pathlib import Path


def process_mark(pid: int) -> int | None:
    """When the process ``pid`` began, in the system's own unit; ``None``: there is none (any more).

    A process that has ended and is only waiting to be read off counts as none. Where the system
    tells no start time, a living process has the mark 0.
    """
    if pid <= 0:
        return None
    if sys.platform == "win32":
        return _windows_mark(pid)
    if sys.platform == "linux":
        return _linux_mark(pid)
    return _other_mark(pid)


def _linux_mark(pid: int) -> int | None:
    """Field 22 (starttime, in clock ticks since the boot) of ``/proc/<pid>/stat``, proc(5)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
        fields = stat[stat.rindex(b")") + 2 :].split()  # a name may hold spaces and brackets
        return None if fields[0] in (b"Z", b"X") else int(fields[19])
    except (OSError, ValueError, IndexError):
        return None


def _other_mark(pid: int) -> int | None:
    import os

    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except OSError:
        return 0
    return 0


def _windows_mark(pid: int) -> int | None:
    """``GetProcessTimes``: the time of creation as a FILETIME, for a process that still runs."""
    import ctypes

    query, still_active = 0x1000, 259  # PROCESS_QUERY_LIMITED_INFORMATION, STILL_ACTIVE
    kernel = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009 - only Windows knows the name
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(query, False, pid))
    if not handle:
        return None
    times = [ctypes.c_uint64() for _ in range(4)]
    code = ctypes.c_uint32()
    try:
        asked = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        timed = kernel.GetProcessTimes(handle, *(ctypes.byref(time) for time in times))
    finally:
        kernel.CloseHandle(handle)
    if asked and code.value != still_active:
        return None
    return times[0].value if timed else 0
