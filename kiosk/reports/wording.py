"""Sentences about facts, for the sheets and for the checks: said once, the same everywhere."""

from __future__ import annotations

from kiosk.reports.facts import ClockStep, MonthFacts
from kiosk.reports.tables_parts import date_words

_BY = {
    "operator": "操作员",
    "phone": "手机",
    "truck": "大篷车定位",
    "hub": "市级平台",
}
ROLES = {"crew": "活动人员", "operator": "操作员"}


def certainty(facts: MonthFacts) -> str:
    """How many sessions have a date that is certain; with the days between which the rest lies."""
    certain = facts.certain
    total = certain.sure + certain.clock + certain.unsure + certain.folded
    whole = "本年" if facts.period.is_year else "本月"
    said = (
        f"{whole}互动 {total} 次，其中 {certain.sure} 次的日期确定，{certain.clock} 次按本机时钟，"
        f"{certain.unsure} 次不确定"
    )
    if certain.unsure:
        earliest = _day(certain.earliest) or "更早"
        latest = _day(certain.latest) or "至今"
        said += f"（在{earliest}—{latest}之间）"
    if certain.folded:
        said += f"，{certain.folded} 次只留有月份的合计"
    return f"{said}。"


def _day(day: str) -> str:
    year, _, rest = day.partition("-")
    return f"{year}年{date_words(day)}" if rest else ""


def clock_step(step: ClockStep) -> str:
    """``操作员校时：2015-01-01 08:00 → 2026-03-05 10:02``."""
    by = _BY.get(step.by, step.by)
    if step.kind == "confirmed":
        return f"{by}确认时间正确：{step.became}"
    what = f"{by}校时" if step.kind == "set" else "本机时钟跳变"
    return f"{what}：{step.was or '—'} → {step.became or '—'}"


def missing(facts: MonthFacts, most: int = 31) -> str:
    """The days of a term without a count, in words; empty for none."""
    days = facts.missing_days
    if not days:
        return ""
    listed = "、".join(date_words(day) for day in days[:most])
    return f"{listed}{'等' if len(days) > most else ''}"
