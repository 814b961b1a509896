"""How quick the disk below the data folder is: small files, and large ones."""

from __future__ import annotations

import contextlib
import os
import statistics
import time
from pathlib import Path
from typing import Any

from kiosk.core.files import write_durably

SMALL_BYTES = 64 * 1024
SMALL_TAKES = 5
LARGE_BYTES = 32 * 1024**2
MOST_S = 0.8
"""For the large file; a slow disk is known by less of it."""
CHUNK_BYTES = 1024**2
NAME = ".measure.tmp"


def time_disk(folder: Path) -> dict[str, Any]:
    """Return ``write_ms`` (a small file, durably), ``write_bytes_per_s`` and, where the system's
    memory can be passed by, ``read_bytes_per_s``.

    :raises OSError: the disk takes nothing.
    :raises Trouble: the same.
    """
    path = folder / NAME
    try:
        small = os.urandom(SMALL_BYTES)
        times_s = []
        for _ in range(SMALL_TAKES):
            begun_s = time.perf_counter()
            write_durably(path, small)
            times_s.append(time.perf_counter() - begun_s)
            if sum(times_s) > MOST_S:
                break
        found: dict[str, Any] = {"write_ms": 1000 * statistics.median(times_s)}
        size, found["write_bytes_per_s"] = _write(path)
        read = _read(path, size)
        return found if read is None else {**found, "read_bytes_per_s": read}
    finally:
        with contextlib.suppress(OSError):
            path.unlink()


def _write(path: Path) -> tuple[int, float]:
    """How much was written, and how much a second, the flush included."""
    chunk = os.urandom(CHUNK_BYTES)
    begun_s = time.perf_counter()
    size = 0
    with path.open("wb", buffering=0) as file:
        while size < LARGE_BYTES and time.perf_counter() - begun_s < MOST_S:
            size += file.write(chunk)
        os.fsync(file.fileno())
    return size, size / (time.perf_counter() - begun_s)


def _read(path: Path, size: int) -> float | None:
    """Bytes a second from the disk itself; None where only memory would be measured (Windows)."""
    if not hasattr(os, "posix_fadvise"):
        return None
    with path.open("rb", buffering=0) as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        begun_s = time.perf_counter()
        done = 0
        while time.perf_counter() - begun_s < MOST_S and (chunk := file.read(CHUNK_BYTES)):
            done += len(chunk)
    return done / (time.perf_counter() - begun_s) if done and size else None
