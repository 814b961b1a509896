"""What a bundle would change: against what is installed, and what the program has with it."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.bundle import Bundle, ExhibitEntry
from kiosk.library.folder import MANIFEST, list_folder, read_limited
from kiosk.library.holding import Held, HeldExhibit
from kiosk.library.limits import LIMITS


class Changed(NamedTuple):
    """An exhibit that would be another than the one that is here: ``before_version`` of it."""

    now: ExhibitEntry
    before_version: str


class Differences(NamedTuple):
    """``same`` exhibits would stay as they are; ``copy_bytes`` are not here yet, by their hash."""

    added: tuple[ExhibitEntry, ...] = ()
    changed: tuple[Changed, ...] = ()
    removed: tuple[HeldExhibit, ...] = ()
    same: int = 0
    copy_bytes: int = 0


def compare(
    bundle: Bundle,
    packages: Iterable[Held],
    files: Mapping[tuple[str, int], Path],
    shipped: Path,
) -> Differences:
    """What installing ``bundle`` would change.

    ``files`` are those that are kept here, by SHA-256 and size; ``shipped`` is the program's own
    folder of exhibits. An exhibit that belongs to another package counts as the one before, as it
    does for a visitor.
    """
    packages = tuple(packages)
    own = next((held.exhibits for held in packages if held.key == bundle.key), ())
    others = {one.id: one for held in packages for one in held.exhibits}
    before = others | {one.id: one for one in own}
    added: list[ExhibitEntry] = []
    changed: list[Changed] = []
    for entry in bundle.exhibits:
        held = before.get(entry.id)
        version = held.version if held else _shipped_version(shipped, entry.id)
        same = held.content == entry.content if held else _is_shipped(shipped, entry)
        if version is None:
            added.append(entry)
        elif not same:
            changed.append(Changed(entry, version))
    return Differences(
        tuple(added),
        tuple(changed),
        removed=tuple(one for one in own if bundle.exhibit(one.id) is None),
        same=len(bundle.exhibits) - len(added) - len(changed),
        copy_bytes=sum(
            file.size_bytes
            for entry in bundle.exhibits
            for file in entry.files
            if (file.sha256, file.size_bytes) not in files
        ),
    )


def _shipped_version(shipped: Path, id: str) -> str | None:
    """The version of the program's own exhibit of that id; None where it has none."""
    raw = _shipped_manifest(shipped, id)
    if raw is None:
        return None
    try:
        return str(tomllib.loads(raw.decode()).get("version", ""))
    except (ValueError, RecursionError):
        return ""  # it is there, and broken


def _is_shipped(shipped: Path, entry: ExhibitEntry) -> bool:
    """Whether the program has it already: the same ``exhibit.toml``, and files of the same names
    and sizes. The files themselves are not read: this only decides what people are told.
    """
    manifest, raw = entry.file(MANIFEST), _shipped_manifest(shipped, entry.id)
    if manifest is None or raw is None or hashlib.sha256(raw).hexdigest() != manifest.sha256:
        return False
    found = {name: size for name, (size, _) in list_folder(shipped / entry.id).files.items()}
    return found == {file.path: file.size_bytes for file in entry.files}


def _shipped_manifest(shipped: Path, id: str) -> bytes | None:
    try:
        return read_limited(shipped / id / MANIFEST, LIMITS.toml_bytes)
    except (OSError, OverflowError):
        return None
