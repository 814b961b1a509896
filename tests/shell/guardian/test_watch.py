"""Does the loop still turn: ten seconds, a minute for the first beat, and nobody is blamed for
time in which nobody looked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.shell.guardian.watch import BEAT_WITHIN_S, FIRST_BEAT_WITHIN_S, BeatWatch


def test_the_first_beat_may_take_a_minute() -> None:
    watch = BeatWatch(100.0)
    assert not any(watch.hangs(100.0 + second, 0) for second in range(60))
    assert watch.hangs(160.0, 0)


def test_after_a_beat_ten_seconds_are_enough() -> None:
    watch = BeatWatch(100.0)
    assert not watch.hangs(101.0, 1)
    assert not any(watch.hangs(101.0 + second, 1) for second in range(1, 10))
    assert watch.hangs(111.0, 1)


def test_a_beat_at_the_last_moment_counts() -> None:
    watch = BeatWatch(0.0, beats=5)
    assert not any(watch.hangs(float(second), 5) for second in range(1, 10))
    assert not watch.hangs(10.0, 6)
    assert watch.due_s == 20.0


def test_ten_thousand_beats_do_not_drift() -> None:
    """Two seconds a beat, a look each second: the deadline is exact after each of them."""
    watch = BeatWatch(0.0)
    for look in range(1, 20_001):
        now_s, beats = look * 1.0, look // 2
        assert not watch.hangs(now_s, beats)
        if beats:
            assert watch.due_s == beats * 2.0 + BEAT_WITHIN_S
    assert not any(watch.hangs(20_000.0 + second, 10_000) for second in range(1, 10))
    assert watch.hangs(20_010.0, 10_000)


def test_a_machine_that_slept_is_no_hang() -> None:
    watch = BeatWatch(0.0, beats=1)
    assert not watch.hangs(1.0, 1)
    assert not watch.hangs(30_000.0, 1)
    assert not any(watch.hangs(30_000.0 + second, 1) for second in range(1, 9))
    assert watch.hangs(30_010.0, 1)


@given(st.lists(st.tuples(st.floats(0.05, 3.0), st.booleans()), min_size=1, max_size=200))
def test_it_is_given_up_exactly_when_the_silence_is_too_long(
    looks: list[tuple[float, bool]],
) -> None:
    watch, now_s, beats, heard_s = BeatWatch(0.0), 0.0, 0, 0.0
    for gap_s, beats_now in looks:
        now_s += gap_s
        if beats_now:
            beats, heard_s = beats + 1, now_s
        patience_s = BEAT_WITHIN_S if beats else FIRST_BEAT_WITHIN_S
        assert watch.hangs(now_s, beats) == (now_s >= heard_s + patience_s)
