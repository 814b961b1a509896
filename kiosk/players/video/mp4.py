"""What an MP4 file says of itself: codec, size, length, and whether all of it is there.

Reads the boxes of ISO/IEC 14496-12 and the AVC configuration of 14496-15, never the pictures. Only
the table of contents (``moov``) is taken into memory, and not if it is unreasonably large.
"""

from __future__ import annotations

import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kiosk.players.video.sps import is_interlaced

MOST_CONTENTS_BYTES = 16 * 1024**2
MOST_SAMPLES = 1_000_000
MOST_BOXES = 1_000


class NotReadableError(Exception):
    """The file is not an MP4 that can be read; the message says in a few words why."""


@dataclass(frozen=True, slots=True)
class Mp4Facts:
    """The first video track of an MP4.

    ``codec`` is the four-letter code of its samples (``avc1``, ``av01``), ``last_byte`` how long
    the file must be to hold every sample, ``size_bytes`` how long it is. ``begins_quickly``: the
    contents come before the pictures (faststart).
    """

    codec: str
    width_px: int
    height_px: int
    duration_s: float
    frames: int
    profile: int
    level: int
    interlaced: bool
    audio: str
    last_byte: int
    size_bytes: int
    begins_quickly: bool

    @property
    def is_cut_off(self) -> bool:
        """Whether the end of the file is missing."""
        return self.last_byte > self.size_bytes


@dataclass(frozen=True, slots=True)
class _Box:
    kind: str
    start: int
    end: int


def read_mp4(path: Path) -> Mp4Facts:
    """Read the facts of the MP4 at ``path``.

    :raises NotReadableError: it is no MP4, or one without a film in it.
    :raises OSError: it cannot be read.
    """
    facts = path.stat()
    if not stat.S_ISREG(facts.st_mode):  # a pipe would be waited for without end
        raise OSError(f"not a plain file: {path.name}")
    size = facts.st_size
    try:
        with path.open("rb") as file:
            contents, quick, cut = _contents(file, size)
        return _facts(contents, size, quick, cut)
    except (struct.error, IndexError, UnicodeDecodeError, ZeroDivisionError) as error:
        raise NotReadableError("its table of contents is damaged") from error


def _contents(file: BinaryIO, size: int) -> tuple[bytes, bool, bool]:
    """The ``moov`` box, whether it comes before the pictures, whether a box runs past the end."""
    at, seen_pictures, contents, quick, cut = 0, False, b"", False, False
    for _ in range(MOST_BOXES):
        if at + 8 > size:
            break
        file.seek(at)
        head = file.read(16)
        length, kind = struct.unpack(">I4s", head[:8])
        header = 8
        if length == 1 and len(head) == 16:
            length, header = struct.unpack(">Q", head[8:])[0], 16
        elif length == 0:
            length = size - at
        if at == 0 and kind not in (b"ftyp", b"moov", b"free", b"skip", b"wide", b"mdat"):
            raise NotReadableError("it is no MP4")
        if length < header:
            break
        cut = cut or at + length > size
        if kind == b"mdat":
            seen_pictures = True
        elif kind == b"moov":
            if length > MOST_CONTENTS_BYTES:
                raise NotReadableError("its table of contents is too large")
            file.seek(at + header)
            contents, quick = file.read(length - header), not seen_pictures
        at += length
    if not contents:
        raise NotReadableError("it has no table of contents; its end may be missing")
    return contents, quick, cut


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    at = start
    for _ in range(MOST_BOXES):
        if at + 8 > end:
            return
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        header = 8
        if length == 1:
            length, header = struct.unpack(">Q", data[at + 8 : at + 16])[0], 16
        if length < header or at + length > end:
            return
        yield _Box(kind.decode("latin-1"), at + header, at + length)
        at += length


def _find(data: bytes, within: _Box, *path: str) -> _Box | None:
    here: _Box | None = within
    for kind in path:
        if here is None:
            return None
        here = next((box for box in _boxes(data, here.start, here.end) if box.kind == kind), None)
    return here


