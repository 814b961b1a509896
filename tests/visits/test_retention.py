"""Old rows leave, and nothing that anybody reports changes by it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.visits import retention
from kiosk.visits.dated import open_dated
from kiosk.visits.ledger import open_ledger
from kiosk.visits.retention import Due, Opened, due_now
from tests.visits.aging import clear, confirm, make_old, read_all, segments_of
from tests.visits.making import UTC8, rows

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed: a ledger of 28 months."""
    path = tmp_path_factory.mktemp("old") / "ledger" / "ledger.db"
    make_old(path, seed=7)
    return path


@pytest.fixture(autouse=True)
def few_visits_are_proof_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "PROOF_VISITS", 100)


@pytest.fixture
def path(old: Path, tmp_path: Path) -> Path:
    return _copied(old, tmp_path)


def _copied(old: Path, folder: Path) -> Path:
    path = folder / "ledger" / "ledger.db"
    path.parent.mkdir(parents=True)
    shutil.copy(old, path)
    return path


def _number(path: Path, table: str) -> int:
    ((number,),) = rows(path, f"SELECT count(*) FROM {table}")
    assert isinstance(number, int)
    return number


def test_old_sessions_and_proof_leave_and_every_figure_stays(path: Path) -> None:
    before = read_all(path)
    counts = {table: _number(path, table) for table in ("sessions", "visits", "answers")}
    assert clear(path) > 10
    assert read_all(path) == before
    assert 0.7 < _number(path, "sessions") / counts["sessions"] < 0.97
    assert 0.7 < _number(path, "visits") / counts["visits"] < 0.97
    assert 0 < _number(path, "answers") < counts["answers"] * 0.3
    assert _number(path, "folded") == 0  # nothing is confirmed
    assert clear(path) == 0


def test_what_the_hub_has_is_folded_and_what_it_has_not_never(path: Path) -> None:
    before = read_all(path)
    segments = segments_of(path)
    confirm(path, segments[::2])
    clear(path)
    assert read_all(path) == before
    folded = {segment for (segment,) in rows(path, "SELECT segment FROM folded")}
    assert folded
    assert folded <= set(segments[::2])
    left = {segment for (segment,) in rows(path, "SELECT DISTINCT segment FROM tallies")}
    assert folded.isdisjoint(left)
    ((stated,),) = rows(path, "SELECT sum(count) FROM month_sums WHERE metric = 'folded'")
    assert stated == len(folded)


def test_with_all_confirmed_only_25_months_of_segments_are_left(path: Path) -> None:
    confirm(path, segments_of(path))
    before = read_all(path)
    clear(path)
    assert read_all(path) == before
    months = {month for (month,) in rows(path, "SELECT DISTINCT month FROM folded")}
    assert months == {f"2024-{month:02}" for month in range(1, 3)}


def test_cut_off_anywhere_and_begun_again_nothing_is_told_twice_or_lost(
    old: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = read_all(old)
    segments = segments_of(old)

    @settings(max_examples=6)
    @given(
        st.integers(0, 2**32),
        st.lists(st.integers(1, 400), min_size=1, max_size=4),
    )
    def stays(seed: int, cuts: list[int]) -> None:
        path = _copied(old, tmp_path_factory.mktemp("cut"))
        dice = random.Random(seed)
        for cut in cuts:
            confirm(path, dice.sample(segments, k=len(segments) // 4))
            clear(path, at_most=cut)
            assert read_all(path) == before

    stays()


def test_a_segment_is_folded_once_and_not_before_its_sessions_have_gone(path: Path) -> None:
    before = read_all(path)
    with open_dated(path, UTC8) as connection:
        assert connection is not None
        query = "SELECT segment, month FROM dated WHERE segment IN (SELECT segment FROM sessions)"
        segment, month = connection.execute(query).fetchone()
    fold = Due(folds=((segment, month),))
    ledger = open_ledger(path)
    list(retention.steps(ledger, fold))
    assert rows(path, "SELECT count(*) FROM folded") == [(0,)]
    list(retention.steps(ledger, Due(sessions=(segment,))))
    list(retention.steps(ledger, fold))
    assert rows(path, "SELECT count(*) FROM folded") == [(0,)]  # the hub has not got it
    confirm(path, [segment])
    for due in (fold, fold):
        list(retention.steps(ledger, due))
    ledger.close()
    assert rows(path, "SELECT count(*) FROM folded") == [(1,)]
    assert read_all(path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_at_random_moments_it_changes_no_figure(path: Path) -> None:
    _kill_while_clearing(path, 3, random.Random(20261130))


@pytest.mark.proof
@pytest.mark.timeout(1200)
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_many_times_it_changes_no_figure(old: Path, tmp_path: Path) -> None:
    for round_ in range(20):
        path = _copied(old, tmp_path / str(round_))
        _kill_while_clearing(path, 8, random.Random())


def _kill_while_clearing(path: Path, kills: int, dice: random.Random) -> None:
    confirm(path, segments_of(path))
    before = read_all(path)
    for _ in range(kills):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.visits.aging", str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        ) as child:
            time.sleep(0.4 + dice.random())
            child.kill()
            _, complaint = child.communicate()
        assert "Traceback" not in complaint, complaint
        assert rows(path, "PRAGMA integrity_check") == [("ok",)]
        assert read_all(path) == before
    clear(path)
    assert read_all(path) == before


# What is old: pure.


def _months(count: int, *, confirmed: bool = True, visits: int = 100) -> Iterator[Opened]:
    for number in range(count):
        month = f"{2024 + number // 12}-{number % 12 + 1:02}"
        yield Opened(number + 1, month, True, confirmed, visits)


def test_sessions_leave_after_the_months_to_keep_and_folding_comes_later() -> None:
    due = due_now(list(_months(30)), 24)
    assert due.sessions == (1, 2, 3, 4, 5)  # 25 and more months before the last one
    assert due.folds == tuple((number, f"2024-{number:02}") for number in range(1, 5))
    assert due_now(list(_months(30)), 36) == due_now([], 24)._replace(proof=due.proof)


def test_what_is_not_sealed_or_not_confirmed_is_left_alone() -> None:
    opened = list(_months(30, confirmed=False))
    assert due_now(opened, 24).folds == ()
    unsealed = [each._replace(sealed=False) for each in opened]
    assert due_now(unsealed, 24) == Due()


def test_a_clock_far_ahead_for_an_afternoon_throws_nothing_away() -> None:
    opened = [*_months(8), Opened(99, "2126-01", True, True, 5), *list(_months(9))[8:]]
    due = due_now(opened, 24)
    assert (due.sessions, due.folds) == ((), ())


def test_a_machine_that_never_knows_its_time_is_held_small_by_its_visits() -> None:
    opened = [Opened(number, None, True, True, 1_000) for number in range(400)]
    due = due_now(opened, 24)
    assert due.sessions == tuple(range(100))  # 300,000 visits lie behind them
    assert due.folds == ()  # into which month?


def test_proof_stays_for_the_last_visits_whatever_the_clock_says() -> None:
    opened = [Opened(number, "2026-01", True, True, 10) for number in range(15)]
    assert due_now(opened, 24).proof == (0, 1, 2, 3, 4)  # 100 visits, as patched above


def test_offsets_are_those_of_the_readers(path: Path) -> None:
    """The months of the sums are the months of the reports."""
    confirm(path, segments_of(path))
    clear(path)
    reported = {month for month in read_all(path).totals if month}
    assert {month for (month,) in rows(path, "SELECT month FROM month_sums")} <= reported
    assert UTC8 == 480
