"""Files of a report put where somebody wants them: on a stick, in a folder. All of them or none.

Each goes to a name that nobody reads, is flushed, read back and compared (many cheap sticks are
smaller than they claim); only when all are there they get their names. What is there already,
byte for byte, is left alone.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.files import flush_folder
from kiosk.core.words import Words

LAYOUT = ("KEPU", "reports")
"""Folders on a stick."""
_MARK = ".kepu-"
_PIECE_BYTES = 1 << 18
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})

Tell = Callable[[float], None]
"""Hears how much of it is done, from 0 to 1."""


class ReportFile(NamedTuple):
    """A file that is to be: its name, and what is in it."""

    name: str
    content: bytes


class CalledOff(Exception):  # noqa: N818 - somebody wanted it
    """It was called off; nothing was left."""


def stick_folder(root: Path) -> Path:
    """``KEPU/reports`` of a stick, in whatever case it is there; makes nothing.

    :raises Trouble: ``target-gone``: the stick is not there (a folder made in its place would be
        on this machine's own disk).
    """
    if not root.is_dir():
        raise _trouble(FileNotFoundError(errno.ENOENT, "gone"), root)
    folder = root
    for name in LAYOUT:
        folder = _found(folder, name) or folder / name
    return folder


def put_files(
    folder: Path,
    files: Sequence[ReportFile],
    tell: Tell = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Put all files into ``folder``, which is made unless it is there; returns their paths.

    :raises CalledOff: ``cancelled`` said so; no new file is left.
    :raises Trouble: ``target-full``, ``target-read-only``, ``target-gone``, ``target-lies``,
        ``file-open`` (another program holds a file of that name) or ``target-refuses``.
    """
    made: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    try:
        with _told(folder):
            _make(folder, made)
            _sweep(folder)
        done, whole = 0, sum(len(each.content) for each in files) or 1
        for each in files:
            path = folder / each.name
            with _told(path):
                if not _holds(path, each.content):
                    temporary = folder / f"{_MARK}{each.name}.tmp"
                    waiting.append((temporary, path))
                    _write(temporary, each.content, cancelled)
                    if not _holds(temporary, each.content):
                        raise _lies()
            done += len(each.content)
            tell(done / whole)
        if cancelled():
            raise CalledOff
        _name(folder, waiting)
    except BaseException:
        _tidy(waiting, made)
        raise
    return tuple(folder / each.name for each in files)


def _name(folder: Path, waiting: Sequence[tuple[Path, Path]]) -> None:
    """Give the files their names. Those that replace one come first: where another program holds
    it, nothing has been changed yet.
    """
    for temporary, path in sorted(waiting, key=lambda pair: not pair[1].exists()):
        try:
            temporary.replace(path)
        except PermissionError as error:
            raise _open_elsewhere(path) from error
        except OSError as error:
            raise _trouble(error, path) from error
    with _told(folder):
        flush_folder(folder)


def _write(path: Path, content: bytes, cancelled: Callable[[], bool]) -> None:
    with path.open("wb") as file:
        for start in range(0, len(content), _PIECE_BYTES):
            if cancelled():
                raise CalledOff
            file.write(content[start : start + _PIECE_BYTES])
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):  # so that reading back asks the stick, not the memory
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _holds(path: Path, content: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(content) + 1) == content
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        return False


def _make(folder: Path, made: list[Path]) -> None:
    """Make the folder and what is missing above it; notes what was made."""
    missing: list[Path] = []
    at = folder
    while not at.is_dir():
        missing.append(at)
        if at.parent == at:
            break
        at = at.parent
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


def _sweep(folder: Path) -> None:
    """Remove what a writing that was cut off has left."""
    for left in folder.glob(f"{_MARK}*.tmp"):
        with contextlib.suppress(OSError):
            left.unlink()


def _tidy(waiting: Sequence[tuple[Path, Path]], made: Sequence[Path]) -> None:
    for temporary, _ in waiting:
        with contextlib.suppress(OSError):
            temporary.unlink()
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            folder.rmdir()  # only an empty one goes


def _found(folder: Path, name: str) -> Path | None:
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError:
        return None
    return next((folder / each for each in names if each.casefold() == name.casefold()), None)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _trouble(error, path) from error


def _trouble(error: OSError, path: Path) -> Trouble:
    name = path.name
    if error.errno in _FULL:
        return Trouble(
            "target-full",
            Words(
                f"U盘或磁盘已满，“{name}”没有存下。", f"The stick is full; “{name}” is not on it."
            ),
            Words(
                "请腾出 10 MB 空间，或换一个U盘。", "Please make room for 10 MB, or take another."
            ),
        )
    if error.errno in _FORBIDDEN:
        return Trouble(
            "target-read-only",
            Words(f"“{path.parent}”不能写入。", f"“{path.parent}” cannot be written."),
            Words(
                "请打开U盘的写保护开关，或换一个U盘或文件夹。",
                "Please release the stick's lock, or take another stick or folder.",
            ),
        )
    if isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
        return Trouble(
            "target-refuses",
            Words(f"“{path}”处已有别的东西。", f"Something else is in the way at “{path}”."),
            Words("请换一个文件夹，或移走它。", "Please name another folder, or move it away."),
        )
    if isinstance(error, FileNotFoundError) or error.errno in (errno.EIO, errno.ENODEV):
        return Trouble(
            "target-gone",
            Words("U盘或文件夹不见了，月报没有存下。", "The stick is gone; nothing was stored."),
            Words("请重新插好U盘，再做一次。", "Please put the stick in again and repeat."),
        )
    reason = error.strerror or type(error).__name__
    return Trouble(
        "target-refuses",
        Words(f"“{name}”无法存下（{reason}）。", f"“{name}” cannot be stored ({reason})."),
        Words("请换一个U盘或文件夹再试。", "Please try another stick or folder."),
    )


def _open_elsewhere(path: Path) -> Trouble:
    return Trouble(
        "file-open",
        Words(
            f"“{path.name}”正被别的程序打开，没有换成新的。",
            f"Another program has “{path.name}” open; it was not replaced.",
        ),
        Words("请关闭表格程序里的这个文件，再做一次。", "Please close it there and repeat."),
    )


def _lies() -> Trouble:
    return Trouble(
        "target-lies",
        Words("从U盘读回来的和写进去的不一样。", "What is read back is not what was written."),
        Words("请换一个好的U盘。", "Please take a good stick."),
    )
