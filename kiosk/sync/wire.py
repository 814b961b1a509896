"""The wire: an envelope of counts, packed and unpacked. Shared with the hub; no ledger, no network.

What others need to know of the format stands in docs/reference/wire-format.md; why it is so in
docs/decisions/0053-the-wire.md.
"""

from __future__ import annotations

from kiosk.sync.wire_body import body_of, envelope_of
from kiosk.sync.wire_carriage import Carriage, unwrap, wrap
from kiosk.sync.wire_facts import (
    CERTAINTIES,
    FORMAT,
    OUTING_FIELDS,
    Envelope,
    Site,
    Tally,
    WireOuting,
    WireSegment,
    tally_digest,
)
from kiosk.sync.wire_fields import Fields, Scalar, fitting, id_hex
from kiosk.sync.wire_frame import (
    KEY_BYTES,
    WIRE_LIMITS,
    FutureFormat,
    Sign,
    WireFault,
    WireLimits,
    body_id,
    check_signature,
    decode,
    frame,
    unframe,
)

__all__ = [
    "CERTAINTIES",
    "FORMAT",
    "OUTING_FIELDS",
    "WIRE_LIMITS",
    "Carriage",
    "Envelope",
    "FutureFormat",
    "Scalar",
    "Sign",
    "Site",
    "Tally",
    "WireFault",
    "WireLimits",
    "WireOuting",
    "WireSegment",
    "envelope_id",
    "fitting",
    "id_hex",
    "pack",
    "tally_digest",
    "unpack",
    "unpack_named",
    "unwrap",
    "wrap",
]

MAGIC = b"KPE1"
PURPOSE = b"kepu envelope 1\0"


def pack(envelope: Envelope, sign: Sign) -> bytes:
    """``envelope`` as signed bytes: the same facts give the same body, whatever their order.

    ``sign`` makes the Ed25519 signature with the key that ``envelope.public_key`` belongs to.

    :raises WireFault: it is beyond a limit, or a value is not what its field holds.
    """
    data = frame(MAGIC, PURPOSE, body_of(envelope), sign)
    unpack(data)  # what leaves can be read: a fault shows here, not in the city
    return data


def unpack(data: bytes) -> Envelope:
    """The envelope in ``data``, signed by the key that stands in it. Whether that key is known is
    for the hub to say.

    :raises FutureFormat: it is sound, but of a newer format.
    :raises WireFault: anything else is wrong.
    """
    return unpack_named(data)[0]


def unpack_named(data: bytes) -> tuple[Envelope, bytes]:
    """What :func:`unpack` and :func:`envelope_id` give, for the price of one; errors as there."""
    body, signature = unframe(MAGIC, data)
    fields = Fields(decode(body), "envelope")
    key = fields.raw(3, KEY_BYTES)
    check_signature(key, PURPOSE, body, signature)
    number = fields.whole(1, 1)
    install_id = fields.raw(2, 16).hex()
    if number > FORMAT:
        raise FutureFormat(number, install_id)
    return envelope_of(fields), body_id(body)


def envelope_id(data: bytes) -> bytes:
    """The 16 bytes that name the packed envelope in ``data``: of its body, however compressed.

    :raises WireFault: ``data`` is no envelope. Its signature is not looked at.
    """
    return body_id(unframe(MAGIC, data)[0])
