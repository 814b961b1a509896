"""Authorities and exhibits to pack, for tests: real keys, cheap passphrases."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kiosk.bundles import bundle as bundle_values
from kiosk.bundles import rereading
from kiosk.bundles.keys import private
from kiosk.bundles.keys.authority import Authority, read_authority
from kiosk.bundles.keys.founding import Count, Founding, found
from kiosk.bundles.keys.ring import KeyRing
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.packer import describing, streaming
from kiosk.bundles.packer.building import Built, build
from kiosk.bundles.packer.describing import Label
from kiosk.bundles.packer.gathering import gather
from kiosk.bundles.trust import manifest as manifest_reading

PASSPHRASE = "xiang ri kui · lv deng 71"
_ROOT, _CONTENT = Count(3, 2), Count(2, 1)
AUTHORITY = {"zh-Hans": "朝阳市科协", "en": "Chaoyang Association for Science"}


def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch passphrases by next to nothing."""
    monkeypatch.setattr(private, "COST_N", 2)


def office(
    folder: Path,
    root: Count = _ROOT,
    content: Count = _CONTENT,
    prefixes: Sequence[str] = ("cn.test",),
) -> Authority:
    """A new authority in ``folder`` with the publisher ``own``."""
    found(folder, Founding(AUTHORITY, root, content, "own", AUTHORITY, prefixes), PASSPHRASE)
    return read_authority(folder)


def ring(*folders: Path, known: Sequence[str] = (PASSPHRASE,)) -> KeyRing:
    """The keys in these folders; nobody is there to be asked."""
    return KeyRing(folders, lambda _label: None, known)


def label(seq: int = 1, **more: Any) -> Label:
    """A label of ``own.space``."""
    given = {"package": "space", "version": f"2026.{seq}", "title": {"zh-Hans": "航天"}, **more}
    return Label(publisher="own", seq=seq, **given)


def pack(
    exhibits: Path | Sequence[Path], authority: Authority, out: Path, seq: int = 1, **more: Any
) -> Built:
    """Build without the players' check."""
    paths = [exhibits] if isinstance(exhibits, Path) else exhibits
    gathered = gather(paths, lambda _paths: [])
    keys = ring(authority.folder)
    return build(gathered, label(seq, **more), authority, keys, out, lambda _done, _of: None)


@contextmanager
def small_packs(pack_bytes: int, part_bytes: int) -> Iterator[None]:
    """Packs and parts so small that a few bytes fill several."""
    small = BUNDLE_LIMITS._replace(pack_bytes=pack_bytes, part_bytes=part_bytes)
    with pytest.MonkeyPatch.context() as patch:
        for room in (bundle_values, rereading, describing, streaming, manifest_reading):
            patch.setattr(room, "BUNDLE_LIMITS", small)
        yield


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


DAY = datetime.date(2026, 12, 31)
