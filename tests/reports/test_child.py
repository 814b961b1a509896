"""The child that makes reports, and who listens to it: the panel's job, and quiet work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.core.places import find_places
from kiosk.reports.versions import closed_months, read_versions
from kiosk.shell.jobs import Going, Jobs, State
from kiosk.shell.reporting import close_when_due, report_work
from tests.reports.kept import (
    CODE,
    FIRST,
    MONTH,
    NOW_S,
    SECOND,
    names,
    report,
)

ROOT = Path(__file__).parents[2]


def test_the_panels_job_puts_all_on_the_stick(
    told_of: Path, tmp_path: Path, child_environment: None
) -> None:
    data, stick = tmp_path / "kept", tmp_path / "stick"
    shutil.copytree(told_of, data)
    stick.mkdir()
    going = Going()
    said = report_work(find_places(data), SECOND, stick)(going)
    assert f"{SECOND[:4]}年{int(SECOND[5:])}月" in said.zh
    assert going.told()[0] == pytest.approx(1.0)
    assert f"{CODE}_{SECOND}_v1.xlsx" in names(stick / "KEPU" / "reports")
    assert not [name for name in names(stick / "KEPU" / "reports") if name.startswith(".")]


def test_a_stick_that_was_pulled_is_told_and_made_nowhere(
    told_of: Path, tmp_path: Path, child_environment: None, expect_log: Callable[..., Any]
) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "target-gone")
    data = tmp_path / "kept"
    shutil.copytree(told_of, data)
    job = Jobs().start("report", None, report_work(find_places(data), MONTH, tmp_path / "gone"))  # type: ignore[arg-type]
    assert job.wait(60)
    assert job.state is State.FAILED
    assert "不见了" in job.words.zh
    assert not (tmp_path / "gone").exists()


def test_called_off_the_child_leaves_nothing(
    told_of: Path, tmp_path: Path, child_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Beside other tests it may not get to its last word in the kiosk's ten seconds.
    monkeypatch.setattr("kiosk.shell.reporting._REST_S", 60.0)
    data, stick = tmp_path / "kept", tmp_path / "stick"
    shutil.copytree(told_of, data)
    stick.mkdir()
    going = Going()
    going.cancel()
    said = report_work(find_places(data), MONTH, stick)(going)
    assert "取消" in said.zh
    assert names(stick) == set()


def test_months_close_by_themselves_and_only_once(
    told_of: Path, tmp_path: Path, child_environment: None
) -> None:
    data = tmp_path / "kept"
    shutil.copytree(told_of, data)
    places = find_places(data)
    begun: list[list[str]] = []
    now_s = time.time()  # the child looks at the clock later, and closes at least what is due now

    def begin(command: list[str]) -> subprocess.Popen[str]:
        begun.append(command)
        return subprocess.Popen(
            [*command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    close_when_due(places, now_s, 480, 0.0, begin)(Going())
    months = closed_months(data)
    assert months[:3] == (FIRST, SECOND, MONTH)
    close_when_due(places, now_s, 480, 0.0, begin)(Going())
    assert len(begun) == 1
    assert all(len(read_versions(data, month)) == 1 for month in months)


def test_a_clock_that_cannot_be_right_closes_nothing(told_of: Path) -> None:
    def begin(_command: list[str]) -> subprocess.Popen[str]:
        raise AssertionError("a child was begun")

    places = find_places(told_of)
    close_when_due(places, 1_000_000.0, 480, earliest_s=NOW_S, begin=begin)(Going())
    assert closed_months(told_of) == ()


def test_killed_while_closing_the_next_one_goes_on(told_of: Path, tmp_path: Path) -> None:
    data = tmp_path / "kept"
    shutil.copytree(told_of, data)
    command = [sys.executable, "-m", "kiosk", "report", "--close", "--progress"]
    child = subprocess.Popen(
        [*command, "--data", str(data)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None and child.stdin is not None
    child.stdout.readline()
    child.kill()
    child.wait()
    child.stdout.close()
    child.stdin.close()
    for month in closed_months(data):
        assert len(read_versions(data, month)) == 1
    assert main(["--data", str(data), "report", "--close"]) == 0
    assert {FIRST, SECOND, MONTH} <= set(closed_months(data))


def test_a_child_that_says_nonsense_or_dies_is_told(
    tmp_path: Path, expect_log: Callable[..., Any]
) -> None:
    expect_log("kiosk.shell.reporting", "WARNING", "said")

    def begin(_command: list[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", "print('nonsense'); raise SystemExit(9)"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    with pytest.raises(Exception, match="report-ended"):
        report_work(find_places(tmp_path), MONTH, tmp_path, begin)(Going())


def test_every_line_of_the_child_is_json(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    monkeypatch.setattr("kiosk.cli_report._Parent._listen", lambda _self: None)
    monkeypatch.setattr("kiosk.bundles.intake.desk.step_back", lambda: None)  # it is this process
    assert report(kept, "--month", MONTH, "--out", str(tmp_path / "out"), "--progress") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["state"] for line in lines[:-1]] == ["going"] * (len(lines) - 1)
    assert lines[-1]["state"] == "done"
    shares = [line["share"] for line in lines[:-1]]
    assert shares == sorted(shares)
