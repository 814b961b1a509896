from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.visits.facts import RATED, EndReason
from kiosk.visits.ledger import open_ledger
from kiosk.visits.totals import ExhibitTotals, Totals, format_totals, read_totals
from tests.core.weakness import read_only_folder
from tests.visits.making import UTC8, Bench

BEIJING = timezone(timedelta(hours=8))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger" / "ledger.db"


def _store(path: Path, bench: Bench) -> None:
    ledger = open_ledger(path)
    for message in bench.posted:
        ledger.apply(message)
    ledger.close()


def test_a_missing_ledger_has_counted_nothing(path: Path) -> None:
    totals = read_totals(path, "2026-11", UTC8)
    nothing = {"sessions": 0, "exhibits": {}, "ratings": {}, "wanted": {}}
    assert totals.as_json() == nothing
    assert not path.parent.exists()


def test_a_ledger_without_tables_has_counted_nothing(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert read_totals(path, None, UTC8) == Totals(0, {})


def test_the_shape_is_the_one_that_was_agreed(path: Path) -> None:
    bench = Bench()
    bench.sessions(2)
    _store(path, bench)
    assert json.loads(json.dumps(read_totals(path, None, UTC8).as_json())) == {
        "sessions": 2,
        "exhibits": {
            "cn.kepu.a": {"opened": 1, "completed": 1, "asked": 3, "right": 0, "seconds": 6},
            "cn.kepu.b": {"opened": 1, "completed": 1, "asked": 3, "right": 1, "seconds": 7},
        },
        "ratings": {"cn.kepu.b": {"clear": [0, 1, 0]}},
        "wanted": {"航天": 1},
    }


def test_a_month_holds_what_began_in_it_by_local_time(path: Path) -> None:
    bench = Bench()
    bench.clock.set_wall(datetime(2026, 10, 31, 23, 59, 0, tzinfo=BEIJING).timestamp())
    bench.visit("cn.kepu.a", seconds=30)
    bench.counter.end(EndReason.LEFT)
    bench.clock.advance(60)
    bench.visit("cn.kepu.b", seconds=30)
    bench.counter.end(EndReason.LEFT)
    _store(path, bench)
    october, november = (read_totals(path, month, UTC8) for month in ("2026-10", "2026-11"))
    assert (october.sessions, list(october.exhibits)) == (1, ["cn.kepu.a"])
    assert (november.sessions, list(november.exhibits)) == (1, ["cn.kepu.b"])
    assert read_totals(path, "2026-12", UTC8) == Totals(0, {})
    assert read_totals(path, None, UTC8).sessions == 2
    assert read_totals(path, "2026-10", 0).sessions == 2


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_wrong_clock_loses_nothing_and_makes_no_month_of_its_own(path: Path, year: int) -> None:
    bench = Bench()
    bench.clock.set_wall(datetime(2026, 11, 3, tzinfo=UTC).timestamp())
    bench.visit()
    bench.clock.set_wall(datetime(year, 1, 2, tzinfo=UTC).timestamp())
    bench.visit()
    bench.counter.end(EndReason.LEFT)
    _store(path, bench)
    assert read_totals(path, None, UTC8).overall.opened == 2
    assert read_totals(path, f"{year}-01", UTC8).overall.opened == 0
    assert read_totals(path, "2026-11", UTC8).overall.opened == 2


@pytest.mark.parametrize(
    "month", ["", "2026", "2026-13", "2026-00", "26-11", "2026-11-01", "十一月"]
)
def test_what_is_no_month_is_told_kindly(path: Path, month: str) -> None:
    with pytest.raises(Trouble) as caught:
        read_totals(path, month, UTC8)
    assert caught.value.code == "bad-month"
    assert "2026-11" in caught.value.next_step.zh


def test_a_damaged_ledger_is_told_kindly_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"garbage" * 2000)
    with pytest.raises(Trouble) as caught:
        read_totals(path, None, UTC8)
    assert caught.value.code == "ledger-damaged"
    assert path.read_bytes() == b"garbage" * 2000


