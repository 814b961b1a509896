"""When the kiosk tries to send by itself."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.clock import HandClock
from kiosk.sync.schedule import (
    EVERY_S,
    FILE,
    LEAST_S,
    MOST_S,
    NEWS_S,
    SPREAD_DAYS,
    Standing,
    begun,
    due_in_s,
    failed,
    keep_standing,
    most_wait_s,
    noticed,
    read_standing,
    slot_s,
    spread_s,
    succeeded,
)

DAY_S = 86_400
BEIJING_MIN = 480


def at(text: str) -> float:
    """UTC seconds of a moment in Beijing."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() - BEIJING_MIN * 60


def test_the_first_try_is_due_at_once() -> None:
    assert due_in_s(Standing(), HandClock()) == 0


def test_the_longest_wait_doubles_from_two_minutes_to_a_day() -> None:
    waits = [most_wait_s(failures) for failures in range(1, 13)]
    assert waits[:4] == [120, 240, 480, 960]
    assert waits[-1] == MOST_S == most_wait_s(10**6)
    assert waits == sorted(waits)


def test_a_clock_before_1970_makes_no_circle_of_tries(tmp_path: Path) -> None:
    clock = HandClock(-5e8)
    keep_standing(tmp_path, succeeded(clock, lambda: 0.5))
    assert due_in_s(read_standing(tmp_path), clock) == EVERY_S


def test_a_boot_of_the_same_number_with_a_younger_monotonic_clock_is_another_one() -> None:
    clock = HandClock()
    before = Standing(9, 80_000.0, clock.boot, clock.monotonic_s() + 900_000)
    after = noticed(before, clock, lambda: 1.0, routed=True)
    assert after.wait_s == NEWS_S
    clock.advance(NEWS_S)
    assert due_in_s(after, clock) == 0


@given(st.integers(0, 10**6), st.floats(0, 1))
def test_a_wait_lies_between_a_minute_and_the_longest(failures: int, drawn: float) -> None:
    after = failed(Standing(failures=failures), HandClock(), lambda: drawn, "no-hub")
    assert LEAST_S <= after.wait_s <= most_wait_s(after.failures) <= MOST_S


