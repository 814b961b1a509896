"""What came in, before the database is asked: unwrapped, checked, read, or of no use."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from kiosk.sync.wire import (
    Carriage,
    Envelope,
    FutureFormat,
    WireFault,
    unwrap,
)
from kiosk.sync.wire_door import open_arrived


class Read(NamedTuple):
    """``data``: as its origin signed it; ``sha``: its SHA-256; ``id``: 32 hex digits.

    ``digests``: of the envelope's segments, in their order. Without ``envelope``,
    ``fault`` says why: a :class:`FutureFormat` is kept, all else is not.
    """

    data: bytes
    sha: bytes
    path: str
    carriages: tuple[Carriage, ...] = ()
    envelope: Envelope | None = None
    id: str = ""
    install: str = ""
    fault: WireFault | None = None
    digests: tuple[bytes, ...] = ()


def read(data: bytes, path: str) -> Read:
    """Read one envelope, bare or carried. ``path``: how it came to the hub. Raises nothing."""
    carriages: tuple[Carriage, ...] = ()
    inner = data
    try:
        inner, carriages = unwrap(data)
        arrived = open_arrived(inner)
    except FutureFormat as fault:
        sha = hashlib.sha256(inner).digest()
        return Read(inner, sha, path, carriages, install=fault.install_id, fault=fault)
    except WireFault as fault:
        return Read(inner, hashlib.sha256(inner).digest(), path, carriages, fault=fault)
    return Read(
        inner,
        hashlib.sha256(inner).digest(),
        path,
        carriages,
        arrived.envelope,
        arrived.id.hex(),
        arrived.envelope.install_id,
        digests=tuple(each.digest for each in arrived.envelope.segments),
    )
