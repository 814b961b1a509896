"""The programs that are here: which are kept, and which of them runs from the next start on."""

from __future__ import annotations

from pathlib import Path

from kiosk.bundles.intake.disk import Disk
from kiosk.core import releases
from kiosk.core.errors import Trouble
from kiosk.core.release_pointer import change_pointer, read_pointer
from kiosk.core.releases import INSTALLED, Pointer
from kiosk.core.words import Words


def sweep_programs(data: Path, disk: Disk) -> Path:
    """Remove what is neither current, nor on the way back, nor what this very process is of; the
    folder whose disk then has room.

    On Windows a program that still runs cannot be removed: the next sweep does it.

    :raises OSError: the disk refuses.
    """
    now = read_pointer(data)
    versions = releases.versions_folder(data)
    kept = (now.current, now.previous, now.before, releases.running_release(data))
    for path in sorted(versions.iterdir()) if versions.exists() else ():
        if path.name not in kept:
            # The manifest goes first: half of a program is never taken for one.
            disk.remove(path / releases.MANIFEST_NAME)
            disk.remove(path)
    return releases.programs_folder(data)


def choose(data: Path, release: str, given: str) -> Pointer:
    """``release`` (or the program this machine was given) runs from the next start on.

    ``given`` is the version of the latter.

    :raises Trouble: ``no-release``, or what the disk refuses.
    """
    if release != INSTALLED and not releases.is_whole(data, release):
        raise Trouble(
            "no-release",
            Words(f"本机没有程序“{release}”。", f"There is no program “{release}” here."),
            Words("请从 U 盘重新安装。", "Please install it from its stick again."),
        )
    return change_pointer(data, lambda now: releases.chosen(now, release, given))
