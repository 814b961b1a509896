"""The trial of new exhibits: what can be shown passes, what does harm is named, nothing stays."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.bundles.bundle import ExhibitEntry
from kiosk.core.alive import process_mark
from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
from kiosk.core.words import Words
from kiosk.library.texts import LocalText
from kiosk.players.simulation.block import PREFIX, picture_folder
from kiosk.rehearsal.trial import READS_BYTES_PER_S, Trials
from kiosk.rehearsal.trial_memory import MemoryCounters, windows_resident_bytes
from kiosk.rehearsal.trial_wire import (
    Asked,
    Judged,
    PartFault,
    PartName,
    asked_line,
    judged_line,
    opens_line,
    read_asked,
    read_said,
)
from kiosk.rehearsal.trial_words import exit_name
from tests.library.making import manifest, write_exhibit
from tests.players.filming import film
from tests.rehearsal.troubled_trial import NOTE

ROOT = Path(__file__).parents[2]
SHIPPED = find_places().exhibits
OF_EVERY_KIND = ("safefood", "tiangong", "earthquake", "jehol", "warning")
"""Shipped exhibits with questions, a film, animations, stories and simulations."""
TROUBLED = (sys.executable, "-m", "tests.rehearsal.troubled_trial")
PART = PartName(1, "quiz", "quiz.toml")


def entry(id: str) -> ExhibitEntry:
    """What a bundle's manifest says of an exhibit."""
    title = LocalText("zh-Hans", (("zh-Hans", "新展项"), ("en", "A new one")))
    return ExhibitEntry(id, "1.0.0", title, "", (), "CC0-1.0", "", 0, 0, (), ())


def entries(temporary: Path) -> set[str]:
    return {path.name for path in temporary.iterdir()}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The system's temporary folder for this test, which must be empty at the end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert entries(folder) == set()


