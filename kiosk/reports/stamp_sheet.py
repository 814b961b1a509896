"""盖章页: 汇总 and 县区汇总 on one A4 page, to be signed, stamped and handed in on paper.

It is always exactly one page: the rows share the height that is left, and the type follows them.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kiosk.core.words import Words
from kiosk.paper.sheet import FOOTER_MM, HEIGHT_MM, MARGIN_MM, WIDTH_MM, Sheet, Type
from kiosk.reports.csv_files import form_of, spoken
from kiosk.reports.looks import ACCENT, DAWN, HEAD, INK, LINE, PAPER, SOFT
from kiosk.reports.sheets import Cell, Cover, Form, Report, Table

SEAL_MM = 40.0
_WIDE_MM = WIDTH_MM - 2 * MARGIN_MM
_FOOT_MM = SEAL_MM + 6.0
"""At the foot: the seal's box, and the lines to sign beside it."""
_BETWEEN_MM = 3.0
_ROW_MOST_MM = 6.4
_TITLE_ROWS = 1.4
_HEAD_ROWS = 1.9
"""Height of a table's title and heading, in rows."""
_POINTS_A_MM = 72 / 25.4
_LARGEST, _SMALLEST = 9.0, 3.0
_PADDING_MM = 1.0


class _Grid(NamedTuple):
    """How the tables are set: height of a row, size of the type."""

    row_mm: float
    points: float


def stamp_pdf(report: Report, fonts: Path, made: datetime) -> bytes:
    """The page as PDF. ``made``: the date inside the file, of the facts.

    :raises Trouble: ``fonts-missing``.
    """
    cover = report.cover
    title = f"{cover.title} {cover.period}"
    with Sheet(fonts, title=title, language="zh-CN", made=made) as sheet:
        _head(sheet, cover)
        tables = [report.table(id) for id in report.stamped]
        grid = _grid(tables, HEIGHT_MM - FOOTER_MM - _FOOT_MM - sheet.y_mm - 2.0)
        for table in tables:
            _table(sheet, table, grid)
            sheet.space(_BETWEEN_MM)
        _foot(sheet, cover)
        footer = f"数据指纹 {cover.fingerprint}"
        return sheet.to_bytes(
            footer, Words("第 {page} 页，共 {pages} 页", "{page}/{pages}"), "zh-Hans"
        )


def _head(sheet: Sheet, cover: Cover) -> None:
    for at, colour in enumerate(DAWN):
        sheet.box(MARGIN_MM, 9.0 + 0.8 * at, _WIDE_MM, 0.8, colour)
    sheet.y_mm = 14.0
    middle = WIDTH_MM / 2
    title = _fitting(sheet, cover.title, Type(17, bold=True, colour=INK), _WIDE_MM)
    sheet.line(*title, middle, sheet.y_mm, "C")
    sheet.space(9.5)
    words = f"{cover.unit}    {cover.period}    {cover.state}    设备 {cover.device}"
    sheet.line(*_fitting(sheet, words, Type(9.5, colour=SOFT), _WIDE_MM), middle, sheet.y_mm, "C")
    sheet.space(7.0)
    if cover.headline:
        _headline(sheet, cover)


def _headline(sheet: Sheet, cover: Cover) -> None:
    third = _WIDE_MM / len(cover.headline)
    sheet.box(MARGIN_MM, sheet.y_mm, _WIDE_MM, 10.0, PAPER)
    for at, (name, figure, unit) in enumerate(cover.headline):
        words = f"{name}  {figure} {unit}"
        type = Type(12, bold=True, colour=INK)
        fitted = _fitting(sheet, words, type, third - 4)
        sheet.line(*fitted, MARGIN_MM + third * (at + 0.5), sheet.y_mm + 1.8, "C")
    sheet.space(12.5)


def _grid(tables: list[Table], height_mm: float) -> _Grid:
    rows = sum(
        len(table.rows) + (table.total is not None) + _TITLE_ROWS + _HEAD_ROWS for table in tables
    )
    row_mm = min(_ROW_MOST_MM, (height_mm - _BETWEEN_MM * len(tables)) / max(rows, 1.0))
    points = min(_LARGEST, row_mm / 1.42 * _POINTS_A_MM)
    return _Grid(row_mm, max(points, _SMALLEST))


def _table(sheet: Sheet, table: Table, grid: _Grid) -> None:
    widths = _widths(sheet, table, grid)
    type = Type(grid.points * 1.15, bold=True, colour=INK)
    _set(sheet, table.title, type, MARGIN_MM, _WIDE_MM, _TITLE_ROWS * grid.row_mm, "L", 0.0)
    sheet.space(_TITLE_ROWS * grid.row_mm)
    height = _HEAD_ROWS * grid.row_mm
    sheet.box(MARGIN_MM, sheet.y_mm, _WIDE_MM, height, HEAD)
    _edges(sheet, widths, height)
    x_mm = MARGIN_MM
    for column, width in zip(table.columns, widths, strict=True):
        _heading(sheet, column.title, grid, x_mm, width, height)
        x_mm += width
    sheet.space(height)
    for number, cells in enumerate(table.rows):
        _row(sheet, table, number, cells, widths, grid)
    if table.total is not None:
        sheet.box(MARGIN_MM, sheet.y_mm, _WIDE_MM, grid.row_mm, PAPER)
        top = sheet.y_mm
        _row(sheet, table, len(table.rows), table.total, widths, grid, bold=True)
        sheet.stroke(MARGIN_MM, top, MARGIN_MM + _WIDE_MM, top, ACCENT, 0.4)


