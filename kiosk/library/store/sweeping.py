"""Removes what nothing needs any more. Whatever it is interrupted at, what is kept stays whole.

Needed is what the record names, or its copy (which may be one transaction older when the disk
would not take a new one): whichever of them is read at the next start, its folders are there. A
folder is renamed before it is emptied, so that no half-emptied one has a believable name.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
from collections.abc import Iterable
from pathlib import Path

from kiosk.core.files import flush_folder
from kiosk.library.store.database import refresh_copy
from kiosk.library.store.faults import Damaged
from kiosk.library.store.names import (
    EXHIBITS,
    MANIFESTS,
    exhibit_folder,
    manifest_path,
)
from kiosk.library.store.record import COPY_NAME, DB_NAME, read_copy, read_db
from kiosk.library.store.state import State

GONE = "gone"
"""What was renamed on its way out."""

log = logging.getLogger("kiosk.library.store")


def sweep(content: Path) -> int:
    """Remove what neither the record nor its copy needs; returns how many things went. Call it
    while writing is locked. What an order has under way in its own folder is the intake's.

    :raises Trouble: the record cannot be read at the moment.
    """
    states = []
    if (content / DB_NAME).exists():
        try:
            state = read_db(content / DB_NAME)
            refresh_copy(content)
        except Damaged:
            return 0
        states = [one for one in (state, read_copy(content / COPY_NAME)) if one is not None]
    needed = _needed(content, states)
    found = (*_inside(content / EXHIBITS, depth=2), *_inside(content / MANIFESTS, depth=1))
    going = [path for path in found if path not in needed]
    gone = content / GONE
    swept = sum(_send_off(path, gone / f"{at}-{path.name}") for at, path in enumerate(going))
    for folder in _inside(content / EXHIBITS, depth=1):
        with contextlib.suppress(OSError):
            folder.rmdir()  # only where it is empty
    shutil.rmtree(gone, ignore_errors=True)
    return swept


def _needed(content: Path, states: Iterable[State]) -> set[Path]:
    needed: set[Path] = set()
    for state in states:
        needed |= {manifest_path(content, key, seq) for key, seq in state.bundles}
        needed |= {
            exhibit_folder(content, one.id, one.content)
            for bundle in state.bundles.values()
            for one in bundle.exhibits
        }
    return needed


def _inside(folder: Path, depth: int) -> list[Path]:
    """What lies ``depth`` steps below ``folder``; files above that depth too."""
    if folder.is_symlink():
        return [folder]
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    if depth == 1:
        return found
    deeper: list[Path] = []
    for one in found:
        is_folder = one.is_dir() and not one.is_symlink()
        deeper += _inside(one, depth - 1) if is_folder else [one]
    return deeper


def _send_off(path: Path, target: Path) -> bool:
    """Rename it out of sight, durably, then remove it."""
    try:
        target.parent.mkdir(exist_ok=True)
        if target.exists():  # left by a sweep that was cut off
            shutil.rmtree(target, ignore_errors=True)
        path.rename(target)
        flush_folder(target.parent)
        flush_folder(path.parent)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        else:
            target.unlink()
    except OSError as error:
        log.warning("%s was not swept away: %s", path.name, error)
        return False
    return True
