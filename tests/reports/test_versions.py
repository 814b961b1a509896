"""A closed month: written once, re-opened with a list of what changed, never overwritten."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import Trouble
from kiosk.reports.changes import MOST, changes_between
from kiosk.reports.facts import MonthFacts
from kiosk.reports.json_file import facts_json
from kiosk.reports.sums import MachineSums, Sums
from kiosk.reports.versions import closed_months, keep_version, read_versions
from tests.core.weakness import file_size_limit
from tests.reports.making import empty_month, truck_month

ROOT = Path(__file__).parents[2]


def with_people(facts: MonthFacts, people: int) -> MonthFacts:
    """The same month, in which the first outing had so many people."""
    first, *rest = facts.outings
    this = facts.compared.this
    heads = this.heads._replace(people=people)
    return facts._replace(
        outings=(first._replace(head_count=people), *rest),
        compared=facts.compared._replace(this=this._replace(heads=heads)),
    )


def without_days(sums: Sums | None) -> Sums:
    """What folding leaves of a month's sums."""
    assert sums is not None and sums.machine.days
    return sums._replace(machine=MachineSums(None, None))


def files(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "reports" / "2026-03").iterdir())


def test_the_first_closing_is_version_1(data: Path) -> None:
    versions = keep_version(data, truck_month())
    assert [version.number for version in versions] == [1]
    assert versions[0].changes == ()
    kept = (data / "reports" / "2026-03" / "v1.json").read_bytes()
    assert kept == facts_json(truck_month())
    assert read_versions(data, "2026-03") == versions
    assert closed_months(data) == ("2026-03",)


def test_never_twice(data: Path) -> None:
    keep_version(data, truck_month())
    before = (data / "reports" / "2026-03" / "v1.json").stat()
    keep_version(data, truck_month())
    assert files(data) == ["v1.json"]
    assert (data / "reports" / "2026-03" / "v1.json").stat() == before


def test_a_corrected_head_count_makes_version_2_with_its_list(data: Path) -> None:
    keep_version(data, truck_month())
    versions = keep_version(data, with_people(truck_month(), 870))
    assert [version.number for version in versions] == [1, 2]
    told = {each.indicator: (each.before, each.after) for each in versions[1].changes}
    assert told["汇总：服务人次（现场人次），本月"] == ("1,180", "870")
    assert {each.version for each in versions[1].changes} == {2}
    assert files(data) == ["v1.json", "v2.json"]
    assert read_versions(data, "2026-03") == versions


def test_back_to_what_it_was_is_a_version_too(data: Path) -> None:
    keep_version(data, truck_month())
    keep_version(data, with_people(truck_month(), 870))
    assert [each.number for each in keep_version(data, truck_month())] == [1, 2, 3]


def test_an_outing_that_moves_to_another_month_is_named(data: Path) -> None:
    facts = truck_month()
    changes = changes_between(facts, facts._replace(outings=facts.outings[1:]), 2)
    gone = facts.outings[0]
    assert (f"活动明细：{gone.day} {gone.place}", "列入", "不列入") in [
        each[1:] for each in changes
    ]


def test_words_alone_are_told_as_such(data: Path) -> None:
    facts = truck_month()
    first, *rest = facts.outings
    changes = changes_between(facts, facts._replace(outings=(first._replace(notes="新"), *rest)), 2)
    assert [each.indicator for each in changes] == ["活动明细的文字"]


def test_what_is_neither_a_figure_nor_an_outing_is_not_told_as_one(data: Path) -> None:
    keep_version(data, truck_month())
    first, *rest = truck_month().ends
    _, second = keep_version(data, truck_month()._replace(ends=(first._replace(times=99), *rest)))
    assert [change.indicator for change in second.changes] == ["合计以外的内容"]


