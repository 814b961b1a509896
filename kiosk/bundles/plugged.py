"""What was plugged in and what was pulled since somebody last looked."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.drives import Drive, Drives


class Moved(NamedTuple):
    """Drives that came and that went; both empty when nothing happened."""

    new: tuple[Drive, ...] = ()
    gone: tuple[Drive, ...] = ()


class _Mark(NamedTuple):
    """What tells a stick from the next one that is mounted in the same place."""

    root: Path
    label: str
    total_bytes: int
    device: int


class Plugged:
    """Compares the drives with those of the look before; belongs to one thread.

    At the first look everything that is there is new. That a stick fills up or changes to
    read-only is no news; one stick taken for another in between is.
    """

    def __init__(self, drives: Drives) -> None:
        self._drives = drives
        self._marked: dict[_Mark, Drive] = {}

    @property
    def now(self) -> tuple[Drive, ...]:
        """The drives of the last look."""
        return tuple(self._marked.values())

    def look(self) -> Moved:
        """Ask the system, which may wait for a dying disk: not in the window's thread."""
        marked: dict[_Mark, Drive] = {}
        for drive in self._drives.present():
            mark = _mark(drive)
            if mark is not None:
                marked.setdefault(mark, drive)
        before, self._marked = self._marked, marked
        return Moved(
            new=tuple(drive for mark, drive in marked.items() if mark not in before),
            gone=tuple(drive for mark, drive in before.items() if mark not in marked),
        )


def _mark(drive: Drive) -> _Mark | None:
    """None for a drive without room or that went while we asked: nothing can be read there."""
    try:
        device = drive.root.stat().st_dev
    except OSError:
        return None
    return _Mark(drive.root, drive.label, drive.total_bytes, device) if drive.total_bytes else None
