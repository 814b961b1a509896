"""What holds for every file of the repository."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import kiosk
from tests.longest import LONGEST as FIRST_TESTS
from tests.longest import in_order

ROOT = Path(__file__).parents[2]
LONGEST = 350
CODE = {".py", ".qml"}
TEXT = {".py", ".qml", ".md", ".toml", ".txt", ".sh", ".yml", ".json", ".cfg", ".ts", ".svg", ""}
# Put together here, so that this file does not find itself.
MACHINE = re.compile(
    r"(?<![\w.~-])/(?:work|root|farm|home/\w+|Users/\w+|opt/py" + r"pi)\b/?"
    r"|\b(?:py" + r"pi\.org|pythonhosted\.org)\b"
)
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|NotImplemented" + r"Error)\b")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")


def _files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file()]


FILES = _files()
NAMES = {path: path.relative_to(ROOT).as_posix() for path in FILES}
MARKDOWN = [path for path in FILES if path.suffix == ".md"]


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def test_a_file_fits_a_sitting() -> None:
    long = {
        name: len(_lines(path))
        for path, name in NAMES.items()
        if path.suffix in CODE and not name.startswith("tests/")
    }
    assert not {name: count for name, count in long.items() if count > LONGEST}


def test_no_file_names_a_machine_or_a_place_to_install_from() -> None:
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for path, name in NAMES.items()
        if path.suffix in TEXT
        for number, line in enumerate(_lines(path), 1)
        if MACHINE.search(line)
    ]
    assert not found


def test_nothing_is_left_for_later() -> None:
    found = [
        f"{name}:{number}"
        for path, name in NAMES.items()
        if path.suffix in CODE
        for number, line in enumerate(_lines(path), 1)
        if UNFINISHED.search(line)
    ]
    assert not found


def test_no_large_file() -> None:
    large = {name: path.stat().st_size for path, name in NAMES.items()}
    fonts, films = "assets/fonts/", (".mp4", ".webp")
    assert not {
        name: size
        for name, size in large.items()
        if size > (4_000_000 if name.endswith(films) else 1_000_000) and not name.startswith(fonts)
    }


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: NAMES[path])
def test_links_lead_somewhere(path: Path) -> None:
    targets = [target.split("#")[0] for target in LINK.findall(path.read_text("utf-8"))]
    local = [target for target in targets if target and "://" not in target]
    assert not [target for target in local if not (path.parent / target).exists()]


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: NAMES[path])
def test_make_commands_in_the_docs_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", path.read_text("utf-8"), re.MULTILINE))
    assert named <= targets


def test_the_version_is_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == kiosk.__version__
    assert f"## {kiosk.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_customers_top_level_is_there() -> None:
    for name in ("kiosk", "exhibits", "assets", "tests", "build_kiosk.spec", "config.toml"):
        assert (ROOT / name).exists(), name


def test_what_runs_first_is_there() -> None:
    """A file that was renamed would be left to the end, and every worker would wait for it."""
    names = {name for name in NAMES.values() if name.startswith("tests/")}
    assert {f"tests/{name}.py" for name in FIRST_TESTS} <= names
    assert len(set(FIRST_TESTS)) == len(FIRST_TESTS)
    ids = ["tests/a.py::one", "tests/ui/test_layout.py::x", "tests/a.py::two", "tests/b.py::y"]
    assert [ids[at] for at in in_order(ids)] == [ids[1], ids[0], ids[2], ids[3]]
