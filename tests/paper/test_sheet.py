"""The sheet: our fonts in it, the same bytes each time, a footer on every page."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.paper.sheet import HEIGHT_MM, Sheet, Type
from tests.paper.printed import fonts, pages

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "assets" / "fonts"
MADE = datetime(2026, 11, 25, 8, tzinfo=UTC)
PAGE = Words("第 {page} 页，共 {pages} 页", "Page {page} of {pages}")


def _sheet() -> Sheet:
    return Sheet(FONTS, title="试", language="zh-Hans", made=MADE)


def _printed() -> bytes:
    with _sheet() as sheet:
        sheet.paragraph("一亿多年前的朝阳 Jehol Biota。", Type(14))
        sheet.rule()
        sheet.box(20, 60, 50, 8, "#F5A623", corner_mm=4)
        sheet.disc(20, 80, 8, "#2B7A3B")
        sheet.turn_page()
        sheet.paragraph("第二面，粗一些。", Type(14, bold=True))
        return sheet.to_bytes("朝阳科普", PAGE, "zh-Hans")


def test_the_words_are_there_with_a_footer_on_each_page() -> None:
    assert pages(_printed()) == [
        "一亿多年前的朝阳JeholBiota。朝阳科普第1页，共2页",
        "第二面，粗一些。朝阳科普第2页，共2页",
    ]


def test_only_our_fonts_and_they_are_embedded() -> None:
    found = fonts(_printed())
    assert {name.partition("+")[2] for name in found} == {"NotoSansSC", "NotoSansSCBold"}
    assert all(found.values())


def test_the_same_calls_give_the_same_bytes() -> None:
    assert _printed() == _printed()


def test_many_words_turn_the_page_and_none_is_lost() -> None:
    text = "".join(chr(0x4E00 + at) for at in range(400)) * 6
    with _sheet() as sheet:
        sheet.paragraph(text, Type(14))
        assert sheet.pages > 1 and sheet.y_mm <= HEIGHT_MM
        printed = pages(sheet.to_bytes("", Words("", ""), "zh-Hans"))
    assert "".join(printed) == text


def test_a_missing_font_is_told_kindly(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as told:
        Sheet(tmp_path, title="", language="en", made=MADE)
    assert told.value.code == "fonts-missing"


def test_no_picture_library_is_needed() -> None:
    """The frozen program leaves Pillow out: fpdf2 asks for it only to embed pictures."""
    code = (
        "import sys; sys.modules['PIL'] = None\n"
        "from tests.paper.test_sheet import _printed\n"
        "print(len(_printed()) > 1000, 'numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False"]
