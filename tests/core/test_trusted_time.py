"""The time reached: it rises, a leap waits for somebody to vouch for it, and nothing is refused."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.clock import Quality
from kiosk.core.plausible import STEP_S
from kiosk.core.trusted_time import FILE, KeptTime, keep_time, read_kept_time

NOW_S = 1_800_000_000.0


def test_nothing_is_kept_at_first(data: Path) -> None:
    assert read_kept_time(data) == KeptTime()
    assert keep_time(data, NOW_S).seen_s == NOW_S


def test_it_only_rises(data: Path) -> None:
    keep_time(data, NOW_S)
    assert keep_time(data, NOW_S - 5).seen_s == NOW_S
    assert keep_time(data, NOW_S + 5).seen_s == NOW_S + 5
    assert read_kept_time(data) == KeptTime(NOW_S + 5)


def test_a_leap_is_not_believed_until_somebody_vouches(data: Path) -> None:
    keep_time(data, NOW_S)
    leap_s = NOW_S + STEP_S + 1
    assert keep_time(data, leap_s).seen_s == NOW_S
    kept = keep_time(data, leap_s, Quality.OPERATOR)
    assert kept == KeptTime(leap_s, leap_s, Quality.OPERATOR)
    assert keep_time(data, leap_s + 60).seen_s == leap_s + 60


def test_who_vouches_for_an_earlier_time_ends_the_complaint(data: Path) -> None:
    keep_time(data, NOW_S + 1_000)
    kept = keep_time(data, NOW_S, Quality.OPERATOR)
    assert kept.latest_s == NOW_S


def test_a_lesser_voice_does_not_lower_what_a_better_one_said(data: Path) -> None:
    keep_time(data, NOW_S, Quality.HUB)
    kept = keep_time(data, NOW_S - 1_000, Quality.OPERATOR)
    assert (kept.trusted_s, kept.quality) == (NOW_S, Quality.HUB)


@pytest.mark.parametrize("wall_s", [0.0, -1.0, math.nan, math.inf, 1e15])
def test_a_time_no_calendar_has_is_left_out(data: Path, wall_s: float) -> None:
    assert keep_time(data, wall_s, Quality.HUB) == KeptTime()
    assert not (data / FILE).exists()


@pytest.mark.parametrize(
    "broken", [b"", b"{}", b"[1]", b"\xff", json.dumps({"seen_s": -1, "trusted_s": 0}).encode()]
)
def test_a_damaged_file_is_set_aside_when_the_next_time_comes(data: Path, broken: bytes) -> None:
    (data / FILE).write_bytes(broken)
    assert read_kept_time(data) == KeptTime()
    keep_time(data, NOW_S)
    assert read_kept_time(data) == KeptTime(NOW_S)
    assert (data / f"{FILE}.damaged-1").read_bytes() == broken


def test_a_disk_that_refuses_is_only_logged(data: Path, read_only: Any, expect_log: Any) -> None:
    read_only(data)
    expect_log("kiosk.core.trusted_time", "WARNING", "not stored")
    assert keep_time(data, NOW_S).seen_s == NOW_S
