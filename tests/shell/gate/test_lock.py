"""Five wrong PINs and then fifteen minutes, whatever happens to the plug and to the clock."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.clock import HandClock
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.gate.gate import Gate, Verdict
from kiosk.shell.gate.tries import FILE, LOCK_S, MOST_WRONG, Tries, lock_stands

PIN, WRONG = "5831", "9204"
Expect = Callable[..., object]

STEPS = st.one_of(
    st.sampled_from(["wrong", "wrong", "wrong", "right", "restart"]),
    st.tuples(st.just("jump"), st.floats(-4e9, 4e9)),
    st.tuples(st.just("run"), st.sampled_from([1.0, 30.0, 59.0, 240.0, 899.0, 900.0, 1000.0])),
)


class _Machine:
    """A gate that is run, restarted and lied to, beside what must be true of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = HandClock()
        self.gate = self._new_gate()
        self.gate.set_pin(PIN)
        self.wrong = 0
        self.ran_since_lock_s: float | None = None
        self.restarts_since_lock = 0

    def _new_gate(self) -> Gate:
        return Gate(self.folder, self.clock, lambda: None)

    def restart(self) -> None:
        """The plug is pulled: nothing is stored any more, and the clocks begin anew."""
        self.clock = HandClock(wall_s=self.clock.wall_s(), boot=self.clock.boot + 1)
        self.gate = self._new_gate()
        self.restarts_since_lock += 1

    def run(self, seconds: float) -> None:
        """Time passes, and a lock is stored after each whole minute, as the glass does."""
        while seconds > 0:
            step = min(60.0, seconds)
            self.clock.advance(step)
            seconds -= step
            if self.ran_since_lock_s is not None:
                self.ran_since_lock_s += step
            if step == 60.0:
                self.gate.keep_lock()

    def try_pin(self, pin: str) -> None:
        """Try one, and compare what comes of it with what must."""
        was_locked = self.gate.locked_s() > 0
        ran = self.ran_since_lock_s
        if ran is not None and ran < LOCK_S:
            assert was_locked, f"open after {ran} s"
        if was_locked:
            assert ran is not None
            assert ran < LOCK_S + 61 * self.restarts_since_lock, f"still shut after {ran} s"
        fifth = pin == WRONG and self.wrong == MOST_WRONG - 1
        verdict = self.gate.try_pin(pin)
        if was_locked or fifth:
            assert verdict is Verdict.LOCKED
        else:
            assert verdict is (Verdict.OPEN if pin == PIN else Verdict.WRONG)
        if was_locked:
            return
        self.ran_since_lock_s = 0.0 if fifth else None
        self.restarts_since_lock = 0
        self.wrong = 0 if fifth or pin == PIN else self.wrong + 1


def _play(folder: Path, steps: list[Any], jumps: bool = True) -> list[str]:
    """Play a schedule; return what each try came to."""
    machine = _Machine(folder)
    told: list[str] = []
    for step in steps:
        match step:
            case "wrong" | "right":
                machine.try_pin(WRONG if step == "wrong" else PIN)
                told.append(f"{machine.gate.locked_s()} {machine.gate.tries_left}")
            case "restart":
                machine.restart()
            case ("jump", to_s):
                if jumps:
                    machine.clock.set_wall(to_s)
            case ("run", seconds):
                machine.run(seconds)
    return told


@given(st.lists(STEPS, max_size=30))
@settings(max_examples=40)
def test_no_schedule_shortens_the_lock_and_no_clock_matters(steps: list[Any]) -> None:
    logging.getLogger("kiosk.shell.gate.gate").setLevel(logging.ERROR)  # locks are what is made
    try:
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            assert _play(Path(one), steps) == _play(Path(other), steps, jumps=False)
    finally:
        logging.getLogger("kiosk.shell.gate.gate").setLevel(logging.NOTSET)


@pytest.fixture
def machine(data: Path) -> _Machine:
    return _Machine(data / "gate")


def _lock(machine: _Machine) -> None:
    for _ in range(MOST_WRONG):
        machine.try_pin(WRONG)
    assert machine.gate.locked_s() == LOCK_S


def test_the_fifth_wrong_pin_locks_and_the_right_one_waits(
    machine: _Machine, expect_log: Expect
) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "locked for 15 min")
    left = []
    for _ in range(MOST_WRONG):
        machine.gate.try_pin(WRONG)
        left.append(machine.gate.tries_left)
    assert left == [4, 3, 2, 1, 0]
    assert machine.gate.try_pin(PIN) is Verdict.LOCKED
    machine.clock.advance(LOCK_S - 1)
    assert machine.gate.try_pin(PIN) is Verdict.LOCKED
    machine.clock.advance(1)
    assert machine.gate.tries_left == MOST_WRONG
    assert machine.gate.try_pin(PIN) is Verdict.OPEN