def test_a_long_list_ends() -> None:
    many = truck_month()._replace(
        counties=tuple(
            each._replace(record=each.record._replace(outings=7, places=7))
            for each in truck_month().counties * 9
        )
    )
    numbered = many._replace(
        counties=tuple(each._replace(name=f"县{at}") for at, each in enumerate(many.counties))
    )
    changes = changes_between(truck_month(), numbered, 2)
    assert len(changes) == MOST
    assert changes[-1].indicator.startswith("其余")


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda facts: facts._replace(device=facts.device._replace(program="9.9.9", place="新址")),
        lambda facts: facts._replace(certain=facts.certain._replace(sure=1, unsure=0)),
        lambda facts: facts._replace(clock_steps=(), incidents=()),
        lambda facts: facts._replace(
            compared=facts.compared._replace(
                before=without_days(facts.compared.before),
                to_date=without_days(facts.compared.to_date),
                year_ago_to_date=without_days(facts.compared.to_date),
            )
        ),
        lambda facts: facts._replace(
            exhibits=tuple(each._replace(installed=False, title="x") for each in facts.exhibits)
        ),
    ],
    ids=[
        "a newer program",
        "better dates",
        "older logs",
        "other months folded",
        "an exhibit taken off",
    ],
)
def test_what_bears_on_no_figure_leaves_the_signed_one_alone(
    data: Path, otherwise: Callable[[MonthFacts], MonthFacts]
) -> None:
    keep_version(data, truck_month())
    versions = keep_version(data, otherwise(truck_month()))
    assert [version.number for version in versions] == [1]
    assert versions[0].facts == truck_month()


def test_an_empty_month_is_closed_as_well(data: Path) -> None:
    assert [each.number for each in keep_version(data, empty_month())] == [1]


def test_a_damaged_version_is_set_aside_and_its_number_is_not_used_again(
    data: Path, expect_log: Callable[..., Any]
) -> None:
    expect_log("kiosk.reports.versions", "WARNING", "set aside")
    keep_version(data, truck_month())
    keep_version(data, with_people(truck_month(), 870))
    path = data / "reports" / "2026-03" / "v2.json"
    path.write_bytes(path.read_bytes()[:-100])
    versions = keep_version(data, with_people(truck_month(), 870))
    assert [version.number for version in versions] == [1, 3]
    assert files(data) == ["v1.json", "v2.json.damaged-1", "v3.json"]


def test_facts_of_a_newer_program_stay_where_they_are(data: Path) -> None:
    keep_version(data, truck_month())
    path = data / "reports" / "2026-03" / "v1.json"
    newer = path.read_bytes().replace(b'"format":1', b'"format":99')
    path.write_bytes(newer)
    assert [each.number for each in keep_version(data, truck_month())] == [2]
    assert path.read_bytes() == newer


def test_a_full_disk_changes_nothing(data: Path) -> None:
    keep_version(data, truck_month())
    with file_size_limit(500), pytest.raises(Trouble) as caught:
        keep_version(data, with_people(truck_month(), 870))
    assert caught.value.code == "disk-full"
    assert files(data) == ["v1.json"]


def test_what_is_no_month_is_no_folder(data: Path) -> None:
    with pytest.raises(ValueError):
        read_versions(data, "../2026-03")
    (data / "reports" / "notes").mkdir(parents=True)
    (data / "reports" / "2026-04").mkdir()
    assert closed_months(data) == ()


_KILLED = """
import os, sys
from pathlib import Path
from kiosk.reports.versions import keep_version
from tests.reports.test_versions import truck_month, with_people
data, after = Path(sys.argv[1]), int(sys.argv[2])
calls = 0
def trace(event, args):
    global calls
    if event in ("open", "os.rename", "os.mkdir", "os.listdir", "os.scandir"):
        calls += 1
        if calls > after:
            os._exit(9)
facts = with_people(truck_month(), 870)
sys.addaudithook(trace)
keep_version(data, facts)
"""


def test_killed_at_any_point_there_is_the_old_or_the_new(data: Path) -> None:
    keep_version(data, truck_month())
    for after in range(60):
        command = [sys.executable, "-c", _KILLED, str(data), str(after)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=ROOT, env=environment, timeout=60, check=False)
        numbers = [version.number for version in read_versions(data, "2026-03")]
        if done.returncode == 0:
            break
        assert done.returncode == 9
        assert numbers in ([1], [1, 2])
    assert done.returncode == 0
    assert numbers == [1, 2]
