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
from kiosk.library.folder import digest_content
from kiosk.library.holding import HeldFile
from kiosk.library.store.faults import Damaged, mended, newer_record, told_kindly
from kiosk.library.store.state import (
    TABLES,
    Rows,
    State,
    files_of,
    files_text,
    rows_of,
    state_of,
    sum_of,
)

DB_NAME = "content.db"
COPY_NAME = "content.db.copy"
LOCK_NAME = "content.lock"
LAYOUT = 1
WAIT_S = 10.0
"""How long another process is waited for; none holds the file for as much as a second."""
_MOST_BYTES = 256 * 1024**2

log = logging.getLogger("kiosk.library.store")


class Writing:
    """A transaction under way. ``state`` is what it began with."""

    def __init__(self, connection: sqlite3.Connection, state: State) -> None:
        self.state = state
        self._connection = connection
        self._rows = rows_of(state)
        self.changed = False

    def save(self, state: State, files: Mapping[str, tuple[HeldFile, ...]] | None = None) -> None:
        """Write what differs, and the files of new contents; drop those nobody needs."""
        if state == self.state:
            return
        rows, run = rows_of(state), self._connection.execute
        for name, (keys, _) in TABLES.items():
            old, new = self._rows[name], rows[name]
            where = " AND ".join(f"{column} = ?" for column in _columns(name)[:keys])
            for key in old.keys() - new.keys():
                run(f"DELETE FROM {name} WHERE {where}", key)
            marks = ", ".join("?" * len(_columns(name)))
            for key, row in new.items():
                if old.get(key) != row:
                    run(f"INSERT OR REPLACE INTO {name} VALUES ({marks})", row)
        for content, listed in (files or {}).items():
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
    with locked(content):
        connection = _open(content)
        try:
            with told_kindly(content / DB_NAME):
                connection.execute("BEGIN IMMEDIATE")
                work = Writing(connection, state_of(_rows(connection)))
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
        if read_db(db) is not None or not copy.exists():
            return None
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


def read_db(db: Path) -> State | None:
    """What the record says; None when there is none, or only an empty file.

    :raises Damaged: it is not sound.
    :raises Trouble: it cannot be read at the moment, or is a newer program's.
    """
    if not db.exists():
        return None
    with told_kindly(db):
        # Not read-only: what a power cut left half-done has to be rolled back by whoever reads.
        connection = _connect(f"{db.absolute().as_uri()}?mode=rw")
        try:
            connection.execute("BEGIN")
            return _checked(connection)
        finally:
            connection.close()


def read_copy(copy: Path) -> State | None:
    """What the copy says; None when there is none that is sound. Locks nothing."""
    try:
        with copy.open("rb") as file:
            content = file.read(_MOST_BYTES)
        return _state_in(content)
    except (OSError, Damaged, Trouble):
        return None


def read_files(db: Path, contents: frozenset[str]) -> dict[str, tuple[HeldFile, ...]]:
    """The files of these contents; those whose list is not sound are left out.

    Raises like :func:`read_db`.
    """
    if not db.exists():
        return {}
    found: dict[str, tuple[HeldFile, ...]] = {}
    with told_kindly(db):
        connection = _connect(f"{db.absolute().as_uri()}?mode=rw")
        try:
            for content, text in connection.execute("SELECT content, files FROM contents"):
                if content in contents:
                    with contextlib.suppress(ValueError, TypeError):
                        files = files_of(text)
                        if digest_content({file.path: file.sha256 for file in files}) == content:
                            found[content] = files
        finally:
            connection.close()
    return found


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
        connection = _connect(f"{db.absolute().as_uri()}?mode=rw")
    try:
        with contextlib.suppress(OSError):
            if connection.serialize() == copy.read_bytes():
                return True
        return keep_copy(content, connection)
    finally:
        connection.close()


def _open(content: Path) -> sqlite3.Connection:
    """The record, mended and with its tables; for writing."""
    trouble = mend(content)
    db = content / DB_NAME
    with told_kindly(db):
        connection = _connect(db.absolute().as_uri())
    try:
        with told_kindly(db):
            connection.execute("PRAGMA journal_mode=DELETE").fetchall()
            connection.execute("PRAGMA synchronous=EXTRA")
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
                _make_tables(connection)
                flush_folder(content)
                flush_folder(content.parent)
        if trouble is not None:
            _note_mended(connection, trouble)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for name, (_, columns) in TABLES.items():
        connection.execute(f"CREATE TABLE {name} ({columns})")
    connection.execute("CREATE TABLE contents (content TEXT PRIMARY KEY, files TEXT NOT NULL)")
    connection.execute("CREATE TABLE state (generation INT NOT NULL, sum TEXT NOT NULL)")
    connection.execute("INSERT INTO state VALUES (0, ?)", (sum_of(rows_of(State())),))
    connection.execute(f"PRAGMA user_version={LAYOUT}")
    connection.execute("COMMIT")


def _note_mended(connection: sqlite3.Connection, trouble: Trouble) -> None:
    from kiosk.library.store.notes import damage_note

    connection.execute("BEGIN IMMEDIATE")
    work = Writing(connection, state_of(_rows(connection)))
    work.save(work.state._replace(notes=(*work.state.notes, damage_note(trouble))))
    connection.execute("COMMIT")


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT_S, isolation_level=None)
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


def _sound_copy(copy: Path) -> bytes | None:
    try:
        content = copy.read_bytes()
        return content if _state_in(content) is not None else None
    except (OSError, Damaged):
        return None


def _state_in(content: bytes) -> State | None:
    connection = sqlite3.connect(":memory:")
    try:
        with told_kindly(Path(COPY_NAME)):
            connection.deserialize(content)
            return _checked(connection)
    finally:
        connection.close()


def _checked(connection: sqlite3.Connection) -> State | None:
    layout = connection.execute("PRAGMA user_version").fetchone()[0]
    if layout == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        return None
    if layout > LAYOUT:
        raise newer_record()
    rows = _rows(connection)
    found = connection.execute("SELECT sum FROM state").fetchall()
    if found != [(sum_of(rows),)]:
        raise Damaged("the sum of its rows is another")
    try:
        return state_of(rows)
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(f"its rows are not ours: {error}") from error


def _rows(connection: sqlite3.Connection) -> Rows:
    found: Rows = {}
    for name, (keys, _) in TABLES.items():
        rows = connection.execute(f"SELECT * FROM {name}").fetchall()
        found[name] = {row[:keys]: row for row in rows}
    return found


def _columns(table: str) -> list[str]:
    """The names of a table's columns."""
    parts = [part.split() for part in TABLES[table][1].split(", ")]
    return [words[0] for words in parts if words[0] not in ("PRIMARY", "seq)")]
