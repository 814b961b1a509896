"""A disk that fails: dies, is full, refuses, or forgets at a power cut what was not flushed."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kiosk.bundles.intake.disk import RealDisk, Stretch


class PowerCut(BaseException):
    """The machine is off."""


class FaultyDisk(RealDisk):
    """Counts the operations that change something; before number ``at`` it does ``fault``.

    With ``after`` it does so at each later one too. ``half``: a write of that number is begun.
    """

    def __init__(
        self, at: int = 0, fault: Callable[[], None] = lambda: None, *, after: bool = False
    ) -> None:
        self.count = 0
        self.at = at
        self.fault = fault
        self.after = after
        self.free: int | None = 1 << 40

    def _step(self) -> bool:
        self.count += 1
        due = bool(self.at) and (self.count == self.at or (self.after and self.count > self.at))
        return due

    def make_folder(self, folder: Path) -> None:
        if self._step():
            self.fault()
        super().make_folder(folder)

    def write_at(self, path: str, offset_bytes: int, content: memoryview | bytes) -> None:
        if self._step():
            super().write_at(path, offset_bytes, bytes(content)[: len(content) // 2])
            self.fault()
        super().write_at(path, offset_bytes, content)

    def keep(self, files: Iterable[str], folders: Iterable[str]) -> None:
        if self._step():
            self.fault()
        super().keep(files, folders)

    def replace(self, path: Path, content: bytes) -> None:
        if self._step():
            self.fault()
        super().replace(path, content)

    def move(self, old: Path, new: Path) -> None:
        if self._step():
            self.fault()
        super().move(old, new)

    def remove(self, path: Path) -> None:
        """Removing a folder dies half-way."""
        if self._step():
            inside = sorted(path.rglob("*")) if path.is_dir() else []
            for one in [one for one in inside if one.is_file()][::2]:
                one.unlink()
            self.fault()
        super().remove(path)

    def free_bytes(self, folder: Path) -> int | None:
        return self.free


def refuse(number: int) -> Callable[[], None]:
    """A fault that the system tells by an error number."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


class ForgetfulDisk(FaultyDisk):
    """At number ``at`` the power is cut: what was not flushed is lost, shortened, or there after
    all, as the dice fall; names that were not flushed go back.
    """

    def __init__(self, dice: random.Random, at: int = 0) -> None:
        super().__init__(at, self._cut)
        self._dice = dice
        self._undo: list[tuple[str, Callable[[], None]]] = []

    def _cut(self) -> None:
        raise PowerCut

    def write_at(self, path: str, offset_bytes: int, content: memoryview | bytes) -> None:
        file = Path(path)
        before = file.read_bytes() if file.exists() else None
        self._undo.append((path, lambda: self._lose(file, before)))
        super().write_at(path, offset_bytes, content)

    def _lose(self, file: Path, before: bytes | None) -> None:
        if not file.exists() or self._dice.random() < 0.3:
            return
        if before is None and self._dice.random() < 0.5:
            file.unlink()
            return
        whole = file.read_bytes()
        kept = bytearray(before or b"")
        reach = self._dice.randint(len(kept), max(len(whole), len(kept)))
        file.write_bytes(kept + (b"\0" * (reach - len(kept)) if self._dice.random() < 0.5
                                 else whole[len(kept) : reach]))  # fmt: skip

    def move(self, old: Path, new: Path) -> None:
        self._undo.append((str(new.parent), lambda: self._move_back(old, new)))
        super().move(old, new)

    def _move_back(self, old: Path, new: Path) -> None:
        if new.exists() and not old.exists() and self._dice.random() < 0.7:
            old.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(new, old)

    def keep(self, files: Iterable[str], folders: Iterable[str]) -> None:
        safe = {*files, *folders}
        super().keep(safe & set(files), ())
        self._undo = [(path, undo) for path, undo in self._undo if path not in safe]

    def forget(self) -> None:
        """The machine is on again."""
        for _, undo in reversed(self._undo):
            undo()
        self._undo = []


class FlippingDisk(FaultyDisk):
    """Gives other bytes when a file is read again, ``times`` times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def reread(self, stretch: Stretch) -> Iterator[bytes]:
        for chunk in super().reread(stretch):
            if self.times and stretch.size_bytes > 1000:
                self.times -= 1
                yield bytes([chunk[0] ^ 1]) + chunk[1:]
            else:
                yield chunk
