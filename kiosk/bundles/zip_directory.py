"""The directory of a ZIP file whose entries are stored as they are, read with nothing believed.

Format: PKWARE APPNOTE 6.3.10 (4.3.7 local header, 4.3.12 central directory, 4.3.14 and 4.3.15 the
ZIP64 end, 4.3.16 end, 4.5.3 the ZIP64 field). Python's ``zipfile`` reads whatever directory a file
claims to have into memory, and takes many shapes; here there is one shape, and limits come first.
Nothing is ever unpacked: an entry is a piece of the file, and pieces do not overlap, so that no
archive holds more than its own size.
"""

from __future__ import annotations

import itertools
import stat
import struct
from collections.abc import Callable
from typing import NamedTuple

from kiosk.core.words import Words

Read = Callable[[int, int], bytes]
"""So many bytes (second) of the file from an offset (first); fewer only where it ends."""

_END = struct.Struct("<L4H2LH")
_END64_PLACE = struct.Struct("<2LQL")
_END64 = struct.Struct("<LQ2H2L4Q")
_CENTRAL = struct.Struct("<L6H3L5H2L")
_LOCAL = struct.Struct("<L5H3L2H")
_CENTRAL_SIGN, _LOCAL_SIGN = 0x02014B50, 0x04034B50
_END_SIGN, _END64_SIGN, _END64_PLACE_SIGN = 0x06054B50, 0x06064B50, 0x07064B50
_BIG16, _BIG32 = 0xFFFF, 0xFFFF_FFFF
_ZIP64 = 0x0001
_PLAIN_FLAGS = 0x0806
"""Names in UTF-8, and two bits that mean nothing without compression."""
MOST_NAME_BYTES = 200
_MOST_EXTRA_BYTES = 200


