"""Whether the wall clock can be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.plausible import SLACK_S, STEP_S, is_plausible

NOW = 1_800_000_000.0
YEAR = 365 * 86_400.0
TIMES = st.floats(0, 4e9)


@pytest.mark.parametrize(
    ("wall_s", "plausible"),
    [
        (NOW, True),
        (NOW + 40 * 86_400, True),
        (NOW - SLACK_S / 2, True),  # made on a machine whose clock was ahead
        (NOW - YEAR, False),  # jumped back
        (NOW + YEAR, False),  # jumped ahead
        (0.0, False),  # an empty battery
    ],
)
def test_a_clock_that_jumps_a_year_is_not_believed(wall_s: float, plausible: bool) -> None:
    assert is_plausible(wall_s, earliest_s=NOW - 10 * YEAR, reached_s=NOW) is plausible


def test_without_anything_kept_only_what_was_made_before_counts() -> None:
    assert is_plausible(NOW + 5 * YEAR, earliest_s=NOW)
    assert not is_plausible(NOW - YEAR, earliest_s=NOW)


@given(earliest_s=TIMES, reached_s=TIMES, later_s=st.floats(0, STEP_S))
def test_the_time_that_was_reached_can_go_on(
    earliest_s: float, reached_s: float, later_s: float
) -> None:
    wall_s = max(reached_s, earliest_s) + later_s
    assert is_plausible(wall_s, earliest_s=earliest_s, reached_s=max(reached_s, earliest_s))
