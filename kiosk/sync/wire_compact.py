"""A month's counts small enough for a QR code: an envelope by columns, with partial segments.

Of a segment only its id, order, local day, certainty and whether it is sealed travel, and of its
tallies those without a question, for the metrics asked for. Outings, health and names of places
stay at home; whoever merges it must not take what is empty here for news.
"""

from __future__ import annotations

from collections.abc import Collection

from kiosk.sync.wire_body import envelope_of
from kiosk.sync.wire_columns import columns_of, segments_of
from kiosk.sync.wire_facts import FORMAT, Envelope
from kiosk.sync.wire_fields import Fields, hex_bytes, id_bytes
from kiosk.sync.wire_frame import (
    KEY_BYTES,
    SIGNATURE_BYTES,
    WIRE_LIMITS,
    FutureFormat,
    Sign,
    behind_magic,
    body_id,
    check_signature,
    decode,
    encode,
    refuse,
)
from kiosk.visits.identity import identity_of

MAGIC = b"KPQ1"
PURPOSE = b"kepu compact 1\0"
_ID_BYTES = 8
_MOST_BYTES = 20 * 1024
"""More than the codes of a month can hold; reading takes the square of it."""


def pack_compact(envelope: Envelope, metrics: Collection[str], sign: Sign) -> bytes:
    """The counts of ``metrics`` in the segments of ``envelope``, as signed bytes.

    Segments in which none of them happened travel too: that nobody came is a figure as well.

    :raises WireFault: it is beyond a limit, or a value is not what its field holds.
    """
    segments = sorted(envelope.segments, key=lambda each: (each.order, each.id))
    body = encode(
        {
            1: envelope.format,
            2: hex_bytes(envelope.install_id, "install_id", 16),
            3: envelope.public_key,
            4: hex_bytes(envelope.fingerprint, "fingerprint", 8),
            5: envelope.number,
            8: envelope.utc_offset_min,
            9: {2: envelope.site.county} if envelope.site.county else {},
            10: list(envelope.orders),
            14: {name: each for name, each in envelope.totals.items() if name in metrics},
            21: b"".join(id_bytes(each.id) for each in segments),
            22: columns_of(segments, envelope.utc_offset_min, metrics),
        }
    )
    data = MAGIC + sign(PURPOSE + body) + body
    unpack_compact(data)
    return data


def unpack_compact(data: bytes) -> Envelope:
    """The envelope in ``data``, its segments ``partial``, signed by the key that stands in it.

    :raises FutureFormat: it is sound, but of a newer format.
    :raises WireFault: anything else is wrong.
    """
    signature, body = _split(data)
    fields = Fields(decode(body), "compact")
    check_signature(fields.raw(3, KEY_BYTES), PURPOSE, body, signature)
    number = fields.whole(1, 1)
    if number > FORMAT:
        raise FutureFormat(number, fields.raw(2, 16).hex())
    whole = {key: fields.get(key) for key in (1, 2, 3, 4, 5, 8, 9, 10, 14)}
    device_code = identity_of(fields.raw(2, 16).hex()).device_code  # it follows from the id
    envelope = envelope_of(Fields({**whole, 6: device_code, 7: "", 15: {}}, "compact"))
    return envelope._replace(
        segments=segments_of(
            _ids(fields.get(21)), _columns(fields.get(22)), envelope.utc_offset_min
        )
    )


def compact_id(data: bytes) -> bytes:
    """The 16 bytes that name it, as :func:`kiosk.sync.wire.envelope_id` does of an envelope."""
    return body_id(_split(data)[1])


def _split(data: bytes) -> tuple[bytes, bytes]:
    if len(data) > _MOST_BYTES:
        refuse("wire-too-large", "compact")
    rest = behind_magic(MAGIC, data)
    if len(rest) <= SIGNATURE_BYTES:
        refuse("wire-broken", "compact")
    return rest[:SIGNATURE_BYTES], rest[SIGNATURE_BYTES:]


def _ids(value: object) -> list[int]:
    if type(value) is not bytes or len(value) % _ID_BYTES:
        refuse("wire-shape", "ids")
    starts = range(0, len(value), _ID_BYTES)
    ids = [int.from_bytes(value[start : start + _ID_BYTES], signed=True) for start in starts]
    if len(ids) > WIRE_LIMITS.segments:
        refuse("wire-too-large", "segments")
    if len(set(ids)) != len(ids):
        refuse("wire-shape", "a segment twice")
    return ids


def _columns(value: object) -> bytes:
    if type(value) is not bytes:
        refuse("wire-shape", "columns")
    return value
