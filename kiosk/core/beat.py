"""The heartbeat: a small mapped file that the shell writes and any guardian can read.

Nothing holds the two processes together, so either may die and be replaced. The file lies in a
run folder of this user, which a restart of the machine may empty; on Linux it never meets a disk.
Each number is eight bytes and is written at once, so a reader sees the old or the new one.
"""

from __future__ import annotations

import mmap
import os
import stat
import struct
import sys
import time
import zlib
from pathlib import Path
from typing import NamedTuple

from kiosk.core.alive import process_mark

_MAGIC = int.from_bytes(b"KIOSKB1\n", "little")
_SIZE = 4096
_FIELDS = (
    "magic",
    "start",
    "pid",
    "mark",
    "beats",
    "idle",
    "ready",
    "safe",
    "monotonic_ms",
    "ended",
    "asked",
    "guard_pid",
    "guard_mark",
)
_AT = {name: at * 8 for at, name in enumerate(_FIELDS)}
_ALL = struct.Struct(f"<{len(_FIELDS)}Q")
_ONE = struct.Struct("<Q")


class Beat(NamedTuple):
    """What the shell said last.

    ``beats`` grows with each beat and is 0 before the first. ``idle``: no visitor is there.
    ``ready``: exhibits can be opened. ``safe``: it runs in safe mode. ``ended``: the exit code it
    is ending with, if it is.
    ``alive``: the process that beats still runs. ``guarded``: a guardian looks after it.
    """

    start: int
    pid: int
    beats: int
    idle: bool
    ready: bool
    safe: bool
    monotonic_s: float
    ended: int | None
    alive: bool
    guarded: bool


class BeatFile:
    """The mapped file. The shell calls :meth:`claim`, then :meth:`beat`; the guardian reads."""

    def __init__(self, path: Path) -> None:
        """Open ``path``, made when missing.

        :raises OSError: it cannot be made, or is not this user's own.
        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags, 0o600)
        try:
            if os.fstat(descriptor).st_size < _SIZE:
                os.write(descriptor, bytes(_SIZE))  # for real: a full disk is an error here
            self._map = mmap.mmap(descriptor, _SIZE)
        finally:
            os.close(descriptor)

    def close(self) -> None:
        """Let the file go; what was said stays in it."""
        self._map.close()

    def claim(self, start: int, *, safe: bool) -> None:
        """This process beats from now on, as the start ``start``; nothing is asked of it yet."""
        pid = os.getpid()
        kept = self._read("guard_pid"), self._read("guard_mark")
        values = (_MAGIC, start, pid, process_mark(pid) or 0, 0, 0, 0, safe, 0, 0, 0, *kept)
        _ALL.pack_into(self._map, 0, *values)

    def beat(self, *, idle: bool, ready: bool) -> None:
        """One beat of the loop."""
        self._write("idle", idle)
        self._write("ready", ready)
        self._write("monotonic_ms", int(time.monotonic() * 1000))
        self._write("beats", self._read("beats") + 1)

    def end(self, code: int) -> None:
        """The shell ends because it was to, with this exit code."""
        self._write("ended", code + 1)

    def ask(self, code: int) -> None:
        """Ask the shell to end with ``code``; it sees that at its next beat."""
        self._write("asked", code + 1)

    def asked(self) -> int | None:
        """The exit code that was asked for."""
        asked = self._read("asked")
        return asked - 1 if 0 < asked < 256 else None

    def guard(self) -> None:
        """This process is the guardian."""
        pid = os.getpid()
        self._write("guard_mark", process_mark(pid) or 0)
        self._write("guard_pid", pid)

    def read(self) -> Beat | None:
        """What was said last; ``None`` when no shell ever beat here."""
        value = dict(zip(_FIELDS, _ALL.unpack_from(self._map, 0), strict=True))
        if value["magic"] != _MAGIC:
            return None
        return Beat(
            start=value["start"],
            pid=value["pid"],
            beats=value["beats"],
            idle=bool(value["idle"]),
            ready=bool(value["ready"]),
            safe=bool(value["safe"]),
            monotonic_s=value["monotonic_ms"] / 1000,
            ended=value["ended"] - 1 if 0 < value["ended"] < 256 else None,
            alive=_is(value["pid"], value["mark"]),
            guarded=_is(value["guard_pid"], value["guard_mark"]),
        )

    def _read(self, name: str) -> int:
        return int(_ONE.unpack_from(self._map, _AT[name])[0])

    def _write(self, name: str, value: int) -> None:
        _ONE.pack_into(self._map, _AT[name], value)


def open_beat(data: Path) -> BeatFile:
    """The beat file of the kiosk with this data folder.

    :raises OSError: no run folder can be had; the kiosk runs all the same, only unwatched.
    """
    return BeatFile(run_folder(data) / "beat")


def read_beat(data: Path) -> Beat | None:
    """What the kiosk with this data folder said last; ``None``: nothing, or it cannot be read."""
    try:
        file = open_beat(data)
    except OSError:
        return None
    beat = file.read()
    file.close()
    return beat


def run_folder(data: Path) -> Path:
    """This user's folder for what lives only as long as the kiosk runs; made when missing.

    :raises OSError: it cannot be made, or somebody else made it.
    """
    base = os.environ.get("XDG_RUNTIME_DIR", "")
    if not base or not os.access(base, os.W_OK):
        names = (os.environ.get(name, "") for name in ("TMPDIR", "TEMP", "TMP"))
        base = next((name for name in names if name and os.access(name, os.W_OK)), "/tmp")
    where = zlib.crc32(os.path.normcase(os.path.realpath(data)).encode("utf-8", "replace"))
    user = "" if sys.platform == "win32" else f"{os.getuid()}-"
    folder = Path(base) / f"kepu-kiosk-{user}{where:08x}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if sys.platform != "win32" and (not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid()):
        raise PermissionError(f"{folder} is not ours")
    return folder


def _is(pid: int, mark: int) -> bool:
    return pid != 0 and process_mark(pid) == mark
