"""A copy of the hub that can be put in its place, made while it serves.

The database as it is at one moment, the certificate with its keys (devices believe no other), and
the list of places: all that lies in ``<data>/hub``.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, flush_folder, write_durably
from kiosk.core.words import Words
from kiosk.hub.faults import trouble_of
from kiosk.hub.places import FILE
from kiosk.hub.store import Store

DATABASE = "hub.sqlite3"
_TLS = "tls"
_HALF = ".half"


def back_up(store: Store, hub: Path, folder: Path) -> None:
    """Copy the hub whose folder is ``hub`` into ``folder``, which gets its name when all is there.

    :raises Trouble: ``backup-postgres``, ``backup-there``, ``disk-full`` …
    """
    if not store.is_sqlite:
        raise Trouble(
            "backup-postgres",
            Words("PostgreSQL 数据库要用它自己的工具备份。", "PostgreSQL has its own backup."),
            Words("请用 pg_dump，并另存数据文件夹里的 hub。", "Use pg_dump, and keep <data>/hub."),
        )
    half = folder.with_name(folder.name + _HALF)
    if folder.exists() or half.exists():
        there = folder if folder.exists() else half
        raise Trouble(
            "backup-there",
            Words(f"“{there.name}”已经有了，没有备份。", f"“{there.name}” is there already."),
            Words("请换一个文件夹名，或先删掉它。", "Choose another name, or remove it first."),
        )
    try:
        half.mkdir(parents=True, mode=0o700)
        _copy_database(store, half / DATABASE)
        for path in (hub / FILE, *sorted((hub / _TLS).glob("*.pem"))):
            if path.is_file():
                copy = half / path.relative_to(hub)
                copy.parent.mkdir(exist_ok=True, mode=0o700)
                write_durably(copy, path.read_bytes())
                copy.chmod(path.stat().st_mode & 0o777)
        half.rename(folder)
        flush_folder(folder.parent)
    except OSError as error:
        raise disk_trouble(error, folder) from error


def _copy_database(store: Store, copy: Path) -> None:
    """One state of it, whoever writes meanwhile (https://www.sqlite.org/lang_vacuum.html)."""
    copy.touch(mode=0o600)  # the hub's key is in it
    try:
        with closing(sqlite3.connect(str(store.engine.url.database))) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
    except sqlite3.Error as error:
        raise trouble_of(DBAPIError("VACUUM INTO", None, error)) from error
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
