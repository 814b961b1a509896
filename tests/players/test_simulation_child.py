"""The child of a simulation by itself: it draws, tells, stands still, and ends when it should."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.players.simulation import caps
from kiosk.players.simulation.block import Block
from kiosk.players.simulation.caps import resident_bytes
from tests.players.simulating import Talk, await_end

SIZE = (600, 450)


@pytest.fixture
def block(tmp_path: Path) -> Iterator[Block]:
    one = Block.make(tmp_path, *SIZE)
    yield one
    one.remove()


def test_it_draws_into_the_block_and_measures(block: Block) -> None:
    talk = Talk()
    assert talk.until("ready", None)["is"] == "ready"
    talk.open(block)
    numbers: list[int] = []
    while len(numbers) < 5:
        message = talk.hear()
        if message["is"] == "picture":
            number = message["number"]
            numbers.append(number)
            pixels = memoryview(bytearray(SIZE[0] * SIZE[1] * 4))
            assert block.copy_into(pixels, number)
            assert len(set(pixels[::4003])) > 3  # not one plain colour
            assert set(pixels[3::4]) == {255}
            block.take(number)
    assert numbers == [1, 2, 3, 4, 5]
    told = next(message for message in talk.heard if message["is"] == "told")
    assert told["values"]["length_m"] == 0.5
    assert told["readings"] == {"swings": 0}
    talk.say("set", name="length_m", value=0.25)
    while "period_s" not in told["readings"]:
        told = talk.until("told")
    assert told["readings"]["period_s"] == pytest.approx(1.0, abs=0.01)
    assert talk.close() == 0


def test_without_taking_no_third_picture_is_drawn(block: Block) -> None:
    talk = Talk()
    talk.open(block)
    while sum(message["is"] == "alive" for message in talk.heard) < 3:
        talk.hear()
    assert [m["number"] for m in talk.heard if m["is"] == "picture"] == [1, 2]
    talk.close()


def test_paused_or_held_it_stands_still_but_says_that_it_lives(block: Block) -> None:
    talk = Talk()
    talk.open(block)
    talk.until("told")
    talk.say("pause")
    talk.until("alive")
    del talk.heard[:]
    talk.until("alive")
    talk.until("alive")
    assert [message["is"] for message in talk.heard] == ["alive"] * 2
    talk.say("touch", kind="down", finger=1, x=300.0, y=300.0)
    talk.say("go")
    number = talk.until("picture")["number"]
    block.take(number)
    talk.until("alive")
    del talk.heard[:]
    talk.until("alive")
    talk.until("alive")
    assert not [message for message in talk.heard if message["is"] == "picture"]
    talk.close()


def test_a_finger_moves_the_bob_and_the_value_follows(block: Block) -> None:
    talk = Talk()
    talk.open(block)
    talk.until("told")
    talk.say("touch", kind="down", finger=1, x=20.0, y=400.0)
    talk.say("touch", kind="up", finger=1, x=20.0, y=400.0)
    while talk.until("told")["values"]["angle_deg"] != 10:
        pass
    talk.close()


def test_programs_follow_one_another_and_old_words_are_told_apart(
    block: Block, tmp_path: Path
) -> None:
    talk = Talk()
    talk.open(block, run=1)
    talk.until("picture", 1)
    other = Block.make(tmp_path, 480, 360)
    talk.open(other, run=2)
    assert talk.until("picture", 2)["number"] == 1
    talk.say("set", run=1, name="no_such_parameter", value=1.0)  # late: nobody's
    talk.say("rest", run=2)
    talk.until("alive", None)
    del talk.heard[:]
    talk.until("alive", None)
    assert [message["is"] for message in talk.heard] == ["alive"]
    talk.close()
    other.remove()


def test_a_file_that_is_gone_is_told(block: Block) -> None:
    talk = Talk()
    talk.open(block, run=4, file=str(block.path) + "-gone")
    assert talk.until("lost", 4)
    talk.open(block, run=5)
    assert talk.until("picture", 5)
    talk.close()


@pytest.mark.parametrize("how", ["well", "hang"])
def test_it_ends_when_the_window_is_gone(block: Block, how: str) -> None:
    talk = Talk(how)
    talk.open(block)
    talk.until("picture")
    for _ in range(3 if how == "hang" else 0):
        message = talk.hear()
        if message["is"] == "picture":
            block.take(message["number"])
    assert talk.close() == 0


def test_a_crash_is_told_with_its_reason(block: Block) -> None:
    talk = Talk("crash")
    talk.open(block)
    assert "broken on purpose" in talk.until("failed")["why"]
    assert talk.process.wait(10) == 3
    talk.close()


@pytest.mark.skipif(sys.platform != "linux", reason="caps are Linux's")
def test_a_hog_meets_its_cap(block: Block) -> None:
    talk = Talk("hog")
    talk.open(block)
    assert "MemoryError" in talk.until("failed")["why"]
    talk.close()


def test_what_a_program_prints_goes_elsewhere(block: Block) -> None:
    talk = Talk("chatter")
    talk.open(block)
    talk.until("alive")
    talk.until("alive")
    assert {message["is"] for message in talk.heard} <= {"ready", "picture", "told", "alive"}
    talk.close()


def test_nonsense_down_the_pipe_ends_it(block: Block) -> None:
    talk = Talk()
    talk.say("open", file=3)
    talk.until("failed", None)
    assert talk.process.wait(10) == 3
    talk.close()


@pytest.mark.skipif(sys.platform != "linux", reason="caps are Linux's")
def test_it_is_small_and_humble(block: Block) -> None:
    talk = Talk()
    talk.open(block)
    talk.until("picture")
    used = resident_bytes(talk.process.pid)
    assert used is not None
    assert used < caps.SPARE_BYTES
    stat = Path(f"/proc/{talk.process.pid}/stat").read_text().rpartition(")")[2].split()
    assert int(stat[16]) >= caps.NICENESS
    limits = Path(f"/proc/{talk.process.pid}/limits").read_text()
    assert str(caps.DATA_BYTES) in limits
    talk.process.send_signal(signal.SIGKILL)
    assert await_end(talk.process.pid)
    assert resident_bytes(99_999_999) is None
    talk.close()
