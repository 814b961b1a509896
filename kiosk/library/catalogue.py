"""What can be shown now, known at once, however many exhibits there are.

The index in the cache folder keeps, for each exhibit's folder, the signature of its files (path,
size, time) beside the outcome of the check. At start only signatures are compared; nothing is
opened or checked. Folders whose signature changed are stale: :func:`rebuild_index` compares their
content and checks what really differs, best in a child process. The index can be thrown away at
any time, and a broken one is.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue
from kiosk.library.folder import MANIFEST, digest_content, digest_files, list_folder
from kiosk.library.index import INDEX_NAME, Entry, index_bytes, program_stamp, read_entries
from kiosk.library.names import is_junk
from kiosk.library.problems import LeftOut, Problem

if TYPE_CHECKING:
    from kiosk.library.checking import Kind
    from kiosk.library.coverage import Coverage

log = logging.getLogger("kiosk.library.catalogue")


def exhibit_folders(exhibits: Path) -> list[Path]:
    """The folders in ``exhibits`` that are meant to be an exhibit, by name.

    :raises OSError: when it cannot be listed.
    """
    return [exhibits / name for name, _ in _scan(exhibits)]


def read_index(exhibits: Path, cache: Path) -> tuple[Catalogue, tuple[str, ...]]:
    """The exhibits that the index knows and that have not changed, and the names of the others.

    Quick: opens one file, and looks at names, sizes and times. Raises nothing.
    """
    try:
        folders = _scan(exhibits)
    except OSError as error:
        return Catalogue(left_out=(_no_exhibits(exhibits, error),)), ()
    known = read_entries(cache, exhibits, program_stamp())
    fresh: dict[str, Entry] = {}
    stale: list[str] = []
    for name, place in folders:
        entry = known.get(name)
        if entry is not None and entry.signature == _signature(place):
            fresh[name] = entry
        else:
            stale.append(name)
    return _catalogue(fresh), tuple(stale)


def rebuild_index(
    exhibits: Path, cache: Path, kinds: Mapping[str, Kind], coverage: Coverage | None = None
) -> Catalogue:
    """Check every exhibit that changed, store the index, and return the whole catalogue.

    An exhibit that was only touched keeps its outcome. An index that cannot be stored is logged,
    and made again next time. Raises nothing.
    """
    try:
        folders = _scan(exhibits)
    except OSError as error:
        return Catalogue(left_out=(_no_exhibits(exhibits, error),))
    stamp = program_stamp()
    known = read_entries(cache, exhibits, stamp)
    entries = {
        name: _entry(exhibits / name, place, known.get(name), kinds, coverage)
        for name, place in folders
    }
    if entries != known:
        try:
            write_durably(cache / INDEX_NAME, index_bytes(entries, stamp))
        except Trouble as trouble:
            log.warning("the catalogue's index was not stored: %s", trouble)
    return _catalogue(entries)


def read_catalogue(
    exhibits: Path,
    cache: Path,
    kinds: Mapping[str, Kind],
    *,
    rebuild: Callable[[], object] | None = None,
    coverage: Coverage | None = None,
) -> Catalogue:
    """The whole catalogue, whatever it takes.

    ``rebuild`` does the work of :func:`rebuild_index` elsewhere (a child process) and returns when
    it is done; without it, or where it did not help, the work is done here.
    """
    catalogue, stale = read_index(exhibits, cache)
    if stale and rebuild is not None:
        rebuild()
        catalogue, stale = read_index(exhibits, cache)
    return rebuild_index(exhibits, cache, kinds, coverage) if stale else catalogue


def _scan(exhibits: Path) -> list[tuple[str, str]]:
    """Name and path of each exhibit's folder; the path is empty where it is a link."""
    with os.scandir(exhibits) as entries:
        found = [
            (entry.name, "" if entry.is_symlink() else entry.path)
            for entry in entries
            if not is_junk(entry.name) and (entry.is_dir() or entry.is_symlink())
        ]
    return sorted(found)


def _signature(place: str) -> str:
    return list_folder(place).signature if place else "link"


def _entry(
    folder: Path,
    place: str,
    known: Entry | None,
    kinds: Mapping[str, Kind],
    coverage: Coverage | None,
) -> Entry:
    # Listed before it is read: what changes meanwhile makes it stale again.
    signature = _signature(place)
    if known is not None and known.signature == signature:
        return known
    content = _content(place)
    if known is not None and content and known.content == content:
        return Entry(signature, content, known.exhibit, known.problems)
    from kiosk.library.examine import examine  # late: it leads to pydantic

    examined = examine(folder, kinds, coverage)
    return Entry(signature, content, examined.exhibit, examined.problems)


def _content(place: str) -> str:
    """The digest of all files; empty for a folder that cannot be trusted to hold still."""
    listing = list_folder(place)
    if not place or listing.fault or listing.too_many or listing.links:
        return ""
    try:
        return digest_content(digest_files(Path(place), listing.files))
    except OSError:
        return ""


def _catalogue(entries: Mapping[str, Entry]) -> Catalogue:
    shown = [entry for entry in entries.values() if entry.exhibit is not None]
    digest = hashlib.sha256("\n".join(sorted(entry.content for entry in shown)).encode())
    return Catalogue(
        exhibits=tuple(
            sorted((e.exhibit for e in shown if e.exhibit is not None), key=lambda e: e.id)
        ),
        left_out=tuple(
            LeftOut(name, tuple(sorted(entry.problems, key=lambda p: p.severity != "error")))
            for name, entry in sorted(entries.items())
            if entry.exhibit is None
        ),
        digest=digest.hexdigest(),
    )


def _no_exhibits(exhibits: Path, error: OSError) -> LeftOut:
    reason = error.strerror or str(error)
    problem = Problem(
        "",
        "",
        Words(
            f"展项文件夹“{exhibits}”打不开（{reason}）。",
            f"The exhibits' folder “{exhibits}” cannot be opened ({reason}).",
        ),
        Words(
            f"请检查它是否存在、里面是否有展项（{MANIFEST}）。",
            f"Check that it is there and holds exhibits ({MANIFEST}).",
        ),
    )
    return LeftOut(exhibits.name, (problem,))
