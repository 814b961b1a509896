"""The sheet: A4 pages with our fonts, margins, text, rules, boxes and a footer, as PDF.

Millimetres from the top left corner, type in points. The same calls give the same bytes: the date
comes from the caller, and the font is cut down to the characters used.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.paper.lines import break_lines

if TYPE_CHECKING:
    from fpdf import FPDF

WIDTH_MM = 210.0
HEIGHT_MM = 297.0
MARGIN_MM = 16.0
FOOTER_MM = 14.0
"""Kept free at the foot of every page."""

_FAMILY = "NotoSansSC"
_FACES = {"": "NotoSansSC-Regular.otf", "B": "NotoSansSC-Bold.otf"}
_MM_PER_POINT = 25.4 / 72
_LEADING = 1.5


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: size in points, weight, colour as ``#RRGGBB``."""

    points: float
    bold: bool = False
    colour: str = "#14263A"

    @property
    def line_mm(self) -> float:
        """From one line to the next."""
        return self.points * _MM_PER_POINT * _LEADING

    def scaled(self, factor: float) -> Type:
        """The same, larger or smaller."""
        return Type(self.points * factor, self.bold, self.colour)


class Sheet:
    """Pages that are written from top to bottom. ``y_mm`` is where the next thing goes.

    Use it as a context: it holds the font files open.

    ``made`` (with a time zone) is the date inside the file; ``title`` and ``language`` (BCP-47) are
    told to readers and screen readers.

    :raises Trouble: ``fonts-missing``.
    """

    def __init__(self, fonts: Path, *, title: str, language: str, made: datetime) -> None:
        from fpdf import FPDF  # late: 0.2 s, and only who prints needs it

        self._pdf: FPDF = FPDF(format="A4", unit="mm")
        for style, name in _FACES.items():
            try:
                self._pdf.add_font(_FAMILY, style, fonts / name)
            except OSError as error:
                raise _no_font(fonts / name) from error
        self._pdf.set_creation_date(made)
        self._pdf.set_title(title)
        self._pdf.set_lang(language)
        self._pdf.set_auto_page_break(False)
        self._pdf.set_margin(0)
        self._pdf.c_margin = 0
        self.y_mm = 0.0
        self.turn_page()

    def __enter__(self) -> Sheet:
        return self

    def __exit__(self, *_error: object) -> None:
        for font in self._pdf.fonts.values():
            if hasattr(font, "close"):  # all of ours; the built-in fonts have no file
                font.close()

    @property
    def pages(self) -> int:
        """How many pages there are by now."""
        return self._pdf.pages_count

    @property
    def left_mm(self) -> float:
        """Room left on this page, down to the footer."""
        return HEIGHT_MM - FOOTER_MM - self.y_mm

    def turn_page(self) -> None:
        """Begin another page."""
        self._pdf.add_page()
        self.y_mm = MARGIN_MM

    def keep(self, height_mm: float) -> None:
        """Turn the page if so much does not fit on this one any more."""
        if height_mm > self.left_mm and self.y_mm > MARGIN_MM:
            self.turn_page()

    def space(self, height_mm: float) -> None:
        """Leave some room."""
        self.y_mm += height_mm

    def width_of(self, words: str, type: Type) -> float:
        """Width in mm of words on one line."""
        self._choose(type)
        return float(self._pdf.get_string_width(words))

    def lines(self, words: str, type: Type, width_mm: float) -> list[str]:
        """The words in lines of that width."""
        self._choose(type)
        return break_lines(words, width_mm, self._pdf.get_string_width)

    def height_of(self, words: str, type: Type, width_mm: float) -> float:
        """Height in mm that :meth:`paragraph` takes."""
        return len(self.lines(words, type, width_mm)) * type.line_mm

    def paragraph(
        self,
        words: str,
        type: Type,
        x_mm: float = MARGIN_MM,
        width_mm: float = WIDTH_MM - 2 * MARGIN_MM,
    ) -> None:
        """Set words at ``y_mm`` and move below them; turns pages where it must."""
        for line in self.lines(words, type, width_mm):
            self.keep(type.line_mm)
            self.line(line, type, x_mm, self.y_mm)
            self.y_mm += type.line_mm

    def line(self, words: str, type: Type, x_mm: float, y_mm: float, align: str = "L") -> None:
        """Set one line; ``x_mm`` is its left end, its right end (``R``) or its middle (``C``)."""
        self._choose(type)
        width = self._pdf.get_string_width(words)
        start = x_mm - {"L": 0.0, "C": 0.5, "R": 1.0}[align] * width
        self._pdf.set_text_color(type.colour)
        # The baseline: Noto's letters stand 0.88 of their size above it, on a line of 1.5.
        base = y_mm + type.line_mm / 2 + type.points * _MM_PER_POINT * 0.35
        self._pdf.text(start, base, words)

    def rule(self, colour: str = "#D8CBB4", width_mm: float = WIDTH_MM - 2 * MARGIN_MM) -> None:
        """A thin line across."""
        self._pdf.set_draw_color(colour)
        self._pdf.set_line_width(0.25)
        self._pdf.line(MARGIN_MM, self.y_mm, MARGIN_MM + width_mm, self.y_mm)

    def box(
        self,
        x_mm: float,
        y_mm: float,
        width_mm: float,
        height_mm: float,
        colour: str,
        corner_mm: float = 0.0,
    ) -> None:
        """A filled box."""
        self._pdf.set_fill_color(colour)
        if corner_mm:
            self._pdf.rect(
                x_mm,
                y_mm,
                width_mm,
                height_mm,
                style="F",
                round_corners=True,
                corner_radius=min(corner_mm, height_mm / 2 - 0.01, width_mm / 2 - 0.01),
            )
        else:
            self._pdf.rect(x_mm, y_mm, width_mm, height_mm, style="F")

    def frame(
        self,
        x_mm: float,
        y_mm: float,
        width_mm: float,
        height_mm: float,
        colour: str,
        *,
        dashed: bool,
    ) -> None:
        """The outline of a box; its line lies on the box's edge."""
        self._pdf.set_draw_color(colour)
        self._pdf.set_line_width(0.25)
        if dashed:
            self._pdf.set_dash_pattern(dash=1.2, gap=0.9)
        self._pdf.rect(x_mm, y_mm, width_mm, height_mm, style="D")
        self._pdf.set_dash_pattern()

    def stroke(
        self, x_mm: float, y_mm: float, to_x_mm: float, to_y_mm: float, colour: str, width_mm: float
    ) -> None:
        """A straight line."""
        self._pdf.set_draw_color(colour)
        self._pdf.set_line_width(width_mm)
        self._pdf.line(x_mm, y_mm, to_x_mm, to_y_mm)

    def disc(self, x_mm: float, y_mm: float, size_mm: float, colour: str) -> None:
        """A filled circle whose box starts at ``x_mm``, ``y_mm``."""
        self._pdf.set_fill_color(colour)
        radius = size_mm / 2
        self._pdf.circle(x_mm + radius, y_mm + radius, radius, style="F")

    def to_bytes(self, footer: str, page_words: Words, language: str) -> bytes:
        """The whole file. ``footer`` stands left at the foot, the page's number on the right.

        ``page_words`` has ``{page}`` and ``{pages}`` in it.
        """
        type = Type(8.5, colour="#4A5A6B")
        y_mm = HEIGHT_MM - FOOTER_MM + 3
        for page in range(1, self.pages + 1):
            with self._on_page(page):
                self.y_mm = y_mm - 1
                self.rule()
                number = page_words.text(language).format(page=page, pages=self.pages)
                room = WIDTH_MM - 2 * MARGIN_MM - self.width_of(number, type) - 4
                self.line(self.lines(footer, type, room)[0], type, MARGIN_MM, y_mm)
                self.line(number, type, WIDTH_MM - MARGIN_MM, y_mm, "R")
        return bytes(self._pdf.output())

    @contextlib.contextmanager
    def _on_page(self, page: int) -> Iterator[None]:
        last, y_mm = self._pdf.page, self.y_mm
        self._pdf.page = page
        # This page's pen is as it was left there, not as it is known: say all of it anew.
        self._pdf.set_font(_FAMILY, "", 1)
        self._pdf.set_fill_color("#FFFFFF")
        self._pdf.set_draw_color("#FFFFFF")
        self._pdf.set_line_width(1)
        yield
        self._pdf.page, self.y_mm = last, y_mm

    def _choose(self, type: Type) -> None:
        self._pdf.set_font(_FAMILY, "B" if type.bold else "", type.points)


def _no_font(path: Path) -> Trouble:
    return Trouble(
        "fonts-missing",
        Words(f"找不到字体“{path.name}”，不能制作 PDF。", f"The font “{path.name}” is missing."),
        Words("请重新安装程序。", "Please install the program again."),
    )
