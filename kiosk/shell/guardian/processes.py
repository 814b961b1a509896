"""Shells as processes of this system, and the bell that wakes the guardian."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from kiosk import __version__
from kiosk.core.alive import process_mark
from kiosk.core.beat import Beat, BeatFile
from kiosk.core.file_lock import lock_now
from kiosk.core.program import foreign_environment
from kiosk.core.releases import CONTRACT, CONTRACT_VARIABLE
from kiosk.core.runs import CRASHES, END, START_VARIABLE
from kiosk.shell.guardian.port import UNSEEN, Shell
from kiosk.shell.guardian.records import SAID

KILL_WITHIN_S = 5.0
ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class SystemShells:
    """Starts shells with ``command`` (asked before each start; ``--safe`` is added), and finds one
    that runs.
    """

    def __init__(
        self,
        data: Path,
        command: Callable[[], Sequence[str]],
        beats: BeatFile | None,
        *,
        said: bool = True,
    ) -> None:
        """``beats`` is None where no run folder can be had; ``said``: keep what it says in a file,
        instead of on our own error stream.
        """
        self._data = data
        self._command = command
        self._beats = beats
        self._said = said

    @property
    def sighted(self) -> bool:
        """Whether beats can be seen."""
        return self._beats is not None

    def start(self, *, safe: bool) -> Shell:
        """Start one, in a session of its own: what ends the guardian does not end it.

        :raises OSError: the system refuses.
        """
        start = int.from_bytes(os.urandom(8), "little")
        command = [*self._command(), *(["--safe"] if safe else [])]
        own_group = 0x00000200 if sys.platform == "win32" else 0  # CREATE_NEW_PROCESS_GROUP
        with contextlib.ExitStack() as stack:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stderr=self._open_said(stack),
                env=_environment(os.environ, start),
                start_new_session=True,
                creationflags=own_group,
            )
        return ChildShell(process, start, self._beats, safe=safe)

    def adopt(self) -> Shell | None:
        """The shell that beats for this data folder and is alive."""
        beat = self._beats.read() if self._beats is not None else None
        if beat is None or not beat.alive or self._beats is None:
            return None
        return AdoptedShell(beat, self._beats)

    def last_beat_s(self, start: int) -> float:
        """When the start ``start`` last beat."""
        beat = self._beats.read() if self._beats is not None else None
        return beat.monotonic_s if beat is not None and beat.start == start else 0.0

    def _open_said(self, stack: contextlib.ExitStack) -> IO[bytes] | None:
        if not self._said:
            return None
        path = self._data / CRASHES / SAID
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            return stack.enter_context(path.open("ab"))
        return None


class _BeatingShell:
    """What both have in common: beats, and a wish to end that the shell sees at its next beat."""

    def __init__(self, start: int, beats: BeatFile | None, *, safe: bool) -> None:
        self._start = start
        self._beats = beats
        self.safe = safe

    def beat(self) -> Beat | None:
        beat = self._beats.read() if self._beats is not None else None
        return beat if beat is not None and beat.start == self._start else None

    def _wish(self, code: int) -> None:
        if self._beats is not None and self.beat() is not None:
            self._beats.ask(code)


class ChildShell(_BeatingShell):
    """A shell that this guardian started."""

    foreign = False

    def __init__(
        self, process: subprocess.Popen[bytes], start: int, beats: BeatFile | None, *, safe: bool
    ) -> None:
        super().__init__(start, beats, safe=safe)
        self._process = process
        self._swept = False

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    def ended(self) -> int | None:
        """The exit code; its own children (a film's probe, a simulation) are ended with it."""
        code = self._process.poll()
        if code is not None and not self._swept:
            self._swept = True
            _kill_group(self.pid)
        return code

    def ask_to_end(self, code: int) -> None:
        """By a signal where there are signals, else by the beat file."""
        self._wish(code)
        if code == END and sys.platform != "win32":
            self._process.terminate()

    def kill(self) -> None:
        """End it, and what it started."""
        if not _kill_group(self.pid):
            self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(KILL_WITHIN_S)


class AdoptedShell(_BeatingShell):
    """A shell that an earlier guardian started, or a person: not our child."""

    foreign = True

    def __init__(self, beat: Beat, beats: BeatFile) -> None:
        super().__init__(beat.start, beats, safe=beat.safe)
        self.pid = beat.pid
        self._mark = process_mark(beat.pid)

    def ended(self) -> int | None:
        """The exit code it said it would end with; one that said nothing ended unseen."""
        if self._mark is not None and process_mark(self.pid) == self._mark:
            return None
        beat = self.beat()
        return beat.ended if beat is not None and beat.ended is not None else UNSEEN

    def ask_to_end(self, code: int) -> None:
        """By a signal where there are signals, else by the beat file."""
        self._wish(code)
        if code == END and sys.platform != "win32" and self.ended() is None:
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGTERM)

    def kill(self) -> None:
        """End it; with its children where it leads a group of its own."""
        if self.ended() is not None:
            return
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                os.kill(self.pid, signal.SIGTERM)  # TerminateProcess; there are no signals there
            elif os.getpgid(self.pid) == self.pid:
                _kill_group(self.pid)
            else:
                os.kill(self.pid, signal.SIGKILL)
        last_s = time.monotonic() + KILL_WITHIN_S
        while self.ended() is None and time.monotonic() < last_s:
            time.sleep(0.02)


class SignalBell:
    """Sleeps in ``select`` on a pipe into which signals write: woken at once, never polling."""

    def __init__(self) -> None:
        self.told_to_end = False
        self._near = -1
        if sys.platform != "win32":
            self._near, far = os.pipe()
            os.set_blocking(self._near, False)
            os.set_blocking(far, False)
            signal.set_wakeup_fd(far, warn_on_full_buffer=False)
            signal.signal(signal.SIGCHLD, _nothing)
        for name in ENDING:
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, self._told)

    def sleep(self, seconds: float) -> None:
        """Sleep so long, or until a signal comes."""
        if self._near < 0:
            time.sleep(min(seconds, 0.25))  # nothing wakes us here
            return
        select.select([self._near], [], [], max(0.0, seconds))
        with contextlib.suppress(BlockingIOError):
            os.read(self._near, 512)

    def _told(self, _number: int, _frame: object) -> None:
        self.told_to_end = True


def hold_place(folder: Path) -> Callable[[], None] | None:
    """Keep a second guardian away; returns what lets the place go, ``None``: it is taken.

    The system lets it go by itself when this process dies, however it dies.

    :raises OSError: the folder cannot be written.
    """
    descriptor = os.open(folder / "guardian.lock", os.O_RDWR | os.O_CREAT, 0o600)
    if not lock_now(descriptor):
        os.close(descriptor)
        return None
    return lambda: os.close(descriptor)


def _environment(ours: Mapping[str, str], start: int) -> dict[str, str]:
    """What a shell hears of its guardian."""
    told = {START_VARIABLE: f"{start:016x}", CONTRACT_VARIABLE: f"{CONTRACT}:{__version__}"}
    return {**foreign_environment(ours), **told}


def _kill_group(pid: int) -> bool:
    """End every process of the group that ``pid`` leads; whether there was one."""
    if sys.platform == "win32":
        return False
    try:
        os.killpg(pid, signal.SIGKILL)
    except OSError:
        return False
    return True


def _nothing(_number: int, _frame: object) -> None:
    """A signal without a handler would not wake us."""
