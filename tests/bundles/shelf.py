"""A kiosk in a folder for tests of what looks at sticks: whom it trusts, and what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.trust import advance, first_trust, read_bundle
from kiosk.bundles.trust_files import keep_trusted
from kiosk.core.places import Places
from kiosk.library.holding import HeldFile, NewBundle, NewExhibit
from kiosk.library.store import Store
from tests.bundles import forge
from tests.bundles.layouts import lay

Exhibits = Mapping[str, Mapping[str, bytes]]


class Shelf(Store):
    """The content store, into which a test puts bundles without copying them from a stick."""

    def put(self, manifest: bytes, exhibits: Exhibits) -> Bundle:
        """Install the bundle."""
        bundle = read_bundle(manifest)
        for one in bundle.exhibits:
            lay(self.exhibit_folder(one.id, one.content), exhibits[one.id])
        made = tuple(
            NewExhibit(
                *(one.id, one.version, one.title, one.content, one.size_bytes),
                files=tuple(HeldFile(*file) for file in one.files),
            )
            for one in bundle.exhibits
        )
        self.place(
            NewBundle(
                *(bundle.publisher, bundle.package, bundle.seq, bundle.version, bundle.title),
                signer=bundle.title,
                manifest=manifest,
                exhibits=made,
            )
        )
        self.confirm(bundle.key)
        return bundle


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
