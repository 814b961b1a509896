"""How this program starts itself again as a child process, and when it was made."""

from __future__ import annotations

import sys
from pathlib import Path


def own_command(*arguments: str) -> list[str]:
    """Return the command that runs this program again with ``arguments``."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "kiosk", *arguments]


def program_made_s() -> float:
    """When this program was made: the time of its newest file (UTC seconds), 0 if unknown."""
    if getattr(sys, "frozen", False):
        made = [Path(sys.executable)]
    else:
        made = sorted(Path(__file__).parents[1].glob("*.py"))
    return max((path.stat().st_mtime for path in made if path.exists()), default=0.0)
