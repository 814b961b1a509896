"""The kiosk's side of sending: a child carries, the ledger believes, a schedule waits."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.clock import HandClock, Quality
from kiosk.core.timekeeping import KeptClock
from kiosk.shell.child_lines import LINE_MOST, end_child, lines_of
from kiosk.shell.jobs import Going, Job, Jobs, State
from kiosk.shell.receiving import Receiving
from kiosk.shell.sending import (
    JOB,
    TITLE,
    send_when_due,
    send_work,
)
from kiosk.sync.hub_known import read_last_word
from kiosk.sync.network import Network
from kiosk.sync.schedule import Standing, keep_standing, read_standing
from tests.sync.hub_bench import LittleHub
from tests.sync.sending_stage import Stage, stage


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path) as made:
        yield made


class Way:
    """A network that is there."""

    def look(self) -> Network:
        return Network(True, False)


def receiving(made: Stage, told: list[tuple[float, float]] | None = None) -> Receiving:
    """As in the running kiosk, with the ledger's thread played by hand."""

    def post(message: Any) -> None:
        with made.kiosk.opened() as ledger:
            ledger.apply(message)

    def on_time(wall_s: float, mono_s: float) -> None:
        if told is not None:
            told.append((wall_s, mono_s))

    return Receiving(made.places, made.kiosk.clock, lambda: made.kiosk.install_id, post, on_time)


def finished(job: Job) -> Job:
    assert job.wait(60)
    return job


