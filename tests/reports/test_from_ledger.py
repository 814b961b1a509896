"""What the ledger says of a month: hand-made ledgers through the real messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.reports.from_ledger import read_month, read_year
from kiosk.reports.held_outings import SMALL
from kiosk.reports.sheets import FEW
from kiosk.reports.sums import HeadSums, RecordSums, RoadSums, Sums
from kiosk.reports.tables import report_of
from kiosk.visits.outing import BY_NEXT_START, DAY, OUTSIDE
from tests.reports.ledgers import SCHOOL, TRUCK, at, machine, march, sessions


def test_without_a_ledger_a_month_has_zeros_and_nothing_to_compare_with(ledger: Path) -> None:
    facts = march(ledger)
    assert facts.compared.this == Sums()
    assert facts.compared.before is None and facts.compared.year_ago is None
    assert [row.name for row in facts.counties] == ["双塔区", "朝阳县", "建平县", "市外"]
    assert all(
        row.record.outings == row.heads.people == row.sessions == 0 for row in facts.counties
    )
    assert [row.title for row in facts.exhibits] == ["一捧土", "看星星"]
    assert report_of(facts).table("outings").if_empty == "本月未开展活动"
    assert not ledger.exists()


def test_an_empty_month_beside_a_full_one_is_zero_and_not_unknown(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-01-10 09:00")
        one.sessions(3)
        one.start("2026-04-10 09:00")
        one.sessions(4)
    facts = march(ledger)
    assert sessions(facts) == 0
    assert facts.compared.before is not None and facts.compared.before.use.sessions == 0
    assert facts.compared.year_ago is None
    assert facts.compared.to_date.use.sessions == 3


def test_five_periods_are_held_beside_each_other(ledger: Path) -> None:
    with machine(ledger) as one:
        for count, day in (
            (1, "2025-01-05"),
            (2, "2025-03-05"),
            (4, "2025-04-05"),
            (8, "2026-01-05"),
            (16, "2026-02-05"),
            (32, "2026-03-05"),
            (64, "2026-04-05"),
        ):
            one.start(f"{day} 09:00")
            one.sessions(count)
    compared = march(ledger).compared
    assert compared.before is not None and compared.year_ago is not None
    assert compared.year_ago_to_date is not None
    periods = (
        compared.this,
        compared.before,
        compared.year_ago,
        compared.to_date,
        compared.year_ago_to_date,
    )
    assert [each.use.sessions for each in periods] == [32, 16, 2, 56, 3]


def test_an_outing_over_the_month_end_counts_in_the_month_it_began(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-31 20:00")
        outing = one.outing("2026-03-31 21:00", "2026-04-01 01:00", head_count=50, county="211322")
        one.sessions(5)
        one.open("2026-04-01 00:10", "day", outing.id)
        one.sessions(2)
    facts = march(ledger, TRUCK)
    april = read_month(ledger, TRUCK, "2026-04", None)
    (row,) = facts.outings
    assert (row.day, row.ended_day, row.minutes) == ("2026-03-31", "2026-04-01", 240)
    assert row.sessions == 7
    assert april.outings == () and april.compared.this.heads == HeadSums()
    # Sessions stay in the month in which they were counted, in the county of their outing.
    assert sessions(facts) == 5 and sessions(april) == 2
    assert {row.name: row.sessions for row in april.counties}["建平县"] == 2


def test_sums_come_each_from_what_was_filled_in(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.outing(
            "2026-03-05 09:00",
            "2026-03-05 12:00",
            head_count=300,
            odometer_start_km=100,
            odometer_end_km=160,
            staff=3,
            volunteers=2,
            volunteer_min=360,
        )
        one.start("2026-03-20 08:00")
        one.outing("2026-03-20 09:00", "2026-03-20 10:00", place="广场", head_is_estimate=False)
        one.start("2026-03-21 08:00")
        one.outing(
            "2026-03-21 09:00",
            "2026-03-21 10:00",
            form=DAY,
            head_count=0,
            odometer_start_km=200,
            odometer_end_km=190,
        )
    sums = march(ledger, TRUCK).compared.this
    assert sums.record == RecordSums(3, 1, 2, 3, 2, 360, None, 300)
    assert sums.heads == HeadSums(300, 2, 2)
    assert sums.road == RoadSums(60, 1)


def test_a_month_whose_outings_have_no_head_count_has_a_dash_and_not_a_zero(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.outing("2026-03-05 09:00", "2026-03-05 12:00")
    facts = march(ledger, TRUCK)
    assert facts.compared.this.heads.people is None
    row = dict(zip(("名", "单位", "本月"), report_of(facts).table("summary").rows[2], strict=False))
    assert row["本月"] is None
    assert ("服务人次", "—", "人次") in report_of(facts).cover.headline


def test_a_forgotten_and_a_running_outing_are_marked(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        began = one.outing("2026-03-05 09:00", head_count=20)
        one.correct(
            began, "2026-03-06 08:00", ended=one.moment("2026-03-06 08:00"), closed_by=BY_NEXT_START
        )
        one.outing("2026-03-06 08:00")
    first, second = march(ledger, TRUCK).outings
    assert first.forgotten and not first.runs and first.minutes is None
    assert second.runs and second.ended_day == ""
    assert first.corrections == ()


def test_corrections_after_the_end_keep_old_new_who_and_when(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        over = one.outing("2026-03-05 09:00", "2026-03-05 12:00", head_count=300)
        one.correct(over, "2026-03-05 15:30", "补登", head_count=360, county="211322")
    (row,) = march(ledger, TRUCK).outings
    assert [(each.old, each.new, each.role, each.when) for each in row.corrections] == [
        ("—", "建平县", "operator", "2026-03-05 15:30"),
        ("300 人次", "360 人次", "operator", "2026-03-05 15:30"),
    ]
    assert row.head_count == 360 and row.county == "建平县"
    said = [
        row for row in report_of(march(ledger, TRUCK)).table("about").rows if row[0] == "活动更正"
    ]
    assert len(said) == 2 and "300 人次 → 360 人次（操作员，原因：补登）" in str(said[1][2])


def test_counties_are_all_there_and_strange_ones_stand_apart(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.session()
        for day, county, people in (
            (6, "211322", 10),
            (7, OUTSIDE, 20),
            (8, "999999", 30),
            (9, "", 40),
        ):
            one.start(f"2026-03-{day:02d} 08:00")
            one.outing(
                f"2026-03-{day:02d} 09:00",
                f"2026-03-{day:02d} 10:00",
                county=county,
                head_count=people,
            )
            one.session()
    told = [
        (row.name, row.known, row.record.outings, row.heads.people, row.sessions)
        for row in march(ledger, TRUCK).counties
    ]
    assert told == [
        ("双塔区", True, 0, 0, 0),
        ("朝阳县", True, 0, 0, 0),
        ("建平县", True, 1, 10, 1),
        ("市外", True, 1, 20, 1),
        ("未知代码 999999", False, 1, 30, 1),
        ("未填县区", False, 1, 40, 1),
        ("活动以外", False, 0, 0, 1),
    ]
    fixed = {row.name: row.sessions for row in march(ledger, SCHOOL).counties}
    assert fixed["朝阳县"] == 1 and "活动以外" not in fixed


def test_without_counties_in_the_settings_there_is_one_row_for_all(ledger: Path) -> None:
    about = SCHOOL._replace(counties=(), site_county="")
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.sessions(2)
        one.outing("2026-03-05 09:00", "2026-03-05 10:00", head_count=9)
        one.sessions(3)
    (row,) = march(ledger, about).counties
    assert (row.name, row.known, row.heads.people, row.sessions) == ("未设置县区", True, 9, 5)


def test_sessions_belong_to_the_campaign_of_their_segment(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-21 08:00")
        one.open("2026-03-21 08:10", "campaign", 0, "weather")
        one.sessions(4)
        one.start("2026-03-28 08:00")
        one.sessions(9)
        one.outing(
            "2026-03-28 09:00",
            "2026-03-28 10:00",
            campaign="dropped",
            head_count=7,
            odometer_start_km=5,
            odometer_end_km=30,
        )
    rows = {row.id: row for row in march(ledger, TRUCK).campaigns}
    assert rows["weather"].name == "世界气象日" and rows["weather"].sessions == 4
    assert rows["weather"].record.outings == 0
    dropped = rows["dropped"]
    assert not dropped.known and (dropped.heads.people, dropped.road.km) == (7, 25)
    # A campaign that ran and drew nobody is told, with zeros; one that did not run is not.
    (ran,) = read_month(ledger, TRUCK, "2025-03", None).campaigns
    assert (ran.id, ran.record.outings, ran.sessions) == ("weather", 0, 0)
    assert read_month(ledger, TRUCK, "2026-05", None).campaigns == ()


def test_an_outing_of_few_does_not_tell_its_audience(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        for hour, audience, people in ((9, "老年人", 3), (11, "农民", 25), (13, "青少年", 300)):
            begins, ends = f"2026-03-05 {hour:02d}:00", f"2026-03-05 {hour + 1:02d}:00"
            over = one.outing(begins, ends, audience="公众", head_count=people)
            one.correct(over, ends, audience=audience)
    facts = march(ledger, TRUCK)
    told = {row.id: row.persons for row in facts.audiences}
    assert (told["老年人"], told["农民"], told["青少年"], told["公众"]) == (0, 25, 300, 0)
    assert told[SMALL] == 3, "and they are told of under no audience, so no difference tells it"
    assert [row.audience for row in facts.outings] == [FEW, "农民", "青少年"]
    # Nor do its corrections.
    assert [each.new for row in facts.outings for each in row.corrections] == [
        FEW,
        "农民",
        "青少年",
    ]


def test_nor_do_the_corrections_of_an_outing_of_few_whose_audience_is_told_elsewhere(
    ledger: Path,
) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.outing("2026-03-05 09:00", "2026-03-05 10:00", audience="农民", head_count=300)
        over = one.outing("2026-03-05 11:00", "2026-03-05 12:00", audience="公众", head_count=3)
        one.correct(over, "2026-03-05 12:30", audience="农民")
    few = march(ledger, TRUCK).outings[1]
    assert few.audience == FEW
    assert [each.new for each in few.corrections] == [FEW]


def test_a_month_that_has_not_begun_is_refused_and_one_that_runs_is_told_so_far(
    ledger: Path,
) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.sessions(2)
    with pytest.raises(Trouble) as caught:
        read_month(ledger, SCHOOL, "2026-04", at("2026-03-15 12:00"))
    assert caught.value.code == "month-not-begun"
    with pytest.raises(Trouble, match="month-not-begun"):
        read_year(ledger, SCHOOL, "2027", at("2026-03-15 12:00"))
    running = march(ledger, now="2026-03-15 12:00")
    assert running.period.until == "2026-03-15"
    assert report_of(running).cover.state == "未结：截至3月15日"
    assert march(ledger, now="2026-04-01 00:00").period.until == ""


def test_a_clock_that_is_not_believed_ends_no_month(ledger: Path) -> None:
    ahead = at("2028-02-01 12:00")
    with pytest.raises(Trouble, match="month-not-begun"):
        read_month(ledger, SCHOOL, "2026-03", ahead, believed=False)
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.sessions(2)
        for read, period in ((read_month, "2026-03"), (read_year, "2026")):
            assert read(ledger, SCHOOL, period, ahead, believed=False).period.until == "2026-03-05"
        one.start("2026-04-02 08:00")
        one.sessions(1)
    assert read_month(ledger, SCHOOL, "2026-03", ahead, believed=False).period.until == ""


def test_a_year_has_its_months_and_the_year_before(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2025-06-05 08:00")
        one.sessions(5)
        one.start("2026-01-05 08:00")
        one.sessions(2)
        one.start("2026-03-05 08:00")
        one.sessions(3)
        one.outing("2026-03-05 09:00", "2026-03-05 10:00", head_count=9)
    facts = read_year(ledger, TRUCK, "2026", at("2026-04-02 08:00"))
    assert facts.period.until == "2026-04-02"
    assert [(each.month, each.sums.use.sessions) for each in facts.months] == [
        ("2026-01", 2),
        ("2026-02", 0),
        ("2026-03", 3),
        ("2026-04", 0),
    ]
    assert sessions(facts) == 5
    assert facts.compared.before is not None and facts.compared.before.use.sessions == 5
    assert facts.months[2].sums.heads.people == 9
