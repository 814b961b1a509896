"""The ledger read through dating: months by the true time, folded sums once, the clock's steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.clock import Quality
from kiosk.core.errors import Trouble
from kiosk.visits.clock_steps import JUMPED, read_clock_steps
from kiosk.visits.dated import open_dated
from kiosk.visits.facts import AnchorSet, EndReason, Message, OutingNoted, SegmentOpened
from kiosk.visits.hardest import read_questions
from kiosk.visits.ledger import open_ledger
from kiosk.visits.outing import BY_OPERATOR, OUTING, Moment, Outing
from kiosk.visits.periods import months_counted
from kiosk.visits.totals import read_totals
from tests.visits.making import UTC8, Bench

DEAD_S = int(datetime(2015, 1, 1, tzinfo=UTC).timestamp())
MARCH_S = int(datetime(2026, 3, 5, 4, tzinfo=UTC).timestamp())
DAY_S = 86_400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger" / "ledger.db"


def _keep(path: Path, messages: Iterable[Message]) -> None:
    ledger = open_ledger(path)
    for message in messages:
        ledger.apply(message)
    ledger.close()


def _ask(path: Path, query: str, now: Moment | None = None) -> list[tuple[Any, ...]]:
    with open_dated(path, UTC8, now) as dated:
        assert dated is not None
        return dated.execute(query).fetchall()


def _segment(key: int, boot: int, wall_s: int, mono_s: int = 50, cause: str = "day") -> Message:
    return SegmentOpened(key, cause, boot, wall_s, UTC8, "", mono_s, 0, 7, "spring")


def _dead_battery() -> Bench:
    bench = Bench()
    bench.clock.set_wall(DEAD_S)
    bench.sessions(6)
    return bench


def _anchor(boot: int, mono_s: int, wall_s: int, was_s: int = 0, key: int = 1) -> AnchorSet:
    return AnchorSet(key, boot, mono_s, wall_s, int(Quality.OPERATOR), was_s, "set")


def test_no_ledger_is_nothing_to_read_and_nothing_is_made(tmp_path: Path) -> None:
    with open_dated(tmp_path / "none.db", UTC8) as dated:
        assert dated is None
    assert not list(tmp_path.iterdir())


def test_when_the_operator_sets_the_time_what_was_before_moves_into_its_month(path: Path) -> None:
    bench = _dead_battery()
    _keep(path, bench.posted)
    assert months_counted(path, UTC8) == ("2021-01",)  # the earliest it can be: nobody knows
    mono_s = int(bench.clock.monotonic_s())
    _keep(path, [_anchor(1, mono_s, MARCH_S)])
    assert months_counted(path, UTC8) == ("2026-03",)
    assert read_totals(path, "2026-03", UTC8).sessions == 6
    assert read_totals(path, "2026-03", UTC8) == read_totals(path, None, UTC8)
    assert read_questions(path, "2026-03", UTC8) == read_questions(path, None, UTC8)
    told = _ask(path, "SELECT DISTINCT day, month, certainty, boot FROM dated")
    assert told == [("2026-03-05", "2026-03", "sure", 1)]


def test_a_segment_tells_its_day_and_what_it_belongs_to(path: Path) -> None:
    _keep(path, [_segment(5, 2, MARCH_S)])
    asked = "SELECT segment, day, month, best_s, latest_s, certainty, cause, outing, campaign"
    [row] = _ask(path, f"{asked} FROM dated")
    assert row == (5, "2026-03-05", "2026-03", MARCH_S, None, "clock", "day", 7, "spring")


def test_what_the_clocks_say_now_puts_labels_beyond_it_in_doubt(path: Path) -> None:
    _keep(path, [_segment(5, 2, MARCH_S)])
    ask = "SELECT certainty FROM dated"
    assert _ask(path, ask, Moment(3, 50, MARCH_S + DAY_S)) == [("clock",)]
    assert _ask(path, ask, Moment(3, 50, MARCH_S - DAY_S)) == [("unsure",)]


def test_an_outing_belongs_to_the_month_it_began_in_by_its_last_revision(path: Path) -> None:
    began, ended = Moment(4, 100, DEAD_S), Moment(5, 900, MARCH_S + DAY_S)
    outing = Outing(9, 0, OUTING, began, "向阳小学")
    anchors = [_anchor(4, 100, MARCH_S - 5 * DAY_S), _anchor(5, 900, MARCH_S + DAY_S, key=2)]
    _keep(path, [OutingNoted(outing), *anchors])
    ask = "SELECT outing, day, month, ended_day, certainty FROM dated_outings"
    assert _ask(path, ask) == [(9, "2026-02-28", "2026-02", None, "sure")]
    _keep(path, [OutingNoted(outing._replace(revision=1, ended=ended, closed_by=BY_OPERATOR))])
    assert _ask(path, ask) == [(9, "2026-02-28", "2026-02", "2026-03-06", "sure")]


def test_folded_sums_add_up_and_no_folded_segment_counts_twice(path: Path) -> None:
    bench = Bench()
    bench.clock.set_wall(MARCH_S)
    bench.sessions(9)
    _keep(path, bench.posted)
    before = read_totals(path, "2026-03", UTC8)
    questions = read_questions(path, "2026-03", UTC8)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "INSERT INTO month_sums (month, exhibit, version, question, metric, count)"
            " SELECT '2026-03', exhibit, version, question, metric, sum(count) FROM tallies"
            " GROUP BY exhibit, version, question, metric"
        )
        # Their tallies are still there, as after a backup that came back.
        connection.execute("INSERT INTO folded SELECT id, '2026-03' FROM segments")
    connection.close()
    assert before.sessions == 9
    for month in "2026-03", None:
        assert read_totals(path, month, UTC8) == before
        assert read_questions(path, month, UTC8) == questions
    assert months_counted(path, UTC8) == ("2026-03",)
    assert read_totals(path, "2026-04", UTC8).sessions == 0
    assert _ask(path, "SELECT count(*) FROM dated") == [(0,)]


def test_a_ledger_of_an_older_form_is_read_as_it_is(path: Path) -> None:
    bench = Bench()
    bench.clock.set_wall(MARCH_S)
    bench.sessions(3)
    _keep(path, bench.posted)
    connection = sqlite3.connect(path)
    with connection:
        for table in "clocks", "anchors", "outings", "acknowledged", "folded", "month_sums":
            connection.execute(f"DROP TABLE {table}")
    connection.close()
    assert read_totals(path, "2026-03", UTC8).sessions == 3
    assert _ask(path, "SELECT DISTINCT certainty FROM dated") == [("clock",)]
    assert _ask(path, "SELECT * FROM dated_outings") == []


def test_a_fault_while_reading_is_told_kindly(path: Path) -> None:
    _keep(path, [_segment(5, 2, MARCH_S)])
    with pytest.raises(Trouble) as caught, open_dated(path, UTC8) as dated:
        assert dated is not None
        dated.execute("SELECT nothing FROM nowhere")
    assert caught.value.code == "ledger-unreadable"


def test_reading_changes_nothing(path: Path) -> None:
    _keep(path, [_segment(5, 2, MARCH_S)])
    before = path.read_bytes()
    with open_dated(path, UTC8) as dated:
        assert dated is not None
        with pytest.raises(sqlite3.OperationalError):
            dated.execute("DELETE FROM segments")
    assert path.read_bytes() == before


def test_the_sum_over_all_months_is_the_sum_of_all(path: Path) -> None:
    bench = Bench()
    for wall_s in MARCH_S, DEAD_S, MARCH_S + 40 * DAY_S, 4_070_908_800, MARCH_S + 80 * DAY_S:
        bench.clock.set_wall(wall_s)
        bench.sessions(3)
        bench.counter.end(EndReason.LEFT)
    _keep(path, bench.posted)
    months = months_counted(path, UTC8)
    assert sum(read_totals(path, month, UTC8).sessions for month in months) == 15
    assert set(months) <= {"2026-03", "2026-04", "2026-05"}


# The clock's steps.


def _steps(path: Path, month: str | None = "2026-03") -> list[tuple[Any, ...]]:
    with open_dated(path, UTC8) as dated:
        assert dated is not None
        return [tuple(each) for each in read_clock_steps(dated, month, UTC8)]


def test_a_setting_is_told_once_though_a_segment_was_opened_by_it(path: Path) -> None:
    _keep(
        path,
        [
            _segment(1, 4, DEAD_S, mono_s=50),
            _anchor(4, 100, MARCH_S, DEAD_S + 50),
            _segment(2, 4, MARCH_S + 20, mono_s=120, cause="clock"),
        ],
    )
    assert _steps(path) == [(MARCH_S, DEAD_S + 50, MARCH_S, "set", Quality.OPERATOR)]
    assert _steps(path, "2015-01") == []


def test_a_jump_by_itself_is_listed_with_what_it_should_have_been(path: Path) -> None:
    _keep(
        path,
        [
            _segment(1, 4, MARCH_S, mono_s=50),
            _segment(2, 4, MARCH_S + 4_000, mono_s=450, cause="clock"),
        ],
    )
    asked = _steps(path)
    assert asked == [(MARCH_S + 4_000, MARCH_S + 400, MARCH_S + 4_000, JUMPED, Quality.NONE)]


def test_a_slip_stands_in_the_month_in_which_it_was_made(path: Path) -> None:
    slip_s = MARCH_S - 365 * DAY_S
    later = _anchor(4, 160, MARCH_S + 60, slip_s + 60, key=2)
    _keep(path, [_segment(1, 4, DEAD_S), _anchor(4, 100, slip_s, DEAD_S + 50), later])
    assert [each[:3] for each in _steps(path)] == [
        (MARCH_S, DEAD_S + 50, slip_s),
        (MARCH_S + 60, slip_s + 60, MARCH_S + 60),
    ]


def test_a_confirmation_is_known_for_one(path: Path) -> None:
    _keep(path, [_anchor(4, 100, MARCH_S, MARCH_S - 20)])
    with open_dated(path, UTC8) as dated:
        assert dated is not None
        [step] = read_clock_steps(dated, None, UTC8)
    assert step.confirms
    assert not step._replace(from_s=DEAD_S).confirms
    assert not step._replace(source=JUMPED).confirms
