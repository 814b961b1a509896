"""A table as CSV: UTF-8 with its mark, so that Excel and WPS read Chinese; RFC 4180.

What is text stays text: a cell that a spreadsheet would take for a formula gets an apostrophe
before it (OWASP, "CSV Injection"). Numbers are our own and stay numbers.
"""

from __future__ import annotations

import csv
import io
from decimal import ROUND_HALF_UP, Decimal

from kiosk.reports.sheets import Cell, Form, Table

MARK = "\ufeff"
EMPTY = "—"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Excel takes the wide ones for the narrow ones where Chinese is typed."""


def csv_of(table: Table) -> bytes:
    """The table's heading, rows and total. Without rows, what is said instead of them."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([_text(column.title) for column in table.columns])
    for row, cells in enumerate(table.rows):
        writer.writerow([_cell(cell, form_of(table, row, at)) for at, cell in enumerate(cells)])
    if not table.rows and table.if_empty:
        writer.writerow([_text(table.if_empty), *[""] * (len(table.columns) - 1)])
    if table.total is not None:
        total = len(table.rows)
        cells = table.total
        writer.writerow([_cell(cell, form_of(table, total, at)) for at, cell in enumerate(cells)])
    return (MARK + written.getvalue()).encode("utf-8", "replace")


def form_of(table: Table, row: int, column: int) -> Form:
    """How a cell is written: its column's form, or its row's where the column leaves it open."""
    form = table.columns[column].form
    if form is not Form.ANY:
        return form
    return table.forms[row] if row < len(table.forms) else Form.TEXT


def spoken(cell: Cell, form: Form) -> str:
    """The cell as a person reads it on paper."""
    if cell is None:
        return EMPTY
    if isinstance(cell, str):
        return cell
    match form:
        case Form.SHARE:
            return f"{_rounded(cell, 3):.1%}"
        case Form.CHANGE:
            change = _rounded(cell, 3)
            return f"{change:+.1%}" if change else "0.0%"
        case Form.HOURS:
            return f"{_rounded(cell, 1):,.1f}"
        case Form.COUNT | Form.SECONDS:
            return f"{_rounded(cell, 0):,.0f}"
        case _:
            return f"{cell:,}"


def _rounded(number: float, places: int) -> Decimal:
    """As Excel rounds what it shows: a half goes up, and what counts is the number as written."""
    return Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _cell(cell: Cell, form: Form) -> str:
    if isinstance(cell, str):
        return _text(cell)
    # Neither commas between thousands nor a plus: both would make text of the number.
    return spoken(cell, form).replace(",", "").removeprefix("+")


def _text(text: str) -> str:
    clean = "".join(sign for sign in text if sign >= " " or sign in "\t\r\n")
    return f"'{clean}" if clean.lstrip(" \u3000").startswith(_FORMULA) else clean
