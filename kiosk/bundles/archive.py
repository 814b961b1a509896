"""A ``.kepu`` file: the layout of a stick in one ZIP file whose entries are stored as they are."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from kiosk.bundles.bundle import MANIFEST_NAME
from kiosk.bundles.gone import loss
from kiosk.bundles.layout import (
    CONTENT,
    ROOT,
    is_bundle_name,
    is_pack_name,
    newest,
    trust_version,
)
from kiosk.bundles.limits import BUNDLE_LIMITS, BundleLimits
from kiosk.bundles.reading import open_plain, read_piece
from kiosk.bundles.source import BUNDLES, LAYOUT, TRUST, SourceGone
from kiosk.bundles.zip_directory import TORN, ArchiveFault, Entry, read_directory
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.names import name_fault

SUFFIX = ".kepu"


class ArchiveSource:
    """Reads one archive; its directory is read and judged when this is made.

    :raises Trouble: ``bundle-file``, with what is wrong with the file.
    :raises SourceGone: when it lies on a stick that is not there.
    """

    def __init__(self, path: Path, limits: BundleLimits = BUNDLE_LIMITS) -> None:
        self._path = path
        self._limits = limits
        try:
            self._entries = self._read_entries()
        except ArchiveFault as fault:
            raise _trouble(path, fault.words) from fault

    @property
    def name(self) -> str:
        """The file's name."""
        return self._path.name

    def roots(self) -> dict[int, bytes]:
        """The newest of the root chain in it."""
        return self._trust(ROOT, self._limits.root_bytes)

    def contents(self) -> dict[int, bytes]:
        """The newest of the content role's documents."""
        return self._trust(CONTENT, self._limits.content_bytes)

    def bundles(self) -> tuple[str, ...]:
        """Names of the bundles in it, sorted."""
        inside = (path.split("/") for path in self._entries)
        names = {steps[2] for steps in inside if len(steps) == 4 and steps[1] == BUNDLES}
        return tuple(sorted(filter(is_bundle_name, names))[: self._limits.bundles])

    def manifest(self, bundle: str) -> bytes | None:
        """``bundle.json``; None when missing, damaged or larger than the limit."""
        entry = self._entries.get(f"{LAYOUT}/{BUNDLES}/{bundle}/{MANIFEST_NAME}")
        return self._whole(entry, self._limits.manifest_bytes) if entry else None

    def pack_sizes(self, bundle: str) -> dict[str, int]:
        """Size in bytes of each pack, by name."""
        before = f"{LAYOUT}/{BUNDLES}/{bundle}/"
        inside = {
            path.removeprefix(before): entry.size_bytes
            for path, entry in self._entries.items()
            if path.startswith(before)
        }
        return {name: inside[name] for name in sorted(inside) if is_pack_name(name)}

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        """Exactly so many bytes of a pack; fewer only where the pack ends."""
        entry = self._entries.get(f"{LAYOUT}/{BUNDLES}/{bundle}/{pack}")
        if entry is None or not is_pack_name(pack) or offset_bytes < 0:
            return b""
        size_bytes = min(size_bytes, entry.size_bytes - offset_bytes)
        return self._piece(entry.offset_bytes + offset_bytes, size_bytes)

    def _trust(self, role: str, most_bytes: int) -> dict[int, bytes]:
        before = f"{LAYOUT}/{TRUST}/"
        named = {
            version: entry
            for path, entry in self._entries.items()
            if path.startswith(before)
            and (version := trust_version(path.removeprefix(before), role)) is not None
        }
        read = {
            version: self._whole(entry, most_bytes)
            for version, entry in newest(named, self._limits.roots).items()
        }
        return {version: content for version, content in read.items() if content is not None}

    def _whole(self, entry: Entry, most_bytes: int) -> bytes | None:
        if entry.size_bytes > most_bytes:
            return None
        content = self._piece(entry.offset_bytes, entry.size_bytes)
        # Packs have their own hashes; here the sum tells a file torn on its way from a forged one.
        return content if zlib.crc32(content) == entry.crc32 else None

    def _read_entries(self) -> dict[str, Entry]:
        descriptor = self._open()
        try:
            size = os.fstat(descriptor).st_size
            found = read_directory(
                lambda at, length: read_piece(descriptor, at, length),
                size,
                self._limits.archive_names,
            )
        except OSError as error:
            raise loss(error, self._path.parent) or SourceGone(str(error)) from error
        finally:
            os.close(descriptor)
        return _sorted_out(found)

    def _piece(self, offset_bytes: int, size_bytes: int) -> bytes:
        descriptor = self._open()
        try:
            return read_piece(descriptor, offset_bytes, size_bytes)
        except OSError as error:
            raise loss(error, self._path.parent) or SourceGone(str(error)) from error
        finally:
            os.close(descriptor)

    def _open(self) -> int:
        try:
            descriptor = open_plain(self._path)
        except OSError as error:
            raise loss(error, self._path.parent) or SourceGone(str(error)) from error
        if descriptor is None:
            raise _trouble(self._path, Words("它不是普通文件。", "It is no plain file."))
        return descriptor


def _sorted_out(found: tuple[Entry, ...]) -> dict[str, Entry]:
    """The entries by name, when each name is one of the layout and none comes twice."""
    entries: dict[str, Entry] = {}
    twins: set[str] = set()
    for entry in found:
        path = entry.name.removesuffix("/")
        if entry.name.endswith("/") and entry.size_bytes:
            raise ArchiveFault(TORN)
        if name_fault(path) or not path.isascii() or path.split("/")[0] != LAYOUT:
            raise ArchiveFault(
                Words(f"里面有不该有的名字“{path}”。", f"It holds a name it must not: “{path}”.")
            )
        if path.lower() in twins:
            raise ArchiveFault(Words(f"里面的“{path}”出现两次。", f"“{path}” is in it twice."))
        twins.add(path.lower())
        if not entry.name.endswith("/"):
            entries[path] = entry
    return entries


def _trouble(path: Path, words: Words) -> Trouble:
    return Trouble(
        "bundle-file",
        Words(
            f"资源包文件“{path.name}”不能用：{words.zh}",
            f"The bundle file “{path.name}” cannot be used: {words.en}",
        ),
        Words(
            "请重新下载，或请发送的人再发一次。",
            "Please download it again, or ask the sender to send it once more.",
        ),
    )
