"""The tour: what it says it did is what the ledger counted, and its pictures show something."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.places import find_places

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.timeout(300)  # a visit of minutes beside other tests
VISITED = ("cn.kepu.archaefructus", "cn.kepu.feathered", "cn.kepu.tiangong")


def kiosk(*arguments: str, expect: int = 0, **environment: str) -> str:
    """Run a command of the kiosk; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == expect, done.stderr
    return done.stdout if expect == 0 else done.stderr


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    out = tmp_path_factory.mktemp("tour")
    exhibits = tmp_path_factory.mktemp("exhibits")
    for name in VISITED:  # one that begins with each kind; `make proof` visits them all
        shutil.copytree(find_places().exhibits / name, exhibits / name)
    size = ("--size", "1366x768", "--diagonal", "18.5")
    report = kiosk("tour", "--out", str(out), *size, "--exhibits", str(exhibits), "--json")
    return out, json.loads(report)


def test_the_ledger_counted_exactly_what_was_played(played: tuple[Path, dict[str, Any]]) -> None:
    out, report = played
    counted, did = (
        json.loads(kiosk("visits", "--json", "--data", str(out / "data"))),
        report["counted"],
    )
    assert counted["sessions"] == did["sessions"] == 5
    assert counted["class"] == did["class"] and did["class"]["sessions"] == 1
    assert counted["exhibits"].keys() == did["exhibits"].keys()
    assert did["exhibits"].keys() == set(VISITED)
    assert counted["ratings"] == did["ratings"] and len(did["ratings"]) == 1
    assert counted["wanted"] == did["wanted"] == {"航天": 1}
    for exhibit, row in did["exhibits"].items():
        stored = counted["exhibits"][exhibit]
        for word in ("opened", "completed", "asked", "right"):
            assert stored[word] == row[word], (exhibit, word)
        assert abs(stored["seconds"] - row["seconds"]) <= row["opened"]
        assert 0 < row["right"] < row["asked"]


def test_every_screen_has_a_picture_of_its_own(played: tuple[Path, dict[str, Any]]) -> None:
    from PySide6.QtGui import QImage

    out, report = played
    assert [path.name for path in sorted(out.glob("*.png"))] == report["screens"]
    seen: dict[bytes, str] = {}
    for name in report["screens"]:
        image = QImage(str(out / name))
        assert (image.width(), image.height()) == (1366, 768)
        small = image.scaled(64, 36).convertToFormat(QImage.Format.Format_RGB32)
        colours = {small.pixel(x, y) for x in range(64) for y in range(36)}
        assert len(colours) > 20, f"{name} is nearly empty"
        twin = seen.setdefault(bytes(image.constBits()), name)
        same = {name, twin} == {
            n for n in report["screens"] if n.endswith(("attract.png", "reset.png"))
        }
        # A story played once more begins as it did.
        again = name.endswith("-again.png") and "-page1" in twin
        assert twin == name or same or again, f"{name} looks like {twin}"


def test_nothing_was_logged_that_nobody_expected(played: tuple[Path, dict[str, Any]]) -> None:
    log = "".join(path.read_text("utf-8") for path in (played[0] / "data" / "logs").glob("*.log"))
    assert "INFO" in log
    words = ("WARNING", "ERROR", "CRITICAL")
    assert [line for line in log.splitlines() if any(word in line for word in words)] == []


def test_a_tour_never_counts_on_the_real_data(tmp_path: Path) -> None:
    real = str(tmp_path / "real")
    said = kiosk("tour", "--out", str(tmp_path / "out"), "--data", real, expect=1, KIOSK_DATA=real)
    assert "真正的数据文件夹" in said and "--data" in said
    assert not find_places(Path(real), {}).ledger.exists()


def test_a_second_tour_begins_with_an_empty_ledger_but_removes_nothing_of_others(
    tmp_path: Path,
) -> None:
    from kiosk.rehearsal.tour import MARK, own_data

    precious = tmp_path / "data" / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("mine")
    assert own_data(None, tmp_path) == tmp_path / "data"
    assert precious.read_text() == "mine"
    (tmp_path / "data" / MARK).touch()
    own_data(None, tmp_path)
    assert not precious.exists()


@pytest.mark.proof
@pytest.mark.parametrize("size", ["1920x1080", "1080x1920", "3840x2160"])
@pytest.mark.parametrize("mode", [[], ["--elder"], ["--lang", "en"], ["--lang", "en", "--elder"]])
def test_every_size_language_and_mode_counts_what_it_played(
    size: str, mode: list[str], tmp_path: Path
) -> None:
    diagonal = "55" if size == "3840x2160" else "21.5"
    arguments = ["--out", str(tmp_path), "--size", size, "--diagonal", diagonal, "--json", *mode]
    did = json.loads(kiosk("tour", *arguments))
    stored = json.loads(kiosk("visits", "--json", "--data", str(tmp_path / "data")))
    del stored["hardest"]
    for row in (*stored["exhibits"].values(), *did["counted"]["exhibits"].values()):
        row["seconds"] = 0  # may differ by one a visit; compared above
    assert stored == did["counted"]
    assert all((tmp_path / name).stat().st_size > 5000 for name in did["screens"])


@pytest.mark.proof
@pytest.mark.parametrize(("size", "diagonal"), [("1920x1080", "21.5"), ("768x1366", "18.5")])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_operator_s_side_of_a_new_machine_is_walked_through(
    tmp_path: Path, size: str, diagonal: str, language: str
) -> None:
    from kiosk.shell.setup.steps import Step
    from kiosk.ui.operator.registry import PAGES

    command = [sys.executable, "-m", "kiosk", "--lang", language, "tour", "--operator", "--json"]
    command += ["--size", size, "--diagonal", diagonal, "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    screens = json.loads(done.stdout)["screens"]
    assert all((tmp_path / screen).stat().st_size > 1000 for screen in screens)
    seen = " ".join(screens)
    for part in [f"setup-{step.value}" for step in Step] + [f"page-{row.id}" for row in PAGES]:
        assert part in seen
    drawn = ("data-today", "data-month", "data-year", "data-report-saved")
    gate = ("gate-wrong", "gate-forgotten", "gate-new-pin")
    for screen in (*gate, *drawn, "cleaning", "closed-touched"):
        assert screen in seen
    for screen in ("outing-runs", "outing-attract", "outing-home", "outing-news", "outing-history"):
        assert screen in seen
