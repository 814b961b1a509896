"""A child process that says how far it is, line by line, and rests when its own pipe is hung up."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from collections.abc import Callable

LINE_MOST = 500_000
"""Characters; a longer line comes in pieces, which nobody understands."""

Begin = Callable[[list[str]], "subprocess.Popen[str]"]


def begin_child(command: list[str]) -> subprocess.Popen[str]:
    """Start it, with a pipe to it and one from it.

    :raises OSError: it cannot be started.
    """
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what it says for people stands in its last line too
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def lines_of(child: subprocess.Popen[str], name: str) -> queue.Queue[str | None]:
    """Its lines as they come, and ``None`` at the end; a thread called ``name`` waits for them."""
    lines: queue.Queue[str | None] = queue.Queue()

    def listen() -> None:
        while child.stdout is not None and (line := child.stdout.readline(LINE_MOST)):
            lines.put(line)
        lines.put(None)

    threading.Thread(target=listen, name=name, daemon=True).start()
    return lines


def hang_up(child: subprocess.Popen[str]) -> None:
    """It hears the end of its pipe, as it would if the kiosk itself were gone."""
    with contextlib.suppress(OSError, ValueError):  # it has ended already
        if child.stdin is not None:
            child.stdin.close()


def end_child(child: subprocess.Popen[str], within_s: float, *, terminate: bool) -> None:
    """Let it rest; one that does not, ``within_s``, is killed. ``terminate``: ask at once, of a
    child that is made for it.
    """
    hang_up(child)
    if terminate and child.poll() is None:
        child.terminate()
    try:
        child.wait(within_s)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    # Only now: while it lives, whoever listens may be waiting in this pipe, and would keep us.
    if child.stdout is not None:
        child.stdout.close()
