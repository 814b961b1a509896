"""The second lane itself: the Qt it is for, and files that a Linux with glibc 2.28 can load."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from importlib import metadata
from pathlib import Path

import PySide6
import pytest

from tools.elf import oldest_glibc, read_folder
from tools.qml import qt_program, sources

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements" / "oldest-dev.txt").read_text("utf-8")
PINNED = dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", LOCK, re.MULTILINE))

if PySide6.__version__ != PINNED["pyside6-essentials"]:
    pytest.skip("this is not the lane with the oldest Qt", allow_module_level=True)


def test_every_package_is_the_one_that_is_locked() -> None:
    here = {name: metadata.version(name) for name in PINNED if name != "pip"}
    assert here == {name: version for name, version in PINNED.items() if name != "pip"}


def test_every_file_that_was_installed_loads_with_glibc_2_28() -> None:
    read = read_folder(Path(sysconfig.get_path("purelib")))
    assert len(read) > 300
    newer = {path.name: each.glibc for path, each in read.items() if each.glibc > (2, 28)}
    assert newer == {}
    assert oldest_glibc(read) > (2, 17)  # and something is there that asks for one


def _unreadable(files: list[Path]) -> list[str]:
    """Lint `files` with this Qt's qmllint; what it says of the language, not of our types."""
    words = [str(qt_program("qmllint")), "--max-warnings", "-1", *map(str, files)]
    said = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    return [line for line in said.stderr.splitlines() if "[syntax]" in line]


def test_this_qt_can_read_every_file_of_qml(tmp_path: Path) -> None:
    wrong = tmp_path / "Wrong.qml"
    wrong.write_text("import QtQuick\nItem { id: short; width: short.height }\n", "utf-8")
    assert _unreadable([wrong]) != []
    assert _unreadable(sources()) == []
