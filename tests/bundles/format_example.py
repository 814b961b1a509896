"""The example of docs/reference/bundle-format.md: a small real bundle, and its files as JSON.

``python -m tests.bundles.format_example`` writes them into the document; a test holds it to them.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from pathlib import Path

from kiosk.bundles.keys.authority import CONTENT, ROOT, read_authority, trust_path
from kiosk.bundles.keys.documents import (
    RoleKeys,
    content_signed,
    publisher_role,
    root_signed,
    sealed,
)
from kiosk.bundles.keys.private import PrivateKey
from kiosk.bundles.keys.ring import KeyRing
from kiosk.bundles.packer.building import build
from kiosk.bundles.packer.describing import Label
from kiosk.bundles.packer.exporting import export
from kiosk.bundles.packer.gathering import gather

DOCUMENT = Path(__file__).parents[2] / "docs" / "reference" / "bundle-format.md"
BUNDLE = "own.space.1"
NAME = {"zh-Hans": "朝阳市科协", "en": "Chaoyang Association for Science"}
EXHIBIT = """\
format = 1
id = "cn.kepu.drop"
version = "1.0.0"
language = "zh-Hans"
title = { zh-Hans = "一滴水", en = "A drop of water" }
summary = "水往哪里去？"
institution = "朝阳市科协"
authors = ["王老师"]
licence = "CC-BY-4.0"
"""
FILES = {"exhibit.toml": EXHIBIT, "pictures/drop.svg": "<svg/>\n"}
_BLOCK = re.compile(
    r"(<!-- example (\S+) -->\n```(?:json|text)\n).*?(\n```\n<!-- end -->)", re.DOTALL
)


def key(name: str) -> PrivateKey:
    """A key for the example alone: everybody can make it from its name."""
    return PrivateKey(name, hashlib.sha256(name.encode()).digest())


def make(place: Path) -> Path:
    """Make the example below ``place``: the folder with ``KEPU``, and ``example.kepu`` beside."""
    roots, contents = (key("root-1"), key("root-2")), (key("content-1"),)
    own = key("own-1")
    office, stick = place / "office", place / "stick"
    signed = root_signed(1, NAME, _role(2, *roots), _role(1, *contents))
    said = content_signed(1)
    keys = _role(1, own)
    said["delegations"] = {
        "keys": keys.records,
        "roles": [publisher_role("own", keys, ["cn.kepu"], NAME)],
    }
    said["x-kepu"] = {
        "min_seq": {"own.space": 1},
        "deny": [
            {
                "exhibit": "cn.kepu.comet",
                "versions": ["1.0.0"],
                "reason": {"zh-Hans": "轨道画错了", "en": "The orbit is drawn wrong"},
            }
        ],
    }
    for role, raw in ((ROOT, sealed(signed, roots)), (CONTENT, sealed(said, contents))):
        path = trust_path(office, role, 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    folder = place / "exhibits" / "cn.kepu.drop"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    label = Label(
        publisher="own",
        package="space",
        seq=1,
        version="2026.1",
        title={"zh-Hans": "航天与水", "en": "Space and water"},
        made="2026-11-30",
        kiosk_from="0.1",
        kiosk_below="2",
    )
    ring = KeyRing((), lambda _label: None)
    ring.add((own,))
    build(gather([folder], lambda _p: []), label, read_authority(office), ring, stick, _quiet)
    export(stick, place / "example.kepu", _quiet)
    return stick


def blocks() -> dict[str, str]:
    """What the document shows, by the name of each block."""
    with tempfile.TemporaryDirectory() as made:
        stick = make(Path(made))
        kepu = (Path(made) / "example.kepu").read_bytes()
        files = {
            path.relative_to(stick).as_posix(): path.read_bytes()
            for path in sorted(stick.rglob("*"))
            if path.is_file()
        }
    shown = {
        name: json.dumps(json.loads(raw), ensure_ascii=False, indent=2)
        for name, raw in files.items()
        if name.endswith(".json")
    }
    shown["pack"] = files[f"KEPU/bundles/{BUNDLE}/0001.pack"].decode().rstrip("\n")
    listed = [*files.items(), ("example.kepu", kepu)]
    shown["sums"] = "\n".join(
        f"{hashlib.sha256(raw).hexdigest()}  {len(raw):5}  {name}" for name, raw in listed
    )
    return shown


def rewritten(text: str) -> str:
    """The document with its blocks as they are now."""
    now = blocks()
    return _BLOCK.sub(lambda found: f"{found[1]}{now[found[2]]}{found[3]}", text)


def named(text: str) -> set[str]:
    """The names of the document's blocks."""
    return {found[2] for found in _BLOCK.finditer(text)}


def _role(threshold: int, *keys: PrivateKey) -> RoleKeys:
    return RoleKeys(tuple(key.public for key in keys), threshold)


def _quiet(_done: int, _of: int) -> None:
    """Tell nobody."""


if __name__ == "__main__":
    DOCUMENT.write_text(rewritten(DOCUMENT.read_text("utf-8")), "utf-8")
