"""The frozen folder starts wherever it lies: odd names, nothing to be written, no cache."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.frozen.folder import NOBODY, Frozen

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1800)]


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every user of this machine may look into; pytest's own are private."""
    place = Path(tempfile.mkdtemp(prefix="kiosk-frozen-"))
    place.chmod(0o755)
    yield place
    for path in place.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(place)


def _visit(frozen: Frozen, place: Path, data: Path, *, as_nobody: bool = False) -> None:
    """A visit with a quiz, as whoever may write nothing but `place` and `data`."""
    out = place / "tour"
    words = ("--exhibit", "cn.kepu.scam", "--out", out, "--data", data, "--json")
    runtime = place / "run"
    runtime.mkdir(mode=0o700)
    if as_nobody:
        os.chown(runtime, NOBODY, NOBODY)
    environment = {"HOME": str(place), "XDG_RUNTIME_DIR": str(runtime)}
    done = frozen.run("tour", *words, environment=environment, as_nobody=as_nobody)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (out / "001-attract.png").stat().st_size > 10_000
    assert not done.stderr.strip(), done.stderr


def test_from_a_folder_with_chinese_characters_and_spaces(frozen: Frozen, tmp_path: Path) -> None:
    copy = frozen.copy(tmp_path / "科普 展项屏 (新)" / "kiosk 程序")
    _visit(copy, tmp_path, tmp_path / "数据 文件夹")


@pytest.mark.skipif(sys.platform == "win32", reason="users and modes")
def test_from_a_folder_that_is_read_only(frozen: Frozen, open_place: Path) -> None:
    copy = frozen.copy(open_place / "kiosk")
    own = open_place / "own"
    own.mkdir()
    as_root = os.geteuid() == 0  # whom no mode keeps from writing
    if as_root:
        os.chown(own, NOBODY, NOBODY)
    else:
        for path in (copy.folder, *copy.folder.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o555)
    before = {path: path.stat().st_mtime_ns for path in copy.files()}
    _visit(copy, own, own / "data", as_nobody=as_root)
    assert before == {path: path.stat().st_mtime_ns for path in copy.files()}


@pytest.mark.skipif(sys.platform == "win32", reason="users and modes")
def test_with_a_cache_that_cannot_be_written(frozen: Frozen, open_place: Path) -> None:
    copy = frozen.copy(open_place / "kiosk")
    data = open_place / "data"
    for folder in (data, data / "cache", data / "cache" / "qml"):
        folder.mkdir()
    as_root = os.geteuid() == 0
    if as_root:
        os.chown(data, NOBODY, NOBODY)
        os.chown(open_place, NOBODY, NOBODY)
    (data / "cache" / "qml").chmod(0o555)
    (data / "cache").chmod(0o555)
    _visit(copy, open_place, data, as_nobody=as_root)
    assert not list((data / "cache").rglob("*.qmlc"))
