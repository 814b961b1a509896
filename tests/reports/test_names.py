"""What the files are called, on every system."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reports.names import RESERVED, ReportNames, safe

MARCH = ReportNames("朝阳市", "7K4M-2P9A", "2026-03", 1)


def test_a_month_has_a_name_for_people_and_one_in_ascii() -> None:
    assert MARCH.chinese("xlsx") == "朝阳市_7K4M-2P9A_2026-03_月报_v1.xlsx"
    assert MARCH.ascii("xlsx") == "report_7K4M-2P9A_2026-03_v1.xlsx"
    assert MARCH.chinese("pdf", "盖章页") == "朝阳市_7K4M-2P9A_2026-03_月报_v1_盖章页.pdf"
    assert MARCH.ascii("csv", "counties") == "report_7K4M-2P9A_2026-03_v1_counties.csv"


def test_a_year_likewise() -> None:
    year = MARCH._replace(period="2026", number=0)
    assert year.chinese("xlsx") == "朝阳市_7K4M-2P9A_2026_年报_v0.xlsx"
    assert year.ascii("json") == "report_7K4M-2P9A_2026_v0.json"


@pytest.mark.parametrize(
    ("city", "name"),
    [
        ("朝阳/凌源", "朝阳-凌源"),
        ("a\\b:c*d?e", "a-b-c-d-e"),
        ('"<>|"', "未命名"),
        ("CON", "CON-"),
        ("com1", "com1-"),
        ("NUL.txt", "NUL-txt"),
        ("../../etc", "etc"),
        ("朝阳市. ", "朝阳市"),
        ("", "未命名"),
        ("\ud800x", "x"),
        ("\u202egnp", "gnp"),
        ("a\nb", "a-b"),
    ],
)
def test_what_no_system_takes_is_made_safe(city: str, name: str) -> None:
    assert safe(city) == name
    assert MARCH._replace(city=city).chinese("xlsx").startswith(f"{name}_7K4M-2P9A_")


def test_without_a_code_there_is_a_name_all_the_same() -> None:
    assert MARCH._replace(device_code="").ascii("xlsx") == "report_device_2026-03_v1.xlsx"


@given(st.text(max_size=80))
def test_any_city_gives_a_name_that_windows_takes(city: str) -> None:
    name = MARCH._replace(city=city).chinese("xlsx")
    assert re.search(r'[/\\:*?"<>|\x00-\x1f]', name) is None
    assert name.split(".")[0].upper() not in RESERVED
    assert name.count(".") == 1
    assert len(name.encode()) < 255
    assert not name.startswith((" ", ".", "-", "_"))
