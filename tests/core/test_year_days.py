from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.settings import TermSettings
from kiosk.core.year_days import in_term, is_day_of_year, is_within, length_days

_YEAR = [date(2028, 1, 1) + timedelta(days=at) for at in range(366)]
_DAY_OF_YEAR = st.sampled_from(_YEAR).map(lambda day: f"{day:%m-%d}")


@given(begins=_DAY_OF_YEAR, ends=_DAY_OF_YEAR)
def test_a_window_holds_as_many_days_of_a_leap_year_as_it_says(begins: str, ends: str) -> None:
    held = [day for day in _YEAR if is_within(begins, ends, day)]
    assert len(held) == length_days(begins, ends)
    assert {f"{day:%m-%d}" for day in held} >= {begins, ends}


@given(st.text(max_size=6) | st.from_regex(r"\d\d-\d\d", fullmatch=True))
def test_a_day_of_the_year_is_month_and_day_and_nothing_else(text: str) -> None:
    real = re.fullmatch(r"[0-9]{2}-[0-9]{2}", text) is not None
    try:
        date.fromisoformat(f"2000-{text}")
    except ValueError:
        real = False
    assert is_day_of_year(text) is real


@pytest.mark.parametrize("value", [None, 323, b"03-23", 3.23])
def test_what_is_no_text_is_no_day(value: object) -> None:
    assert not is_day_of_year(value)


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2026, 3, 1), True),
        (date(2026, 7, 10), True),
        (date(2026, 7, 11), False),
        (date(2026, 8, 31), False),
        (date(2026, 12, 31), True),
        (date(2027, 1, 10), True),
        (date(2027, 1, 11), False),
    ],
)
def test_the_shipped_terms_leave_out_the_holidays(day: date, inside: bool) -> None:
    assert in_term(TermSettings().days, day) is inside


def test_without_terms_no_day_is_in_one() -> None:
    assert not in_term((), date(2026, 3, 1))


@pytest.mark.parametrize("term", ["02-20~07-01", "02-20-07-01", "02-20–07-01"])
def test_a_term_is_read_however_its_dash_was_typed(term: str) -> None:
    assert in_term((term,), date(2026, 2, 20)) and not in_term((term,), date(2026, 2, 19))
