"""The frozen folder, made once for these tests; KIOSK_FROZEN=dist/kiosk takes one that is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.frozen.folder import Frozen

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Frozen:
    """The frozen folder. Nothing may write into it."""
    there = os.environ.get("KIOSK_FROZEN")
    if there:
        return Frozen(Path(there).resolve())
    folder = tmp_path_factory.mktemp("frozen")
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(folder / "dist"), "--workpath", str(folder / "build")),
            str(ROOT / "build_kiosk.spec"),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return Frozen(folder / "dist" / "kiosk")
