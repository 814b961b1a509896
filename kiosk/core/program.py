"""How this program starts itself again, or another release of it, and when it was made."""

from __future__ import annotations

import sys
from collections.abc import Mapping
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


def foreign_environment(ours: Mapping[str, str]) -> dict[str, str]:
    """``ours`` without what a frozen program tells its own children: another release is another
    program, and must not look for its libraries in our folder.
    """
    kept = {name: value for name, value in ours.items() if not name.startswith("_PYI_")}
    if getattr(sys, "frozen", False):
        before = kept.pop("LD_LIBRARY_PATH_ORIG", None)
        kept.pop("LD_LIBRARY_PATH", None)
        if before is not None:
            kept["LD_LIBRARY_PATH"] = before
    return kept
