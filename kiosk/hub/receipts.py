"""The hub's signed answers, and the key they are signed with, made at the first start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from kiosk.hub.bulk import KEEP, upsert
from kiosk.hub.schema import devices, receipts, settings
from kiosk.hub.store import Store
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
    """The last receipt of a device, for whoever brings it home; ``None`` when there is none."""
    with store.read() as connection:
        content = connection.scalar(
            select(receipts.c.content).join(devices).where(devices.c.install == install)
        )
    return None if content is None else bytes(content)
