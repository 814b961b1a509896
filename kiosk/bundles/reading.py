"""Reading a small file from a stick that may hold anything at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def read_small(path: Path, most_bytes: int) -> bytes | None:
    """The content of a plain file of at most ``most_bytes``; ``None`` for anything else.

    A link, a pipe or a device in its place is not opened for reading, so that nothing waits or
    leads elsewhere. A stick that is pulled meanwhile is the same as no file.
    """
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_NOCTTY"):  # each where there is one
        flags |= getattr(os, name, 0)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        descriptor = os.open(path, flags)
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_size > most_bytes:
                return None
            content = file.read(most_bytes + 1)
    except (OSError, ValueError):  # ValueError: a name that no file system can have
        return None
    return content if len(content) <= most_bytes else None
