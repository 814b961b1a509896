"""The record's file: read whole, written in whole transactions, copied after each.

Several processes open it: the kiosk, its children, commands. Nobody keeps it open. A reader sees
one whole transaction. Writers come one after the other (:func:`writing` holds a lock of its own
from before the transaction until its copy is durable), so that no copy overtakes a newer one.

1. ``content.db`` is changed in one transaction (journal DELETE, synchronous EXTRA: after the
   commit, the journal's end is on the disk too).
2. ``content.db.copy`` is replaced by the bytes of step 1, durably.
3. Only then may be removed what neither of them names (``sweeping``).
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.files import flush_folder, set_aside, write_durably
from kiosk.library.holding import HeldFile
from kiosk.library.store.changes import with_notes
from kiosk.library.store.faults import (
    Damaged,
    mended,
    read_instead,
    told_kindly,
)
from kiosk.library.store.notes import damage_note
from kiosk.library.store.record import (
    COPY_NAME,
    DB_NAME,
    WAIT_S,
    connect,
    read_db,
    read_rows,
    state_in,
)
from kiosk.library.store.state import (
    LAYOUT,
    TABLES,
    State,
    files_text,
    rows_of,
    state_of,
    sum_of,
)

LOCK_NAME = "content.lock"

log = logging.getLogger("kiosk.library.store")


class Writing:
    """A transaction under way. ``state`` is what it began with."""

    def __init__(self, connection: sqlite3.Connection, state: State) -> None:
        self.state = state
        self.mended: Trouble | None = None
        self._connection = connection
        self._rows = rows_of(state)
        self.changed = False

    def save(self, state: State, files: Mapping[str, tuple[HeldFile, ...]] | None = None) -> None:
        """Write what differs, and the files of new contents; drop those nobody needs."""
        if state == self.state and not files:
            return
        with told_kindly(Path(DB_NAME)):
            self._save(state, files or {})

    def _save(self, state: State, files: Mapping[str, tuple[HeldFile, ...]]) -> None:
        rows, run = rows_of(state), self._connection.execute
        for name, table in TABLES.items():
            old, new = self._rows[name], rows[name]
            where = " AND ".join(f"{column} = ?" for column in table.names[: table.keys])
            for key in old.keys() - new.keys():
                run(f"DELETE FROM {name} WHERE {where}", key)
            marks = ", ".join("?" * len(table.columns))
            for key, row in new.items():
                if old.get(key) != row:
                    run(f"INSERT OR REPLACE INTO {name} VALUES ({marks})", row)
        for content, listed in files.items():
            run("INSERT OR REPLACE INTO contents VALUES (?, ?)", (content, files_text(listed)))
        for content in {row[0] for row in run("SELECT content FROM contents")} - state.contents:
            run("DELETE FROM contents WHERE content = ?", (content,))
        run("UPDATE state SET generation = generation + 1, sum = ?", (sum_of(rows),))
        self.state, self._rows, self.changed = state, rows, True


@contextlib.contextmanager
def writing(content: Path) -> Iterator[Writing]:
    """One transaction, alone; afterwards its copy is durable (or the log says why not).

    :raises Trouble: ``disk-full``, ``read-only``, ``disk-error``, ``content-busy`` or
        ``content-newer``; nothing was changed.
    """
    with locked(content), _never_damaged():
        broken = mend(content)
        connection = _open(content)
        try:
            with told_kindly(content / DB_NAME):
                connection.execute("BEGIN IMMEDIATE")
                work = Writing(connection, state_of(read_rows(connection)))
                if broken is not None:
                    work.mended = broken
                    work.save(with_notes(work.state, [damage_note(broken)]))
            try:
                yield work
                with told_kindly(content / DB_NAME):
                    connection.execute("COMMIT" if work.changed else "ROLLBACK")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            if work.changed:
                keep_copy(content, connection)
        finally:
            connection.close()


@contextlib.contextmanager
def _never_damaged() -> Iterator[None]:
    """The record was sound when it was opened: a disk that spoils it meanwhile is trouble."""
    try:
        yield
    except Damaged as finding:
        log.warning("the store's record broke while in use: %s", finding)
        raise read_instead(DB_NAME, from_copy=True) from finding


@contextlib.contextmanager
def locked(content: Path) -> Iterator[None]:
    """Alone among those who write. The system lets go of it when a process dies.

    An empty file of SQLite's is the lock: the one lock that is the same on every system.
    """
    path = content / LOCK_NAME
    with told_kindly(path):
        content.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size:
            path.write_bytes(b"")  # nothing is ever written into it: somebody else's bytes
        connection = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
    try:
        with told_kindly(path):
            connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()


def mend(content: Path) -> Trouble | None:
    """Set a damaged record aside, and put its copy (or nothing) in its place; call it
    :func:`locked`. Returns the sentence about it, or None when the record is sound.

    :raises Trouble: the disk does not let us, or the record is a newer program's.
    """
    db, copy = content / DB_NAME, content / COPY_NAME
    if not copy.exists() and not db.exists():
        return None
    try:
        if read_db(db, thoroughly=True) is not None or not copy.exists():
            return None
        log.warning("the store's record is damaged: it is empty, or missing")
    except Damaged as finding:
        log.warning("the store's record is damaged: %s", finding)
    aside = DB_NAME
    journal = db.with_name(f"{DB_NAME}-journal")
    if journal.exists():
        set_aside(journal)  # first: it must not be rolled back into what takes the record's place
    if db.exists():
        aside = set_aside(db).name
    kept = _sound_copy(copy)
    if kept is not None:
        write_durably(db, kept)
    elif copy.exists():
        set_aside(copy)
    return mended(aside, from_copy=kept is not None)


def keep_copy(content: Path, connection: sqlite3.Connection) -> bool:
    """Replace the copy by what is committed; says whether that succeeded."""
    try:
        with told_kindly(content / COPY_NAME):
            whole = connection.serialize()
        write_durably(content / COPY_NAME, whole)
    except (Trouble, Damaged) as trouble:
        # The record itself stands; what only the older copy names is not swept away.
        log.warning("the copy of the store's record is not renewed: %s", trouble)
        return False
    return True


def refresh_copy(content: Path) -> bool:
    """Make the copy say what the record says, if it does not; call it :func:`locked`."""
    db, copy = content / DB_NAME, content / COPY_NAME
    if not db.exists():
        return True
    with told_kindly(db):
        connection = connect(f"{db.absolute().as_uri()}?mode=rw")
    try:
        with contextlib.suppress(OSError):
            if connection.serialize() == copy.read_bytes():
                return True
        return keep_copy(content, connection)
    finally:
        connection.close()


def _open(content: Path) -> sqlite3.Connection:
    """The record with its tables; for writing."""
    db = content / DB_NAME
    with told_kindly(db):
        connection = connect(db.absolute().as_uri())
    try:
        with told_kindly(db):
            connection.execute("PRAGMA journal_mode=DELETE").fetchall()
            connection.execute("PRAGMA synchronous=EXTRA")
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
                _make_tables(connection)
                flush_folder(content)
                flush_folder(content.parent)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for name, table in TABLES.items():
        key = f"PRIMARY KEY ({', '.join(table.names[: table.keys])})"
        connection.execute(f"CREATE TABLE {name} ({', '.join(table.columns)}, {key})")
    connection.execute("CREATE TABLE contents (content TEXT PRIMARY KEY, files TEXT NOT NULL)")
    connection.execute("CREATE TABLE state (generation INT NOT NULL, sum TEXT NOT NULL)")
    connection.execute("INSERT INTO state VALUES (0, ?)", (sum_of(rows_of(State())),))
    connection.execute(f"PRAGMA user_version={LAYOUT}")
    connection.execute("COMMIT")


def _sound_copy(copy: Path) -> bytes | None:
    try:
        content = copy.read_bytes()
        return content if state_in(content) is not None else None
    except (OSError, Damaged):
        return None
