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
from typing import Any, NamedTuple, Protocol

from kiosk.core.files import flush_folder, write_durably

CHUNK_BYTES = 1024**2
_ONE_BY_ONE = 8
"""More files than this are made durable together, where the system has a call for it."""
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Stretch(NamedTuple):
    """So many bytes of a file."""

    path: str
    offset_bytes: int
    size_bytes: int


class Disk(Protocol):
    """Every method may raise OSError."""

    def make_folder(self, folder: Path) -> None:
        """With those above it; one that is there is fine."""
        ...

    def write_at(self, path: str, offset_bytes: int, content: memoryview | bytes) -> None:
        """Write into a file, which is made when it is missing."""
        ...

    def keep(self, files: Iterable[str], folders: Iterable[str]) -> None:
        """Make files durable, and the names in ``folders``."""
        ...

    def expect(self, stretches: Iterable[Stretch]) -> None:
        """These durable stretches are read again next: from the disk itself, where the system
        lets us, and many at once, for a disk that has to seek. Never raises.
        """
        ...

    def reread(self, stretch: Stretch) -> Iterator[bytes]:
        """Read through a fresh handle."""
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

    def write_at(self, path: str, offset_bytes: int, content: memoryview | bytes) -> None:
        """Open, write, close: nothing is held open, so that a whole folder can be moved."""
        descriptor = os.open(path, _WRITE, 0o644)
        try:
            if offset_bytes:
                os.lseek(descriptor, offset_bytes, os.SEEK_SET)
            written = os.write(descriptor, content)
            while written < len(content):
                written += os.write(descriptor, memoryview(content)[written:])
        finally:
            os.close(descriptor)

    def keep(self, files: Iterable[str], folders: Iterable[str]) -> None:
        """Few files one by one; many at once, by one call for the file system (Linux)."""
        listed, places = list(files), list(folders)
        if len(listed) + len(places) > _ONE_BY_ONE and _syncfs() is not None:
            self._keep_all(Path(listed[0]).parent if listed else Path(places[0]))
            return
        if len(listed) > 1:
            with ThreadPoolExecutor(4) as pool:
                list(pool.map(_flush, listed))
        else:
            for path in listed:
                _flush(path)
        for folder in places:
            flush_folder(Path(folder))

    def _keep_all(self, folder: Path) -> None:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if _syncfs()(descriptor) != 0:
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), str(folder))
        finally:
            os.close(descriptor)

    def expect(self, stretches: Iterable[Stretch]) -> None:
        """Their pages are dropped from memory, all of them before any is asked for again: pages
        that have only just come would make the system look for them on every processor.
        """
        if not hasattr(os, "posix_fadvise"):  # Windows has nothing like it
            return
        opened: list[tuple[int, Stretch]] = []
        try:
            for one in stretches:
                with contextlib.suppress(OSError):  # reading it will say so
                    opened.append((os.open(one.path, _READ), one))
            for advice in (os.POSIX_FADV_DONTNEED, os.POSIX_FADV_WILLNEED):
                for descriptor, (_, offset, size) in opened:
                    with contextlib.suppress(OSError):  # some file systems cannot
                        os.posix_fadvise(descriptor, offset, size, advice)
        finally:
            for descriptor, _ in opened:
                os.close(descriptor)

    def reread(self, stretch: Stretch) -> Iterator[bytes]:
        """What is large is dropped from memory afterwards: an old PC's memory is for the kiosk,
        not for a film that is only passing through.
        """
        path, offset, left = stretch
        descriptor = os.open(path, _READ)
        try:
            if offset:
                os.lseek(descriptor, offset, os.SEEK_SET)
            while left:
                chunk = os.read(descriptor, min(left, CHUNK_BYTES))
                if not chunk:
                    return
                left -= len(chunk)
                yield chunk
            if hasattr(os, "posix_fadvise") and stretch.size_bytes >= CHUNK_BYTES:
                with contextlib.suppress(OSError):  # some file systems cannot
                    size = stretch.size_bytes
                    os.posix_fadvise(descriptor, offset, size, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)

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


def _flush(path: str) -> None:
    # Windows flushes only handles that may write.
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@cache
def _syncfs() -> Any:
    """syncfs(2): Linux since 2.6.39; it reports failed writes since 5.8."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
