"""A ZIP written as a ``.kepu`` has to be: entries stored as they are, nothing said twice or in
another way, the same bytes from the same input on every system and version of Python.

PKWARE APPNOTE 6.3.10: 4.3.7 local header, 4.3.12 directory, 4.3.14 to 4.3.16 ends, 4.5.3 ZIP64.
Python's ``zipfile`` writes a ZIP64 end from 2 GiB on beside an end that needs none, which makes two
answers to one question; the kiosk's reader takes one.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import IO, NamedTuple

NARROW = 0xFFFF_FFFE
"""The largest number that is written in 32 bits; the next one means: look into the ZIP64 field."""

_LOCAL = struct.Struct("<L5H3L2H")
_CENTRAL = struct.Struct("<L6H3L5H2L")
_END = struct.Struct("<L4H2LH")
_END64 = struct.Struct("<LQ2H2L4Q")
_END64_PLACE = struct.Struct("<2LQL")
_WIDE_OFFSET = struct.Struct("<2HQ")
_MARK16, _MARK32 = 0xFFFF, 0xFFFF_FFFF
_PLAIN, _ZIP64 = 20, 45  # version needed to extract
_MADE_BY = 3 << 8 | _ZIP64  # Unix, so that the mode below counts
_DATE = 0x0021  # 1980-01-01, where ZIP's time begins
_MODE = 0o100644 << 16
_ENTRY_BYTES = 300


class _Written(NamedTuple):
    name: bytes
    crc32: int
    size: int
    offset: int


class StoredZip:
    """Writes into ``file``, which can be sought in and stands at its beginning."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0
        self._entries: list[_Written] = []

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write one entry of less than 4 GiB. ``name`` is ASCII.

        :raises OSError: when the disk refuses.
        """
        offset, raw = self._at, name.encode("ascii")
        head = _LOCAL.size + len(raw)
        self._file.seek(offset + head)
        crc32 = size = 0
        for piece in pieces:
            self._file.write(piece)
            crc32 = zlib.crc32(piece, crc32)
            size += len(piece)
        if size > NARROW:
            raise OverflowError(name)
        fields = (0x04034B50, _PLAIN, 0, 0, 0, _DATE, crc32, size, size, len(raw), 0)
        self._file.seek(offset)
        self._file.write(_LOCAL.pack(*fields) + raw)
        self._at = offset + head + size
        self._file.seek(self._at)
        self._entries.append(_Written(raw, crc32, size, offset))

    def finish(self) -> int:
        """Write the directory; returns the size of the whole file.

        :raises OSError: when the disk refuses.
        """
        directory = b"".join(map(_central, self._entries))
        self._file.write(directory + self._ends(len(directory)))
        return self._file.tell()

    def _ends(self, size: int) -> bytes:
        start, count = self._at, len(self._entries)
        wide = b""
        fields = count, count, size, start
        if start > NARROW or size > NARROW or count >= _MARK16:
            rest = _END64.size - 12
            wide = _END64.pack(
                0x06064B50, rest, _MADE_BY, _ZIP64, 0, 0, count, count, size, start
            ) + _END64_PLACE.pack(0x07064B50, 0, start + size, 1)
            fields = _MARK16, _MARK16, _MARK32, _MARK32
        return wide + _END.pack(0x06054B50, 0, 0, *fields, 0)


def room_for(names: Iterable[str]) -> int:
    """More bytes than the headers of entries with these names take."""
    return sum(_ENTRY_BYTES + 2 * len(name) for name in names)


def _central(entry: _Written) -> bytes:
    offset, extra, version = entry.offset, b"", _PLAIN
    if offset > NARROW:
        extra = _WIDE_OFFSET.pack(1, 8, offset)
        offset, version = _MARK32, _ZIP64
    fields = (0x02014B50, _MADE_BY, version, 0, 0, 0, _DATE, entry.crc32, entry.size, entry.size)
    lengths = len(entry.name), len(extra), 0, 0, 0
    return _CENTRAL.pack(*fields, *lengths, _MODE, offset) + entry.name + extra
