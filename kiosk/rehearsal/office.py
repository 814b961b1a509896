"""The office that sends bundles to a rehearsal: folders stand for sticks, all is really signed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from kiosk.bundles.keys.authority import read_authority
from kiosk.bundles.keys.founding import Count, Founding, found
from kiosk.bundles.keys.ring import KeyRing
from kiosk.bundles.packer.building import build
from kiosk.bundles.packer.describing import Label
from kiosk.bundles.packer.gathering import gather

PUBLISHER, PACKAGE = "chaoyang", "autumn"
_PASSPHRASE = "only-for-the-tour-7341"


class Office:
    """An authority and its publisher; ``data`` is the rehearsal's own folder, where keys, copies
    and sticks lie. ``exhibits`` are the shipped ones.
    """

    def __init__(self, exhibits: Path, data: Path) -> None:
        self._exhibits = exhibits
        self._data = data

    def found(self) -> None:
        """Make the keys."""
        office = {"zh-Hans": "朝阳市科学技术协会", "en": "Chaoyang Science Association"}
        one = Count(1, 1)
        wanted = Founding(office, one, one, PUBLISHER, office, ("cn.kepu",))
        found(self._data / "keys", wanted, _PASSPHRASE)

    def copy(self, shipped: str, id: str, version: str) -> Path:
        """A shipped exhibit under another id or version; returns its folder."""
        folder = self._data / "office" / id
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._exhibits / shipped, folder)
        manifest = folder / "exhibit.toml"
        text = manifest.read_text("utf-8").replace(f'"{shipped}"', f'"{id}"')
        manifest.write_text(
            re.sub(r'^version = ".*"$', f'version = "{version}"', text, flags=re.MULTILINE), "utf-8"
        )
        return folder

    def pack(self, stick: str, seq: int, folders: list[Path]) -> Path:
        """Make a stick of that label with a bundle on it, and plug it in; returns its root."""
        keys = self._data / "keys"
        title = {"zh-Hans": "秋季科普包", "en": "Autumn bundle"}
        label = Label(PUBLISHER, PACKAGE, seq, f"{seq}.0", title, "2026-11-30")
        making = self._data / "making"
        ring = KeyRing([keys], lambda _: None, [_PASSPHRASE])
        exhibits = gather(folders, lambda _: [])
        build(exhibits, label, read_authority(keys), ring, making, lambda *_: None)
        return making.rename(self._data / stick)
