"""One intake at a time on one data folder; the system lets go of it when the process dies."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.file_lock import lock_now
from kiosk.core.files import disk_trouble
from kiosk.core.words import Words

LOCK_NAME = "intake.lock"

_BUSY = Trouble(
    "intake-busy",
    Words("另一个安装正在进行。", "Another installation is going on."),
    Words("请等它装完再试。", "Please try again when it is done."),
)


@contextlib.contextmanager
def alone(content: Path) -> Iterator[None]:
    """Hold the lock of the content folder, or of that of the programs; its empty file stays.

    :raises Trouble: ``intake-busy``, or what the disk said.
    """
    path = content / LOCK_NAME
    try:
        content.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise disk_trouble(error, path) from error
    try:
        if not lock_now(descriptor):
            raise _BUSY
        yield
    finally:
        os.close(descriptor)


def is_busy(content: Path) -> bool:
    """Whether an intake runs now, in whichever process."""
    if not (content / LOCK_NAME).exists():
        return False
    try:
        with alone(content):
            return False
    except Trouble:
        return True
