"""Reading again what was written: every staged file, through a fresh handle, against its SHA-256.

It follows the copying at its heels, so that the end of the copying is nearly the end of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.bundles.bundle import ExhibitEntry, FileEntry
from kiosk.bundles.intake.disk import Disk, Stretch
from kiosk.bundles.intake.journal import Journal
from kiosk.bundles.intake.order import Desks
from kiosk.bundles.limits import BUNDLE_LIMITS

_AT_ONCE = 64
"""So many files are asked for at a time."""


class Unsound(Exception):  # noqa: N818 - a finding about this machine's disk
    """A staged file does not hold what was written into it."""

    def __init__(self, exhibit: ExhibitEntry, path: Path) -> None:
        super().__init__(f"{exhibit.id}: {path.name}")
        self.exhibit = exhibit
        self.path = path


class Checking:
    """Reads the staged files of these exhibits as far as they are durable."""

    def __init__(
        self, desks: Desks, journal: Journal, disk: Disk, exhibits: Iterable[ExhibitEntry]
    ) -> None:
        self._desks = desks
        self._journal = journal
        self._disk = disk
        self._exhibits = {one.id: one for one in exhibits}
        self._walks: dict[str, _Walk] = {}

    def follow(self, parts: dict[str, int]) -> None:
        """So many parts of these exhibits are durable now.

        :raises Unsound: a file holds something else.
        :raises OSError: the disk cannot be read.
        """
        waiting: list[tuple[_Walk, FileEntry, Stretch]] = []
        for id, count in parts.items():
            exhibit = self._exhibits[id]
            walk = self._walks.get(id)
            if walk is None:
                walk = self._walks[id] = _Walk(exhibit, str(self._desks.exhibit(id)))
            durable = min(count * BUNDLE_LIMITS.part_bytes, exhibit.size_bytes)
            waiting += [(walk, file, stretch) for file, stretch in walk.ahead(durable)]
        for at in range(0, len(waiting), _AT_ONCE):
            some = waiting[at : at + _AT_ONCE]
            self._disk.expect([stretch for _, _, stretch in some])
            for walk, file, stretch in some:
                walk.read(file, stretch, self._disk)
        for id, count in parts.items():
            if count >= len(self._exhibits[id].parts):
                self._journal.checked(id)


class _Walk:
    """How far one exhibit has been read."""

    def __init__(self, exhibit: ExhibitEntry, folder: str) -> None:
        self._exhibit = exhibit
        self._folder = folder
        self._file = 0
        self._start = self._done = 0
        self._digest = hashlib.sha256()

    def ahead(self, limit: int) -> Iterator[tuple[FileEntry, Stretch]]:
        """What has to be read, once ``limit`` bytes of the exhibit's stream are durable."""
        files = self._exhibit.files
        while self._file < len(files):
            file = files[self._file]
            stop = min(limit - self._start, file.size_bytes)
            if stop > self._done or not file.size_bytes:
                path = f"{self._folder}/{file.path}"
                yield file, Stretch(path, self._done, stop - self._done)
                self._done = stop
            if stop < file.size_bytes:
                return
            self._file += 1
            self._start += file.size_bytes
            self._done = 0

    def read(self, file: FileEntry, stretch: Stretch, disk: Disk) -> None:
        """Read the next of them; a file that ends is compared."""
        got = 0
        try:
            for chunk in disk.reread(stretch):
                self._digest.update(chunk)
                got += len(chunk)
        except FileNotFoundError as error:
            raise Unsound(self._exhibit, Path(stretch.path)) from error
        if got != stretch.size_bytes:
            raise Unsound(self._exhibit, Path(stretch.path))
        if stretch.offset_bytes + got == file.size_bytes:
            digest, self._digest = self._digest.hexdigest(), hashlib.sha256()
            if digest != file.sha256:
                raise Unsound(self._exhibit, Path(stretch.path))
