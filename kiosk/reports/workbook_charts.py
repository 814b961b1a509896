"""Charts of a table, below it: drawn by Excel itself from the cells, so that they stay true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.reports.csv_files import form_of
from kiosk.reports.looks import FONT, INK, LINE, MARGINS_IN, NUMBERS, PAGE_PX, SERIES, SOFT
from kiosk.reports.sheets import Chart, Form, Table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from kiosk.reports.workbook_sheet import Place

_ROW_PT = 15.0
_PX_PER_PT = 96 / 72
_PAGE_PT = (210 / 25.4 - sum(MARGINS_IN)) * 72
"""Height that prints on A4 landscape."""
_GAP_PX = 16
_HEIGHT_PX = 300
_LEAST_PX = 310
_BAR_PX = 27


def add_charts(book: Workbook, sheet: Worksheet, table: Table, place: Place) -> int:
    """Draw the charts that have something to show, up to three beside each other; returns
    the last row that they touch (0: none).
    """
    charts = [chart for chart in table.charts if _says_something(table, chart)]
    row, top_pt = len(place.heights_pt), sum(place.heights_pt)
    last = 0
    scale = min(1.0, PAGE_PX / place.width_px)
    while charts:
        fit = max(1, min(3, place.width_px // _LEAST_PX))
        beside, charts = charts[:fit], charts[fit:]
        height_px = max(_height_px(table, chart) for chart in beside)
        gap = _rows_before(top_pt, height_px / _PX_PER_PT, _PAGE_PT / scale)
        width_px = (place.width_px - 4 - _GAP_PX * (len(beside) - 1)) // len(beside)
        for at, chart in enumerate(beside):
            drawn = _drawn(book, sheet, table, chart, place)
            drawn.set_size({"width": width_px, "height": height_px})
            offset = {"x_offset": at * (width_px + _GAP_PX), "object_position": 2}
            sheet.insert_chart(row + gap, 0, drawn, offset)
        used = gap + int(height_px / _PX_PER_PT / _ROW_PT) + 1
        row, top_pt = row + used, top_pt + used * _ROW_PT
        last = row
    return last


def _rows_before(top_pt: float, height_pt: float, page_pt: float) -> int:
    """Empty rows before a chart, so that no page ends in its middle."""
    start = top_pt + _ROW_PT
    left_pt = page_pt - start % page_pt
    if height_pt <= left_pt or height_pt > page_pt:
        return 1
    return 3 + int(left_pt / _ROW_PT)


def _rows(table: Table, chart: Chart) -> tuple[int, ...]:
    wanted = chart.rows or range(len(table.rows))
    return tuple(row for row in wanted if row < len(table.rows))[: chart.most]


def _says_something(table: Table, chart: Chart) -> bool:
    cells = [table.rows[row][column] for row in _rows(table, chart) for column in chart.values]
    return any(isinstance(cell, int | float) and cell for cell in cells)


def _height_px(table: Table, chart: Chart) -> int:
    bars = len(_rows(table, chart)) * len(chart.values)
    return max(_HEIGHT_PX, 90 + _BAR_PX * bars) if chart.lying else _HEIGHT_PX


def _drawn(book: Workbook, sheet: Worksheet, table: Table, chart: Chart, place: Place) -> Any:
    rows = _rows(table, chart)
    drawn = book.add_chart({"type": "bar" if chart.lying else "column"})
    form = form_of(table, rows[0], chart.values[0])
    number = NUMBERS.get(form, "#,##0")
    told = [column for column in chart.values if any(_number(table, row, column) for row in rows)]
    for at, column in enumerate(told):
        drawn.add_series(
            {
                "name": [sheet.name, place.heading, column],
                "categories": _cells(sheet.name, place, rows, chart.names),
                "values": _cells(sheet.name, place, rows, column),
                "categories_data": [table.rows[row][chart.names] or "" for row in rows],
                "values_data": [_number(table, row, column) for row in rows],
                "fill": {"color": SERIES[at % len(SERIES)]},
                "border": {"none": True},
                "gap": 55,
                "overlap": -5 if len(told) > 1 else 0,
                "data_labels": {"value": True, "num_format": number, "font": _font(9, SOFT)},
            }
        )
    names: dict[str, Any] = {"num_font": _font(9), "line": {"color": LINE}}
    values: dict[str, Any] = {
        "num_font": _font(9, SOFT),
        "num_format": number,
        "major_gridlines": {"visible": True, "line": {"color": "#EFE6D6", "width": 0.75}},
        "line": {"none": True},
        "min": 0,
    }
    if form is Form.SHARE:
        values["max"] = 1.15 if chart.lying else 1  # room for the figure behind the bar
    if chart.lying:  # XlsxWriter's x axis is always the one that lies
        drawn.set_y_axis({**names, "reverse": True, "major_gridlines": {"visible": False}})
        drawn.set_x_axis({**values, "visible": False, "major_gridlines": {"visible": False}})
    else:
        drawn.set_x_axis(names)
        drawn.set_y_axis(values)
    drawn.set_title({"name": chart.title, "name_font": _font(12, INK, bold=True), "overlay": False})
    many = {"position": "bottom", "font": _font(9)}
    drawn.set_legend(many if len(told) > 1 else {"none": True})
    drawn.set_chartarea({"border": {"color": LINE}, "fill": {"color": "#FFFFFF"}})
    drawn.set_plotarea({"fill": {"none": True}})
    return drawn


def _number(table: Table, row: int, column: int) -> float:
    cell = table.rows[row][column]
    return cell if isinstance(cell, int | float) else 0


def _cells(sheet: str, place: Place, rows: tuple[int, ...], column: int) -> Any:
    if rows == tuple(range(rows[0], rows[-1] + 1)):
        return [sheet, place.first + rows[0], column, place.first + rows[-1], column]
    from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

    quoted = quote_sheetname(sheet)
    each = (xl_rowcol_to_cell(place.first + row, column, True, True) for row in rows)
    return f"=({','.join(f'{quoted}!{cell}' for cell in each)})"


def _font(size: int, colour: str = INK, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "color": colour, "bold": bold}
