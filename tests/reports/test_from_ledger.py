"""What the ledger says of a month: hand-made ledgers through the real messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.reports.facts import UNSURE, About, MonthFacts
from kiosk.reports.from_ledger import read_month, read_year
from kiosk.reports.sheets import FEW
from kiosk.reports.sums import HeadSums, RecordSums, RoadSums, Sums
from kiosk.reports.tables import report_of
from kiosk.visits.facts import AGE, OF_SESSION, RATED, WANTED, EndReason, Mark
from kiosk.visits.outing import BY_NEXT_START, DAY, OUTSIDE, Moment
from tests.reports.ledgers import GONE, SCHOOL, SOIL, STARS, TRUCK, machine, utc_s


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger" / "ledger.db"


def march(ledger: Path, about: About = SCHOOL, now: str | None = None) -> MonthFacts:
    return read_month(ledger, about, "2026-03", None if now is None else at(now))


def at(local: str) -> Moment:
    return Moment(99, 1_000, utc_s(local))


def sessions(facts: MonthFacts) -> int:
    return facts.compared.this.use.sessions


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


def test_exhibits_are_told_with_versions_the_unused_and_the_gone(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        for at_ in range(10):
            one.session(version="1.9.0", right=(at_ < 8, at_ < 3))
        one.sessions(4, version="1.10.0", completed=False)
        one.session(exhibit=GONE, marks=(Mark(0, RATED[2], "clear"),))
        one.session(raised=12)
    soil, gone, stars = march(ledger).exhibits
    assert (soil.id, gone.id, stars.id) == (SOIL, GONE, STARS)
    assert (soil.use.opened, soil.use.completed) == (15, 11)
    assert (soil.answers.asked, soil.answers.right) == (20, 11)
    assert (soil.hands.raised, soil.hands.right) == (12, 6)
    assert [each.version for each in soil.versions] == ["1.0.0", "1.9.0", "1.10.0"]
    assert soil.hardest is not None
    assert (soil.hardest.id, soil.hardest.stem, soil.hardest.answers.right) == ("q1", "", 3)
    assert gone.title == GONE and not gone.installed
    assert gone.ratings[0].yes == 1
    assert stars.installed and stars.use.opened == 0 and stars.use.completion is None


def test_votes_ages_languages_and_ends_are_told_and_few_are_withheld(ledger: Path) -> None:
    vote = Mark(OF_SESSION, WANTED, "航天")
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.sessions(7, marks=(vote, Mark(OF_SESSION, AGE, "primary")))
        one.sessions(6, marks=(Mark(OF_SESSION, AGE, "senior"),), elder=True)
        one.sessions(2, language="en", marks=(Mark(OF_SESSION, AGE, "high"),))
        one.session(ended=EndReason.LOST)
    facts = march(ledger)
    assert [(row.name, row.times) for row in facts.wishes][:2] == [("航天", 7), ("古生物与地质", 0)]
    assert len(facts.wishes) == 10
    assert {row.id: row.persons for row in facts.ages} == {
        "primary": 7,
        "middle": 0,
        "high": FEW,
        "adult": 0,
        "senior": FEW,
    }
    assert {row.id: row.persons for row in facts.languages} == {"zh-Hans": FEW, "en": FEW}
    assert {row.id: row.persons for row in facts.modes} == {"0": 10, "1": 6}
    assert {row.id: row.times for row in facts.ends}["lost"] == 1


def test_an_outing_of_few_does_not_tell_its_audience(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        for hour, audience, people in ((9, "老年人", 3), (11, "农民", 25), (13, "青少年", 300)):
            begins, ends = f"2026-03-05 {hour:02d}:00", f"2026-03-05 {hour + 1:02d}:00"
            over = one.outing(begins, ends, audience="公众", head_count=people)
            one.correct(over, ends, audience=audience)
    facts = march(ledger, TRUCK)
    told = {row.id: row.persons for row in facts.audiences}
    assert (told["老年人"], told["农民"], told["青少年"], told["公众"]) == (FEW, FEW, 300, 0)
    assert [row.audience for row in facts.outings] == [FEW, FEW, "青少年"]
    # Nor do its corrections.
    assert [each.new for row in facts.outings for each in row.corrections] == [FEW, FEW, "青少年"]


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


def test_a_clock_that_fell_back_to_2015_does_not_undo_a_month(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.sessions(2)
        one.vouch("2026-03-05 09:00")
    facts = march(ledger, now="2015-01-01 00:00")
    assert sessions(facts) == 2 and facts.period.until == "2026-03-05"


@pytest.mark.parametrize(
    "bad", ["2026-13", "2026-3", "26-03", "", "../x", "2026-03-01", "2026", "٢٠٢٦-٠٣"]
)
def test_what_is_no_month_is_refused(ledger: Path, bad: str) -> None:
    with pytest.raises(Trouble, match="bad-month"):
        read_month(ledger, SCHOOL, bad, None)


def test_a_clock_a_year_back_in_the_middle_is_told_with_its_interval(ledger: Path) -> None:
    year_s = -365 * 86_400
    with machine(ledger) as one:
        one.start("2026-02-20 08:00")
        one.vouch("2026-02-20 08:30")
        one.sessions(1)
        one.start("2026-03-05 08:00", off_s=year_s)
        one.sessions(3)
        one.start("2026-04-02 08:00")
        one.vouch("2026-04-02 08:30")
        one.sessions(1)
    ago = read_month(ledger, SCHOOL, "2025-03", None)
    assert sessions(ago) == 0
    totals = [
        read_month(ledger, SCHOOL, month, None) for month in ("2026-02", "2026-03", "2026-04")
    ]
    assert sum(sessions(each) for each in totals) == 5
    told = next(each for each in totals if each.certain.unsure)
    assert told.certain.unsure == 3
    assert (told.certain.earliest, told.certain.latest) == ("2026-02-20", "2026-04-02")
    said = [str(row[2]) for row in report_of(told).table("about").rows]
    assert any("3 次不确定（在2026年2月20日—2026年4月2日之间）" in line for line in said)
    (jump,) = [each for each in told.clock_steps if each.kind == "jump"]
    assert jump.became == "2025-03-05 08:00"


def test_setting_the_clock_and_a_jump_of_a_run_are_listed(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00", off_s=-7_200)
        one.session()
        one.vouch("2026-03-05 08:30")
        one.off_s = 0
        one.open("2026-03-05 08:31", "clock")
        one.session()
    set_, jump = march(ledger).clock_steps
    assert (set_.kind, set_.was, set_.became, set_.by) == (
        "set",
        "2026-03-05 06:30",
        "2026-03-05 08:30",
        "operator",
    )
    assert (jump.kind, jump.was, jump.became) == ("jump", "2026-03-05 06:31", "2026-03-05 08:31")
    assert sessions(march(ledger)) == march(ledger).certain.sure == 2


def test_days_of_the_term_without_a_count_are_missed_in_a_school_and_not_in_a_truck(
    ledger: Path,
) -> None:
    with machine(ledger) as one:
        one.start("2026-02-01 08:00")
        one.session()
        for day in (2, 3, 4, 5, 6):
            one.start(f"2026-03-{day:02d} 08:00")
            one.session()
        one.ledger.note_incident(utc_s("2026-03-04 08:00"), "ledger-damaged", "…")
        one.ledger.note_incident(utc_s("2026-05-04 08:00"), "ledger-damaged", "…")
    facts = march(ledger, now="2026-03-12 09:00")
    assert facts.term_days == 8
    assert facts.missing_days == ("2026-03-09", "2026-03-10", "2026-03-11")
    assert facts.compared.this.machine == (5, 5)
    assert [each.when for each in facts.incidents] == ["2026-03-04 08:00"]
    assert march(ledger, TRUCK).term_days is None
    assert march(ledger, SCHOOL._replace(terms=())).term_days is None
    # Before its first record the machine was not there; February is no term.
    assert read_month(ledger, SCHOOL, "2026-02", None).missing_days == ()


def test_folded_months_keep_their_sums_and_say_what_they_do_not_know(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.session(right=(True, False))
        with one.ledger.transaction() as db:
            db.execute("INSERT INTO folded (segment, month) VALUES (?, '2026-03')", [one.segment])
            db.execute(
                "INSERT INTO month_sums (month, exhibit, version, question, metric, count) "
                "SELECT '2026-03', exhibit, version, question, metric, count FROM tallies"
            )
            db.execute("DELETE FROM tallies")
    facts = march(ledger)
    assert sessions(facts) == 1 and facts.compared.this.answers == (2, 1)
    assert facts.certain == (0, 0, 0, "", "", 1)
    assert facts.compared.this.machine == (None, None)
    assert facts.term_days is None
    assert facts.exhibits[0].use.opened == 1
    assert {row.name: row.sessions for row in facts.counties}["朝阳县"] == 1


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


def test_an_outing_that_no_clock_can_date_says_so(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.session()
        one.vouch("2026-03-05 09:00")
        one.start("2026-03-06 08:00", off_s=-400 * 86_400)
        one.outing("2026-03-06 09:00", "2026-03-06 11:00", head_count=9)
    (row,) = march(ledger, TRUCK).outings
    assert row.certainty == UNSURE
    assert row.minutes == 120
