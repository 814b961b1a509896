"""Reading files from a stick that may hold anything at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_FLAGS = (
    "O_NOFOLLOW",
    "O_NONBLOCK",
    "O_BINARY",
    "O_NOCTTY",
    "O_CLOEXEC",
)  # each where there is one

# Windows: symbolic links and junctions. Other reparse points are plain files to us.
_LINK_TAGS = frozenset({0xA000000C, 0xA0000003})


def read_small(path: Path, most_bytes: int) -> bytes | None:
    """The content of a plain file of at most ``most_bytes``; ``None`` for anything else.

    A stick that is pulled meanwhile is the same as no file.
    """
    try:
        return read_whole(path, most_bytes)
    except (OSError, ValueError):  # ValueError: a name that no file system can have
        return None


def read_whole(path: Path, most_bytes: int) -> bytes | None:
    """The content of a plain file of at most ``most_bytes``; ``None`` for anything else.

    :raises OSError: when it is not there, or the disk does not give it.
    """
    descriptor = open_plain(path)
    if descriptor is None:
        return None
    with os.fdopen(descriptor, "rb") as file:
        if os.fstat(file.fileno()).st_size > most_bytes:
            return None
        content = file.read(most_bytes + 1)
    return content if len(content) <= most_bytes else None


def open_plain(path: Path) -> int | None:
    """A descriptor to read a plain file; ``None`` for anything else that lies there.

    A link, a pipe or a device in its place is not opened for reading, so that nothing waits or
    leads elsewhere.

    :raises OSError: when it is not there, or the disk does not give it.
    """
    if not is_plain(path.lstat()):
        return None
    flags = os.O_RDONLY
    for name in _FLAGS:
        flags |= getattr(os, name, 0)
    descriptor = os.open(path, flags)
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def read_piece(descriptor: int, offset_bytes: int, size_bytes: int) -> bytes:
    """So many bytes of an open file; fewer only where it ends.

    :raises OSError: when the disk does not give them.
    """
    pieces: list[bytes] = []
    while size_bytes > 0:
        piece = _read_at(descriptor, offset_bytes, size_bytes)
        if not piece:
            break
        pieces.append(piece)
        offset_bytes += len(piece)
        size_bytes -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def piece_of(path: Path, offset_bytes: int, size_bytes: int) -> bytes:
    """So many bytes of the file at ``path``; fewer only where it ends, none if it is no plain one.

    :raises OSError: when the disk does not give them.
    """
    descriptor = open_plain(path)
    if descriptor is None:
        return b""
    try:
        return read_piece(descriptor, offset_bytes, size_bytes)
    finally:
        os.close(descriptor)


def forget(descriptor: int, offset_bytes: int = 0, size_bytes: int = 0) -> None:
    """Let the system forget what it holds of an open file (0: to its end), where it can: what is
    read back then comes from the stick itself.
    """
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, offset_bytes, size_bytes, os.POSIX_FADV_DONTNEED)


def is_plain(facts: os.stat_result) -> bool:
    """Whether an ``lstat`` tells of a plain file, and no link to one."""
    return stat.S_ISREG(facts.st_mode) and not _is_link(facts)


def is_folder(facts: os.stat_result) -> bool:
    """Whether an ``lstat`` tells of a folder, and no link or junction to one."""
    return stat.S_ISDIR(facts.st_mode) and not _is_link(facts)


def _is_link(facts: os.stat_result) -> bool:
    return getattr(facts, "st_reparse_tag", 0) in _LINK_TAGS


def _read_at(descriptor: int, offset_bytes: int, size_bytes: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, size_bytes, offset_bytes)
    os.lseek(descriptor, offset_bytes, os.SEEK_SET)  # each reading has a descriptor of its own
    return os.read(descriptor, size_bytes)
