"""Child processes of simulations for tests: the real one, and some that misbehave.

``python -m tests.players.simulating HOW`` is ``kiosk simulate`` with another pendulum.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.core.places import find_places
from kiosk.core.program import own_command
from kiosk.players.simulation.block import Block
from kiosk.players.simulation.registry import PROGRAMS
from kiosk.players.simulation.wire import pack

CHUNK = 8 * 1024**2


class Misbehaving:
    """A program that moves for ever, and after some steps does what it is named for."""

    def __init__(self, how: str) -> None:
        self._how = how
        self._steps = 0
        self._hoard: list[bytearray] = []
        self._values = PROGRAMS["pendulum"].start
        self.still = False

    def set(self, name: str, value: float) -> None:
        self._values[name] = value

    def touch(self, _: Any) -> None:
        """Nothing."""

    def step(self, _: float) -> None:
        self._steps += 1
        if self._how == "hog":
            self._hoard.append(bytearray(b"x") * CHUNK)
        if self._steps < 20:
            return
        if self._how == "crash":
            raise RuntimeError("broken on purpose")
        if self._how == "exit":
            os._exit(7)
        if self._how == "chatter":
            print("nobody should hear this", flush=True)
        while self._how == "hang":
            pass

    def draw(self, surface: Any) -> None:
        surface.fill((200, 60, self._steps % 256))

    @property
    def values(self) -> Mapping[str, float]:
        return self._values

    @property
    def readings(self) -> Mapping[str, float]:
        return {"swings": float(self._steps)}


def command(how: str = "well") -> list[str]:
    """The command of a child that behaves so."""
    if how == "well":
        return own_command("simulate")
    return [sys.executable, "-m", "tests.players.simulating", how]


class Talk:
    """One end of the pipe, without Qt: for tests of the child itself."""

    def __init__(self, how: str = "well") -> None:
        self.process = subprocess.Popen(
            command(how), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.heard: list[dict[str, Any]] = []
        self.block: Block | None = None

    def say(self, do: str, run: int = 1, **more: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(pack({"do": do, "run": run, **more}))
        self.process.stdin.flush()

    def open(self, block: Block, run: int = 1, **more: Any) -> None:
        self.block = block
        order = {
            "program": "pendulum",
            "values": PROGRAMS["pendulum"].start,
            "file": str(block.path),
            "px_per_mm": 3.0,
            "language": "zh-Hans",
            "elder": False,
            "fps": 60,
        }
        self.say("open", run, **{**order, **more})

    def hear(self) -> dict[str, Any]:
        """The next message; fails the test when the child has ended."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the child has ended"
        message: dict[str, Any] = json.loads(line)
        self.heard.append(message)
        return message

    def until(self, what: str, run: int | None = 1) -> dict[str, Any]:
        """The next message of that kind, pictures being taken meanwhile."""
        while True:
            message = self.hear()
            if message["is"] == what and (run is None or message.get("run") == run):
                return message
            if message["is"] == "picture" and self.block is not None:
                self.block.take(message["number"])

    def close(self) -> int:
        """Close the pipe, as the window's end does; the child ends by itself."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        code = self.process.wait(10)
        for pipe in (self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()
        return code


def is_running(pid: int) -> bool:
    """Whether that process is there and not just waiting to be buried."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def await_end(pid: int, patience_s: float = 10) -> bool:
    """Wait until the process has ended; returns whether it has."""
    give_up_s = time.monotonic() + patience_s
    while is_running(pid) and time.monotonic() < give_up_s:
        time.sleep(0.02)
    return not is_running(pid)


def main(how: str) -> None:
    """Be a child whose pendulum misbehaves."""
    if how == "mute":
        time.sleep(600)
    from kiosk.players.simulation.child import run_child

    module = types.ModuleType("kiosk.players.simulation.programs.pendulum")
    module.open_program = lambda scene, values: Misbehaving(how)  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    run_child(find_places().fonts)


if __name__ == "__main__":
    main(sys.argv[1])
