"""The child that measures: each step finds figures that make sense, and all of them in time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.core.profile import read_profile
from kiosk.players.simulation.registry import PROGRAMS
from kiosk.players.simulation.timing import time_programs
from kiosk.rehearsal import measure_disk
from kiosk.rehearsal.measure_disk import time_disk
from kiosk.rehearsal.measure_page import time_page
from kiosk.shell.jobs import Going
from kiosk.shell.measuring import Order, is_due, measure
from tests.core.weakness import read_only_folder


def test_the_disk_is_measured_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure_disk, "LARGE_BYTES", 2 * 1024**2)
    found = time_disk(tmp_path)
    assert 0 < found["write_ms"] < 10_000
    assert found["write_bytes_per_s"] > 1000
    assert ("read_bytes_per_s" in found) == hasattr(os, "posix_fadvise")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_nothing_says_so() -> None:
    with read_only_folder() as folder, pytest.raises(Trouble):
        time_disk(folder)


def test_a_change_of_the_whole_screen_costs_something(qt_app: Any) -> None:
    page_ms = time_page((640, 360), find_places().exhibits)
    assert page_ms is not None and 0.05 < page_ms < 2_000


def test_simulations_are_timed_one_after_the_other_until_it_is_late() -> None:
    told: dict[str, float] = {}
    time_programs(find_places().fonts, told.__setitem__, lambda: len(told) == 2)
    assert list(told) == list(PROGRAMS)[:2]
    assert all(picture_ms > 0 for picture_ms in told.values())


@pytest.mark.proof
def test_the_real_child_measures_everything(data: Path, capfd: Callable[..., Any]) -> None:
    places = Places(program=find_places().program, data=data)
    order = Order(places, places.exhibits, ("here",), (1366, 768), "software")
    found = measure(order, Going())
    assert found is not None
    profile = found.profile
    assert read_profile(data) == profile
    assert profile.page_ms is not None and profile.write_ms is not None
    assert [film.lines for film in profile.films] == [720, 1080]
    assert all(0 < film.fps <= film.of_fps and film.busy > 0 for film in profile.films)
    assert set(profile.programs) == set(PROGRAMS)
    assert profile.is_crowded or (profile.took_s < 12 and not is_due(order))
    assert not list(data.glob(".measure*")), sys.platform
