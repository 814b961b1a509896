"""Which program runs, as a file: what a worn disk leaves of it, and what choosing makes of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kiosk.core import releases
from kiosk.core.release_pointer import change_pointer, read_pointer
from kiosk.core.releases import INSTALLED, MANIFEST_NAME, Pointer, chosen, is_whole, start_file

GIVEN, OLD, NEW = "0.1.0", "0.2.0-12", "0.3.0-13"
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
