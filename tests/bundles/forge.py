"""A forge of trust in memory: keys, roots, content documents, signed manifests; and lies.

Everything is the same at every run: keys come from their names. What it makes is honest unless
asked otherwise; :func:`sign` signs anything with any key, and so can every attack.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.formats import encode_canonical

from kiosk.bundles.bundle import pack_name
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust.signing import key_id

NEVER = "9999-12-31T23:59:59Z"
AUTHORITY = {"zh-Hans": "朝阳市科协", "en": "Chaoyang Association for Science"}
Json = dict[str, Any]


class ForgedKey(NamedTuple):
    """A key made of its name."""

    name: str

    @property
    def private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(self.name.encode()).digest())

    @property
    def public(self) -> str:
        return self.private.public_key().public_bytes_raw().hex()

    @property
    def id(self) -> str:
        return key_id(self.public)

    @property
    def record(self) -> Json:
        return {"keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": self.public}}


def keys(*names: str) -> tuple[ForgedKey, ...]:
    return tuple(ForgedKey(name) for name in names)


ROOT_KEYS = keys("root-a", "root-b", "root-c")
CONTENT_KEYS = keys("content-a", "content-b", "content-c")
OWN_KEYS = keys("own-a", "own-b")


def canonical(signed: Json) -> bytes:
    """The bytes that are signed."""
    return (encode_canonical(signed) or "").encode()


def signature(signed: Json, key: ForgedKey) -> Json:
    return {"keyid": key.id, "sig": key.private.sign(canonical(signed)).hex()}


def sign(signed: Json, by: Iterable[ForgedKey]) -> bytes:
    """The document ``signed`` with signatures of ``by``."""
    return written({"signed": signed, "signatures": [signature(signed, key) for key in by]})


def written(document: Json) -> bytes:
    """The document as bytes; the same input gives the same bytes."""
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


def root_signed(
    version: int = 1,
    root: Sequence[ForgedKey] = ROOT_KEYS,
    content: Sequence[ForgedKey] = CONTENT_KEYS,
    thresholds: tuple[int, int] = (2, 2),
    authority: Mapping[str, str] = AUTHORITY,
    expires: str = NEVER,
) -> Json:
    """The signed part of a root."""
    online = {"keyids": [key.id for key in content], "threshold": thresholds[1]}
    return {
        "_type": "root",
        "spec_version": "1.0.31",
        "version": version,
        "expires": expires,
        "consistent_snapshot": False,
        "keys": {key.id: key.record for key in (*root, *content)},
        "roles": {
            "root": {"keyids": [key.id for key in root], "threshold": thresholds[0]},
            "targets": online,
            "snapshot": online,
            "timestamp": online,
        },
        "x-kepu": {"authority": dict(authority)},
    }


def make_root(version: int = 1, by: Iterable[ForgedKey] = ROOT_KEYS[:2], **more: Any) -> bytes:
    """A root; ``more`` as for :func:`root_signed`."""
    return sign(root_signed(version, **more), by)


def make_chain(count: int) -> dict[int, bytes]:
    """Roots 1 to ``count``; each hands on to three keys of its own, as a real rotation does."""
    found: dict[int, bytes] = {}
    for version in range(1, count + 1):
        own = generation(version)
        before = generation(version - 1) if version > 1 else ()
        found[version] = make_root(version, by=(*own[:2], *before[:2]), root=own)
    return found


def generation(version: int) -> tuple[ForgedKey, ...]:
    """The root keys of that version in a chain."""
    if version <= 1:
        return ROOT_KEYS
    return keys(*(f"root-{version}-{letter}" for letter in "abc"))


class ForgedPublisher(NamedTuple):
    """A publisher to be named in a content document."""

    id: str = "own"
    keys: tuple[ForgedKey, ...] = OWN_KEYS
    threshold: int = 1
    paths: tuple[str, ...] = ("cn.kepu.*",)
    name: Mapping[str, str] = {"zh-Hans": "朝阳市科协", "en": "Chaoyang"}


OWN = ForgedPublisher()


def content_signed(
    version: int = 1,
    publishers: Sequence[ForgedPublisher] = (OWN,),
    min_seq: Mapping[str, int] | None = None,
    deny: Sequence[Json] = (),
    expires: str = NEVER,
) -> Json:
    """The signed part of a content document."""
    return {
        "_type": "targets",
        "spec_version": "1.0.31",
        "version": version,
        "expires": expires,
        "targets": {},
        "delegations": {
            "keys": {key.id: key.record for one in publishers for key in one.keys},
            "roles": [
                {
                    "name": one.id,
                    "keyids": [key.id for key in one.keys],
                    "threshold": one.threshold,
                    "terminating": True,
                    "paths": list(one.paths),
                    "x-kepu-name": dict(one.name),
                }
                for one in publishers
            ],
        },
        "x-kepu": {"min_seq": dict(min_seq or {}), "deny": list(deny)},
    }


def make_content(
    version: int = 1, by: Iterable[ForgedKey] = CONTENT_KEYS[:2], **more: Any
) -> bytes:
    """A content document; ``more`` as for :func:`content_signed`."""
    return sign(content_signed(version, **more), by)


Files = Mapping[str, bytes]
EXHIBIT: Files = {"exhibit.toml": b'format = 1\nid = "cn.kepu.one"\n', "pictures/a.svg": b"<svg/>"}


def stream_of(files: Files) -> bytes:
    """The files one after the other, in the order of the manifest."""
    return b"".join(files[path] for path in sorted(files))


def target(
    files: Files = EXHIBIT, version: str = "1.0.0", title: str = "展项", **more: Any
) -> Json:
    """One exhibit of a manifest; ``more`` goes into ``custom``."""
    stream, part = stream_of(files), BUNDLE_LIMITS.part_bytes
    custom = {
        "version": version,
        "title": {"zh-Hans": title, "en": "Exhibit"},
        "language": "zh-Hans",
        "institution": "朝阳市科技馆",
        "authors": ["王老师"],
        "licence": "CC-BY-4.0",
        "parts": [_sha256(stream[at : at + part]) for at in range(0, len(stream), part)],
        "files": [[path, len(files[path]), _sha256(files[path])] for path in sorted(files)],
        **more,
    }
    return {"length": len(stream), "hashes": {"sha256": _sha256(stream)}, "custom": custom}


def manifest_signed(
    exhibits: Mapping[str, Files | Json] | None = None,
    publisher: str = "own",
    package: str = "shipped",
    seq: int = 1,
    expires: str = NEVER,
    **more: Any,
) -> Json:
    """The signed part of a manifest. An exhibit is its files, or what :func:`target` gives.

    ``more`` goes into ``x-kepu``.
    """
    exhibits = {"cn.kepu.one": EXHIBIT} if exhibits is None else exhibits
    targets = {id: one if "custom" in one else target(one) for id, one in exhibits.items()}
    return {
        "_type": "targets",
        "spec_version": "1.0.31",
        "version": seq,
        "expires": expires,
        "targets": targets,
        "x-kepu": {
            "format": 1,
            "publisher": publisher,
            "package": package,
            "seq": seq,
            "version": f"2026.{seq}",
            "title": {"zh-Hans": "自带展项", "en": "Shipped exhibits"},
            "made": "2026-11-30",
            "kiosk": {"from": "0.1", "below": "2"},
            **more,
        },
    }


def make_manifest(by: Iterable[ForgedKey] = OWN_KEYS[:1], **more: Any) -> bytes:
    """A signed ``bundle.json``; ``more`` as for :func:`manifest_signed`."""
    return sign(manifest_signed(**more), by)


def make_packs(
    exhibits: Mapping[str, Files], pack_bytes: int = BUNDLE_LIMITS.pack_bytes
) -> dict[str, bytes]:
    """The packs of a bundle of these exhibits, by name."""
    whole = b"".join(stream_of(exhibits[id]) for id in sorted(exhibits))
    cuts = range(0, len(whole), pack_bytes)
    return {pack_name(at): whole[cut : cut + pack_bytes] for at, cut in enumerate(cuts)}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
