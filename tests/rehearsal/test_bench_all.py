"""Everything in one table: what fails is a row, and what is known is on the disk."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

from kiosk.cli_bench import BENCHMARKS
from kiosk.core.errors import Trouble
from kiosk.rehearsal import bench_all
from kiosk.rehearsal.bench_all import MINUTES, Measured, run_all
from kiosk.rehearsal.bench_figures import Figure, as_json

QUICK = Figure("start.500.ratio", 2.9, "ratio", 1.0, 3.0)
LARGE = Figure("memory.rss", 158.0, "MiB", 70.0, 150.0)


def _measure(name: str) -> Measured:
    if name == "idle":
        return Measured(name, (), "no answer", 1.0, 0.5)
    return Measured(name, (QUICK, LARGE), "", 2.0, 0.5)


def test_every_benchmark_is_among_them_with_its_minutes() -> None:
    assert set(BENCHMARKS) == set(MINUTES)


def test_one_that_fails_is_a_row_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new" / "bench.json"
    names = ("start", "idle", "touch")
    assert run_all(names, file, as_json=True, language="zh-Hans", measure=_measure) == 1
    told = capsys.readouterr()
    assert "约 8 分钟" in told.err and "[2/3] idle" in told.err
    lines = told.out.splitlines()
    assert "比值 ratio" in lines[0]
    assert "没有测成 idle：no answer" in lines[-2]
    assert lines[-1] == "4 个数，4 个有目标，达到 2 个；1 项没有测成。"
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["complete"] is True
    assert [each["fault"] for each in kept["benchmarks"]] == [None, "no answer", None]
    memory = kept["benchmarks"][2]["figures"][1]
    assert (memory["name"], memory["ratio"], memory["ok"]) == ("memory.rss", 2.2571, False)


def test_what_is_measured_is_on_the_disk_before_the_next_one_begins(tmp_path: Path) -> None:
    file = tmp_path / "bench.json"
    seen: list[tuple[int, bool]] = []

    def measure(name: str) -> Measured:
        kept = json.loads(file.read_text(encoding="utf-8"))
        seen.append((len(kept["benchmarks"]), kept["complete"]))
        return _measure(name)

    assert run_all(("start", "touch"), file, as_json=True, language="en", measure=measure) == 0
    assert seen == [(0, False), (1, False)]


def test_without_a_file_the_document_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_all(("start",), None, as_json=True, language="en", measure=_measure) == 0
    assert json.loads(capsys.readouterr().out)["benchmarks"][0]["name"] == "start"


def test_a_file_that_cannot_be_written_is_said_before_anything_is_measured(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    measured: list[str] = []

    def measure(name: str) -> Measured:
        measured.append(name)
        return _measure(name)

    with pytest.raises(Trouble):
        run_all(("start",), tmp_path / "file" / "x", as_json=True, language="en", measure=measure)
    assert measured == []


def _child(monkeypatch: pytest.MonkeyPatch, program: str) -> Measured:
    monkeypatch.setattr(bench_all, "own_command", lambda *_: [sys.executable, "-c", program])
    return bench_all._in_a_child("lottie")


def test_figures_come_back_from_the_child_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _child(monkeypatch, f"print({as_json([QUICK, LARGE])!r})")
    assert (found.figures, found.fault) == ((QUICK, LARGE), "")


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        ("import sys; print('why', file=sys.stderr); sys.exit(1)", "why"),
        ("import sys; sys.exit(3)", "exit code 3"),
        ("print('no json')", "JSONDecodeError"),
        ("print('[{}]')", "KeyError"),
    ],
)
def test_a_child_that_fails_says_why(
    program: str, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _child(monkeypatch, program)
    assert found.figures == () and fault in found.fault


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX's")
def test_a_child_that_never_ends_goes_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(MINUTES, "lottie", 0.6 / 60)
    monkeypatch.setattr(bench_all, "PATIENCE", 1.0)
    mark = tmp_path / "mark"
    late = f"import time; time.sleep(1.5); open({str(mark)!r}, 'w')"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {late!r}])"
    found = _child(monkeypatch, program)
    assert "no answer" in found.fault
    time.sleep(1.6)
    assert not mark.exists()
