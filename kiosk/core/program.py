"""How this program starts itself again as a child process, or another release of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping


def own_command(*arguments: str) -> list[str]:
    """Return the command that runs this program again with ``arguments``."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "kiosk", *arguments]


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
