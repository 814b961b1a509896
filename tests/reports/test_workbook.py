"""The workbook as openpyxl reads it: values, formats, print settings, charts; and its bytes."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.reports.looks import FONT
from kiosk.reports.sheets import FEW, Report, Table
from kiosk.reports.tables import report_of
from kiosk.reports.workbook import workbook_of
from kiosk.reports.workbook_cover import SEAL_PX, SEAL_ROWS
from tests.reports.filing import COVER, MADE, ODD, REPORT, SUMMARY
from tests.reports.making import empty_month, truck_month

MONTHS = {"by hand": REPORT, "a month": report_of(truck_month(), 1)}
EMPTY = report_of(empty_month(), 1)


def opened(report: Report) -> Any:
    return load_workbook(BytesIO(workbook_of(report, MADE)))


def heading_row(sheet: Worksheet, table: Table) -> int:
    """The heading is the first row with more than one cell."""
    assert sheet.cell(1, 1).value == table.title
    return next(row for row in range(1, 20) if sheet.cell(row, 2).value is not None)


@pytest.mark.parametrize("report", [*MONTHS.values(), EMPTY], ids=[*MONTHS, "an empty month"])
def test_every_table_is_a_sheet_behind_the_cover(report: Report) -> None:
    book = opened(report)
    assert book.sheetnames == ["封面", *(table.title for table in report.tables)]
    assert book.active.title == "封面"


@pytest.mark.parametrize("report", MONTHS.values(), ids=MONTHS)
def test_the_cells_are_the_reports(report: Report) -> None:
    book = opened(report)
    for table in report.tables:
        sheet = book[table.title]
        top = heading_row(sheet, table)
        rows = [*table.rows, *([table.total] if table.total is not None else [])]
        for down, cells in enumerate(rows):
            for across, cell in enumerate(cells):
                shown = sheet.cell(top + 1 + down, across + 1).value
                if isinstance(shown, datetime):
                    shown = shown.date().isoformat()
                if isinstance(cell, float):
                    assert shown == pytest.approx(cell, rel=1e-12)
                else:
                    assert shown == ("—" if cell is None else cell), (table.id, down, across)
        titles = [sheet.cell(top, at + 1).value for at in range(len(table.columns))]
        assert [title.replace("\n", "") for title in titles] == [
            each.title for each in table.columns
        ]


def test_empty_is_a_dash_zero_is_zero_and_few_stays_few() -> None:
    sheet = opened(REPORT)["县区汇总"]
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=6)]
    assert values[1][1:] == [0, 0, 0, 0]
    assert values[2][2] == "—"
    assert values[3][2] == FEW


def test_numbers_have_the_form_of_their_column_or_row() -> None:
    book = opened(REPORT)
    summary, top = book["汇总"], heading_row(book["汇总"], SUMMARY)
    forms = [summary.cell(top + 1 + row, 3).number_format.split("_")[0] for row in range(6)]
    assert forms == ["#,##0"] * 4 + ["0.0%", "#,##0.0"]
    assert summary.cell(top + 1, 5).number_format.startswith("+0.0%_ ;-0.0%_ ;")
    outings = book["活动明细"]
    assert outings.cell(3, 1).number_format == "yyyy-mm-dd"
    assert outings.cell(3, 1).is_date


def test_no_text_becomes_a_formula_or_a_link() -> None:
    content = workbook_of(REPORT, MADE)
    book = load_workbook(BytesIO(content))
    sheet = book["活动明细"]
    shown = [sheet.cell(3 + at, 2) for at in range(len(ODD))]
    assert [cell.value for cell in shown] == list(ODD)
    assert {cell.data_type for cell in shown} == {"s"}
    assert all(cell.hyperlink is None for cell in shown)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in packed.read(name) for name in sheets)
        assert not any("externalLink" in name for name in packed.namelist())


@pytest.mark.parametrize("report", [*MONTHS.values(), EMPTY], ids=[*MONTHS, "an empty month"])
def test_it_prints_on_a4_landscape_one_page_wide(report: Report) -> None:
    book = opened(report)
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToWidth or 1) == 1
        assert "&P" in sheet.oddFooter.right.text and "&N" in sheet.oddFooter.right.text
        assert report.cover.device.replace("&", "&&") in sheet.oddFooter.left.text
        assert report.cover.unit.replace("&", "&&") in sheet.oddHeader.left.text
        assert report.cover.period in sheet.oddHeader.right.text
        assert sheet.print_area
    for table in report.tables:
        sheet = book[table.title]
        top = heading_row(sheet, table)
        assert sheet.print_title_rows == f"${top}:${top}"
        assert sheet.freeze_panes.endswith(str(top + 1))
        assert int(sheet.page_setup.fitToHeight) == 0
        assert not sheet.merged_cells.ranges
        if table.rows:
            assert sheet.auto_filter.ref.startswith(f"A{top}:")
            assert sheet.auto_filter.ref.endswith(str(top + len(table.rows)))


def test_without_rows_it_is_said_in_a_sentence() -> None:
    sheet = opened(REPORT)["群众点单"]
    assert sheet.cell(2 + 1, 1).value is not None
    told = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "本月未收到点单" in told
    assert not sheet._charts  # an empty chart tells nothing
    outings = opened(EMPTY)["活动明细"]
    words = [cell.value for row in outings.iter_rows() for cell in row if cell.value]
    assert any("未开展活动" in str(word) for word in words)


@pytest.mark.parametrize("report", MONTHS.values(), ids=MONTHS)
def test_the_charts_are_excels_own_and_point_at_the_cells(report: Report) -> None:
    book = opened(report)
    assert len(book["汇总"]._charts) == len(report.table("summary").charts) > 0
    use = next(table for table in report.tables if table.title == "展项使用")
    assert len(book["展项使用"]._charts) == len(use.charts) > 0
    with zipfile.ZipFile(BytesIO(workbook_of(report, MADE))) as packed:
        charts = [n for n in packed.namelist() if n.startswith("xl/charts/chart")]
        assert all(b"<c:f>" in packed.read(name) for name in charts)


@pytest.mark.parametrize("report", MONTHS.values(), ids=MONTHS)
def test_the_cover_says_who_what_and_when(report: Report) -> None:
    sheet = opened(report)["封面"]
    told = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    cover = report.cover
    for words in (cover.title, cover.unit, cover.device, cover.period, cover.state):
        assert words in told
    for name, figure, unit in cover.headline:
        assert name in told and figure in told and unit in told
    for name, value in cover.facts:
        assert name in told and value in told
    assert all(f"{name}：" in told for name in cover.signatures)
    assert cover.fingerprint in told


def test_the_box_for_the_seal_is_forty_millimetres() -> None:
    sheet = opened(REPORT)["封面"]
    seal = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "（单位公章）")
    rows = range(seal.row - 2, seal.row - 2 + SEAL_ROWS)
    height_mm = sum(sheet.row_dimensions[row].height for row in rows) / 72 * 25.4
    assert height_mm == pytest.approx(40, abs=0.6)
    width_px = round(sheet.column_dimensions[seal.column_letter].width * 7 + 0.5)
    assert width_px == pytest.approx(SEAL_PX, abs=1)
    assert width_px / 96 * 25.4 == pytest.approx(40, abs=0.3)
    # All of the cover fits its page, so it is printed at 100 %.
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    assert sum(heights) / 72 < 210 / 25.4 - sheet.page_margins.top - sheet.page_margins.bottom
    widths = [each.width * 7 for each in sheet.column_dimensions.values()]
    assert sum(widths) / 96 < 297 / 25.4 - sheet.page_margins.left - sheet.page_margins.right
    top = sheet.cell(seal.row - 2, seal.column).border
    assert (top.top.style, top.left.style, top.right.style) == ("dotted",) * 3


def test_the_same_report_gives_the_same_bytes() -> None:
    assert workbook_of(REPORT, MADE) == workbook_of(REPORT, MADE)
    properties = load_workbook(BytesIO(workbook_of(REPORT, MADE))).properties
    assert properties.created == MADE.replace(tzinfo=None)
    assert properties.creator == COVER.unit


def test_every_cell_has_a_font_of_chinese_offices() -> None:
    for sheet in opened(REPORT).worksheets:
        fonts = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value}
        assert fonts == {FONT}


def test_odd_names_of_sheets_and_odd_words_do_no_harm() -> None:
    odd = [
        SUMMARY._replace(id="a", title="汇总/[2026]:*?" * 5),
        SUMMARY._replace(id="b", title="汇总/[2026]:*?" * 5),
        SUMMARY._replace(id="c", title="'"),
        SUMMARY._replace(
            id="d",
            title="x",
            rows=(("\x00\x07bell\ud800", "x" * 40_000, None, 0, 0.1, 1, -0.1, 2, "&P"),),
            forms=(),
        ),
    ]
    cover = COVER._replace(unit="9&P" * 100, device="&" * 80)
    book = opened(Report(cover, tuple(odd)))
    assert len(book.sheetnames) == 5
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in book.sheetnames)
    row = [cell.value for cell in book["x"][4]]
    assert row[0].startswith("bell")
    assert len(row[1]) == 30_000


def test_a_wide_sheet_can_still_be_read_on_paper() -> None:
    from kiosk.reports.workbook_sheet import _widths

    for report in MONTHS.values():
        for table in report.tables:
            assert sum(_widths(table)) * 7 < 1000 / 0.6, f"{table.id} is printed too small"