def test_the_right_pin_forgets_the_wrong_ones(machine: _Machine) -> None:
    for _ in range(3):
        for _ in range(MOST_WRONG - 1):
            assert machine.gate.try_pin(WRONG) is Verdict.WRONG
        assert machine.gate.try_pin(PIN) is Verdict.OPEN
        machine.restart()


def test_wrong_tries_and_the_lock_outlive_a_pulled_plug(
    machine: _Machine, expect_log: Expect
) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "locked")
    for _ in range(MOST_WRONG):
        machine.restart()
        machine.try_pin(WRONG)
    machine.run(600)
    machine.restart()
    assert machine.gate.locked_s() == 300
    machine.clock.advance(45)
    machine.restart()  # these 45 s were not stored
    assert machine.gate.locked_s() == 300


@pytest.mark.parametrize("to_s", [0.0, -1e9, 1e11, 1_800_000_000.0 + 366 * 86400])
def test_setting_the_clock_changes_nothing(
    machine: _Machine, to_s: float, expect_log: Expect
) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "locked")
    _lock(machine)
    machine.clock.set_wall(to_s)
    assert machine.gate.locked_s() == LOCK_S
    machine.restart()
    machine.clock.set_wall(to_s)
    assert machine.gate.locked_s() == LOCK_S


def test_a_try_is_counted_before_its_pin_is_looked_at(
    machine: _Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever pulls the plug while the hash is reckoned has used up a try."""

    class PulledError(Exception):
        pass

    def pulled(*_: object) -> bool:
        raise PulledError

    for _ in range(MOST_WRONG - 1):
        monkeypatch.setattr("kiosk.shell.gate.pins.PinHash.fits", pulled)
        with pytest.raises(PulledError):
            machine.gate.try_pin(WRONG)
        monkeypatch.undo()
        machine.restart()
    assert machine.gate.tries_left == 1


def test_where_the_disk_remembers_nothing_one_wrong_pin_locks(
    machine: _Machine, monkeypatch: pytest.MonkeyPatch, expect_log: Expect
) -> None:
    expect_log("kiosk.shell.gate.tries", "WARNING", "not remembered")
    expect_log("kiosk.shell.gate.gate", "WARNING", "locked")

    def full(*_: object) -> None:
        raise Trouble("disk-full", Words("满", "full"), Words("腾", "make room"))

    monkeypatch.setattr("kiosk.shell.gate.tries.write_record", full)
    assert machine.gate.try_pin(PIN) is Verdict.OPEN  # an operator can come in and make room
    assert machine.gate.try_pin(WRONG) is Verdict.LOCKED
    assert machine.gate.try_pin(PIN) is Verdict.LOCKED


@pytest.mark.parametrize(
    "record",
    [
        {"wrong": -1, "locked_s": 0},
        {"wrong": 5, "locked_s": 0},
        {"wrong": 5, "locked_s": 901},
        {"wrong": 0, "locked_s": 10},
        {"wrong": 1.0, "locked_s": 0},
        {"wrong": True, "locked_s": 0},
        {"locked_s": 0},
    ],
)
def test_what_cannot_be_believed_locks(
    data: Path, record: dict[str, object], expect_log: Expect
) -> None:
    from kiosk.shell.gate.records import write_record

    expect_log("kiosk.shell.gate.records", "WARNING", "impossible figures")
    write_record(data / "tries.json", record)
    assert Tries(data / "tries.json", HandClock()).locked_s() == LOCK_S


def test_only_a_lock_needs_a_gate_before_anybody_comes(data: Path) -> None:
    assert not lock_stands(data)
    clock = HandClock()
    tries = Tries(data / FILE, clock)
    tries.charge()
    assert not lock_stands(data)
    for _ in range(MOST_WRONG):
        tries.charge()
    assert lock_stands(data)
    tries.clear()  # as after a PIN that was right
    assert (data / FILE).exists() and not lock_stands(data)
    for damaged in (b"", b"[]", b'{"wrong": 1}', b"\xff"):
        (data / FILE).write_bytes(damaged)
        assert lock_stands(data)
    assert (data / FILE).read_bytes() == b"\xff"  # it only looks
