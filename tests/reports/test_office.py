"""The workbook in a real office program (LibreOffice, `make proof`): opened, printed, looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.reports.sheets import Report
from kiosk.reports.tables import report_of
from kiosk.reports.workbook import workbook_of
from kiosk.reports.year import year_report
from tests.reports.filing import MADE, REPORT
from tests.reports.making import empty_month, truck_month

ROOT = Path(__file__).parents[2]
REPORTS = {
    "by-hand": REPORT,
    "month": report_of(truck_month(), 1),
    "empty-month": report_of(empty_month(), 1),
    "year": year_report(truck_month(), 1),
}
_FONTS = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{ROOT / "assets" / "fonts"}</dir><dir>/usr/share/fonts</dir><cachedir>CACHE</cachedir>
<match target="pattern"><test name="family"><string>微软雅黑</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto Sans SC</string></edit></match>
</fontconfig>"""
"""Our own font stands in for the one of Windows."""

pytestmark = [
    pytest.mark.proof,
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def converted(report: Report, kind: str, folder: Path) -> bytes:
    """The workbook as LibreOffice writes it; anything it says of repairing fails."""
    (folder / "report.xlsx").write_bytes(workbook_of(report, MADE))
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.replace("CACHE", str(folder / "cache")), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "report.xlsx"],
        cwd=folder,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    for word in ("repair", "corrupt", "Error"):
        assert word not in done.stdout + done.stderr
    return (folder / f"report.{kind}").read_bytes()


@pytest.mark.parametrize("name", REPORTS)
def test_every_sheet_is_printed_landscape_and_one_page_wide(name: str, tmp_path: Path) -> None:
    report = REPORTS[name]
    reader = PdfReader(BytesIO(converted(report, "pdf", tmp_path)))
    texts = ["".join(page.extract_text().split()) for page in reader.pages]
    for page, text in zip(reader.pages, texts, strict=True):
        assert page.mediabox.width > page.mediabox.height
        assert f"共{len(texts)}页" in text
        assert "#" not in text.replace(report.cover.fingerprint, "")  # no ####, no #REF!
    # Each table's first and last heading stand on the same page: nothing runs over to the right.
    for table in report.tables:
        first, last = (
            "".join(table.columns[at].title.split()) for at in (0, len(table.columns) - 1)
        )
        assert any(first in text and last in text for text in texts), table.id
    assert "".join(report.cover.title.split()) in texts[0]
    assert "单位公章" in texts[0]
    assert "单位公章" not in texts[1]  # the cover is one page
    _keep_pictures(name, tmp_path)


@pytest.mark.parametrize("name", REPORTS)
def test_it_holds_no_formula_and_no_link(name: str, tmp_path: Path) -> None:
    content = converted(REPORTS[name], "fods", tmp_path)
    assert b"<table:table " in content
    assert b"table:formula" not in content
    assert b"<text:a " not in content


def _keep_pictures(name: str, folder: Path) -> None:
    """For whoever wants to look: `build/report/<name>-<page>.png`."""
    if shutil.which("pdftoppm") is None:
        return
    out = ROOT / "build" / "report"
    out.mkdir(parents=True, exist_ok=True)
    command = ["pdftoppm", "-r", "80", "-png", str(folder / "report.pdf"), str(out / name)]
    subprocess.run(command, check=True, timeout=120)
    assert list(out.glob(f"{name}-*.png"))
