"""Whether a ledger was set aside: whoever reads it asks, before saying that nothing was counted."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.core.files import disk_trouble

BACKUP_NAME = "backup.db"
BEFORE_NAME = "before-update.db"
"""The ledger as it was before another program began to write it."""


def must_mend(path: Path) -> bool:
    """Whether there was a ledger that is not in its place: mended when it is opened for writing.

    :raises Trouble: the disk does not let us look.
    """
    try:
        if path.parent.is_dir():
            empty = not path.exists() or path.stat().st_size == 0
            return empty and path.with_name(BACKUP_NAME).exists()
        return not path.parent.exists() and latest_aside(path.parent) is not None
    except OSError as error:
        raise disk_trouble(error, path) from error


def latest_aside(folder: Path) -> Path | None:
    """The folder set aside last from beside ``folder``, if any."""
    numbered: list[tuple[int, Path]] = []
    if folder.parent.is_dir():
        for aside in folder.parent.glob(f"{folder.name}.damaged-*"):
            number = re.fullmatch(r"damaged-(\d{1,6})", aside.name.removeprefix(f"{folder.name}."))
            if number is not None and aside.is_dir():
                numbered.append((int(number.group(1)), aside))
    return max(numbered)[1] if numbered else None