def _facts(data: bytes, size: int, quick: bool, cut: bool) -> Mp4Facts:
    whole = _Box("moov", 0, len(data))
    film: _Box | None = None
    audio = ""
    for track in (box for box in _boxes(data, 0, len(data)) if box.kind == "trak"):
        handler = _find(data, track, "mdia", "hdlr")
        kind = data[handler.start + 8 : handler.start + 12] if handler else b""
        if kind == b"vide" and film is None:
            film = track
        elif kind == b"soun" and not audio:
            entry = _sample_entry(data, track)
            audio = entry.kind if entry else ""
    if film is None:
        raise NotReadableError("it has no video track")
    entry = _sample_entry(data, film)
    if entry is None:
        raise NotReadableError("its video track does not say its codec")
    width, height = struct.unpack(">HH", data[entry.start + 24 : entry.start + 28])
    profile, level, interlaced = _avc(data, entry)
    frames, last_byte = _samples(data, film)
    return Mp4Facts(
        codec=entry.kind,
        width_px=width,
        height_px=height,
        duration_s=_duration_s(data, film),
        frames=frames,
        profile=profile,
        level=level,
        interlaced=interlaced,
        audio=audio,
        last_byte=max(last_byte, size + 1 if cut else 0),
        size_bytes=size,
        begins_quickly=quick and whole.end > 0,
    )


def _sample_entry(data: bytes, track: _Box) -> _Box | None:
    table = _find(data, track, "mdia", "minf", "stbl", "stsd")
    return next(_boxes(data, table.start + 8, table.end), None) if table else None


def _duration_s(data: bytes, track: _Box) -> float:
    head = _find(data, track, "mdia", "mdhd")
    if head is None:
        return 0.0
    if data[head.start] == 1:
        scale, length = struct.unpack(">IQ", data[head.start + 20 : head.start + 32])
    else:
        scale, length = struct.unpack(">II", data[head.start + 12 : head.start + 20])
    return float(length / scale)


def _avc(data: bytes, entry: _Box) -> tuple[int, int, bool]:
    """Profile, level (times 10) and whether interlaced, of H.264; zeros for anything else."""
    if entry.kind not in ("avc1", "avc3"):
        return 0, 0, False
    inner = _Box(entry.kind, entry.start + 78, entry.end)
    setup = _find(data, inner, "avcC")
    if setup is None:
        return 0, 0, False
    profile, level = data[setup.start + 1], data[setup.start + 3]
    sets = data[setup.start + 5] & 0x1F
    if not sets:
        return profile, level, False
    (length,) = struct.unpack(">H", data[setup.start + 6 : setup.start + 8])
    return profile, level, is_interlaced(data[setup.start + 8 : setup.start + 8 + length])


def _samples(data: bytes, track: _Box) -> tuple[int, int]:
    """How many samples there are, and where the last of them ends in the file."""
    table = _find(data, track, "mdia", "minf", "stbl")
    if table is None:
        return 0, 0
    found = {box.kind: box for box in _boxes(data, table.start, table.end)}
    if "stsz" not in found or "stsc" not in found or not found.keys() & {"stco", "co64"}:
        return 0, 0
    at = found["stsz"].start
    fixed, count = struct.unpack(">II", data[at + 4 : at + 12])
    if count > MOST_SAMPLES:
        raise NotReadableError("it has too many frames")
    sizes = [fixed] * count if fixed else list(struct.unpack_from(f">{count}I", data, at + 12))
    offsets = _chunk_offsets(data, found)
    last = first = 0
    for offset, many in zip(
        offsets, _chunk_lengths(data, found["stsc"], len(offsets)), strict=True
    ):
        last = max(last, offset + sum(sizes[first : first + many]))
        first += many
    return count, last


def _chunk_offsets(data: bytes, found: dict[str, _Box]) -> list[int]:
    wide = "stco" not in found
    at = found["co64" if wide else "stco"].start
    (count,) = struct.unpack(">I", data[at + 4 : at + 8])
    if count > MOST_SAMPLES:
        raise NotReadableError("it has too many pieces")
    return list(struct.unpack_from(f">{count}{'Q' if wide else 'I'}", data, at + 8))


def _chunk_lengths(data: bytes, table: _Box, chunks: int) -> list[int]:
    """How many samples each of the ``chunks`` holds (``stsc`` is run-length coded)."""
    (count,) = struct.unpack(">I", data[table.start + 4 : table.start + 8])
    runs = [
        struct.unpack(">II", data[table.start + 8 + 12 * n : table.start + 16 + 12 * n])
        for n in range(min(count, MOST_SAMPLES))
    ]
    lengths: list[int] = []
    for n, (first, many) in enumerate(runs):
        until = runs[n + 1][0] if n + 1 < len(runs) else chunks + 1
        # Never more than there are chunks: runs that begin anew would fill the memory.
        lengths += [many] * min(until - first, chunks - len(lengths))
    return lengths + [0] * (chunks - len(lengths))
