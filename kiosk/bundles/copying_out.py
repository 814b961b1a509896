"""馆际互通共享: an installed bundle put on a stick for the next school, as it once came.

The packs are made again from the installed files, each checked against its hash on the way, and
read back from the stick before the folder gets its name: many cheap sticks are smaller than they
claim. Until then it lies in a folder that nobody reads; other bundles on the stick are not touched.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import NamedTuple, Protocol

from kiosk import __version__
from kiosk.bundles.bundle import MANIFEST_NAME, Bundle
from kiosk.bundles.copying_words import (
    CANCELLED,
    COPIED,
    THERE,
    forbidden,
    name_taken,
    no_room,
    not_installed,
    said,
    stick_trouble,
)
from kiosk.bundles.gone import Unreadable
from kiosk.bundles.held_pieces import pieces_of
from kiosk.bundles.limits import MIB
from kiosk.bundles.passing_on import forbidding_licence
from kiosk.bundles.reading import forget, is_folder, piece_of
from kiosk.bundles.rereading import Cancelled, Tell, verify
from kiosk.bundles.source import BUNDLES, LAYOUT, TRUST, SourceGone
from kiosk.bundles.stick import StickSource, find_named
from kiosk.bundles.trust import Trusted, judge, read_bundle
from kiosk.bundles.trust_files import read_trusted
from kiosk.bundles.verdict import Kind
from kiosk.core.errors import Trouble
from kiosk.core.files import flush_folder
from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.library.holding import Held

_FLUSH_BYTES = 16 * MIB
"""So much is written before it is flushed: else the last step would seem to hang for minutes."""
_SPARE_BYTES = 2 * MIB
"""For names, and for what whole clusters waste."""


class Shelves(Protocol):
    """What is asked of the content store."""

    def packages(self) -> tuple[Held, ...]:
        """The packages that are installed."""
        ...

    def manifest(self, key: str, seq: int) -> bytes | None:
        """The signed ``bundle.json`` of a bundle that is held."""
        ...

    def exhibit_folder(self, id: str, content: str) -> Path:
        """Where an exhibit of that content lies."""
        ...


class _Stopped(Exception):  # noqa: N818 - somebody wanted it
    """The operator has cancelled."""


class _Copy(NamedTuple):
    """What is to be copied, and to whom to tell."""

    bundle: Bundle
    manifest: bytes
    trusted: Trusted
    shelves: Shelves
    tell: Tell
    cancelled: Cancelled


def copy_out(
    places: Places, store: Shelves, key: str, target: Path, tell: Tell, cancelled: Cancelled
) -> Words:
    """Put the current bundle of package ``key`` on the stick whose root is ``target``.

    ``tell`` hears bytes: each counts twice, once written and once read back. Returns a sentence
    about the outcome, also when it was cancelled; then, as after any error, no bundle is left.

    :raises Trouble: ``not-installed``, ``no-trust``, ``not-passed-on`` (it was recalled, or its
        publisher is not trusted any more), ``licence-forbids``, ``held-damaged``,
        ``stick-full``, ``stick-read-only``, ``stick-gone``, ``stick-worn``, ``stick-refuses``,
        ``stick-lies``, ``other-trust`` or ``name-taken``.
    """
    copy = _prepare(places, store, key, tell, cancelled)
    try:
        if _is_there(copy, target):
            return THERE
        _refuse_no_room(copy.bundle, target)
        _write(copy, target)
    except _Stopped:
        return CANCELLED
    except SourceGone as gone:
        kind = "stick-worn" if isinstance(gone, Unreadable) else "stick-gone"
        raise said(kind) from gone
    except OSError as error:
        raise stick_trouble(error, target) from error
    return COPIED


def _prepare(places: Places, store: Shelves, key: str, tell: Tell, cancelled: Cancelled) -> _Copy:
    held = next((one for one in store.packages() if one.key == key), None)
    if held is None:
        raise not_installed(key)
    manifest = store.manifest(key, held.seq)
    if manifest is None:
        raise said("held-damaged")
    trusted = read_trusted(places)
    if trusted is None:
        raise said("no-trust")
    bundle = read_bundle(manifest)
    verdict = judge(trusted, manifest, bundle.name, {}, __version__, None)
    if verdict.kind not in (Kind.GOOD, Kind.NEWER_KIOSK):  # nobody else would take it either
        raise Trouble("not-passed-on", verdict.words, verdict.next_step)
    for entry in bundle.exhibits:
        licence = forbidding_licence(entry.licence, store.exhibit_folder(entry.id, entry.content))
        if licence is not None:
            raise forbidden(entry.title, licence)
    return _Copy(bundle, manifest, trusted, store, tell, cancelled)


def _is_there(copy: _Copy, target: Path) -> bool:
    """Whether the very bundle is on the stick.

    :raises Trouble: another one has its name, or others are trusted there.
    """
    stick = StickSource(target)
    ours = copy.trusted.roots
    if any(ours.get(version, raw) != raw for version, raw in stick.roots().items()):
        raise said("other-trust")
    if copy.bundle.name not in stick.bundles():
        return False
    sizes = stick.pack_sizes(copy.bundle.name)
    if stick.manifest(copy.bundle.name) == copy.manifest and sizes == dict(copy.bundle.packs):
        return True
    raise name_taken(copy.bundle.name)


def _refuse_no_room(bundle: Bundle, target: Path) -> None:
    free = shutil.disk_usage(target).free
    needed = bundle.size_bytes + _SPARE_BYTES
    if 0 < free < needed:  # some file systems say 0 where they do not know: writing will tell
        raise no_room(needed, free)


def _write(copy: _Copy, target: Path) -> None:
    made: list[Path] = []
    layout = _folder(target, LAYOUT, made)
    bundles = _folder(layout, BUNDLES, made)
    partial = bundles / f".{copy.bundle.name}.partial"
    try:
        _clear(partial)  # of a copy that was pulled
        partial.mkdir()
        _fill(copy, partial)
        _write_whole(partial / MANIFEST_NAME, copy.manifest)
        _read_back(copy, partial)
        _write_trust(copy.trusted, _folder(layout, TRUST, made))
        flush_folder(partial)
        partial.rename(bundles / copy.bundle.name)
        flush_folder(bundles)
    except BaseException:
        with contextlib.suppress(OSError):
            _clear(partial)
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()  # only an empty one goes
        raise


def _fill(copy: _Copy, folder: Path) -> None:
    """Write the packs, of the pieces of the installed files."""
    pieces = pieces_of(copy.bundle, copy.shelves.exhibit_folder)
    rest = memoryview(b"")
    done = 0
    for name, size in copy.bundle.packs:
        with (folder / name).open("xb") as pack:
            left, unflushed = size, 0
            while left:
                if copy.cancelled():
                    raise _Stopped
                rest = rest or memoryview(next(pieces))
                piece, rest = rest[:left], rest[left:]
                pack.write(piece)
                left -= len(piece)
                unflushed += len(piece)
                if unflushed >= _FLUSH_BYTES or not left:
                    pack.flush()
                    os.fsync(pack.fileno())
                    unflushed = 0
                done += len(piece)
                copy.tell(done, 2 * copy.bundle.size_bytes)
            forget(pack.fileno())
    for _ in pieces:  # the hash of the last file is looked at behind its last piece
        raise said("held-damaged")


def _read_back(copy: _Copy, folder: Path) -> None:
    whole = copy.bundle.size_bytes
    damaged = verify(
        _Written(folder),
        copy.bundle,
        lambda done, of: copy.tell(whole + done, whole + of),
        copy.cancelled,
    )
    if copy.cancelled():
        raise _Stopped
    if damaged:
        raise said("stick-lies")


class _Written:
    """The packs in the folder that has no name yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pack_sizes(self, bundle: str) -> dict[str, int]:
        """Size in bytes by name."""
        packs = [path for path in self._folder.iterdir() if path.suffix == ".pack"]
        return {path.name: path.stat().st_size for path in packs}

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        """So many bytes of a pack."""
        return piece_of(self._folder / pack, offset_bytes, size_bytes)


def _write_trust(trusted: Trusted, folder: Path) -> None:
    wanted = {f"{version}.root.json": raw for version, raw in trusted.roots.items()}
    if trusted.content is not None:
        wanted[f"{trusted.content_version}.content.json"] = trusted.content
    for name, raw in wanted.items():
        if find_named(folder, name, lambda _: True) is None:
            temporary = folder / f".{name}.partial"
            _write_whole(temporary, raw)
            temporary.replace(folder / name)
    flush_folder(folder)


def _write_whole(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _folder(parent: Path, name: str, made: list[Path]) -> Path:
    """That folder, in whatever case it is there; else a new one, which is put into ``made``."""
    found = find_named(parent, name, is_folder)
    if found is None:
        found = parent / name
        found.mkdir()
        made.append(found)
    return found


def _clear(folder: Path) -> None:
    if os.path.lexists(folder):
        shutil.rmtree(folder)
