"""The gate as a whole: never set, set, lost, and what it stores."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core.clock import HandClock
from kiosk.core.errors import Trouble
from kiosk.shell.gate import pins
from kiosk.shell.gate.gate import Gate, Standing, Verdict

PIN = "5831"


@pytest.fixture
def gate(data: Path) -> Gate:
    return Gate(data / "gate", HandClock(), lambda: None)


def _again(data: Path) -> Gate:
    return Gate(data / "gate", HandClock(), lambda: None)


def test_before_a_pin_was_ever_set_there_is_none(gate: Gate, data: Path) -> None:
    assert gate.standing() is Standing.NEVER
    assert gate.try_pin(PIN) is Verdict.LOST
    assert gate.tries_left == 5
    assert not (data / "gate").exists()


def test_a_pin_is_set_and_opens_also_after_a_restart(gate: Gate, data: Path) -> None:
    gate.set_pin(PIN)
    for one in (gate, _again(data)):
        assert one.standing() is Standing.SET
        assert one.try_pin("5832") is Verdict.WRONG
        assert one.try_pin(PIN) is Verdict.OPEN


def test_a_weak_pin_changes_nothing(gate: Gate) -> None:
    gate.set_pin(PIN)
    with pytest.raises(Trouble) as raised:
        gate.set_pin("1111")
    assert raised.value.code == "weak-pin"
    assert gate.try_pin(PIN) is Verdict.OPEN


def test_the_pin_itself_is_in_no_file(gate: Gate, data: Path) -> None:
    gate.set_pin("40317752")
    gate.try_pin("40317753")
    for path in (data / "gate").iterdir():
        assert b"4031775" not in path.read_bytes()


def test_a_disk_that_refuses_leaves_the_old_pin(
    gate: Gate, data: Path, read_only: Callable[[Path], None]
) -> None:
    gate.set_pin(PIN)
    read_only(data / "gate")
    with pytest.raises(Trouble):
        gate.set_pin("9204")
    assert _again(data)._read_pin().fits(PIN)  # type: ignore[union-attr]


@pytest.mark.parametrize("damage", ["cut", "empty", "flipped", "folder", "gone", "both gone"])
def test_a_damaged_or_missing_pin_opens_to_nobody(
    gate: Gate, data: Path, damage: str, expect_log: Callable[..., object]
) -> None:
    gate.set_pin(PIN)
    path = data / "gate" / "pin.json"
    content = path.read_bytes()
    if "gone" not in damage:
        expect_log("kiosk.shell.gate.records", "WARNING", "pin.json is damaged")
    match damage:
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "empty":
            path.write_bytes(b"")
        case "flipped":
            path.write_bytes(content.replace(b'"p": 3', b'"p": 2'))
        case "folder":
            path.unlink()
            path.mkdir()
        case "gone":
            path.unlink()
        case "both gone":
            path.rename(path.with_name("pin.json.damaged-1"))
            (data / "gate" / "tries.json").unlink()
    for one in (gate, _again(data), _again(data)):
        assert one.standing() is Standing.LOST
        assert one.try_pin(PIN) is Verdict.LOST
    gate.set_pin("9204")
    assert _again(data).try_pin("9204") is Verdict.OPEN


def test_a_folder_that_cannot_be_read_keeps_the_gate_shut(gate: Gate, data: Path) -> None:
    (data / "gate").write_bytes(b"a file where a folder belongs")
    assert gate.standing() is Standing.LOST


def test_a_new_pin_lifts_the_lock(gate: Gate, expect_log: Callable[..., object]) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "locked")
    gate.set_pin(PIN)
    for _ in range(5):
        gate.try_pin("9204")
    assert gate.locked_s()
    gate.set_pin("77032")
    assert gate.try_pin("77032") is Verdict.OPEN


def test_the_real_hash_is_slow_and_not_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "COST_N", 1 << 14)
    begin_s = time.process_time()
    hashed = pins.make_hash(PIN)
    took_s = time.process_time() - begin_s
    assert (hashed.n, hashed.r, hashed.p) == (1 << 14, 8, 3)
    assert 0.02 < took_s < 2
