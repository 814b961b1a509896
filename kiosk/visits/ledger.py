"""The ledger's file: opened, checked, written in whole transactions, copied.

Everything here runs on the writer's thread and may wait for the disk. Two things can go wrong:
:class:`~kiosk.core.errors.Trouble` (try again later, the file is sound) and :class:`Damaged`
(the file is not).
"""

from __future__ import annotations

import contextlib
import functools
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, flush_folder
from kiosk.core.words import Words
from kiosk.visits import confirming, tally
from kiosk.visits.aside import BACKUP_NAME
from kiosk.visits.before_update import copy_whole, keep_before_update
from kiosk.visits.facts import EndReason, Message
from kiosk.visits.identity import Identity, identity_of
from kiosk.visits.outing import Moment
from kiosk.visits.schema import GENERATION, KEYS, migrations

if TYPE_CHECKING:
    from kiosk.visits.outings import Running

_WAIT_FOR_LOCK_S = 2.0
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "wal_autocheckpoint=64",  # pages: a log of 256 KB, so that a nearly full disk lasts longer
    "cell_size_check=ON",
)


class Damaged(Exception):  # noqa: N818 - a finding, not a fault
    """The file holds something that is not a sound ledger."""


class Newer(Damaged):
    """The file is sound, and of a form that only a newer program may write."""


class Ledger:
    """An open, sound ledger. Belongs to the thread that opened it."""

    def __init__(self, path: Path, db: Database) -> None:
        self._path = path
        self._db = db

    def apply(self, message: Message) -> None:
        """Count a message in one transaction; a second time changes nothing.

        :raises Trouble: nothing of it was stored; try again later.
        :raises Damaged: the file is broken.
        """
        with self.transaction() as db:
            tally.count(db, message)

    def begin_run(self) -> None:
        """Seal every segment there is, and close the sessions that a power cut left open.

        Once a start, before anything is counted. Raises like :meth:`apply`.
        """
        with self.transaction() as db:
            db.execute("UPDATE segments SET sealed = 1 WHERE sealed = 0")
            db.execute("UPDATE sessions SET ended = ? WHERE ended IS NULL", [EndReason.LOST.value])

    def running_outings(self) -> tuple[Running, ...]:
        """The outings that have begun and not ended. Raises like :meth:`apply`."""
        from kiosk.visits.outings import running_in

        with told_kindly(self._path):
            return running_in(self._db.conn)

    def note_incident(self, wall_s: int, code: str, detail: str) -> None:
        """Remember that something happened to the ledger itself. Raises like :meth:`apply`."""
        with self.transaction() as db:
            db.table("incidents").insert({"wall_s": wall_s, "code": code, "detail": detail})

    def identity_copy(self) -> Identity | None:
        """The identity this ledger has seen, if any. Raises like :meth:`apply`."""
        with told_kindly(self._path):
            rows = list(self._db.query("SELECT install_id FROM device WHERE id = 1"))
        with contextlib.suppress(ValueError, TypeError):
            return identity_of(rows[0]["install_id"]) if rows else None
        return None

    def former_ids(self) -> frozenset[str]:
        """Install ids that this ledger once counted under, and no more. Raises like
        :meth:`apply`.
        """
        with told_kindly(self._path):
            ids = [install_id for _, install_id in confirming.install_ids(self._db)]
        return frozenset(ids[:-1]) - frozenset(ids[-1:])

    def keep_identity(self, identity: Identity, at: Moment | None = None) -> None:
        """Count under that identity from ``at`` on, and keep a copy. Raises like :meth:`apply`."""
        with told_kindly(self._path):
            ids = confirming.install_ids(self._db)
        if self.identity_copy() == identity and ids and ids[-1][1] == identity.install_id:
            return
        with self.transaction() as db:
            confirming.note_install(db, identity.install_id, at or Moment())

    def back_up(self) -> None:
        """Put a sound copy beside the ledger, for the day the ledger is not.

        :raises Trouble: there was no room for it; the ledger itself is as it was.
        """
        target = self._path.with_name(BACKUP_NAME)
        with told_kindly(target):
            copy_whole(self._db.conn, target)

    def make_room(self) -> None:
        """Bring the write-ahead log home and empty it, as far as the disk lets us."""
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        with contextlib.suppress(sqlite3.Error):
            self._db.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Database]:
        """All of what is done inside, or none of it. Raises like :meth:`apply`."""
        with told_kindly(self._path), self._db.atomic():
            yield self._db


