"""The program as it is started at a school: a process of its own, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """A function that runs ``python -m kiosk …`` offscreen; none is left when the test ends."""
    running: list[subprocess.Popen[str]] = []

    def run(*arguments: str) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            [sys.executable, "-m", "kiosk", *arguments],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        running.append(child)
        return child

    yield run
    for child in running:
        if child.poll() is None:
            child.kill()
        child.communicate(timeout=20)


def _await(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, f"waited for {what}"
        time.sleep(0.05)


def _log(data: Path) -> str:
    files = sorted((data / "logs").glob("*.log*"))
    return "".join(file.read_text("utf-8") for file in files)


def _await_running(data: Path) -> None:
    """Wait until window, signals and ledger stand: the ledger's thread comes last of all."""
    _await((data / "identity.json").is_file, "the machine's identity")


def _end(child: subprocess.Popen[str], number: int) -> str:
    child.send_signal(number)
    _, said = child.communicate(timeout=20)
    assert child.returncode == 0, said
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no polite signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_good_order(start: Start, data: Path, number: int) -> None:
    child = start("run", "--size", "800x600", "--data", str(data))
    _await_running(data)
    assert "Traceback" not in _end(child, number)
    log = _log(data)
    assert not [line for line in log.splitlines() if " ERROR " in line or " CRITICAL " in line], log
    assert log.count("the catalogue is rebuilt") == 1
    assert [file.name for file in (data / "ledger").glob("*-wal")] == []  # all in the one file


def test_a_second_kiosk_keeps_away_from_the_first_ones_data(start: Start, data: Path) -> None:
    first = start("run", "--size", "800x600", "--data", str(data))
    _await_running(data)
    second = start("run", "--size", "800x600", "--data", str(data))
    _, said = second.communicate(timeout=20)
    assert second.returncode == 1
    assert "已有一个展项屏程序" in said
    assert "--data" in said
    assert first.poll() is None
    _end(first, signal.SIGTERM)


def test_after_a_kill_the_next_start_is_not_locked_out(start: Start, data: Path) -> None:
    first = start("run", "--size", "800x600", "--data", str(data))
    _await_running(data)
    _await((data / "device" / "key.json").is_file, "the device key")
    first.kill()
    first.wait(20)
    key = (data / "device" / "key.json").read_bytes()
    before = (data / "identity.json").read_bytes()
    (data / "identity.json").unlink()  # comes back from the ledger's copy, as a sign of life
    second = start("run", "--size", "800x600", "--data", str(data))
    _await_running(data)
    _end(second, signal.SIGTERM)
    assert (data / "identity.json").read_bytes() == before
    assert (data / "device" / "key.json").read_bytes() == key


def test_a_bad_file_of_settings_is_told_and_the_kiosk_runs(start: Start, data: Path) -> None:
    (data / "config.toml").write_text(
        '[screen]\ndiagonal_in = 900\n[language]\nstart = "fr"\n[colour]\nof = "sky"\n', "utf-8"
    )
    child = start("run", "--size", "800x600", "--data", str(data))
    _await_running(data)
    _end(child, signal.SIGTERM)
    log = _log(data)
    for key in ("diagonal_in", "start", "colour"):
        assert [line for line in log.splitlines() if " WARNING " in line and key in line], key
    assert " ERROR " not in log


def test_a_file_where_the_data_folder_should_be_stops_nothing(start: Start, tmp_path: Path) -> None:
    blocked = tmp_path / "data"
    blocked.write_text("not a folder", "utf-8")
    child = start("run", "--size", "800x600", "--data", str(blocked))
    time.sleep(3)
    assert child.poll() is None, child.communicate()
    said = _end(child, signal.SIGTERM)
    assert "Traceback" not in said
    assert blocked.read_text("utf-8") == "not a folder"
