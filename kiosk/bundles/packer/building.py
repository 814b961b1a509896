"""From gathered exhibits to a bundle on a stick: wholly there, or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.bundle import MANIFEST_NAME, Bundle
from kiosk.bundles.keys.authority import Authority
from kiosk.bundles.keys.documents import Json, sealed
from kiosk.bundles.keys.private import PrivateKey
from kiosk.bundles.keys.ring import KeyRing
from kiosk.bundles.layout import is_pack_name
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.packer.describing import Label, manifest_signed, no_hashes
from kiosk.bundles.packer.fitness import refuse_unfit
from kiosk.bundles.packer.gathering import Gathered
from kiosk.bundles.packer.landing import (
    bundles_folder,
    folders_made,
    made_beside,
    refuse_full,
    seqs_there,
    stick_lies,
    stick_trouble,
    trust_documents,
    write_trust,
)
from kiosk.bundles.packer.streaming import Nowhere, PackWriter, Tell, stream
from kiosk.bundles.reading import forget, open_plain, read_piece, read_small
from kiosk.bundles.rereading import verify
from kiosk.bundles.stick import StickSource
from kiosk.bundles.trust.manifest import read_bundle
from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.words import Words


class Built(NamedTuple):
    """What was made. ``already``: the very same bundle lay there before."""

    folder: Path
    bundle: Bundle
    already: bool


def build(
    exhibits: Sequence[Gathered],
    label: Label,
    authority: Authority,
    ring: KeyRing,
    out: Path,
    tell: Tell,
) -> Built:
    """Write the bundle below ``out``, beside what is there. ``exhibits`` are sorted by id.

    The same exhibits, label and keys give the same bytes. Everything that can be refused is
    refused before the first byte of a pack is written.

    :raises Trouble: with what is wrong; nothing is left of the bundle then.
    """
    key = ring.signers(Words("资源包", "The bundle"), authority.publisher_keys(label.publisher))
    draft = sealed(manifest_signed(label, exhibits, no_hashes(exhibits)), key)
    refuse_unfit(authority.trusted, draft, label)
    _refuse_older(out, label)
    documents = trust_documents(authority, out)
    folder = bundles_folder(out) / label.name
    try:
        if os.path.lexists(folder):
            return _compare(exhibits, label, key, folder, tell)
        whole = sum(one.size_bytes for one in exhibits)
        refuse_full(out, whole + len(draft) + sum(map(len, documents.values())))
        with folders_made(folder.parent):
            return _make(exhibits, label, key, folder, documents, tell)
    except OSError as error:
        raise stick_trouble(error, out) from error


def _make(
    exhibits: Sequence[Gathered],
    label: Label,
    keys: tuple[PrivateKey, ...],
    folder: Path,
    documents: dict[Path, bytes],
    tell: Tell,
) -> Built:
    with made_beside(folder) as making:
        with PackWriter(making) as packs:
            hashed = stream(exhibits, packs, tell)
        manifest = sealed(manifest_signed(label, exhibits, hashed), keys)
        bundle = read_bundle(manifest)
        _read_again(making, bundle)
        write_durably(making / MANIFEST_NAME, manifest)
        write_trust(documents)
    return Built(folder, bundle, already=False)


def _compare(
    exhibits: Sequence[Gathered],
    label: Label,
    keys: tuple[PrivateKey, ...],
    folder: Path,
    tell: Tell,
) -> Built:
    """A bundle of that name lies there: either it is this very one, or the number is taken."""
    signed: Json = manifest_signed(label, exhibits, stream(exhibits, Nowhere(), tell))
    manifest = sealed(signed, keys)
    there = read_small(folder / MANIFEST_NAME, BUNDLE_LIMITS.manifest_bytes)
    bundle = read_bundle(manifest)
    if there is not None and there != manifest:
        raise Trouble(
            "seq-taken",
            Words(
                f"“{label.name}”已在上面，内容不同。",
                f"“{label.name}” lies there already, with other content.",
            ),
            Words(
                f"改过的内容请用更大的序号（--seq {label.seq + 1}）。",
                f"Please give changed content a higher number (--seq {label.seq + 1}).",
            ),
        )
    source = StickSource(folder.parent.parent)
    if there is None or verify(source, bundle, lambda _done, _of: None, lambda: False):
        raise Trouble(
            "bundle-damaged",
            Words(f"“{folder}”已损坏。", f"“{folder}” is damaged."),
            Words("请删除这个文件夹，再来一次。", "Please delete that folder, and try again."),
        )
    return Built(folder, bundle, already=True)


def _refuse_older(out: Path, label: Label) -> None:
    highest = max(seqs_there(out, label.key), default=0)
    if label.seq < highest:
        raise Trouble(
            "older-seq",
            Words(
                f"上面已有更新的“{label.key}”（序号 {highest}），序号 {label.seq} 不会有人安装。",
                f"A newer “{label.key}” (seq {highest}) lies there; nobody would install "
                f"seq {label.seq}.",
            ),
            Words(
                f"请用 --seq {highest + 1}；要退回旧内容，也用新的序号重新打包。",
                f"Please use --seq {highest + 1}; old content goes out again under a new number.",
            ),
        )


def _read_again(making: Path, bundle: Bundle) -> None:
    """Read the packs back from the disk itself: worn and counterfeit sticks lose what they took.

    :raises Trouble: ``stick-lies``.
    """
    if verify(_Made(making), bundle, lambda _done, _of: None, lambda: False):
        raise stick_lies()


class _Made:
    """Packs that have just been written, read past the system's cache where it lets us."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pack_sizes(self, bundle: str) -> dict[str, int]:
        """Size in bytes of each pack."""
        found = {path.name: path for path in self._folder.iterdir() if is_pack_name(path.name)}
        return {name: path.stat().st_size for name, path in found.items()}

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        """So many bytes of a pack."""
        descriptor = open_plain(self._folder / pack)
        if descriptor is None:
            return b""
        try:
            forget(descriptor, offset_bytes, size_bytes)
            return read_piece(descriptor, offset_bytes, size_bytes)
        finally:
            os.close(descriptor)
