"""Changed settings come to the disk whatever happens to the page that asked for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.config_writer import value_in_file, write_settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.shell import settings_writer
from kiosk.shell.jobs import Jobs
from kiosk.shell.settings_writer import SettingsWriter
from tests.core.weakness import read_only_folder


@pytest.fixture
def places(data: Path) -> Places:
    return find_places(data, {})


def done(writer: SettingsWriter, jobs: Jobs) -> None:
    assert jobs.running
    for _ in range(200):
        if not writer.busy:
            return
        assert writer._job is not None
        writer._job.wait(0.1)
    raise AssertionError("it was never written")


def test_many_steps_are_few_writings(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[dict[str, Any]] = []

    def watched(places: Places, changes: dict[str, Any]) -> None:
        written.append(changes)
        write_settings(places, changes)

    monkeypatch.setattr(settings_writer, "write_settings", watched)
    jobs = Jobs()
    writer = SettingsWriter(places, jobs)
    for volume in range(0, 100, 5):
        writer.ask({"sound.volume": volume})
    writer.ask({"sound.effects": False})
    done(writer, jobs)
    assert len(written) <= 2
    assert value_in_file(places, "sound.volume") == 95
    assert writer.in_file.sound == (95, False)


def test_the_kiosk_may_end_at_once_and_all_is_written(places: Places) -> None:
    jobs = Jobs()
    writer = SettingsWriter(places, jobs)
    writer.ask({"sound.volume": 15})
    assert jobs.stop(5.0)
    assert value_in_file(places, "sound.volume") == 15


def test_one_change_after_another(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_writer, "GATHER_S", 0)  # the first may just be ending
    jobs = Jobs()
    writer = SettingsWriter(places, jobs)
    for volume in range(30):
        writer.ask({"sound.volume": volume})
        if volume % 3 == 0:
            jobs.stop(5.0)
    jobs.stop(5.0)
    assert value_in_file(places, "sound.volume") == 29


def test_two_pages_one_after_the_other_lose_nothing(places: Places) -> None:
    jobs = Jobs()
    SettingsWriter(places, jobs).ask({"sound.volume": 15})
    SettingsWriter(places, jobs).ask({"sound.effects": False})
    assert jobs.stop(5.0)
    assert value_in_file(places, "sound.volume") == 15
    assert value_in_file(places, "sound.effects") is False


def test_a_folder_that_may_not_be_written_is_told_and_a_later_try_works(
    places: Places, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "read-only")
    jobs = Jobs()
    with read_only_folder() as folder:
        writer = SettingsWriter(find_places(folder, {}), jobs)
        writer.ask({"sound.volume": 15})
        done(writer, jobs)
        assert isinstance(writer.trouble, Trouble) and writer.trouble.code == "read-only"
        assert writer.defect is None and writer.in_file.sound.volume == 70
    writer._places = places
    writer.ask({"sound.volume": 25})
    assert writer.trouble is None
    done(writer, jobs)
    assert value_in_file(places, "sound.volume") == 25


def test_a_fault_of_ours_has_a_code(
    places: Places, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.shell.jobs", "ERROR", "defect D-")

    def broken(*_: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr(settings_writer, "write_settings", broken)
    jobs = Jobs()
    writer = SettingsWriter(places, jobs)
    writer.ask({"sound.volume": 15})
    done(writer, jobs)
    assert writer.trouble is None
    assert writer.defect is not None and "D-" in writer.defect.zh
