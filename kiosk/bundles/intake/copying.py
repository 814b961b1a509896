"""Copying with all hands: one thread reads, one hashes, one writes, one makes durable and keeps the
journal, one reads again. Each piece is a part of 8 MiB; no more than six of them are in memory.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.bundles.bundle import ExhibitEntry
from kiosk.bundles.intake.belts import Belt, Crew
from kiosk.bundles.intake.checking import Checking
from kiosk.bundles.intake.disk import Disk
from kiosk.bundles.intake.fetching import Fetching
from kiosk.bundles.intake.journal import Journal
from kiosk.bundles.intake.order import Desks
from kiosk.bundles.intake.plan import RESERVE_BYTES, Piece, pieces
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.source import SourceGone

STEP_BYTES = BUNDLE_LIMITS.part_bytes
"""So much is made durable at a time, at least; small exhibits share a step."""
_MOST_STEP_BYTES = 4 * STEP_BYTES
"""So much at most: it is copied once more after a power cut."""


class Cancelled(Exception):  # noqa: N818 - a wish
    """Whoever ordered it wants nothing of it left."""


class Step(NamedTuple):
    """What is made durable at once; ``parts``: by exhibit, how many are there afterwards."""

    files: list[str]
    folders: list[str]
    parts: dict[str, int]


class Copying:
    """Copies what is missing of ``exhibits`` into their staged folders, and checks them there.

    ``halted`` says whether it shall rest; ``cancelled`` whether nothing of it is wanted any more.
    """

    def __init__(
        self,
        desks: Desks,
        journal: Journal,
        disk: Disk,
        fetching: Fetching,
        exhibits: Iterable[ExhibitEntry],
    ) -> None:
        self._desks = desks
        self._journal = journal
        self._disk = disk
        self._fetching = fetching
        self._exhibits = [one for one in exhibits if one.id not in journal.sound]
        self._checking = Checking(desks, journal, disk, self._exhibits)
        parts = journal.parts
        self._before = {one.id: parts[one.id] for one in self._exhibits if one.id in parts}
        self._gone: SourceGone | None = None
        self._read: Belt[tuple[Piece, bytes]] = Belt(1)
        self._hashed: Belt[tuple[Piece, bytes]] = Belt(1)
        self._written: Belt[Step] = Belt(1)
        self._durable: Belt[dict[str, int]] = Belt(4)
        self._made: set[str] = set()
        self._journal_path = str(journal.path)

    def run(
        self,
        written: Callable[[int], None],
        cancelled: Callable[[], bool],
        halted: Callable[[], bool],
    ) -> None:
        """Work until all is checked; ``written`` is told bytes as they are written.

        When the stick is pulled or it is halted, what has been read is still made durable.

        :raises SourceGone: the stick is not there.
        :raises Cancelled: as ``cancelled`` said.
        :raises DamagedPart: the stick holds something else than the manifest says.
        :raises Unsound: this disk does.
        :raises OSError: the disk refuses.
        """
        belts: list[Belt[Any]] = [self._read, self._hashed, self._written, self._durable]
        crew = Crew(*belts)
        crew.start("intake read", lambda: self._reading(halted), only_reads=True)
        crew.start("intake hash", self._hashing, only_reads=True)
        crew.start("intake keep", self._keeping)
        crew.start("intake check", self._rereading)
        crew.run(lambda: self._writing(written, cancelled))
        if self._gone is not None:
            raise self._gone

    def _reading(self, halted: Callable[[], bool]) -> None:
        try:
            for piece in self._left():
                if halted():
                    break
                self._read.put((piece, self._fetching.read(piece)))
        except SourceGone as gone:
            self._gone = gone
        self._read.end()

    def _left(self) -> Iterable[Piece]:
        for exhibit in self._exhibits:
            yield from pieces(exhibit, self._before.get(exhibit.id, 0))

    def _hashing(self) -> None:
        try:
            for piece, content in self._read:
                self._hashed.put((piece, self._fetching.sound(piece, content)))
                del content
        except SourceGone as gone:  # while it was read once more
            self._gone = gone
            self._read.break_off()
        self._hashed.end()

    def _writing(self, written: Callable[[int], None], cancelled: Callable[[], bool]) -> None:
        step, size = Step([], [], {}), 0
        for exhibit in self._exhibits:
            if not exhibit.parts:  # nothing but empty files
                self._make_empty(exhibit, step)
                step.parts[exhibit.id] = 0
        for piece, content in self._hashed:
            if cancelled():
                raise Cancelled
            self._write(piece, content, step)
            del content
            step.parts[piece.exhibit.id] = piece.part + 1
            written(piece.size_bytes)
            size += piece.size_bytes
            if size >= STEP_BYTES and self._hand_over(step, size):
                step, size = Step([], [], {}), 0
        if step.parts:
            self._written.put(step)
        self._written.end()

    def _hand_over(self, step: Step, size_bytes: int) -> bool:
        """A disk that is still busy with the last step gets a larger one next."""
        if size_bytes < _MOST_STEP_BYTES:
            return self._written.offer(step)
        self._written.put(step)
        return True

    def _write(self, piece: Piece, content: bytes, step: Step) -> None:
        if piece.part == 0:
            self._make_empty(piece.exhibit, step)
        folder, view = str(self._desks.exhibit(piece.exhibit.id)), memoryview(content)
        for file, file_offset, offset, size in piece.slices:
            path = f"{folder}/{file.path}"
            if not file_offset:
                self._make_folder(path.rpartition("/")[0], step)
            self._disk.write_at(path, file_offset, view[offset : offset + size])
            step.files.append(path)

    def _make_empty(self, exhibit: ExhibitEntry, step: Step) -> None:
        folder = str(self._desks.exhibit(exhibit.id))
        for file in exhibit.files:
            if not file.size_bytes:
                path = f"{folder}/{file.path}"
                self._make_folder(path.rpartition("/")[0], step)
                self._disk.write_at(path, 0, b"")
                step.files.append(path)

    def _make_folder(self, folder: str, step: Step) -> None:
        """The folder, and in ``step`` every folder that may have got a new name in it."""
        if folder not in self._made:
            self._disk.make_folder(Path(folder))
            top = self._desks.folder
            above = [Path(folder), *Path(folder).parents]
            new = [str(one) for one in above[: above.index(top) + 1]]
            self._made.update(new[:-1])
            step.folders.extend(new)
        elif folder not in step.folders[-1:]:
            step.folders.append(folder)

    def _keeping(self) -> None:
        for step in self._written:
            # The journal's last line goes to the disk with what comes after it.
            self._disk.keep([*step.files, self._journal_path], dict.fromkeys(step.folders))
            self._journal.copied(step.parts)
            self._durable.put(step.parts)
            free = self._disk.free_bytes(self._desks.folder)
            if free is not None and free < RESERVE_BYTES // 2:
                raise OSError(errno.ENOSPC, "the room that stays free is used up")
        self._durable.end()

    def _rereading(self) -> None:
        self._checking.follow(self._before)  # an earlier run has written it
        for durable in self._durable:
            self._checking.follow(durable)
