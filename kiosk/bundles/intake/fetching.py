"""The bytes of a part: from files that lie here already, else from the stick, and what they are."""

from __future__ import annotations

import hashlib

from kiosk.bundles.bundle import Bundle, ExhibitEntry, pack_name
from kiosk.bundles.gone import Unreadable
from kiosk.bundles.intake.plan import HeldFiles, Piece
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.source import Source, SourceGone
from kiosk.bundles.stream import read_stream

READ_AGAIN = 2
"""So often a part that does not match is read again: a worn stick may do better."""


class DamagedPart(Exception):  # noqa: N818 - a finding about the stick
    """A part does not match its hash, however often it is read; ``packs`` are where it lies."""

    def __init__(self, exhibit: ExhibitEntry, packs: tuple[str, ...]) -> None:
        super().__init__(f"{exhibit.id} in {', '.join(packs)}")
        self.exhibit = exhibit
        self.packs = packs


class Fetching:
    """Reads the parts of one bundle. ``source`` is None where the stick is not there: then only
    what lies here can be had.
    """

    def __init__(self, bundle: Bundle, source: Source | None, held: HeldFiles) -> None:
        self._bundle = bundle
        self._source = source
        self._held = held

    def read(self, piece: Piece) -> bytes:
        """The bytes of a part, not looked at yet.

        :raises SourceGone: the stick is not there.
        """
        own = self._from_here(piece)
        return own if own is not None else self._from_source(piece)

    def sound(self, piece: Piece, content: bytes) -> bytes:
        """``content`` if it is what the manifest says, else what a further try gives.

        :raises DamagedPart: none of them is.
        :raises SourceGone: the stick is not there.
        """
        for left in range(READ_AGAIN, -1, -1):
            if hashlib.sha256(content).hexdigest() == piece.sha256:
                return content
            if left:
                content = self._from_source(piece)
        raise DamagedPart(piece.exhibit, _packs(piece))

    def _from_here(self, piece: Piece) -> bytes | None:
        """None unless every file of the part lies in the store."""
        keys = [(one.file.sha256, one.file.size_bytes) for one in piece.slices]
        if not self._held or not all(key in self._held for key in keys):
            return None
        found: list[bytes] = []
        try:
            for key, one in zip(keys, piece.slices, strict=True):
                with self._held[key].open("rb", buffering=0) as file:
                    file.seek(one.file_offset)
                    found.append(file.read(one.size) or b"")
        except OSError:
            return None  # the store has lost it: the stick has it too
        return b"".join(found)

    def _from_source(self, piece: Piece) -> bytes:
        if self._source is None:
            raise SourceGone("no stick")
        at = piece.exhibit.offset_bytes + piece.offset_bytes
        try:
            return read_stream(self._source, self._bundle, at, piece.size_bytes)
        except Unreadable:
            return b""  # it is there, and cannot give it: read again, then called damaged


def _packs(piece: Piece) -> tuple[str, ...]:
    """The packs it lies in: a part may begin in one and end in the next."""
    begin = piece.exhibit.offset_bytes + piece.offset_bytes
    last = begin + max(piece.size_bytes, 1) - 1
    pack = BUNDLE_LIMITS.pack_bytes
    return tuple(pack_name(number) for number in range(begin // pack, last // pack + 1))
