"""Starting again: at once the first time, then slower, and safely after three."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.shell.guardian.policy import (
    PAUSES_S,
    SAFE_AFTER,
    SAFE_FOR_S,
    WINDOW_S,
    Restart,
    RestartPolicy,
)

GAPS_S = st.lists(st.floats(min_value=0.01, max_value=5000.0), max_size=60)


def test_the_first_crash_is_answered_at_once() -> None:
    assert RestartPolicy().crashed(1000.0) == Restart(0.0, safe=False)


def test_three_crashes_in_five_minutes_lead_into_safe_mode() -> None:
    policy = RestartPolicy()
    policy.crashed(0.0)
    assert policy.crashed(100.0) == Restart(0.2, safe=False)
    assert policy.crashed(299.0) == Restart(0.4, safe=True)
    assert policy.is_safe(299.0)


def test_three_crashes_in_more_than_five_minutes_do_not() -> None:
    policy = RestartPolicy()
    for at_s in (0.0, 151.0, 302.0, 453.0):
        assert not policy.crashed(at_s).safe


def test_safe_mode_lasts_an_hour() -> None:
    policy = RestartPolicy()
    for at_s in (0.0, 1.0, 2.0):
        policy.crashed(at_s)
    assert policy.is_safe(2.0 + SAFE_FOR_S - 1)
    assert not policy.is_safe(2.0 + SAFE_FOR_S)


def test_after_the_hour_three_new_crashes_are_needed_for_safe_mode() -> None:
    policy = RestartPolicy()
    for at_s in (0.0, 1.0, 2.0):
        policy.crashed(at_s)
    policy.try_normal()
    assert [policy.crashed(at_s).safe for at_s in (4000.0, 4001.0, 4002.0)] == [False, False, True]


def test_a_new_guardian_goes_on_where_the_old_one_was() -> None:
    assert RestartPolicy([10.0, 20.0]).crashed(30.0).safe
    assert RestartPolicy([], safe_since_s=100.0).crashed(200.0) == Restart(0.0, safe=True)


@given(GAPS_S)
def test_whatever_happens_a_start_follows_within_a_minute(gaps_s: list[float]) -> None:
    policy, now_s = RestartPolicy(), 0.0
    for gap_s in gaps_s:
        now_s += gap_s
        restart = policy.crashed(now_s)
        assert 0.0 <= restart.pause_s <= PAUSES_S[-1]


@given(GAPS_S)
def test_pause_and_mode_follow_from_the_crashes_of_the_last_minutes(gaps_s: list[float]) -> None:
    policy, now_s, past_s = RestartPolicy(), 0.0, list[float]()
    safe_until_s = -1.0
    for gap_s in gaps_s:
        now_s += gap_s
        past_s.append(now_s)
        recent = sum(now_s - at_s < WINDOW_S for at_s in past_s)
        restart = policy.crashed(now_s)
        assert restart.pause_s == PAUSES_S[min(recent, len(PAUSES_S)) - 1]
        if recent >= SAFE_AFTER and now_s >= safe_until_s:
            safe_until_s = now_s + SAFE_FOR_S
        assert restart.safe == (now_s + restart.pause_s < safe_until_s)


@given(st.integers(min_value=2, max_value=40))
def test_a_loop_of_crashes_grows_ever_slower(count: int) -> None:
    policy, now_s, before_s = RestartPolicy(), 0.0, -1.0
    for _ in range(count):
        restart = policy.crashed(now_s)
        if before_s >= 0 and restart.pause_s < before_s:
            assert before_s == PAUSES_S[-1]  # only once the oldest of it is forgotten
        before_s = restart.pause_s
        now_s += restart.pause_s + 1.0
