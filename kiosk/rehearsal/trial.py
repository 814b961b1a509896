"""The trial of new exhibits before anybody sees them, from outside: a child opens, this judges.

No Qt here, and nothing that an exhibit can break: whatever the child does (crash, hang, fill the
memory, talk nonsense), the answer is a sentence. One child tries all exhibits of a bundle, because
starting it costs most of the time; after it was lost, the next exhibit gets a new one.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from kiosk.core.program import own_command
from kiosk.core.words import Words
from kiosk.players.simulation.block import picture_folder, remove_stale
from kiosk.rehearsal import trial_words
from kiosk.rehearsal.trial_memory import resident_bytes
from kiosk.rehearsal.trial_wire import (
    MOST_LINE_BYTES,
    OUT_OF_MEMORY,
    Asked,
    Judged,
    PartName,
    asked_line,
    read_said,
)

if TYPE_CHECKING:
    from kiosk.bundles.bundle import ExhibitEntry

MOST_S = 40.0
"""How long the child may say nothing. A part of its own accord gives up after 25 s."""
READS_BYTES_PER_S = 10 * 1024**2
"""The check before the first part may read every byte, and from a dying disk not quicker."""
MOST_BYTES = 640 * 1024**2
"""The kiosk itself needs about a third of that for its largest exhibit."""
LOOK_EVERY_S = 0.05
END_WITHIN_S = 3.0
LAST_WORDS_BYTES = 2000

log = logging.getLogger(__name__)


class Trials:
    """Tries exhibits one after the other (a ``Trial`` of ``kiosk.bundles.intake``).

    ``command`` is what starts the child, unless it is this program; ``weigh`` tells the memory of
    a process. Use it in a ``with``: the child ends with it.
    """

    def __init__(
        self,
        *,
        most_s: float = MOST_S,
        most_bytes: int = MOST_BYTES,
        command: Sequence[str] = (),
        weigh: Callable[[int], int | None] = resident_bytes,
    ) -> None:
        self.most_s = most_s
        self._most_bytes = most_bytes
        cap = str(2 * most_bytes)  # beyond the watch: for what grows between two looks
        self._command = (*(command or own_command("try-exhibit")), "--most-bytes", cap)
        self._weigh = weigh
        self._child: _Child | None = None

    def __enter__(self) -> Trials:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def __call__(self, folder: Path, entry: ExhibitEntry | None = None) -> Words | None:
        """Open the exhibit in ``folder`` once, unseen. Returns why it must not be shown, else None.

        ``entry`` is the exhibit in its bundle's manifest: its id and title.

        :raises Trouble: ``trial-not-started``: nothing is known of the exhibit.
        """
        title = Words(folder.name, folder.name)
        if entry is not None:
            title = Words(entry.title.text("zh-Hans"), entry.title.text("en"))
        asked = Asked(folder.absolute(), entry.id if entry else "")
        size_bytes = entry.size_bytes if entry is not None else 0
        most_s = self.most_s + size_bytes / READS_BYTES_PER_S
        try:
            try:
                reason = self._ask(asked, title, most_s)
            except _GoneBefore:  # it died of nothing that we asked for now
                reason = self._ask(asked, title, most_s)
        except OSError as error:
            self.close()
            place = trial_words.where(title, None)
            # No memory, no room: this machine's fault. The bundle waits for another try.
            raise trial_words.not_started(place, error.strerror or str(error)) from error
        if reason is not None:
            log.info("a trial failed: %s", reason.en)
        return reason

    def _ask(self, asked: Asked, title: Words, most_s: float) -> Words | None:
        fresh = self._child is None
        child = self._child = self._child or _Child(self._command)
        child.say(asked_line(asked))
        return self._listen(child, title, most_s, fresh=fresh)

    @property
    def child_pid(self) -> int | None:
        """The child that tries now, if one runs."""
        return self._child.pid if self._child is not None else None

    def close(self) -> None:
        """End the child and what it started. Raises nothing."""
        child, self._child = self._child, None
        if child is not None:
            child.end(gently=True)

    def _listen(self, child: _Child, title: Words, most_s: float, *, fresh: bool) -> Words | None:
        part: PartName | None = None
        quiet_since_s = time.monotonic()
        while True:
            said = child.hear(LOOK_EVERY_S)
            place = trial_words.where(title, part)
            if said is None:
                if (self._weigh(child.pid) or 0) > self._most_bytes:
                    child.end(gently=False)
                    return self._lose(child, trial_words.too_big(place, self._most_bytes))
                if time.monotonic() - quiet_since_s > most_s:
                    child.end(gently=False)
                    return self._lose(child, trial_words.hung(place, most_s))
                continue
            quiet_since_s = time.monotonic()
            try:
                told = read_said(said)
            except ValueError:  # the end, or no words of ours: both are an end
                code = child.end(gently=True)
                if part is None and not fresh:
                    self._child = None
                    raise _GoneBefore from None
                if code == OUT_OF_MEMORY:
                    return self._lose(child, trial_words.too_big(place, self._most_bytes))
                return self._lose(child, trial_words.crashed(place, code))
            if isinstance(told, Judged):
                return _verdict(told, title)
            part, most_s = told, self.most_s

    def _lose(self, child: _Child, reason: Words) -> Words:
        self._child = None
        if child.last_words:
            log.info("the last words of a trial: %s", child.last_words)
        return reason


def _verdict(judged: Judged, title: Words) -> Words | None:
    for fault in judged.unshown:
        place = trial_words.where(title, fault.part)
        log.info("%s is passed over: %s", place.en, fault.reason.en)
    if judged.refusal is None:
        return None
    return trial_words.refused(trial_words.where(title, judged.part), judged.refusal)


class _GoneBefore(Exception):  # noqa: N818 - no error
    """A child that had tried others ended before it opened anything: ask a new one."""


class _Child:
    """The child process with its pipes; two threads listen to it."""

    def __init__(self, command: Sequence[str]) -> None:
        # What it makes goes with this folder, however the child ends.
        self._work = tempfile.TemporaryDirectory(prefix="kiosk-trials-", ignore_cleanup_errors=True)
        self._said: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._last_words = b""
        try:
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._work.name)},
                start_new_session=sys.platform != "win32",
                creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
            )
        except BaseException:
            self._work.cleanup()
            raise
        self._threads = [
            threading.Thread(target=hear, daemon=True, name="trial")
            for hear in (self._listen, self._keep)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def last_words(self) -> str:
        """The end of what it complained of."""
        return self._last_words.decode("utf-8", "replace").strip()

    def say(self, line: str) -> None:
        """Ask for something. If it is gone, the next :meth:`hear` tells so."""
        with contextlib.suppress(BrokenPipeError):
            pipe = _pipe(self._process.stdin)
            pipe.write(line.encode())
            pipe.flush()

    def hear(self, within_s: float) -> str | None:
        """The next line; empty at the end; None when nothing came."""
        try:
            return self._said.get(timeout=within_s)
        except queue.Empty:
            return None

    def end(self, *, gently: bool) -> int:
        """End it and its own children; returns its exit code.

        ``gently``: by closing its pipe, so that it tidies up after itself; it is killed if it does
        not. A hanging one is killed at once.
        """
        with contextlib.suppress(OSError):
            _pipe(self._process.stdin).close()
        if gently:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(END_WITHIN_S)
        self._kill()
        code = self._process.wait()
        for thread in self._threads:
            thread.join(END_WITHIN_S)
        self._work.cleanup()
        remove_stale(picture_folder())
        return code

    def _kill(self) -> None:
        """A simulation's process, too; on Windows that one ends when its pipe closes."""
        if sys.platform == "win32":
            self._process.kill()
            return
        with contextlib.suppress(OSError):  # nobody is left of its group
            os.killpg(self._process.pid, signal.SIGKILL)

    def _listen(self) -> None:
        with _pipe(self._process.stdout) as pipe:
            while line := pipe.readline(MOST_LINE_BYTES):
                self._said.put(line.decode("utf-8", "replace"))
        self._said.put("")

    def _keep(self) -> None:
        with _pipe(self._process.stderr) as pipe:
            while said := pipe.read1(4096):  # type: ignore[attr-defined]
                self._last_words = (self._last_words + said)[-LAST_WORDS_BYTES:]


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None, "every pipe of the child is ours"
    return pipe
