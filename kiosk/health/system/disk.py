"""The disk below a folder: room, the time of a flushed write, and what it says of its wear.

Nothing here needs the rights of root. Windows tells room and time; its wear is not asked for.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.health.machine import Wear
from kiosk.health.system.smart import Numbers, ask_smartctl

SYS = Path("/sys")
PROBE_NAME = ".health-write.tmp"
PROBE_BYTES = 64 * 1024
# JEDEC eMMC 5.0, EXT_CSD 267 to 269: 0x01 is 0–10 % of the life used … 0x0B is more than all.
_EMMC_SPENT = 0x0B
_EMMC_URGENT = 0x03


class SystemDisk:
    """The disk of this machine."""

    def room(self, folder: Path) -> tuple[int, int]:
        """Free bytes for this user, and all bytes.

        :raises OSError: when the system does not tell.
        """
        usage = shutil.disk_usage(_there(folder))
        return usage.free, usage.total

    def write_time_s(self, folder: Path) -> float:
        """Write 64 KiB, flush them to the disk, remove them.

        :raises OSError: what the disk refused.
        """
        path = _there(folder) / PROBE_NAME
        begun_s = time.perf_counter()
        try:
            with path.open("wb", buffering=0) as file:
                file.write(os.urandom(PROBE_BYTES))
                os.fsync(file.fileno())
            return time.perf_counter() - begun_s
        finally:
            with contextlib.suppress(OSError):
                path.unlink()

    def wear(self, folder: Path) -> Wear:
        """What Linux keeps about the disk, and smartctl where it is installed and allowed."""
        if sys.platform == "win32":
            return Wear()
        try:
            number = _there(folder).stat().st_dev
        except OSError:
            return Wear()
        return linux_wear(SYS, (os.major(number), os.minor(number)), ask_smartctl)


def linux_wear(system: Path, device: tuple[int, int], ask: Callable[[str], Numbers | None]) -> Wear:
    """What is known of the block device ``major:minor`` below ``system`` (``/sys``).

    ``/sys/fs/ext4/<name>/errors_count`` is kept by the file system, ``life_time`` and
    ``pre_eol_info`` by eMMC cards; ``ask`` gets the disk's name and may know its SMART figures.
    """
    node = (system / "dev" / "block" / f"{device[0]}:{device[1]}").resolve()
    if not node.is_dir():
        return Wear()  # a file system without a disk of its own (memory, network, overlay)
    errors = _number(system / "fs" / "ext4" / node.name / "errors_count")
    wear = _of_disk(_whole_disk(node), ask)
    if errors is None:
        return wear
    return wear._replace(source=wear.source or "ext4", file_system_errors=errors)


def _whole_disk(node: Path) -> Path:
    """The disk that a partition lies on, also through one layer of encryption or volumes."""
    below = sorted((node / "slaves").glob("*")) if (node / "slaves").is_dir() else []
    if len(below) == 1:
        node = below[0].resolve()
    return node.parent if (node / "partition").exists() else node


def _of_disk(disk: Path, ask: Callable[[str], Numbers | None]) -> Wear:
    life = _words(disk / "device" / "life_time")
    if life:
        steps = [step for word in life if (step := _hex(word)) is not None]
        worst = max(steps, default=0)
        urgent = _hex("".join(_words(disk / "device" / "pre_eol_info"))) == _EMMC_URGENT
        used = min(worst * 10, 100) if worst else None
        return Wear("emmc", not urgent and worst < _EMMC_SPENT, used)
    numbers = ask(disk.name)
    if numbers is None:
        return Wear()
    return Wear(
        "smart", numbers.passed, numbers.used_percent, pending_sectors=numbers.pending_sectors
    )


def _there(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next((one for one in (folder, *folder.parents) if one.exists()), folder)


def _words(path: Path) -> list[str]:
    try:
        return path.read_text("ascii", "replace").split()[:4]
    except OSError:
        return []


def _number(path: Path) -> int | None:
    words = _words(path)
    return int(words[0]) if words and words[0].isdecimal() and len(words[0]) < 16 else None


def _hex(word: str) -> int | None:
    try:
        return int(word, 16)
    except ValueError:
        return None
