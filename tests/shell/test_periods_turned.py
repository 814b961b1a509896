"""Turning through days, months and years: never to where nothing can be."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.core.clock import HandClock
from kiosk.shell.periods_turned import PeriodsTurned
from kiosk.visits.period import Grain

NOON_S = datetime(2026, 11, 28, 4, 30, tzinfo=UTC).timestamp()


def turned(first: str = "2025-03-05", last: str = "2026-11-27") -> PeriodsTurned:
    one = PeriodsTurned(HandClock(NOON_S), 480)
    one.learn(first, last)
    return one


def test_it_begins_with_today() -> None:
    one = PeriodsTurned(HandClock(NOON_S), 480)
    assert (one.period.label, one.hour) == ("2026-11-28", 12)
    assert not one.can(1)
    assert not one.can(-1)  # nobody knows yet of anything before


def test_nothing_lies_before_the_first_count_or_after_today() -> None:
    one = turned()
    one.show(Grain.YEAR)
    assert one.turn(-1)
    assert one.period.label == "2025"
    assert not one.turn(-1)
    assert one.turn(1)
    assert not one.turn(1)
    assert one.period.label == "2026"


def test_what_a_wrong_clock_counted_after_today_can_be_turned_to() -> None:
    one = turned(last="2026-12-02")
    one.show(Grain.MONTH)
    assert one.turn(1)
    assert one.period.label == "2026-12"
    assert not one.can(1)


def test_a_finer_period_is_that_of_today_or_the_last_one() -> None:
    one = turned()
    one.show(Grain.YEAR)
    one.show(Grain.MONTH)
    assert one.period.label == "2026-11"
    one.turn(-1)
    one.show(Grain.DAY)
    assert one.period.label == "2026-10-31"
    one.show(Grain.YEAR)
    one.turn(-1)
    one.show(Grain.MONTH)
    assert one.period.label == "2025-12"


def test_the_same_length_again_changes_nothing() -> None:
    one = turned()
    assert not one.show(Grain.DAY)
    assert one.show(Grain.MONTH)


def test_where_nothing_was_counted_there_is_only_today() -> None:
    one = turned("", "")
    assert not one.can(-1)
    assert not one.can(1)
