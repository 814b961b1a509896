"""Reading again what was written: every staged file, through a fresh handle, against its SHA-256.

It follows the copying at its heels, so that the end of the copying is nearly the end of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kiosk.bundles.bundle import ExhibitEntry
from kiosk.bundles.intake.disk import Disk
from kiosk.bundles.intake.journal import Journal
from kiosk.bundles.intake.order import Desks
from kiosk.bundles.limits import BUNDLE_LIMITS


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
        for id, count in parts.items():
            exhibit = self._exhibits[id]
            walk = self._walks.get(id)
            if walk is None:
                walk = self._walks[id] = _Walk(exhibit, self._desks.exhibit(id), self._disk)
            walk.go(min(count * BUNDLE_LIMITS.part_bytes, exhibit.size_bytes))
            if count >= len(exhibit.parts):
                del self._walks[id]
                self._journal.checked(id)


class _Walk:
    """How far one exhibit has been read."""

    def __init__(self, exhibit: ExhibitEntry, folder: Path, disk: Disk) -> None:
        self._exhibit = exhibit
        self._folder = folder
        self._disk = disk
        self._file = 0
        self._start = self._done = 0
        self._digest = hashlib.sha256()

    def go(self, limit: int) -> None:
        """Read up to ``limit`` bytes of the exhibit's stream."""
        files = self._exhibit.files
        while self._file < len(files):
            file = files[self._file]
            path = self._folder / file.path
            stop = min(limit - self._start, file.size_bytes)
            if stop > self._done or not file.size_bytes:
                self._read(path, stop)
            if self._done < file.size_bytes:
                return
            if self._digest.hexdigest() != file.sha256:
                raise Unsound(self._exhibit, path)
            self._file += 1
            self._start += file.size_bytes
            self._done = 0
            self._digest = hashlib.sha256()

    def _read(self, path: Path, stop: int) -> None:
        try:
            for chunk in self._disk.reread(path, self._done, stop - self._done):
                self._digest.update(chunk)
                self._done += len(chunk)
        except FileNotFoundError as error:
            raise Unsound(self._exhibit, path) from error
        if self._done != stop:
            raise Unsound(self._exhibit, path)
