"""`kiosk report`: what it writes, prints and refuses, from a ledger with a few months in it."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kiosk.cli import main
from kiosk.core.clock import local_day
from kiosk.core.places import find_places
from kiosk.rehearsal.history import make_history
from kiosk.reports.json_file import facts_json, read_facts
from kiosk.reports.versions import closed_months, read_versions
from kiosk.shell.jobs import Going, Jobs, State
from kiosk.shell.reporting import close_when_due, report_work

ROOT = Path(__file__).parents[1]
NOW_S = time.time()
"""The child looks at the machine's own clock, so the history ends with the month before it."""
TODAY = local_day(NOW_S, 480)
RUNS = f"{TODAY:%Y-%m}"
LATER, THIS_YEAR, LAST_YEAR = str(TODAY.year + 2), str(TODAY.year), str(TODAY.year - 1)


def _back(months: int) -> str:
    year, month = divmod(TODAY.year * 12 + TODAY.month - 1 - months, 12)
    return f"{year:04d}-{month + 1:02d}"


EMPTY = _back(20)
FIRST, SECOND, MONTH = (_back(months) for months in (3, 2, 1))
CODE = "report_device"


@pytest.fixture(scope="module")
def told_of(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with three months of history."""
    data = tmp_path_factory.mktemp("history")
    ledger = data / "ledger" / "ledger.db"
    ledger.parent.mkdir()
    make_history(ledger, first_month=FIRST, months=3, seed=5, visits_a_month=400)
    return data


@pytest.fixture
def kept(told_of: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, for a program that may be newer than this machine's clock."""
    data = tmp_path / "kept"
    shutil.copytree(told_of, data)
    monkeypatch.setattr("kiosk.health.this_machine.program_made_s", lambda: 0.0)
    return data


def report(data: Path, *words: str) -> int:
    return main(["--data", str(data), "report", *words])


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_all_files_of_a_month(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert report(kept, "--month", MONTH, "--out", str(out)) == 0
    printed = capsys.readouterr().out.splitlines()
    found = names(out)
    assert {f"朝阳市_device_{MONTH}_月报_v1.xlsx", f"{CODE}_{MONTH}_v1.xlsx"} < found
    assert {f"朝阳市_device_{MONTH}_月报_v1_盖章页.pdf", f"{CODE}_{MONTH}_v1_stamp.pdf"} < found
    assert f"{CODE}_{MONTH}_v1.json" in found
    assert f"{CODE}_{MONTH}_v1_counties.csv" in found
    assert {str(out / name) for name in found} == set(printed[: len(found)])
    assert "第1版" in printed[-1]
    twins = [path.read_bytes() for path in out.glob("*.xlsx")]
    assert twins[0] == twins[1]
    book = load_workbook(BytesIO(twins[0]))
    assert book.sheetnames[:2] == ["封面", "汇总"]


def test_the_facts_beside_it_are_those_that_were_kept(kept: Path, tmp_path: Path) -> None:
    report(kept, "--month", MONTH, "--out", str(tmp_path / "out"), "--json")
    (path,) = (tmp_path / "out").iterdir()
    (version,) = read_versions(kept, MONTH)
    assert path.read_bytes() == facts_json(version.facts)
    assert read_facts(path.read_bytes()).period.id == MONTH


@pytest.mark.parametrize(("kind", "count"), [("xlsx", 2), ("pdf", 2), ("csv", 9), ("json", 1)])
def test_only_the_kinds_that_are_wanted(kind: str, count: int, kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert report(kept, "--month", MONTH, "--out", str(out), f"--{kind}") == 0
    assert len(names(out)) == count
    assert all(name.endswith(f".{kind}") for name in names(out))


def test_the_same_again_is_the_same_bytes(kept: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        report(kept, "--month", MONTH, "--out", str(tmp_path / name))
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    assert [each.number for each in read_versions(kept, MONTH)] == [1]


def test_the_month_that_runs_is_version_0_and_kept_nowhere(kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert report(kept, "--month", RUNS, "--out", str(out), "--xlsx") == 0
    assert f"{CODE}_{RUNS}_v0.xlsx" in names(out)
    assert closed_months(kept) == ()
    cover = load_workbook(out / f"{CODE}_{RUNS}_v0.xlsx")["封面"]
    assert any("未结" in str(cell.value) for row in cover.iter_rows() for cell in row)


def test_an_empty_month_gives_files_too(kept: Path, tmp_path: Path) -> None:
    assert report(kept, "--month", EMPTY, "--out", str(tmp_path / "out")) == 0
    assert f"{CODE}_{EMPTY}_v1.xlsx" in names(tmp_path / "out")


def test_a_machine_that_has_counted_nothing_yet(data: Path, tmp_path: Path) -> None:
    assert report(data, "--month", EMPTY, "--out", str(tmp_path / "out"), "--xlsx") == 0


def test_a_year(kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert report(kept, "--year", LAST_YEAR, "--out", str(out), "--xlsx", "--pdf") == 0
    assert f"朝阳市_device_{LAST_YEAR}_年报_v1.xlsx" in names(out)
    assert report(kept, "--year", THIS_YEAR, "--out", str(out), "--xlsx") == 0
    assert f"{CODE}_{THIS_YEAR}_v0.xlsx" in names(out)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--month", f"{LATER}-01"], "还没有开始"),
        (["--month", "2026-13"], "不是月份"),
        (["--month", "2026"], "不是"),
        (["--year", "2026-03"], "不是"),
        (["--month", "../2026-03"], "不是月份"),
        (["--year", LATER], "还没有开始"),
    ],
)
def test_a_period_that_is_none_costs_a_sentence(
    words: list[str], code: str, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(kept, *words, "--out", str(tmp_path / "out")) == 1
    told = capsys.readouterr()
    assert code in told.err
    assert "。" in told.err
    assert not (tmp_path / "out").exists()
    assert closed_months(kept) == ()


def test_it_wants_to_know_where_to(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(kept, "--month", MONTH) == 1
    assert "--out" in capsys.readouterr().err


def test_a_city_with_a_stroke_in_it(kept: Path, tmp_path: Path) -> None:
    (kept / "config.toml").write_text('[places]\ncity = "朝阳/凌源:NUL"\n', "utf-8")
    out = tmp_path / "out"
    assert report(kept, "--month", MONTH, "--out", str(out), "--xlsx") == 0
    assert f"朝阳-凌源-NUL_device_{MONTH}_月报_v1.xlsx" in names(out)


def test_a_workbook_that_is_open_elsewhere_is_told(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    held = out / f"{CODE}_{MONTH}_v1.xlsx"
    held.write_bytes(b"an older one")
    replace = Path.replace

    def refuses(self: Path, target: Any) -> Path:
        if Path(target) == held:  # Windows, error 32: used by another process
            raise PermissionError(errno.EACCES, "used by another process")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuses)
    assert report(kept, "--month", MONTH, "--out", str(out), "--xlsx") == 1
    assert "正被别的程序打开" in capsys.readouterr().err
    assert names(out) == {held.name}
    assert held.read_bytes() == b"an older one"


# The child and its listener.


@pytest.fixture
def child_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    yield


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
    told_of: Path, tmp_path: Path, child_environment: None
) -> None:
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

    def begin(command: list[str]) -> subprocess.Popen[str]:
        begun.append(command)
        return subprocess.Popen(
            [*command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    close_when_due(places, NOW_S, 480, 0.0, begin)(Going())
    months = closed_months(data)
    assert months[:3] == (FIRST, SECOND, MONTH)
    close_when_due(places, NOW_S, 480, 0.0, begin)(Going())
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
