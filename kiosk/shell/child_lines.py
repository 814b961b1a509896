"""A child process that says how far it is, line by line, and rests when its own pipe is hung up."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.jobs import Going

LINE_MOST = 500_000
"""Characters; a longer line comes in pieces, which nobody understands."""
_LISTEN_S = 0.2

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


def heard_from(
    child: subprocess.Popen[str], name: str, going: Going, rest_s: float
) -> Iterator[str]:
    """Its lines as they come, until it has ended; a thread called ``name`` waits for them. Once
    ``going`` is called off, its pipe is hung up, and it is heard for ``rest_s`` more at the most.
    """
    lines = lines_of(child, name)
    asked_s: float | None = None
    while asked_s is None or time.monotonic() - asked_s < rest_s:
        try:
            line = lines.get(timeout=_LISTEN_S)
        except queue.Empty:
            line = ""
        if line is None:
            return
        if line:
            yield line
        if going.cancelled and asked_s is None:
            asked_s = time.monotonic()
            hang_up(child)


def outcome_of(said: dict[str, Any], code: str, cut_off: Trouble) -> Words:
    """What its last word says; ``code`` is that of a trouble for which it names none.

    :raises Trouble: as it says; ``cut_off`` when it said nothing.
    """
    if not said:
        raise cut_off
    words = Words(said["zh"], said["en"])
    if said["state"] == "trouble":
        next_step = Words(str(said.get("next_zh", "")), str(said.get("next_en", "")))
        raise Trouble(str(said.get("code", code)), words, next_step)
    return words


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
