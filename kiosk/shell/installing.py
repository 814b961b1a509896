"""Installing a bundle as long work of the operator's: a child process does it, and is listened to.

The child is ``kiosk bundle install … --json``: it tells a line a report, and takes ``cancel``. When
the kiosk ends, its end of the pipe closes, and the child lets the work rest; the next start goes on.
"""

from __future__ import annotations

import json
import logging
import queue
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

from kiosk.bundles.intake.lock import is_busy
from kiosk.bundles.intake.order import is_unfinished, read_order
from kiosk.bundles.intake.progress import Progress, State, read_progress
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.program import own_command
from kiosk.core.words import Words
from kiosk.shell.jobs import Going, Work

JOB = "bundle-install"
TITLE = Words("安装资源包", "Installing a bundle")
WAIT_S = 600.0
"""While an operator is there, the child waits so long for a pulled stick."""
_LISTEN_S = 0.2
_REST_S = 20.0
"""How long the child may take to undo or to come to rest, once asked."""

log = logging.getLogger(__name__)

Begin = Callable[[list[str]], "subprocess.Popen[str]"]


class Pending(NamedTuple):
    """An installation that was interrupted; ``bundle`` is empty when only its rests lie there."""

    bundle: str
    place: Path
    source_name: str


def pending(places: Places) -> Pending | None:
    """What can go on: None when there is nothing, or when it runs already."""
    if not is_unfinished(places.content) or is_busy(places.content):
        return None
    order = read_order(places.content)
    if order is None:
        return Pending("", places.content, "")
    return Pending(order.bundle, order.place, order.source_name)


class Installing:
    """One installation: :attr:`work` is what ``Jobs.start`` takes; :attr:`last` may be read from
    any thread. ``ended`` is called in the job's thread when a bundle has been installed.
    """

    def __init__(
        self,
        places: Places,
        arguments: list[str],
        ended: Callable[[], None] = lambda: None,
        begin: Begin | None = None,
    ) -> None:
        self._command = own_command(
            *("bundle", "install", *arguments, "--json", "--data", str(places.data))
        )
        self._ended = ended
        self._begin = begin or _begin
        self.last: Progress | None = None

    @property
    def work(self) -> Work:
        """The work itself."""
        return self._work

    def _work(self, going: Going) -> Words:
        """Listen to the child until it ends.

        :raises Trouble: as the child did.
        """
        child = self._begin(self._command)
        lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(
            target=_listen, args=(child.stdout, lines), name="installing", daemon=True
        ).start()
        asked = False
        try:
            while True:
                try:
                    line = lines.get(timeout=_LISTEN_S)
                except queue.Empty:
                    line = ""
                if line is None:
                    break
                if line:
                    self._hear(line, going)
                if going.cancelled and not asked:
                    asked = True
                    _tell(child, "cancel\n")
            code = child.wait(_REST_S)
        finally:
            _end(child)
        return self._outcome(code)

    def _hear(self, line: str, going: Going) -> None:
        try:
            progress = read_progress(json.loads(line))
        except (ValueError, KeyError, TypeError):
            log.warning("the installation said %r", line[:200])
            return
        self.last = progress
        share = progress.done_bytes / progress.of_bytes if progress.of_bytes else None
        going.tell(share, progress.words)

    def _outcome(self, code: int) -> Words:
        last = self.last
        if last is not None and last.state is State.CONFIRMED and code == 0:
            self._ended()
            return last.words
        if last is not None and last.state is State.CANCELLED:
            return last.words
        if last is not None and last.state in (State.REFUSED, State.STOPPED):
            raise Trouble(f"install-{last.state.value}", last.words, _NEXT[last.state])
        if code == 0:
            return Words("没有未装完的资源包。", "Nothing was unfinished.")
        raise Trouble(
            "install-ended",
            Words("安装程序中断了，已装的内容没有变。", "The installation was cut off; "
                  "what is installed was not changed."),
            _NEXT[State.STOPPED],
        )  # fmt: skip


_NEXT = {
    State.REFUSED: Words("可以换一个U盘或资源包再试。", "Try another stick or bundle."),
    State.STOPPED: Words("插着原来的U盘可以接着装。", "With the same stick it can go on."),
}


def install_from(places: Places, place: Path, bundle: str, ended: Callable[[], None]) -> Installing:
    """Install the bundle of that name from a stick."""
    return Installing(places, [str(place), "--bundle", bundle, "--wait", str(WAIT_S)], ended)


def resume(places: Places, ended: Callable[[], None], wait_s: float = 0.0) -> Installing:
    """Go on with what was interrupted. Without ``wait_s`` a stick that is not there ends it at
    once: it is for a kiosk that nobody stands at, and for another try when a stick comes.
    """
    return Installing(places, ["--resume", "--wait", str(wait_s)], ended)


def _begin(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what it says for people stands in its last line too
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _listen(stdout: IO[str] | None, lines: queue.Queue[str | None]) -> None:
    for line in stdout or ():
        lines.put(line)
    lines.put(None)


def _tell(child: subprocess.Popen[str], line: str) -> None:
    try:
        if child.stdin is not None:
            child.stdin.write(line)
            child.stdin.flush()
    except (OSError, ValueError):
        log.info("the installation has ended already")


def _end(child: subprocess.Popen[str]) -> None:
    """Let it rest; one that does not is ended, which it is made for."""
    for pipe in (child.stdin, child.stdout):
        try:
            if pipe is not None:
                pipe.close()
        except (OSError, ValueError):
            continue
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_REST_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
