"""Pictures of bundles for the operator: a stick's are kept in the cache once they are verified.

Never a byte is shown that is not the one the publisher has signed for.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably

if TYPE_CHECKING:
    from kiosk.bundles.bundle import ExhibitEntry

FOLDER = "stick-pictures"
SUFFIXES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})
PICTURE_BYTES = 8 * 1024**2
MOST_PICTURES = 60
"""Of one bundle: nobody turns more leaves to decide, and each costs reading from the stick."""

log = logging.getLogger(__name__)


def keep_pictures(
    cache: Path, entries: Iterable[ExhibitEntry], read: Callable[[ExhibitEntry], bytes | None]
) -> dict[str, str]:
    """``file:`` URIs by the exhibits' ids, of those whose picture ``read`` gives rightly.

    A picture that is missing, too large, or not the signed one is left out. Slow: not on the
    window's thread.
    """
    found: dict[str, str] = {}
    for entry in list(entries)[:MOST_PICTURES]:
        poster = entry.file(entry.poster) if entry.poster else None
        suffix = PurePosixPath(poster.path).suffix.lower() if poster is not None else ""
        if poster is None or suffix not in SUFFIXES or poster.size_bytes > PICTURE_BYTES:
            continue
        kept = cache / FOLDER / f"{poster.sha256}{suffix}"
        if _digest(kept) != poster.sha256:
            content = read(entry)
            if content is None or hashlib.sha256(content).hexdigest() != poster.sha256:
                log.info("the picture of %s is not the one that was signed for", entry.id)
                continue
            try:
                write_durably(kept, content)
            except Trouble as trouble:
                log.warning("no picture of %s can be kept: %s", entry.id, trouble)
                continue
        found[entry.id] = kept.as_uri()
    return found


def installed_pictures(entries: Iterable[tuple[ExhibitEntry, Path]]) -> dict[str, str]:
    """The same of installed exhibits, from their folders: they were verified when they came."""
    found: dict[str, str] = {}
    for entry, folder in entries:
        if entry.poster and (folder / entry.poster).is_file():
            found[entry.id] = (folder.absolute() / entry.poster).as_uri()
    return found


def forget_pictures(cache: Path) -> None:
    """Make room: what was kept for the sticks of another day."""
    shutil.rmtree(cache / FOLDER, ignore_errors=True)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