@pytest.fixture
def troubled(temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trials]:
    """Trials whose child does harm by name."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv(NOTE, str(tmp_path / "note"))
    with Trials(most_s=30.0, most_bytes=400 * 1024**2, command=TROUBLED) as trials:
        yield trials


def test_shipped_exhibits_of_every_kind_pass_in_one_child(temporary: Path) -> None:
    with Trials() as trials:
        for name in OF_EVERY_KIND:
            assert trials(SHIPPED / f"cn.kepu.{name}") is None, name
        pid = trials.child_pid
    assert pid is not None and process_mark(pid) is None
    assert not list(picture_folder().glob(f"{PREFIX}{pid}-*"))


def test_an_exhibit_may_lie_in_a_folder_of_another_name(tmp_path: Path, temporary: Path) -> None:
    """The content store calls folders by what is in them."""
    folder = write_exhibit(tmp_path, "cn.test.one").rename(tmp_path / "0123456789abcdef")
    with Trials() as trials:
        assert trials(folder, entry("cn.test.one")) is None
        reason = trials(folder, entry("cn.test.other"))
    assert reason is not None and "“新展项”" in reason.zh and "cn.test.one" in reason.zh


def test_the_data_folder_is_not_touched(data: Path, tmp_path: Path, temporary: Path) -> None:
    folder = write_exhibit(tmp_path, "cn.test.one")
    command = (sys.executable, "-m", "kiosk", "--data", str(data), "try-exhibit")
    with Trials(command=command) as trials:
        assert trials(folder) is None
    assert entries(data) == set()


def test_each_harm_has_its_own_sentence_and_the_next_exhibit_a_new_child(
    troubled: Trials, tmp_path: Path
) -> None:
    part = "“新展项”的第 1 部分（问答 quiz.toml）"
    for name, sentence in (
        ("crash", f"试开{part}时，播放程序崩溃了（SIGSEGV）。"),
        ("abort", f"试开{part}时，播放程序崩溃了（SIGABRT）。"),
        ("leave", f"试开{part}时，播放程序崩溃了（0）。"),
        ("burst", f"试开{part}时，占用内存超过 400 MB。"),
        ("fail", f"试开{part}没有成功：坏了。"),
        ("empty", f"试开{part}没有成功：一直没有画面。"),
        ("babble", None),
    ):
        folder = write_exhibit(tmp_path, f"cn.test.{name}")
        found = troubled(folder, entry(folder.name))
        assert (found.zh if found else None) == sentence, name
        if found is not None:
            assert "A new one" in found.en


def test_a_hang_is_ended_with_what_it_has_started(troubled: Trials, tmp_path: Path) -> None:
    assert troubled(write_exhibit(tmp_path, "cn.test.before")) is None  # its start is not measured
    troubled.most_s = 2.0
    folder = write_exhibit(tmp_path, "cn.test.parent")
    found = troubled(folder, entry(folder.name))
    assert found is not None and found.zh.endswith("播放程序 2 秒没有反应。")
    troubled.most_s = 30.0
    started = int((tmp_path / "note").read_text(encoding="ascii"))
    end_s = time.monotonic() + 5
    while process_mark(started) is not None and time.monotonic() < end_s:
        time.sleep(0.02)
    assert process_mark(started) is None
    assert troubled(write_exhibit(tmp_path, "cn.test.well")) is None


def test_a_child_that_died_between_two_exhibits_is_held_against_neither(
    tmp_path: Path, temporary: Path
) -> None:
    with Trials() as trials:
        assert trials(write_exhibit(tmp_path, "cn.test.one")) is None
        pid = trials.child_pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        while process_mark(pid) is not None:
            time.sleep(0.01)
        assert trials(write_exhibit(tmp_path, "cn.test.two")) is None


def test_a_large_exhibit_has_time_to_be_read(tmp_path: Path, temporary: Path) -> None:
    """The check reads every byte of a reviewed exhibit: a 2 GB film from an old disk takes long."""
    folder = write_exhibit(tmp_path, "cn.test.one")
    asleep = (sys.executable, "-c", "import time; time.sleep(30)")
    waited_s = []
    for size_bytes in (0, 2 * READS_BYTES_PER_S):
        with Trials(most_s=0.3, command=asleep) as trials:
            began_s = time.monotonic()
            found = trials(folder, entry("cn.test.one")._replace(size_bytes=size_bytes))
            waited_s.append(time.monotonic() - began_s)
            assert found is not None and "没有反应" in found.zh
    assert waited_s[0] < 2.0 < waited_s[1]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the memory is asked for otherwise")
def test_one_that_swells_is_ended_before_it_takes_the_memory(
    troubled: Trials, tmp_path: Path
) -> None:
    folder = write_exhibit(tmp_path, "cn.test.swell")
    found = troubled(folder, entry(folder.name))
    assert found is not None and found.zh.endswith("占用内存超过 400 MB。")


def test_a_broken_film_does_not_refuse_an_exhibit_with_questions(
    tmp_path: Path, temporary: Path
) -> None:
    """As in docs/decisions/0016: a visitor is told, and led on to the questions."""
    parts = [{"kind": "video", "entry": "video.toml"}, {"kind": "quiz", "entry": "quiz.toml"}]
    files: dict[str, str | bytes] = {
        "film.mp4": film()[:3000],
        "video.toml": 'format = 1\nfile = "film.mp4"\n',
    }
    folder = write_exhibit(
        tmp_path, "cn.test.film", manifest_data=manifest("cn.test.film", part=parts), files=files
    )
    alone = manifest("cn.test.alone", part=parts[:1])
    with Trials() as trials:
        assert trials(folder) is None
        folder = write_exhibit(tmp_path, "cn.test.alone", manifest_data=alone, files=files)
        reason = trials(folder)
    assert reason is not None and reason.zh.startswith("试开“cn.test.alone”没有成功：")


def test_what_cannot_be_read_is_refused_with_the_reason_of_the_check(
    tmp_path: Path, temporary: Path
) -> None:
    with Trials() as trials:
        folder = write_exhibit(tmp_path, "cn.test.torn", files={"quiz.toml": "format = "})
        torn = trials(folder, entry("cn.test.torn"))
        gone = trials(tmp_path / "cn.test.gone", entry("cn.test.gone"))
    assert torn is not None and torn.zh.startswith("试开“新展项”没有成功：quiz.toml ")
    assert gone is not None and gone.zh.startswith("试开“新展项”没有成功：")


def test_a_child_that_cannot_be_started_blames_no_exhibit(tmp_path: Path, temporary: Path) -> None:
    with (
        Trials(command=(str(tmp_path / "nothing"),)) as trials,
        pytest.raises(Trouble, match="trial-not-started") as raised,
    ):
        trials(write_exhibit(tmp_path, "cn.test.one"))
    assert raised.value.what.zh.startswith("没能试开“cn.test.one”（")


def test_a_child_that_talks_nonsense_is_a_crash(tmp_path: Path, temporary: Path) -> None:
    with Trials(command=(sys.executable, "-c", "print('[1]', flush=True); input()")) as trials:
        found = trials(write_exhibit(tmp_path, "cn.test.one"))
    assert found is not None and "崩溃" in found.zh


def test_the_command_alone_says_what_came_of_it(tmp_path: Path, temporary: Path) -> None:
    well = write_exhibit(tmp_path, "cn.test.well")
    torn = write_exhibit(tmp_path, "cn.test.torn", files={"exhibit.toml": "format = 1"})
    command = [sys.executable, "-m", "kiosk", "try-exhibit", str(well), str(torn)]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["judged"] for line in lines if "judged" in line] == [well.name, torn.name]
    assert [line["refusal"] is None for line in lines if "judged" in line] == [True, False]


def test_a_child_that_nobody_asks_any_more_ends(temporary: Path) -> None:
    """The installing process was killed: the pipe is closed."""
    command = [sys.executable, "-m", "kiosk", "try-exhibit"]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, input=b"", capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_what_is_said_is_read_as_it_was_meant() -> None:
    asked = Asked(Path("/x/ü 展"), "cn.test.one")
    assert read_asked(asked_line(asked)) == asked
    assert read_said(opens_line(PART)) == PART
    for judged in (
        Judged(),
        Judged(Words("坏。", "Bad."), PART),
        Judged(unshown=(PartFault(PART, Words("坏。", "Bad.")),)),
    ):
        assert read_said(judged_line("cn.test.one", judged)) == judged


@pytest.mark.parametrize(
    "line", ["", "{", "[]", "{}", '{"opens":1}', '{"opens":[1,2]}', '{"judged":1}', "[" * 99_999]
)
def test_other_lines_are_refused(line: str) -> None:
    with pytest.raises(ValueError):
        read_said(line)


class HandKernel:
    """kernel32 as far as memory goes."""

    def __init__(self, size_bytes: int | None) -> None:
        self.size_bytes = size_bytes
        self.closed = 0

        # Windows' own names, which no function of ours may have.
        self.OpenProcess: Any = lambda *asked: self._open(*asked)  # it takes a `restype`
        self.K32GetProcessMemoryInfo: Any = self._tell
        self.CloseHandle: Any = self._close

    @staticmethod
    def _open(access: int, inherit: bool, pid: int) -> int:
        assert (access, inherit) == (0x1000, False)
        return pid

    def _tell(self, handle: Any, counters: Any, size: int) -> int:
        assert size == ctypes.sizeof(MemoryCounters)
        counters._obj.WorkingSetSize = self.size_bytes or 0
        return self.size_bytes is not None

    def _close(self, handle: Any) -> None:
        self.closed += 1


def test_windows_is_asked_for_the_working_set() -> None:
    """Against a made-up kernel32: no Windows has run it."""
    told, silent = HandKernel(5), HandKernel(None)
    assert windows_resident_bytes(told, 7) == 5
    assert windows_resident_bytes(silent, 7) is None
    assert windows_resident_bytes(HandKernel(5), 0) is None
    assert (told.closed, silent.closed) == (1, 1)


def test_exit_codes_have_names() -> None:
    assert [exit_name(code) for code in (-11, -6, 3, -99)] == [
        "SIGSEGV",
        "SIGABRT",
        "3",
        "signal 99",
    ]
