"""A file is held by one process, and by nobody once that is dead."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kiosk.core.file_lock import lock_now

_HOLD = """
import os, sys
from kiosk.core.file_lock import lock_now
held = lock_now(os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600))
print(held, flush=True)
sys.stdin.read()
"""


def test_one_process_holds_it_until_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    command = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "True\n"
        other = os.open(path, os.O_RDWR)
        assert not lock_now(other)
        child.kill()
        child.wait(10)
        assert lock_now(other)
    third = os.open(path, os.O_RDWR)
    assert not lock_now(third), "it is ours now"
    os.close(other)
    assert lock_now(third)
    os.close(third)
