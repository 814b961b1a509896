"""``kiosk doctor``: the real command on a real folder, in health and in eight kinds of trouble."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.core.runs import note_crash, this_moment
from kiosk.core.trusted_time import keep_time, read_kept_time
from kiosk.health import this_machine
from kiosk.health.content_record import read_record
from kiosk.health.machine import SoundDevices, TouchDevices, Wear
from kiosk.health.system.disk import SystemDisk
from kiosk.health.touch_record import TouchTest, write_touch_test
from kiosk.library.catalogue import rebuild_index
from kiosk.players.registry import KINDS
from tests.health.test_checks import counted
from tests.health.test_deep import decay
from tests.library.making import write_exhibit

ROOT = Path(__file__).parents[2]
DAY_S = 86_400.0


class Ward:
    """A data folder with its exhibits, and the doctor."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = root / "data"
        self.exhibits = root / "exhibits"
        self._capsys = capsys
        for number in range(2):
            write_exhibit(self.exhibits, f"cn.kepu.test-{number}")
        rebuild_index(self.exhibits, self.data / "cache", KINDS)
        counted(self.data)
        write_touch_test(self.data, TouchTest("2026-11-03", (16, 9)))

    @property
    def arguments(self) -> list[str]:
        return ["doctor", "--data", str(self.data), "--exhibits", str(self.exhibits)]

    def ask(self, *more: str) -> tuple[int, dict[str, Any]]:
        """The exit code, and the answer with its findings by id."""
        code = main([*self.arguments, "--json", *more])
        answer = json.loads(self._capsys.readouterr().out)
        return code, {**answer, **{each["id"]: each for each in answer["findings"]}}


