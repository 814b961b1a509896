"""数据说明: by which rules it was counted, what is not certain, and what was corrected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.reports.facts import Change, MonthFacts, OutingRow
from kiosk.reports.sheets import FEW, Form
from kiosk.reports.tables_parts import Sheet, Told, date_words, sheet
from kiosk.reports.wording import ROLES, certainty, clock_step, missing


class _Line(NamedTuple):
    what: str
    text: str
    when: str = ""


_ABOUT: tuple[Told[_Line], ...] = (
    Told("项目", None, lambda row: row.what, width=18),
    Told("时间", None, lambda row: row.when or None, width=18),
    Told("说明", None, lambda row: row.text, Form.LONG, 100),
)

_RULES = (
    ("现场人次", "活动登记时由工作人员清点或估计，不由屏幕推算。来源：现场人工计数。"),
    (
        "互动次数",
        "一位（组）观众从第一次到最后一次有效触摸为一次；不足5秒的不计，最长计2小时。"
        "来源：屏幕自动计数。",
    ),
    (
        "答题次数和正确率",
        "每题只计第一次作答，全对才算对；投票和记忆游戏不计。来源：答题自动计数。",
    ),
    ("三个数的关系", "现场人次、互动次数、答题次数各自统计，互不换算、互不相加。"),
    ("展项使用", "打开一次计一次；时长只计展项在屏幕上的时间，用不受校时影响的计时器。"),
    ("行驶里程", "活动起止里程表读数之差；缺一个读数或读数倒退的不计。来源：里程表读数。"),
    ("活动归属", "活动计入开始的那一天；忘记结束的活动由下一场关闭并注明。"),
    (
        "日期",
        "本机时钟可能不准：能用可信时间推算的为“确定”，其余按本机时钟，推算不出的为“不确定”。",
    ),
    ("空与零", "“—”为没有登记，“0”为零。"),
    ("隐私", f"不收集姓名、照片、手机号；人群分项不足5人的以“{FEW}”表示。"),
)


def about(facts: MonthFacts, changes: tuple[Change, ...]) -> Sheet:
    """The sheet 数据说明. ``changes``: what later versions of this report say otherwise."""
    return sheet("about", "数据说明", _ABOUT, _lines(facts, changes))


def _lines(facts: MonthFacts, changes: tuple[Change, ...]) -> Iterable[_Line]:
    device = facts.device
    period = facts.period
    yield _Line("统计范围", f"{period.first_day} 至 {period.until or period.last_day}")
    if period.until:
        yield _Line("未结", f"本期尚未结束，数据截至 {period.until}，以结束后的第1版为准。")
    yield _Line("设备", f"{device.unit}，{device.place}，设备代码 {device.code or '—'}")
    for what, text in _RULES:
        yield _Line(f"口径：{what}", text)
    yield _Line("日期的可靠程度", certainty(facts))
    yield from _missing(facts)
    for step in facts.clock_steps:
        yield _Line("时钟更正", clock_step(step), step.when)
    for outing in facts.outings:
        yield from _of_outing(outing)
    for change in changes:
        yield _Line(
            f"第{change.version}版的改动", f"{change.indicator}：{change.before} → {change.after}"
        )


def _missing(facts: MonthFacts) -> Iterable[_Line]:
    if facts.term_days is None:
        yield _Line("缺失的日子", "没有设置学期、是流动设施或只留有合计，不逐日统计。")
    elif facts.missing_days:
        yield _Line(
            "缺失的日子",
            f"学期内应开放 {facts.term_days} 天，{len(facts.missing_days)} 天没有使用记录"
            f"（没有开机，或无人使用）：{missing(facts)}。",
        )
    else:
        yield _Line("缺失的日子", f"学期内应开放 {facts.term_days} 天，每天都有使用记录。")


def _of_outing(outing: OutingRow) -> Iterable[_Line]:
    named = f"{date_words(outing.day)} {outing.place}".strip()
    if outing.forgotten:
        yield _Line("活动说明", f"{named}：忘记结束，由下一场活动的开始关闭，结束时间不详。")
    for one in outing.corrections:
        why = f"，原因：{one.reason}" if one.reason else ""
        yield _Line(
            "活动更正",
            f"{named}：{one.field} {one.old or '—'} → {one.new or '—'}"
            f"（{ROLES.get(one.role, one.role)}{why}）",
            one.when,
        )
