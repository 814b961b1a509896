"""What a Linux program or library asks of the system: other libraries, and how new a glibc.

Read from the file itself (System V ABI, chapter 5, "Dynamic Section"; GNU symbol versioning in the
Linux Standard Base), so that it holds on a machine without binutils.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LOAD, DYNAMIC = 1, 2
NEEDED, STRING_TABLE, VERSIONS_NEEDED = 1, 5, 0x6FFFFFFE
RELATIVE_RELOCATIONS = "GLIBC_ABI_DT_RELR"
"""Not a number, but glibc knows it from 2.36 on."""

Version = tuple[int, int]


class Needs(NamedTuple):
    """``libraries``: their names as the loader looks for them; ``glibc``: the oldest that will do,
    (0, 0) for any.
    """

    libraries: tuple[str, ...]
    glibc: Version


def needs(path: Path) -> Needs | None:
    """Read what `path` asks for; None for what is no dynamic 64-bit little-endian ELF file."""
    data = path.read_bytes()
    if data[:6] != b"\x7fELF\x02\x01":
        return None
    at, size, count = struct.unpack_from("<Q14xHH", data, 32)  # the program header table
    segments = [struct.unpack_from("<IIQQQQ", data, at + number * size) for number in range(count)]
    dynamic = next((segment for segment in segments if segment[0] == DYNAMIC), None)
    if dynamic is None:
        return None

    def offset(address: int) -> int:
        for kind, _, begin, virtual, _, length in segments:
            if kind == LOAD and virtual <= address < virtual + length:
                return int(begin + address - virtual)
        raise ValueError(f"{path}: an address outside of the file")

    entries = list(_pairs(data, dynamic[2], dynamic[5]))
    table = dict(entries)
    if STRING_TABLE not in table:
        return Needs((), (0, 0))
    strings = offset(table[STRING_TABLE])

    def text(index: int) -> str:
        return data[strings + index : data.index(b"\0", strings + index)].decode()

    names = [text(value) for tag, value in entries if tag == NEEDED]
    wanted = offset(table[VERSIONS_NEEDED]) if VERSIONS_NEEDED in table else None
    versions = [text(index) for index in _version_names(data, wanted)]
    return Needs(tuple(names), max(map(_glibc, versions), default=(0, 0)))


def _pairs(data: bytes, at: int, length: int) -> Iterator[tuple[int, int]]:
    """The entries of the dynamic section, up to its end mark."""
    for tag, value in struct.iter_unpack("<qQ", data[at : at + length // 16 * 16]):
        if tag == 0:
            return
        yield tag, value


def _version_names(data: bytes, at: int | None) -> Iterator[int]:
    """Where in the string table the names of all needed versions stand: a list of lists."""
    while at is not None:
        _, count, _, first, following = struct.unpack_from("<HHIII", data, at)
        inner = at + first
        for _ in range(count):
            _, _, _, name, step = struct.unpack_from("<IHHII", data, inner)
            yield name
            inner += step
        at = at + following if following else None


def _glibc(name: str) -> Version:
    if name == RELATIVE_RELOCATIONS:
        return (2, 36)
    found = re.match(r"GLIBC_(\d+)\.(\d+)", name)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def read_folder(folder: Path) -> dict[Path, Needs]:
    """What every program and library in `folder` asks for, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    read = ((path, needs(path)) for path in files)
    return {path: told for path, told in read if told is not None}


def oldest_glibc(read: dict[Path, Needs]) -> Version:
    """The oldest glibc with which all of them can be loaded."""
    return max((each.glibc for each in read.values()), default=(0, 0))
