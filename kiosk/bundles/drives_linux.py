"""Removable drives on Linux: what the kernel says is mounted, and what kind of disk it lies on.

Sources: proc_pid_mountinfo(5) for the table, Documentation/ABI/stable/sysfs-block for `removable`,
Documentation/ABI/testing/sysfs-bus-mmc for the type of a card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.drives import Drive, drive_at

_SYSTEM_MOUNTS = frozenset({"/", "/boot", "/boot/efi", "/boot/firmware", "/home", "/usr", "/var"})
_MOST_BYTES = 1 << 20


class _Mount(NamedTuple):
    device: str  # "8:17"
    source: str  # "/dev/sdb1"
    point: str
    read_only: bool
    whole: bool  # the file system's own root, not a folder of it mounted again


class LinuxDrives:
    """Reads ``/proc`` and ``/sys``; tests name folders that hold copies of them."""

    def __init__(
        self,
        mountinfo: Path = Path("/proc/self/mountinfo"),
        sys: Path = Path("/sys"),
        labels: Path = Path("/dev/disk/by-label"),
    ) -> None:
        self._mountinfo = mountinfo
        self._sys = sys
        self._labels = labels

    def present(self) -> tuple[Drive, ...]:
        """The drives whose file system is mounted; each once, in the order of the table.

        A disk that the system itself lives on is none, even if it is a stick or a card.
        """
        mounts = [(mount, self._block_of(mount)) for mount in self._mounts()]
        own = {
            _disk_of(block) for mount, block in mounts if block and mount.point in _SYSTEM_MOUNTS
        }
        seen: set[Path] = set()
        found: list[Drive] = []
        for mount, block in mounts:
            if block is None or not mount.whole or block in seen or _disk_of(block) in own:
                continue
            if not _is_removable(_disk_of(block)):
                continue
            root = Path(mount.point)
            drive = drive_at(root, self._label_of(block) or root.name, read_only=mount.read_only)
            if drive is not None:
                seen.add(block)
                found.append(drive)
        return tuple(found)

    def _mounts(self) -> Iterator[_Mount]:
        try:
            with self._mountinfo.open("rb") as file:
                table = file.read(_MOST_BYTES).decode("utf-8", "surrogateescape")
        except OSError:
            return
        for line in table.splitlines():
            before, dash, after = line.partition(" - ")
            fields, more = before.split(" "), after.split(" ")
            if not dash or len(fields) < 6 or len(more) < 3:
                continue
            options = {*fields[5].split(","), *more[2].split(",")}
            yield _Mount(
                device=fields[2],
                source=_plain(more[1]),
                point=_plain(fields[4]),
                read_only="ro" in options,
                whole=fields[3] == "/",
            )

    def _block_of(self, mount: _Mount) -> Path | None:
        """The folder in sysfs of the partition or disk that is mounted there."""
        if re.fullmatch(r"[1-9]\d*:\d+", mount.device):
            link = self._sys / "dev" / "block" / mount.device
        elif mount.source.startswith("/dev/"):  # FUSE (exFAT, NTFS) and btrfs have no number
            link = self._sys / "class" / "block" / Path(mount.source).name
        else:
            return None
        try:
            return link.resolve(strict=True)
        except OSError:
            return None

    def _label_of(self, block: Path) -> str:
        """The label udev has found, if it has; its links escape signs as ``\\x20``."""
        try:
            links = sorted(self._labels.iterdir())
            name = next((link.name for link in links if link.resolve().name == block.name), "")
        except OSError:
            return ""
        return _decoded(name, r"\\x([0-9a-f]{2})", 16)


def _disk_of(block: Path) -> Path:
    """The whole disk of a partition: only a disk's folder says whether it is removable."""
    return block if (block / "removable").exists() else block.parent


def _is_removable(disk: Path) -> bool:
    if any(re.fullmatch(r"usb\d+", part) for part in disk.parts):
        return True  # a USB disk says 0: its medium cannot be taken out of it, but it can be pulled
    if _said(disk / "removable") == "1":
        return True
    return _said(disk / "device" / "type") == "SD"  # a card, while built-in eMMC says MMC


def _said(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace").strip()
    except OSError:
        return ""


def _plain(field: str) -> str:
    r"""A field of the table as it was: space, tab, newline and backslash stand as ``\040``."""
    return _decoded(field, r"\\([0-7]{3})", 8)


def _decoded(text: str, pattern: str, base: int) -> str:
    raw = text.encode("utf-8", "surrogateescape")

    def sign(found: re.Match[bytes]) -> bytes:
        return bytes([int(found.group(1), base) & 0xFF])

    return re.sub(pattern.encode(), sign, raw).decode("utf-8", "surrogateescape")
