"""Signed documents, written: the same input gives the same bytes.

TUF specification 1.0.31: a signature is over the canonical JSON of ``signed``. Ed25519 signatures
(RFC 8032) hold no randomness, so that a document signed twice is the same document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kiosk.bundles.keys.private import PrivateKey
from kiosk.bundles.trust.root import CONTENT_ROLE, ROOT
from kiosk.bundles.trust.signing import key_id
from kiosk.core.errors import Defect

Json = dict[str, Any]
Text = Mapping[str, str]
"""Text for people by language."""

SPECIFICATION = "1.0.31"
NEVER = "9999-12-31T23:59:59Z"
"""TUF wants a date; no kiosk's clock is believed, so nobody ever looks at it."""


class RoleKeys(NamedTuple):
    """The public keys (64 hex digits each) of a role, and how many of them have to sign."""

    public: tuple[str, ...]
    threshold: int

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(map(key_id, self.public))

    @property
    def records(self) -> Json:
        """The keys as a document holds them, by id."""
        return {
            key_id(public): {
                "keytype": "ed25519",
                "scheme": "ed25519",
                "keyval": {"public": public},
            }
            for public in self.public
        }


def root_signed(version: int, authority: Text, root: RoleKeys, content: RoleKeys) -> Json:
    """The signed part of a root document."""
    online = {"keyids": list(content.ids), "threshold": content.threshold}
    return {
        "_type": "root",
        "spec_version": SPECIFICATION,
        "version": version,
        "expires": NEVER,
        "consistent_snapshot": False,
        "keys": {**root.records, **content.records},
        "roles": {
            ROOT: {"keyids": list(root.ids), "threshold": root.threshold},
            # TUF has four roles; offline there is nothing to say for the last two.
            CONTENT_ROLE: online,
            "snapshot": online,
            "timestamp": online,
        },
        "x-kepu": {"authority": dict(authority)},
    }


def content_signed(version: int) -> Json:
    """The signed part of a content document that names no publisher and recalls nothing."""
    return {
        "_type": "targets",
        "spec_version": SPECIFICATION,
        "version": version,
        "expires": NEVER,
        "targets": {},
        "delegations": {"keys": {}, "roles": []},
        "x-kepu": {"min_seq": {}, "deny": []},
    }


def publisher_role(id: str, keys: RoleKeys, prefixes: Sequence[str], name: Text) -> Json:
    """A publisher as the content document's ``delegations.roles`` holds it."""
    return {
        "name": id,
        "keyids": list(keys.ids),
        "threshold": keys.threshold,
        "terminating": True,
        "paths": [f"{prefix}.*" for prefix in sorted(set(prefixes))],
        "x-kepu-name": dict(name),
    }


def sealed(signed: Json, keys: Iterable[PrivateKey]) -> bytes:
    """The document with the signatures of ``keys``, as it lies on a stick."""
    payload = canonical(signed)
    signatures = {key.id: key.sign(payload) for key in keys}
    return written(signed, signatures)


def written(signed: Json, signatures: Mapping[str, str]) -> bytes:
    """The document with these signatures (hex) by key id."""
    listed = [{"keyid": id, "sig": signatures[id]} for id in sorted(signatures)]
    text = json.dumps(
        {"signed": signed, "signatures": listed},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return f"{text}\n".encode()


def canonical(signed: Json) -> bytes:
    """The bytes that are signed."""
    from securesystemslib.formats import encode_canonical

    text = encode_canonical(signed)
    if text is None:
        raise Defect("canonical JSON was written elsewhere")
    return text.encode("utf-8")
