"""封面: who, what, when, the three figures everybody asks for, lines to sign, room for the seal.

The grid is in pixels of 1/96 inch and printed at full size, so that the box for the seal is
40 × 40 mm on paper: 151 px, 113.25 points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.reports.looks import ACCENT, DAWN, INK, LINE, PAPER, SOFT, Looks, lines_of
from kiosk.reports.sheets import Cover

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SEAL_PX = 151
"""40 mm at 96 px an inch, to the nearest pixel (39.95 mm)."""
SEAL_ROWS = 5
_SEAL_PT = SEAL_PX * 72 / 96
_COLUMNS_PX = (20, 110, 190, 110, 190, 108, 40, SEAL_PX, 20)
"""An edge, five parts for the words, a gap, the seal, an edge: 939 px of the page's 1009
(LibreOffice draws columns 6 % wider).
"""
_LEFT, _RIGHT, _SEAL, _LAST = 1, 5, 7, 8
_THIRDS = ((1, 2), (3, 4), (5, 7))
_SIGNED = ((1, 2), (3, 4))
_MOST_FACTS = 6
_FACTS_LEAST = 6


def add_cover(sheet: Worksheet, cover: Cover, looks: Looks) -> None:
    """Fill the sheet; one page."""
    for at, width in enumerate(_COLUMNS_PX):
        sheet.set_column_pixels(at, at, width)
    row = _dawn(sheet, looks)
    row = _title(sheet, cover, looks, row)
    row = _headline(sheet, cover, looks, row)
    row = _facts_and_seal(sheet, cover, looks, row)
    row = _signatures(sheet, cover, looks, row)
    row = _fingerprint(sheet, cover, looks, row)
    sheet.print_area(0, 0, row, _LAST)
    sheet.fit_to_pages(1, 1)  # 100 % wherever Calibri is, as on every Windows
    sheet.center_vertically()
    sheet.set_selection(row, 0, row, 0)


def _dawn(sheet: Worksheet, looks: Looks) -> int:
    for row, colour in enumerate(DAWN):
        sheet.set_row(row, 3.75)
        for column in range(_LAST + 1):
            sheet.write_blank(row, column, None, looks.of(bg_color=colour))
    return len(DAWN)


def _title(sheet: Worksheet, cover: Cover, looks: Looks, row: int) -> int:
    sheet.set_row(row, 18)
    _across(sheet, row + 1, 20, cover.unit, looks.of(align="center", font_size=14, font_color=SOFT))
    size = 30 if lines_of(cover.title, 58) == 1 else 20
    _across(sheet, row + 2, 42, cover.title, looks.of(align="center", font_size=size, bold=True))
    words = f"{cover.period}    {cover.state}"
    _across(sheet, row + 3, 26, words, looks.of(align="center", font_size=16, font_color=ACCENT))
    _across(sheet, row + 4, 18, cover.device, looks.of(align="center", font_color=SOFT))
    sheet.set_row(row + 5, 12)
    return row + 6


def _headline(sheet: Worksheet, cover: Cover, looks: Looks, row: int) -> int:
    """The three figures, each over a third of the width."""
    if not cover.headline:
        return row
    for step, height in enumerate((20, 38, 18)):
        sheet.set_row(row + step, height)
    for at, (name, figure, unit) in enumerate(cover.headline[:3]):
        first, last = _THIRDS[at]
        edge: dict[str, Any] = {"left": 1, "left_color": LINE} if at else {}
        small: dict[str, Any] = {"font_size": 11, "font_color": SOFT}
        large: dict[str, Any] = {"font_size": 28 if len(figure) < 10 else 20, "bold": True}
        for step, (words, more) in enumerate(((name, small), (figure, large), (unit, small))):
            look = looks.of(align="center", bg_color=PAPER, **more, **edge)
            sheet.merge_range(row + step, first, row + step, last, "", look)
            sheet.write_string(row + step, first, words, look)
    sheet.set_row(row + 3, 12)
    return row + 4


def _facts_and_seal(sheet: Worksheet, cover: Cover, looks: Looks, row: int) -> int:
    """Lines of name and value on the left; the box beside the first five of them."""
    facts = cover.facts[:_MOST_FACTS]
    box = {"left": 4, "right": 4, "left_color": SOFT, "right_color": SOFT}
    for step in range(max(len(facts), _FACTS_LEAST)):
        sheet.set_row(row + step, _SEAL_PT / SEAL_ROWS)
        if step < len(facts):
            name, value = facts[step]
            edge: dict[str, Any] = {"bottom": 1, "bottom_color": LINE}
            sheet.write_string(row + step, _LEFT, name, looks.of(font_color=SOFT, **edge))
            look = looks.of(font_size=11 if lines_of(value, 84) == 1 else 8, **edge, shrink=True)
            sheet.merge_range(row + step, _LEFT + 1, row + step, _RIGHT, "", look)
            sheet.write_string(row + step, _LEFT + 1, value, look)
        if step < SEAL_ROWS:
            top = {"top": 4, "top_color": SOFT} if step == 0 else {}
            bottom = {"bottom": 4, "bottom_color": SOFT} if step == SEAL_ROWS - 1 else {}
            words = {2: "（单位公章）"}.get(step, "")
            look = looks.of(align="center", font_color=LINE, **box, **top, **bottom)
            sheet.write_string(row + step, _SEAL, words, look)
    look = looks.of(align="center", font_size=8, font_color=SOFT, valign="top")
    sheet.write_string(row + SEAL_ROWS, _SEAL, "盖章处 40 × 40 毫米", look)
    row += max(len(facts), _FACTS_LEAST)
    sheet.set_row(row, 9)
    return row + 1


def _signatures(sheet: Worksheet, cover: Cover, looks: Looks, row: int) -> int:
    """Two names a row, each with a line to sign on."""
    names = cover.signatures[:6]
    for at, name in enumerate(names):
        line, (label, signed) = row + at // 2, _SIGNED[at % 2]
        sheet.set_row(line, 27)
        look = looks.of(align="right", valign="bottom", font_size=11)
        sheet.write_string(line, label, f"{name}：", look)
        sheet.write_blank(line, signed, None, looks.of(bottom=1, bottom_color=INK))
    return row + (len(names) + 1) // 2


def _fingerprint(sheet: Worksheet, cover: Cover, looks: Looks, row: int) -> int:
    sheet.set_row(row, 8)
    look = looks.of(align="center", font_size=8, font_color=SOFT, shrink=True)
    _across(sheet, row + 1, 14, f"数据指纹  {cover.fingerprint}", look)
    return row + 1


def _across(sheet: Worksheet, row: int, height: float, words: str, look: Any) -> None:
    sheet.set_row(row, height)
    sheet.merge_range(row, 0, row, _LAST, "", look)
    sheet.write_string(row, 0, words, look)
