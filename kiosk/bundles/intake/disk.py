"""What an intake does to the disk, as few plain calls: tests put one in between that fails.

Files and names are safe after :meth:`Disk.keep`; before that a power cut may take either.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from kiosk.core.files import flush_folder, write_durably

CHUNK_BYTES = 1024**2
_ONE_BY_ONE = 8
"""More files than this are made durable together, where the system has a call for it."""
_WRITE = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Disk(Protocol):
    """Every method may raise OSError."""

    def make_folder(self, folder: Path) -> None:
        """With those above it; one that is there is fine."""
        ...

    def write_at(self, path: Path, offset_bytes: int, content: memoryview | bytes) -> None:
        """Write into a file, which is made when it is missing."""
        ...

    def keep(self, files: Iterable[Path], folders: Iterable[Path]) -> None:
        """Make files durable, and the names in ``folders``."""
        ...

    def reread(self, path: Path, offset_bytes: int, size_bytes: int) -> Iterator[memoryview]:
        """Read through a fresh handle, from the disk itself where the system lets us."""
        ...

    def replace(self, path: Path, content: bytes) -> None:
        """Replace a small file, durably."""
        ...

    def move(self, old: Path, new: Path) -> None:
        """Give a folder or file another name; ``new`` must not be there."""
        ...

    def remove(self, path: Path) -> None:
        """Remove a file, or a folder with all that is in it; one that is missing is fine."""
        ...

    def free_bytes(self, folder: Path) -> int | None:
        """How much room is left; None when nobody knows."""
        ...


class RealDisk:
    """The machine's own disk."""

    def make_folder(self, folder: Path) -> None:
        """With those above it."""
        folder.mkdir(parents=True, exist_ok=True)

    def write_at(self, path: Path, offset_bytes: int, content: memoryview | bytes) -> None:
        """Open, write, close: nothing is held open, so that a whole folder can be moved."""
        descriptor = os.open(path, _WRITE, 0o644)
        try:
            if offset_bytes:
                os.lseek(descriptor, offset_bytes, os.SEEK_SET)
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)

    def keep(self, files: Iterable[Path], folders: Iterable[Path]) -> None:
        """Few files one by one; many at once, by one call for the file system (Linux)."""
        listed, places = list(files), list(folders)
        if len(listed) + len(places) > _ONE_BY_ONE and _syncfs() is not None:
            self._keep_all(listed[0].parent if listed else places[0])
            return
        if len(listed) > 1:
            with ThreadPoolExecutor(4) as pool:
                list(pool.map(_flush, listed))
        else:
            for path in listed:
                _flush(path)
        for folder in places:
            flush_folder(folder)

    def _keep_all(self, folder: Path) -> None:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if _syncfs()(descriptor) != 0:
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), str(folder))
        finally:
            os.close(descriptor)

    def reread(self, path: Path, offset_bytes: int, size_bytes: int) -> Iterator[memoryview]:
        """The pages are dropped first (they are durable), and again afterwards: an old PC's
        memory is for the kiosk, not for a film that is only passing through.
        """
        buffer = bytearray(min(CHUNK_BYTES, max(size_bytes, 1)))
        with path.open("rb", buffering=0) as file:
            _drop_pages(file.fileno(), offset_bytes, size_bytes)
            if offset_bytes:
                file.seek(offset_bytes)
            left = size_bytes
            while left:
                got = file.readinto(memoryview(buffer)[: min(left, len(buffer))])
                if not got:
                    return
                left -= got
                yield memoryview(buffer)[:got]
            _drop_pages(file.fileno(), offset_bytes, size_bytes)

    def replace(self, path: Path, content: bytes) -> None:
        """Through a temporary file."""
        write_durably(path, content)

    def move(self, old: Path, new: Path) -> None:
        """Not durable before :meth:`keep`."""
        old.rename(new)

    def remove(self, path: Path) -> None:
        """A link is removed, not what it leads to."""
        if path.is_symlink() or path.is_file():
            path.unlink(missing_ok=True)
        elif path.exists():
            with contextlib.suppress(FileNotFoundError):
                shutil.rmtree(path)

    def free_bytes(self, folder: Path) -> int | None:
        """Of the nearest folder above that is there."""
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        try:
            return shutil.disk_usage(folder).free
        except OSError:
            return None


def _flush(path: Path) -> None:
    # Windows flushes only handles that may write.
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _drop_pages(descriptor: int, offset_bytes: int, size_bytes: int) -> None:
    if hasattr(os, "posix_fadvise"):  # Windows has nothing like it
        with contextlib.suppress(OSError):  # some file systems cannot
            os.posix_fadvise(descriptor, offset_bytes, size_bytes, os.POSIX_FADV_DONTNEED)


@cache
def _syncfs() -> Any:
    """syncfs(2): Linux since 2.6.39; it reports failed writes since 5.8."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
