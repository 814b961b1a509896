"""A kiosk that nobody watches over starts itself again, as changed settings want it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.guarded import ROOT, SIZE, Guarded


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_without_a_guardian_it_becomes_its_own_successor(data: Path) -> None:
    # The child wants a restart; what it becomes is the real program, which wants nothing.
    command = [sys.executable, "-m", "tests.journeys.troubled_child"]
    child = subprocess.Popen(
        [*command, "run", "--windowed", "--data", str(data), *SIZE],
        cwd=ROOT,
        env={**os.environ, "KIOSK_TEST_ILLNESS": "restart"},
        stderr=subprocess.DEVNULL,
    )
    try:
        watched = Guarded(data)
        first = watched.usable()
        second = watched.usable(unlike=first.start)
        assert second.pid == first.pid == child.pid
        child.send_signal(signal.SIGTERM)
        assert child.wait(20) == 0
    finally:
        child.kill()
        child.wait(10)
