"""The kiosk's own time: set by an operator, kept over a restart, dropped when it cannot hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.core.clock import Clock, HandClock, Quality, SkippingClock, boot_number
from kiosk.core.plausible import STEP_S
from kiosk.core.timekeeping import KeptClock, note_time
from kiosk.core.trusted_time import FILE, keep_time, read_clock, read_kept_time

DEAD_S = 1_420_070_400.0
"""2015-01-01, where an empty battery begins."""
NOW_S = 1_800_000_000.0
HOUR_S = 3_600.0


def _set(base: HandClock, data: Path, wall_s: float = NOW_S) -> KeptClock:
    clock = KeptClock(base, data)
    clock.vouch(wall_s, Quality.OPERATOR)
    clock.keep()
    return clock


def _booted(wall_s: float, up_s: float = 60.0, boot: int = 2) -> HandClock:
    """A machine that booted so long ago; its monotonic clock began with the boot."""
    base = HandClock(wall_s - up_s, boot)
    base._monotonic_s = 0.0
    base.advance(up_s)
    return base


def test_it_is_a_clock_and_at_first_the_machines_own(data: Path) -> None:
    base = HandClock(NOW_S, boot=7)
    clock: Clock = KeptClock(base, data)
    assert (clock.wall_s(), clock.monotonic_s(), clock.boot) == (NOW_S, base.monotonic_s(), 7)
    assert isinstance(clock, KeptClock)
    assert clock.quality is Quality.NONE
    assert not (data / FILE).exists()


def test_what_an_operator_sets_is_in_force_at_once_and_runs_on(data: Path) -> None:
    base = _booted(DEAD_S + HOUR_S, HOUR_S)
    clock = KeptClock(base, data)
    vouched = clock.vouch(NOW_S, Quality.OPERATOR)
    assert vouched == (2, int(HOUR_S), int(NOW_S), Quality.OPERATOR, int(DEAD_S + HOUR_S))
    base.advance(90)
    assert clock.wall_s() == NOW_S + 90
    assert clock.believed
    assert clock.quality is Quality.OPERATOR


def test_a_restart_of_the_program_keeps_it_and_who_vouched(data: Path) -> None:
    base = _booted(DEAD_S + HOUR_S, HOUR_S)
    _set(base, data)
    base.advance(20)
    again = KeptClock(base, data)
    assert (again.wall_s(), again.quality) == (NOW_S + 20, Quality.OPERATOR)


def test_a_machine_clock_set_while_the_program_was_down_is_seen_through(data: Path) -> None:
    base = _booted(DEAD_S + HOUR_S, HOUR_S)
    _set(base, data)
    base.advance(20)
    base.set_wall(NOW_S + 7 * HOUR_S)
    again = KeptClock(base, data)
    assert again.quality is Quality.OPERATOR
    base.set_wall(NOW_S + 20)  # and now it was set right
    again = KeptClock(base, data)
    assert again.wall_s() == NOW_S + 20


def test_another_boot_keeps_the_correction_while_the_machines_clock_runs_on(data: Path) -> None:
    _set(_booted(NOW_S - 40 * HOUR_S, HOUR_S), data)
    later = KeptClock(_booted(NOW_S - 16 * HOUR_S, boot=3), data)
    assert later.wall_s() == NOW_S + 24 * HOUR_S
    assert later.quality is Quality.NONE  # nobody has vouched for it since
    assert later.believed


@pytest.mark.parametrize("up_s", [30.0, 3 * HOUR_S, 30 * HOUR_S])
def test_an_empty_battery_drops_the_correction_however_late_the_program_starts(
    data: Path, up_s: float
) -> None:
    _set(_booted(DEAD_S + 2 * HOUR_S, 2 * HOUR_S), data)
    base = _booted(DEAD_S + up_s, up_s, boot=3)
    clock = KeptClock(base, data, boots_named=True)
    assert clock.wall_s() == base.wall_s()
    assert not clock.believed


def test_a_start_that_counts_as_a_boot_keeps_the_correction_of_the_same_boot(data: Path) -> None:
    base = _booted(DEAD_S + HOUR_S, HOUR_S)
    _set(base, data)
    base.advance(20)
    base._boot = 3  # the system does not name its boots
    again = KeptClock(base, data, boots_named=False)
    assert again.wall_s() == NOW_S + 20
    soon = _booted(DEAD_S + 60, boot=4)  # and an empty battery is noticed there, too
    assert KeptClock(soon, data, boots_named=False).wall_s() == soon.wall_s()


def test_in_a_boot_that_nobody_vouched_in_a_child_and_a_restart_keep_the_correction(
    data: Path,
) -> None:
    first = KeptClock(_booted(NOW_S - 40 * HOUR_S, HOUR_S), data, boots_named=True)
    first.vouch(NOW_S, Quality.OPERATOR)
    first.keep()
    base = _booted(NOW_S - 16 * HOUR_S, boot=3)
    KeptClock(base, data, boots_named=True)
    base.advance(900)  # longer than a start takes
    for _ in range(2):
        again = KeptClock(base, data, boots_named=True)
        assert again.believed
        assert again.wall_s() - base.wall_s() == pytest.approx(40 * HOUR_S, abs=1)
        again.keep()
        base.advance(5)


def test_a_leap_of_most_of_a_year_drops_it(data: Path) -> None:
    _set(_booted(NOW_S - 40 * HOUR_S, HOUR_S), data)
    wall_s = NOW_S + STEP_S + HOUR_S
    clock = KeptClock(_booted(wall_s, boot=3), data)
    assert clock.wall_s() == wall_s
    assert not clock.believed
    clock.vouch(wall_s, Quality.OPERATOR)
    assert clock.believed


def test_a_machine_clock_that_goes_back_under_it_is_seen_through(data: Path) -> None:
    base = _booted(NOW_S - HOUR_S)
    clock = _set(base, data)
    base.advance(600)
    base.set_wall(DEAD_S)
    assert clock.wall_s() == NOW_S + 600
    base.advance(60)
    assert clock.wall_s() == NOW_S + 660


def test_a_machine_clock_that_is_put_right_under_it_is_not_corrected_twice(data: Path) -> None:
    base = _booted(DEAD_S + HOUR_S, HOUR_S)
    clock = _set(base, data)
    base.advance(600)
    base.set_wall(NOW_S + 610)
    assert abs(clock.wall_s() - (NOW_S + 600)) < 1


def test_a_machine_that_was_asleep_is_followed(data: Path) -> None:
    base = _booted(NOW_S - HOUR_S)
    clock = _set(base, data)
    base.set_wall(base.wall_s() + 9 * HOUR_S)  # the monotonic clock stood still meanwhile
    assert clock.wall_s() == NOW_S + 9 * HOUR_S
    base.advance(60)
    assert clock.wall_s() == NOW_S + 9 * HOUR_S + 60


def test_nobody_vouched_so_a_machine_clock_that_is_set_is_followed(data: Path) -> None:
    base = HandClock(NOW_S)
    clock = KeptClock(base, data)
    base.set_wall(NOW_S - HOUR_S)
    assert clock.wall_s() == NOW_S - HOUR_S


def test_what_a_rehearsal_skips_is_skipped_on_it(data: Path) -> None:
    skipping = SkippingClock(HandClock(NOW_S))
    clock = KeptClock(skipping, data)
    clock.vouch(NOW_S + HOUR_S, Quality.OPERATOR)
    skipping.skip(3 * HOUR_S)
    assert clock.wall_s() == NOW_S + 4 * HOUR_S


def test_an_older_programs_file_is_read_and_its_part_stays_readable(data: Path) -> None:
    older = {"seen_s": NOW_S, "trusted_s": 0.0, "quality": 0}
    (data / FILE).write_text(json.dumps(older))
    base = HandClock(NOW_S + 60)
    clock = KeptClock(base, data)
    note_time(clock, data)
    assert read_kept_time(data).seen_s == NOW_S + 60
    assert read_clock(data) is not None
    keep_time(data, NOW_S + 120)  # as everything else that keeps the time reached
    assert read_clock(data) is not None


@pytest.mark.parametrize("part", [None, 7, [], {"boot": "x"}, {"boot": 1, "quality": 99}])
def test_a_damaged_part_is_left_out(data: Path, part: object) -> None:
    content = {"seen_s": NOW_S, "trusted_s": NOW_S, "quality": 1, "clock": part}
    (data / FILE).write_text(json.dumps(content))
    assert KeptClock(HandClock(NOW_S), data).wall_s() == NOW_S
    assert read_kept_time(data).trusted_s == NOW_S


def test_a_damaged_file_is_set_aside_and_the_clock_goes_on(data: Path) -> None:
    (data / FILE).write_bytes(b"\xff\x00garbage")
    clock = KeptClock(HandClock(NOW_S), data)
    clock.keep()
    assert read_kept_time(data).seen_s == NOW_S
    assert [each.name for each in data.glob(f"{FILE}.*")]
    clock.keep()  # what is sound now is not set aside again
    assert len(list(data.glob(f"{FILE}.*"))) == 1


def test_a_lost_number_of_boots_goes_on_from_the_one_beside_the_time(data: Path) -> None:
    _set(HandClock(NOW_S, boot=41), data)
    assert boot_number(data, lambda: "boot-a") == 42
    (data / "boot.json").unlink()
    assert boot_number(data, lambda: None) == 42


def test_looking_counts_no_boot(data: Path) -> None:
    assert boot_number(data, lambda: "boot-a") == 1
    assert boot_number(data, lambda: "boot-a", keep=False) == 1
    assert boot_number(data, lambda: "boot-b", keep=False) == 2
    assert boot_number(data, lambda: "boot-a") == 1
