"""What an error of the disk means for a source: the stick is gone, it is worn out, or neither."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from kiosk.bundles.source import SourceGone

_NAMES = (
    *("EIO", "ENODEV", "ENXIO", "ENOMEDIUM", "EREMOTEIO", "ESHUTDOWN"),  # the device itself
    *("ESTALE", "ENOTCONN", "ETIMEDOUT", "ECONNABORTED"),  # FUSE, and shared folders
)
_DEVICE = frozenset(getattr(errno, name) for name in _NAMES if hasattr(errno, name))
_WORN = frozenset(getattr(errno, name) for name in ("EUCLEAN",) if hasattr(errno, name))

# System error codes as Microsoft documents them (WinError.h); tried with made-up errors only.
_WINDOWS_DEVICE = frozenset({20, 21, 31, 55, 433, 483, 1006, 1110, 1112, 1117, 1167, 1256, 1617})
_WINDOWS_WORN = frozenset({23, 27, 30, 1392, 1393, 1785})


class Unreadable(SourceGone):
    """The stick is still plugged in, but this place on it cannot be read: it is worn or damaged.

    Waiting for it to come back would be in vain; another copy is needed.
    """


def loss(error: OSError, place: Path) -> SourceGone | None:
    """What to raise for an error at a source that lies at ``place``.

    ``None``: the place is there and answers, so the error is about the one name that was asked for.
    """
    windows = getattr(error, "winerror", None)
    if windows in _WINDOWS_WORN or error.errno in _WORN:
        return Unreadable(str(error))
    if windows in _WINDOWS_DEVICE:
        return SourceGone(str(error))
    if error.errno in _DEVICE:
        return Unreadable(str(error)) if _device_is_there(place) else SourceGone(str(error))
    try:
        os.stat(place)  # noqa: PTH116 - as terse as what it does
    except OSError:
        return SourceGone(str(error))
    return None


def _device_is_there(place: Path) -> bool:
    """Whether the system still knows the disk below ``place``; False where nobody can say."""
    if sys.platform != "linux":
        return False
    try:
        device = place.stat().st_dev
    except OSError:
        return False
    # A pulled stick leaves sysfs at once, while its mount may stay and answer from memory.
    return Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}").exists()