@pytest.fixture
def ward(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Ward:
    """A sound machine, whatever hangs on the one that runs the test."""
    monkeypatch.setattr(this_machine, "sound_devices", lambda: SoundDevices(True, ("HDA",)))
    monkeypatch.setattr(this_machine, "touch_devices", lambda: TouchDevices(True, ("ILITEK",), 2))
    monkeypatch.setattr(SystemDisk, "wear", lambda *_: Wear("smart", True, 1))
    monkeypatch.setattr(SystemDisk, "room", lambda *_: (50 << 30, 100 << 30))
    return Ward(tmp_path, capsys)


def test_in_health(ward: Ward) -> None:
    code, told = ward.ask()
    assert (code, told["verdict"]) == (0, "good")
    assert {each["sign"] for each in told["findings"]} <= {"good", "note"}
    for each in told["findings"]:
        assert each["what"]["zh"]
        assert each["what"]["en"]
        assert each["title"]["zh"]
    assert told["ledger"]["sign"] == "good"
    assert told["touch"]["sign"] == "good"


def test_looking_changes_nothing(ward: Ward) -> None:
    def listed() -> dict[str, bytes]:
        files = (path for path in ward.data.rglob("*") if path.is_file())
        # SQLite's own lock table appears for any reader.
        return {str(p): p.read_bytes() for p in files if not p.name.endswith(("-shm", "-wal"))}

    before = listed()
    ward.ask()
    assert listed() == before


def test_a_full_disk(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SystemDisk, "room", lambda *_: (1 << 20, 100 << 30))
    code, told = ward.ask()
    assert (code, told["verdict"], told["disk-space"]["sign"]) == (1, "bad", "bad")


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of Unix stands for a full disk")
def test_a_disk_that_takes_nothing_any_more(ward: Ward) -> None:
    command = [sys.executable, "-m", "kiosk", *ward.arguments, "--json"]
    done = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    told = {each["id"]: each for each in json.loads(done.stdout)["findings"]}
    assert told["disk-space"]["sign"] == "bad"
    assert "已满" in told["disk-space"]["what"]["zh"]
    assert told["ledger"]["sign"] == "good"


def test_a_damaged_ledger(ward: Ward) -> None:
    ledger = ward.data / "ledger" / "ledger.db"
    content = bytearray(ledger.read_bytes())
    content[4096 : 4096 * 6] = bytes(4096 * 5)
    ledger.write_bytes(bytes(content))
    code, told = ward.ask()
    assert (code, told["ledger"]["sign"]) == (1, "bad")


def test_a_clock_a_year_off_and_somebody_who_vouches_for_it(
    ward: Ward, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_time(ward.data, time.time() + 365 * DAY_S)
    code, told = ward.ask()
    assert (code, told["verdict"], told["clock"]["sign"]) == (0, "warn", "warn")
    main(ward.arguments)
    assert "→ kiosk doctor --date-is-right" in capsys.readouterr().out
    code, told = ward.ask("--date-is-right")
    assert told["clock"]["sign"] == "good"
    assert abs(read_kept_time(ward.data).trusted_s - time.time()) < 60


def test_a_missing_file(ward: Ward) -> None:
    (ward.exhibits / "cn.kepu.test-0" / "quiz.toml").unlink()
    code, told = ward.ask()
    assert (code, told["verdict"], told["content"]["sign"]) == (0, "warn", "warn")


def test_bytes_that_changed_by_themselves(ward: Ward) -> None:
    decay(ward.exhibits / "cn.kepu.test-0" / "quiz.toml")
    code, _ = ward.ask()
    assert code == 0  # names, sizes and times are as they were
    code, told = ward.ask("--deep")
    assert (code, told["deep"]["sign"]) == (1, "bad")
    assert "deep-last" not in told
    code, told = ward.ask()
    assert (code, told["deep-last"]["sign"]) == (1, "bad")


def test_no_sound_device(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(this_machine, "sound_devices", lambda: SoundDevices(True))
    code, told = ward.ask()
    assert (code, told["sound"]["sign"]) == (0, "warn")


def test_after_a_crash(ward: Ward) -> None:
    note_crash(ward.data, "crash", "SIGSEGV", "D-3F7A", this_moment())
    code, told = ward.ask()
    assert (code, told["runs"]["sign"]) == (0, "warn")
    assert "D-3F7A" in told["runs"]["next_step"]["zh"]


def test_settings_cut_in_half(ward: Ward) -> None:
    (ward.data / "config.toml").write_text('[site]\nname = "朝', "utf-8")
    code, told = ward.ask()
    assert (code, told["settings"]["sign"]) == (0, "warn")


def test_in_words(ward: Ward, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ward.arguments) == 0
    told = capsys.readouterr().out
    assert "[好] 记录: 记录完好" in told
    assert told.endswith("一切正常。\n")
    assert main([*ward.arguments, "--lang", "en"]) == 0
    assert capsys.readouterr().out.endswith("All is well.\n")


def test_on_an_empty_data_folder_it_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "not there"
    main(["doctor", "--data", str(data), "--json"])
    assert json.loads(capsys.readouterr().out)["findings"]
    assert not data.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc when to send the signal")
def test_ctrl_c_ends_the_thorough_check_and_it_goes_on_from_there(ward: Ward) -> None:
    film = ward.exhibits / "cn.kepu.test-0" / "film.mp4"
    film.write_bytes(os.urandom(48 * 1024**2))
    rebuild_index(ward.exhibits, ward.data / "cache", KINDS)
    command = [sys.executable, "-m", "kiosk", *ward.arguments, "--json", "--deep"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        while child.poll() is None:  # before it listens, the signal would end it
            if not _listens(child.pid):
                time.sleep(0.02)
                continue
            child.send_signal(signal.SIGINT)
            break
        assert child.stdout is not None
        told = {each["id"]: each for each in json.loads(child.stdout.read())["findings"]}
    assert child.returncode == 0
    assert "停在" in told["deep"]["what"]["zh"]
    assert read_record(ward.data).under_way


def _listens(number: int) -> bool:
    """Whether the process has begun to read the film, and so listens to Ctrl+C."""
    try:
        opened = Path(f"/proc/{number}/fd").iterdir()
        return any(one.readlink().name == "film.mp4" for one in opened)
    except OSError:
        return False
