"""The two folders of a stick that counts travel in: ``KEPU/out`` and ``KEPU/in``.

A stick can be pulled between any two operations, be full, be write-protected or be worn out: each
of these is a :class:`Trouble` with a sentence, and leaves nothing half. A file gets its name only
when all of it is on the stick, and is then read once more. Names are FAT's: ASCII, in any case.
"""

from __future__ import annotations

import itertools
import os
import re
import stat
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, flush_folder, write_durably
from kiosk.core.words import Words

LAYOUT, OUT, IN = "KEPU", "out", "in"
MOST_NAMES = 10_000
"""So many names of a folder are looked at; no stick of ours has a tenth of it."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,99}\.[a-z]{3,4}")
_AGAIN = Words("请拔出来再插一次，或换一个 U 盘。", "Plug it in anew, or take another stick.")


class StickFiles:
    """The stick whose root is ``root``. What is plugged in there later is another one."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._mounted = _mounted(root)
        self._seen: dict[str, dict[str, Path]] = {}  # by folder, as it was last listed

    def names(self, folder: str, ending: str) -> tuple[str, ...]:
        """Names of the plain files of ours in ``folder`` with that ending, in lower case, sorted.

        :raises Trouble: ``stick-gone`` or ``stick-worn``.
        """
        self._seen.pop(folder, None)
        return tuple(sorted(name for name in self._listed(folder) if name.endswith(ending)))

    def read(self, folder: str, name: str, most_bytes: int) -> bytes | None:
        """A whole file; None when it is not there, no plain file, or larger than that.

        :raises Trouble: ``stick-gone`` or ``stick-worn``.
        """
        path = self._listed(folder).get(name)
        return None if path is None else self._read(path, most_bytes)

    def write(self, folder: str, name: str, content: bytes) -> bool:
        """Put a file there; says whether that was needed: not where the same lies already.

        :raises Trouble: ``stick-full``, ``stick-read-only``, ``stick-gone`` or ``stick-worn``;
            then no half of it is there.
        """
        if _NAME.fullmatch(name) is None:
            raise ValueError(name)
        before = self._listed(folder).get(name)
        if before is not None and self._read(before, len(content)) == content:
            return False
        try:
            path = before or self._make(folder) / name
            self._stand()
            write_durably(path, content)
        except OSError as error:
            raise self._trouble(error) from error
        except Trouble as trouble:
            raise self._told(trouble) from trouble
        if self._read(path, len(content)) != content:
            raise _worn()
        self._listed(folder)[name] = path
        return True

    def remove(self, folder: str, name: str) -> None:
        """Take a file away; one that is not there is no trouble.

        :raises Trouble: as :meth:`write`.
        """
        path = self._listed(folder).get(name)
        if path is None:
            return
        try:
            path.unlink(missing_ok=True)
            flush_folder(path.parent)
        except OSError as error:
            raise self._trouble(error) from error

    # Below the names.

    def _listed(self, folder: str) -> dict[str, Path]:
        """Once for each time its names are asked for: a folder of a thousand is read slowly."""
        self._stand()
        if folder in self._seen:
            return self._seen[folder]
        at: Path | None = self._root
        try:
            for step in (LAYOUT, folder):
                at = _named(at, step) if at is not None else None
            found = {} if at is None else _plain_files(at)
        except OSError as error:
            raise self._trouble(error) from error
        if not found:
            self._stand()  # an empty folder, or one whose stick has just left
        self._seen[folder] = found
        return found

    def _make(self, folder: str) -> Path:
        at = self._root
        for step in (LAYOUT, folder):
            inside = _named(at, step)
            if inside is None:
                self._stand()  # never on the folder that the stick was mounted on
                inside = at / step
                inside.mkdir()
                flush_folder(at)
            at = inside
        return at

    def _read(self, path: Path, most_bytes: int) -> bytes | None:
        """From the medium where the system can be made to, not from what it remembers."""
        try:
            descriptor = os.open(path, os.O_RDONLY | _NO_LINKS)
        except FileNotFoundError:
            self._stand()
            return None
        except OSError as error:
            raise self._trouble(error) from error
        try:
            facts = os.fstat(descriptor)
            if not stat.S_ISREG(facts.st_mode) or facts.st_size > most_bytes:
                return None
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            with os.fdopen(os.dup(descriptor), "rb") as file:
                content = file.read(most_bytes + 1)
        except OSError as error:
            raise self._trouble(error) from error
        finally:
            os.close(descriptor)
        return content if len(content) <= most_bytes else None

    def _stand(self) -> None:
        """The folder where a stick was mounted may still be there when the stick is not."""
        if self._mounted is None or _mounted(self._root) != self._mounted:
            raise _gone()

    def _trouble(self, error: OSError) -> Trouble:
        return self._told(disk_trouble(error, self._root))

    def _told(self, trouble: Trouble) -> Trouble:
        """What the disk said, in words about a stick."""
        if self._mounted is None or _mounted(self._root) != self._mounted:
            return _gone()
        if trouble.code == "disk-full":
            return Trouble(
                "stick-full",
                Words("U 盘满了，没有存完。", "The stick is full; not everything was stored."),
                Words("请删除 U 盘上不用的文件，或换一个。", "Make room on it, or take another."),
            )
        if trouble.code == "read-only":
            return Trouble(
                "stick-read-only",
                Words(
                    "U 盘是只读的，什么也没有存。",
                    "The stick can only be read; nothing was stored.",
                ),
                Words(
                    "请关掉写保护开关，或换一个。",
                    "Switch its write protection off, or take another.",
                ),
            )
        return _worn()


# Not followed where the system can be told so (Windows cannot): the open file is looked at.
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _mounted(root: Path) -> tuple[int, int] | None:
    """What tells the stick from the empty folder it was mounted on."""
    try:
        facts = root.stat()
    except OSError:
        return None
    return (facts.st_dev, facts.st_ino) if stat.S_ISDIR(facts.st_mode) else None


def _named(folder: Path, name: str) -> Path | None:
    """The folder of that name, in any case; the exact name first."""
    with os.scandir(folder) as entries:
        found = {
            entry.name: Path(entry.path)
            for entry in itertools.islice(entries, MOST_NAMES)
            if entry.name.lower() == name.lower() and entry.is_dir(follow_symlinks=False)
        }
    return found.get(name) or next((found[each] for each in sorted(found)), None)


def _plain_files(folder: Path) -> dict[str, Path]:
    with os.scandir(folder) as entries:
        return {
            entry.name.lower(): Path(entry.path)
            for entry in itertools.islice(entries, MOST_NAMES)
            if _NAME.fullmatch(entry.name.lower()) and entry.is_file(follow_symlinks=False)
        }


def _gone() -> Trouble:
    return Trouble(
        "stick-gone",
        Words("U 盘拔掉了，没有存完。", "The stick was pulled; not everything was stored."),
        Words("再插上，从头来一次就行。", "Plug it in and do it again; nothing is lost."),
    )


def _worn() -> Trouble:
    return Trouble(
        "stick-worn",
        Words("U 盘读写出错，没有存完。", "The stick has errors; not everything was stored."),
        _AGAIN,
    )
