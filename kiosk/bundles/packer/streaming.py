"""The streams of a bundle's exhibits into packs, every byte read once and hashed as it passes.

Memory: one chunk at a time, whatever the bundle's size.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Protocol

from kiosk.bundles.bundle import pack_name
from kiosk.bundles.limits import BUNDLE_LIMITS, MIB, BundleLimits
from kiosk.bundles.packer.gathering import Gathered, changed
from kiosk.core.errors import Trouble
from kiosk.core.words import Words

CHUNK_BYTES = MIB
Tell = Callable[[int, int], None]
"""Told how many bytes are done, and of how many."""


class Hashed(NamedTuple):
    """The hashes (SHA-256 in hex) of one exhibit: of its stream, its parts, its files in order."""

    sha256: str
    parts: tuple[str, ...]
    files: tuple[str, ...]


class Sink(Protocol):
    """Where a stream goes."""

    def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        ...


class Nowhere:
    """For hashing alone."""

    def write(self, chunk: bytes) -> None:
        """Drop them."""


class PackWriter:
    """Cuts a stream into packs in ``folder``, each flushed to the disk when it is full."""

    def __init__(self, folder: Path, limits: BundleLimits = BUNDLE_LIMITS) -> None:
        self._folder = folder
        self._pack_bytes = limits.pack_bytes
        self._count = 0
        self._left = 0
        self._file: IO[bytes] | None = None

    def __enter__(self) -> PackWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None and kind is not None:
            self._file.close()
            self._file = None
        self._close()

    def write(self, chunk: bytes) -> None:
        """Take the next bytes of the bundle's stream."""
        rest = memoryview(chunk)
        while rest:
            if self._file is None:
                path = self._folder / pack_name(self._count)
                self._file = path.open("xb", buffering=0)
                self._left = self._pack_bytes
                self._count += 1
            written = self._file.write(rest[: self._left])
            rest = rest[written:]
            self._left -= written
            if not self._left:
                self._close()

    def _close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            try:
                os.fsync(file.fileno())
            finally:
                file.close()


def stream(exhibits: Iterable[Gathered], sink: Sink, tell: Tell) -> tuple[Hashed, ...]:
    """Send the exhibits' files through ``sink``, one exhibit after the other.

    :raises Trouble: ``exhibit-changed`` when a file has another size than it had when listed,
        ``exhibit-unreadable``.
    :raises OSError: what ``sink`` raises.
    """
    exhibits = tuple(exhibits)
    whole = sum(one.size_bytes for one in exhibits)
    done = 0
    found: list[Hashed] = []
    for exhibit in exhibits:
        digests = _Digests()
        for path, size in exhibit.files:
            digests.begin_file()
            for chunk in _chunks(exhibit, path, size):
                digests.update(chunk)
                sink.write(chunk)
                done += len(chunk)
                tell(done, whole)
        found.append(digests.finished())
    return tuple(found)


def _chunks(exhibit: Gathered, path: str, size: int) -> Iterator[bytes]:
    place = exhibit.folder / path
    left = size
    try:
        file = place.open("rb")
    except OSError as error:
        raise _unreadable(place, error) from error
    with file:
        while True:
            try:
                chunk = file.read(CHUNK_BYTES)
            except OSError as error:
                raise _unreadable(place, error) from error
            if len(chunk) > left or not chunk:
                break
            left -= len(chunk)
            yield chunk
    if left or chunk:
        raise changed(exhibit.folder)


class _Digests:
    """The three hashes of an exhibit's stream, fed together."""

    def __init__(self) -> None:
        self._stream = hashlib.sha256()
        self._part = hashlib.sha256()
        self._part_left = BUNDLE_LIMITS.part_bytes
        self._parts: list[str] = []
        self._files: list[hashlib._Hash] = []

    def begin_file(self) -> None:
        self._files.append(hashlib.sha256())

    def update(self, chunk: bytes) -> None:
        self._stream.update(chunk)
        self._files[-1].update(chunk)
        rest = memoryview(chunk)
        while rest:
            piece = rest[: self._part_left]
            self._part.update(piece)
            self._part_left -= len(piece)
            rest = rest[len(piece) :]
            if not self._part_left:
                self._end_part()

    def finished(self) -> Hashed:
        if self._part_left < BUNDLE_LIMITS.part_bytes:
            self._end_part()
        files = tuple(one.hexdigest() for one in self._files)
        return Hashed(self._stream.hexdigest(), tuple(self._parts), files)

    def _end_part(self) -> None:
        self._parts.append(self._part.hexdigest())
        self._part = hashlib.sha256()
        self._part_left = BUNDLE_LIMITS.part_bytes


def _unreadable(path: Path, error: OSError) -> Trouble:
    reason = error.strerror or str(error)
    return Trouble(
        "exhibit-unreadable",
        Words(f"“{path}”读不出来（{reason}）。", f"“{path}” cannot be read ({reason})."),
        Words("请检查文件，或重新复制一次。", "Please check the file, or copy it again."),
    )
