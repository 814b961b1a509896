"""Two pictures in a mapped file: the child draws into one while the window reads the other.

Layout (little-endian): ``KEPU``, width, height, the number of the newest picture; the number of the
last one that the window is done with; for each of the two pictures a sequence counter; then the
pictures, ``BGRA`` (QImage's ``Format_RGB32``), the first at byte 4096. Picture n lies in place
n % 2. Its counter is odd while it is drawn and ``2 * n`` when it stands: a reader that finds
another number before or after its copy has a torn picture and throws it away. The child besides
draws picture n + 1 only when the window is done with n - 1: so that does not happen between them.

No Qt, no pygame. A mapped file and not ``multiprocessing.shared_memory``, whose resource tracker
removes the block under a child that attaches (Python 3.11).
"""

from __future__ import annotations

import contextlib
import errno
import mmap
import os
import re
import secrets
import struct
import sys
import tempfile
from pathlib import Path

MAGIC = b"KEPU"
HEAD = struct.Struct("<4sIII")
TAKEN_AT = 32
COUNTERS_AT = 64
COUNTER = struct.Struct("<Q")
PICTURES_AT = 4096
BYTES_PER_PIXEL = 4
PREFIX = "kepu-kiosk-picture-"
_NAME = re.compile(rf"{PREFIX}(\d+)-[0-9a-f]+$")


def picture_folder() -> Path:
    """Where mapped files go: memory itself where the system has a folder for it, else temp."""
    shared = Path("/dev/shm")
    if sys.platform == "linux" and os.access(shared, os.W_OK | os.X_OK):
        return shared
    return Path(tempfile.gettempdir())


def remove_stale(folder: Path) -> int:
    """Remove the mapped files of kiosks that are no more (power cut, kill); returns how many."""
    removed = 0
    with contextlib.suppress(OSError):
        for path in folder.glob(PREFIX + "*"):
            named = _NAME.match(path.name)
            if named and not _is_alive(int(named[1])):
                with contextlib.suppress(OSError):
                    path.unlink()
                    removed += 1
    return removed


def _is_alive(pid: int) -> bool:
    if pid == os.getpid():
        return True
    if sys.platform == "win32":
        return False  # an open mapped file cannot be removed there: trying is asking
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    return True


class Block:
    """A mapped file with two pictures. Made by the window, attached to by the child.

    Raises:
        OSError: there is no room for it, or (attaching) it is not such a file.
    """

    def __init__(self, path: Path, width_px: int, height_px: int, memory: mmap.mmap) -> None:
        self.path = path
        self.width_px = width_px
        self.height_px = height_px
        self._memory = memory
        self._size = width_px * height_px * BYTES_PER_PIXEL
        self._named = True

    @classmethod
    def make(cls, folder: Path, width_px: int, height_px: int) -> Block:
        """A new file in ``folder``, its pages really there: no write can fail later."""
        path = folder / f"{PREFIX}{os.getpid()}-{secrets.token_hex(6)}"
        length = PICTURES_AT + 2 * width_px * height_px * BYTES_PER_PIXEL
        handle = os.open(
            path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        try:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(handle, 0, length)
            else:
                os.ftruncate(handle, length)
            memory = mmap.mmap(handle, length)
        except BaseException:
            with contextlib.suppress(OSError):
                path.unlink()
            raise
        finally:
            os.close(handle)
        HEAD.pack_into(memory, 0, MAGIC, width_px, height_px, 0)
        return cls(path, width_px, height_px, memory)

    @classmethod
    def attach(cls, path: Path) -> Block:
        """The file that the other process made."""
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            memory = mmap.mmap(handle, 0)
        except ValueError as error:  # an empty file
            raise OSError(errno.EINVAL, "not a block of pictures", str(path)) from error
        finally:
            os.close(handle)
        width_px, height_px = cls._size_in(memory)
        if not width_px:
            memory.close()
            raise OSError(errno.EINVAL, "not a block of pictures", str(path))
        return cls(path, width_px, height_px, memory)

    @staticmethod
    def _size_in(memory: mmap.mmap) -> tuple[int, int]:
        """The size of the pictures in such a file; zero by zero if it is another file."""
        if len(memory) <= PICTURES_AT:
            return 0, 0
        magic, width_px, height_px, _ = HEAD.unpack_from(memory, 0)
        length = PICTURES_AT + 2 * width_px * height_px * BYTES_PER_PIXEL
        return (width_px, height_px) if (magic, length) == (MAGIC, len(memory)) else (0, 0)

    def forget_name(self) -> None:
        """Both have it open: take its name away where the system can, so that nothing stays."""
        if sys.platform != "win32":
            self._unlink()

    def close(self) -> None:
        """Give it back; whoever made it also removes the file."""
        with contextlib.suppress(BufferError):  # a drawing surface may still hold it
            self._memory.close()

    def remove(self) -> bool:
        """Close it and remove the file, if it still has a name. Whether it has none now: Windows
        refuses while the child has it open, and it is to be tried again.
        """
        self.close()
        self._unlink()
        return not self._named

    def _unlink(self) -> None:
        if self._named:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
                self._named = False

    # The child's side.

    def place(self, number: int) -> memoryview:
        """The bytes of picture ``number``, to be drawn into."""
        start = PICTURES_AT + number % 2 * self._size
        return memoryview(self._memory)[start : start + self._size]

    @property
    def taken(self) -> int:
        """The number of the last picture that the window is done with; 0 before the first."""
        return int(COUNTER.unpack_from(self._memory, TAKEN_AT)[0])

    def begin(self, number: int) -> None:
        """Picture ``number`` (from 1) is going to be drawn."""
        COUNTER.pack_into(self._memory, COUNTERS_AT + number % 2 * COUNTER.size, 2 * number - 1)

    def finish(self, number: int) -> None:
        """Picture ``number`` stands."""
        COUNTER.pack_into(self._memory, COUNTERS_AT + number % 2 * COUNTER.size, 2 * number)
        HEAD.pack_into(self._memory, 0, MAGIC, self.width_px, self.height_px, number & 0xFFFFFFFF)

    # The window's side.

    @property
    def newest(self) -> int:
        """The number of the newest picture that stands; 0 before the first."""
        return int(HEAD.unpack_from(self._memory, 0)[3])

    def copy_into(self, target: memoryview[int], number: int) -> bool:
        """Copy picture ``number`` into ``target``; False if it is not, or no longer, that one."""
        if self._counter(number) != 2 * number:
            return False
        start = PICTURES_AT + number % 2 * self._size
        target[:] = memoryview(self._memory)[start : start + self._size]
        return self._counter(number) == 2 * number

    def take(self, number: int) -> None:
        """Be done with picture ``number`` and those before it."""
        COUNTER.pack_into(self._memory, TAKEN_AT, number)

    def _counter(self, number: int) -> int:
        return int(COUNTER.unpack_from(self._memory, COUNTERS_AT + number % 2 * COUNTER.size)[0])
