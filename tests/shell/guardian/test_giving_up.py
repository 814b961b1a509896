"""What was given up, and is chosen again; what was given up while the disk refused to take it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kiosk.core.files import disk_trouble
from kiosk.core.release_pointer import change_pointer, read_pointer
from kiosk.core.releases import INSTALLED, chosen, start_file
from kiosk.core.runs import RESTART
from tests.shell.guardian.pretending import Life
from tests.shell.guardian.test_choosing import CRASH, GIVEN, GOOD, NEW, OLD, House, choose


def test_two_that_fail_on_a_full_disk_lead_to_the_given_program(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pointer can be read and goes on naming the first: it must not be gone back to."""
    choose(data, OLD, proven=True)
    choose(data, NEW)
    monkeypatch.setattr("kiosk.core.release_pointer.write_durably", _full)
    house = House(data, [GOOD], of={NEW: [CRASH], OLD: [CRASH]})
    house.guard()
    assert house.ran == [NEW] * 3 + [OLD] * 6 + [INSTALLED]
    assert [safe for _, safe in house.starts] == [False] * 6 + [True] * 3 + [False]


def test_what_was_given_up_on_a_full_disk_is_written_when_there_is_room(data: Path) -> None:
    choose(data, NEW)
    house = House(data, [GOOD], of={NEW: [CRASH], INSTALLED: [Life(ends_s=60.0, code=RESTART)]})
    house.of[INSTALLED].append(GOOD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.core.release_pointer.write_durably", _full)
        house.at.append((1090.0, patch.undo))
        house.guard()
    assert house.ran == [NEW, NEW, NEW, INSTALLED, INSTALLED]
    fell = read_pointer(data).fell
    assert fell is not None and (fell.release, fell.failed) == (NEW, 3) and fell.code


def test_a_release_that_fell_is_started_again_when_it_is_chosen_again(data: Path) -> None:
    """By the same guardian, which lives as long as the machine is on."""
    choose(data, OLD, proven=True)
    choose(data, NEW)
    restart = Life(ends_s=100.0, code=RESTART)
    house = House(data, [GOOD], of={NEW: [CRASH, CRASH, CRASH, GOOD], OLD: [restart, GOOD]})
    house.at.append((1150.0, lambda: _choose_again(data, NEW)))
    house.guard()
    assert house.ran == [NEW, NEW, NEW, OLD, NEW]
    now = read_pointer(data)
    assert (now.current, now.previous, now.proven, now.fell) == (NEW, OLD, True, None)


def test_a_release_that_was_missing_is_started_when_it_has_been_brought_in_again(
    data: Path,
) -> None:
    choose(data, NEW, proven=True)
    start_file(data, NEW).unlink()

    def bring_in() -> None:
        start_file(data, NEW).write_text("program", encoding="utf-8")
        _choose_again(data, NEW)

    house = House(data, [GOOD], of={INSTALLED: [Life(ends_s=100.0, code=RESTART), GOOD]})
    house.at.append((1050.0, bring_in))
    house.guard()
    assert house.ran == [INSTALLED, NEW]


def test_the_code_of_another_programs_fault_is_not_told_of_a_missing_one(data: Path) -> None:
    choose(data, OLD, proven=True)
    house = House(data, [GOOD], of={OLD: [Life(ends_s=100.0, code=-11), GOOD]})

    def choose_one_that_goes() -> None:
        choose(data, NEW)
        start_file(data, NEW).unlink()

    house.at.append((1050.0, choose_one_that_goes))
    house.guard()
    assert house.ran == [OLD, OLD]
    fell = read_pointer(data).fell or pytest.fail("it did not fall")
    assert (fell.release, fell.failed, fell.why, fell.code) == (NEW, 0, "missing", "")


def _choose_again(data: Path, release: str) -> None:
    change_pointer(data, lambda now: chosen(now, release, GIVEN))


def _full(path: Path, _content: bytes) -> None:
    raise disk_trouble(OSError(errno.ENOSPC, "No space left on device"), path)
