"""Wrong clocks are put right where it is known, bracketed where it is not, never just believed."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.clock import local_month
from kiosk.visits.dating import FIRST_S, Certainty, Dated, Reading, date_readings
from kiosk.visits.vouched import Anchor
from tests.visits.making import UTC8
from tests.visits.timelines import DAY_S, HOUR_S, Life, each_truth, lives

ROUNDING_S = 2
SURE, CLOCK, UNSURE = Certainty.SURE, Certainty.CLOCK, Certainty.UNSURE


def at(year: int, month: int, day: int, hour: int = 4) -> int:
    """UTC seconds; hour 4 is noon in Beijing."""
    return int(datetime(year, month, day, hour, tzinfo=UTC).timestamp())


def dated(
    readings: list[Reading], *anchors: Anchor, now: Reading | None = None
) -> dict[int, Dated]:
    return date_readings(readings, anchors, utc_offset_min=UTC8, now=now)


def month(one: Dated) -> str:
    return local_month(one.best_s, UTC8)


# What holds whatever happened.


def _assert_true(life: Life, anchors: list[Anchor]) -> dict[int, Dated]:
    found = date_readings(life.readings, anchors, utc_offset_min=UTC8, now=life.now)
    assert set(found) == set(life.truth_s)
    for reading, truth_s in each_truth(life):
        one = found[reading.key]
        latest_s = truth_s if one.latest_s is None else one.latest_s
        assert one.earliest_s - ROUNDING_S <= truth_s <= latest_s + ROUNDING_S
        assert one.earliest_s <= one.best_s <= max(one.best_s, latest_s)
        assert one.latest_s is None or one.best_s <= one.latest_s
        if one.certainty is SURE:
            assert one.latest_s is not None
            # An anchor is a minute off, so midnight at the end of a month is a minute wide.
            near_s = one.latest_s - one.earliest_s if month(one) != _month(truth_s) else 0
            assert month(one) in {_month(truth_s - near_s), _month(truth_s + near_s)}
            assert near_s < HOUR_S
    booked = Counter(month(each) for each in found.values())
    assert booked.total() == len(life.readings)
    return found


def _month(wall_s: float) -> str:
    return local_month(wall_s, UTC8)


def _assert_anchors_only_help(life: Life, kept: set[int]) -> None:
    fewer = [each for at, each in enumerate(life.anchors) if at in kept]
    before, after = _assert_true(life, fewer), _assert_true(life, life.anchors)
    for key, one in before.items():
        if one.certainty is SURE:
            assert after[key].certainty is SURE


@given(lives())
@settings(max_examples=150, deadline=None)
def test_what_is_sure_is_true_whatever_the_clocks_did(life: Life) -> None:
    _assert_true(life, life.anchors)


@given(lives(), st.sets(st.integers(0, 20)))
@settings(max_examples=100, deadline=None)
def test_a_further_anchor_never_turns_anything_wrong(life: Life, kept: set[int]) -> None:
    _assert_anchors_only_help(life, kept)


@pytest.mark.proof
@given(lives(most_boots=40), st.sets(st.integers(0, 60)))
@settings(max_examples=4_000, deadline=None)
def test_the_same_over_long_lives(life: Life, kept: set[int]) -> None:
    _assert_anchors_only_help(life, kept)


# One by one.

MARCH_S = at(2026, 3, 5)


def test_after_an_anchor_everything_of_the_boot_is_exact_also_what_was_before() -> None:
    dead_s = at(2015, 1, 1)
    found = dated(
        [Reading(1, 7, 100, dead_s), Reading(2, 7, 4_000, MARCH_S + 3_000)],
        Anchor(7, 1_000, MARCH_S, 1, dead_s + 900),
    )
    assert (found[1].best_s, found[1].certainty) == (MARCH_S - 900, SURE)
    assert (found[2].best_s, found[2].certainty) == (MARCH_S + 3_000, SURE)


def test_a_dead_battery_between_two_anchors_of_a_month_is_sure_of_the_month() -> None:
    found = dated(
        [Reading(1, 2, 50, 0)],
        Anchor(1, 100, at(2026, 3, 2), 1),
        Anchor(3, 100, at(2026, 3, 20), 1),
    )
    assert (month(found[1]), found[1].certainty) == ("2026-03", SURE)


def test_between_two_months_it_is_told_with_its_interval() -> None:
    found = dated(
        [Reading(1, 2, 50, 0)],
        Anchor(1, 100, at(2026, 3, 30), 1),
        Anchor(3, 100, at(2026, 4, 2), 1),
    )[1]
    assert found.certainty is UNSURE
    assert found.latest_s is not None
    assert abs(found.earliest_s - at(2026, 3, 30)) < 120
    assert abs(found.latest_s - at(2026, 4, 2)) < 120
    assert found.earliest_s <= found.best_s <= found.latest_s


def test_without_anchors_a_steady_clock_is_the_machines_own() -> None:
    found = dated([Reading(day, day, 50, MARCH_S + day * DAY_S) for day in range(1, 40)])
    assert {each.certainty for each in found.values()} == {CLOCK}
    assert Counter(map(month, found.values())) == {"2026-03": 26, "2026-04": 13}


def test_a_clock_that_goes_back_a_year_in_the_middle_puts_both_sides_in_doubt() -> None:
    year_s = 365 * DAY_S
    labels = [
        *(MARCH_S + n * DAY_S for n in range(4)),
        *(MARCH_S - year_s + n * DAY_S for n in (4, 5)),
    ]
    found = dated([Reading(n, n + 1, 50, label_s) for n, label_s in enumerate(labels)])
    assert {each.certainty for each in found.values()} == {UNSURE}
    assert sum(Counter(map(month, found.values())).values()) == 6


def test_an_anchor_before_it_clears_those_that_were_right() -> None:
    year_s = 365 * DAY_S
    labels = [*(MARCH_S + n * DAY_S for n in range(4)), MARCH_S - year_s, MARCH_S + 9 * DAY_S]
    found = dated(
        [Reading(n, n + 2, 50, label_s) for n, label_s in enumerate(labels)],
        Anchor(1, 50, MARCH_S - 3 * DAY_S, 1),
    )
    assert [found[n].certainty for n in range(6)] == [CLOCK, CLOCK, CLOCK, CLOCK, UNSURE, CLOCK]
    assert month(found[4]) == "2026-03"


@pytest.mark.parametrize("label_s", [0, at(2015, 1, 1), at(2099, 6, 1), -5, 1 << 60])
def test_a_label_that_cannot_be_right_stands_where_it_most_likely_was(label_s: int) -> None:
    readings = [Reading(n, n, 50, MARCH_S + n * DAY_S) for n in (1, 2, 4)]
    found = dated([*readings, Reading(3, 3, 50, label_s)])
    assert [found[n].certainty for n in (1, 2, 3, 4)] == [CLOCK, CLOCK, UNSURE, CLOCK]
    assert month(found[3]) == "2026-03"


def test_before_the_first_that_is_believed_it_stands_with_that() -> None:
    found = dated([Reading(1, 1, 50, 0), Reading(2, 2, 50, MARCH_S)])
    assert (month(found[1]), found[1].certainty) == ("2026-03", UNSURE)


def test_of_nothing_but_nonsense_the_earliest_is_told() -> None:
    found = dated([Reading(1, 1, 50, 0)])[1]
    assert found == Dated(FIRST_S, FIRST_S, None, UNSURE)


def test_what_the_clocks_say_now_is_a_witness() -> None:
    ahead = [Reading(1, 1, 50, MARCH_S + 90 * DAY_S)]
    assert dated(ahead)[1].certainty is CLOCK
    assert dated(ahead, now=Reading(-1, 2, 50, MARCH_S))[1].certainty is UNSURE


def test_readings_of_an_older_ledger_are_bracketed_by_their_boot() -> None:
    found = dated(
        [Reading(1, 5, None, MARCH_S), Reading(2, 5, 900, MARCH_S)],
        Anchor(4, 50, at(2026, 3, 1), 1),
        Anchor(5, 1_000, at(2026, 3, 9), 1),
        Anchor(6, 50, at(2026, 3, 12), 1),
    )
    assert (found[2].best_s, found[2].certainty) == (at(2026, 3, 9) - 100, SURE)
    assert (found[1].best_s, found[1].certainty) == (MARCH_S, SURE)  # of the month


def test_a_boot_nobody_knows_is_believed_at_most() -> None:
    anchors = Anchor(1, 50, at(2026, 3, 2), 1), Anchor(2, 50, at(2026, 3, 9), 1)
    found = dated([Reading(1, 0, None, MARCH_S), Reading(2, 0, None, 0)], *anchors)
    assert [found[1].certainty, found[2].certainty] == [CLOCK, UNSURE]


# Anchors that contradict each other.


def test_a_slip_that_was_put_right_at_once_leaves_nothing_behind() -> None:
    slip_s = at(2025, 3, 5)
    found = dated(
        [Reading(1, 3, 100, 0)],
        Anchor(3, 200, slip_s, 1, 100),
        Anchor(3, 260, MARCH_S, 1, slip_s + 60),
    )
    assert (found[1].best_s, found[1].certainty) == (MARCH_S - 160, SURE)


def test_nor_does_one_before_which_the_clock_had_jumped_by_itself() -> None:
    slip_s = at(2025, 3, 5)
    found = dated(
        [Reading(1, 3, 100, MARCH_S - 100), Reading(2, 3, 250, slip_s + 50)],
        Anchor(3, 90, MARCH_S - 110, 1, 100),
        Anchor(3, 200, slip_s, 1, at(2026, 9, 1)),
        Anchor(3, 260, MARCH_S + 60, 1, slip_s + 60),
    )
    assert [month(found[key]) for key in (1, 2)] == ["2026-03"] * 2
    assert [found[key].certainty for key in (1, 2)] == [SURE] * 2


def test_the_higher_quality_wins() -> None:
    found = dated(
        [Reading(1, 3, 100, 0)],
        Anchor(3, 200, MARCH_S, 4, 100),
        Anchor(3, 260, at(2025, 3, 5), 1, MARCH_S + 60),
    )
    assert found[1].best_s == MARCH_S - 100


def test_one_wrong_anchor_does_not_overrule_those_on_both_sides() -> None:
    anchors = [Anchor(n, 50, MARCH_S + n * DAY_S, 1) for n in (1, 2, 3, 5, 6)]
    wrong = Anchor(4, 50, at(2025, 3, 5), 1)
    found = dated([Reading(n, n, 60, MARCH_S + n * DAY_S) for n in range(1, 7)], *anchors, wrong)
    assert [found[n].certainty for n in (1, 2, 3, 5, 6)] == [SURE] * 5
    assert month(found[4]) == "2026-03"


def test_a_slip_into_the_future_is_not_sure_once_a_later_boot_has_set_it_back() -> None:
    slip_s = MARCH_S + 366 * DAY_S
    readings = [
        Reading(1, 1, 100, MARCH_S),
        Reading(2, 1, 2_000, slip_s + 1_900),
        Reading(3, 2, 3_000, MARCH_S + DAY_S + 3_000),
    ]
    slip = Anchor(1, 1_500, slip_s + 1_400, 1, MARCH_S + 1_400)
    put_right = Anchor(2, 2_000, MARCH_S + DAY_S + 2_000, 1, slip_s + DAY_S + 2_000)
    found = dated(readings, slip, put_right)
    assert [month(found[key]) for key in (1, 2, 3)] == ["2026-03"] * 3
    assert (found[2].certainty, found[3].certainty) == (UNSURE, SURE)
    latest_s = found[2].latest_s
    assert latest_s is not None and latest_s <= MARCH_S + DAY_S + 2_200


def test_a_slip_back_is_not_sure_either_when_all_before_speak_against_it() -> None:
    anchors = [Anchor(n, 50, MARCH_S + n * DAY_S, 1) for n in (1, 2, 3)]
    slip = Anchor(4, 50, at(2025, 3, 5), 1, MARCH_S + 4 * DAY_S)
    readings = [Reading(n, n, 60, MARCH_S + n * DAY_S + 10) for n in (1, 2, 3)]
    readings.append(Reading(4, 4, 60, at(2025, 3, 5) + 10))
    found = dated(readings, *anchors, slip)
    assert [found[n].certainty for n in (1, 2, 3, 4)] == [SURE, SURE, SURE, UNSURE]
    assert month(found[4]) == "2026-03"


def test_of_two_boots_that_contradict_the_later_anchor_wins() -> None:
    anchors = Anchor(1, 50, at(2026, 8, 1), 1), Anchor(2, 50, MARCH_S, 1)
    found = dated([Reading(1, 1, 60, 0), Reading(2, 2, 60, 0)], *anchors)
    assert (found[2].certainty, month(found[2])) == (SURE, "2026-03")
    assert found[1].certainty is UNSURE


def test_two_boots_of_one_number_are_not_dated_by_each_others_anchors() -> None:
    """Their file was lost: the number began again, and the monotonic clock goes back."""
    april_s = at(2026, 4, 20)
    found = dated(
        [
            Reading(1, 1, 500, MARCH_S),  # agrees with the first anchor's clock
            Reading(2, 1, 90, april_s - 10),  # with the second's
            Reading(3, 1, 300, at(2026, 4, 1)),  # with neither
        ],
        Anchor(1, 500, MARCH_S, 1, 0),
        Anchor(1, 100, april_s, 1, 0),
    )
    assert (month(found[1]), found[1].certainty) == ("2026-03", SURE)
    assert (month(found[2]), found[2].certainty) == ("2026-04", SURE)
    assert found[3].certainty is not SURE


@pytest.mark.parametrize("wall_s", [0, at(1999, 1, 1), 1 << 60])
def test_an_anchor_that_no_calendar_of_ours_has_is_left_out(wall_s: int) -> None:
    found = dated([Reading(1, 1, 60, MARCH_S)], Anchor(1, 50, wall_s, 4))
    assert (found[1].best_s, found[1].certainty) == (MARCH_S, CLOCK)
