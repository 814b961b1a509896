"""The sheets of a month made by hand."""

from __future__ import annotations

import pytest

from kiosk.reports.facts import Change, GroupRow, MonthFacts
from kiosk.reports.json_file import fingerprint
from kiosk.reports.sheets import Cell
from kiosk.reports.sums import Compared, RecordSums, Sums
from kiosk.reports.tables import report_of, sheets_of
from tests.reports.making import empty_month, truck_month

SHEETS = [
    "汇总",
    "活动明细",
    "县区汇总",
    "场所与人群",
    "展项使用",
    "设备与故障",
    "专项活动",
    "群众点单",
    "数据说明",
]


@pytest.mark.parametrize("facts", [truck_month(), empty_month()], ids=["truck", "empty"])
def test_a_report_has_all_its_sheets_and_every_row_is_as_long_as_its_heading(
    facts: MonthFacts,
) -> None:
    report = report_of(facts)
    assert [table.title for table in report.tables] == SHEETS
    for table in report.tables:
        assert all(len(row) == len(table.columns) for row in table.rows), table.id
        assert table.total is None or len(table.total) == len(table.columns), table.id
        assert not table.forms or len(table.forms) == len(table.rows), table.id
        for chart in table.charts:
            assert all(row < len(table.rows) for row in chart.rows)
    assert report.table("summary").charts
    assert {each.id for each in report.tables} >= set(report.stamped)


def test_a_used_month_has_charts_of_exhibits() -> None:
    assert len(report_of(truck_month()).table("exhibits").charts) == 2


def test_every_sheet_names_one_source_for_each_figure() -> None:
    for sheet in sheets_of(truck_month()):
        assert len(sheet.columns) == len(sheet.table.columns)
        assert not sheet.rows or len(sheet.rows) == len(sheet.table.rows)


def rows_of(facts: MonthFacts, id: str) -> dict[Cell, tuple[Cell, ...]]:
    return {row[0]: row for row in report_of(facts).table(id).rows}


def test_the_summary_tells_all_periods_with_their_changes_and_the_source() -> None:
    rows = rows_of(truck_month(), "summary")
    assert list(rows)[:3] == ["活动次数", "行驶里程", "服务人次（现场人次）"]
    assert rows["活动次数"] == ("活动次数", "场", 2, 1, 1.0, None, None, 3, "活动登记")
    assert rows["互动次数"][2:4] == (143, 71) and rows["互动次数"][8] == "屏幕自动计数"
    assert rows["服务人次（现场人次）"][8] == "现场人工计数"
    # Shares are held against each other in percentage points.
    share = rows["答题正确率"]
    assert (share[2], share[3]) == (0.75, 0.7) and share[4] == pytest.approx(0.05)
    assert all(row[8] for row in rows.values())
    assert len({row[1] for row in rows.values()} & {"次", "场", "人次", "所", "公里", "小时"}) == 6


def test_nothing_is_divided_by_nothing() -> None:
    rows = rows_of(empty_month(), "summary")
    assert rows["活动次数"][2:8] == (0, None, None, None, None, 0)
    assert rows["答题正确率"][2] is None and rows["展项平均时长"][2] is None
    from_nothing = empty_month()._replace(
        compared=Compared(truck_month().compared.this, before=Sums(), year_ago=Sums())
    )
    row = rows_of(from_nothing, "summary")["活动次数"]
    assert row[2:7] == (2, 0, None, 0, None)
    fallen = from_nothing._replace(compared=Compared(Sums(), before=truck_month().compared.this))
    assert rows_of(fallen, "summary")["活动次数"][2:5] == (0, 2, -1.0)


def test_an_empty_month_says_so_on_its_cover_and_its_sheets() -> None:
    report = report_of(empty_month(), version=1)
    assert report.cover.state == "第1版"
    assert "本月未开展活动" in dict(report.cover.facts)["数据可靠程度"]
    assert report.cover.headline == (
        ("活动次数", "0", "场"),
        ("行驶里程", "0", "公里"),
        ("服务人次", "0", "人次"),
    )
    assert report.table("summary").lead == "本月未开展活动"
    assert report.table("outings").rows == () and report.table("outings").total is None
    assert len(report.table("counties").rows) == 8
    assert report.table("counties").total == ("合计", None, 0, 0, 0, 0, 0)
    assert all(row[1] == 0 for row in report.table("wishes").rows)
    assert {row[3] for row in report.table("exhibits").rows} == {"未使用"}


