"""A kiosk in a folder for tests of what looks at sticks: whom it trusts, and what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.trust import Denied, HeldSeq, advance, first_trust, read_bundle
from kiosk.bundles.trust_files import keep_trusted
from kiosk.core.places import Places
from kiosk.library.holding import Held, HeldExhibit
from tests.bundles import forge
from tests.bundles.layouts import lay

Exhibits = Mapping[str, Mapping[str, bytes]]


class Shelf:
    """Holds what was put into it, and can say what the content store says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, Held] = {}
        self._manifests: dict[tuple[str, int], bytes] = {}
        self._files: dict[tuple[str, int], Path] = {}
        self._denied: tuple[Denied, ...] = ()

    def put(self, manifest: bytes, exhibits: Exhibits) -> Bundle:
        """Install the bundle."""
        bundle = read_bundle(manifest)
        for entry in bundle.exhibits:
            folder = lay(self.exhibit_folder(entry.id, entry.content), exhibits[entry.id])
            self._files |= {(f.sha256, f.size_bytes): folder / f.path for f in entry.files}
        held = tuple(
            HeldExhibit(
                one.id,
                one.version,
                one.title,
                one.content,
                self.exhibit_folder(one.id, one.content),
                one.size_bytes,
            )
            for one in bundle.exhibits
        )
        self._manifests[bundle.key, bundle.seq] = manifest
        self._held[bundle.key] = Held(
            bundle.key,
            bundle.publisher,
            bundle.package,
            bundle.title,
            bundle.seq,
            bundle.version,
            bundle.title,
            bundle.size_bytes,
            hashlib.sha256(manifest).hexdigest(),
            held,
            None,
            "",
            None,
            bundle.seq,
        )
        return bundle

    def packages(self) -> tuple[Held, ...]:
        return tuple(self._held.values())

    def seqs(self) -> Mapping[str, HeldSeq]:
        return {
            key: HeldSeq(held.highest_seq, held.seq, held.manifest_sha256)
            for key, held in self._held.items()
        }

    def files(self) -> Mapping[tuple[str, int], Path]:
        return self._files

    def manifest(self, key: str, seq: int) -> bytes | None:
        return self._manifests.get((key, seq))

    def exhibit_folder(self, id: str, content: str) -> Path:
        return self._folder / id / content[:16]

    def denied(self) -> tuple[Denied, ...]:
        return self._denied

    def keep_denied(self, denied: tuple[Denied, ...]) -> None:
        self._denied = denied


def places_in(folder: Path, *, trusting: bool = True, **content: Any) -> Places:
    """A kiosk's places; it trusts the forge's root, unless told otherwise."""
    places = Places(folder / "program", folder / "data")
    if trusting:
        first = first_trust(forge.make_root())
        keep_trusted(places, advance(first, {}, {1: forge.make_content(**content)}))
    return places


def exhibit(title: str = "one", more: bytes = b"<svg/>", rights: str = "") -> dict[str, bytes]:
    """The files of an exhibit."""
    toml = f'format = 1\nid = "cn.kepu.{title}"\nversion = "1.0.0"\n{rights}'
    return {"exhibit.toml": toml.encode(), "pictures/a.svg": more}


def stick_of(
    root: Path, exhibits: Exhibits, pack_bytes: int = 1 << 30, **manifest: Any
) -> tuple[Path, Bundle]:
    """A stick (or one that is there) with one more bundle of these exhibits, signed."""
    raw = forge.make_manifest(exhibits=exhibits, **manifest)
    bundle = read_bundle(raw)
    folder = f"KEPU/bundles/{bundle.name}"
    packs = forge.make_packs(exhibits, pack_bytes)
    lay(root, {f"{folder}/{name}": content for name, content in packs.items()})
    lay(root, {f"{folder}/bundle.json": raw, "KEPU/trust/1.root.json": forge.make_root()})
    content = root / "KEPU/trust/1.content.json"
    if not content.exists():
        content.write_bytes(forge.make_content())
    return root, bundle
