"""A place for a ledger; and what the tests of the command and of its child have in common."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.rehearsal.history import make_history
from tests.reports.kept import FIRST, NOW_S

ROOT = Path(__file__).parents[2]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Where a ledger made by hand goes; none is there yet."""
    return tmp_path / "ledger" / "ledger.db"


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
    """A copy of it, for a program that may be newer than this machine's clock. The clock stands
    still: the tests may run while a month ends.
    """
    data = tmp_path / "kept"
    shutil.copytree(told_of, data)
    monkeypatch.setattr("time.time", lambda: NOW_S)
    monkeypatch.setattr("kiosk.health.this_machine.program_made_s", lambda: 0.0)
    return data


@pytest.fixture
def child_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child of ours finds the program, wherever it is started."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