def test_a_thousand_kiosks_behind_a_broken_hub_do_not_come_back_together() -> None:
    draw = random.Random(7).random
    waits = [failed(Standing(failures=5), HandClock(), draw, "no-hub").wait_s for _ in range(1000)]
    minutes = [int(wait // 60) for wait in waits]
    assert max(minutes.count(minute) for minute in set(minutes)) < 45  # of 16 in the mean


def test_what_the_hub_asks_to_wait_for_is_waited_for_but_never_a_week() -> None:
    asked = failed(Standing(), HandClock(), lambda: 0.0, "busy", at_least_s=1800)
    assert asked.wait_s == 1800
    assert failed(Standing(), HandClock(), lambda: 0.0, "busy", at_least_s=1e9).wait_s == MOST_S


def test_time_runs_by_the_monotonic_clock_whatever_the_other_says() -> None:
    clock = HandClock()
    standing = failed(Standing(), clock, lambda: 1.0, "no-hub")
    clock.set_wall(clock.wall_s() + 400 * DAY_S)
    assert due_in_s(standing, clock) == 120
    clock.set_wall(0)
    clock.advance(119)
    assert due_in_s(standing, clock) == 1
    clock.advance(1)
    assert due_in_s(standing, clock) == 0


def test_a_success_forgets_the_failures_and_comes_back_in_a_day_or_so() -> None:
    clock = HandClock()
    soonest, latest = succeeded(clock, lambda: 0.0), succeeded(clock, lambda: 1.0)
    assert soonest.failures == 0
    assert soonest.code == ""
    assert soonest.sent_wall_s == clock.wall_s()
    assert soonest.wait_s == pytest.approx(EVERY_S * 5 / 6)
    assert latest.wait_s == pytest.approx(EVERY_S * 7 / 6)


def test_a_try_that_is_cut_off_costs_a_wait() -> None:
    standing = begun(Standing(failures=2, sent_wall_s=5.0), HandClock(), lambda: 1.0)
    assert standing.failures == 3
    assert standing.wait_s == 480
    assert standing.sent_wall_s == 5.0


def test_a_network_that_comes_shortens_a_long_wait_and_a_short_one_stays() -> None:
    clock = HandClock()
    long = Standing(10, MOST_S, 1, clock.monotonic_s(), routed=False, code="no-hub")
    came = noticed(long, clock, lambda: 1.0, routed=True)
    assert due_in_s(came, clock) == NEWS_S
    assert came.failures == 10  # it has not succeeded yet
    short = long._replace(wait_s=61.0)
    assert due_in_s(noticed(short, clock, lambda: 1.0, routed=True), clock) == 61


def test_a_network_that_flickers_never_makes_a_circle_of_tries() -> None:
    clock, draw, tries = HandClock(), random.Random(3).random, 0
    standing = failed(Standing(failures=12), clock, draw, "no-hub")
    for second in range(3600):
        standing = noticed(standing, clock, draw, routed=second % 2 == 0)
        if standing.routed and due_in_s(standing, clock) == 0:
            standing, tries = failed(standing, clock, draw, "no-hub"), tries + 1
        clock.advance(1)
    assert 1 <= tries <= 60


def test_a_look_at_the_network_that_brings_no_news_changes_nothing() -> None:
    clock = HandClock()
    standing = failed(Standing(), clock, lambda: 0.5, "no-hub")
    assert noticed(standing, clock, lambda: 0.0, routed=True) is standing
    gone = noticed(standing, clock, lambda: 0.0, routed=False)
    assert gone == standing._replace(routed=False)


def test_a_new_boot_tries_again_soon_and_not_at_once() -> None:
    standing = failed(Standing(failures=30), HandClock(boot=1), lambda: 1.0, "no-hub")
    clock = HandClock(boot=2)
    assert due_in_s(standing, clock) == MOST_S
    seen = noticed(standing, clock, lambda: 0.0, routed=True)
    assert due_in_s(seen, clock) == LEAST_S
    clock.advance(LEAST_S)
    assert due_in_s(noticed(seen, clock, lambda: 1.0, routed=True), clock) == 0


def test_the_slots_of_a_fleet_lie_evenly_over_four_days() -> None:
    slots = [slot_s(f"{number:032x}") for number in range(4000)]
    assert all(0 <= slot < SPREAD_DAYS * DAY_S for slot in slots)
    hours = [int(slot // 3600) for slot in slots]
    assert set(hours) == set(range(SPREAD_DAYS * 24))
    assert max(hours.count(hour) for hour in set(hours)) < 80  # of 42 in the mean
    assert slot_s("00" * 16) == slots[0]


def test_a_kiosk_waits_for_its_slot_at_the_beginning_of_a_month_only() -> None:
    install = "ab" * 16
    first = at("2027-03-01T00:00:00")
    slot = slot_s(install)
    assert spread_s(install, first, BEIJING_MIN, believed=True) == pytest.approx(slot)
    assert spread_s(install, first + slot + 1, BEIJING_MIN, believed=True) == 0
    assert spread_s(install, first - 1, BEIJING_MIN, believed=True) == 0
    assert spread_s(install, at("2027-03-05T00:00:00"), BEIJING_MIN, believed=True) == 0


def test_who_does_not_believe_the_clock_does_not_wait_for_a_day_of_it() -> None:
    assert spread_s("ab" * 16, at("2027-03-01T00:00:00"), BEIJING_MIN, believed=False) == 0


def test_it_is_kept_and_read_back(tmp_path: Path) -> None:
    standing = failed(Standing(), HandClock(), lambda: 0.5, "no-hub")
    keep_standing(tmp_path, standing)
    assert read_standing(tmp_path) == standing


@pytest.mark.parametrize(
    "changes",
    [
        {"failures": -1},
        {"failures": 1.5},
        {"wait_s": 1e18},
        {"wait_s": float("nan")},
        {"mono_s": "soon"},
        {"routed": 1},
        {"code": "x" * 100},
    ],
)
def test_what_nobody_wrote_is_a_fresh_beginning(tmp_path: Path, changes: dict[str, Any]) -> None:
    keep_standing(tmp_path, Standing(3, 100.0, 1, 5.0)._replace(**changes))
    assert read_standing(tmp_path) == Standing()


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"more": 1}', b"[" * 9000, b"\xff"])
def test_a_damaged_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path.joinpath(*FILE)
    path.parent.mkdir()
    path.write_bytes(content)
    assert read_standing(tmp_path) == Standing()
    keep_standing(tmp_path, Standing(failures=1))
    assert read_standing(tmp_path).failures == 1
    assert path.with_name("sending.json.damaged-1").read_bytes() == content


def test_a_folder_that_cannot_be_written_costs_one_sentence(
    tmp_path: Path, expect_log: Any
) -> None:
    expect_log("kiosk.sync.schedule", "WARNING", "not stored")
    (tmp_path / "device").write_text("in the way")
    keep_standing(tmp_path, Standing(failures=1))
    assert read_standing(tmp_path) == Standing()