def open_ledger(path: Path) -> Ledger:
    """Open the file, or make a new one, with tables of today's form.

    :raises Trouble: the disk does not let us.
    :raises Damaged: there is a file, and it is not a sound ledger.
    """
    with told_kindly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_WAIT_FOR_LOCK_S)
    try:
        with told_kindly(path):
            db = _prepared(connection, path)
            flush_folder(path.parent)
            flush_folder(path.parent.parent)
    except BaseException:
        connection.close()
        raise
    return Ledger(path, db)


def _prepared(connection: sqlite3.Connection, path: Path) -> Database:
    # Plug-ins of sqlite-utils that happen to be installed have no business here.
    db = Database(connection, execute_plugins=False)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found is None or found[0] != "ok":
        raise Damaged(f"quick_check: {found and found[0]}")
    (generation,) = connection.execute("PRAGMA user_version").fetchone()
    if generation > GENERATION:
        raise Newer(f"of generation {generation}, and this program writes {GENERATION}")
    try:
        _migrate(db, path, generation)
    except sqlite3.OperationalError as error:
        if _primary_code(error) == sqlite3.SQLITE_ERROR:
            raise Damaged(f"no ledger of ours: {error}") from error
        raise
    missing = _columns_of_ours() - _columns(connection)
    if missing:
        told = ", ".join(sorted(f"{table}.{column}" for table, column in missing))
        raise Damaged(f"tables or columns are missing: {told[:300]}")
    return db


def _migrate(db: Database, path: Path, generation: int) -> None:
    """Bring the tables to today's form, in one transaction; a copy of the form before is kept."""
    if migrations.applied(db) and migrations.pending(db):
        keep_before_update(path)
    with db.atomic():  # cut off half-way, the next start finds the form before, and copies that
        migrations.apply(db)
        if generation < GENERATION:
            db.execute(f"PRAGMA user_version = {GENERATION}")


def _columns(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    # By the names it has been told: SQLite takes a name torn by a bad sector for another column.
    found = connection.execute(
        "SELECT tables.name, columns.name FROM sqlite_master AS tables"
        " JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'"
    )
    return {(table, column) for table, column in found if table in KEYS}


@functools.cache
def _columns_of_ours() -> set[tuple[str, str]]:
    connection = sqlite3.connect(":memory:")
    try:
        migrations.apply(Database(connection, execute_plugins=False))
        return _columns(connection)
    finally:
        connection.close()


@contextlib.contextmanager
def told_kindly(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about ``path`` into Trouble or Damaged."""
    try:
        yield
    except OSError as error:
        raise _kept_in_memory(disk_trouble(error, path).code, path) from error
    except sqlite3.DatabaseError as error:
        code = _primary_code(error)
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise Damaged(str(error)) from error
        if code not in _CODES:
            raise
        raise _kept_in_memory(_CODES[code], path) from error


def _primary_code(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


_CODES = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_BUSY: "ledger-locked",
    sqlite3.SQLITE_LOCKED: "ledger-locked",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_CANTOPEN: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_IOERR: "disk-error",
    sqlite3.SQLITE_NOMEM: "disk-error",
    sqlite3.SQLITE_PROTOCOL: "disk-error",
}

_WHAT = {
    "disk-full": Words("磁盘已满", "The disk is full"),
    "ledger-locked": Words("计数文件被别的程序占用", "Another program holds the ledger"),
    "read-only": Words("数据文件夹不可写", "The data folder cannot be written"),
    "disk-error": Words("磁盘读写出错", "The disk reports an error"),
    "cannot-write": Words("计数文件无法建立", "The ledger cannot be made"),
}

_NEXT_STEP = {
    "disk-full": Words("请删除不用的文件，腾出空间。", "Please delete unused files to make room."),
    "ledger-locked": Words(
        "请关闭正在使用“{file}”的程序。", "Please close the program that uses “{file}”."
    ),
    "read-only": Words(
        "请检查文件夹“{folder}”的权限。", "Please check the permissions of “{folder}”."
    ),
    "disk-error": Words("请备份数据并更换磁盘。", "Please back up the data and replace the disk."),
    "cannot-write": Words("请检查文件夹“{folder}”。", "Please check the folder “{folder}”."),
}


def _kept_in_memory(code: str, path: Path) -> Trouble:
    what, step = _WHAT[code], _NEXT_STEP[code]
    names = {"file": path.name, "folder": str(path.parent)}
    return Trouble(
        code,
        Words(f"{what.zh}，计数暂存在内存中。", f"{what.en}; counts are kept in memory for now."),
        Words(step.zh.format(**names), step.en.format(**names)),
    )
