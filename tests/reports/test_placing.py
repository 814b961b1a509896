"""Files put on a stick: all or none, whatever the stick does."""

from __future__ import annotations

import contextlib
import errno
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import Trouble
from kiosk.reports.placing import CalledOff, ReportFile, put_files, stick_folder
from tests.core.weakness import file_size_limit, read_only_folder

FILES = (
    ReportFile("report_v1.xlsx", b"x" * 700_000),
    ReportFile("月报_v1.xlsx", b"x" * 700_000),
    ReportFile("report_v1.json", b"{}"),
)
ROOT = Path(__file__).parents[2]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_files_are_there_and_nothing_else(tmp_path: Path) -> None:
    told: list[float] = []
    folder = tmp_path / "KEPU" / "reports"
    paths = put_files(folder, FILES, told.append)
    assert [path.read_bytes() for path in paths] == [each.content for each in FILES]
    assert names(folder) == sorted(each.name for each in FILES)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (path, *_) = put_files(tmp_path, FILES)
    before = path.stat()
    put_files(tmp_path, FILES)
    assert path.stat().st_ino == before.st_ino


def test_an_older_one_is_replaced(tmp_path: Path) -> None:
    put_files(tmp_path, [ReportFile("a.xlsx", b"old")])
    put_files(tmp_path, [ReportFile("a.xlsx", b"new")])
    assert (tmp_path / "a.xlsx").read_bytes() == b"new"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_full_stick_leaves_nothing_half(tmp_path: Path) -> None:
    with file_size_limit(300_000), pytest.raises(Trouble) as caught:
        put_files(tmp_path / "KEPU" / "reports", FILES)
    assert caught.value.code == "target-full"
    assert names(tmp_path) == []


def test_a_full_stick_keeps_what_was_there(tmp_path: Path) -> None:
    (tmp_path / FILES[0].name).write_bytes(b"old")
    with file_size_limit(300_000), pytest.raises(Trouble):
        put_files(tmp_path, FILES)
    assert names(tmp_path) == [FILES[0].name]
    assert (tmp_path / FILES[0].name).read_bytes() == b"old"


def test_called_off_half_way_leaves_nothing(tmp_path: Path) -> None:
    asked = iter([False, False, False, True])
    with pytest.raises(CalledOff):
        put_files(tmp_path / "new", FILES, cancelled=lambda: next(asked, True))
    assert names(tmp_path) == []


def test_a_locked_stick_is_told() -> None:
    with read_only_folder() as folder, pytest.raises(Trouble) as caught:
        put_files(folder / "KEPU", FILES)
    assert caught.value.code == "target-read-only"


def test_a_workbook_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows tells it: the rename is refused, with error 5 or 32 and `EACCES`."""
    (tmp_path / FILES[1].name).write_bytes(b"old")
    replace = Path.replace

    def held(self: Path, target: Any) -> Path:
        if Path(target).name == FILES[1].name:
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Trouble) as caught:
        put_files(tmp_path, FILES)
    assert caught.value.code == "file-open"
    assert FILES[1].name in caught.value.what.zh
    assert names(tmp_path) == [FILES[1].name]  # not even the others are new
    assert (tmp_path / FILES[1].name).read_bytes() == b"old"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "target-full"),
        (errno.EROFS, "target-read-only"),
        (errno.ENOENT, "target-gone"),
        (errno.EIO, "target-gone"),
        (errno.ENODEV, "target-gone"),
        (errno.EINVAL, "target-refuses"),
    ],
)
def test_what_the_stick_says_is_told_in_words(
    number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("kiosk.reports.placing.os.fsync", refuses)
    with pytest.raises(Trouble) as caught:
        put_files(tmp_path / "a", FILES)
    assert caught.value.code == code
    assert caught.value.next_step.zh
    assert names(tmp_path) == []


def test_a_stick_that_lies_about_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def forgets(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if mode == "rb" and self.suffix == ".tmp":
            with opened(self, "r+b") as file:
                file.write(b"\0")
        return opened(self, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", forgets)
    with pytest.raises(Trouble) as caught:
        put_files(tmp_path / "a", FILES)
    assert caught.value.code == "target-lies"
    assert names(tmp_path) == []


def test_something_else_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "KEPU").write_text("a file")
    with pytest.raises(Trouble) as caught:
        put_files(tmp_path / "KEPU", FILES)
    assert caught.value.code == "target-refuses"
    assert (tmp_path / "KEPU").read_text() == "a file"


def test_the_folder_on_a_stick_is_found_in_any_case(tmp_path: Path) -> None:
    (tmp_path / "kepu" / "Reports").mkdir(parents=True)
    assert stick_folder(tmp_path) == tmp_path / "kepu" / "Reports"
    assert stick_folder(tmp_path / "kepu") == tmp_path / "kepu" / "KEPU" / "reports"


def test_a_stick_that_was_pulled_gets_no_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        stick_folder(tmp_path / "gone")
    assert caught.value.code == "target-gone"
    assert names(tmp_path) == []


_KILLED = """
import os, sys
from pathlib import Path
from kiosk.reports.placing import ReportFile, put_files
folder, after = Path(sys.argv[1]), int(sys.argv[2])
calls = 0
def trace(event, args):
    global calls
    if event in ("open", "os.rename", "os.mkdir", "os.remove"):
        calls += 1
        if calls > after:
            os._exit(9)
sys.addaudithook(trace)
put_files(folder, [ReportFile(f"{n}.xlsx", bytes([n]) * 300_000) for n in range(3)])
"""


def test_killed_at_any_point_every_file_is_whole_or_not_there(tmp_path: Path) -> None:
    for after in range(0, 40):
        folder = tmp_path / str(after)
        command = [sys.executable, "-c", _KILLED, str(folder), str(after)]
        done = subprocess.run(command, cwd=ROOT, timeout=60, check=False)
        for path in folder.glob("*.xlsx") if folder.exists() else ():
            if not path.name.startswith("."):
                assert path.read_bytes() == bytes([int(path.stem)]) * 300_000
        if done.returncode == 0:
            break
        put_files(folder, [ReportFile("0.xlsx", b"\0" * 300_000)])
        assert not list(folder.glob(".*")), "the next writing sweeps up"
    assert done.returncode == 0


_FULL = """
mkdir -p "$1" && mount -t tmpfs -o size=1m none "$1" &&
exec "$2" -m tests.reports.full_stick_child "$1"
"""


def test_on_a_stick_that_is_really_full(tmp_path: Path) -> None:
    arguments = ["unshare", "-m", "sh", "-c"]
    with contextlib.suppress(OSError):
        allowed = subprocess.run([*arguments, f"mount -t tmpfs none {tmp_path}"], check=False)
        if allowed.returncode == 0:
            done = subprocess.run(
                [*arguments, _FULL, "sh", str(tmp_path / "stick"), sys.executable],
                capture_output=True,
                text=True,
                cwd=ROOT,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            assert done.stdout.splitlines() == ["target-full", "['old.xlsx']", "3 files"]
            return
    pytest.skip("this system lets us mount no small disk")
