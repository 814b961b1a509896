"""What the ledger says of the screen, the days and the clock of a month."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.clock import Quality
from kiosk.core.errors import Trouble
from kiosk.reports.facts import UNSURE
from kiosk.reports.from_ledger import read_month
from kiosk.reports.sheets import FEW
from kiosk.reports.tables import report_of
from kiosk.visits.facts import AGE, OF_SESSION, RATED, WANTED, AnchorSet, EndReason, Mark
from tests.reports.ledgers import GONE, SCHOOL, SOIL, STARS, TRUCK, machine, march, sessions, utc_s


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


def test_setting_the_clock_and_a_jump_of_a_run_are_listed_once_each(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00", off_s=-7_200)
        one.session()
        one.vouch("2026-03-05 08:30")
        one.off_s = 0
        one.open("2026-03-05 08:31", "clock")
        one.session()
        one.off_s = 3_600
        one.open("2026-03-05 09:00", "clock")
    set_, jump = march(ledger).clock_steps
    assert (set_.kind, set_.was, set_.became, set_.by) == (
        "set",
        "2026-03-05 06:30",
        "2026-03-05 08:30",
        "operator",
    )
    assert (jump.when, jump.kind, jump.was, jump.became) == (
        "2026-03-05 09:00",
        "jump",
        "2026-03-05 09:00",
        "2026-03-05 10:00",
    )
    assert sessions(march(ledger)) == march(ledger).certain.sure == 2


def test_a_slip_into_the_next_year_is_listed_in_the_month_in_which_it_was_made(
    ledger: Path,
) -> None:
    year_s = 366 * 86_400
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        boot, mono_s, wall_s = one.moment("2026-03-05 08:10")
        slip = AnchorSet(90, boot, mono_s, wall_s + year_s, Quality.OPERATOR, wall_s, "set")
        one.ledger.apply(slip)
        one.off_s = year_s
        one.open("2026-03-05 08:11", "vouched")
        one.session()
        one.start("2026-03-06 08:00", off_s=year_s)
        one.vouch("2026-03-06 08:05")
        one.off_s = 0
        one.open("2026-03-06 08:06", "vouched")
        one.session()
    facts = march(ledger)
    assert sessions(facts) == 2
    assert [each.kind for each in facts.clock_steps] == ["set", "set"]
    assert facts.clock_steps[0].became == "2027-03-06 08:10"


def test_jumps_that_are_dated_alike_stay_in_their_order(ledger: Path) -> None:
    with machine(ledger) as one:
        one.start("2026-03-05 08:00")
        one.vouch("2026-03-05 08:01")
        one.session()
        for off_days in (-20_000, -20_001):  # the battery is dead, and nobody sets the time
            one.start("2026-03-06 08:00", off_s=off_days * 86_400)
            one.session()
    jumps = [each for each in march(ledger).clock_steps if each.kind == "jump"]
    assert len(jumps) == 2
    assert jumps[0].when == jumps[1].when
    assert jumps[0].became == jumps[1].was


def test_days_of_the_term_without_a_count_are_missed_in_a_school_and_not_in_a_truck(
    ledger: Path,
) -> None:
    with machine(ledger) as one:
        one.start("2026-02-01 08:00")
        one.session()
        for day in (2, 3, 4, 5, 6):
            one.start(f"2026-03-{day:02d} 08:00")
            one.session()
        one.start("2026-03-09 08:00")  # a stray tap: a segment was opened, nothing counted
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
