"""The thorough check: finds bytes that changed by themselves, gives way, stops and goes on."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.clock import HandClock
from kiosk.health import reading
from kiosk.health.checks.deep_content import DUE_AFTER, is_due
from kiosk.health.content_record import (
    FILE,
    ContentRecord,
    Pass,
    keep_record,
    read_record,
)
from kiosk.health.looking import look_deeply, look_quickly
from kiosk.health.machine import Machine
from kiosk.health.port import Finding, Sign
from kiosk.health.reading import CORE_SHARE, CalledOff, SlowReader
from kiosk.shell.jobs import Going
from tests.health.making import NOW_S, HandGoing, machine_at

DAY_S = 86_400.0


def deep(machine: Machine, going: HandGoing | None = None) -> Finding:
    (outcome,) = look_deeply(machine, going or HandGoing())
    return outcome.finding


def last(machine: Machine) -> Finding:
    return next(each.finding for each in look_quickly(machine) if each.id == "deep-last")


def decay(path: Path) -> None:
    """Change one byte and nothing that is listed: what an ageing disk does."""
    facts = path.stat()
    content = bytearray(path.read_bytes())
    content[-2] ^= 0x40
    path.write_bytes(bytes(content))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def test_sound_files_are_sound(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    assert last(machine).sign is Sign.NOTE
    going = HandGoing()
    finding = deep(machine, going)
    assert finding.sign is Sign.GOOD
    assert finding.facts["files"] == 10
    shares = [share for share, _ in going.told if share is not None]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert last(machine).sign is Sign.GOOD


def test_one_byte_that_changed_by_itself_is_found_and_the_quick_check_cannot(
    tmp_path: Path,
) -> None:
    machine = machine_at(tmp_path)
    decay(tmp_path / "exhibits" / "cn.kepu.test-1" / "quiz.toml")
    quick = {each.id: each.finding for each in look_quickly(machine_at(tmp_path, indexed=False))}
    assert quick["content"].sign is Sign.GOOD
    finding = deep(machine)
    assert finding.sign is Sign.BAD
    assert finding.facts["decayed"] == ["cn.kepu.test-1"]
    assert finding.next_step is not None
    assert last(machine).sign is Sign.BAD


def test_a_file_that_was_right_before_is_named(tmp_path: Path) -> None:
    assert deep(machine_at(tmp_path)).sign is Sign.GOOD
    decay(tmp_path / "exhibits" / "cn.kepu.test-0" / "poster.svg")
    finding = deep(machine_at(tmp_path, indexed=False))
    assert finding.facts["decayed"] == ["cn.kepu.test-0/poster.svg"]


def test_what_somebody_wrote_anew_is_left_to_the_quick_check(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    poster = tmp_path / "exhibits" / "cn.kepu.test-0" / "poster.svg"
    poster.write_bytes(poster.read_bytes() + b"\n")
    finding = deep(machine)
    assert finding.sign is Sign.GOOD
    assert finding.facts["files"] == 5


def test_nothing_was_checked_yet(tmp_path: Path) -> None:
    assert deep(machine_at(tmp_path, indexed=False)).sign is Sign.NOTE


def test_a_file_that_the_disk_does_not_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gives = SlowReader.digest

    def refuses(self: SlowReader, path: Path, on_bytes: Any) -> str:
        if path.name == "poster.svg":
            raise OSError(5, "Input/output error")
        return gives(self, path, on_bytes)

    monkeypatch.setattr(SlowReader, "digest", refuses)
    finding = deep(machine_at(tmp_path))
    assert finding.sign is Sign.BAD
    assert finding.facts["unreadable"] == [
        "cn.kepu.test-0/poster.svg",
        "cn.kepu.test-1/poster.svg",
    ]


def test_called_off_it_goes_on_where_it_was(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    first = HandGoing(most=4)
    finding = deep(machine, first)
    assert finding.sign is Sign.NOTE
    assert "stopped at" in finding.what.en
    assert "not finished" in last(machine).what.en
    second = HandGoing()
    assert deep(machine_at(tmp_path, indexed=False), second).sign is Sign.GOOD
    # The fourth file was being read when it was called off; three are not read again.
    assert len(second.rests) == 10 - 3
    assert read_record(machine.places.data).under_way == {}


def test_what_was_read_before_counts_only_while_it_is_the_same_file(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    deep(machine, HandGoing(most=4))
    record = read_record(machine.places.data)
    (folder,) = record.under_way
    poster = tmp_path / "exhibits" / folder / sorted(record.under_way[folder])[0]
    os.utime(poster, (NOW_S, NOW_S))
    again = HandGoing()
    assert deep(machine_at(tmp_path), again).sign is Sign.GOOD
    assert len(again.rests) == 10 - 2


def test_it_rests_in_proportion_to_what_it_works() -> None:
    going, spent = HandGoing(), iter([0.0, 0.010, 0.012])
    reader = SlowReader(going, lambda: next(spent))
    reader.rest()
    reader.rest()
    assert going.rests == pytest.approx(
        [0.010 * (1 / CORE_SHARE - 1), 0.002 * (1 / CORE_SHARE - 1)]
    )
    assert CORE_SHARE < 0.1


def test_a_long_file_is_left_in_its_middle(tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(bytes(reading.CHUNK_BYTES * 8))
    read: list[int] = []
    with pytest.raises(CalledOff):
        SlowReader(HandGoing(most=3)).digest(path, read.append)
    assert sum(read) == 3 * reading.CHUNK_BYTES


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc/hostname")
    with pytest.raises(OSError):
        SlowReader(HandGoing()).digest(tmp_path / "link", print)
    with pytest.raises(OSError):
        SlowReader(HandGoing()).digest(Path("/dev/null"), print)


def test_when_it_is_due(tmp_path: Path) -> None:
    clock = HandClock(NOW_S, boot=3)
    assert is_due(machine_at(tmp_path, clock=clock))
    deep(machine_at(tmp_path, clock=clock))
    assert not is_due(machine_at(tmp_path, clock=clock))
    assert is_due(machine_at(tmp_path, clock=HandClock(NOW_S + DUE_AFTER * DAY_S, boot=3)))
    assert is_due(machine_at(tmp_path, clock=HandClock(NOW_S - 400 * DAY_S, boot=3)))
    assert is_due(machine_at(tmp_path, clock=HandClock(NOW_S, boot=3 + DUE_AFTER)))


def test_the_record_is_read_as_it_was_written(data: Path) -> None:
    files = {"cn.kepu.a": {"poster.svg": (12, 5, "ab")}}
    record = ContentRecord(Pass(1, 2, 3, 4, ("a/b",), ("c/d",)), files, files)
    keep_record(data, record)
    assert read_record(data) == record


@pytest.mark.parametrize(
    "broken",
    [b"", b"[]", b"{}", b'{"layout": 2}', b'{"layout": 1, "last": [1], "right": {}, "way": {}}'],
)
def test_a_broken_record_costs_only_a_reading(tmp_path: Path, broken: bytes) -> None:
    machine = machine_at(tmp_path)
    (machine.places.data / FILE).write_bytes(broken)
    assert read_record(machine.places.data) == ContentRecord()
    assert deep(machine).sign is Sign.GOOD


def test_a_record_that_cannot_be_stored_stops_nothing(tmp_path: Path, expect_log: Any) -> None:
    machine = machine_at(tmp_path)
    (machine.places.data / FILE).mkdir()
    (machine.places.data / FILE / "in the way").touch()
    expect_log("kiosk.health.content_record", "WARNING", "not stored")
    assert deep(machine).sign is Sign.GOOD


def test_reading_takes_less_than_a_tenth_of_a_core(tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(os.urandom(16 * 1024**2))
    going = Going()
    reader = SlowReader(going)
    begun_s, worked_s = time.perf_counter(), time.thread_time()
    reader.digest(path, lambda _: None)
    share = (time.thread_time() - worked_s) / (time.perf_counter() - begun_s)
    assert share < 0.10


def test_the_quick_checks_open_no_exhibit_file(tmp_path: Path) -> None:
    machine = machine_at(tmp_path)
    film = tmp_path / "exhibits" / "cn.kepu.test-0" / "film.mp4"
    with film.open("wb") as file:
        file.truncate(4 * 1024**3)  # a hole: digesting it would take seconds
    begun_s = time.process_time()
    content = next(each for each in look_quickly(machine) if each.id == "content")
    assert time.process_time() - begun_s < 1.0
    assert content.finding.facts["changed"] == ["cn.kepu.test-0"]
