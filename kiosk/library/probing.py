"""Opening media with what the kiosk ships, in a child process: a file that hangs or crashes a
decoder must not take the check with it.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Protocol

from kiosk.core.program import own_command

MOST_OUTPUT_BYTES = 64 * 1024


class Prober(Protocol):
    """Opens one media file for real."""

    def open(self, kind: str, path: Path) -> dict[str, Any]:
        """Open ``path`` as a medium of ``kind`` and return what was found.

        A key ``fault`` says in English why nothing could be found: a crash, a time-out, no file.
        """


class ChildProber:
    """Runs ``kiosk open-media KIND PATH``, which prints one line of JSON."""

    def __init__(self, limit_s: float = 40.0) -> None:
        self._limit_s = limit_s

    def open(self, kind: str, path: Path) -> dict[str, Any]:
        """See :class:`Prober`; raises nothing."""
        command = own_command("open-media", kind, str(path.absolute()))
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=self._limit_s,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"fault": f"not opened within {self._limit_s:.0f} s"}
        except OSError as error:
            return {"fault": f"the opening process did not start ({error})"}
        if done.returncode != 0 or len(done.stdout) > MOST_OUTPUT_BYTES:
            return {"fault": f"the opening process ended with {done.returncode}"}
        return _last_line(done.stdout)


def _last_line(output: bytes) -> dict[str, Any]:
    lines = output.decode("utf-8", "replace").strip().splitlines()
    try:
        found = json.loads(lines[-1])
    except (IndexError, ValueError, RecursionError):
        return {"fault": "the opening process said nothing"}
    return found if isinstance(found, dict) else {"fault": "the opening process spoke oddly"}
