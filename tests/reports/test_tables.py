"""The sheets of a month made by hand."""

from __future__ import annotations

import pytest

from kiosk.reports.facts import MonthFacts
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
