"""``<data>/carried/``: what this kiosk takes along for others, and what it brings back to them.

Envelopes of other kiosks come from sticks and leave by stick or network, wrapped once with who
took them, how and when; the envelope inside stays byte for byte. Files are numbered in the order
of their coming, never by the clock: ``<number>-<origin>-<envelope>.kpe``, renamed to ``.ack`` once
a receipt of the hub names the envelope. ``receipts/`` holds receipts for others.

One thread at a time: whoever uses it takes :data:`LOCK`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import re
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.core.files import disk_trouble, flush_folder, write_durably

FOLDER = "carried"
MOST_BYTES = 256 * 1024 * 1024
MOST_RECEIPTS = 512
MOST_KNOWN = 4096
"""So many acknowledged envelopes are remembered, so that they can be cleared from sticks."""

LOCK = threading.RLock()
"""The panel's stick and the upload may want the same file."""

_NAME = re.compile(r"(\d{8})-([0-9a-f]{8})-([0-9a-f]{32})\.(kpe|ack)")
_RECEIPT = re.compile(r"(\d{8})-([0-9a-f]{8})-([0-9a-f]{32})\.kpr")

log = logging.getLogger(__name__)


class Parcel(NamedTuple):
    """One file; ``origin``: the first 8 digits of whom it is from (an envelope) or for (a receipt).

    ``id``: the envelope's 32 hex digits, or the receipt's own hash.
    """

    number: int
    origin: str
    id: str
    acknowledged: bool
    size_bytes: int
    path: Path


class CarriedBox:
    """The folder of one kiosk; made when something is first put into it."""

    def __init__(self, data: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = data / FOLDER
        self._receipts = self._folder / "receipts"
        self._known_file = self._folder / "acknowledged.json"
        self._most_bytes = most_bytes

    # Envelopes of others.

    def envelopes(self) -> tuple[Parcel, ...]:
        """What is carried, the oldest first."""
        return tuple(_parcels(self._folder, _NAME))

    def waiting(self) -> Iterator[tuple[Parcel, bytes]]:
        """What no receipt has named yet, the oldest first."""
        for parcel in self.envelopes():
            if not parcel.acknowledged and (content := _content(parcel)) is not None:
                yield parcel, content

    def take(
        self, origin: str, envelope_id: str, wrapped: bytes, held: list[Parcel] | None = None
    ) -> bool:
        """Take an envelope along; says whether it is carried now. One that is carried already
        stays as it is. ``held``: what :meth:`envelopes` said a moment ago, for whoever takes many;
        it is kept true.

        Where room is wanting, the oldest acknowledged go first; what is not acknowledged stays,
        and then nothing more is taken.

        :raises Trouble: the disk refuses.
        """
        held = list(self.envelopes()) if held is None else held
        if any(parcel.id == envelope_id for parcel in held):
            return True
        if not self._make_room(held, len(wrapped)):
            return False
        number = max((parcel.number for parcel in held), default=0) + 1
        name = f"{number:08d}-{origin[:8]}-{envelope_id}.kpe"
        path = self._folder / name
        write_durably(path, wrapped)
        held.append(Parcel(number, origin[:8], envelope_id, False, len(wrapped), path))
        return True

    def _make_room(self, held: list[Parcel], wanted_bytes: int) -> bool:
        used = sum(parcel.size_bytes for parcel in held)
        for parcel in tuple(held) if used + wanted_bytes > self._most_bytes else ():
            if used + wanted_bytes <= self._most_bytes:
                break
            if parcel.acknowledged:
                _remove(parcel)
                held.remove(parcel)
                used -= parcel.size_bytes
        return used + wanted_bytes <= self._most_bytes

    # What the hub has.

    def known(self) -> frozenset[str]:
        """Envelopes, ours and others', that a receipt of the hub has named."""
        try:
            with self._known_file.open("rb") as file:
                stored = json.loads(file.read(64 * (MOST_KNOWN + 1)))
        except FileNotFoundError:
            return frozenset()
        except (OSError, ValueError, RecursionError) as error:
            log.info("what the hub has is not known any more: %s", error)
            return frozenset()
        return frozenset(each for each in _listed(stored) if isinstance(each, str))

    def acknowledge(self, envelope_ids: Iterable[str]) -> None:
        """A receipt that was checked names these.

        :raises Trouble: the disk refuses.
        """
        named = list(dict.fromkeys(envelope_ids))
        known = self.known()
        if not set(named) <= known:
            kept = [*sorted(known - set(named)), *named][-MOST_KNOWN:]
            write_durably(self._known_file, json.dumps(kept).encode())
        for parcel in self.envelopes():
            if parcel.id in named and not parcel.acknowledged:
                _rename(parcel.path, parcel.path.with_suffix(".ack"))

    # Receipts for others.

    def receipts(self) -> Iterator[tuple[Parcel, bytes]]:
        """What is to be brought to others, the oldest first."""
        for parcel in _parcels(self._receipts, _RECEIPT):
            if (content := _content(parcel)) is not None:
                yield parcel, content

    def keep_receipt(self, origin: str, receipt: bytes) -> bool:
        """Take a receipt along that was checked; of too many the oldest goes. Says whether it is a
        new one.

        :raises Trouble: the disk refuses.
        """
        held = list(_parcels(self._receipts, _RECEIPT))
        own = hashlib.sha256(receipt).hexdigest()[:32]
        if any(parcel.id == own for parcel in held):
            return False
        number = max((parcel.number for parcel in held), default=0) + 1
        name = f"{number:08d}-{origin[:8]}-{own}.kpr"
        write_durably(self._receipts / name, receipt)
        for parcel in held[: max(0, len(held) + 1 - MOST_RECEIPTS)]:
            _remove(parcel)
        return True


def _listed(stored: object) -> list[object]:
    return stored if isinstance(stored, list) else []


def _parcels(folder: Path, pattern: re.Pattern[str]) -> list[Parcel]:
    found = []
    try:
        for path in folder.iterdir():
            named = pattern.fullmatch(path.name)
            if named is not None:
                number, origin, id = int(named[1]), named[2], named[3]
                size = path.stat().st_size
                found.append(Parcel(number, origin, id, path.suffix == ".ack", size, path))
    except FileNotFoundError:
        return sorted(found)
    except OSError as error:
        raise disk_trouble(error, folder) from error
    return sorted(found)


def _content(parcel: Parcel) -> bytes | None:
    try:
        return parcel.path.read_bytes()
    except OSError as error:
        log.warning("%s is not passed on: %s", parcel.path.name, error)
        return None


def _remove(parcel: Parcel) -> None:
    try:
        parcel.path.unlink(missing_ok=True)
    except OSError as error:
        raise disk_trouble(error, parcel.path) from error


def _rename(path: Path, to: Path) -> None:
    try:
        path.rename(to)
        with contextlib.suppress(OSError):
            flush_folder(path.parent)
    except OSError as error:
        raise disk_trouble(error, path) from error