def _row(
    sheet: Sheet,
    table: Table,
    number: int,
    cells: tuple[Cell, ...],
    widths: list[float],
    grid: _Grid,
    *,
    bold: bool = False,
) -> None:
    _edges(sheet, widths, grid.row_mm)
    x_mm = MARGIN_MM
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        form = form_of(table, number, at)
        words = form in (Form.TEXT, Form.LONG)
        type = Type(grid.points, bold=bold or at == 0, colour=INK)
        align = "L" if words else "R"
        _set(sheet, spoken(cell, form), type, x_mm, width, grid.row_mm, align, _PADDING_MM)
        x_mm += width
    sheet.space(grid.row_mm)


def _heading(
    sheet: Sheet, words: str, grid: _Grid, x_mm: float, width_mm: float, height_mm: float
) -> None:
    """On one line, or with the unit on a second."""
    type = Type(grid.points * 0.95, bold=True, colour=INK)
    name, bracket, unit = words.partition("（")
    lines = [words]
    if bracket and name and sheet.width_of(words, type) > width_mm - 2 * _PADDING_MM:
        lines = [name, bracket + unit]
    part = height_mm / 2 * (1.0 if len(lines) == 2 else 2.0)
    top = sheet.y_mm
    for line in lines:
        _set(sheet, line, type, x_mm, width_mm, part, "C", _PADDING_MM / 2)
        sheet.y_mm += part
    sheet.y_mm = top


def _set(
    sheet: Sheet,
    words: str,
    type: Type,
    x_mm: float,
    width_mm: float,
    height_mm: float,
    align: str,
    padding_mm: float,
) -> None:
    """Words in a cell, in the middle of its height."""
    line, type = _fitting(sheet, words, type, width_mm - 2 * padding_mm)
    x = {"L": x_mm + padding_mm, "C": x_mm + width_mm / 2, "R": x_mm + width_mm - padding_mm}[align]
    sheet.line(line, type, x, sheet.y_mm + (height_mm - type.line_mm) / 2, align)


def _fitting(sheet: Sheet, words: str, type: Type, width_mm: float) -> tuple[str, Type]:
    """The words on one line: set smaller down to 60 %, and then cut."""
    line = " ".join(words.split()) if "\n" in words else words
    width = sheet.width_of(line, type)
    if width > width_mm:
        type = type.scaled(max(0.6, width_mm / width * 0.995))
        while len(line) > 1 and sheet.width_of(line, type) > width_mm:
            line = f"{line.rstrip('…')[:-1]}…"
    return line, type


def _edges(sheet: Sheet, widths: list[float], height_mm: float) -> None:
    top, x_mm = sheet.y_mm, MARGIN_MM
    sheet.stroke(MARGIN_MM, top + height_mm, MARGIN_MM + _WIDE_MM, top + height_mm, LINE, 0.15)
    sheet.stroke(MARGIN_MM, top, MARGIN_MM + _WIDE_MM, top, LINE, 0.15)
    for width in [0.0, *widths]:
        x_mm += width
        sheet.stroke(x_mm, top, x_mm, top + height_mm, LINE, 0.15)


def _widths(sheet: Sheet, table: Table, grid: _Grid) -> list[float]:
    """What each column's words need, stretched or pressed to the page's width."""
    type = Type(grid.points, bold=True)
    needs = []
    for at, column in enumerate(table.columns):
        rows = [*enumerate(table.rows)]
        rows += [(len(table.rows), table.total)] if table.total is not None else []
        words = [spoken(row[at], form_of(table, number, at)) for number, row in rows]
        words += column.title.partition("（")[::2]
        widest = max((sheet.width_of(each, type) for each in words), default=0.0)
        needs.append(min(widest, _WIDE_MM / 3) + 2 * _PADDING_MM + 0.6)
    factor = _WIDE_MM / sum(needs)
    return [need * factor for need in needs]


def _foot(sheet: Sheet, cover: Cover) -> None:
    """Lines to sign on the left, the box for the seal on the right."""
    top = HEIGHT_MM - FOOTER_MM - _FOOT_MM + 1.0
    left = WIDTH_MM - MARGIN_MM - SEAL_MM
    sheet.frame(left, top, SEAL_MM, SEAL_MM, SOFT, dashed=True)
    small = Type(7.5, colour=SOFT)
    sheet.line("（单位公章）", small, left + SEAL_MM / 2, top + SEAL_MM / 2 - 2, "C")
    width = (left - MARGIN_MM - 8) / 2
    type = Type(10, colour=INK)
    for at, name in enumerate(cover.signatures[:6]):
        x_mm = MARGIN_MM + (at % 2) * (width + 2)
        y_mm = top + 6 + at // 2 * 13.0
        line, fitted = _fitting(sheet, f"{name}：", type, width * 0.5)
        sheet.line(line, fitted, x_mm, y_mm)
        start = x_mm + sheet.width_of(line, fitted) + 1
        sheet.stroke(start, y_mm + 5.2, x_mm + width - 2, y_mm + 5.2, INK, 0.25)
