"""Every sheet's sums over an invented history, held against SQL of the rows themselves.

The report adds up tallies; here the sessions, visits, answers, marks and hands behind them are
counted one by one. Only the month of a segment comes from the same dating.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.rehearsal.history import make_history
from kiosk.reports.facts import About, County, MonthFacts
from kiosk.reports.from_ledger import read_month, read_year
from kiosk.reports.sheets import FEW, Cell, Report
from kiosk.reports.tables import report_of
from kiosk.reports.year import year_report
from kiosk.visits.dated import open_dated

ABOUT = About(
    "朝阳市",
    "朝阳市科普大篷车",
    "车上",
    "211302",
    "科普大篷车",
    counties=(
        County("211302", "双塔区"),
        County("211303", "龙城区"),
        County("211321", "朝阳县"),
        County("211322", "建平县"),
        County("211324", "喀喇沁左翼蒙古族自治县"),
        County("211381", "北票市"),
        County("211382", "凌源市"),
    ),
)
MONTHS = ("2024-09", "2025-03", "2025-05", "2025-08", "2025-09", "2025-10")
LATEST = "(SELECT o.*, max(o.revision) FROM outings AS o GROUP BY o.outing)"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("history") / "ledger.db"
    make_history(path, first_month="2024-09", months=14, seed=5, visits_a_month=700)
    return path


@pytest.fixture(scope="module")
def rows(ledger: Path) -> Iterator[sqlite3.Connection]:
    with open_dated(ledger, 480) as dated:
        assert dated is not None
        yield dated


@pytest.fixture(scope="module", params=MONTHS)
def facts(request: pytest.FixtureRequest, ledger: Path) -> MonthFacts:
    return read_month(ledger, ABOUT, request.param, None)


def ask(rows: sqlite3.Connection, query: str, *given: str) -> Any:
    return rows.execute(query, given).fetchone()[0]


def column(report: Report, id: str, title: str) -> list[Cell]:
    table = report.table(id)
    at = [each.title for each in table.columns].index(title)
    return [row[at] for row in (*table.rows, *([table.total] if table.total else ()))]


COUNTED = {
    "活动次数": f"SELECT count(*) FROM {LATEST} JOIN dated_outings USING (outing) WHERE month",
    "行驶里程": f"""SELECT sum(odometer_end_km - odometer_start_km) FROM {LATEST}
        JOIN dated_outings USING (outing)
        WHERE odometer_end_km >= odometer_start_km AND month""",
    "服务人次（现场人次）": f"""SELECT sum(head_count) FROM {LATEST}
        JOIN dated_outings USING (outing) WHERE month""",
    "志愿者": f"""SELECT sum(volunteers) FROM {LATEST}
        JOIN dated_outings USING (outing) WHERE month""",
    "互动次数": """SELECT count(*) FROM sessions JOIN dated USING (segment) WHERE month""",
    "展项使用": """SELECT count(*) FROM visits JOIN dated USING (segment) WHERE month""",
    "答题次数": """SELECT count(*) FROM (
        SELECT session, visit FROM answers UNION ALL SELECT session, visit FROM side_answers) AS a
        JOIN visits ON visits.session = a.session AND visits.number = a.visit
        JOIN dated ON dated.segment = visits.segment WHERE month""",
    "其中：班级模式": """SELECT count(*) FROM classes JOIN dated USING (segment) WHERE month""",
    "班级举手": """SELECT sum(raised) FROM hands
        JOIN visits ON visits.session = hands.session AND visits.number = hands.visit
        JOIN dated ON dated.segment = visits.segment WHERE month""",
    "有使用记录的天数": "SELECT count(DISTINCT day) FROM dated WHERE month",
}


def test_the_summary_agrees_with_the_rows(facts: MonthFacts, rows: sqlite3.Connection) -> None:
    month = facts.period.id
    year = int(month[:4])
    month_before = f"{year}-{int(month[5:]) - 1:02d}"
    spans = {
        2: (month, month),
        3: (month_before, month_before),
        5: (f"{year - 1}{month[4:]}", f"{year - 1}{month[4:]}"),
        7: (f"{year}-01", month),
    }
    table = report_of(facts).table("summary")
    told = {row[0]: row for row in table.rows}
    for name, query in COUNTED.items():
        for at, (first, last) in spans.items():
            expected = ask(rows, f"{query} BETWEEN ? AND ?", first, last) or 0
            cell = told[name][at]
            # Before the first record, and for a head-count that nobody gave, there is a dash.
            assert cell == expected or (cell is None and expected == 0), (name, at)
    assert told["互动次数"][2] is not None
    assert [row[-1] for row in table.rows].count(None) == 0


def test_right_answers_and_completed_uses_agree(
    facts: MonthFacts, rows: sqlite3.Connection
) -> None:
    right = ask(
        rows,
        """SELECT sum(is_right) FROM (
            SELECT session, visit, is_right FROM answers
            UNION ALL SELECT session, visit, is_right FROM side_answers) AS a
            JOIN visits ON visits.session = a.session AND visits.number = a.visit
            JOIN dated ON dated.segment = visits.segment WHERE month = ?""",
        facts.period.id,
    )
    done, seconds = rows.execute(
        "SELECT sum(completed), sum(seconds) FROM visits JOIN dated USING (segment) "
        "WHERE month = ?",
        [facts.period.id],
    ).fetchone()
    report = report_of(facts)
    assert column(report, "exhibits", "答对（次）")[-1] == right
    assert sum(map(number, column(report, "exhibits", "答对（次）")[:-1])) == right
    assert column(report, "exhibits", "完成（次）")[-1] == done
    assert sum(each.use.seconds for each in facts.exhibits) == seconds


def test_each_exhibit_agrees_with_its_visits(facts: MonthFacts, rows: sqlite3.Connection) -> None:
    expected = dict(
        rows.execute(
            "SELECT exhibit, count(*) FROM visits JOIN dated USING (segment) WHERE month = ? "
            "GROUP BY exhibit",
            [facts.period.id],
        ).fetchall()
    )
    assert {each.id: each.use.opened for each in facts.exhibits} == expected
    for each in facts.exhibits:
        assert sum(version.use.opened for version in each.versions) == each.use.opened
        assert sum(version.answers.asked for version in each.versions) == each.answers.asked


def test_outings_counties_and_kinds_add_up_to_the_same(
    facts: MonthFacts, rows: sqlite3.Connection
) -> None:
    month = facts.period.id
    report = report_of(facts)
    sums = facts.compared.this
    held = ask(rows, "SELECT count(*) FROM dated_outings WHERE month = ?", month)
    people = ask(
        rows,
        f"SELECT sum(head_count) FROM {LATEST} JOIN dated_outings USING (outing) WHERE month = ?",
        month,
    )
    counted = ask(
        rows, "SELECT count(*) FROM sessions JOIN dated USING (segment) WHERE month = ?", month
    )
    assert len(facts.outings) == sums.record.outings == held
    assert sums.heads.people == people or people is None
    if held:
        assert column(report, "outings", "现场人次")[-1] == people
    for id, part in (("counties", facts.counties), ("people", facts.site_kinds)):
        assert sum(row.record.outings for row in part) == held, id
        assert sum(row.heads.people or 0 for row in part) == (people or 0), id
        assert sum(row.sessions or 0 for row in part) == counted, id
    assert column(report, "counties", "活动（场）")[-1] == held
    assert column(report, "counties", "现场人次")[-1] == sums.heads.people
    assert column(report, "counties", "屏幕互动（次）")[-1] == counted
    by_county = dict(
        rows.execute(
            f"SELECT county, count(*) FROM {LATEST} JOIN dated_outings USING (outing) "
            "WHERE month = ? GROUP BY county",
            [month],
        ).fetchall()
    )
    assert {row.id: row.record.outings for row in facts.counties if row.record.outings} == by_county


def test_breakdowns_of_persons_add_up_unless_withheld(
    facts: MonthFacts, rows: sqlite3.Connection
) -> None:
    counted = facts.compared.this.use.sessions
    for part in (facts.languages, facts.modes):
        if all(row.persons != FEW for row in part):
            assert sum(int(row.persons) for row in part) == counted
    assert sum(row.times for row in facts.ends) == counted
    wishes = ask(
        rows,
        """SELECT count(*) FROM marks JOIN sessions ON sessions.id = marks.session
            JOIN dated ON dated.segment = sessions.segment
            WHERE metric = 'wanted' AND month = ?""",
        facts.period.id,
    )
    assert column(report_of(facts), "wishes", "我想看（票）")[-1] == wishes


def test_days_certainty_and_campaigns_add_up(facts: MonthFacts, rows: sqlite3.Connection) -> None:
    counted = facts.compared.this.use.sessions
    assert sum(each.sessions for each in facts.days) == counted
    certain = facts.certain
    assert certain.sure + certain.clock + certain.unsure == counted and certain.folded == 0
    expected = dict(
        rows.execute(
            "SELECT campaign, count(*) FROM sessions JOIN dated USING (segment) "
            "WHERE month = ? AND campaign <> '' GROUP BY campaign",
            [facts.period.id],
        ).fetchall()
    )
    assert {row.id: row.sessions for row in facts.campaigns if row.sessions} == expected


def test_every_session_and_outing_is_in_exactly_one_month(
    ledger: Path, rows: sqlite3.Connection
) -> None:
    months = {
        month
        for (month,) in rows.execute(
            "SELECT month FROM dated UNION SELECT month FROM dated_outings"
        )
    }
    told = [read_month(ledger, ABOUT, month, None) for month in sorted(months)]
    assert sum(each.compared.this.use.sessions for each in told) == ask(
        rows, "SELECT count(*) FROM sessions"
    )
    assert sum(len(each.outings) for each in told) == ask(
        rows, "SELECT count(DISTINCT outing) FROM outings"
    )


def test_the_months_of_a_year_add_up_to_the_year(ledger: Path) -> None:
    year = read_year(ledger, ABOUT, "2025", None)
    report = year_report(year)
    for title in ("活动（场）", "现场人次", "里程（公里）", "互动（次）", "答题（次）", "使用天数"):
        cells = column(report, "months", title)
        assert sum(map(number, cells[:-1])) == number(cells[-1]), title
    months = [read_month(ledger, ABOUT, each.month, None) for each in year.months]
    assert [each.sums for each in year.months] == [each.compared.this for each in months]
    assert len(year.outings) == sum(len(each.outings) for each in months)
    assert {each.id: each.use.opened for each in year.exhibits} == {
        each.id: sum(
            other.use.opened for month in months for other in month.exhibits if other.id == each.id
        )
        for each in year.exhibits
    }


def number(cell: Cell) -> float:
    assert cell is None or isinstance(cell, int | float)
    return cell or 0
