"""CSV as another program reads it, and as a spreadsheet opens it."""

from __future__ import annotations

import csv
import io

import pytest

from kiosk.reports.csv_files import csv_of, spoken
from kiosk.reports.sheets import FEW, Column, Form, Table
from kiosk.reports.tables import report_of
from tests.reports.filing import COUNTIES, EMPTY_TABLE, OUTINGS, SUMMARY
from tests.reports.making import truck_month


def rows(table: Table) -> list[list[str]]:
    content = csv_of(table)
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert "\n" not in text.replace("\r\n", "")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_heading_rows_and_total() -> None:
    read = rows(COUNTIES)
    assert read[0] == [
        "县区",
        "活动次数（场）",
        "服务人次（人次）",
        "里程（公里）",
        "互动次数（次）",
    ]
    assert read[3] == ["建平县", "2", "—", "—", "1200"]
    assert read[4][2] == FEW
    assert read[-1] == ["合计", "4", "3440", "1234", "6234"]


def test_numbers_stay_numbers() -> None:
    read = rows(SUMMARY)
    assert read[1][4] == "33.3%"
    assert read[4][6] == "-2.1%"
    assert read[5][2] == "73.4%"
    assert read[6][3] == "150.3"


def test_what_a_spreadsheet_would_compute_is_text() -> None:
    words = [row[1] for row in rows(OUTINGS)[1:]]
    assert words[:4] == ["'=1+1", "'+86", "'-5", "'@SUM(A1)"]
    assert words[4] == "https://example.org"
    for word in words:
        assert not word.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    "word", ["=1", " =1", "\u3000=1", "＝1", "\t=1", "\r\n=1", "＠x", "-1+1|cmd"]
)
def test_however_it_is_hidden(word: str) -> None:
    table = Table("t", "t", (Column("a"),), ((word,),))
    assert rows(table)[1][0].startswith("'")


def test_commas_quotes_and_line_feeds_come_back() -> None:
    words = '一，二,"三"'
    table = Table("t", "t", (Column("a"), Column("b")), ((words, "x"), ("y\nz", None)))
    read = list(csv.reader(io.StringIO(csv_of(table).decode("utf-8-sig"), newline="")))
    assert read == [["a", "b"], [words, "x"], ["y\nz", "—"]]


def test_without_rows_it_says_so() -> None:
    assert rows(EMPTY_TABLE) == [["主题", "票数（次）"], ["本月未收到点单", ""]]


def test_a_real_month_reads_back() -> None:
    for table in report_of(truck_month(), 1).tables:
        content = csv_of(table).decode("utf-8-sig")
        read = list(csv.reader(io.StringIO(content, newline=""), strict=True))
        assert len(read) == 1 + len(table.rows) + (table.total is not None)
        assert {len(row) for row in read} == {len(table.columns)}


@pytest.mark.parametrize(
    ("cell", "form", "words"),
    [
        (None, Form.COUNT, "—"),
        (0, Form.COUNT, "0"),
        (1234567, Form.COUNT, "1,234,567"),
        (0.125, Form.SHARE, "12.5%"),
        (0.0005, Form.SHARE, "0.1%"),
        (-0.0004, Form.CHANGE, "0.0%"),
        (0.2, Form.CHANGE, "+20.0%"),
        (150.25, Form.HOURS, "150.3"),
        (0.5, Form.SECONDS, "1"),
        (FEW, Form.COUNT, "<5"),
    ],
)
def test_it_is_printed_as_excel_would(cell: object, form: Form, words: str) -> None:
    assert spoken(cell, form) == words  # type: ignore[arg-type]
