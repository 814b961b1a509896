"""The child process: plays one program after the other and draws into the window's block.

``kiosk simulate`` runs :func:`run_child`. One thread reads the pipe; the other, the only one that
knows of pygame, plays. When the pipe closes, the window is gone, and the reading thread ends the
process at once, whatever the program is doing. Signs of life come from the playing thread: one that
hangs is silent, and the window ends it.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import queue
import sys
import threading
import traceback
from pathlib import Path
from typing import BinaryIO, NoReturn

from kiosk.players.simulation.caps import cap_self
from kiosk.players.simulation.wire import Message, Unpacker

BROKEN = 3
"""Exit code after a program's exception."""


def run_child(fonts: Path) -> NoReturn:
    """Play what the window on the other end of the pipe asks for, until it closes the pipe."""
    cap_self()
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    voice = _own_voice()
    inbox: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inbox,), daemon=True, name="pipe").start()
    # Late, after the caps: this loads pygame.
    stage = importlib.import_module("kiosk.players.simulation.stage")
    play = stage.Play(voice, fonts)
    play.say({"is": "ready"})
    wait_s = 0.0
    try:
        while True:
            try:
                message = inbox.get(timeout=wait_s)
                while True:
                    play.hear(message)
                    message = inbox.get_nowait()
            except queue.Empty:
                pass
            wait_s = play.go_on()
    except BaseException as error:  # MemoryError and a wrong message as well as a program's own
        traceback.print_exc()
        sys.stderr.flush()
        with contextlib.suppress(OSError):
            play.say({"is": "failed", "why": f"{type(error).__name__}: {error}"[:300]})
        os._exit(BROKEN)  # the reading thread would keep the process


def _own_voice() -> BinaryIO:
    """The pipe up, kept for ourselves: whatever else is printed goes with the errors."""
    voice = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return voice


def _listen(inbox: queue.SimpleQueue[Message]) -> None:
    unpack = Unpacker()
    try:
        while data := os.read(0, 65536):
            for message in unpack.feed(data):
                inbox.put(message)
    finally:
        os._exit(0)
