"""设备与故障: on which days the machine was used, how it was cut off, what its clock did."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.reports.facts import MonthFacts
from kiosk.reports.sheets import Cell, Form
from kiosk.reports.sums import Source
from kiosk.reports.tables_parts import Sheet, Told, sheet
from kiosk.reports.wording import clock_step, missing


class _Line(NamedTuple):
    what: str
    figure: Cell = None
    unit: str = ""
    when: str = ""
    text: str = ""
    source: Source = Source.MACHINE


_MACHINE: tuple[Told[_Line], ...] = (
    Told("项目", None, lambda row: row.what, width=24),
    Told("数量", None, lambda row: row.figure, Form.COUNT, 10),
    Told("单位", None, lambda row: row.unit or None, width=8),
    Told("时间", None, lambda row: row.when or None, width=18),
    Told("说明", None, lambda row: row.text or None, Form.LONG, 60),
    Told("来源", None, lambda row: str(row.source), width=18),
)


def machine(facts: MonthFacts) -> Sheet:
    """The sheet 设备与故障."""
    lines = tuple(_lines(facts))
    made = sheet("machine", "设备与故障", _MACHINE, lines)
    return made._replace(rows=tuple(line.source for line in lines))


def _lines(facts: MonthFacts) -> Iterable[_Line]:
    machine = facts.compared.this.machine
    yield _Line("有使用记录的天数", machine.days, "天")
    if facts.term_days is None:
        yield _Line(
            "学期内没有使用记录的天数",
            None,
            "天",
            text="没有设置学期、是流动设施或只留有合计，不逐日统计。",
        )
    else:
        text = missing(facts) and f"{missing(facts)}：没有开机，或无人使用。"
        yield _Line("学期内应开放的天数", facts.term_days, "天")
        yield _Line("其中没有使用记录的天数", len(facts.missing_days), "天", text=text)
    yield _Line("程序启动（有使用记录的）", machine.starts, "次")
    for end in facts.ends:
        yield _Line(f"互动结束方式：{end.name}", end.times, "次", source=Source.SCREEN)
    yield _Line("故障和修复记录", len(facts.incidents), "次")
    for incident in facts.incidents:
        yield _Line("　故障", when=incident.when, text=f"{incident.text}（{incident.code}）")
    yield _Line("时钟跳变和校时", len(facts.clock_steps), "次")
    for step in facts.clock_steps:
        yield _Line("　时钟", when=step.when, text=clock_step(step))
