"""The contracts of the rooms (pyproject.toml, import-linter) bite, and the start stays light."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
# Where a line is smuggled in → the contract that must notice, by its name in pyproject.toml.
SMUGGLED = {
    "Rooms": ("core/words.py", "import kiosk.visits"),
    "Qt only behind the glass": ("shell/walk.py", "import PySide6.QtCore"),
    "Commands do not load Qt": ("cli.py", "import PySide6.QtGui"),
    "pydantic only where files are read": ("core/config.py", "import pydantic"),
    "Reports are made of facts": ("reports/wording.py", "import sqlite3"),
    "Players do not know each other": ("players/quiz/rules.py", "import kiosk.players.other"),
    "The hub sees only core": ("hub/sums.py", "import kiosk.visits.ledger"),
    "No part of a kiosk needs the hub": ("sync/wire.py", "import sqlalchemy"),
}
# What may be loaded only after the first frame: 0.05–0.1 s each.
HEAVY = {"pydantic", "sqlite_utils", "pygame", "qrcode", "hypothesis", "numpy", "fpdf"}
HEAVY |= {"cryptography", "tomlkit"}
HEAVY |= {"kiosk.core.pace", "kiosk.core.profile", "kiosk.library.loads", "kiosk.ui.measuring"}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "", "LANG": "C.UTF-8", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a copy of the code and its contracts, to be spoilt."""
    shutil.copy2(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "kiosk",
        tmp_path / "kiosk",
        ignore=shutil.ignore_patterns("__pycache__", "*.qml", "*.svg"),
    )
    return tmp_path


def test_the_rooms_hold_and_each_contract_notices_what_it_forbids(house: Path) -> None:
    untouched = _lint(house)
    assert untouched.returncode == 0, untouched.stdout + untouched.stderr
    other = house / "kiosk" / "players" / "other"
    other.mkdir()
    (other / "__init__.py").write_text('"""Another kind."""\n')
    for file, line in SMUGGLED.values():
        with (house / "kiosk" / file).open("a", encoding="utf-8") as code:
            code.write(f"\n{line}\n")
    spoilt = _lint(house)
    assert spoilt.returncode == 1, spoilt.stderr
    kept = [name for name in SMUGGLED if name not in _broken(spoilt.stdout)]
    assert not kept, spoilt.stdout


def _broken(report: str) -> str:
    return "\n".join(line for line in report.splitlines() if " BROKEN" in line)


def test_the_way_to_the_first_frame_loads_nothing_heavy() -> None:
    code = f"import sys, kiosk.app; print(*sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_a_command_without_a_window_loads_no_qt() -> None:
    code = "import sys, kiosk.cli; print(*[name for name in sys.modules if 'PySide' in name])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
