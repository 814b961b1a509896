"""From facts to the report: a cover, and all its sheets in their order."""

from __future__ import annotations

from kiosk.reports.facts import Change, MonthFacts
from kiosk.reports.json_file import fingerprint
from kiosk.reports.sheets import Cover, Report
from kiosk.reports.tables_about import about
from kiosk.reports.tables_exhibits import exhibits, wishes
from kiosk.reports.tables_machine import machine
from kiosk.reports.tables_outings import campaigns, outings
from kiosk.reports.tables_parts import NOTHING, Sheet, date_words
from kiosk.reports.tables_places import counties, people
from kiosk.reports.tables_summary import summary
from kiosk.reports.wording import certainty

STAMPED = ("summary", "counties")
SIGNATURES = ("填表人", "审核人", "单位负责人", "填报日期")


def report_of(facts: MonthFacts, version: int = 0, changes: tuple[Change, ...] = ()) -> Report:
    """The report of a month.

    ``version``: 0 while the month runs, then from 1; ``changes``: what each version after the
    first says otherwise than the one before.
    """
    return Report(
        cover_of(facts, "活动情况月报", version),
        tuple(each.table for each in sheets_of(facts, changes)),
        STAMPED,
    )


def sheets_of(facts: MonthFacts, changes: tuple[Change, ...] = ()) -> tuple[Sheet, ...]:
    """All sheets of a month with the source of every cell."""
    return (
        summary(facts),
        outings(facts),
        counties(facts),
        people(facts),
        exhibits(facts),
        machine(facts),
        campaigns(facts),
        wishes(facts),
        about(facts, changes),
    )


def cover_of(facts: MonthFacts, title: str, version: int) -> Cover:
    """封面 of a month or a year."""
    device = facts.device
    where = "，".join(part for part in (device.place, device.county, device.site_kind) if part)
    empty = "" if facts.outings else ("本年" if facts.period.is_year else "本月") + "未开展活动。"
    sums = facts.compared.this
    return Cover(
        title=f"{device.city}{title}",
        unit=device.unit,
        device=device.code,
        period=facts.period.words,
        state=_state(facts, version),
        facts=(
            ("设备所在", where or NOTHING),
            ("设备代码", device.code or NOTHING),
            ("统计时间", f"{facts.period.first_day} 至 {facts.period.last_day}"),
            ("数据可靠程度", certainty(facts) + empty),
            ("程序版本", device.program or NOTHING),
        ),
        signatures=SIGNATURES,
        fingerprint=_grouped(fingerprint(facts)),
        headline=(
            ("活动次数", _figure(sums.record.outings), "场"),
            ("行驶里程", _figure(sums.road.km), "公里"),
            ("服务人次", _figure(sums.heads.people), "人次"),
        ),
    )


def _state(facts: MonthFacts, version: int) -> str:
    if facts.period.until:
        return f"未结：截至{date_words(facts.period.until)}"
    return f"第{version}版" if version else "未编版本"


def _figure(figure: int | None) -> str:
    return NOTHING if figure is None else f"{figure:,}"


def _grouped(digits: str) -> str:
    """Groups of eight, so that two people can compare them."""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))
