"""A screen to measure on: the one there is, or an invisible one (Xvfb) for as long as it takes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SCREEN = "1920x1080x24"
STARTED_WITHIN_S = 10.0


@contextmanager
def display() -> Iterator[str | None]:
    """Give the name of an X display (``:99``); None where there is none and none can be made."""
    if sys.platform != "linux":
        yield None
    elif os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
    else:
        with invisible_display() as name:
            yield name


@contextmanager
def invisible_display() -> Iterator[str | None]:
    """Start Xvfb on a free display and end it afterwards; None where it is not installed."""
    program = shutil.which("Xvfb")
    if program is None:
        yield None
        return
    server = subprocess.Popen(
        [program, "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert server.stdout is not None
        number = server.stdout.readline().decode("ascii", "replace").strip()
        yield f":{number}" if number.isdigit() else None
    finally:
        if server.stdout is not None:
            server.stdout.close()
        server.terminate()
        server.wait(STARTED_WITHIN_S)
