"""The ledger as it is before another program writes it: a copy beside it, whole or not there.

Made when an operator changes the program, and again by a program that is about to change the
tables. With plain SQLite: it has to be quick to import, and to work while the kiosk counts.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from kiosk.core.files import flush_folder
from kiosk.visits.aside import BEFORE_NAME

_WAIT_FOR_LOCK_S = 5.0


def keep_before_update(ledger: Path) -> Path | None:
    """Copy the ledger to ``before-update.db`` beside it; None where there is none yet.

    :raises OSError: (or sqlite3.DatabaseError) it cannot be copied; an older copy stays as it was.
    """
    if not ledger.is_file():
        return None
    target = ledger.with_name(BEFORE_NAME)
    with contextlib.closing(sqlite3.connect(ledger, timeout=_WAIT_FOR_LOCK_S)) as source:
        copy_whole(source, target)
    return target


def copy_whole(source: sqlite3.Connection, target: Path) -> None:
    """Put a copy of an open database at ``target``, wholly or not at all.

    :raises OSError: (or sqlite3.DatabaseError) it cannot be made, or does not read back.
    """
    growing = target.with_name(f"{target.name}.growing")
    growing.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(growing)) as copy:
        source.backup(copy)
        # The copy inherits WAL; alone, it must be one whole file.
        copy.execute("PRAGMA journal_mode=DELETE")
    growing.replace(target)
    flush_folder(target.parent)
