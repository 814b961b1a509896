"""What an intake has done for certain: one line each, appended; a torn last line is no line.

A line is ``<crc32 in 8 hex digits> <JSON>``. A line may be lost in a power cut (then a part is
copied once more), but none stands there before what it says is durable.
"""

from __future__ import annotations

import json
import threading
import zlib
from pathlib import Path
from typing import Any

from kiosk.bundles.intake.disk import Disk
from kiosk.core.errors import Trouble
from kiosk.core.words import Words

_MOST_BYTES = 64 * 1024**2


class Journal:
    """The journal at ``path``, read once. Appended to from two threads."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = path
        self._disk = disk
        self._lock = threading.Lock()
        self.parts: dict[str, int] = {}
        """By exhibit: how many of its parts lie durably in its staged files."""
        self.sound: set[str] = set()
        """Exhibits whose staged files have been read again, and hold."""
        self.trials = 0
        """How often a trial was begun, and neither came to its end nor was broken off."""
        self.placed = False
        """Whether the store may have it on trial."""
        self.discarding: Trouble | None = None
        """Why all of it is being thrown away; None when it is not."""
        self._torn = False
        self._kept = self._read()
        self._end = len(self._kept)

    def copied(self, parts: dict[str, int]) -> None:
        """So many parts of these exhibits are durable."""
        self._append({"copied": parts})
        self.parts.update(parts)

    def checked(self, exhibit: str) -> None:
        """That exhibit has been read again, and holds."""
        self._append({"checked": exhibit})
        self.sound.add(exhibit)

    def forget(self, exhibit: str) -> None:
        """That exhibit is copied from its beginning again."""
        self._append({"forget": exhibit}, durably=True)
        self._forget(exhibit)

    def try_once(self) -> None:
        """A trial begins."""
        self._append({"trial": 1}, durably=True)
        self.trials += 1

    def try_not(self) -> None:
        """The trial that began does not count: it was broken off, and not by what it tried."""
        self._append({"trial": -1}, durably=True)
        self.trials -= 1

    def place(self) -> None:
        """The store is about to take it, on trial."""
        self._append({"placed": 1}, durably=True)
        self.placed = True

    def discard(self, why: Trouble) -> None:
        """From now on everything is only thrown away."""
        what, step = why.what, why.next_step
        told = [why.code, what.zh, what.en, step.zh, step.en]
        self._append({"discard": told}, durably=True)
        self.discarding = why

    def _append(self, line: dict[str, Any], *, durably: bool = False) -> None:
        text = json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode()
        whole = b"%08x %s\n" % (zlib.crc32(text), text)
        with self._lock:
            if self._torn:  # what stands behind a torn line must never be read again
                self._disk.replace(self.path, self._kept)
                self._torn = False
            self._disk.write_at(str(self.path), self._end, whole)
            self._end += len(whole)
            if durably:
                self._disk.keep([str(self.path)], [str(self.path.parent)])

    def _read(self) -> bytes:
        """Returns the lines that hold, up to the first that does not."""
        end = 0
        try:
            with self.path.open("rb") as file:
                content = file.read(_MOST_BYTES)
        except FileNotFoundError:
            return b""
        for line in content.splitlines(keepends=True):
            try:
                self._take(_checked(line))
            except (ValueError, KeyError, TypeError, AttributeError):
                break
            end += len(line)
        self._torn = end < len(content)
        return content[:end]

    def _take(self, line: dict[str, Any]) -> None:
        match line:
            case {"copied": dict(parts)}:
                self.parts.update({str(id): int(count) for id, count in parts.items()})
            case {"checked": str(id)}:
                self.sound.add(id)
            case {"forget": str(id)}:
                self._forget(id)
            case {"trial": int(by)}:
                self.trials += by
            case {"placed": _}:
                self.placed = True
            case {"discard": [str(code), str(zh), str(en), str(zh_next), str(en_next)]}:
                self.discarding = Trouble(code, Words(zh, en), Words(zh_next, en_next))
            case _:
                raise ValueError("no line of ours")

    def _forget(self, id: str) -> None:
        self.parts.pop(id, None)
        self.sound.discard(id)


def _checked(line: bytes) -> dict[str, Any]:
    crc, _, text = line.rstrip(b"\n").partition(b" ")
    if not line.endswith(b"\n") or int(crc, 16) != zlib.crc32(text):
        raise ValueError("a torn line")
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("no line of ours")
    return found
