"""How this program starts itself again as a child process."""

from __future__ import annotations

import sys


def own_command(*arguments: str) -> list[str]:
    """Return the command that runs this program again with ``arguments``."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "kiosk", *arguments]
