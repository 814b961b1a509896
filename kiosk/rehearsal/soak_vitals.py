"""What a soak looks at: memory, handles, threads and children of this process, and its files."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import threading
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.places import Places
from kiosk.rehearsal.bench_bare import memory_kib
from kiosk.rehearsal.trial_memory import resident_bytes

MIB = 1024**2


class Vitals(NamedTuple):
    """One look. Memory in MiB: ``own`` has no file on a disk behind it (QML's heap and its compiled
    code lie in shared memory, and count), ``rss`` is all: libraries' pages come and go as the
    system likes, so it is not judged. Files in bytes.

    ``visits``: how many there were until then, ``seconds`` of real time. ``objects``: what
    Python's collector knows of; it says where to look, and is not judged.
    """

    visits: int
    seconds: float
    own: float
    rss: float
    handles: int
    threads: int
    children: int
    objects: int
    ledger: int
    files: int
    logs: int
    warnings: int


def look(places: Places, visits: int, seconds: float, warnings: int) -> Vitals:
    """Look at this process and at the files of ``places``."""
    own, rss = _memory_mib()
    ledger, logs = _bytes_in(places.ledger.parent), _bytes_in(places.logs)
    return Vitals(
        visits,
        seconds,
        own,
        rss,
        _handles(),
        _threads(),
        _children(),
        len(gc.get_objects()),
        ledger,
        _bytes_in(places.data) - ledger - logs,
        logs,
        warnings,
    )


def _memory_mib() -> tuple[float, float]:
    told = memory_kib()
    if told:
        own = told.get("own", 0.0) + told.get("shared", 0.0)
        return own / 1024, told.get("rss", 0.0) / 1024
    resident = (resident_bytes(os.getpid()) or 0) / MIB  # Windows does not part the two
    return resident, resident


def _handles() -> int:
    """Open files, pipes, sockets (Windows: handles of every kind); 0 where nobody tells."""
    if sys.platform == "win32":
        return windows_handles(ctypes.WinDLL("kernel32"))  # type: ignore[attr-defined]
    return _entries(Path("/proc/self/fd"))


def windows_handles(kernel: Any) -> int:
    """What kernel32 says (``GetProcessHandleCount``); 0 where it does not."""
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    count = ctypes.c_uint32()
    told = kernel.GetProcessHandleCount(
        ctypes.c_void_p(kernel.GetCurrentProcess()), ctypes.byref(count)
    )
    return count.value if told else 0


def _threads() -> int:
    """All of the process's threads; where the system does not tell, Python's own."""
    return _entries(Path("/proc/self/task")) or threading.active_count()


def _children() -> int:
    """Child processes, dead ones that nobody has waited for too; 0 where nobody tells."""
    found = 0
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            found += len(task.read_text("ascii").split())
        except OSError:
            continue  # that thread has just ended
    return found


def _entries(folder: Path) -> int:
    try:
        return sum(1 for _ in folder.iterdir())
    except OSError:
        return 0


def _bytes_in(folder: Path) -> int:
    """Bytes of all files below ``folder``; what vanishes meanwhile does not count."""
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(root) / name).stat().st_size
            except OSError:
                continue
    return total
