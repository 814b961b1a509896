"""Months, years, and what they are held against."""

from __future__ import annotations

import pytest

from kiosk.core.errors import Trouble
from kiosk.reports.periods import Span, days_of, months_of, period_of, spans_of


def test_january_is_held_against_december_of_the_year_before() -> None:
    assert spans_of(period_of("2026-01")) == (
        Span("2026-01", "2026-01"),
        Span("2025-12", "2025-12"),
        Span("2025-01", "2025-01"),
        Span("2026-01", "2026-01"),
        Span("2025-01", "2025-01"),
    )


def test_a_year_is_held_against_the_year_before() -> None:
    spans = spans_of(period_of("2026"))
    assert spans.this == spans.to_date == Span("2026-01", "2026-12")
    assert spans.before == spans.year_ago == Span("2025-01", "2025-12")


def test_a_running_period_counts_only_days_that_are_over() -> None:
    assert len(days_of(period_of("2024-02"))) == 29
    assert len(days_of(period_of("2026-03", "2026-03-15"))) == 14
    assert days_of(period_of("2026-03", "2026-03-01")) == ()
    assert months_of(period_of("2026", "2026-04-02"))[-1] == "2026-04"
    assert len(months_of(period_of("2025", "2026-04-02"))) == 12


def test_a_period_is_over_on_the_day_after_its_last() -> None:
    assert period_of("2026-03", "2026-03-31").until == "2026-03-31"
    assert period_of("2026-03", "2026-04-01").until == ""
    with pytest.raises(Trouble, match="month-not-begun"):
        period_of("2026-04", "2026-03-31")
