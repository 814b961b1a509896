"""How a workbook looks: fonts, colours, formats, and how wide and high words are.

The font is 微软雅黑: it comes with every Windows since Vista, whatever the office program (等线
comes only with Office 2016 and later, and 宋体 is thin on screens and has no bold of its own).
Where it is missing (WPS on Kylin or UOS), its family and character set make another sans serif
for Chinese stand in, and no width depends on it.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from kiosk.paper.lines import break_lines
from kiosk.reports.sheets import Form

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "微软雅黑"
_SANS, _GB2312 = 2, 134

INK = "#14263A"
SOFT = "#4A5A6B"
LINE = "#D8CBB4"
PAPER = "#FBF5EA"
HEAD = "#F1E4CD"
ACCENT = "#C43E16"
DAWN = ("#0D1B2A", "#1B3A57", "#D9652F", "#F8C56B")
SERIES = ("#1B3A57", "#D9652F", "#C9973F", "#12717E", "#5C7A1F")
"""Of charts: they differ in brightness, too, for black-and-white printers."""

PAGE_PX = 1000
"""Width that prints on A4 landscape at full size between margins of 15 mm, at 96 px an inch."""
MARGINS_IN = (0.8, 0.7)
"""Above and below, with the header and the footer in them."""
PX_PER_UNIT = 7
"""A column's unit: the width of a digit of the workbook's normal font, Calibri 11."""
_MOST_MEASURED = 600
_HIGHEST_PT = 400.0
"""Excel's rows end at 409 points."""
_PADDING = 2.4
"""What the indent and the cell's own edges take of a column's width."""

NUMBERS = {
    Form.COUNT: "#,##0",
    Form.SHARE: "0.0%",
    Form.CHANGE: "+0.0%;-0.0%;0.0%",
    Form.HOURS: "#,##0.0",
    Form.SECONDS: "#,##0",
    Form.DATE: "yyyy-mm-dd",
}


def padded(number: str) -> str:
    """The format with the room of a sign behind whatever stands in the cell. (An indent on the
    right would do, but LibreOffice draws it only in some cells.)
    """
    sides = number.split(";")
    above, below, zero = sides if len(sides) == 3 else (number, f"-{number}", number)
    return f"{above}_ ;{below}_ ;{zero}_ ;@_ "


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **wanted: Any) -> Format:
        """A format of ours; ``wanted`` are XlsxWriter's properties."""
        shown = {
            "font_name": FONT,
            "font_family": _SANS,
            "font_charset": _GB2312,
            "font_scheme": False,
            "font_size": 10,
            "font_color": INK,
            "valign": "vcenter",
            **wanted,
        }
        key = tuple(sorted(shown.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(shown)
        return self._made[key]

    def title(self) -> Format:
        """Of a sheet."""
        return self.of(font_size=16, bold=True)

    def lead(self) -> Format:
        """What stands between title and table, and the notes below."""
        return self.of(font_size=9, font_color=SOFT)

    def heading(self) -> Format:
        """Of a column."""
        return self.of(
            bold=True, bg_color=HEAD, border=1, border_color=LINE, align="center", text_wrap=True
        )

    def cell(self, form: Form, *, number: bool, total: bool) -> Format:
        """Of a table's cell; ``number``: what it holds is one (or the sign for none)."""
        shown: dict[str, Any] = {"border": 1, "border_color": LINE}
        if form in NUMBERS:
            if form is Form.DATE:
                shown |= {"num_format": NUMBERS[form], "align": "center"}
            else:
                shown |= {"num_format": padded(NUMBERS[form]), "align": "right"}
        elif number:
            shown |= {"align": "right"}
        else:
            shown |= {"align": "left", "indent": 1, "text_wrap": True}
        if total:
            shown |= {"bold": True, "bg_color": PAPER, "top": 2, "top_color": ACCENT}
        return self.of(**shown)


def measure(text: str) -> float:
    """Width of words of 10 points in units of a column, rather too much than too little."""
    return sum(2.0 if unicodedata.east_asian_width(sign) in "WFA" else 1.12 for sign in text)


def lines_of(text: str, width: float) -> int:
    """How many lines the words take in a column of that width; a row has room for so many."""
    return len(break_lines(text[:_MOST_MEASURED], room(width), measure))


def room(width: float) -> float:
    """What of a column's width is left for words."""
    return max(width - _PADDING, 2.0)


def height_pt(lines: int) -> float:
    """Height of a row of so many lines."""
    return min(max(19.0, 15.0 * lines + 4.0), _HIGHEST_PT)
