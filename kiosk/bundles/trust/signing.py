"""The signatures of a document: over which bytes, by which keys, and whether they are enough.

The envelope of the TUF specification 1.0.31, 4.2: ``{"signed": …, "signatures": [{"keyid": …,
"sig": …}]}``; a signature is over the canonical JSON of ``signed``. Only Ed25519 (RFC 8032). TUF
counts how many are enough.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust.careful import JsonLimits, read_json
from kiosk.bundles.trust.fields import SHA256, Fields, number, refuse

if TYPE_CHECKING:
    from tuf.api.metadata import Root, Targets

SIGNATURES = 64
"""More are refused before any is looked at: each costs a calculation."""
_EXPIRES = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"


class Envelope(NamedTuple):
    """A document as it came: its signed part, and signatures (hex) by the id of their key."""

    signed: dict[str, Any]
    signatures: dict[str, str]

    @property
    def payload(self) -> bytes:
        """The bytes that are signed: made of the very values that are read."""
        from securesystemslib.formats import encode_canonical

        return (encode_canonical(self.signed) or "").encode("utf-8")


class Signers(NamedTuple):
    """Who of a role's keys has signed: enough of them, how many, and whether one does not fit."""

    enough: bool
    fitting: int
    threshold: int
    broken: int
    """Signatures in the name of one of the role's keys that do not fit the bytes."""


def open_envelope(raw: bytes, kind: str, most_bytes: int) -> Envelope:
    """The signed part of type ``kind`` (``root``, ``targets``), and the signatures.

    :raises DocumentFault: when it is not one.
    """
    whole = Fields(read_json(raw, JsonLimits(most_bytes)), "")
    whole.only("signed", "signatures")
    signed = whole.object("signed")
    if signed.get("_type") != kind:
        refuse("signed._type", "文件种类不对", f"has to be “{kind}”")
    signed.match("spec_version", r"1\.[0-9]{1,4}(\.[0-9]{1,4})?")
    signed.match("expires", _EXPIRES)  # of the specification; no clock here, so nobody looks at it
    signed.number("version", 1)
    signatures: dict[str, str] = {}
    for at, found in enumerate(whole.list("signatures", SIGNATURES)):
        one = Fields(found, f"signatures[{at}]")
        one.only("keyid", "sig")
        keyid = one.match("keyid", SHA256)
        if keyid in signatures:
            refuse(one.place, "同一把密钥签了两次", "one key has signed twice")
        signatures[keyid] = one.match("sig", r"[0-9a-f]{0,128}")
    return Envelope(signed.all, signatures)


def check_keys(keys: Fields) -> None:
    """Refuse keys of other kinds than Ed25519, and those under another name than their own.

    The name has to be the key's digest: else one key under two names would count twice.

    :raises DocumentFault: when one is refused.
    """
    if len(keys.all) > BUNDLE_LIMITS.keys:
        refuse(keys.place, "密钥太多", f"holds more than {BUNDLE_LIMITS.keys} keys")
    for keyid, found in keys.all.items():
        key = Fields(found, keys.at(keyid))
        if set(key.all) != {"keytype", "scheme", "keyval"}:
            refuse(key.place, "密钥写法不对", "is not written as a key")
        if key.get("keytype") != "ed25519" or key.get("scheme") != "ed25519":
            refuse(key.place, "只接受 Ed25519 密钥", "is no Ed25519 key")
        value = key.object("keyval")
        if set(value.all) != {"public"} or keyid != key_id(value.match("public", SHA256)):
            refuse(key.place, "密钥与编号不符", "does not fit its id")


def key_id(public: str) -> str:
    """The id of an Ed25519 key (64 hex digits): SHA-256 of its canonical JSON, as TUF has it."""
    key = f'{{"keytype":"ed25519","keyval":{{"public":"{public}"}},"scheme":"ed25519"}}'
    return hashlib.sha256(key.encode()).hexdigest()


def check_role(role: Fields, keys: Fields) -> None:
    """Refuse a role that names a key twice or one that is not there, or needs more than it has.

    :raises DocumentFault: when it is refused.
    """
    keyids = role.list("keyids", SIGNATURES)
    for keyid in keyids:
        if not isinstance(keyid, str) or keyid not in keys.all:
            refuse(role.at("keyids"), "没有这把密钥", "names a key that is not there")
    if len(set(keyids)) != len(keyids):
        refuse(role.at("keyids"), "同一把密钥写了两次", "names one key twice")
    number(role.get("threshold"), role.at("threshold"), 1, len(keyids))


def signers(delegator: Root | Targets, role: str, document: Envelope) -> Signers:
    """Who has signed ``document`` of those whom ``delegator`` has named for ``role``."""
    from securesystemslib.signer import Signature

    signatures = {key: Signature(key, sig) for key, sig in document.signatures.items()}
    found = delegator.get_verification_result(role, document.payload, signatures)
    broken = sum(keyid in signatures for keyid in found.unsigned)
    return Signers(found.verified, len(found.signed), found.threshold, broken)
