"""The beat file: what one process says, any other reads; and whose process it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.core import beat as beat_module
from kiosk.core.alive import process_mark
from kiosk.core.beat import BeatFile, open_beat, read_beat, run_folder


def test_nobody_has_said_anything(data: Path) -> None:
    assert read_beat(data) is None


def test_what_is_said_is_read_by_another(data: Path) -> None:
    shell, guardian = open_beat(data), open_beat(data)
    shell.claim(0xFEDCBA9876543210, safe=True)
    told = guardian.read()
    assert told is not None
    assert (told.start, told.pid, told.beats, told.safe) == (
        0xFEDCBA9876543210,
        os.getpid(),
        0,
        True,
    )
    assert told.alive and not told.guarded and told.ended is None
    shell.beat(idle=True, ready=False)
    shell.beat(idle=False, ready=True)
    told = guardian.read()
    assert told is not None
    assert (told.beats, told.idle, told.ready) == (2, False, True)
    assert told.monotonic_s > 0
    shell.end(10)
    told = guardian.read()
    assert told is not None and told.ended == 10


def test_a_wish_is_for_the_start_that_runs_only(data: Path) -> None:
    shell = open_beat(data)
    shell.claim(1, safe=False)
    assert shell.asked() is None
    open_beat(data).ask(0)
    assert shell.asked() == 0
    shell.claim(2, safe=False)
    assert shell.asked() is None


def test_the_guardian_is_known_across_starts(data: Path) -> None:
    shell = open_beat(data)
    open_beat(data).guard()
    shell.claim(1, safe=False)
    told = shell.read()
    assert told is not None and told.guarded


def test_the_process_that_is_gone_does_not_live(data: Path) -> None:
    code = (
        f"from kiosk.core.beat import *; from pathlib import Path\nopen_beat(Path({str(data)!r}))"
    )
    subprocess.run([sys.executable, "-c", f"{code}.claim(5, safe=False)"], check=True)
    told = read_beat(data)
    assert told is not None
    assert told.start == 5 and not told.alive


def test_each_data_folder_has_its_own_run_folder(tmp_path: Path) -> None:
    one, two = run_folder(tmp_path / "a"), run_folder(tmp_path / "b")
    assert one != two
    assert run_folder(tmp_path / "x" / ".." / "a") == one


@pytest.mark.skipif(sys.platform == "win32", reason="links and owners are POSIX")
def test_a_place_that_somebody_else_made_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    folder = run_folder(tmp_path / "data")
    folder.rmdir()
    folder.symlink_to(tmp_path)
    with pytest.raises(OSError):
        open_beat(tmp_path / "data")
    folder.unlink()
    (folder.parent / "elsewhere").write_bytes(b"precious")
    run_folder(tmp_path / "data")
    (folder / "beat").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        open_beat(tmp_path / "data")
    assert (tmp_path / "elsewhere").read_bytes() == b"precious"


def test_without_a_runtime_folder_the_temporary_one_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert run_folder(tmp_path / "data").parent == tmp_path


def test_a_file_of_noise_is_read_as_nobody(tmp_path: Path) -> None:
    path = tmp_path / "beat"
    path.write_bytes(os.urandom(5000))
    assert BeatFile(path).read() is None
    path.write_bytes(b"KIOSKB1\n" + b"\xff" * 5000)
    told = BeatFile(path).read()
    assert told is not None and not told.alive and told.ended is None


@pytest.mark.skipif(sys.platform == "win32", reason="waitid")
def test_a_process_has_one_mark_and_a_dead_one_none() -> None:
    assert process_mark(os.getpid()) == process_mark(os.getpid())
    assert process_mark(os.getpid()) is not None
    child = subprocess.Popen([sys.executable, "-c", "pass"], stdin=subprocess.DEVNULL)
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert process_mark(child.pid) is None  # ended, though nobody has read that off yet
    child.wait()
    assert process_mark(child.pid) is None
    assert process_mark(0) is None
    assert process_mark(-5) is None


def test_every_field_has_its_own_place() -> None:
    places = list(beat_module._AT.values())
    assert places == sorted(set(places))
