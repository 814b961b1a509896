"""The power is cut at any moment: at most the open visit is lost, and never a sum is wrong."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.visits.totals import read_totals
from tests.visits.making import UTC8, assert_tallies_are_the_sum_of_the_rows, rows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")

ROOT = Path(__file__).parents[2]


def _count_and_kill(data: Path, after_s: float, *, wait_for_first: bool) -> int:
    """Visits that the child had confirmed when it was killed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.visits.counting_child", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as child:
        assert child.stdout is not None
        confirmed = child.stdout.readline() if wait_for_first else ""
        time.sleep(after_s)
        child.kill()
        rest, complaint = child.communicate()
    assert "Traceback" not in complaint, complaint
    lines = [line for line in (confirmed + rest).splitlines(keepends=True) if line[-1] == "\n"]
    return int(lines[-1]) if lines else 0


def _kill_many_times(data: Path, kills: int, dice: random.Random) -> int:
    ledger = data / "ledger" / "ledger.db"
    confirmed = 0
    for number in range(kills):
        early = number % 4 == 3  # some while it starts, opens, seals, copies
        after_s = dice.random() * (0.5 if early else 0.15)
        before = _visits(ledger)
        confirmed = _count_and_kill(data, after_s, wait_for_first=not early)
        stored = _visits(ledger)
        assert before + confirmed <= stored <= before + confirmed + 1
        if ledger.exists():
            assert rows(ledger, "PRAGMA integrity_check") == [("ok",)]
            assert_tallies_are_the_sum_of_the_rows(ledger)
    return _visits(ledger)


def _visits(ledger: Path) -> int:
    return read_totals(ledger, None, UTC8).overall.opened


def test_killed_at_random_moments_it_loses_at_most_the_open_visit(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert _kill_many_times(data, 8, random.Random(20261123)) > 0
    lost = rows(data / "ledger" / "ledger.db", "SELECT count(*) FROM sessions WHERE ended = 'lost'")
    assert lost != [(0,)]
    sealed = rows(data / "ledger" / "ledger.db", "SELECT count(*) FROM segments WHERE sealed = 0")
    assert sealed <= [(1,)]


@pytest.mark.proof
@pytest.mark.timeout(1200)
def test_killed_hundreds_of_times_it_loses_at_most_the_open_visits(tmp_path: Path) -> None:
    assert _kill_many_times(tmp_path / "data", 300, random.Random()) > 300


@pytest.mark.proof
@pytest.mark.timeout(1200)
def test_killed_while_it_mends_it_loses_nothing(tmp_path: Path) -> None:
    """Every start finds a broken file; many are killed in the midst of mending it."""
    data, dice = tmp_path / "data", random.Random()
    ledger = data / "ledger" / "ledger.db"
    expected = _count_and_kill(data, 0.1, wait_for_first=True)
    for _ in range(60):
        if ledger.exists() and ledger.read_bytes()[:6] == b"SQLite":
            assert _visits(ledger) >= expected
            expected = _visits(ledger)
            _checkpoint(ledger)
            ledger.write_bytes(b"\0" * 4096 + ledger.read_bytes()[4096:])
        confirmed = _count_and_kill(data, dice.random() * 0.5, wait_for_first=False)
        expected += confirmed
    confirmed = _count_and_kill(data, 0.1, wait_for_first=True)
    assert expected + confirmed <= _visits(ledger)
    assert_tallies_are_the_sum_of_the_rows(ledger)


def _checkpoint(ledger: Path) -> None:
    connection = sqlite3.connect(ledger)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
