"""How much memory another process has in use, for who watches over it.

Linux tells in ``/proc``, Windows by ``K32GetProcessMemoryInfo`` (kernel32). Only the Linux side has
been run; the other is held to a made-up kernel32 by a test.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from kiosk.players.simulation.caps import resident_bytes as linux_resident_bytes

_QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION


class MemoryCounters(ctypes.Structure):
    """``PROCESS_MEMORY_COUNTERS`` of psapi.h."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("PageFaultCount", ctypes.c_uint32),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def resident_bytes(pid: int) -> int | None:
    """Memory that process ``pid`` has in use; None where the system does not tell."""
    if sys.platform == "win32":
        return windows_resident_bytes(ctypes.WinDLL("kernel32"), pid)  # type: ignore[attr-defined]
    return linux_resident_bytes(pid)


def windows_resident_bytes(kernel: Any, pid: int) -> int | None:
    """What kernel32 says of the process's working set."""
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_QUERY, False, pid)
    if not handle:
        return None
    counters = MemoryCounters(cb=ctypes.sizeof(MemoryCounters))
    try:
        told = kernel.K32GetProcessMemoryInfo(
            ctypes.c_void_p(handle), ctypes.byref(counters), counters.cb
        )
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
    return counters.WorkingSetSize if told else None
