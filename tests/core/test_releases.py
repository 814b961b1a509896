"""Which program runs, as a file: what a worn disk leaves of it, and what choosing makes of it."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from kiosk.core import releases
from kiosk.core.release_pointer import change_pointer, read_pointer
from kiosk.core.releases import (
    INSTALLED,
    MANIFEST_NAME,
    Fell,
    Pointer,
    chosen,
    fallen,
    is_whole,
    proven,
    start_file,
)

GIVEN, OLDER, OLD, NEW = "0.1.0", "0.1.5-11", "0.2.0-12", "0.3.0-13"
WORKS = Pointer(OLD, OLDER, True, 0, 13, GIVEN)
"""A release that has proved itself, with one before it."""
HURT = (errno.EIO, errno.EACCES, getattr(errno, "EUCLEAN", 117))
"""What a worn disk says, and ext4 after power cuts."""


def lay(data: Path, release: str) -> None:
    start = start_file(data, release)
    start.parent.mkdir(parents=True)
    start.write_text("program", encoding="utf-8")
    (start.parent / MANIFEST_NAME).write_text("{}", encoding="utf-8")


def hurt(monkeypatch: pytest.MonkeyPatch, code: int, *names: str) -> None:
    """From now on the disk cannot tell of what has one of these names."""
    sound = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name in names:
            raise OSError(code, os.strerror(code), str(path))
        return sound(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)


@pytest.mark.parametrize("code", HURT)
def test_a_release_of_which_the_disk_cannot_tell_is_not_here(
    data: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    lay(data, NEW)
    change_pointer(data, lambda now: chosen(now, NEW, GIVEN))
    assert is_whole(data, NEW)
    hurt(monkeypatch, code, MANIFEST_NAME, "pointer.json")
    assert not is_whole(data, NEW)
    assert releases.releases(data) == ()
    assert read_pointer(data) == Pointer(NEW, INSTALLED, False, 0, 13, GIVEN)
    assert change_pointer(data, lambda now: chosen(now, INSTALLED, GIVEN)).current == INSTALLED
    assert read_pointer(data).current == INSTALLED


def test_a_change_that_is_called_off_leaves_everything_as_it_was() -> None:
    """At the next start, and then not after all: what ran was never doubted."""
    waits = chosen(WORKS, NEW, GIVEN)
    assert (waits.current, waits.previous, waits.on_trial) == (NEW, OLD, True)
    assert chosen(waits, OLD, GIVEN) == WORKS
    given = Pointer(highest=13, given=GIVEN)
    assert chosen(chosen(given, NEW, GIVEN), INSTALLED, GIVEN) == given


def test_going_back_to_what_has_worked_here_is_no_trial() -> None:
    back = chosen(WORKS, OLDER, GIVEN)
    assert (back.current, back.previous, back.proven) == (OLDER, OLD, True)
    assert chosen(back, OLD, GIVEN) == WORKS
    given = chosen(WORKS, INSTALLED, GIVEN)
    assert (given.current, given.previous, given.proven) == (INSTALLED, OLD, True)
    assert chosen(given, OLD, GIVEN).proven


def test_what_failed_on_trial_is_never_the_way_back() -> None:
    trial = chosen(WORKS, NEW, GIVEN)._replace(failed=2)
    for later in (chosen(trial, OLD, GIVEN), fallen(trial, Fell(NEW, 3, 0))._replace(fell=None)):
        assert later == WORKS
    other = chosen(trial, "0.4.0-14", GIVEN)
    assert (other.previous, other.before, other.failed, other.proven) == (OLD, OLDER, 0, False)
    assert chosen(trial, OLDER, GIVEN) == chosen(WORKS, OLDER, GIVEN)


def test_one_that_proves_itself_has_one_way_back() -> None:
    assert proven(chosen(WORKS, NEW, GIVEN)) == Pointer(NEW, OLD, True, 0, 13, GIVEN)


def test_the_pointer_keeps_the_way_back_behind_the_one_before(data: Path) -> None:
    change_pointer(data, lambda _: chosen(WORKS, NEW, GIVEN))
    assert read_pointer(data) == chosen(WORKS, NEW, GIVEN)
    path = data / "programs" / "pointer.json"
    told = json.loads(path.read_bytes())
    del told["before"]  # a guardian from before has written it
    path.write_text(json.dumps(told), encoding="utf-8")
    assert read_pointer(data) == chosen(WORKS, NEW, GIVEN)._replace(before=INSTALLED)
