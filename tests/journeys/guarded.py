"""A kiosk under the real guardian, both as processes, and whoever does them harm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.beat import Beat, read_beat

ROOT = Path(__file__).parents[2]
SIZE = ("--size", "1920x1080")
PATIENCE_S = 60.0
"""Long: others may use this machine too. What has to be quick is measured."""


@dataclass
class Guarded:
    """The guardian over ``data``, and every shell it starts."""

    data: Path
    guardians: list[subprocess.Popen[str]] = field(default_factory=list)
    shells: set[int] = field(default_factory=set)

    def guard(self, module: str = "kiosk", **environment: str) -> subprocess.Popen[str]:
        """Start a guardian; ``module`` is what it starts for a kiosk."""
        words = ("kiosk.shell.guardian", "--data", str(self.data))
        if module != "kiosk":
            words = ("tests.journeys.guarding_child", module, str(self.data))
        guardian = subprocess.Popen(
            [sys.executable, "-m", *words, *SIZE],
            cwd=ROOT,
            env={**os.environ, **environment},
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.guardians.append(guardian)
        return guardian

    def beat(self) -> Beat | None:
        """What the shell says."""
        beat = read_beat(self.data)
        if beat is not None and beat.alive:
            self.shells.add(beat.pid)
        return beat

    def usable(self, unlike: int = 0) -> Beat:
        """Wait for a shell that can be played with, another start than ``unlike``."""
        found: list[Beat] = []

        def is_usable() -> bool:
            beat = self.beat()
            found[:] = [beat] if beat is not None else []
            return beat is not None and beat.alive and beat.ready and beat.start != unlike

        self.until(is_usable, "a shell that is ready")
        return found[0]

    def harm(self, number: int, *, beat: Beat | None = None) -> tuple[Beat, float]:
        """Send the shell a signal; return the shell that follows, and after how many seconds."""
        ill = beat or self.usable()
        at_s = time.monotonic()
        os.kill(ill.pid, number)
        return self.usable(unlike=ill.start), time.monotonic() - at_s

    def journal(self) -> str:
        """What the guardians noted."""
        return (self.data / "logs" / "guardian.log").read_text("utf-8")

    def until(
        self, condition: Callable[[], bool], what: str, patience_s: float = PATIENCE_S
    ) -> None:
        """Wait for ``condition``."""
        end = time.monotonic() + patience_s
        while not condition():
            assert time.monotonic() < end, f"waited for {what}\n{self.journal()}"
            time.sleep(0.01)

    def end(self) -> None:
        """Tell the guardian to end, and see that it and the shell did so in good order."""
        guardian = self.guardians[-1]
        guardian.send_signal(signal.SIGTERM)
        assert guardian.wait(20) == 0
        beat = self.beat()
        assert beat is not None and not beat.alive

    def clear(self) -> None:
        """Leave nothing behind, whatever happened."""
        for guardian in self.guardians:
            # One that has not beaten yet is known to the system alone.
            children = Path(f"/proc/{guardian.pid}/task/{guardian.pid}/children")
            if children.exists():
                self.shells.update(int(pid) for pid in children.read_text("ascii").split())
            guardian.kill()
            guardian.communicate()
        self.beat()
        for pid in self.shells:
            try:
                os.killpg(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
