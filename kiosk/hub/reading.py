"""What came in, before the database is asked: unwrapped, checked, read, or of no use."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from kiosk.sync.wire import (
    Carriage,
    Envelope,
    FutureFormat,
    WireFault,
    envelope_id,
    unpack,
    unwrap,
)


class Read(NamedTuple):
    """``data``: as its origin signed it; ``sha``: its SHA-256; ``id``: 32 hex digits.

    ``digests``: of the envelope's segments, in their order. Without ``envelope``, ``fault`` says why: a :class:`FutureFormat` is kept, all else is not.
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
        envelope = unpack(inner)
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
        envelope,
        envelope_id(inner).hex(),
        envelope.install_id,
        digests=tuple(each.digest for each in envelope.segments),
    )
