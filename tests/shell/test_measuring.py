"""A child measures; what it said stands, whatever became of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.profile import FREE_SHARE, read_profile
from kiosk.shell import measuring
from kiosk.shell.jobs import Going, Jobs, State
from kiosk.shell.measuring import DONE, TITLE, Measured, Order, is_due, measure

SAYS = """
import json, os, sys, time
def say(**found):
    print(json.dumps(found), flush=True)
say(free_share=0.95)
say(write_ms=12.0, write_bytes_per_s=3e7)
say(page_ms=7.5)
"""
MORE = """
say(program=["pendulum", 1.5])
say(film={"lines": 720, "pixels": 921600, "of_fps": 25.0, "fps": 25.0, "busy": 0.3})
"""


def order(data: Path, drawn_by: str = "software", card_ms: float | None = None) -> Order:
    places = Places(program=data, data=data)
    return Order(places, data, ("Celeron", "2 cores"), (1366, 768), drawn_by, card_ms)


def child(script: str) -> list[str]:
    return [sys.executable, "-c", script]


def test_what_the_child_says_becomes_the_profile(data: Path) -> None:
    going = Going()
    found = measure(order(data), going, child(SAYS + MORE))
    assert found is not None and found.profile == read_profile(data)
    profile = found.profile
    assert profile.machine == ("Celeron", "2 cores", "1366×768", "software")
    assert (profile.page_ms, profile.write_ms, profile.programs) == (7.5, 12.0, {"pendulum": 1.5})
    assert [film.lines for film in profile.films] == [720]
    assert found.processor_page_ms == 7.5
    share, words = going.told()
    assert share is not None and share > 0.3 and words == measuring.GOING


def test_a_card_s_frames_stand_for_the_processor_s(data: Path) -> None:
    found = measure(order(data, "gpu", 16.7), Going(), child(SAYS))
    assert found is not None
    assert (found.profile.page_ms, found.processor_page_ms) == (16.7, 7.5)


@pytest.mark.parametrize("end", ["os.abort()", "sys.exit(3)", "print('{', flush=True)"])
def test_a_child_that_dies_leaves_what_it_had_found(data: Path, end: str) -> None:
    found = measure(order(data), Going(), child(f"{SAYS}\n{end}\n"))
    assert found is not None
    assert (found.profile.page_ms, found.profile.films, found.profile.programs) == (7.5, (), {})


def test_one_that_hangs_is_ended(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "WITHIN_S", 1.5)
    found = measure(order(data), Going(), child(SAYS + "time.sleep(60)\n"))
    assert found is not None and found.profile.page_ms == 7.5


@pytest.mark.parametrize("script", ["", "print('no words of ours')", "import os; os.abort()"])
def test_one_that_says_nothing_keeps_nothing(data: Path, script: str) -> None:
    with pytest.raises(Trouble) as trouble:
        measure(order(data), Going(), child(script))
    assert trouble.value.code == "not-measured"
    assert read_profile(data) is None


@pytest.mark.parametrize("odd", ['page_ms="x"', "film=5", 'program=["a", None]', "screen_px=[]"])
def test_odd_words_keep_nothing_or_only_what_is_sound(
    data: Path, odd: str, expect_log: object
) -> None:
    if odd == "screen_px=[]":  # what we know better is not the child's to say
        assert measure(order(data), Going(), child(f"{SAYS}say({odd})")) is not None
        return
    expect_log("kiosk.shell.measuring", "WARNING", "oddly")  # type: ignore[operator]
    with pytest.raises(Trouble):
        measure(order(data), Going(), child(f"{SAYS}say({odd})"))
    assert read_profile(data) is None


def test_called_off_it_ends_at_once_and_keeps_nothing(data: Path) -> None:
    going = Going()
    going.cancel()
    assert measure(order(data), going, child(SAYS + "time.sleep(60)\n")) is None
    assert read_profile(data) is None


def test_it_is_due_once_and_again_when_the_machine_is_another(data: Path) -> None:
    one = order(data)
    assert is_due(one)
    measure(one, Going(), child(SAYS))
    assert not is_due(one)
    assert is_due(one._replace(machine=("Celeron", "4 cores")))
    assert is_due(one._replace(size_px=(1920, 1080)))
    assert is_due(one._replace(drawn_by="gpu"))
    crowded = SAYS.replace("0.95", str(FREE_SHARE - 0.1))
    measure(one, Going(), child(crowded))
    assert is_due(one), "while something else ran, it says little"


def test_as_a_job_it_tells_what_was_found(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Measured] = []
    monkeypatch.setattr(measuring, "own_command", lambda *_: child(SAYS + MORE))
    jobs = Jobs()
    job = jobs.start(measuring.JOB, TITLE, measuring.measuring(order(data), told.append))
    assert job.wait(20.0)
    assert (job.state, job.words) == (State.DONE, DONE)
    assert [found.profile for found in told] == [read_profile(data)]
