"""Envelopes from files, folders and sticks; what a receipt says is laid beside them on a stick.

A text file holds what a phone read from the codes of a month, where no phone could bring it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.hub.ingest import REFUSED, Ingested, ingest_many
from kiosk.hub.store import Store
from kiosk.sync.wire import WIRE_LIMITS, WireFault
from kiosk.sync.wire_qr import join_parts

log = logging.getLogger(__name__)

OUT = Path("KEPU/out")
IN = Path("KEPU/in")
ENDING = ".kpe"
_PORTION = 50
_CODES = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:KEPU:|https?://|[0-9]{12})[!-~\s]*")
"""Nothing but signs of codes: a mark of UTF-8 may stand before them."""
_MOST_BYTES = 2 * WIRE_LIMITS.packed_bytes
"""An envelope and what its carriers have wrapped around it."""


class FromFile(NamedTuple):
    """One file and what became of it; see :class:`~kiosk.hub.ingest.Ingested`."""

    name: str
    state: str
    again: bool
    fault: Trouble | None


def take_in(store: Store, paths: Iterable[Path]) -> Iterator[FromFile]:
    """Take in every envelope at ``paths``. Of a stick (a folder with ``KEPU/out``), receipts are
    put into its ``KEPU/in``. Nothing is deleted: that is for the device that wrote it.

    :raises Trouble: the database refuses, or a stick cannot be written.
    """
    for path in paths:
        stick = path if (path / OUT).is_dir() else None
        files = sorted(_files(path / OUT if stick else path))
        for start in range(0, len(files), _PORTION):
            yield from _portion(store, files[start : start + _PORTION], stick)


def _portion(store: Store, files: list[Path], stick: Path | None) -> Iterator[FromFile]:
    sound: list[Path] = []
    items: list[tuple[bytes, str]] = []
    for file in files:
        try:
            items.append((_envelope(_content(file)), "usb" if stick else "file"))
            sound.append(file)
        except WireFault as fault:
            yield FromFile(file.name, REFUSED, False, fault)
    receipts: dict[str, bytes] = {}
    for file, found in zip(sound, ingest_many(store, items), strict=True):
        yield FromFile(file.name, found.state, found.again, found.fault)
        if stick is not None and found.receipt is not None:
            receipts[_receipt_name(found)] = found.receipt
    for name, receipt in receipts.items():
        if stick is not None:
            write_durably(stick / IN / name, receipt)


def _receipt_name(found: Ingested) -> str:
    """One for each answer: the device looks for all that begin with its install id."""
    return f"{found.install[:8]}-{found.id}.kpr"


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for found in path.rglob(f"*{ENDING}"):
            if found.is_file() and not found.name.startswith("._"):
                yield found
    else:
        log.info("nothing at %s", path.name)


def _envelope(content: bytes) -> bytes:
    """The envelope that a file is, or that the texts in it are the codes of.

    :raises WireFault: not all codes of it are there, or they are of several.
    """
    if _CODES.fullmatch(content) is None:
        return content
    return join_parts(content.decode("utf-8-sig").split())


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST_BYTES + 1)
    except OSError as error:  # a stick that was pulled: refused as no envelope, and told
        log.info("cannot read %s: %s", file.name, error.strerror)
        return b""
