"""What programs ask of the system, read from their own bytes."""

from __future__ import annotations

import sys
from pathlib import Path

import PySide6
import pytest

from tools.elf import needs, oldest_glibc, read_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ELF is Linux's form of a program")
CORE = Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Quick.so.6"


def test_a_library_names_what_it_needs_and_how_new_a_glibc() -> None:
    told = needs(CORE)
    assert told is not None
    assert {"libQt6Core.so.6", "libQt6Gui.so.6", "libc.so.6"} <= set(told.libraries)
    assert told.glibc[0] == 2 and 17 <= told.glibc[1] <= 34


def test_what_is_no_such_file_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("GLIBC_2.99", "utf-8")
    (tmp_path / "empty").touch()
    (tmp_path / "link.so").symlink_to(CORE)  # counted where it lies
    assert read_folder(tmp_path) == {}
    assert oldest_glibc({}) == (0, 0)


def test_a_folder_needs_what_its_newest_file_needs(tmp_path: Path) -> None:
    (tmp_path / "core.so").write_bytes(CORE.read_bytes())
    told = needs(CORE)
    assert told is not None
    assert oldest_glibc(read_folder(tmp_path)) == told.glibc
