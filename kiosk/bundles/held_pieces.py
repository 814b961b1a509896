"""The stream of a bundle that is installed, made again from its exhibits' files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.copying_words import said
from kiosk.bundles.limits import MIB
from kiosk.bundles.reading import open_plain, read_piece

FolderOf = Callable[[str, str], Path]
"""Where the exhibit of an id and a content lies."""


def pieces_of(bundle: Bundle, folder_of: FolderOf) -> Iterator[bytes]:
    """The bundle's stream from the installed files, each of which must be what it was.

    :raises Trouble: ``held-damaged``.
    """
    for entry in bundle.exhibits:
        folder = folder_of(entry.id, entry.content)
        for file in entry.files:
            digest = hashlib.sha256()
            size = 0
            for piece in _read_held(folder / file.path):
                digest.update(piece)
                size += len(piece)
                if size > file.size_bytes:
                    break
                yield piece
            if (digest.hexdigest(), size) != (file.sha256, file.size_bytes):
                raise said("held-damaged")


def _read_held(path: Path) -> Iterator[bytes]:
    try:
        descriptor = open_plain(path)
        if descriptor is None:
            raise said("held-damaged")
        try:
            at = 0
            while piece := read_piece(descriptor, at, MIB):
                at += len(piece)
                yield piece
        finally:
            os.close(descriptor)
    except OSError as error:
        raise said("held-damaged") from error
