from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visits.ledger import open_ledger
from kiosk.visits.pages import rows_of
from kiosk.visits.schema import KEYS
from kiosk.visits.shapes import shapes_of
from tests.visits.making import Bench

_cells = (
    st.none()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60)
    | st.binary(max_size=60)
)


def _made(path: Path, rows: list[tuple[object, ...]], pragmas: tuple[str, ...] = ()) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE t (a, b, c)")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")
    connection.close()


@given(st.lists(st.tuples(_cells, _cells, _cells), max_size=120))
def test_a_sound_file_gives_exactly_the_rows_that_sqlite_gives(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, ...]]
) -> None:
    path = tmp_path_factory.mktemp("pages") / "file.db"
    _made(path, rows)
    found = dict(rows_of(path))
    # SQLite keeps whole floats as integers and says so only through the column's type.
    assert [found[number + 1] for number in range(len(rows))] == rows
    assert len(found) == len(rows)


@pytest.mark.parametrize("size", [512, 1024, 8192, 65536])
def test_every_page_size_is_read(tmp_path: Path, size: int) -> None:
    rows: list[tuple[object, ...]] = [(number, "x" * 50, None) for number in range(500)]
    _made(tmp_path / "file.db", rows, (f"page_size={size}",))
    assert [values for _, values in sorted(rows_of(tmp_path / "file.db"))] == rows


def test_what_is_still_in_the_log_is_read_after_the_file(tmp_path: Path) -> None:
    path = tmp_path / "file.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, b, c)")
    connection.execute("INSERT INTO t VALUES (1, 'old', 0)")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("UPDATE t SET b = 'new'")
    connection.execute("INSERT INTO t VALUES (2, 'more', 0)")
    found = [row for row in rows_of(path) if len(row[1]) == 3]
    assert found[0] == (1, (None, "old", 0))
    assert found[-2:] == [(1, (None, "new", 0)), (2, (None, "more", 0))]
    connection.close()


def test_without_its_first_page_a_ledger_still_gives_all_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "ledger" / "ledger.db"
    ledger = open_ledger(path)
    for message in Bench().sessions(40):
        ledger.apply(message)
    ledger.close()
    whole = list(rows_of(path))
    content = path.read_bytes()
    path.write_bytes(b"\0" * 4096 + content[4096:])
    assert list(rows_of(path)) == whole
    assert len(whole) > 40 * 5


def test_missing_and_empty_files_hold_no_rows(tmp_path: Path) -> None:
    assert list(rows_of(tmp_path / "none.db")) == []
    (tmp_path / "empty.db").touch()
    assert list(rows_of(tmp_path / "empty.db")) == []


def test_no_bytes_make_it_fail(tmp_path: Path) -> None:
    path = tmp_path / "file.db"

    @given(st.binary(max_size=3000), st.binary(max_size=3000))
    def reads(content: bytes, log: bytes) -> None:
        # A table leaf with arbitrary content, and a log whose header is right.
        path.write_bytes(b"\0" * 512 + b"\x0d" + content.ljust(511, b"\0"))
        (tmp_path / "file.db-wal").write_bytes(
            bytes.fromhex("377f0682 002de218 00000200") + b"\0" * 20 + log
        )
        assert isinstance(list(rows_of(path)), list)

    reads()


def test_the_tables_can_be_told_apart_by_their_shape_alone(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "ledger" / "ledger.db")
    with ledger.transaction() as db:
        kinds = [
            (in_index, *((kind, is_rowid) for kind, _, is_rowid in columns.values()))
            for in_index, _, columns in shapes_of(db)
        ]
        entries = [
            (True, *((shape[name][0], False) for name in KEYS[table]), ("INTEGER", False))
            for _, table, shape in shapes_of(db)
        ]
    ledger.close()
    assert len(set(kinds)) == len(kinds)
    assert set(kinds).isdisjoint(entries)  # of the keys' own indexes, today's and older ones


def test_the_rows_of_a_table_without_rowid_are_read_from_all_pages(tmp_path: Path) -> None:
    path = tmp_path / "file.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("CREATE TABLE t (a, b, c, PRIMARY KEY (a, b)) WITHOUT ROWID")
    rows: list[tuple[object, ...]] = [(number, "x" * 300, None) for number in range(3000)]
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")
    connection.close()
    found = [values for rowid, values in rows_of(path) if rowid is None]
    assert sorted(found, key=lambda row: row[0]) == rows  # type: ignore[arg-type, return-value]
