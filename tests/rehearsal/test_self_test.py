"""``kiosk doctor --self``: the program as it is passes; what is missing or damaged is named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.core.places import Places, find_places
from kiosk.health.contents import NAME
from kiosk.health.looking import Outcome
from kiosk.health.port import Sign
from kiosk.rehearsal import self_child, self_test
from tools.freezing.contents import listed_modules, write_contents

ROOT = Path(__file__).parents[2]


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A small program with a list of its files, as the build writes it."""
    program = tmp_path / "kiosk"
    for name in (
        *("kiosk", "config.toml", "exhibits/cn.kepu.a/exhibit.toml", "assets/icons/home.svg"),
        *("_internal/PySide6/QtCore.so", "_internal/kiosk/ui/qml/Main.qmlc"),
    ):
        path = program / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    write_contents(program, program / "_internal", ["json"])
    monkeypatch.setattr(sys, "_MEIPASS", str(program / "_internal"), raising=False)
    return Places(program, tmp_path / "data")


def _files(places: Places) -> Outcome:
    return next(self_test.look_at_itself(places))


def test_all_files_are_there_and_sound(built: Places) -> None:
    outcome = _files(built)
    assert outcome.finding.sign is Sign.GOOD and outcome.finding.facts["files"] == 6


@pytest.mark.parametrize(
    ("name", "missing", "changed"),
    [
        ("kiosk", Sign.BAD, Sign.BAD),
        ("_internal/kiosk/ui/qml/Main.qmlc", Sign.BAD, Sign.BAD),
        ("_internal/PySide6/QtCore.so", Sign.BAD, Sign.WARN),  # may be another one: LGPL
        ("assets/icons/home.svg", Sign.BAD, Sign.GOOD),
        ("config.toml", Sign.BAD, Sign.GOOD),
        ("exhibits/cn.kepu.a/exhibit.toml", Sign.GOOD, Sign.GOOD),
    ],
)
def test_a_file_that_is_missing_or_changed_is_named(
    built: Places, name: str, missing: Sign, changed: Sign
) -> None:
    path = built.program / name
    path.write_text("something else", "utf-8")
    other = _files(built).finding
    path.unlink()
    gone = _files(built).finding
    assert (gone.sign, other.sign) == (missing, changed)
    if missing is Sign.BAD:
        assert name in gone.what.zh and gone.next_step is not None
    if changed is not Sign.GOOD:
        assert name in other.what.en


@pytest.mark.parametrize("content", ["", "[]", '{"format": 9}', '{"format": 1, "files": 3}'])
def test_a_damaged_list_is_bad(built: Places, content: str) -> None:
    (built.program / "_internal" / NAME).write_text(content, "utf-8")
    finding = _files(built).finding
    assert finding.sign is Sign.BAD and finding.facts["code"] == "contents-unreadable"


def test_the_list_names_imports_that_wait_inside_functions() -> None:
    listed = listed_modules(ROOT / "kiosk", {"PySide6.QtTest"})
    assert {"kiosk.players.quiz.bridge", "pygame", "sqlite3", "tomlkit"} <= set(listed)
    assert "PySide6.QtTest" not in listed
    assert not [name for name in listed if name.startswith(("kiosk.hub", "sqlalchemy"))]
    assert "winreg" not in listed or sys.platform == "win32"


def test_a_module_that_does_not_load_is_named() -> None:
    failed = self_child.load_modules(["json", "kiosk.no_such_module"])
    assert list(failed) == ["kiosk.no_such_module"]


def test_a_second_of_film_is_counted(tmp_path: Path) -> None:
    finding = self_test._film(find_places(tmp_path))
    frames, colours = finding.facts["frames"], finding.facts["colours"]
    assert isinstance(frames, int) and frames > 0, finding
    assert isinstance(colours, int) and colours >= self_child.LEAST_COLOURS


def test_a_film_that_is_none_is_bad(tmp_path: Path) -> None:
    clip = tmp_path / "program" / "assets" / self_child.CLIP
    clip.parent.mkdir(parents=True)
    clip.write_bytes(b"no film")
    script = (
        "import json, pathlib, sys; from kiosk.core.places import Places;"
        "from kiosk.rehearsal import self_child; folder = pathlib.Path(sys.argv[1]);"
        "print(json.dumps(self_child._play_film(Places(folder / 'program', folder))))"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]  # it needs a Qt of its own
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60)
    finding = self_test._film_finding(json.loads(done.stdout))
    assert finding.sign is Sign.BAD and finding.facts["frames"] == 0


def test_films_that_stutter_are_told_but_do_not_fail() -> None:
    finding = self_test._film_finding({"frames": 7, "colours": 500})
    assert finding.sign is Sign.WARN and finding.next_step is not None


def test_a_child_that_dies_or_talks_nonsense_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for script in ("raise SystemExit(3)", "print('hm')", "import os; os.abort()"):
        command = [sys.executable, "-c", script]
        monkeypatch.setattr(self_test, "own_command", lambda *_, c=command: c)
        finding = self_test._modules(find_places(tmp_path))
        assert finding.sign is Sign.BAD and finding.facts["failed"]


def test_exhibits_are_not_tried_with_a_program_that_is_not_sound(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(self_test, "own_command", lambda *_: [sys.executable, "-c", ""])
    rows = {each.id: each.finding.sign for each in self_test.look_at_itself(find_places(tmp_path))}
    assert rows["self-modules"] is rows["self-film"] is Sign.BAD
    assert rows["self-exhibits"] is Sign.UNKNOWN


@pytest.mark.proof  # every exhibit is opened
def test_the_program_as_it_is_passes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["doctor", "--self", "--json", "--data", str(tmp_path / "data")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in told["findings"]] == [
        *("self-files", "self-modules", "self-screens", "self-film", "self-exhibits"),
    ]
    assert all(each["sign"] in ("good", "note", "warn") for each in told["findings"])
    assert not list(tmp_path.rglob("*.db"))
