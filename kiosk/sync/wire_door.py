"""One door for whatever arrives: an envelope or a compact one, bare or carried."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.sync import wire_compact
from kiosk.sync.wire import Envelope, unpack_named
from kiosk.sync.wire_carriage import Carriage, unwrap


class Arrived(NamedTuple):
    """``data``: the bytes as their origin signed them, without carriers; ``id``: 16 bytes that
    name them; ``carriages``: the last carrier first; ``compact``: it came as a QR code does."""

    envelope: Envelope
    data: bytes
    id: bytes
    carriages: tuple[Carriage, ...]
    compact: bool


def open_arrived(data: bytes) -> Arrived:
    """What ``data`` holds, its signature checked with the key inside.

    :raises FutureFormat: it is of a newer format: to be kept aside.
    :raises WireFault: anything else is wrong.
    """
    inner, carriages = unwrap(data)
    if inner[:3] == wire_compact.MAGIC[:3]:
        envelope = wire_compact.unpack_compact(inner)
        return Arrived(envelope, inner, wire_compact.compact_id(inner), carriages, compact=True)
    envelope, name = unpack_named(inner)
    return Arrived(envelope, inner, name, carriages, compact=False)
