"""Files that are either wholly there or not at all, even when the power goes."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import stat
import sys
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_LEFTOVER_AGE_S = 3600.0
_serial = itertools.count()


def write_durably(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``: afterwards it holds all of it, before that all of the old.

    Makes missing folders. Goes through a temporary file in the same folder; file and folder
    are flushed to the disk.

    :raises Trouble: ``disk-full``, ``read-only``, ``disk-error`` or ``cannot-write``.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{next(_serial)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_and_flush(temporary, content)
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        flush_folder(path.parent)
    except OSError as error:
        raise disk_trouble(error, path) from error
    _sweep_leftovers(path)


def read_small(path: Path, most_bytes: int) -> bytes:
    """The whole of a small file.

    :raises OSError: it is not there, or cannot be read.
    :raises ValueError: it is longer than ``most_bytes``: damaged, or none of ours.
    """
    with path.open("rb") as file:
        content = file.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise ValueError(f"more than {most_bytes} bytes")
    return content


def read_beginning(path: Path, most_bytes: int) -> bytes | None:
    """What a plain file of somebody else's begins with, one byte more than ``most_bytes`` at the
    most, so that it can be told to be too long; None for whatever else goes by that name.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        with path.open("rb") as file:
            return file.read(most_bytes + 1)
    except OSError:
        return None


def set_aside(path: Path) -> Path:
    """Rename a damaged file to ``<name>.damaged-<n>`` beside it; overwrites nothing.

    Returns the new path.

    :raises Trouble: when the folder does not let itself be changed.
    """
    for number in itertools.count(1):
        aside = path.with_name(f"{path.name}.damaged-{number}")
        if not os.path.lexists(aside):
            break
    try:
        path.rename(aside)
        flush_folder(path.parent)
    except OSError as error:
        raise disk_trouble(error, path) from error
    return aside


def flush_folder(folder: Path) -> None:
    """Make renames and new names in ``folder`` survive a power cut.

    :raises OSError: when the disk refuses.
    """
    if sys.platform == "win32":
        return  # Windows has no such call; NTFS keeps its own journal of names.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some file systems cannot
            raise
    finally:
        os.close(descriptor)


def disk_trouble(error: OSError, path: Path) -> Trouble:
    """The kind words for what a disk refused, about the file at ``path``."""
    name = path.name
    if error.errno in _FULL:
        return Trouble(
            "disk-full",
            Words(f"磁盘已满，“{name}”没有存下。", f"The disk is full; “{name}” was not stored."),
            Words("请删除不用的文件，腾出空间。", "Please delete unused files to make room."),
        )
    if error.errno in _FORBIDDEN:
        return Trouble(
            "read-only",
            Words(
                f"数据文件夹不可写，“{name}”没有存下。",
                f"The data folder cannot be written; “{name}” was not stored.",
            ),
            Words(
                f"请检查文件夹“{path.parent}”的权限，或换一个数据文件夹（--data）。",
                f"Please check the permissions of “{path.parent}”, or name another (--data).",
            ),
        )
    if error.errno == errno.EIO:
        return Trouble(
            "disk-error",
            Words(f"磁盘读写出错：“{name}”。", f"The disk reports an error at “{name}”."),
            Words("请备份数据并更换磁盘。", "Please back up the data and replace the disk."),
        )
    reason = error.strerror or type(error).__name__
    return Trouble(
        "cannot-write",
        Words(f"“{name}”无法存下（{reason}）。", f"“{name}” cannot be stored ({reason})."),
        Words(
            f"请检查数据文件夹“{path.parent}”。", f"Please check the data folder “{path.parent}”."
        ),
    )


def _write_and_flush(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sweep_leftovers(path: Path) -> None:
    # A power cut between writing and renaming leaves one; age is measured between files of the
    # same disk, so that a wrong clock cannot make another writer's file look old.
    with contextlib.suppress(OSError):
        now_s = path.stat().st_mtime
        for leftover in path.parent.glob(f".{path.name}.*.tmp"):
            if now_s - leftover.stat().st_mtime > _LEFTOVER_AGE_S:
                leftover.unlink()
