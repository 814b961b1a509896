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
from kiosk.core.words import Words
from kiosk.rehearsal import bench_bare
from kiosk.ui.catalogue_child import own_command

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
            raise could_not(f"no answer within {self.patience_s:.0f} s; {errors[-800:]}") from None
        if self.process.returncode != 0:
            raise could_not(f"exit code {self.process.returncode}; {errors[-800:]}")
        try:
            found: dict[str, Any] = json.loads(output.strip().splitlines()[-1])
        except (IndexError, ValueError):
            raise could_not(f"unreadable answer {output[-200:]!r}") from None
        found["started_ns"] = self.started_ns
        return found


def could_not(why: str) -> Trouble:
    """Return the trouble that nothing could be measured."""
    return Trouble(
        "bench-failed",
        Words(f"测量没有成功：{why}", f"Nothing could be measured: {why}"),
        Words("请先确认 kiosk tour 能运行。", "Check first that `kiosk tour` runs."),
    )


def start_probe(name: str, order: dict[str, Any], patience_s: float = START_WITHIN_S) -> Child:
    """Start this program again as the probe ``name`` (see ``bench_probe``)."""
    return _start(own_command("bench", "--probe", json.dumps({"probe": name, **order})), patience_s)


def start_bare(order: dict[str, Any], patience_s: float = START_WITHIN_S) -> Child:
    """Start the bare window; frozen, it can only be had through our own executable."""
    if getattr(sys, "frozen", False):
        return start_probe("bare", order, patience_s)
    return _start([sys.executable, str(Path(bench_bare.__file__)), json.dumps(order)], patience_s)


def _start(command: list[str], patience_s: float) -> Child:
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.setdefault("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
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
