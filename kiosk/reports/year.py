"""The year: what 科普统计 asks of a unit, its months side by side, and the sheets of a month.

The groups follow the headings of the national survey (科普人员, 科普场地, 科普活动): counts of
events, and of people at them. Money, publications and staff registers are not known to a screen:
they are left out rather than guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.reports.facts import Change, GroupRow, MonthFacts, MonthLine, OutingRow
from kiosk.reports.sheets import Cell, Chart, Column, Form, Report, Table
from kiosk.reports.sums import Source
from kiosk.reports.tables import STAMPED, cover_of, sheets_of
from kiosk.reports.tables_parts import Sheet, Told, hours, known_sum, sheet


def year_report(facts: MonthFacts, version: int = 0, changes: tuple[Change, ...] = ()) -> Report:
    """The report of a year, from :func:`kiosk.reports.from_ledger.read_year`'s facts.

    ``version`` and ``changes`` as in :func:`kiosk.reports.tables.report_of`.
    """
    return Report(
        cover_of(facts, "科普统计年报", version),
        tuple(each.table for each in year_sheets(facts, changes)),
        STAMPED,
    )


def year_sheets(facts: MonthFacts, changes: tuple[Change, ...] = ()) -> tuple[Sheet, ...]:
    """All sheets of a year with the source of every cell."""
    return statistics(facts), months(facts), *sheets_of(facts, changes)


class _Figure(NamedTuple):
    group: str
    name: str
    unit: str
    figure: Cell
    source: Source
    form: Form = Form.COUNT


def statistics(facts: MonthFacts) -> Sheet:
    """The sheet 科普统计: a figure a row, with its source."""
    rows = tuple(_figures(facts))
    table = Table(
        "statistics",
        "科普统计",
        (
            Column("类别", width=20),
            Column("指标", width=28),
            Column("单位", width=8),
            Column("数量", Form.ANY),
            Column("来源", width=24),
        ),
        tuple((row.group, row.name, row.unit, row.figure, str(row.source)) for row in rows),
        forms=tuple(row.form for row in rows),
        notes=(
            "本表只列本机有记录的指标；经费、出版物和人员名册由单位另行填报。",
            "现场人次由工作人员清点或估计，互动次数和答题次数由屏幕自动计数，三个数互不相加。",
        ),
    )
    return Sheet(table, (None,) * 5, tuple(row.source for row in rows))


def _figures(facts: MonthFacts) -> Iterable[_Figure]:
    sums = facts.compared.this
    record = sums.record
    people = "科普人员"
    yield _Figure(people, "参与活动的工作人员", "人次", record.staff, Source.RECORD)
    yield _Figure(people, "参与活动的志愿者", "人次", record.volunteers, Source.RECORD)
    volunteer_h = hours(record.volunteer_min)
    yield _Figure(people, "志愿服务", "小时", volunteer_h, Source.RECORD, Form.HOURS)
    yield from _moving(facts.outings)
    yield _Figure("科普活动", "活动合计", "场", record.outings, Source.RECORD)
    yield _Figure("科普活动", "活动合计", "人次", sums.heads.people, Source.HEADS)
    yield _Figure("科普活动", "到过的场所", "所", record.places, Source.RECORD)
    yield from _groups("科普活动（按类型）", facts.activities)
    yield from _groups("科普场地（按类型）", facts.site_kinds)
    yield from _groups("专项活动", facts.campaigns)
    screen = "互动展示"
    installed = sum(row.installed for row in facts.exhibits)
    yield _Figure(screen, "在用数字展项", "个", installed, Source.MACHINE)
    yield _Figure(screen, "互动次数", "次", sums.use.sessions, Source.SCREEN)
    yield _Figure(screen, "展项使用", "次", sums.use.opened, Source.SCREEN)
    yield _Figure(screen, "答题次数", "次", sums.answers.asked, Source.ANSWERS)
    share = sums.answers.right_share
    yield _Figure(screen, "答题正确率", "%", share, Source.ANSWERS, Form.SHARE)


def _moving(outings: tuple[OutingRow, ...]) -> Iterable[_Figure]:
    away = [row for row in outings if row.form == "outing"]
    group = "流动科普设施"
    people = known_sum(row.head_count for row in away)
    yield _Figure(group, "外出活动", "场", len(away), Source.RECORD)
    yield _Figure(group, "外出活动", "人次", people, Source.HEADS)
    yield _Figure(group, "行驶里程", "公里", known_sum(row.km for row in away), Source.ODOMETER)


def _groups(group: str, rows: Iterable[GroupRow]) -> Iterable[_Figure]:
    for row in rows:
        if row.known or row.record.outings:
            yield _Figure(group, row.name, "场", row.record.outings, Source.RECORD)
            yield _Figure(group, row.name, "人次", row.heads.people, Source.HEADS)


_MONTH: tuple[Told[MonthLine], ...] = (
    Told("月份", None, lambda row: row.month),
    Told("活动（场）", Source.RECORD, lambda row: row.sums.record.outings, Form.COUNT),
    Told("现场人次", Source.HEADS, lambda row: row.sums.heads.people, Form.COUNT),
    Told("里程（公里）", Source.ODOMETER, lambda row: row.sums.road.km, Form.COUNT),
    Told("互动（次）", Source.SCREEN, lambda row: row.sums.use.sessions, Form.COUNT),
    Told("展项使用（次）", Source.SCREEN, lambda row: row.sums.use.opened, Form.COUNT),
    Told("答题（次）", Source.ANSWERS, lambda row: row.sums.answers.asked, Form.COUNT),
    Told("答对（次）", Source.ANSWERS, lambda row: row.sums.answers.right, Form.COUNT),
    Told("正确率", Source.ANSWERS, lambda row: row.sums.answers.right_share, Form.SHARE),
    Told("使用天数", Source.MACHINE, lambda row: row.sums.machine.days, Form.COUNT),
)


def months(facts: MonthFacts) -> Sheet:
    """The sheet 逐月: a row a month that has begun; the last one is the year."""
    year = MonthLine("合计", facts.compared.this)
    return sheet(
        "months",
        "逐月",
        _MONTH,
        facts.months,
        total=tuple(each.cell(year) for each in _MONTH),
        charts=(
            Chart("现场人次（按月）", 0, (2,)),
            Chart("互动次数（按月）", 0, (4,)),
        ),
        if_empty="本年还没有数据",
    )
