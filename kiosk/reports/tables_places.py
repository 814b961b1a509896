"""县区汇总 and 场所与人群: where it was, and for whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.reports.facts import GroupRow, MonthFacts
from kiosk.reports.sheets import FEW, Cell, Form
from kiosk.reports.sums import Source
from kiosk.reports.tables_outings import GROUP, group_total
from kiosk.reports.tables_parts import Sheet, Told, sheet

_OUTSIDE = "0"
"""市外 has a code of ours, which is nobody's."""


def counties(facts: MonthFacts) -> Sheet:
    """The sheet 县区汇总: every county of the settings, zeros kept, and 市外."""
    name: Told[GroupRow] = Told("县区", None, lambda row: row.name, width=24)
    code: Told[GroupRow] = Told(
        "代码",
        None,
        lambda row: row.id if row.id.isdecimal() and row.id != _OUTSIDE else None,
        width=10,
    )
    total = group_total(facts.counties, facts.compared.this.record.places)
    strange = [row.name for row in facts.counties if not row.known and row.id]
    notes = ["屏幕互动：活动期间的计入活动所在县区；固定场馆活动以外的计入场馆所在县区。"]
    if strange:
        notes.append(f"不在设置里的县区代码单独列出：{'、'.join(strange)}。")
    return sheet(
        "counties",
        "县区汇总",
        (name, code, *GROUP),
        facts.counties,
        total=("合计", None, *total),
        notes=tuple(notes),
    )


def _code(row: GroupRow) -> str | None:
    return row.id if row.id.isdecimal() and row.id != _OUTSIDE else None


class _Part(NamedTuple):
    """A row of 场所与人群; ``None`` where the kind of row has no such figure."""

    kind: str
    name: str
    outings: Cell = None
    people: Cell = None
    sessions: Cell = None


_PEOPLE: tuple[Told[_Part], ...] = (
    Told("分类", None, lambda row: row.kind, width=16),
    Told("项目", None, lambda row: row.name, width=20),
    Told("活动（场）", Source.RECORD, lambda row: row.outings, Form.COUNT),
    Told("现场人次", Source.HEADS, lambda row: row.people, Form.COUNT),
    Told("屏幕互动（次）", Source.SCREEN, lambda row: row.sessions, Form.COUNT),
)


def people(facts: MonthFacts) -> Sheet:
    """The sheet 场所与人群: kinds of sites and of activities, audiences, what visitors chose."""
    rows = (
        *_groups("场所类型", facts.site_kinds),
        *_groups("活动类型", facts.activities),
        *(_Part("主要人群", row.name, people=row.persons) for row in facts.audiences),
        *(_Part("语言", row.name, sessions=row.persons) for row in facts.languages),
        *(_Part("显示模式", row.name, sessions=row.persons) for row in facts.modes),
        *(_Part("年龄段（观众自选）", row.name, sessions=row.persons) for row in facts.ages),
    )
    return sheet(
        "people",
        "场所与人群",
        _PEOPLE,
        rows,
        notes=(
            f"“{FEW}”：不足5人（次），或与这样的数一起会被推算出来的数，按规定不列。",
            "主要人群按活动登记，每场一类，不足5人的场次不分人群；语言、显示模式和年龄段按互动次数，年龄段由观众自愿点选。",
        ),
    )


def _groups(kind: str, rows: Iterable[GroupRow]) -> Iterable[_Part]:
    for row in rows:
        yield _Part(kind, row.name, row.record.outings, row.heads.people, row.sessions)
