"""The locks: whole, hashed, naming no place, and the Qt that is known to be sound.

Those named ``oldest-`` are the same with the last Qt for glibc 2.28 (docs/developer/building.md).
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tools import pylock

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^ ;\\]+)", re.MULTILINE)


def _pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / "requirements" / name).read_text("utf-8")))


def _wanted(requirements: list[str | dict[str, str]]) -> set[str]:
    plain = (text for text in requirements if isinstance(text, str))
    names = (re.match(r"[A-Za-z0-9._-]+", text) for text in plain)
    return {match[0].lower().replace("_", "-") for match in names if match}


def test_there_are_locks_to_run_to_test_and_to_build() -> None:
    names = [path.name for path in LOCKS]
    oldest = ["oldest-build.txt", "oldest-dev.txt", "oldest-run.txt"]
    assert names == ["build.txt", "dev.txt", "hub.txt", *oldest, "run.txt"]


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
    measured = "6.9.3" if path.name.startswith("oldest-") else "6.11.3"
    assert {pins[f"pyside6-{part}"] for part in ("essentials", "addons")} == {measured}
    assert pins["shiboken6"] == measured


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run = _wanted(project["project"]["dependencies"])
    groups = project["dependency-groups"]
    assert run <= _pins("run.txt").keys()
    ours = _wanted(groups["test-kiosk"])
    assert {"include-group": "test-kiosk"} in groups["test"]
    assert run | ours | _wanted(groups["test"]) <= _pins("dev.txt").keys()
    assert run | _wanted(groups["build"]) <= _pins("build.txt").keys()
    assert run | ours <= _pins("oldest-dev.txt").keys()
    assert run | _wanted(groups["build"]) <= _pins("oldest-build.txt").keys()


def test_the_locks_agree_with_each_other() -> None:
    run, dev, build = _pins("run.txt"), _pins("dev.txt"), _pins("build.txt")
    assert {name: dev[name] for name in run} == run
    assert {name: build[name] for name in run} == run


@pytest.mark.parametrize("purpose", ["run", "dev", "build"])
def test_the_oldest_lane_differs_by_its_qt_alone(purpose: str) -> None:
    text = (ROOT / "requirements" / f"{purpose}.txt").read_text("utf-8")
    newer = set(PINNED.findall(text))  # some twice, by the version of Python
    differing = {name for name, _ in set(_pins(f"oldest-{purpose}.txt").items()) - newer}
    assert differing == {"pyside6-essentials", "pyside6-addons", "shiboken6"}


def test_a_lock_of_uv_becomes_names_and_hashes_alone() -> None:
    wheel = {"url": "https://somewhere/b-2-py3-none-any.whl", "hashes": {"sha256": "ab"}}
    twin = {"url": "https://somewhere/b-2-py3-none-linux.whl", "hashes": {"sha256": "aa"}}
    lock = {"packages": [{"name": "b", "version": "2", "wheels": [wheel, twin]}]}
    hashes = " \\\n    --hash=sha256:aa \\\n    --hash=sha256:ab\n"
    assert pylock.requirements(lock) == f"b==2{hashes}"
    with pytest.raises(ValueError, match="b has no wheel"):
        pylock.requirements({"packages": [{"name": "b", "version": "2"}]})
