"""A mended ledger never tells twice what was folded into sums, or what has left."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.visits import retention
from kiosk.visits.aside import BACKUP_NAME
from kiosk.visits.ledger import open_ledger
from kiosk.visits.mend import open_or_mend
from kiosk.visits.totals import Totals, read_totals
from tests.visits.aging import clear, confirm, make_old, read_all, segments_of
from tests.visits.making import UTC8, rows, tables

ExpectLog = Callable[..., object]
PAGE = 4096


@pytest.fixture(scope="module")
def before_clearing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed: a ledger in which all is confirmed and nothing has left."""
    path = tmp_path_factory.mktemp("old") / "ledger" / "ledger.db"
    make_old(path, seed=3)
    confirm(path, segments_of(path))
    return path


@pytest.fixture(scope="module")
def cleared(before_clearing: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed: the same, cleared, with a backup of before and no log left."""
    path = tmp_path_factory.mktemp("cleared") / "ledger" / "ledger.db"
    path.parent.mkdir()
    shutil.copy(before_clearing, path)
    _back_up(path)
    clear(path)
    assert rows(path, "SELECT count(*) FROM folded") != [(0,)]
    return path


@pytest.fixture(autouse=True)
def expect_mending(expect_log: ExpectLog, monkeypatch: pytest.MonkeyPatch) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "the ledger (is damaged|was mended)")
    monkeypatch.setattr(retention, "PROOF_VISITS", 100)


def _back_up(path: Path) -> None:
    ledger = open_ledger(path)
    ledger.back_up()
    ledger.close()


def _torn(source: Path, folder: Path, *, backup: bytes | None) -> Path:
    """A copy without its first page: nothing but its single pages can be read."""
    path = folder / "ledger" / "ledger.db"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\0" * PAGE + source.read_bytes()[PAGE:])
    if backup is not None:
        path.with_name(BACKUP_NAME).write_bytes(backup)
    return path


def _mend(path: Path) -> None:
    open_or_mend(path, [], UTC8, 1_800_000_000, known_broken=True)[0].close()


def _no_more(found: Totals, whole: Totals) -> bool:
    there, most = found.overall, whole.overall
    return (
        found.sessions <= whole.sessions
        and there.opened <= most.opened
        and there.asked <= most.asked
        and there.right <= most.right
        and there.seconds <= most.seconds
    )


def test_with_a_backup_of_before_the_clearing_all_is_as_before(
    cleared: Path, before_clearing: Path, tmp_path: Path
) -> None:
    path = _torn(cleared, tmp_path, backup=cleared.with_name(BACKUP_NAME).read_bytes())
    _mend(path)
    assert read_all(path) == read_all(before_clearing)
    clear(path)  # what came back from the backup leaves once more
    assert read_all(path) == read_all(before_clearing)
    assert tables(path)["tallies"] == tables(cleared)["tallies"]


def test_with_a_backup_of_after_the_clearing_all_is_as_before(
    cleared: Path, before_clearing: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole" / "ledger" / "ledger.db"
    whole.parent.mkdir(parents=True)
    shutil.copy(cleared, whole)
    _back_up(whole)
    path = _torn(cleared, tmp_path, backup=whole.with_name(BACKUP_NAME).read_bytes())
    _mend(path)
    assert read_all(path) == read_all(before_clearing)
    for table in ("tallies", "sessions", "visits"):  # not even as rows that nobody reads
        segment = "segment IN (SELECT segment FROM folded)"
        assert rows(path, f"SELECT count(*) FROM {table} WHERE {segment}") == [(0,)]


def test_sums_that_are_half_lost_come_from_a_sound_backup(
    cleared: Path, before_clearing: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.db"
    shutil.copy(cleared, broken)
    with closing(sqlite3.connect(broken)) as connection, connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("DELETE FROM month_sums WHERE rowid % 2")
    path = _torn(broken, tmp_path, backup=cleared.with_name(BACKUP_NAME).read_bytes())
    _mend(path)
    assert read_all(path) == read_all(before_clearing)


def test_with_no_backup_the_pages_that_are_left_say_the_same(
    cleared: Path, before_clearing: Path, tmp_path: Path
) -> None:
    path = _torn(cleared, tmp_path, backup=None)
    _mend(path)
    assert read_all(path) == read_all(before_clearing)


def test_with_a_broken_backup_the_pages_speak_for_it(
    cleared: Path, before_clearing: Path, tmp_path: Path
) -> None:
    backup = cleared.with_name(BACKUP_NAME).read_bytes()
    path = _torn(cleared, tmp_path, backup=b"\0" * PAGE + backup[PAGE:])
    _mend(path)
    assert read_all(path).totals == read_all(before_clearing).totals


@pytest.mark.parametrize("lost", ["folded", "month_sums"])
def test_with_one_of_the_two_lost_nothing_is_told_twice(
    cleared: Path, before_clearing: Path, tmp_path: Path, lost: str
) -> None:
    broken = tmp_path / "broken.db"
    shutil.copy(cleared, broken)
    with closing(sqlite3.connect(broken)) as connection, connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"DELETE FROM {lost}")
    backup = cleared.with_name(BACKUP_NAME).read_bytes()
    path = _torn(broken, tmp_path, backup=b"\0" * PAGE + backup[PAGE:])  # tallies of before
    _mend(path)
    # Without the sums the tallies in the backup speak again; without the list the sums speak, and
    # the tallies of what is confirmed do not. By its label that may be more than was folded: a
    # clock without a battery said 2015, and what the hub has is rather lost here than told twice.
    found, whole = read_all(path).totals[""], read_all(before_clearing).totals[""]
    doubted = (
        sum(int(str(count)) for (count,) in rows(cleared, _DOUBTED)) if lost == "folded" else 0
    )
    assert found.sessions == whole.sessions - doubted
    assert doubted < whole.sessions / 5 and _no_more(found, whole)
    if not doubted:
        assert found == whole


_DOUBTED = """
    SELECT count FROM tallies JOIN segments ON segments.id = tallies.segment
     WHERE metric = 'sessions' AND strftime('%Y-%m', opened_wall_s + 8 * 3600, 'unixepoch')
           <= (SELECT max(month) FROM month_sums)
"""


@pytest.mark.parametrize("kind", ["before", "none", "torn"])
def test_whatever_is_overwritten_never_is_anything_told_twice(
    cleared: Path, tmp_path_factory: pytest.TempPathFactory, kind: str
) -> None:
    whole = read_totals(cleared, None, UTC8)
    content = cleared.read_bytes()
    backup = cleared.with_name(BACKUP_NAME).read_bytes()
    backups = {"before": backup, "none": None, "torn": b"\0" * PAGE + backup[PAGE:]}

    @settings(max_examples=5)
    @given(
        st.lists(
            st.tuples(st.integers(0, len(content) // PAGE - 1), st.sampled_from([0, 0xFF, 0x0D])),
            min_size=1,
            max_size=40,
        )
    )
    def holds(pages: list[tuple[int, int]]) -> None:
        path = _torn(cleared, tmp_path_factory.mktemp("torn"), backup=backups[kind])
        torn = bytearray(path.read_bytes())
        for page, byte in pages:
            torn[page * PAGE : page * PAGE + PAGE] = bytes([byte]) * PAGE
        path.write_bytes(torn)
        _mend(path)
        assert _no_more(read_totals(path, None, UTC8), whole)

    holds()


def test_a_ledger_of_the_older_form_is_mended_into_the_newer(tmp_path: Path) -> None:
    """It broke in the very start that would have given it the newer tables."""
    from sqlite_utils import Database

    from kiosk.visits import schema

    path = tmp_path / "ledger" / "ledger.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        db = Database(connection)
        for link in (
            schema.m001_first_tables,
            schema.m002_marks,
            schema.m003_classes_and_two_players,
            schema.m004_time_outings_months,
        ):
            link(db)
        for row in (
            "INSERT INTO tallies VALUES (7, 'cn.kepu.a', '1.0.0', 'q' || ?, 'asked', 3)",
            "INSERT INTO visits VALUES (?, 0, 7, 'cn.kepu.a', '1.0.0', 9, 1)",
            "INSERT INTO answers VALUES (?, 0, 'q1', 1, 0)",
        ):
            connection.executemany(row, [(number,) for number in range(200)])
        connection.commit()
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
    _mend(path)
    totals = read_totals(path, None, UTC8).overall
    # Counted by the tallies; q1 by its rows, of which there are more.
    assert (totals.asked, totals.opened, totals.seconds) == (199 * 3 + 200, 200, 1_800)
