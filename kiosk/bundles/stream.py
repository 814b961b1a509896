"""A bundle's stream, read across its packs; see :mod:`kiosk.bundles.bundle`."""

from __future__ import annotations

import hashlib
from typing import Protocol

from kiosk.bundles.bundle import Bundle, ExhibitEntry, pack_name
from kiosk.bundles.limits import MIB

MOST_POSTER_BYTES = 4 * MIB


class Packs(Protocol):
    """What of a :class:`kiosk.bundles.source.Source` gives packs."""

    def pack_sizes(self, bundle: str) -> dict[str, int]:
        """Size in bytes of each pack that lies there, by name."""
        ...

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        """Exactly so many bytes of a pack; fewer only where the pack ends."""
        ...


def read_stream(source: Packs, bundle: Bundle, offset_bytes: int, size_bytes: int) -> bytes:
    """So many bytes of the bundle's stream; fewer only where a pack is too short.

    :raises SourceGone: as :class:`kiosk.bundles.source.Source` says.
    """
    pack_bytes = bundle.packs[0][1] if bundle.packs else 1  # all but the last have the same size
    pieces: list[bytes] = []
    while size_bytes > 0:
        at, within = divmod(offset_bytes, pack_bytes)
        wanted = min(size_bytes, pack_bytes - within)
        piece = source.read(bundle.name, pack_name(at), within, wanted)
        pieces.append(piece)
        if len(piece) < wanted:
            break
        offset_bytes += wanted
        size_bytes -= wanted
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def file_offset(exhibit: ExhibitEntry, path: str) -> int:
    """Where that file of the exhibit begins in the bundle's stream.

    :raises KeyError: when the exhibit has no such file.
    """
    offset = exhibit.offset_bytes
    for file in exhibit.files:
        if file.path == path:
            return offset
        offset += file.size_bytes
    raise KeyError(path)


def poster_bytes(source: Packs, bundle: Bundle, exhibit: ExhibitEntry) -> bytes | None:
    """The exhibit's poster as its signed manifest knows it; None when there is none, it is larger
    than :data:`MOST_POSTER_BYTES`, or other bytes lie there. Not looked at as a picture yet.

    :raises SourceGone: when the stick was pulled.
    """
    file = exhibit.file(exhibit.poster) if exhibit.poster else None
    if file is None or file.size_bytes > MOST_POSTER_BYTES:
        return None
    content = read_stream(source, bundle, file_offset(exhibit, file.path), file.size_bytes)
    return content if hashlib.sha256(content).hexdigest() == file.sha256 else None
