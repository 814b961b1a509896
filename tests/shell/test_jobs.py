"""Long work: it says how far it is, can be ended, and its faults do not take the panel with it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.jobs import Going, Jobs, State

TITLE = Words("复查", "Checking")
SAID = Words("查完了。", "Checked.")
WAIT_S = 10.0


class Gate:
    """Work that tells a third, then waits to be let on or cancelled."""

    def __init__(self) -> None:
        self.told = threading.Event()
        self.on = threading.Event()

    def work(self, going: Going) -> Words:
        going.tell(1 / 3, Words("第一张", "first"))
        self.told.set()
        while not self.on.wait(0.01) and not going.cancelled:
            pass
        return SAID


def test_a_job_says_how_far_it_is_and_what_came_of_it() -> None:
    gate, jobs = Gate(), Jobs()
    job = jobs.start("check", TITLE, gate.work)
    assert gate.told.wait(WAIT_S)
    assert (job.state, job.share, job.words.zh) == (State.RUNNING, 1 / 3, "第一张")
    assert jobs.running and jobs.get("check") is job
    gate.on.set()
    assert job.wait(WAIT_S)
    assert (job.state, job.words) == (State.DONE, SAID)
    assert not jobs.running


def test_one_of_a_kind_runs_at_a_time() -> None:
    gate, jobs = Gate(), Jobs()
    first = jobs.start("check", TITLE, gate.work)
    assert jobs.start("check", TITLE, lambda _: SAID) is first
    gate.on.set()
    first.wait(WAIT_S)
    assert jobs.start("check", TITLE, lambda _: SAID) is not first


def test_a_cancelled_job_ends_soon_and_says_so() -> None:
    gate, jobs = Gate(), Jobs()
    job = jobs.start("check", TITLE, gate.work)
    job.cancel()
    assert job.wait(WAIT_S)
    assert job.state is State.CANCELLED


def test_resting_ends_with_the_cancelling() -> None:
    going = Going()
    going.cancel()
    assert going.wait(60) is True


def test_stopping_ends_every_job() -> None:
    jobs = Jobs()
    gates = [Gate(), Gate()]
    for number, gate in enumerate(gates):
        jobs.start(f"job {number}", TITLE, gate.work)
    assert jobs.stop(WAIT_S) and not jobs.running


def test_the_world_s_fault_is_told_in_its_own_words(expect_log: Callable[..., object]) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "disk-full")

    def work(_: Going) -> Words:
        raise Trouble(
            "disk-full", Words("磁盘已满。", "Full."), Words("请腾出空间。", "Make room.")
        )

    job = Jobs().start("check", TITLE, work)
    assert job.wait(WAIT_S)
    assert (job.state, job.words) == (
        State.FAILED,
        Words("磁盘已满。请腾出空间。", "Full. Make room."),
    )


def test_our_own_fault_gives_a_code_to_read_out(expect_log: Callable[..., object]) -> None:
    expect_log("kiosk.shell.jobs", "ERROR", "defect D-")

    def work(_: Going) -> Words:
        raise KeyError("oops")

    job = Jobs().start("check", TITLE, work)
    assert job.wait(WAIT_S)
    assert job.state is State.FAILED and "D-" in job.words.zh and "oops" not in job.words.zh


@pytest.mark.parametrize(("told", "share"), [(-1.0, 0.0), (7.0, 1.0), (0.5, 0.5), (None, None)])
def test_a_share_stays_between_nothing_and_all(told: float | None, share: float | None) -> None:
    going = Going()
    going.tell(told)
    assert going.told()[0] == share
