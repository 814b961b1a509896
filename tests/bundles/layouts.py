"""Places with the layout of a stick, as folders and as archives, for tests of what reads them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from kiosk.bundles.source import Source

ONE = "own.space.1"

FILES: dict[str, bytes] = {
    "KEPU/trust/1.root.json": b'{"root": 1}',
    "KEPU/trust/2.root.json": b'{"root": 2}',
    "KEPU/trust/7.content.json": b'{"content": 7}',
    f"KEPU/bundles/{ONE}/bundle.json": b'{"bundle": 1}',
    f"KEPU/bundles/{ONE}/0001.pack": bytes(range(256)) * 40,
    f"KEPU/bundles/{ONE}/0002.pack": b"the rest",
}


def lay(root: Path, files: Mapping[str, bytes] = FILES) -> Path:
    """Write the files below ``root`` and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def archive(files: Mapping[str, bytes] = FILES) -> bytes:
    """The files as a ``.kepu``, stored."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as file:
        for name in sorted(files):
            file.writestr(zipfile.ZipInfo(name), files[name])
    return made.getvalue()


def everything(source: Source) -> dict[str, object]:
    """All that a source says, apart from what lies in the packs: that has hashes of its own."""
    return {
        "roots": source.roots(),
        "contents": source.contents(),
        "manifests": {name: source.manifest(name) for name in source.bundles()},
        "packs": {name: source.pack_sizes(name) for name in source.bundles()},
    }
