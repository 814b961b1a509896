"""The removable drives that are plugged in now: USB sticks, USB disks, cards.

Each system is asked behind a small port; tests and rehearsals name folders instead. Asking may wait
for a disk that is dying, so it does not belong into the window's thread.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

STICKS_VARIABLE = "KIOSK_STICKS"
"""Folders that are taken for sticks, parted like ``PATH``: for rehearsals without a stick."""

log = logging.getLogger(__name__)


class Drive(NamedTuple):
    """One drive with a file system that can be read."""

    root: Path
    label: str
    free_bytes: int
    total_bytes: int
    read_only: bool


class Drives(Protocol):
    """Where drives are looked for."""

    def present(self) -> tuple[Drive, ...]:
        """The drives that are there now, in a steady order. Never raises."""
        ...


class FolderDrives:
    """Folders that stand for drives; one that is not there is not plugged in."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)

    def present(self) -> tuple[Drive, ...]:
        """The folders that are there."""
        found = (
            drive_at(folder, folder.name, read_only=not os.access(folder, os.W_OK))
            for folder in self._folders
            if folder.is_dir()
        )
        return tuple(drive for drive in found if drive is not None)


class NoDrives:
    """A system whose drives we cannot ask for."""

    def present(self) -> tuple[Drive, ...]:
        """None."""
        return ()


def system_drives(environment: Mapping[str, str] | None = None) -> Drives:
    """This system's drives, or the folders that ``KIOSK_STICKS`` names.

    ``environment`` is the process's own unless given.
    """
    named = (os.environ if environment is None else environment).get(STICKS_VARIABLE, "")
    if named.strip():
        return FolderDrives(Path(part) for part in named.split(os.pathsep) if part.strip())
    if sys.platform == "linux":
        from kiosk.bundles.drives_linux import LinuxDrives

        return LinuxDrives()
    if sys.platform == "win32":
        from kiosk.bundles.drives_windows import Kernel32, WindowsDrives

        return WindowsDrives(Kernel32())
    log.warning("removable drives are not known on %s", sys.platform)
    return NoDrives()


def drive_at(root: Path, label: str, *, read_only: bool) -> Drive | None:
    """The drive mounted at ``root``; ``None`` when it has just gone."""
    try:
        space = shutil.disk_usage(root)
    except OSError:
        return None
    return Drive(root, label, space.free, space.total, read_only)
