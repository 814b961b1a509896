"""Reading the record, or its copy: whole, checked, and without changing anything."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.library.folder import digest_content
from kiosk.library.holding import HeldFile
from kiosk.library.store.faults import (
    Damaged,
    newer_record,
    primary_code,
    read_instead,
    told_kindly,
)
from kiosk.library.store.state import LAYOUT, TABLES, Rows, State, files_of, state_of, sum_of

DB_NAME = "content.db"
COPY_NAME = "content.db.copy"
WAIT_S = 10.0
"""How long another process is waited for; none holds the file for as much as a second."""
_MOST_BYTES = 256 * 1024**2


def read_db(db: Path, *, thoroughly: bool = False) -> State | None:
    """What the record says; None when there is none, or only an empty file.

    ``thoroughly``: the lists of files are looked at too, page by page.

    :raises Damaged: it is not sound.
    :raises Trouble: it cannot be read at the moment, or is a newer program's.
    """
    if not db.exists():
        return None
    with told_kindly(db):
        # Not read-only: what a power cut left half-done has to be rolled back by whoever reads.
        connection = connect(f"{db.absolute().as_uri()}?mode=rw")
        try:
            connection.execute("BEGIN")
            if thoroughly:
                found = connection.execute("PRAGMA quick_check(1)").fetchone()
                if found is None or found[0] != "ok":
                    raise Damaged(f"quick_check: {found and found[0]}")
            return _checked(connection)
        finally:
            connection.close()


def read_copy(copy: Path) -> State | None:
    """What the copy says; None when there is none that is sound. Locks nothing."""
    try:
        with copy.open("rb") as file:
            content = file.read(_MOST_BYTES)
        return state_in(content)
    except (OSError, Damaged, Trouble):
        return None


def read_state(content: Path) -> tuple[State, tuple[Trouble, ...]]:
    """What is installed, whatever state the file is in: the record, else its copy, else nothing;
    and the sentence about it. Changes nothing, and raises nothing the world can cause.
    """
    db = content / DB_NAME
    try:
        state = read_db(db)
        if state is not None:
            return state, ()
        reason = ""
    except Damaged as finding:
        reason = str(finding)
    except Trouble as trouble:
        if trouble.code == "content-newer":
            return State(), (trouble,)
        reason = trouble.code
    state = read_copy(content / COPY_NAME)
    if state is None and not reason:
        return State(), ()
    reason = reason or "missing"
    return state or State(), (read_instead(reason, from_copy=state is not None),)


def read_files(db: Path, contents: frozenset[str]) -> dict[str, tuple[HeldFile, ...]]:
    """The files of these contents; those whose list is not sound are left out.

    Raises like :func:`read_db`.
    """
    if not db.exists():
        return {}
    found: dict[str, tuple[HeldFile, ...]] = {}
    with told_kindly(db):
        connection = connect(f"{db.absolute().as_uri()}?mode=rw")
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


def connect(uri: str) -> sqlite3.Connection:
    """The file of that URI, with no transaction begun by itself."""
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT_S, isolation_level=None)
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


def state_in(content: bytes) -> State | None:
    """What these bytes of a record say. Raises like :func:`read_db`."""
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
    try:
        rows = read_rows(connection)
        found = connection.execute("SELECT sum FROM state").fetchall()
        is_ours = found == [(sum_of(rows),)]
    except sqlite3.OperationalError as error:
        if layout <= LAYOUT or primary_code(error) != sqlite3.SQLITE_ERROR:
            raise
        is_ours = False  # other tables
    if layout > LAYOUT and not is_ours:
        raise newer_record()
    if layout != LAYOUT or not is_ours:
        raise Damaged("the sum of its rows is another")
    try:
        return state_of(rows)
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(f"its rows are not ours: {error}") from error


def read_rows(connection: sqlite3.Connection) -> Rows:
    """All rows but the lists of files."""
    found: Rows = {}
    for name, table in TABLES.items():
        rows = connection.execute(f"SELECT * FROM {name}").fetchall()
        found[name] = {row[: table.keys]: row for row in rows}
    return found
