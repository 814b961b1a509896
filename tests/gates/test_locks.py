"""The locks: whole, hashed, naming no place, and the Qt that is known to be sound."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^ ;\\]+)", re.MULTILINE)


def _pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / "requirements" / name).read_text("utf-8")))


def _wanted(requirements: list[str]) -> set[str]:
    names = (re.match(r"[A-Za-z0-9._-]+", text) for text in requirements)
    return {match[0].lower().replace("_", "-") for match in names if match}


def test_there_are_locks_to_run_to_test_and_to_build() -> None:
    assert [path.name for path in LOCKS] == ["build.txt", "dev.txt", "hub.txt", "run.txt"]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_package_has_hashes_and_no_place_is_named(path: Path) -> None:
    text = path.read_text("utf-8")
    for block in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert "://" not in text
    assert not re.search(r"--(?!hash=)", text)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_qt_is_the_version_that_was_measured(path: Path) -> None:
    pins = _pins(path.name)
    assert {pins[f"pyside6-{part}"] for part in ("essentials", "addons")} == {"6.11.3"}
    assert pins["shiboken6"] == "6.11.3"


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run = _wanted(project["project"]["dependencies"])
    groups = project["dependency-groups"]
    assert run <= _pins("run.txt").keys()
    assert run | _wanted(groups["test"]) <= _pins("dev.txt").keys()
    assert run | _wanted(groups["build"]) <= _pins("build.txt").keys()


def test_the_locks_agree_with_each_other() -> None:
    run, dev, build = _pins("run.txt"), _pins("dev.txt"), _pins("build.txt")
    assert {name: dev[name] for name in run} == run
    assert {name: build[name] for name in run} == run
