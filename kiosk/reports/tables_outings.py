"""活动明细 and 专项活动: each outing, and what was done for each campaign."""

from __future__ import annotations

from kiosk.reports.facts import CLOCK, SURE, GroupRow, MonthFacts, OutingRow
from kiosk.reports.sheets import Cell, Form
from kiosk.reports.sums import Source
from kiosk.reports.tables_parts import NONE_HELD, Sheet, Told, hours, known_sum, sheet

DATE_WORDS = {SURE: "确定", CLOCK: "按本机时钟", "unsure": "不确定"}
_DAY_FORM = "day"

_OUTING: tuple[Told[OutingRow], ...] = (
    Told("日期", None, lambda row: row.day, Form.DATE),
    Told("结束", None, lambda row: row.ended_day or None, Form.DATE),
    Told("日期依据", None, lambda row: DATE_WORDS[row.certainty], width=10),
    Told("形式", None, lambda row: "场馆开放日" if row.form == _DAY_FORM else "外出活动", width=10),
    Told("县区", None, lambda row: row.county or None, width=14),
    Told("乡镇", None, lambda row: row.township or None),
    Told("地点", None, lambda row: row.place or None, width=22),
    Told("场所类型", None, lambda row: row.site_kind or None, width=14),
    Told("活动类型", None, lambda row: row.activity or None, width=10),
    Told("专项活动", None, lambda row: row.campaign or None, width=14),
    Told("主题", None, lambda row: row.theme or None, width=18),
    Told("现场人次", Source.HEADS, lambda row: row.head_count, Form.COUNT, 10),
    Told("清点方式", None, lambda row: _how_counted(row), width=8),
    Told("主要人群", None, lambda row: row.audience or None),
    Told("里程（公里）", Source.ODOMETER, lambda row: row.km, Form.COUNT, 10),
    Told("时长（小时）", Source.RECORD, lambda row: hours(row.minutes), Form.HOURS, 10),
    Told("工作人员（人）", Source.RECORD, lambda row: row.staff, Form.COUNT, 10),
    Told("志愿者（人）", Source.RECORD, lambda row: row.volunteers, Form.COUNT, 10),
    Told("志愿服务（小时）", Source.RECORD, lambda row: hours(row.volunteer_min), Form.HOURS, 10),
    Told("实体展品（件）", Source.RECORD, lambda row: row.own_exhibits, Form.COUNT, 10),
    Told("屏幕互动（次）", Source.SCREEN, lambda row: row.sessions, Form.COUNT, 10),
    Told("标记", None, lambda row: remarks(row) or None, width=16),
    Told("备注", None, lambda row: row.notes or None, Form.LONG, 28),
)


def outings(facts: MonthFacts) -> Sheet:
    """The sheet 活动明细: a row an outing, in the order they began."""
    rows = facts.outings
    return sheet(
        "outings",
        "活动明细",
        _OUTING,
        rows,
        total=_total(rows) if rows else None,
        notes=(
            "跨零点、跨月的活动计入开始的那一天和那个月；屏幕互动计到活动结束，跨月的部分也计。",
            "现场人次不足5人的活动，不列主要人群（“<5”）。",
        ),
        if_empty="本年未开展活动" if facts.period.is_year else NONE_HELD,
    )


def _total(rows: tuple[OutingRow, ...]) -> tuple[Cell, ...]:
    sums: dict[str, Cell] = {
        "日期": "合计",
        "现场人次": known_sum(row.head_count for row in rows),
        "里程（公里）": known_sum(row.km for row in rows),
        "时长（小时）": hours(known_sum(row.minutes for row in rows)),
        "工作人员（人）": known_sum(row.staff for row in rows),
        "志愿者（人）": known_sum(row.volunteers for row in rows),
        "志愿服务（小时）": hours(known_sum(row.volunteer_min for row in rows)),
        "实体展品（件）": known_sum(row.own_exhibits for row in rows),
        "屏幕互动（次）": known_sum(row.sessions for row in rows),
    }
    return tuple(sums.get(each.title) for each in _OUTING)


def _how_counted(row: OutingRow) -> str | None:
    if row.head_count is None:
        return None
    return "估计" if row.head_is_estimate else "清点"


def remarks(row: OutingRow) -> str:
    """What is unusual about an outing, in words; empty for nothing."""
    said = []
    if row.runs:
        said.append("尚未结束")
    if row.forgotten:
        said.append("忘记结束，由下一场关闭")
    if row.corrections:
        said.append(f"更正{len(row.corrections)}处")
    return "，".join(said)


GROUP: tuple[Told[GroupRow], ...] = (
    Told("活动（场）", Source.RECORD, lambda row: row.record.outings, Form.COUNT),
    Told("场所（所）", Source.RECORD, lambda row: row.record.places, Form.COUNT),
    Told("现场人次", Source.HEADS, lambda row: row.heads.people, Form.COUNT),
    Told("里程（公里）", Source.ODOMETER, lambda row: row.road.km, Form.COUNT),
    Told("屏幕互动（次）", Source.SCREEN, lambda row: row.sessions, Form.COUNT),
)
"""The columns of a group of outings: a county, a campaign."""


def group_total(rows: tuple[GroupRow, ...], places: int | None) -> tuple[Cell, ...]:
    """The sums of :data:`GROUP`. ``places``: how many different places there were in all."""
    sessions = [row.sessions for row in rows if row.sessions is not None]
    return (
        sum(row.record.outings for row in rows),
        places,
        _people(rows),
        _km(rows),
        sum(sessions),
    )


def _people(rows: tuple[GroupRow, ...]) -> int | None:
    held = [row.heads.people for row in rows if row.record.outings]
    return known_sum(held)


def _km(rows: tuple[GroupRow, ...]) -> int | None:
    return known_sum(row.road.km for row in rows if row.record.outings)


def campaigns(facts: MonthFacts) -> Sheet:
    """The sheet 专项活动: a row a campaign that ran or was worked for."""
    name: Told[GroupRow] = Told("专项活动", None, lambda row: row.name, width=24)
    return sheet(
        "campaigns",
        "专项活动",
        (name, *GROUP),
        facts.campaigns,
        notes=(
            "屏幕互动：专项活动期间打开的时段里的互动次数。一场活动只计入登记时选定的专项活动。",
        ),
        if_empty="本年没有专项活动" if facts.period.is_year else "本月没有专项活动",
    )
