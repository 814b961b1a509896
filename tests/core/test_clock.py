from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.clock import (
    Clock,
    HandClock,
    SkippingClock,
    SystemClock,
    boot_number,
    local_day,
    local_month,
    os_boot_id,
)
from tests.core.weakness import read_only_folder


def _wall_s(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def test_beijing_turns_the_day_at_four_in_the_afternoon_utc() -> None:
    assert local_day(_wall_s("2026-10-31T15:59:59"), 480) == date(2026, 10, 31)
    assert local_day(_wall_s("2026-10-31T16:00:00"), 480) == date(2026, 11, 1)
    assert local_month(_wall_s("2026-10-31T16:00:00"), 480) == "2026-11"
    assert local_month(_wall_s("2026-10-31T16:00:00"), 0) == "2026-10"


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)),
    st.integers(-720, 840),
)
def test_local_days_agree_with_the_calendar(moment: datetime, offset_min: int) -> None:
    wall_s = moment.replace(tzinfo=UTC).timestamp()
    there = timezone(timedelta(minutes=offset_min))
    assert local_day(wall_s, offset_min) == moment.replace(tzinfo=UTC).astimezone(there).date()


@given(st.floats(-1e18, 1e18), st.integers(-720, 840))
def test_no_clock_is_too_wrong_for_a_day(wall_s: float, offset_min: int) -> None:
    assert date.min <= local_day(wall_s, offset_min) <= date.max
    assert len(local_month(wall_s, offset_min)) == 7


def test_a_skip_moves_both_clocks_and_only_forward() -> None:
    hand = HandClock(wall_s=100.0, boot=7)
    clock: Clock = SkippingClock(hand)
    assert isinstance(clock, SkippingClock)
    before_s = clock.monotonic_s()
    clock.skip(90)
    hand.advance(1)
    assert (clock.wall_s(), clock.monotonic_s() - before_s, clock.boot) == (191.0, 91.0, 7)
    for nonsense in (-1.0, float("nan")):
        with pytest.raises(ValueError, match="cannot skip"):
            clock.skip(nonsense)


def test_setting_the_wall_clock_leaves_monotonic_time_alone() -> None:
    clock = HandClock()
    before_s = clock.monotonic_s()
    clock.set_wall(0.0)
    assert (clock.wall_s(), clock.monotonic_s()) == (0.0, before_s)


def test_the_system_clock_runs() -> None:
    clock = SystemClock(boot=3)
    first_s = clock.monotonic_s()
    assert clock.boot == 3
    assert clock.monotonic_s() >= first_s
    assert abs(clock.wall_s() - datetime.now(UTC).timestamp()) < 60


def test_starts_within_one_boot_share_its_number(data: Path) -> None:
    assert [boot_number(data, lambda: "a") for _ in range(3)] == [1, 1, 1]
    assert [boot_number(data, lambda: "b") for _ in range(2)] == [2, 2]
    assert boot_number(data, lambda: "a") == 3


def test_where_boots_have_no_name_every_start_counts(data: Path) -> None:
    assert [boot_number(data, lambda: None) for _ in range(3)] == [1, 2, 3]


def test_the_system_names_its_boots_here() -> None:
    assert os_boot_id() == os_boot_id()


def test_a_read_only_folder_still_gives_a_number(expect_log: Callable[..., object]) -> None:
    expect_log("kiosk.core.clock", logging.WARNING, "boot number 1 is not stored: read-only")
    with read_only_folder() as folder:
        assert boot_number(folder, lambda: "a") == 1


def test_a_damaged_counter_goes_on_from_the_digits_that_are_left(
    data: Path, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.core.clock", logging.WARNING, "counting goes on from 41")
    (data / "boot.json").write_bytes(b'{"boot": 41, "os_bo\0\0\0')
    assert boot_number(data, lambda: "a") == 42
    assert json.loads((data / "boot.json").read_text())["boot"] == 42
    assert (data / "boot.json.damaged-1").read_bytes().startswith(b'{"boot": 41')


def test_no_content_of_the_counter_stops_the_start(
    tmp_path: Path, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.core.clock", logging.WARNING, "is damaged")
    path = tmp_path / "boot.json"

    @given(
        st.binary(max_size=64)
        | st.from_type(type(None)).map(lambda _: b"[" * 100_000)
        | st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: st.dictionaries(st.sampled_from(["boot", "os_boot_id"]), inner),
        ).map(lambda value: json.dumps(value).encode())
    )
    def starts(content: bytes) -> None:
        path.write_bytes(content)
        assert boot_number(tmp_path, lambda: "now") >= 1

    starts()
