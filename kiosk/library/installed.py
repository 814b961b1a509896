"""What came by stick, as the catalogue has to know it; light while nothing came."""

from __future__ import annotations

import logging
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.library.holding import NOTHING_INSTALLED, Installed

log = logging.getLogger("kiosk.library.store")


def read_installed(content: Path, *, safe: bool = False) -> Installed:
    """What the store in the folder ``content`` holds; nothing where there is none.

    ``safe``: only what ships with the program is shown, so nothing either. Raises nothing.
    """
    if safe or not _is_there(content):
        return NOTHING_INSTALLED
    from kiosk.library.store import Store  # late: with SQLite, only where there is something

    return Store(content).installed()


def mend_installed(content: Path) -> None:
    """Put a damaged record right. A disk that refuses is logged: the copy is read meanwhile."""
    if not _is_there(content):
        return
    from kiosk.library.store import Store

    try:
        Store(content).mend()
    except Trouble as trouble:
        log.warning("the store's record was not mended: %s", trouble)


def _is_there(content: Path) -> bool:
    return any((content / name).exists() for name in ("content.db", "content.db.copy"))
