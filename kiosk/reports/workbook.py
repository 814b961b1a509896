"""A report as a workbook: a cover, and a sheet a table, ready to print and to sign.

The same report gives the same bytes: the moment inside the file comes from the caller. No text of
ours or of an operator's becomes a formula or a link.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.reports.looks import MARGINS_IN, Looks
from kiosk.reports.sheets import Report
from kiosk.reports.workbook_cover import add_cover
from kiosk.reports.workbook_sheet import add_sheet

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

COVER = "封面"
_A4 = 9
_MARGIN_IN = 15 / 25.4
_NO_SHEET = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_MOST_NAME = 31
_MOST_LINE = 60


def workbook_of(report: Report, made: datetime) -> bytes:
    """The bytes of the ``.xlsx``. ``made``: the date inside, of the facts and not of the clock."""
    from xlsxwriter.workbook import Workbook  # late: only who makes a report needs it

    content = io.BytesIO()
    with Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    ) as book:
        _fill(book, report, made)
    return content.getvalue()


def _fill(book: Workbook, report: Report, made: datetime) -> None:
    cover = report.cover
    book.set_properties(
        {
            "title": f"{cover.title} {cover.period}",
            "subject": cover.device,
            "author": cover.unit,
            "company": cover.unit,
            "comments": f"数据指纹 {cover.fingerprint}",
            "created": made.astimezone(UTC).replace(tzinfo=None),
        }
    )
    book.set_size(2400, 1400)
    looks = Looks(book)
    taken: set[str] = set()
    front = _sheet(book, COVER, taken)
    _lay_out(front, report)
    add_cover(front, cover, looks)
    front.activate()
    for table in report.tables:
        sheet = _sheet(book, table.title, taken)
        _lay_out(sheet, report)
        add_sheet(book, sheet, table, looks)


def _sheet(book: Workbook, title: str, taken: set[str]) -> Worksheet:
    """A sheet with a name that Excel takes: at most 31 signs, some forbidden, none twice."""
    bare = _NO_SHEET.sub("-", title).strip("' ")[:_MOST_NAME] or "表"
    name, number = bare, 2
    while name.casefold() in taken:
        name = f"{bare[: _MOST_NAME - 4]} ({number})"
        number += 1
    taken.add(name.casefold())
    return book.add_worksheet(name)


def _lay_out(sheet: Worksheet, report: Report) -> None:
    """A4 landscape, and who, what, when and which page on every sheet of paper."""
    cover = report.cover
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(_MARGIN_IN, _MARGIN_IN, *MARGINS_IN)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    face = '&"微软雅黑,常规"&9'
    unit, title = _said(cover.unit), _said(f"{cover.title} · {cover.period}")
    sheet.set_header(f"&L{face} {unit}&R{face} {title}", {"margin": 0.4, "scale_with_doc": False})
    device, state = _said(cover.device), _said(cover.state)
    sheet.set_footer(
        f"&L{face} {device} · {state}&C{face} &A&R{face} 第 &P 页，共 &N 页",
        {"margin": 0.35, "scale_with_doc": False},
    )


def _said(words: str) -> str:
    """Words in a header: ``&`` begins an order there, and all of it may have 255 signs."""
    return "".join(sign for sign in words if sign >= " ")[:_MOST_LINE].replace("&", "&&")
