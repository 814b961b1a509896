"""Who carried an envelope, wrapped around it: the bytes inside stay as their origin signed them."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.sync.wire_fields import bytes_of, hex_bytes, text_of, whole_of
from kiosk.sync.wire_frame import WIRE_LIMITS, behind_magic, decode, encode, refuse

MAGIC = b"KPC1"
_MOST_BYTES = WIRE_LIMITS.packed_bytes + WIRE_LIMITS.carriers * WIRE_LIMITS.carriage_bytes
PATHS = ("usb", "truck", "phone", "https", "file")


class Carriage(NamedTuple):
    """One carrier: its install id (32 hex), by which of :data:`PATHS`, and what its own clock
    said (UTC seconds, a label). Nobody signs it: it explains, it proves nothing.
    """

    install_id: str
    path: str
    wall_s: int


def wrap(data: bytes, carriage: Carriage) -> bytes:
    """``data`` (an envelope or one that is wrapped already), unchanged, with its carrier.

    :raises WireFault: it is too large, or has too many carriers already.
    """
    wrapped = MAGIC + encode(
        [
            hex_bytes(carriage.install_id, "carrier", 16),
            carriage.path,
            carriage.wall_s,
            data,
        ]
    )
    unwrap(wrapped)
    return wrapped


def unwrap(data: bytes) -> tuple[bytes, tuple[Carriage, ...]]:
    """The bytes of the origin, and its carriers, the last one first; none when ``data`` is bare.

    :raises WireFault: a wrapping is damaged, or there are too many.
    :raises FutureFormat: a wrapping is of a newer form.
    """
    carriages: list[Carriage] = []
    while data[:3] == MAGIC[:3]:
        if len(carriages) == WIRE_LIMITS.carriers:
            refuse("wire-too-large", "carriers")
        parts = decode(behind_magic(MAGIC, data, _MOST_BYTES))
        if type(parts) is not list or len(parts) != 4:
            refuse("wire-shape", "carriage")
        carrier, path, wall_s, inner = parts
        if text_of(path, "path") not in PATHS:
            refuse("wire-shape", "path")
        if type(inner) is not bytes:
            refuse("wire-shape", "carriage")
        carriages.append(
            Carriage(bytes_of(carrier, "carrier", 16).hex(), path, whole_of(wall_s, "wall_s"))
        )
        data = inner
    return data, tuple(carriages)
