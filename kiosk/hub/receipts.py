"""The hub's signed answers, and the key they are signed with, made at the first start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select

from kiosk.hub.bulk import KEEP, upsert
from kiosk.hub.schema import SUMS, device_months, devices, outings, segments, settings
from kiosk.hub.store import Store
from kiosk.sync.wire import WIRE_LIMITS
from kiosk.sync.wire_receipt import Receipt, pack_receipt

NOT_APPROVED = "not-approved"
REVOKED = "revoked"
CLONE = "clone"
MISSING = "missing"
"""``words_code`` of a receipt: which sentence the device's screen says."""
_KEY = "hub_key"


class HubKey(NamedTuple):
    """``public``: the 32 bytes that devices are enrolled with."""

    private: Ed25519PrivateKey
    public: bytes

    def sign(self, message: bytes) -> bytes:
        """Ed25519 (RFC 8032)."""
        return self.private.sign(message)


def hub_key(store: Store) -> HubKey:
    """The key of this hub; of several that start at once, one makes it."""
    known = store.known.get(_KEY)
    if isinstance(known, HubKey):
        return known
    kept = store.setting(_KEY)
    if kept is None:
        made = Ed25519PrivateKey.generate().private_bytes_raw().hex()
        store.write(
            lambda connection: upsert(
                connection, settings.name, ("name", "value"), ("name",), [(_KEY, made)], KEEP
            )
        )
        kept = store.setting(_KEY) or made
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept))
    key = HubKey(private, private.public_key().public_bytes_raw())
    store.known[_KEY] = key
    return key


class Answer(NamedTuple):
    """What a receipt says beside whom it is for; see :class:`kiosk.sync.wire_receipt.Receipt`."""

    confirmed: tuple[tuple[int, bytes], ...] = ()
    outings: tuple[tuple[int, int, bytes], ...] = ()
    totals: Mapping[str, int] = {}
    missing: int = 0
    resend: str = ""
    new_id: bool = False
    words_code: str = ""
    confirmed_day: str = ""
    envelopes: tuple[bytes, ...] = ()


def signed(key: HubKey, install: str, answer: Answer, now_s: int) -> bytes:
    """The receipt as bytes."""
    receipt = Receipt(install, key.public, now_s, *answer)
    return pack_receipt(receipt, key.sign)


def newest_receipt(store: Store, install: str) -> bytes | None:
    """What is here of a device, as a fresh receipt for whoever brings it home: its newest segments
    and outings, as many as a receipt can hold. ``None`` when nothing of it was ever merged.
    """
    most = WIRE_LIMITS.segments
    with store.read() as connection:
        row = connection.execute(select(devices).where(devices.c.install == install)).one_or_none()
        if row is None or not row.number:
            return None
        whole = (
            select(segments.c.segment, segments.c.digest)
            .where(segments.c.device == row.device, segments.c.whole == 1)
            .order_by(segments.c.order_no.desc(), segments.c.segment)
        )
        told = (
            select(outings.c.outing, outings.c.revision, outings.c.digest)
            .where(outings.c.device == row.device)
            .order_by(outings.c.last_number.desc(), outings.c.outing, outings.c.revision.desc())
        )
        table = device_months.c
        sums = connection.execute(
            select(*(func.coalesce(func.sum(table[name]), 0) for name in SUMS)).where(
                table.device == row.device
            )
        ).one()
        answer = Answer(
            confirmed=tuple((each, bytes(d)) for each, d in connection.execute(whole.limit(most))),
            outings=tuple((o, r, bytes(d)) for o, r, d in connection.execute(told.limit(most))),
            totals={name: int(n) for name, n in zip(SUMS, sums, strict=True) if n > 0},
            missing=row.missing,
            words_code=REVOKED if row.state == "revoked" else MISSING if row.missing else "",
            confirmed_day=row.confirmed_day,
        )
    return signed(hub_key(store), install, answer, store.now_s())
