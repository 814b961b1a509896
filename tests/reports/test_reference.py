"""docs/reference/report-files.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.reports.edition import KINDS, STAMP, Edition, files_of
from kiosk.reports.facts import FORMAT
from kiosk.reports.json_file import fingerprint
from kiosk.reports.tables import report_of
from kiosk.reports.year import year_report
from tests.reports.making import truck_month

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "reference" / "report-files.md").read_text("utf-8")


def between(name: str) -> str:
    return TEXT.split(f"<!-- {name} -->")[1].split("<!-- end -->")[0]


def test_the_tables() -> None:
    month, year = report_of(truck_month()), year_report(truck_month())
    assert re.findall(r"`(\w+)`", between("month")) == [table.id for table in month.tables]
    assert re.findall(r"`(\w+)`", between("year")) == [table.id for table in year.tables]


def test_the_form_of_the_facts() -> None:
    assert between("format") == str(FORMAT)


def test_the_names() -> None:
    edition = Edition(truck_month(), 2)
    device = edition.facts.device
    known = {"{市}": device.city, "{code}": device.code, "{period}": "2026-03", "{n}": "2"}
    told = re.findall(r"`([^`]*_\{code\}[^`]*)`", TEXT)
    for place, words in known.items():
        told = [name.replace(place, words) for name in told]
    ids = [table.id for table in edition.report.tables]
    expanded = {name.replace("{table}", id) for name in told for id in ids}
    written = {each.name for each in files_of(edition, KINDS, ROOT / "assets" / "fonts")}
    assert written <= expanded
    assert {name for name in expanded if "年报" not in name} == written
    assert STAMP in TEXT


def test_every_trouble_is_in_the_table() -> None:
    rows = set(re.findall(r"^\| `([a-z-]+)` \|", TEXT, re.MULTILINE))
    sources = ("cli_report.py", "reports/placing.py", "reports/periods.py")
    code = "".join((ROOT / "kiosk" / name).read_text("utf-8") for name in sources)
    assert rows == set(re.findall(r'Trouble\(\s*"([a-z-]+)"', code))


def test_the_fingerprint_on_the_cover_is_that_of_the_file() -> None:
    facts = truck_month()
    assert report_of(facts, 1).cover.fingerprint.replace(" ", "") == fingerprint(facts)


@pytest.mark.parametrize(
    "option", ["--month", "--year", "--out", "--close", *(f"--{k}" for k in KINDS)]
)
def test_the_options(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    from kiosk.cli import main

    with pytest.raises(SystemExit):
        main(["report", "--help"])
    assert option in capsys.readouterr().out
    assert option in TEXT