def saying(*lines: object, ends: bool = True) -> Callable[[list[str]], subprocess.Popen[str]]:
    """A child that says these lines, and ends or waits to be called off."""
    text = "\n".join(json.dumps(each) if not isinstance(each, str) else each for each in lines)
    program = f"import sys; print({text!r}, flush=True); {'' if ends else 'sys.stdin.read()'}"

    def begin(_command: list[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    return begin


def test_now_sends_everything_and_the_ledger_knows(made: Stage) -> None:
    made.enrol(token=True)
    told: list[tuple[float, float]] = []
    work = send_work(made.places, made.kiosk.clock, receiving(made, told))
    job = finished(Jobs().start(JOB, TITLE, work))
    assert job.state is State.DONE, job.words
    assert "回执" in job.words.zh
    assert made.waiting.segments == 0
    assert len(made.enrolled) == 1
    assert told[0] == (made.hub.wall_s, made.kiosk.clock.monotonic_s())
    assert read_standing(made.places.data).boot == made.kiosk.clock.boot


def test_a_trouble_of_the_child_is_told_to_the_operator(made: Stage, expect_log: Any) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "no-consent")
    made.enrol(agree=False)
    job = Jobs().start(JOB, TITLE, send_work(made.places, made.kiosk.clock, receiving(made)))
    assert finished(job).state is State.FAILED
    assert "同意" in job.words.zh
    assert made.server.paths == []


def test_a_child_that_dies_without_a_word_is_told(made: Stage, expect_log: Any) -> None:
    expect_log("kiosk.shell.sending", "WARNING", "nonsense")
    expect_log("kiosk.shell.jobs", "WARNING", "sending-ended")
    work = send_work(made.places, HandClock(), receiving(made), begin=saying("nonsense"))
    assert finished(Jobs().start(JOB, TITLE, work)).state is State.FAILED


def test_a_child_that_cannot_be_started_is_told(made: Stage, expect_log: Any) -> None:
    expect_log("kiosk.shell.sending", "WARNING", "cannot be started")
    expect_log("kiosk.shell.jobs", "WARNING", "sending-ended")

    def begin(_command: list[str]) -> subprocess.Popen[str]:
        raise OSError("no memory")

    work = send_work(made.places, HandClock(), receiving(made), begin=begin)
    assert finished(Jobs().start(JOB, TITLE, work)).state is State.FAILED


def test_called_off_the_child_ends_soon(made: Stage, expect_log: Any) -> None:
    expect_log("kiosk.shell.sending", "WARNING", "hello")
    work = send_work(made.places, HandClock(), receiving(made), begin=saying("hello", ends=False))
    job = Jobs().start(JOB, TITLE, work)
    time.sleep(0.3)
    began_s = time.monotonic()
    job.cancel()
    assert finished(job).state is State.CANCELLED
    assert time.monotonic() - began_s < 4


@pytest.mark.parametrize(
    "line",
    [
        {"state": "receipt", "data": "%%%"},
        {"state": "receipt"},
        {"state": "receipt", "data": 5},
        [],
        {"state": "done"},
    ],
)
def test_a_line_nobody_understands_is_logged_and_passed_over(
    made: Stage, line: object, expect_log: Any
) -> None:
    expect_log("kiosk.shell.sending", "WARNING", "said")
    last = {"state": "done", "zh": "好", "en": "well"}
    work = send_work(made.places, HandClock(), receiving(made), begin=saying(line, last))
    assert finished(Jobs().start(JOB, TITLE, work)).words.zh == "好"


def test_a_receipt_of_another_hub_changes_nothing(made: Stage, expect_log: Any) -> None:
    expect_log("kiosk.shell.receiving", "WARNING", "not believed")
    made.enrol()
    told: list[tuple[float, float]] = []
    before = made.waiting
    foreign = LittleHub().take(made.kiosk.due())
    assert receiving(made, told)(foreign) is None
    assert told == []
    assert made.waiting == before
    assert read_last_word(made.places.data).hub_wall_s == 0


def test_the_time_is_passed_on_once_a_trip_and_then_only_for_a_difference(made: Stage) -> None:
    made.enrol()
    told: list[tuple[float, float]] = []
    clock = made.kiosk.clock
    receive = receiving(made, told)
    for _answer in range(5):
        made.hub.wall_s += 1
        receive(made.hub.take(made.kiosk.due(everything=True)))
    assert len(told) == 1
    kept = KeptClock(clock, made.places.data, boots_named=True)
    kept.vouch(made.hub.wall_s, Quality.HUB)
    again = Receiving(
        made.places,
        kept,
        lambda: made.kiosk.install_id,
        lambda _message: None,
        lambda wall_s, mono_s: told.append((wall_s, mono_s)),
    )
    again(made.hub.take(made.kiosk.due(everything=True)))
    assert len(told) == 1
    made.hub.wall_s += 90
    again(made.hub.take(made.kiosk.due(everything=True)))
    assert told[1:] == [(made.hub.wall_s, clock.monotonic_s())]


def test_before_anybody_knows_who_this_is_no_receipt_is_believed(made: Stage) -> None:
    made.enrol()
    receive = Receiving(made.places, made.kiosk.clock, lambda: None, lambda _message: None)
    assert receive(made.hub.take(made.kiosk.due())) is None


def by_itself(made: Stage, begin: Any = None, going: Going | None = None) -> KeptClock:
    clock = KeptClock(made.kiosk.clock, made.places.data, boots_named=True)
    work = send_when_due(
        made.places,
        clock,
        receiving(made),
        lambda: made.kiosk.install_id,
        begin=begin,
        network=Way(),
    )
    work(going or Going())
    return clock


def never(_command: list[str]) -> subprocess.Popen[str]:
    raise AssertionError("nothing was due")


def due(made: Stage) -> None:
    clock = made.kiosk.clock
    # The child writes down the system's monotonic time: ours may not be an earlier one.
    clock.advance(max(0.0, time.monotonic() + 60 - clock.monotonic_s()))
    clock.set_wall(1_800_000_000.0)  # the 15th of a month
    keep_standing(made.places.data, Standing(0, 0.0, clock.boot, clock.monotonic_s()))


def test_in_a_quiet_hour_it_sends_by_itself(made: Stage) -> None:
    made.enrol()
    due(made)
    by_itself(made)
    assert made.waiting.segments == 0
    by_itself(made, never)  # the next day's


def test_nothing_leaves_by_itself_without_consent(made: Stage) -> None:
    made.enrol(agree=False)
    due(made)
    by_itself(made, never)


def test_what_is_due_in_hours_is_left_to_another_quiet_time(made: Stage) -> None:
    made.enrol()
    clock = made.kiosk.clock
    keep_standing(made.places.data, Standing(5, 9000.0, clock.boot, clock.monotonic_s()))
    began_s = time.monotonic()
    by_itself(made, never)
    assert time.monotonic() - began_s < 2


def test_a_short_wait_ends_at_once_when_somebody_comes(made: Stage) -> None:
    made.enrol()
    clock = made.kiosk.clock
    keep_standing(made.places.data, Standing(1, 300.0, clock.boot, clock.monotonic_s()))
    going = Going()
    going.cancel()
    by_itself(made, never, going)


def test_a_hub_that_is_away_is_kept_for_the_next_time_and_told_nobody(made: Stage) -> None:
    made.enrol()
    due(made)
    made.refuses["/api/v1/envelopes"] = (503, {"Retry-After": "5000"}, b"")
    by_itself(made)
    standing = read_standing(made.places.data)
    assert (standing.failures, standing.code) == (1, "hub-busy")
    assert standing.wait_s >= 5000


def test_a_try_that_fails_before_it_is_written_down_makes_no_circle(
    made: Stage, expect_log: Any
) -> None:
    expect_log("kiosk.shell.sending", "WARNING", "said")
    made.enrol()
    due(made)
    tries: list[list[str]] = []
    going = Going()

    def begin(command: list[str]) -> subprocess.Popen[str]:
        tries.append(command)
        if len(tries) == 3:
            going.cancel()
        return saying()(command)

    threading.Timer(0.8, going.cancel).start()
    by_itself(made, begin, going)
    assert len(tries) == 1


def test_lines_have_a_longest_length() -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", f"print('x' * {LINE_MOST * 2})"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    lines = lines_of(child, "long")
    got = [len(lines.get(timeout=10) or "") for _ in range(4)]
    end_child(child, 5, terminate=False)
    assert got == [LINE_MOST, LINE_MOST, 1, 0]