class ArchiveFault(Exception):  # noqa: N818 - a stick's fault, not ours
    """The file is no such archive: ``words`` say what is wrong with it."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class Entry(NamedTuple):
    """One entry: its bytes lie in the file from ``offset_bytes``."""

    name: str
    offset_bytes: int
    size_bytes: int
    crc32: int


class _Claim(NamedTuple):
    """What the directory says of an entry, before its own header was looked at."""

    name: bytes
    flags: int
    size: int
    crc32: int
    header: int


TORN = Words("文件不完整或已损坏。", "The file is incomplete or damaged.")


def read_directory(read: Read, file_bytes: int, most_names: int) -> tuple[Entry, ...]:
    """The entries in the order of the directory.

    :raises ArchiveFault: for anything that is not plainly such an archive.
    :raises OSError: and whatever ``read`` raises.
    """
    start, end, count = _find(read, file_bytes)
    if count > most_names or end - start > count * (_CENTRAL.size + 2 * MOST_NAME_BYTES):
        raise ArchiveFault(
            Words(f"里面的文件超过{most_names}个。", f"It holds more than {most_names} files.")
        )
    claims = _claims(read(start, end - start), count)
    entries = [_entry(read, claim, start) for claim in claims]
    spans = sorted(
        (claim.header, entry.offset_bytes + entry.size_bytes)
        for claim, entry in zip(claims, entries, strict=True)
    )
    if any(begin < before for (_, before), (begin, _) in itertools.pairwise(spans)):
        raise ArchiveFault(Words("里面的文件互相重叠。", "Its files overlap."))
    return tuple(entries)


def _find(read: Read, file_bytes: int) -> tuple[int, int, int]:
    """Begin and end of the directory, and the number of its entries."""
    at = file_bytes - _END.size
    sign, disk, first_disk, here, count, size, start, comment = _unpack(_END, read, at)
    if sign != _END_SIGN or comment or disk or first_disk or here != count:
        raise ArchiveFault(TORN)  # a comment would let the file have two ends
    if count == _BIG16 or _BIG32 in (size, start):
        at, size, start, count = _find64(read, at)
    if start + size != at:
        raise ArchiveFault(TORN)
    return start, at, count


def _find64(read: Read, end: int) -> tuple[int, int, int, int]:
    """Where the ZIP64 end begins; size, begin and count of the directory."""
    place = end - _END64_PLACE.size
    sign, disk, at, disks = _unpack(_END64_PLACE, read, place)
    if sign != _END64_PLACE_SIGN or disk or disks != 1 or at + _END64.size != place:
        raise ArchiveFault(TORN)
    sign, rest, _, _, disk, first, here, count, size, start = _unpack(_END64, read, at)
    if sign != _END64_SIGN or rest != _END64.size - 12 or disk or first or here != count:
        raise ArchiveFault(TORN)
    return at, size, start, count


def _claims(directory: bytes, count: int) -> list[_Claim]:
    found: list[_Claim] = []
    at = 0
    for _ in range(count):
        if at + _CENTRAL.size > len(directory):
            raise ArchiveFault(TORN)
        fields = _CENTRAL.unpack_from(directory, at)
        sign, _, _, flags, method, _, _, crc32, packed, size = fields[:10]
        name_bytes, extra_bytes, comment_bytes, disk, _, outside, header = fields[10:]
        name_at = at + _CENTRAL.size
        extra_at = name_at + name_bytes
        at = extra_at + extra_bytes + comment_bytes
        if sign != _CENTRAL_SIGN or disk or at > len(directory):
            raise ArchiveFault(TORN)
        name = directory[name_at:extra_at]
        _refuse_shape(name, flags, method, outside, extra_bytes + comment_bytes)
        wide = _wide(directory[extra_at : extra_at + extra_bytes], (size, packed, header))
        size, packed, header = wide
        if size != packed:
            raise ArchiveFault(_of(name, "大小前后不一", "has two sizes"))
        found.append(_Claim(name, flags, size, crc32, header))
    if at != len(directory):
        raise ArchiveFault(TORN)
    return found


def _refuse_shape(name: bytes, flags: int, method: int, outside: int, more_bytes: int) -> None:
    if len(name) > MOST_NAME_BYTES or more_bytes > _MOST_EXTRA_BYTES:
        raise ArchiveFault(TORN)
    if flags & 1 or flags & 0x2040:
        raise ArchiveFault(_of(name, "加了密", "is encrypted"))
    if method != 0:
        raise ArchiveFault(_of(name, "经过压缩，这里只收不压缩的", "is compressed; only stored"))
    if flags & ~_PLAIN_FLAGS:
        raise ArchiveFault(TORN)
    if stat.S_IFMT(outside >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ArchiveFault(_of(name, "是链接或设备", "is a link or a device"))


def _entry(read: Read, claim: _Claim, most: int) -> Entry:
    """The entry with its own header, which must say the same as the directory."""
    fields = _unpack(_LOCAL, read, claim.header)
    sign, _, flags, method, _, _, crc32, packed, size, name_bytes, extra_bytes = fields
    if sign != _LOCAL_SIGN or name_bytes != len(claim.name) or extra_bytes > _MOST_EXTRA_BYTES:
        raise ArchiveFault(TORN)
    rest = read(claim.header + _LOCAL.size, name_bytes + extra_bytes)
    size, packed, _ = _wide(rest[name_bytes:], (size, packed, 0))
    said = rest[:name_bytes], flags, method, size, packed, crc32
    if said != (claim.name, claim.flags, 0, claim.size, claim.size, claim.crc32):
        raise ArchiveFault(_of(claim.name, "前后说法不一", "is described in two ways"))
    offset = claim.header + _LOCAL.size + name_bytes + extra_bytes
    if offset + claim.size > most:
        raise ArchiveFault(TORN)
    return Entry(_plain(claim.name), offset, claim.size, claim.crc32)


def _wide(extra: bytes, fields: tuple[int, int, int]) -> tuple[int, int, int]:
    """Size, packed size and offset, where they are too large for 32 bits from the ZIP64 field."""
    wide = list(fields)
    missing = [at for at, value in enumerate(fields) if value == _BIG32]
    at = 0
    seen = False
    while at < len(extra):
        if at + 4 > len(extra):
            raise ArchiveFault(TORN)
        kind, length = struct.unpack_from("<2H", extra, at)
        if at + 4 + length > len(extra):
            raise ArchiveFault(TORN)
        if kind == _ZIP64:
            if seen or length < 8 * len(missing):
                raise ArchiveFault(TORN)
            seen = True
            for place, which in enumerate(missing):
                (wide[which],) = struct.unpack_from("<Q", extra, at + 4 + 8 * place)
        at += 4 + length
    if missing and not seen:
        raise ArchiveFault(TORN)
    return wide[0], wide[1], wide[2]


def _unpack(shape: struct.Struct, read: Read, at: int) -> tuple[int, ...]:
    raw = read(at, shape.size) if at >= 0 else b""
    if len(raw) != shape.size:
        raise ArchiveFault(TORN)
    return shape.unpack(raw)


def _plain(name: bytes) -> str:
    return name.decode("ascii", "backslashreplace")


def _of(name: bytes, zh: str, en: str) -> Words:
    shown = _plain(name[:MOST_NAME_BYTES])
    return Words(f"里面的“{shown}”{zh}。", f"“{shown}” inside {en}.")
