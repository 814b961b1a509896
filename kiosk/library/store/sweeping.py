"""Removing what no bundle needs any more: only what neither the record nor its copy names."""

from __future__ import annotations

import contextlib
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

from kiosk.library.store.database import DB_NAME, locked, read_db, refresh_copy
from kiosk.library.store.faults import Damaged
from kiosk.library.store.names import EXHIBITS, MANIFESTS, exhibit_folder, manifest_path

log = logging.getLogger("kiosk.library.store")


def sweep(content: Path) -> int:
    """Remove folders and manifests that nothing names; returns how many.

    A record that is not sound, or whose copy cannot be renewed, is reason to leave everything.

    :raises Trouble: the record cannot be read at the moment.
    """
    if not (content / DB_NAME).exists():
        return 0
    with locked(content):
        try:
            state = read_db(content / DB_NAME)
        except Damaged:
            return 0  # the next writer mends it; until then everything stays
        if state is None or not refresh_copy(content):
            return 0
        needed = {
            exhibit_folder(content, one.id, one.content)
            for bundle in state.bundles.values()
            for one in bundle.exhibits
        }
        needed |= {manifest_path(content, key, seq) for key, seq in state.bundles}
        unneeded = [path for path in _found(content) if path not in needed]
        gone = sum(_remove(path) for path in unneeded)
        for folder in _entries(content / EXHIBITS):
            with contextlib.suppress(OSError):
                folder.rmdir()  # only an empty one lets itself be removed
        return gone


def _found(content: Path) -> Iterator[Path]:
    for one in _entries(content / EXHIBITS):
        if one.is_dir() and not one.is_symlink():
            yield from _entries(one)
        else:
            yield one
    yield from _entries(content / MANIFESTS)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _remove(path: Path) -> bool:
    try:
        if path.is_dir() and not path.is_symlink():
            # First out of sight, so that half a folder never lies under its name.
            aside = path.with_name(f".{path.name}.gone")
            if path.name != aside.name and not path.name.startswith("."):
                if aside.exists():
                    shutil.rmtree(aside)
                path = path.rename(aside)
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as error:
        log.warning("“%s” is not needed any more, and stays: %s", path.name, error)
        return False
    return True
