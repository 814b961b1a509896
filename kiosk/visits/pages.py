"""Rows out of a broken SQLite file, page by page.

SQLite itself gives up when the first page or an inner page of a table is gone. The rows lie in
leaf pages, those of a table WITHOUT ROWID in all pages of its index, each readable alone: this
reads every such page of a file and of its write-ahead log, in order, and leaves out whatever does
not hold together. It never raises over content.

Formats: https://www.sqlite.org/fileformat2.html (table leaf, index leaf and index interior cells,
records, WAL frames).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

Value = int | float | str | bytes | None
Row = tuple[int | None, tuple[Value, ...]]
"""A row's number and its stored columns; no number in an index, where a row of a table WITHOUT
ROWID looks like any other entry.
"""

_LEAF = 0x0D
_INDEX_LEAF = 0x0A
_INDEX_INNER = 0x02
_LEFT_CHILD_BYTES = 4
_PAGE_BYTES = 4096
_FILE_HEADER_BYTES = 100
_WAL_HEADER_BYTES = 32
_FRAME_HEADER_BYTES = 24
_WAL_MAGIC = (0x377F0682, 0x377F0683)
_INT_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class _Broken(Exception):  # noqa: N818 - steers this module only
    pass


def rows_of(file: Path) -> Iterator[Row]:
    """Every row that can be read in ``file`` and then in ``<file>-wal``, oldest first.

    Later versions of a row come after earlier ones. Missing files hold no rows.

    :raises OSError: when the disk itself cannot be read.
    """
    for page in _pages_of_file(file):
        yield from _rows_of_page(page)
    for page in _pages_of_log(file.with_name(f"{file.name}-wal")):
        yield from _rows_of_page(page)


def _pages_of_file(file: Path) -> Iterator[bytes]:
    if not file.is_file():
        return
    with file.open("rb") as opened:
        header = opened.read(_FILE_HEADER_BYTES)
        size = _page_bytes(int.from_bytes(header[16:18]))
        opened.seek(size)  # the first page holds the list of tables, no rows of ours
        while len(page := opened.read(size)) == size:
            yield page


def _pages_of_log(log: Path) -> Iterator[bytes]:
    if not log.is_file():
        return
    with log.open("rb") as opened:
        header = opened.read(_WAL_HEADER_BYTES)
        if len(header) < _WAL_HEADER_BYTES:
            return
        magic, _version, stated, _serial, salt_1, salt_2 = struct.unpack(">6I", header[:24])
        if magic not in _WAL_MAGIC:
            return
        size = _page_bytes(stated)
        while len(frame := opened.read(_FRAME_HEADER_BYTES + size)) > _FRAME_HEADER_BYTES:
            # Frames of an older round of the log have other salts: their pages are out of date.
            if struct.unpack(">2I", frame[8:16]) == (salt_1, salt_2):
                yield frame[_FRAME_HEADER_BYTES:]


def _page_bytes(stated: int) -> int:
    if stated == 1:
        return 65536
    sound = 512 <= stated <= 65536 and stated & (stated - 1) == 0
    return stated if sound else _PAGE_BYTES


def _rows_of_page(page: bytes) -> Iterator[Row]:
    if len(page) < 12 or page[0] not in (_LEAF, _INDEX_LEAF, _INDEX_INNER):
        return
    inner = page[0] == _INDEX_INNER
    first = 12 if inner else 8  # the header, after which the places of the cells stand
    cells = int.from_bytes(page[3:5])
    for start in range(first, min(first + 2 * cells, len(page) - 1), 2):
        at = int.from_bytes(page[start : start + 2])
        try:
            if page[0] == _LEAF:
                yield _cell(page, at)
            else:
                yield None, _entry(page, at + _LEFT_CHILD_BYTES if inner else at)
        except (_Broken, UnicodeDecodeError):
            continue


def _cell(page: bytes, at: int) -> Row:
    if not 8 <= at < len(page):
        raise _Broken
    length, at = _varint(page, at)
    rowid, at = _varint(page, at)
    # A longer record goes on in other pages; none of ours is that long.
    if length > len(page) - 35 or at + length > len(page):
        raise _Broken
    return rowid if rowid < 1 << 63 else rowid - (1 << 64), _record(page[at : at + length])


def _entry(page: bytes, at: int) -> tuple[Value, ...]:
    if not 8 <= at < len(page):
        raise _Broken
    length, at = _varint(page, at)
    longest = (len(page) - 12) * 64 // 255 - 23
    if length > longest or at + length > len(page):
        raise _Broken
    return _record(page[at : at + length])


def _record(payload: bytes) -> tuple[Value, ...]:
    header_end, at = _varint(payload, 0)
    if header_end > len(payload):
        raise _Broken
    kinds: list[int] = []
    while at < header_end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    at = header_end
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise _Broken
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind in (10, 11):
        raise _Broken
    size = _INT_BYTES.get(kind) or (8 if kind == 7 else (kind - 12) // 2)
    content = payload[at : at + size]
    if len(content) != size:
        raise _Broken
    end = at + size
    if kind in _INT_BYTES:
        return int.from_bytes(content, signed=True), end
    if kind == 7:
        number: float = struct.unpack(">d", content)[0]
        return number, end
    return (content.decode("utf-8") if kind % 2 else content), end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        if at >= len(data):
            raise _Broken
        byte = data[at]
        at += 1
        if step == 8:
            return value << 8 | byte, at
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at
