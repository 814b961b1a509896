"""A frozen folder under test: its files, and how its program is run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOBODY = 65534
PATIENCE_S = 600.0
"""Long: the long lane's machine may have other things to do."""


@dataclass(frozen=True)
class Frozen:
    """The folder ``kiosk`` as it is handed on."""

    folder: Path

    @property
    def program(self) -> Path:
        """The executable."""
        return self.folder / ("kiosk.exe" if sys.platform == "win32" else "kiosk")

    @property
    def internal(self) -> Path:
        """Where the program's own files lie."""
        return self.folder / "_internal"

    def files(self) -> list[Path]:
        """Every file, links aside."""
        return [
            path
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and not path.is_symlink()
        ]

    def run(
        self,
        *arguments: str | Path,
        environment: Mapping[str, str] | None = None,
        as_nobody: bool = False,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of it; ``as_nobody`` as a user who may write nothing here (as root)."""
        known = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        who: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        return subprocess.run(
            [str(self.program), *map(str, arguments)],
            cwd=self.folder,
            env={**known, **(environment or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=PATIENCE_S,
            **(who if as_nobody else {}),
        )

    def told(self, *arguments: str | Path, environment: Mapping[str, str] | None = None) -> Any:
        """What a command that has to succeed says with ``--json``."""
        done = self.run(*arguments, "--json", environment=environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)

    def copy(self, target: Path) -> Frozen:
        """Another folder with the same files; they share the disk's blocks."""
        shutil.copytree(self.folder, target, symlinks=True, copy_function=_link)
        return Frozen(target)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


def replace_file(path: Path, content: bytes) -> None:
    """Give a copy other content: its block may be shared, so it is never written into."""
    path.unlink()
    path.write_bytes(content)