def test_a_folder_in_its_place_is_told_kindly(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(Trouble) as caught:
        read_totals(path, None, UTC8)
    assert caught.value.code == "ledger-unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_it_can_be_read_from_a_folder_that_cannot_be_written(path: Path) -> None:
    bench = Bench()
    bench.sessions(3)
    _store(path, bench)
    content = path.read_bytes()
    with read_only_folder() as folder:
        was = os.geteuid()
        if os.getuid() == 0:
            os.seteuid(0)
        (folder / "ledger.db").touch()
        (folder / "ledger.db").write_bytes(content)
        (folder / "ledger.db").chmod(0o444)
        os.seteuid(was)
        assert read_totals(folder / "ledger.db", None, UTC8).sessions == 3


def test_reading_leaves_the_file_as_it_was(path: Path) -> None:
    bench = Bench()
    bench.sessions(3)
    _store(path, bench)
    before = path.read_bytes()
    read_totals(path, None, UTC8)
    assert path.read_bytes() == before


# The table.


def _totals() -> Totals:
    return Totals(
        12,
        {
            "cn.kepu.earthquake": ExhibitTotals(5, 4, 30, 21, 620),
            "cn.kepu.new": ExhibitTotals(1, 0, 0, 0, 3),
        },
    )


def test_the_table_is_chinese_first() -> None:
    assert format_totals(_totals(), "zh-Hans") == (
        "互动次数  12\n"
        "\n"
        "展项                打开（次）  完成（次）  答题次数  答对（次）  正确率  时长（秒）\n"
        "────────────────────────────────────────────────────────────────────────────────────\n"
        "cn.kepu.earthquake           5           4        30          21     70%         620\n"
        "cn.kepu.new                  1           0         0           0       —           3\n"
        "────────────────────────────────────────────────────────────────────────────────────\n"
        "合计                         6           4        30          21     70%         623\n"
    )


def test_the_table_in_english() -> None:
    lines = format_totals(_totals(), "en").splitlines()
    assert lines[0] == "Sessions  12"
    assert lines[2].split() == [
        *("Exhibit", "Opened", "Completed", "Asked", "Right", "Right", "%", "Seconds")
    ]
    assert lines[-1].split() == ["Total", "6", "4", "30", "21", "70%", "623"]


def test_nothing_counted_is_a_table_of_zeros() -> None:
    lines = format_totals(Totals(0, {}), "zh-Hans").splitlines()
    assert lines[0] == "互动次数  0"
    assert lines[-1].split() == ["合计", "0", "0", "0", "0", "—", "0"]


def test_a_class_has_a_line_of_its_own(path: Path) -> None:
    bench = Bench()
    bench.lesson(raised=20, right=12)
    _store(path, bench)
    totals = read_totals(path, None, UTC8)
    assert "班级模式  1 次，举手 41，其中答对 33" in format_totals(totals, "zh-Hans")
    assert "Class mode  1, hands 41" in format_totals(totals, "en")
    assert totals.as_json()["class"] == totals.in_class.as_json()


def test_two_versions_of_an_exhibit_are_counted_apart_and_told_apart(path: Path) -> None:
    bench = Bench()
    for version, visits in (("1.9.0", 1), ("1.10.0", 2)):
        for _ in range(visits):
            bench.counter.touch()
            bench.counter.enter("cn.kepu.a", version)
            bench.clock.advance(6)
            bench.counter.answer("q1", version == "1.10.0")
            bench.counter.leave(completed=version == "1.10.0")
            bench.counter.mark(RATED[2], "clear")
            bench.counter.touch()
            bench.counter.end(EndReason.NEXT)
    bench.counter.touch()
    bench.visit("cn.kepu.b")
    bench.counter.end(EndReason.NEXT)
    _store(path, bench)
    totals = read_totals(path, None, UTC8)
    assert list(totals.versions) == ["cn.kepu.a"]  # one version is no news
    assert list(totals.versions["cn.kepu.a"]) == ["1.9.0", "1.10.0"]
    told = totals.as_json()
    assert told["versions"] == {
        "cn.kepu.a": {
            "1.9.0": {"opened": 1, "completed": 0, "asked": 1, "right": 0, "seconds": 6},
            "1.10.0": {"opened": 2, "completed": 2, "asked": 2, "right": 2, "seconds": 12},
        }
    }
    assert totals.exhibits["cn.kepu.a"] == ExhibitTotals(3, 2, 3, 2, 18)
    assert totals.ratings["cn.kepu.a"]["clear"] == (0, 0, 3)
    lines = format_totals(totals, "zh-Hans").splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("cn.kepu.a"))
    assert [line.split()[:2] for line in lines[at + 1 : at + 3]] == [
        ["1.9.0", "1"],
        ["1.10.0", "2"],
    ]
