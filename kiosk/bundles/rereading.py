"""A bundle read once more from end to end, against the hashes of its manifest."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from kiosk.bundles.bundle import Bundle, ExhibitEntry, FileEntry
from kiosk.bundles.gone import Unreadable
from kiosk.bundles.limits import BUNDLE_LIMITS, MIB
from kiosk.bundles.stream import Packs, file_offset, read_stream

Tell = Callable[[int, int], None]
"""Told how many bytes are done, and of how many."""
Cancelled = Callable[[], bool]

_WORKERS = 2  # reading and hashing both let go of the interpreter: one reads while one hashes


class _Part(NamedTuple):
    exhibit: ExhibitEntry
    at_bytes: int  # in the exhibit's stream
    size_bytes: int
    sha256: str


def verify(source: Packs, bundle: Bundle, tell: Tell, cancelled: Cancelled) -> list[str]:
    """What of the bundle is damaged: names of packs, and of files as ``<exhibit id>/<path>``.

    Reads everything, holds a few parts of 8 MiB at a time. When it is cancelled, what had been
    found by then.

    :raises SourceGone: when the stick was pulled.
    """
    sizes = source.pack_sizes(bundle.name)
    damaged = [pack for pack, size in bundle.packs if sizes.get(pack) != size]
    waiting: deque[tuple[_Part, Future[bool]]] = deque()
    bad: list[_Part] = []
    done = 0

    def settle() -> None:
        nonlocal done
        part, sound = waiting.popleft()
        if not sound.result():
            bad.append(part)
        done += part.size_bytes
        tell(done, bundle.size_bytes)

    with ThreadPoolExecutor(_WORKERS, thread_name_prefix="verify") as pool:
        try:
            for part in _parts(bundle):
                if cancelled():
                    break
                waiting.append((part, pool.submit(_is_sound, source, bundle, part)))
                if len(waiting) > _WORKERS:
                    settle()
            while waiting:
                settle()
        finally:
            for _, sound in waiting:
                sound.cancel()
    named = [name for part in bad if not cancelled() for name in _files_of(source, bundle, part)]
    return [*damaged, *dict.fromkeys(named)]


def _parts(bundle: Bundle) -> Iterator[_Part]:
    for exhibit in bundle.exhibits:
        for number, sha256 in enumerate(exhibit.parts):
            at = number * BUNDLE_LIMITS.part_bytes
            size = min(BUNDLE_LIMITS.part_bytes, exhibit.size_bytes - at)
            yield _Part(exhibit, at, size, sha256)


def _is_sound(source: Packs, bundle: Bundle, part: _Part) -> bool:
    offset = part.exhibit.offset_bytes + part.at_bytes
    try:
        content = read_stream(source, bundle, offset, part.size_bytes)
    except Unreadable:
        return False
    return hashlib.sha256(content).hexdigest() == part.sha256


def _files_of(source: Packs, bundle: Bundle, part: _Part) -> list[str]:
    """The files that a damaged part belongs to, and whose own hash is wrong too."""
    begin, end = part.at_bytes, part.at_bytes + part.size_bytes
    found: list[str] = []
    for file in part.exhibit.files:
        at = file_offset(part.exhibit, file.path) - part.exhibit.offset_bytes
        touches = at < end and at + file.size_bytes > begin
        if touches and not _is_file_sound(source, bundle, part.exhibit, file):
            found.append(f"{part.exhibit.id}/{file.path}")
    return found or [part.exhibit.id]  # the manifest contradicts itself


def _is_file_sound(source: Packs, bundle: Bundle, exhibit: ExhibitEntry, file: FileEntry) -> bool:
    digest = hashlib.sha256()
    begin = file_offset(exhibit, file.path)
    try:
        for at in range(0, file.size_bytes, MIB):
            wanted = min(MIB, file.size_bytes - at)
            digest.update(read_stream(source, bundle, begin + at, wanted))
    except Unreadable:
        return False
    return digest.hexdigest() == file.sha256