def test_every_outing_is_told_with_what_is_unusual_about_it() -> None:
    table = report_of(truck_month()).table("outings")
    at = {column.title: number for number, column in enumerate(table.columns)}
    first, second = table.rows
    assert (first[at["现场人次"]], first[at["清点方式"]], first[at["标记"]]) == (
        860,
        "清点",
        "更正1处",
    )
    assert second[at["标记"]] == "忘记结束，由下一场关闭" and second[at["清点方式"]] == "估计"
    assert second[at["里程（公里）"]] is None and second[at["时长（小时）"]] is None
    assert table.total is not None
    assert table.total[at["现场人次"]] == 1180 and table.total[at["里程（公里）"]] == 126


def test_exhibits_tell_the_unused_the_gone_and_the_hardest_question() -> None:
    table = report_of(truck_month()).table("exhibits")
    at = {column.title: number for number, column in enumerate(table.columns)}
    rows = {row[0]: row for row in table.rows}
    assert rows["一捧土"][at["状态"]] == "未使用" and rows["一捧土"][at["完成率"]] is None
    assert rows["cn.kepu.gone"][at["状态"]] == "已卸下"
    assert rows["cn.kepu.gone"][at["正确率"]] is None
    feathered = rows["长羽毛的恐龙"]
    assert feathered[at["最难的题"]] == "中华龙鸟的羽毛是什么颜色？（first-feathers）"
    assert feathered[at["该题正确率"]] == 0.3 and feathered[at["完成率"]] == 0.8
    assert feathered[at["各版本使用（次）"]] == "1.0.0：80；1.1.0：120"
    assert feathered[at["讲得清楚（是/一般/不）"]] == "30/4/1"
    uses, right = table.charts
    assert uses.values == (at["使用（次）"],) and right.rows == (0, 1)


def test_the_explanations_tell_dates_corrections_and_the_changes_of_versions() -> None:
    changes = (Change(2, "汇总：服务人次，本月", "800", "860"),)
    lines = [row for row in report_of(truck_month(), 2, changes).table("about").rows]
    said = "\n".join(f"{row[0]} {row[1]} {row[2]}" for row in lines)
    for words in (
        "其中 100 次的日期确定，40 次按本机时钟，3 次不确定（在2026年2月20日—2026年3月5日之间）",
        "缺失的日子 None 学期内应开放 22 天，2 天没有使用记录",
        "时钟更正 2026-03-05 10:02 操作员校时：2015-01-01 08:00 → 2026-03-05 10:02",
        "活动更正 2026-03-06 08:30 3月5日 大平房镇中学：现场人次 800 → 860（操作员，原因：补登",
        "活动说明 None 3月23日 叶柏寿街道广场：忘记结束",
        "第2版的改动 None 汇总：服务人次，本月：800 → 860",
    ):
        assert words in said, words


def test_the_machine_sheet_tells_missing_days_ends_incidents_and_the_clock() -> None:
    rows = report_of(truck_month()).table("machine").rows
    said = "\n".join(" ".join(str(cell) for cell in row) for row in rows)
    assert "其中没有使用记录的天数 2 天" in said and "3月2日、3月3日" in said
    assert "互动结束方式：断电或异常退出 2 次" in said
    assert "计数文件损坏，已修复（ledger-damaged）" in said
    assert "操作员校时" in said


def test_the_cover_has_the_fingerprint_of_the_facts() -> None:
    cover = report_of(truck_month(), 1).cover
    assert cover.fingerprint.replace(" ", "") == fingerprint(truck_month())
    assert (cover.period, cover.device) == ("2026年3月", "CY7K2M")
    assert cover.headline[2] == ("服务人次", "1,180", "人次")


def test_a_county_that_nobody_knows_is_pointed_out_and_outside_has_no_code() -> None:
    facts = truck_month()
    strange = GroupRow("999999", "未知代码 999999", False, RecordSums(1))
    table = report_of(facts._replace(counties=(*facts.counties, strange))).table("counties")
    assert any("未知代码 999999" in note for note in table.notes)
    codes = {row[0]: row[1] for row in table.rows}
    assert codes["市外"] is None and codes["双塔区"] == "211302"
