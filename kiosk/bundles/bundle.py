"""A bundle as its signed manifest describes it: values only, already validated by the trust room.

The content of an exhibit is its files one after the other, in the order of the manifest: its
stream. The streams of all exhibits one after the other are the bundle's stream, which is cut into
packs (``0001.pack``, ``0002.pack``, …) of ``BundleLimits.pack_bytes`` each, the last one shorter.
Each exhibit's stream has a SHA-256 for every ``BundleLimits.part_bytes``, counted from its own
start, so an exhibit can be read alone.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.library.loads import NO_LOADS, Loads
from kiosk.library.texts import LocalText

MANIFEST_NAME = "bundle.json"


class FileEntry(NamedTuple):
    """One file of an exhibit; ``path`` is relative to the exhibit's folder, with ``/``."""

    path: str
    size_bytes: int
    sha256: str


class ExhibitEntry(NamedTuple):
    """One exhibit of a bundle.

    ``content`` is ``kiosk.library.folder.digest_content`` of its files: what it is called on disk.
    ``offset_bytes`` is where its stream begins in the bundle's. ``poster`` names one of ``files``.
    ``loads`` is what it asks of a machine, as far as its maker has noted it.
    """

    id: str
    version: str
    title: LocalText
    institution: str
    authors: tuple[str, ...]
    licence: str
    content: str
    offset_bytes: int
    size_bytes: int
    parts: tuple[str, ...]
    files: tuple[FileEntry, ...]
    poster: str | None = None
    loads: Loads = NO_LOADS

    def file(self, path: str) -> FileEntry | None:
        """The file of that path."""
        return next((one for one in self.files if one.path == path), None)


class Emergency(NamedTuple):
    """应急: the exhibits stand in front until ``valid_until_s``, UTC seconds since 1970."""

    valid_until_s: int


class Bundle(NamedTuple):
    """What a bundle's manifest says.

    ``seq`` orders the bundles of one package, and only grows; ``version`` is what people read.
    ``made`` is a label (``2026-11-30``), never compared. ``kiosk_from`` and ``kiosk_below`` are
    versions of the kiosk such as ``0.1`` (from, included; below, excluded; empty: any).
    """

    publisher: str
    package: str
    seq: int
    version: str
    title: LocalText
    made: str
    kiosk_from: str
    kiosk_below: str
    emergency: Emergency | None
    exhibits: tuple[ExhibitEntry, ...]

    @property
    def key(self) -> str:
        """``publisher.package``: what stays the same from one seq to the next."""
        return f"{self.publisher}.{self.package}"

    @property
    def name(self) -> str:
        """``publisher.package.seq``: the name of its folder on a stick."""
        return f"{self.key}.{self.seq}"

    @property
    def size_bytes(self) -> int:
        """Length of the bundle's stream."""
        return sum(one.size_bytes for one in self.exhibits)

    @property
    def packs(self) -> tuple[tuple[str, int], ...]:
        """Name and size of each pack."""
        whole, pack = self.size_bytes, BUNDLE_LIMITS.pack_bytes
        sizes = [min(pack, whole - at) for at in range(0, whole, pack)]
        return tuple((pack_name(at), size) for at, size in enumerate(sizes))

    def exhibit(self, id: str) -> ExhibitEntry | None:
        """The exhibit with that id."""
        return next((one for one in self.exhibits if one.id == id), None)


def pack_name(at: int) -> str:
    """The file name of pack number ``at``, counted from 0."""
    return f"{at + 1:04}.pack"
