"""The time is set by steps that move one figure, run on, and stay where a clock can be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.clock import HandClock, Quality
from kiosk.shell.clock_setting import FIELDS, LATEST_YEARS, ClockSetting, trace
from kiosk.visits.clock_steps import JUMPED, ClockStep

UTC8 = 480
MADE_S = datetime(2026, 11, 1, tzinfo=UTC).timestamp()
NOON_S = datetime(2027, 1, 31, 4, 5, 6, tzinfo=UTC).timestamp()


def _setting(wall_s: float = NOON_S, reached_s: float = 0.0) -> tuple[ClockSetting, HandClock]:
    clock = HandClock(wall_s)
    return ClockSetting(clock, UTC8, made_s=MADE_S, reached_s=reached_s), clock


def _told(setting: ClockSetting) -> str:
    return f"{setting.now:%Y-%m-%d %H:%M:%S}"


def test_it_begins_with_what_the_clock_shows_and_runs_on() -> None:
    setting, clock = _setting()
    assert _told(setting) == "2027-01-31 12:05:06"
    assert setting.wall_s == NOON_S
    clock.advance(60)
    assert setting.wall_s == NOON_S + 60
    assert setting.told().zh == "2027年1月31日 星期日 12:06"
    assert setting.told().en == "Sunday, 2027-01-31 12:06"


@pytest.mark.parametrize(
    ("field", "by", "told"),
    [
        ("year", 1, "2028-01-31 12:05:06"),
        ("month", 1, "2027-02-28 12:05:06"),  # no 31st
        ("month", -1, "2027-12-31 12:05:06"),  # turns round
        ("day", 1, "2027-01-01 12:05:06"),
        ("hour", -1, "2027-01-31 11:05:06"),
        ("minute", -6, "2027-01-31 12:59:06"),
        ("second", 1, "2027-01-31 12:05:06"),  # no such figure
    ],
)
def test_a_step_moves_one_figure(field: str, by: int, told: str) -> None:
    setting, _ = _setting()
    setting.step(field, by)
    assert _told(setting) == told


def test_after_a_dead_battery_it_begins_on_the_last_day_that_is_known() -> None:
    dead_s = datetime(2015, 1, 1, 1, tzinfo=UTC).timestamp()
    setting, _ = _setting(dead_s, reached_s=NOON_S)
    assert _told(setting) == "2027-01-31 09:00:00"
    setting, _ = _setting(dead_s)
    assert _told(setting) == "2026-11-01 09:00:00"


def test_it_stays_where_a_clock_can_be() -> None:
    setting, _ = _setting()
    for _ in range(3):
        setting.step("year", -1)
    assert setting.wall_s >= MADE_S - 86_400
    for _ in range(50):
        setting.step("year", 1)
    assert setting.now.year == 2026 + LATEST_YEARS


@given(
    st.floats(-1e12, 1e12),
    st.lists(st.tuples(st.sampled_from(FIELDS), st.integers(-70, 70)), max_size=30),
)
def test_whatever_is_pressed_there_is_a_time(wall_s: float, steps: list[tuple[str, int]]) -> None:
    setting, _ = _setting(wall_s)
    for field, by in steps:
        setting.step(field, by)
        assert MADE_S - 86_400 <= setting.wall_s < MADE_S + (LATEST_YEARS + 1) * 366 * 86_400
        assert setting.told().zh


def test_the_trace_tells_the_newest_first() -> None:
    noon_s = int(NOON_S)
    steps = (
        ClockStep(1, 1, 1, "set", Quality.OPERATOR),
        ClockStep(noon_s - 60, 1_420_070_400, noon_s - 60, "set", Quality.OPERATOR),
        ClockStep(noon_s, noon_s, noon_s, "confirmed", Quality.HUB),
        ClockStep(noon_s, None, noon_s + 3_600, JUMPED, Quality.NONE),
    )
    assert [each.zh for each in trace(steps, UTC8, 3)] == [
        "2027-01-31 12:05 时钟自己跳变，原为 未知",
        "2027-01-31 12:05 汇总中心核对：时间对",
        "2027-01-31 12:04 操作员校时，原为 2015-01-01 08:00",
    ]
    assert trace((), UTC8, 3) == ()
