"""The page to stamp: always one, with everything on it, its fonts inside."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.core.errors import Trouble
from kiosk.reports.csv_files import form_of, spoken
from kiosk.reports.sheets import Report
from kiosk.reports.stamp_sheet import SEAL_MM, stamp_pdf
from kiosk.reports.tables import report_of
from tests.paper.printed import fonts, pages
from tests.reports.filing import COUNTIES, COVER, MADE, REPORT, SUMMARY
from tests.reports.making import empty_month, truck_month

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
MANY = COUNTIES._replace(
    rows=tuple((f"喀喇沁左翼蒙古族自治县{n}", n, n * 860, n * 120, n) for n in range(42))
)
LONG = REPORT._replace(
    cover=COVER._replace(title="特别长的标题" * 20, unit="特别长的单位" * 30, state="第12版"),
    tables=(SUMMARY._replace(rows=SUMMARY.rows * 6, forms=SUMMARY.forms * 6), MANY),
)
REPORTS = {
    "by hand": REPORT,
    "a month": report_of(truck_month(), 1),
    "an empty month": report_of(empty_month(), 1),
    "forty counties": LONG,
}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_it_is_one_page_with_every_figure_of_both_tables(report: Report) -> None:
    content = stamp_pdf(report, FONTS, MADE)
    (page,) = pages(content)
    assert all(fonts(content).values())
    for table in (report.table(id) for id in report.stamped):
        rows = [*enumerate(table.rows)]
        rows += [(len(rows), table.total)] if table.total is not None else []
        for number, row in rows:
            for at, cell in enumerate(row):
                figure = "".join(spoken(cell, form_of(table, number, at)).split())
                assert figure in page, (table.id, figure)
    assert all(name in page for name in report.cover.signatures)
    assert "".join(report.cover.fingerprint.split()) in page


def test_nothing_is_drawn_outside_the_paper_or_over_the_seal() -> None:
    (page,) = PdfReader(BytesIO(stamp_pdf(LONG, FONTS, MADE))).pages
    box = page.mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    drawn = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    places = re.findall(r"BT ([\d.-]+) ([\d.-]+) Td", drawn)
    assert len(places) > 100
    assert all(0 < float(x) < 595 and 0 < float(y) < 842 for x, y in places)


def test_the_box_for_the_seal_is_forty_millimetres() -> None:
    (page,) = PdfReader(BytesIO(stamp_pdf(REPORT, FONTS, MADE))).pages
    drawn = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    boxes = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (-?[\d.]+) re S", drawn)
    sizes = [(float(box[2]) / 72 * 25.4, abs(float(box[3])) / 72 * 25.4) for box in boxes]
    assert sizes == [(pytest.approx(SEAL_MM, abs=0.02), pytest.approx(SEAL_MM, abs=0.02))]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert stamp_pdf(REPORT, FONTS, MADE) == stamp_pdf(REPORT, FONTS, MADE)


def test_without_fonts_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        stamp_pdf(REPORT, tmp_path, MADE)
    assert caught.value.code == "fonts-missing"
