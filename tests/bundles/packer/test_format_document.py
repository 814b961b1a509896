"""The reference of the format says what the program does."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.bundles.keys.authority import read_authority
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust import judge
from kiosk.bundles.verdict import Kind
from tests.bundles.format_example import BUNDLE, DOCUMENT, FILES, blocks, make, named, rewritten

TEXT = DOCUMENT.read_text("utf-8")


def test_its_example_is_what_is_built() -> None:
    assert named(TEXT) == set(blocks())
    assert rewritten(TEXT) == TEXT, "python -m tests.bundles.format_example"


def test_its_limits_are_those_that_hold() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \| ([0-9 ]+) \|", TEXT, re.MULTILINE))
    assert {name: int(number.replace(" ", "")) for name, number in told.items()} == (
        BUNDLE_LIMITS._asdict()
    )


def test_a_reader_written_from_it_alone_reads_the_example(tmp_path: Path) -> None:
    """Nothing of the kiosk's readers is used here: json, SHA-256, Ed25519, as the text says."""
    layout = make(tmp_path) / "KEPU"
    root = json.loads((layout / "trust" / "1.root.json").read_bytes())
    content = json.loads((layout / "trust" / "1.content.json").read_bytes())
    folder = layout / "bundles" / BUNDLE
    manifest = json.loads((folder / "bundle.json").read_bytes())
    keys = root["signed"]["keys"]
    assert _signed(root, keys, root["signed"]["roles"]["root"]) >= 2
    assert _signed(content, keys, root["signed"]["roles"]["targets"]) >= 1
    [role] = content["signed"]["delegations"]["roles"]
    assert _signed(manifest, content["signed"]["delegations"]["keys"], role) >= role["threshold"]
    stream = b"".join(path.read_bytes() for path in sorted(folder.glob("*.pack")))
    [target] = manifest["signed"]["targets"].values()
    assert hashlib.sha256(stream).hexdigest() == target["hashes"]["sha256"]
    assert [hashlib.sha256(stream).hexdigest()] == target["custom"]["parts"]
    at = 0
    for path, size, digest in target["custom"]["files"]:
        held = stream[at : at + size]
        assert held == FILES[path].encode() and hashlib.sha256(held).hexdigest() == digest
        at += size
    assert at == len(stream) == target["length"]


def _signed(document: dict[str, Any], keys: dict[str, Any], role: dict[str, Any]) -> int:
    payload = _canonical(document["signed"]).encode()
    count = 0
    for one in document["signatures"]:
        if one["keyid"] in role["keyids"]:
            public = keys[one["keyid"]]["keyval"]["public"]
            assert (
                hashlib.sha256(_canonical(keys[one["keyid"]]).encode()).hexdigest() == one["keyid"]
            )
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
            key.verify(bytes.fromhex(one["sig"]), payload)
            count += 1
    return count


def _canonical(value: Any) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{','.join(map(_canonical, value))}]"
    return (
        f"{{{','.join(f'{_canonical(name)}:{_canonical(value[name])}' for name in sorted(value))}}}"
    )


def test_the_kiosk_takes_the_example(tmp_path: Path) -> None:
    stick = make(tmp_path)
    folder = stick / "KEPU" / "bundles" / BUNDLE
    trusted = read_authority(stick).trusted
    sizes = {"0001.pack": (folder / "0001.pack").stat().st_size}
    raw = (folder / "bundle.json").read_bytes()
    assert judge(trusted, raw, BUNDLE, {}, "0.1", sizes).kind is Kind.GOOD
