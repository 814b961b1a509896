"""A stick's layout as one ``.kepu`` file, to be sent by post or WeChat.

A ZIP whose entries are stored as they are, in the order of their names, all dated 1980-01-01 (the
beginning of ZIP's time): the same bundles give the same bytes. ZIP64 only where 32 bits end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.archive import SUFFIX
from kiosk.bundles.bundle import MANIFEST_NAME
from kiosk.bundles.layout import CONTENT, ROOT
from kiosk.bundles.limits import MIB
from kiosk.bundles.packer.inspecting import not_there, open_place
from kiosk.bundles.packer.landing import refuse_full, stick_trouble
from kiosk.bundles.packer.stored_zip import StoredZip, room_for
from kiosk.bundles.packer.streaming import Tell
from kiosk.bundles.rereading import verify
from kiosk.bundles.source import BUNDLES, LAYOUT, TRUST, Source, SourceGone
from kiosk.bundles.trust.faults import ManifestFault
from kiosk.bundles.trust.manifest import read_bundle
from kiosk.core.errors import Trouble
from kiosk.core.files import flush_folder
from kiosk.core.words import Words


class Exported(NamedTuple):
    """The file, its size, and the bundles in it."""

    file: Path
    size_bytes: int
    bundles: tuple[str, ...]


class _Entry(NamedTuple):
    name: str
    size_bytes: int
    read: Callable[[int, int], bytes]


def export(place: Path, file: Path, tell: Tell) -> Exported:
    """Write all bundles at ``place`` (one bundle's folder, a stick, a ``.kepu``) into ``file``.

    Every byte of the packs is compared with its hash on the way: no damaged bundle is sent.

    :raises Trouble: with what is wrong; a ``file`` that was there is then as it was.
    """
    if file.suffix.lower() != SUFFIX:
        raise Trouble(
            "wrong-suffix",
            Words(f"“{file.name}”应以 {SUFFIX} 结尾。", f"“{file.name}” has to end {SUFFIX}."),
            Words("请改名再来。", "Please name it so."),
        )
    source = open_place(place)
    try:
        names = source.bundles()
        if not names:
            raise Trouble(
                "no-bundles",
                Words(f"“{place}”里没有资源包。", f"There is no bundle in “{place}”."),
                Words("请给出 U 盘或资源包文件夹。", "Please name a stick or a bundle's folder."),
            )
        _refuse_damaged(source, names, tell)
        entries = sorted(_entries(source, names), key=lambda one: one.name)
        headers = room_for(one.name for one in entries)
        refuse_full(file.parent, headers + sum(one.size_bytes for one in entries))
        size = _write(file, entries)
    except SourceGone as gone:
        raise not_there(place) from gone
    return Exported(file, size, names)


def _refuse_damaged(source: Source, names: tuple[str, ...], tell: Tell) -> None:
    for name in names:
        manifest = source.manifest(name)
        try:
            bundle = None if manifest is None else read_bundle(manifest)
        except ManifestFault:
            bundle = None
        damaged = (
            [MANIFEST_NAME]
            if bundle is None or bundle.name != name
            else verify(source, bundle, tell, lambda: False)
        )
        if damaged:
            raise Trouble(
                "bundle-damaged",
                Words(
                    f"资源包“{name}”已损坏（{damaged[0]}），没有导出。",
                    f"The bundle “{name}” is damaged ({damaged[0]}); nothing was exported.",
                ),
                Words("请重新制作或重新拷贝。", "Please build or copy it again."),
            )


def _entries(source: Source, names: tuple[str, ...]) -> Iterator[_Entry]:
    trust = f"{LAYOUT}/{TRUST}"
    for role, documents in ((ROOT, source.roots()), (CONTENT, source.contents())):
        for version, raw in documents.items():
            yield _held(f"{trust}/{version}.{role}.json", raw)
    for name in names:
        folder = f"{LAYOUT}/{BUNDLES}/{name}"
        manifest = source.manifest(name) or b""
        yield _held(f"{folder}/{MANIFEST_NAME}", manifest)
        for pack, size in read_bundle(manifest).packs:
            yield _packed(source, name, pack, size, f"{folder}/{pack}")


def _held(name: str, raw: bytes) -> _Entry:
    return _Entry(name, len(raw), lambda at, size: raw[at : at + size])


def _packed(source: Source, bundle: str, pack: str, size: int, name: str) -> _Entry:
    return _Entry(name, size, lambda at, wanted: source.read(bundle, pack, at, wanted))


def _write(file: Path, entries: list[_Entry]) -> int:
    making = file.with_name(f".{file.name}.making")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with making.open("wb") as raw:
                archive = StoredZip(raw)
                for entry in entries:
                    archive.add(entry.name, _pieces(entry))
                size = archive.finish()
                raw.flush()
                os.fsync(raw.fileno())
            making.replace(file)
        except BaseException:
            making.unlink(missing_ok=True)
            raise
        flush_folder(file.parent)
    except OSError as error:
        raise stick_trouble(error, file) from error
    return size


def _pieces(entry: _Entry) -> Iterator[bytes]:
    for at in range(0, entry.size_bytes, MIB):
        wanted = min(MIB, entry.size_bytes - at)
        piece = entry.read(at, wanted)
        if len(piece) != wanted:
            raise SourceGone(entry.name)
        yield piece
