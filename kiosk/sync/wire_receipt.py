"""The hub's signed answer: what of a device it holds, and what it wishes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kiosk.sync.wire_fields import (
    Fields,
    bytes_of,
    counts_of,
    hex_bytes,
    id_bytes,
    id_of,
    list_of,
    whole_of,
)
from kiosk.sync.wire_frame import (
    KEY_BYTES,
    WIRE_LIMITS,
    FutureFormat,
    Sign,
    check_signature,
    decode,
    encode,
    frame,
    refuse,
    unframe,
)

MAGIC = b"KPR1"
PURPOSE = b"kepu receipt 1\0"
FORMAT = 1
RESEND_ALL = "all"
_DIGEST_BYTES = 8
_ENVELOPE_ID_BYTES = 16


class Receipt(NamedTuple):
    """``confirmed``: segment id and digest of what the hub holds of it; ``outings``: id, revision
    and digest. ``totals``: what the hub has of this device by metric. ``missing``: its estimate of
    interactions that it has not got. ``resend``: empty, :data:`RESEND_ALL`, or segment ids.

    ``new_id``: this copy of a cloned disk shall take a new install id. ``words_code``: which
    sentence the screen says, empty for none. ``confirmed_day``: 已确认至, ``2026-03-31`` or empty.
    ``envelopes``: the ids (16 bytes) of what it answers. ``hub_wall_s``: the hub's UTC seconds.
    """

    install_id: str
    hub_key: bytes
    hub_wall_s: int
    confirmed: tuple[tuple[int, bytes], ...] = ()
    outings: tuple[tuple[int, int, bytes], ...] = ()
    totals: Mapping[str, int] = {}
    missing: int = 0
    resend: str | tuple[int, ...] = ""
    new_id: bool = False
    words_code: str = ""
    confirmed_day: str = ""
    envelopes: tuple[bytes, ...] = ()
    format: int = FORMAT


def pack_receipt(receipt: Receipt, sign: Sign) -> bytes:
    """``receipt`` as bytes, signed by the key that ``receipt.hub_key`` belongs to.

    :raises WireFault: it is beyond a limit, or a value is not what its field holds.
    """
    resend = receipt.resend
    body = encode(
        {
            1: receipt.format,
            2: hex_bytes(receipt.install_id, "install_id", 16),
            3: receipt.hub_key,
            4: receipt.hub_wall_s,
            5: [[id_bytes(segment), digest] for segment, digest in receipt.confirmed],
            6: [[id_bytes(outing), number, each] for outing, number, each in receipt.outings],
            7: dict(receipt.totals),
            8: receipt.missing,
            9: resend if isinstance(resend, str) else [id_bytes(each) for each in resend],
            10: receipt.new_id,
            11: receipt.words_code,
            12: receipt.confirmed_day,
            13: list(receipt.envelopes),
        }
    )
    data = frame(MAGIC, PURPOSE, body, sign)
    unpack_receipt(data, receipt.hub_key)
    return data


def unpack_receipt(data: bytes, hub_key: bytes) -> Receipt:
    """The receipt in ``data``, if the hub with ``hub_key`` (32 bytes) signed it.

    A device passes the key it was enrolled with, never one that it found in the receipt.

    :raises FutureFormat: it is sound, but of a newer format.
    :raises WireFault: anything else is wrong, foreign signatures included.
    """
    body, signature = unframe(MAGIC, data)
    check_signature(hub_key, PURPOSE, body, signature)
    fields = Fields(decode(body), "receipt")
    number = fields.whole(1, 1)
    install_id = fields.raw(2, 16).hex()
    if number > FORMAT:
        raise FutureFormat(number, install_id)
    if fields.raw(3, KEY_BYTES) != hub_key:
        refuse("wire-signature", "another hub's key inside")
    return Receipt(
        install_id=install_id,
        hub_key=hub_key,
        hub_wall_s=fields.whole(4),
        confirmed=tuple(map(_confirmed, fields.list(5, WIRE_LIMITS.segments))),
        outings=tuple(map(_outing, fields.list(6, WIRE_LIMITS.outings))),
        totals=counts_of(fields.get(7), "totals"),
        missing=fields.whole(8, 0),
        resend=_resend(fields.get(9)),
        new_id=fields.flag(10),
        words_code=fields.text(11),
        confirmed_day=fields.text(12),
        envelopes=tuple(
            bytes_of(each, "envelopes", _ENVELOPE_ID_BYTES)
            for each in fields.list(13, WIRE_LIMITS.envelopes)
        ),
        format=number,
    )


def _confirmed(value: Any) -> tuple[int, bytes]:
    parts = list_of(value, "confirmed", 2)
    if len(parts) != 2:
        refuse("wire-shape", "confirmed")
    return id_of(parts[0], "confirmed"), bytes_of(parts[1], "confirmed", _DIGEST_BYTES)


def _outing(value: Any) -> tuple[int, int, bytes]:
    parts = list_of(value, "outings", 3)
    if len(parts) != 3:
        refuse("wire-shape", "outings")
    return (
        id_of(parts[0], "outings"),
        whole_of(parts[1], "outings", 0),
        bytes_of(parts[2], "outings", _DIGEST_BYTES),
    )


def _resend(value: Any) -> str | tuple[int, ...]:
    if value in ("", RESEND_ALL):
        return str(value)
    wished = list_of(value, "resend", WIRE_LIMITS.segments)
    return tuple(id_of(each, "resend") for each in wished)
