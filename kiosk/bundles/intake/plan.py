"""What has to be copied for a bundle, and what lies here already."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.bundle import Bundle, ExhibitEntry, FileEntry
from kiosk.bundles.intake.disk import Disk
from kiosk.bundles.intake.progress import size_words
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.core.errors import Defect, Trouble
from kiosk.core.words import Words
from kiosk.library.holding import FOLDER_DIGITS
from kiosk.library.names import EXHIBIT_ID, name_fault

RESERVE_BYTES = 128 * 1024**2
"""So much stays free for what is counted and logged."""
_BLOCK_BYTES = 4096
_SHA256 = r"[0-9a-f]{64}"

HeldFiles = Mapping[tuple[str, int], Path]
"""By SHA-256 and size: where such a file lies in the store."""


class Slice(NamedTuple):
    """A piece's share of one file."""

    file: FileEntry
    file_offset: int
    piece_offset: int
    size: int


class Piece(NamedTuple):
    """One part of an exhibit's stream: what is hashed, written and journaled at a time."""

    exhibit: ExhibitEntry
    part: int
    offset_bytes: int
    size_bytes: int
    slices: tuple[Slice, ...]

    @property
    def sha256(self) -> str:
        """What its bytes must give."""
        return self.exhibit.parts[self.part]


def pieces(exhibit: ExhibitEntry, first: int = 0) -> Iterator[Piece]:
    """The parts of an exhibit's stream from number ``first`` on."""
    size = BUNDLE_LIMITS.part_bytes
    files = iter(_starts(exhibit))
    file, start = next(files, (None, 0))
    for part in range(len(exhibit.parts)):
        at, end = part * size, min((part + 1) * size, exhibit.size_bytes)
        slices: list[Slice] = []
        while file is not None and start < end:
            begin, stop = max(start, at), min(start + file.size_bytes, end)
            if stop > begin:
                slices.append(Slice(file, begin - start, begin - at, stop - begin))
            if start + file.size_bytes > end:
                break
            file, start = next(files, (None, 0))
        if part >= first:
            yield Piece(exhibit, part, at, end - at, tuple(slices))


def _starts(exhibit: ExhibitEntry) -> Iterator[tuple[FileEntry, int]]:
    start = 0
    for file in exhibit.files:
        yield file, start
        start += file.size_bytes


def shown_folder(content: Path, exhibit: ExhibitEntry) -> Path:
    """Where the exhibit lies once it is whole."""
    return content / "exhibits" / exhibit.id / exhibit.content[:FOLDER_DIGITS]


def is_whole(folder: Path, exhibit: ExhibitEntry) -> bool:
    """Whether every file lies there in its size. Contents were read when the folder got its name;
    a folder that somebody is removing, or that lost a file, is not whole.
    """
    base = str(folder)
    if not os.path.lexists(base):
        return False
    try:
        sizes = [os.lstat(f"{base}/{file.path}").st_size for file in exhibit.files]
    except OSError:
        return False
    return sizes == [file.size_bytes for file in exhibit.files]


def check_names(bundle: Bundle) -> None:
    """Once more, before any of them becomes a path.

    :raises Defect: a name that the trust room must not have let through.
    """
    for exhibit in bundle.exhibits:
        if not re.fullmatch(EXHIBIT_ID, exhibit.id) or not re.fullmatch(_SHA256, exhibit.content):
            raise Defect(f"an exhibit is called {exhibit.id!r}")
        if any(name_fault(file.path) is not None for file in exhibit.files):
            raise Defect(f"{exhibit.id}: a file's name leads elsewhere")


def missing(bundle: Bundle, content: Path) -> tuple[ExhibitEntry, ...]:
    """The exhibits of the bundle that do not lie in the store yet."""
    return tuple(one for one in bundle.exhibits if not is_whole(shown_folder(content, one), one))


def needed_bytes(exhibits: Sequence[ExhibitEntry], parts: Mapping[str, int]) -> int:
    """Room that the rest of these exhibits takes, with what the disk adds to each file."""
    whole = 0
    for exhibit in exhibits:
        there = parts.get(exhibit.id, 0) * BUNDLE_LIMITS.part_bytes
        whole += max(0, exhibit.size_bytes - there) + _BLOCK_BYTES * len(exhibit.files)
    return whole


def check_room(needed: int, content: Path, disk: Disk) -> Words | None:
    """Whether there is room; returns what has to be said when nobody knows.

    :raises Trouble: ``no-space``: too little.
    """
    free = disk.free_bytes(content)
    if free is None:
        return Words(
            "剩余空间未知，装的时候会随时查看。",
            "How much room is left is unknown; it is watched while installing.",
        )
    if needed + RESERVE_BYTES > free:
        raise no_space(needed + RESERVE_BYTES, free)
    return None


def no_space(needed: int, free: int) -> Trouble:
    """There is too little room, with figures."""
    want, have = size_words(needed).zh, size_words(free).zh
    return Trouble(
        "no-space",
        Words(
            f"空间不够：需要 {want}，只剩 {have}，没有安装。",
            f"Too little room: {want} are needed, {have} are free; nothing was installed.",
        ),
        Words(
            "请先删除不用的资源包，或清理磁盘，再装一次。",
            "Please remove bundles that are not needed, or make room on the disk, and try again.",
        ),
    )
