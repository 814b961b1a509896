"""Installing a bundle as long work of the operator's: a child process does it, and is listened to.

The child is ``kiosk bundle install … --json``: it tells a line a report, and takes ``cancel``.
When the kiosk ends, the pipe closes, and the child lets the work rest; the next start goes on.
"""

from __future__ import annotations

import json
import logging
import queue
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.intake.lock import is_busy
from kiosk.bundles.intake.order import is_unfinished, read_order
from kiosk.bundles.intake.progress import SAID, Progress, State, read_progress
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.program import own_command
from kiosk.core.words import Words
from kiosk.shell.child_lines import Begin, begin_child, end_child, hang_up, lines_of
from kiosk.shell.jobs import Going, Work

JOB = "bundle-install"
TITLE = Words("安装资源包", "Installing a bundle")
WAIT_S = 600.0
"""While an operator is there, the child waits so long for a pulled stick."""
_LISTEN_S = 0.2
_REST_S = 20.0
"""How long the child may take to undo or to come to rest, once asked."""
_DROP_S = 120.0
"""So much to remove what was copied, on a slow disk."""

log = logging.getLogger(__name__)


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
        group: str = "bundle",
    ) -> None:
        self._places = places
        self._group = group
        self._command = own_command(
            *(group, "install", *arguments, "--json", "--data", str(places.data))
        )
        self._ended = ended
        self._begin = begin or begin_child
        self.last: Progress | None = None

    @property
    def work(self) -> Work:
        """The work itself."""
        return self._work

    def _work(self, going: Going) -> Words:
        """Listen to the child until it ends. What was called off and could not be undone by it
        (it hung, or died) is dropped after it: else the next start would go on with it.

        :raises Trouble: as the child did.
        """
        try:
            return self._listen(going)
        except Trouble:
            if not going.cancelled or going.resting or not self._left_something():
                raise
        drop_unfinished(self._places)
        return _CANCELLED

    def _left_something(self) -> bool:
        """A program that was cut off does not go on by itself."""
        ends = (State.CONFIRMED, State.REFUSED)
        return self._group == "bundle" and (self.last is None or self.last.state not in ends)

    def _listen(self, going: Going) -> Words:
        """:raises Trouble: as the child did, or ``install-ended`` when it is cut off."""
        child = self._begin(self._command)
        lines = lines_of(child, "installing")
        asked_s: float | None = None
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
                if asked_s is not None and time.monotonic() - asked_s > _REST_S:
                    log.warning("the installation does not come to rest; it is ended")
                    raise _cut_off()
                if going.cancelled and asked_s is None:
                    asked_s = time.monotonic()
                    if going.resting:
                        hang_up(child)  # it rests, and goes on at the next start
                    else:
                        _tell(child, "cancel\n")
            try:
                code = child.wait(_REST_S)
            except subprocess.TimeoutExpired:
                raise _cut_off() from None
        finally:
            end_child(child, _REST_S, terminate=True)
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
            raise Trouble(
                f"install-{last.state.value}", last.words, last.next_step or _NEXT[last.state]
            )
        if code == 0:
            return Words("没有未装完的资源包。", "Nothing was unfinished.")
        raise _cut_off()


_CANCELLED = SAID[State.CANCELLED]
_NEXT = {
    State.REFUSED: Words("可以换一个U盘或资源包再试。", "Try another stick or bundle."),
    State.STOPPED: Words("插着原来的U盘可以接着装。", "With the same stick it can go on."),
}


def _cut_off() -> Trouble:
    return Trouble(
        "install-ended",
        Words(
            "安装程序中断了，已装的内容没有变。",
            "The installation was cut off; what is installed was not changed.",
        ),
        _NEXT[State.STOPPED],
    )


def install_from(places: Places, place: Path, bundle: str, ended: Callable[[], None]) -> Installing:
    """Install the bundle of that name from a stick."""
    return Installing(places, [str(place), "--bundle", bundle, "--wait", str(WAIT_S)], ended)


def bring_program(places: Places, place: Path, name: str) -> Installing:
    """Bring in the release of that name from a stick; what runs is not changed."""
    arguments = [str(place), "--name", name, "--wait", str(WAIT_S)]
    return Installing(places, arguments, group="program")


def resume(places: Places, ended: Callable[[], None], wait_s: float = 0.0) -> Installing:
    """Go on with what was interrupted. Without ``wait_s`` a stick that is not there ends it at
    once: it is for a kiosk that nobody stands at, and for another try when a stick comes.
    """
    return Installing(places, ["--resume", "--wait", str(wait_s)], ended)


def resume_quietly(places: Places, ended: Callable[[], None], *, start: bool) -> Work:
    """The work of going on when nobody asked for it. Unless it is the kiosk's ``start``, no child
    is begun before the stick is there; and what does not succeed is told to nobody.
    """

    def work(going: Going) -> Words:
        from kiosk.bundles.intake.here import find_pending  # late, and in the thread

        if not start and find_pending(places)() is None:
            return TITLE
        try:
            return resume(places, ended).work(going)
        except Trouble as trouble:
            log.info("the installation rests: %s", trouble)
            return trouble.what

    return work


def drop_unfinished(places: Places) -> None:
    """Throw away what an interrupted installation has left, in a child process; waits for it.

    :raises Trouble: ``install-kept``: it was not thrown away.
    """
    command = own_command("bundle", "cancel", "--data", str(places.data))
    try:
        code = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_DROP_S, check=False
        ).returncode
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("the unfinished installation was not dropped: %s", error)
        code = 1
    if code != 0:
        raise Trouble(
            "install-kept",
            Words("没装完的资源包没有清掉。", "The unfinished bundle was not thrown away."),
            Words("请过一分钟再试，或重启展项屏。", "Try again in a minute, or restart."),
        )


def _tell(child: subprocess.Popen[str], line: str) -> None:
    try:
        if child.stdin is not None:
            child.stdin.write(line)
            child.stdin.flush()
    except (OSError, ValueError):
        log.info("the installation has ended already")
