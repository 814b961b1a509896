"""汇总: the month in one column, what to hold it against beside it, and where it is from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kiosk.reports.facts import MonthFacts
from kiosk.reports.sheets import Cell, Chart, Column, Form, Table
from kiosk.reports.sums import Source, Sums
from kiosk.reports.tables_parts import Sheet, change, hours, points
from kiosk.reports.wording import certainty


class Indicator(NamedTuple):
    """A row of 汇总: name, unit, form, source, and its figure of any period's sums."""

    name: str
    unit: str
    form: Form
    source: Source
    figure: Callable[[Sums], Cell]


_COUNT, _SHARE, _HOURS, _SECONDS = Form.COUNT, Form.SHARE, Form.HOURS, Form.SECONDS

INDICATORS = (
    Indicator("活动次数", "场", _COUNT, Source.RECORD, lambda all: all.record.outings),
    Indicator("行驶里程", "公里", _COUNT, Source.ODOMETER, lambda all: all.road.km),
    Indicator("服务人次（现场人次）", "人次", _COUNT, Source.HEADS, lambda all: all.heads.people),
    Indicator("互动次数", "次", _COUNT, Source.SCREEN, lambda all: all.use.sessions),
    Indicator("答题次数", "次", _COUNT, Source.ANSWERS, lambda all: all.answers.asked),
    Indicator("答题正确率", "%", _SHARE, Source.ANSWERS, lambda all: all.answers.right_share),
    Indicator("其中：场馆开放日", "天", _COUNT, Source.RECORD, lambda all: all.record.days),
    Indicator("到过的场所", "所", _COUNT, Source.RECORD, lambda all: all.record.places),
    Indicator("活动时长", "小时", _HOURS, Source.RECORD, lambda all: hours(all.record.minutes)),
    Indicator("工作人员", "人次", _COUNT, Source.RECORD, lambda all: all.record.staff),
    Indicator("志愿者", "人次", _COUNT, Source.RECORD, lambda all: all.record.volunteers),
    Indicator(
        "志愿服务", "小时", _HOURS, Source.RECORD, lambda all: hours(all.record.volunteer_min)
    ),
    Indicator("实体展品", "件次", _COUNT, Source.RECORD, lambda all: all.record.own_exhibits),
    Indicator("展项使用", "次", _COUNT, Source.SCREEN, lambda all: all.use.opened),
    Indicator("展项完成率", "%", _SHARE, Source.SCREEN, lambda all: all.use.completion),
    Indicator("展项平均时长", "秒", _SECONDS, Source.SCREEN, lambda all: all.use.mean_s),
    Indicator("其中：班级模式", "次", _COUNT, Source.SCREEN, lambda all: all.use.classes),
    Indicator("班级举手", "人次", _COUNT, Source.HANDS, lambda all: all.hands.raised),
    Indicator("有使用记录的天数", "天", _COUNT, Source.MACHINE, lambda all: all.machine.days),
)
"""The press triple first, then the other two numbers."""


def summary(facts: MonthFacts) -> Sheet:
    """The sheet 汇总. Of a year, the columns are this year, the year before, and the change."""
    rows = tuple(_row(each, facts) for each in INDICATORS)
    columns = (
        Column("指标", width=22),
        Column("单位", width=8),
        *((Column(title, form) for title, form in (_YEAR if facts.period.is_year else _MONTH))),
        Column("来源", width=24),
    )
    table = Table(
        "summary",
        "汇总",
        columns,
        rows,
        forms=tuple(each.form for each in INDICATORS),
        lead=_lead(facts),
        notes=(
            "三个数各自统计、互不相加：现场人次由工作人员清点，互动次数和答题次数由屏幕自动计数。",
            "“—”为没有登记或没有可比数；“0”为零。环比＝（本月−上月）÷上月，同比＝（本月−去年同月）"
            "÷去年同月。"
            if not facts.period.is_year
            else "“—”为没有登记或没有可比数；“0”为零。同比＝（本年−上年）÷上年。",
            "以“%”为单位的指标，环比和同比是相差的百分点。",
            _estimates(facts),
            certainty(facts),
        ),
        charts=tuple(_chart(name, facts.period.is_year) for name in _DRAWN),
        if_empty="",
    )
    return Sheet(table, (None,) * len(columns), tuple(each.source for each in INDICATORS))


_MONTH = (
    ("本月", Form.ANY),
    ("上月", Form.ANY),
    ("环比", Form.CHANGE),
    ("去年同月", Form.ANY),
    ("同比", Form.CHANGE),
    ("本年累计", Form.ANY),
)
_YEAR = (("本年", Form.ANY), ("上年", Form.ANY), ("同比", Form.CHANGE))
_DRAWN = ("服务人次（现场人次）", "互动次数", "答题次数")


def _row(indicator: Indicator, facts: MonthFacts) -> tuple[Cell, ...]:
    compared = facts.compared
    this, before, year_ago, to_date = (
        None if sums is None else indicator.figure(sums)
        for sums in (compared.this, compared.before, compared.year_ago, compared.to_date)
    )
    # A share of a share misleads: of shares the difference is told, in percentage points.
    held_against = points if indicator.form is Form.SHARE else change
    figures: tuple[Cell, ...] = (
        (this, before, held_against(this, before))
        if facts.period.is_year
        else (
            this,
            before,
            held_against(this, before),
            year_ago,
            held_against(this, year_ago),
            to_date,
        )
    )
    return (indicator.name, indicator.unit, *figures, str(indicator.source))


def _chart(name: str, of_year: bool) -> Chart:
    row = next(at for at, each in enumerate(INDICATORS) if each.name == name)
    # One indicator a chart: different numbers never share an axis.
    title = f"{name}（{INDICATORS[row].unit}）"
    return Chart(title, 0, (2, 3) if of_year else (2, 3, 5), rows=(row,))


def _lead(facts: MonthFacts) -> str:
    if facts.outings:
        return ""
    return "本年未开展活动" if facts.period.is_year else "本月未开展活动"


def _estimates(facts: MonthFacts) -> str:
    heads = facts.compared.this.heads
    outings = facts.compared.this.record.outings
    told = f"{outings} 场活动中 {heads.told} 场登记了人数，其中 {heads.estimated} 场为估计数"
    return f"现场人次：{told}。"
