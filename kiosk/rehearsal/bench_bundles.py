"""Bundles to be measured with: made here, signed by keys that are thrown away."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.formats import encode_canonical

from kiosk.bundles.bundle import MANIFEST_NAME, Bundle
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.source import BUNDLES, LAYOUT, Source
from kiosk.bundles.trust import Trusted, from_kept, read_bundle
from kiosk.bundles.trust.signing import key_id

_NAME = {"zh-Hans": "测量用", "en": "For measuring"}
_NEVER = "9999-12-31T23:59:59Z"
Files = Mapping[str, bytes]


class Maker:
    """Signs with one key for everything."""

    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()
        public = self._key.public_key().public_bytes_raw().hex()
        self._id = key_id(public)
        self._keys = {
            self._id: {"keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": public}}
        }

    def trusted(self) -> Trusted:
        """A machine that trusts this maker."""
        role = {"keyids": [self._id], "threshold": 1}
        roles = {name: role for name in ("root", "targets", "snapshot", "timestamp")}
        root = {
            **self._head("root", 1),
            "consistent_snapshot": False,
            "keys": self._keys,
            "roles": roles,
            "x-kepu": {"authority": _NAME},
        }
        publisher = {
            **role,
            "name": "bench",
            "terminating": True,
            "paths": ["cn.kepu.*"],
            "x-kepu-name": _NAME,
        }
        content = {
            **self._head("targets", 1),
            "targets": {},
            "delegations": {"keys": self._keys, "roles": [publisher]},
            "x-kepu": {"min_seq": {}, "deny": []},
        }
        return from_kept(self._signed(root), self._signed(content))

    def manifest(self, targets: Mapping[str, Any], package: str = "made", seq: int = 1) -> bytes:
        """A signed manifest."""
        more = {
            "format": 1,
            "publisher": "bench",
            "package": package,
            "seq": seq,
            "version": str(seq),
            "title": _NAME,
            "made": "2026-11-30",
            "kiosk": {"from": "0.1", "below": "9"},
        }
        return self._signed(
            {**self._head("targets", seq), "targets": dict(targets), "x-kepu": more}
        )

    def write(
        self, stick: Path, exhibits: Mapping[str, Files], package: str = "made", seq: int = 1
    ) -> tuple[Bundle, bytes]:
        """Put a bundle onto a stick."""
        manifest = self.manifest({id: target(one) for id, one in exhibits.items()}, package, seq)
        bundle = read_bundle(manifest)
        folder = stick / LAYOUT / BUNDLES / bundle.name
        folder.mkdir(parents=True)
        (folder / MANIFEST_NAME).write_bytes(manifest)
        streams = [[one[path] for path in sorted(one)] for _, one in sorted(exhibits.items())]
        whole = b"".join(part for stream in streams for part in stream)
        at = 0
        for name, size in bundle.packs:
            (folder / name).write_bytes(whole[at : at + size])
            at += size
        return bundle, manifest

    def _head(self, kind: str, version: int) -> dict[str, Any]:
        return {"_type": kind, "spec_version": "1.0.31", "version": version, "expires": _NEVER}

    def _signed(self, signed: dict[str, Any]) -> bytes:
        sig = self._key.sign((encode_canonical(signed) or "").encode()).hex()
        document = {"signed": signed, "signatures": [{"keyid": self._id, "sig": sig}]}
        return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


def target(files: Files) -> dict[str, Any]:
    """What a manifest says of an exhibit."""
    stream, part = b"".join(files[path] for path in sorted(files)), BUNDLE_LIMITS.part_bytes
    parts = [_sha256(stream[at : at + part]) for at in range(0, len(stream), part)]
    listed = [[path, len(files[path]), _sha256(files[path])] for path in sorted(files)]
    return told(len(stream), _sha256(stream), parts, listed)


def told(size: int, sha256: str, parts: list[str], files: list[list[Any]]) -> dict[str, Any]:
    """A target of a manifest, from its figures."""
    custom = {
        "version": "1.0.0",
        "title": _NAME,
        "language": "zh-Hans",
        "institution": "",
        "authors": ["—"],
        "licence": "CC0-1.0",
        "parts": parts,
        "files": files,
    }
    return {"length": size, "hashes": {"sha256": sha256}, "custom": custom}


def many_small(count: int = 100, files: int = 50, size: int = 20_000) -> dict[str, Files]:
    """Exhibits of many small files."""
    return {
        f"cn.kepu.bench-{number:03}": {
            "exhibit.toml": b"# measured\n",
            **{f"pictures/{at:03}.svg": os.urandom(size) for at in range(files)},
        }
        for number in range(count)
    }


def few_large(count: int = 2, size: int = 256 * 1024**2) -> dict[str, Files]:
    """Exhibits of one film each."""
    return {
        f"cn.kepu.film-{number}": {"exhibit.toml": b"# measured\n", "film.mp4": os.urandom(size)}
        for number in range(count)
    }


class Watched:
    """A source that counts what is read of its packs, and can be as slow as a stick."""

    def __init__(self, source: Source, bytes_per_s: float = 0.0) -> None:
        self._source = source
        self._pace = bytes_per_s
        self._free_s = 0.0
        self.read_bytes = 0
        self.roots: Callable[[], dict[int, bytes]] = source.roots
        self.contents: Callable[[], dict[int, bytes]] = source.contents
        self.bundles: Callable[[], tuple[str, ...]] = source.bundles
        self.manifest: Callable[[str], bytes | None] = source.manifest
        self.pack_sizes: Callable[[str], dict[str, int]] = source.pack_sizes

    @property
    def name(self) -> str:
        """The source's own."""
        return self._source.name

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        """Read; with a pace, the next read begins when a stick would be done with this one."""
        content = self._source.read(bundle, pack, offset_bytes, size_bytes)
        self.read_bytes += len(content)
        if self._pace:
            now_s = time.monotonic()
            self._free_s = max(self._free_s, now_s) + len(content) / self._pace
            time.sleep(self._free_s - now_s)
        return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
