"""Benchmarks measure child processes: each one a fresh start, none disturbed by the measuring."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.core.errors import Trouble
from kiosk.core.program import own_command
from kiosk.core.words import Words
from kiosk.rehearsal import bench_bare

START_WITHIN_S = 120.0


@dataclass(slots=True)
class Child:
    """A running measurement; ``started_ns`` is the monotonic time just before it was started."""

    process: subprocess.Popen[str]
    started_ns: int
    patience_s: float

    def report(self) -> dict[str, Any]:
        """Wait for the child and return what it printed, with ``started_ns``.

        Raises:
            Trouble: it did not end in time, or not well.
        """
        try:
            output, errors = self.process.communicate(timeout=self.patience_s)
        except subprocess.TimeoutExpired:
            self.process.kill()
            _, errors = self.process.communicate()
            raise could_not(
                f"no answer within {self.patience_s:.0f} s; {_last_words(errors)}"
            ) from None
        if self.process.returncode != 0:
            raise could_not(f"exit code {self.process.returncode}; {_last_words(errors)}")
        try:
            found: dict[str, Any] = json.loads(output.strip().splitlines()[-1])
        except (IndexError, ValueError):
            raise could_not(f"unreadable answer {output[-200:]!r}") from None
        found["started_ns"] = self.started_ns
        return found


def _last_words(errors: str) -> str:
    lines = errors.strip().splitlines()
    return lines[-1][-400:] if lines else "it said nothing"


def could_not(why: str) -> Trouble:
    """Return the trouble that nothing could be measured."""
    return Trouble(
        "bench-failed",
        Words(f"测量没有成功：{why}", f"Nothing could be measured: {why}"),
        Words("请先确认 kiosk tour 能运行。", "Check first that `kiosk tour` runs."),
    )


@dataclass(frozen=True, slots=True)
class Bench:
    """Where children run: ``work`` is a temporary folder, ``size_px`` their window's size."""

    work: Path
    size_px: tuple[int, int] = (1920, 1080)

    def probe(
        self,
        name: str,
        patience_s: float = START_WITHIN_S,
        *,
        environment: dict[str, str] | None = None,
        **order: Any,
    ) -> Child:
        """Start this program again as the probe ``name``; see ``bench_probe`` for ``order``."""
        command = own_command("bench", "--probe", self._order(name, order))
        return self._start(command, patience_s, environment)

    def bare(self, patience_s: float = START_WITHIN_S, **order: Any) -> Child:
        """Start the bare window; frozen, it can only be had through our own executable."""
        qml = self.work / "bare.qml"
        qml.write_text(bench_bare.QML, encoding="utf-8")
        wanted = self._order("bare", {"qml": str(qml), **order})
        if getattr(sys, "frozen", False):
            return self._start(own_command("bench", "--probe", wanted), patience_s)
        return self._start([sys.executable, bench_bare.__file__, wanted], patience_s)

    def run(self, *words: str) -> float:
        """Run a command of this program to its end; how many seconds that took.

        Raises:
            Trouble: it did not end well.
        """
        began_s = time.perf_counter()
        done = subprocess.run(
            own_command(*words), env=child_environment(self.work), capture_output=True, check=False
        )
        took_s = time.perf_counter() - began_s
        if done.returncode != 0:
            raise could_not(_last_words(done.stderr.decode("utf-8", "replace")))
        return took_s

    def _order(self, name: str, order: dict[str, Any]) -> str:
        return json.dumps({"probe": name, "size_px": self.size_px, **order})

    def _start(
        self, command: list[str], patience_s: float, more: dict[str, str] | None = None
    ) -> Child:
        environment = {**child_environment(self.work), **(more or {})}
        started_ns = time.monotonic_ns()
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
        )
        return Child(process, started_ns, patience_s)


def child_environment(work: Path) -> dict[str, str]:
    """Return the environment of a measured process: no screen unless one was chosen, QML and
    bytecode cached as in an installed kiosk (without them, compiling is what would be measured).
    """
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.setdefault("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    environment["QML_DISK_CACHE_PATH"] = str(work / "qml")
    environment.pop("QML_DISABLE_DISK_CACHE", None)
    if environment.pop("PYTHONDONTWRITEBYTECODE", None):
        environment.setdefault("PYTHONPYCACHEPREFIX", str(work / "bytecode"))
    return environment
