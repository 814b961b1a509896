"""What can be shown now, known at once, however many exhibits there are.

The index in the cache folder keeps, for each exhibit's folder, the signature of its files (path,
size, time) beside the outcome of the check. To the first home leads :func:`recall_index`: it
compares only which folders there are; :func:`changed_folders` looks at the signatures soon after.
:func:`read_index` does both at once. Nothing is opened or checked by them. Folders that are new, or
whose signature changed, are stale: :func:`rebuild_index` compares their content and checks what
really differs, best in a child process. The index can be thrown away at any time, and a broken one
is.

Exhibits lie in the program's own folder and, when they came by stick, in the store's. An installed
one replaces the program's of the same id; one that does not pass the check gives way to the next
choice (:mod:`kiosk.library.shelving`).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue
from kiosk.library.folder import MANIFEST, digest_content, digest_files, list_folder
from kiosk.library.holding import NOTHING_INSTALLED, Installed
from kiosk.library.index import INDEX_NAME, Entry, index_bytes, program_stamp, read_entries
from kiosk.library.names import is_junk
from kiosk.library.problems import LeftOut, Problem
from kiosk.library.shelving import checked_choices, folders_by_name, name_of, shelve

if TYPE_CHECKING:
    from kiosk.library.checking import Kind
    from kiosk.library.coverage import Coverage

log = logging.getLogger("kiosk.library.catalogue")


def exhibit_folders(exhibits: Path) -> list[Path]:
    """The folders in ``exhibits`` that are meant to be an exhibit, by name.

    :raises OSError: when it cannot be listed.
    """
    return [exhibits / name for name, _ in _scan(exhibits)]


class Unlooked(NamedTuple):
    """A folder of which the index was believed: its ``name`` there, its ``place`` (empty for a
    link), and the ``signature`` it had.
    """

    name: str
    place: str
    signature: str


def read_index(
    exhibits: Path, cache: Path, installed: Installed = NOTHING_INSTALLED
) -> tuple[Catalogue, tuple[str, ...]]:
    """The exhibits that the index knows and that have not changed, and the names of the others.

    Opens one file, and looks at names, sizes and times. Raises nothing.
    """
    catalogue, stale, _ = _read(exhibits, cache, installed, believed=False)
    return catalogue, stale


def recall_index(
    exhibits: Path, cache: Path, installed: Installed = NOTHING_INSTALLED
) -> tuple[Catalogue, tuple[str, ...], tuple[Unlooked, ...]]:
    """As :func:`read_index`, but believing the index of every folder that is there: to look at
    thousands of files takes as long as Qt needs for its first frame. What has been believed is
    returned too; :func:`changed_folders` is to look at it before long. Where a folder is not known,
    there is a child to be waited for, and nothing is believed. Raises nothing.
    """
    recalled = _read(exhibits, cache, installed, believed=True)
    return (*read_index(exhibits, cache, installed), ()) if recalled[1] else recalled


def changed_folders(unlooked: Iterable[Unlooked]) -> tuple[str, ...]:
    """The names of those that are no longer as the index has them. Raises nothing."""
    return tuple(one.name for one in unlooked if _signature(one.place) != one.signature)


def _read(
    exhibits: Path, cache: Path, installed: Installed, *, believed: bool
) -> tuple[Catalogue, tuple[str, ...], tuple[Unlooked, ...]]:
    folders, fault = _shipped(exhibits)
    if fault is not None and not installed.choices:
        return Catalogue(left_out=(fault,)), (), ()
    known = read_entries(cache, exhibits, program_stamp(), folders_by_name(installed))
    fresh: dict[str, Entry] = {}
    stale: list[str] = []
    unlooked: list[Unlooked] = []

    def is_known(name: str, place: str) -> bool:
        entry = known.get(name)
        if entry is not None and (believed or entry.signature == _signature(place)):
            fresh[name] = entry
            unlooked.append(Unlooked(name, place, entry.signature))
            return True
        stale.append(name)
        return False

    for name, place in folders:
        is_known(name, place)
    open_ids: set[str] = set()
    for id, choices in installed.choices.items():
        for choice in choices:
            if not is_known(name_of(choice), str(choice.folder)):
                open_ids.add(id)  # shown when it is checked, and nothing else before
                break
            if fresh[name_of(choice)].exhibit is not None:
                break
    return shelve(fresh, installed, fault, open_ids), tuple(stale), tuple(unlooked)


def rebuild_index(
    exhibits: Path,
    cache: Path,
    kinds: Mapping[str, Kind],
    coverage: Coverage | None = None,
    installed: Installed = NOTHING_INSTALLED,
) -> Catalogue:
    """Check every exhibit that changed, store the index, and return the whole catalogue.

    An exhibit that was only touched keeps its outcome. An index that cannot be stored is logged,
    and made again next time. Raises nothing.
    """
    folders, fault = _shipped(exhibits)
    if fault is not None and not installed.choices:
        return Catalogue(left_out=(fault,))
    stamp = program_stamp()
    known = read_entries(cache, exhibits, stamp, folders_by_name(installed))
    entries = {
        name: _entry(exhibits / name, place, known.get(name), kinds, coverage)
        for name, place in folders
    }
    entries |= checked_choices(installed, known, kinds, coverage)
    if entries != known:
        try:
            write_durably(cache / INDEX_NAME, index_bytes(entries, stamp))
        except Trouble as trouble:
            log.warning("the catalogue's index was not stored: %s", trouble)
    return shelve(entries, installed, fault)


def read_catalogue(
    exhibits: Path,
    cache: Path,
    kinds: Mapping[str, Kind],
    *,
    rebuild: Callable[[], object] | None = None,
    coverage: Coverage | None = None,
    installed: Installed = NOTHING_INSTALLED,
) -> Catalogue:
    """The whole catalogue, whatever it takes.

    ``rebuild`` does the work of :func:`rebuild_index` elsewhere (a child process) and returns when
    it is done; without it, or where it did not help, the work is done here.
    """
    catalogue, stale = read_index(exhibits, cache, installed)
    if stale and rebuild is not None:
        rebuild()
        catalogue, stale = read_index(exhibits, cache, installed)
    return rebuild_index(exhibits, cache, kinds, coverage, installed) if stale else catalogue


def _shipped(exhibits: Path) -> tuple[list[tuple[str, str]], LeftOut | None]:
    """What lies in the program's own folder, and what is wrong with it."""
    try:
        return _scan(exhibits), None
    except OSError as error:
        return [], _no_exhibits(exhibits, error)


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
