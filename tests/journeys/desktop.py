"""A desktop that nobody sees: an X display, a window manager with its own keys, and windows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SIZE_PX = (1280, 800)
PROGRAMS = ("Xvfb", "wmctrl", "xdotool", "xprop", "xrandr")
"""What every desktop here needs, whatever manages its windows."""
MANAGERS = {
    "metacity": ("dbus-run-session", "--", "metacity"),
    "openbox": ("openbox",),
    "none": (),
}
"""Two with their bindings as they are shipped (GNOME's and LXDE's), and a bare X server."""


def lacking(*programs: str) -> list[str]:
    """Which of these programs this machine has not got."""
    return [name for name in programs if not shutil.which(name)]


def wait_for(condition: Callable[[], bool], what: str, within_s: float = 20) -> None:
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end, f"waited {within_s} s for {what}"
        time.sleep(0.02)


@dataclass
class Child:
    """A window of tests/journeys/leaving_child.py; ``states`` is what it has said of itself."""

    process: subprocess.Popen[bytes]
    said: Path
    window: str = ""
    """Its number on an X display; empty on another."""

    @property
    def states(self) -> list[dict[str, Any]]:
        lines = self.said.read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]

    @property
    def state(self) -> dict[str, Any]:
        """The last one; nothing before the first, nor after the end."""
        states = self.states
        return states[-1] if states and self.process.poll() is None else {}

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)


@dataclass
class Desktop:
    """The display and what runs on it."""

    display: str
    folder: Path
    environment: dict[str, str]
    children: list[Child] = field(default_factory=list)

    def start(self, *arguments: str) -> Child:
        said = self.folder / f"child{len(self.children)}.txt"
        with said.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.journeys.leaving_child", *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        child = Child(process, said)
        self.children.append(child)
        wait_for(lambda: child.state.get("exposed") is True, f"{arguments} to be seen")
        search = ("search", "--onlyvisible", "--pid", str(process.pid))
        child.window = (self.run("xdotool", *search).split() or [""])[-1]
        return child

    def run(self, *words: str) -> str:
        done = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        self.run("xdotool", "key", *keys)

    def active(self) -> int:
        """The process whose window has the focus; 0 where none has."""
        said = self.run("xdotool", "getactivewindow", "getwindowpid")
        return int(said) if said.isdigit() else 0

    def topmost(self) -> int:
        """The window that lies over all others."""
        said = self.run("xprop", "-root", "_NET_CLIENT_LIST_STACKING")
        return int(re.findall(r"0x[0-9a-f]+", said)[-1], 16)


@contextmanager
def desktop(manager: str, folder: Path) -> Iterator[Desktop]:
    """Run a display with this window manager until the block ends."""
    reading, writing = os.pipe()
    width, height = SIZE_PX
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        display = f":{numbers.readline().strip()}"
    environment = {
        **{name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"},
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "GSETTINGS_BACKEND": "memory",
        "NO_AT_BRIDGE": "1",
    }
    one = Desktop(display, folder, environment)
    running = [server]
    try:
        if MANAGERS[manager]:
            words, quiet = MANAGERS[manager], subprocess.DEVNULL
            running.append(subprocess.Popen(words, env=environment, stdout=quiet, stderr=quiet))
            supports = ("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
            wait_for(lambda: "0x" in one.run(*supports), f"{manager} to manage windows")
        yield one
    finally:
        for child in one.children:
            child.end()
        for process in reversed(running):
            process.terminate()
            process.wait(20)
