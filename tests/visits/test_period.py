"""A day, a month, a year: what lies in it and what comes before and after."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.visits.period import Grain, Period, period_at

LEAP = date(2028, 2, 29)


@pytest.mark.parametrize(
    ("label", "grain", "first", "last", "parts"),
    [
        ("2028", Grain.YEAR, date(2028, 1, 1), date(2028, 12, 31), 12),
        ("2028-02", Grain.MONTH, date(2028, 2, 1), LEAP, 29),
        ("2028-02-29", Grain.DAY, LEAP, LEAP, 24),
    ],
)
def test_a_period_knows_its_days_and_its_parts(
    label: str, grain: Grain, first: date, last: date, parts: int
) -> None:
    period = Period(label)
    assert (period.grain, period.first, period.last) == (grain, first, last)
    assert len(period.parts) == len(set(period.parts)) == parts
    assert period_at(first, grain) == period_at(last, grain) == period


@pytest.mark.parametrize(
    ("label", "after"),
    [("2026", "2027"), ("2026-12", "2027-01"), ("2028-02-29", "2028-03-01"), ("0999", "1000")],
)
def test_periods_follow_each_other_over_every_boundary(label: str, after: str) -> None:
    assert Period(label).next() == Period(after)
    assert Period(after).next(-1) == Period(label)


def test_the_first_and_the_last_periods_there_are_have_no_neighbour_beyond() -> None:
    assert Period("9999-12-31").next() == Period("9999-12-31")
    assert Period("0001").next(-1) == Period("0001")


def test_the_same_month_a_year_before() -> None:
    assert Period("2026-03").a_year_before == Period("2025-03")
    assert Period("2026").a_year_before == Period("2025")
    assert Period("2026-03-05").a_year_before is None
    assert Period("0001").a_year_before is None


def test_a_label_of_another_length_is_no_period() -> None:
    with pytest.raises(KeyError):
        _ = Period("2026-3").grain
