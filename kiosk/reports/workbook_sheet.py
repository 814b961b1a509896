"""One table as a sheet: title, heading, rows, total, notes, charts. No cells are merged here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.paper.lines import break_lines, pieces
from kiosk.reports.csv_files import EMPTY, form_of
from kiosk.reports.looks import (
    PAGE_PX,
    PX_PER_UNIT,
    Looks,
    height_pt,
    lines_of,
    measure,
    room,
)
from kiosk.reports.sheets import Cell, Form, Table
from kiosk.reports.workbook_charts import add_charts

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDEST = 34.0
"""A column of short texts grows so far by itself, and then breaks its lines."""
_MOST_SIGNS = 30_000
"""Excel holds 32,767 in a cell."""
_WIDEN_MOST = 2.2
_PRESS_MOST = 1.35
"""A wide table has so many page widths before its columns are pressed: 74 % in print."""
_SHORT, _TEXT_LEAST, _HEADING_LEAST = 6.2, 10.4, 8.0
_FREEZE_COLUMNS = 7
"""A table with so many columns keeps its first one in sight."""


class Place(NamedTuple):
    """Where a table stands on its sheet: rows and columns from 0; ``widths`` in units."""

    heading: int
    first: int
    end: int
    widths: tuple[float, ...]
    heights_pt: tuple[float, ...]

    @property
    def width_px(self) -> int:
        """Of all columns."""
        return int(sum(self.widths) * PX_PER_UNIT)


def add_sheet(book: Workbook, sheet: Worksheet, table: Table, looks: Looks) -> None:
    """Fill the sheet."""
    widths = _widths(table)
    heights: list[float] = []
    for at, width in enumerate(widths):
        sheet.set_column_pixels(at, at, round(width * PX_PER_UNIT))
    _line(sheet, heights, text_of(table.title), looks.title(), 28.0)
    for words in _broken(table.lead, widths):
        _line(sheet, heights, words, looks.lead(), 16.0)
    heading = len(heights)
    _heading(sheet, heights, table, widths, looks)
    first = len(heights)
    for number, cells in enumerate(table.rows):
        _row(sheet, heights, table, number, cells, widths, looks)
    if not table.rows and table.if_empty:
        _empty(sheet, heights, table, looks)
    if table.rows:
        sheet.autofilter(heading, 0, len(heights) - 1, len(table.columns) - 1)
    if table.total is not None:
        _row(sheet, heights, table, None, table.total, widths, looks)
    for note in table.notes:
        for at, words in enumerate(_broken(note, widths)):
            height = 22.0 if at == 0 and note is table.notes[0] else 16.0
            _line(sheet, heights, words, looks.lead(), height)
    place = Place(heading, first, first + len(table.rows), widths, tuple(heights))
    last = add_charts(book, sheet, table, place)
    sheet.freeze_panes(first, 1 if len(table.columns) >= _FREEZE_COLUMNS else 0)
    sheet.repeat_rows(heading)
    sheet.print_area(0, 0, max(last, len(heights) - 1), len(table.columns) - 1)
    sheet.fit_to_pages(1, 0)


def text_of(words: str) -> str:
    """Words that XML and Excel take: no control signs, not endless."""
    clean = "".join(sign for sign in words if sign >= " " or sign == "\n")
    return clean.encode("utf-8", "replace").decode()[:_MOST_SIGNS]


def _widths(table: Table) -> tuple[float, ...]:
    """As wide as the words need; a narrow table is stretched to the page, a wide one pressed until
    what is printed can still be read.
    """
    each = [_needs(table, at) for at in range(len(table.columns))]
    least, wish = [one[0] for one in each], [one[1] for one in each]
    page = PAGE_PX / PX_PER_UNIT
    if sum(wish) <= page:
        factor = min(page / sum(wish), _WIDEN_MOST)
        return tuple(width * factor for width in wish)
    spare, more = max(page * _PRESS_MOST - sum(least), 0.0), sum(wish) - sum(least)
    share = min(spare / more, 1.0) if more else 0.0
    return tuple(low + (high - low) * share for low, high in zip(least, wish, strict=True))


def _needs(table: Table, at: int) -> tuple[float, float]:
    """The least width of a column, and the one it would like to have."""
    column = table.columns[at]
    cells = [row[at] for row in (*table.rows, table.total or ()) if at < len(row)]
    need = max((measure(_drawn(cell)) for cell in cells), default=0.0) + 2.4
    title = max(measure(part) for part in _parts(column.title)) + 2.4
    words = column.form in (Form.TEXT, Form.LONG)
    if not words or all(not isinstance(cell, str) or measure(cell) < _SHORT for cell in cells):
        least = max(need, min(title, _HEADING_LEAST))  # figures and days stay on one line
        return least, max(float(column.width), need, title)
    unbroken = max(
        (measure(piece) for cell in cells if isinstance(cell, str) for piece in pieces(cell)),
        default=0.0,
    )
    least = max(min(need, _TEXT_LEAST), min(unbroken, _WIDEST) + 2.4)
    wish = float(column.width) if column.form is Form.LONG else max(column.width, need)
    return least, max(least, min(wish, _WIDEST) if column.form is not Form.LONG else wish)


def _parts(title: str) -> list[str]:
    name, bracket, unit = title.partition("（")
    return [name, bracket + unit]


def _drawn(cell: Cell) -> str:
    if isinstance(cell, str):
        return max(cell.split("\n"), key=len)
    return EMPTY if cell is None else f"{cell:,.1f}"[:-2] + "00"


def _broken(words: str, widths: tuple[float, ...]) -> list[str]:
    """Running words in lines as wide as the table: no cell has to be merged for them."""
    if not words:
        return []
    return break_lines(text_of(words), room(sum(widths)) * 1.08, measure)  # smaller than the cells


def _line(sheet: Worksheet, heights: list[float], words: str, looks: Any, height: float) -> None:
    row = len(heights)
    sheet.set_row(row, height)
    sheet.write_string(row, 0, words, looks)
    heights.append(height)


def _heading(
    sheet: Worksheet,
    heights: list[float],
    table: Table,
    widths: tuple[float, ...],
    looks: Looks,
) -> None:
    row = len(heights)
    titles = [
        _title(column.title, width) for column, width in zip(table.columns, widths, strict=True)
    ]
    lines = max(lines_of(title, width) for title, width in zip(titles, widths, strict=True))
    height = height_pt(lines) + (9.0 if table.rows else 3.0)  # room for the filter's arrow
    sheet.set_row(row, height)
    for at, title in enumerate(titles):
        sheet.write_string(row, at, text_of(title), looks.heading())
    heights.append(height)


def _title(words: str, width: float) -> str:
    """A heading that does not fit on one line has its unit on the second."""
    name, bracket, unit = words.partition("（")
    fits = measure(words) <= room(width)
    return words if fits or not bracket or not name else f"{name}\n{bracket}{unit}"


def _row(
    sheet: Worksheet,
    heights: list[float],
    table: Table,
    number: int | None,
    cells: tuple[Cell, ...],
    widths: tuple[float, ...],
    looks: Looks,
) -> None:
    """One row; ``number`` is its place in the table, None for the total."""
    row = len(heights)
    words = [cell for cell in cells if isinstance(cell, str)]
    lines = max(
        (lines_of(cell, widths[at]) for at, cell in enumerate(cells) if isinstance(cell, str)),
        default=1,
    )
    height = height_pt(lines if words else 1)
    sheet.set_row(row, height)
    for at, cell in enumerate(cells):
        form = form_of(table, len(table.rows) if number is None else number, at)
        _write(sheet, row, at, cell, form, looks, total=number is None)
    heights.append(height)


def _write(
    sheet: Worksheet, row: int, column: int, cell: Cell, form: Form, looks: Looks, *, total: bool
) -> None:
    number = isinstance(cell, int | float)
    look = looks.cell(form, number=number, total=total)
    if cell is None:
        sheet.write_string(row, column, EMPTY, look)
    elif isinstance(cell, str):
        day = _day(cell) if form is Form.DATE else None
        if day is None:
            sheet.write_string(row, column, text_of(cell), look)
        else:
            sheet.write_datetime(row, column, day, look)
    else:
        sheet.write_number(row, column, cell, look)


def _day(words: str) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if day.year >= 1900 else None  # Excel counts from there


def _empty(sheet: Worksheet, heights: list[float], table: Table, looks: Looks) -> None:
    row, last = len(heights), len(table.columns) - 1
    sheet.set_row(row, 30.0)
    edge: dict[str, Any] = {"top": 1, "bottom": 1, "border_color": "#D8CBB4"}
    for at in range(len(table.columns)):
        sides = {"left": 1 if at == 0 else 0, "right": 1 if at == last else 0}
        look = looks.of(font_color="#4A5A6B", **edge, **sides)
        if at == 0:
            sheet.write_string(row, at, text_of(table.if_empty), look)
        else:
            sheet.write_blank(row, at, None, look)
    heights.append(30.0)
