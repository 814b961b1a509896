"""The guardian's life: start the shell, watch it, start it again. Pure, behind its ports."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from kiosk import __version__
from kiosk.core import runs
from kiosk.core.beat import Beat
from kiosk.core.errors import Trouble
from kiosk.core.runs import END, RESTART, Moment
from kiosk.shell.guardian import records
from kiosk.shell.guardian.choosing import Choosing
from kiosk.shell.guardian.policy import RestartPolicy
from kiosk.shell.guardian.port import UNSEEN, Bell, Shell, Shells
from kiosk.shell.guardian.settling import settle
from kiosk.shell.guardian.watch import BeatWatch

LOOK_EACH_S = 1.0
UNWOKEN_S = 0.25
"""Looks while nothing would wake us: a shell that is not our child, or a system without signals."""
END_WITHIN_S = 8.0
"""A shell that was asked to end has so long; the ledger takes at most five seconds of it."""
TIDY_EACH_S = 60.0
TAKEN = 1
"""Exit code of a shell that could not begin, for one because another has the data folder."""

T = TypeVar("T")


class End(NamedTuple):
    """A shell is gone: ``kind`` (crash, hang) and ``how`` for the record; ``wanted``: as asked."""

    kind: str
    how: str
    code: int
    wanted: bool = False


_NO_START = End("crash", "no start", UNSEEN)


class Guardian:
    """Runs until the shell ends for good, or until it is told to end."""

    def __init__(
        self,
        data: Path,
        shells: Shells,
        bell: Bell,
        note: Callable[[str], None],
        *,
        now: Callable[[], Moment] = runs.this_moment,
        now_s: Callable[[], float] = time.monotonic,
        woken: bool = True,
        choosing: Choosing | None = None,
    ) -> None:
        """``note`` takes a line for the journal; ``woken``: the bell rings when a child ends.

        ``now_s`` are the seconds of ``now``, which is dearer to ask. ``choosing`` says which
        program ``shells`` start.
        """
        self._data = data
        self._shells = shells
        self._bell = bell
        self._note = note
        self._now = now
        self._now_s = now_s
        self._woken = woken
        self._choosing = choosing or Choosing(data, (), __version__, note, now_s, time.time)
        self._policy = self._remembered()

    def run(self) -> int:
        """Live; returns the exit code of the last shell."""
        shell = self._shells.adopt()
        if shell is not None:
            self._note(f"the shell {shell.pid} already runs; it is looked after from now on")
        else:
            self._settle()
            shell = self._start()
        while True:
            end = _NO_START if shell is None else self._watch(shell)
            if self._bell.told_to_end or (end.wanted and end.code == END):
                self._note("the shell has ended as it was to, and so does the guardian")
                self._try(lambda: runs.end_run(self._data))
                records.take_traces(self._data)  # nobody needs them
                self._choosing.excused()
                return END
            if end.wanted:
                self._choosing.excused()
                self._note("the shell is started again as it was to be")
                shell = self._start()
            elif end.code == TAKEN and (other := self._shells.adopt()) is not None:
                self._note(f"another shell, {other.pid}, already runs; it is looked after")
                self._choosing.excused()
                self._choosing.adopt()
                shell = other
            else:
                shell = self._after_crash(end, shell)

    # Watching.

    def _watch(self, shell: Shell) -> End:
        """Stay with ``shell`` until it is gone."""
        beat = shell.beat()
        watch = BeatWatch(self._now_s(), beat.beats if beat else 0)
        tidy_s = self._now_s() + TIDY_EACH_S
        pause_s = LOOK_EACH_S if self._woken and not shell.foreign else UNWOKEN_S
        while True:
            code = shell.ended()
            if code is not None:
                return End("crash", how_ended(code), code, self._is_wanted(shell, code))
            if self._bell.told_to_end:
                self._note("told to end")
                return self._end(shell, END)
            beat = shell.beat()
            self._choosing.see(beat)
            if self._shells.sighted and watch.hangs(self._now_s(), beat.beats if beat else 0):
                return self._give_up(shell, beat)
            if beat is not None and beat.idle and self._safe_is_over(shell):
                self._note("safe mode has lasted an hour: the normal mode is tried")
                self._forget_safe()
                return self._end(shell, RESTART)
            if self._now_s() >= tidy_s:
                tidy_s = self._now_s() + TIDY_EACH_S
                records.cut_short(self._data / runs.CRASHES / records.SAID)
            self._bell.sleep(pause_s)

    def _is_wanted(self, shell: Shell, code: int) -> bool:
        if code not in (END, RESTART):
            return False
        if not self._shells.sighted or (code == END and not self._choosing.on_trial):
            return True
        # Nobody at the screen can wish for that before there is a window. A restart would never
        # stop, and a release that only ends would never be given up. We were not told to end.
        beat = shell.beat()
        return beat is not None and beat.beats > 0

    def _give_up(self, shell: Shell, beat: Beat | None) -> End:
        shell.kill()
        if beat is not None and beat.ended is not None:
            # It stood still while leaving: nothing that anybody at the screen missed.
            self._note("the shell stood still while it was leaving")
            self._try(lambda: runs.end_run(self._data))
            return End("hang", "leaving", beat.ended, wanted=True)
        return End(
            "hang", "no beat" if beat is not None and beat.beats else "no first beat", UNSEEN
        )

    def _end(self, shell: Shell, code: int) -> End:
        """Ask the shell to end with ``code``; if it does not, end it."""
        shell.ask_to_end(code)
        last_s = self._now_s() + END_WITHIN_S
        while shell.ended() is None:
            if self._now_s() >= last_s:
                self._note(f"the shell did not end within {END_WITHIN_S:.0f} s and is killed")
                shell.kill()
                self._try(lambda: runs.end_run(self._data))
                break
            self._bell.sleep(0.1)
        return End("", "", code, wanted=True)

    # Starting.

    def _start(self) -> Shell | None:
        """A new shell; ``None`` when the system refuses."""
        safe = self._policy.is_safe(self._now_s())
        if not safe and self._policy.safe_since_s is not None:
            self._forget_safe()
        self._choosing.begin()
        try:
            shell = self._shells.start(safe=safe)
        except OSError as error:
            self._note(f"the shell could not be started: {error}")
            return None
        release = f", {self._choosing.running}" if self._choosing.running else ""
        self._note(f"the shell {shell.pid} is started{release}" + (" in safe mode" if safe else ""))
        return shell

    def _after_crash(self, end: End, shell: Shell | None) -> Shell | None:
        """Note what happened, wait as long as it takes, start again."""
        now = self._now()
        beat = shell.beat() if shell is not None else None
        traces = records.take_traces(self._data)
        code = records.crash_code(end.kind, end.how, traces)
        version = self._choosing.running or __version__
        pause_s = self._reckon(now, code)
        self._note(f"{end.kind} ({end.how}), {code}; the next start after {pause_s} s")
        crash = self._try(lambda: runs.note_crash(self._data, end.kind, end.how, code, now))
        self._sleep(pause_s)
        following = None if self._bell.told_to_end else self._start()
        if crash is not None:  # the next shell is on its way meanwhile
            facts = {
                "time": f"{now.wall_s:.0f} (wall clock), {now.monotonic_s:.1f} (since the boot)",
                "beats": str(beat.beats if beat is not None else 0),
                "mode": "safe" if shell is not None and shell.safe else "normal",
                "version": version,
                "system": f"{sys.platform}, Python {sys.version.split()[0]}",
            }
            self._try(lambda: records.write_record(self._data, crash, facts, traces))
        return following

    def _reckon(self, now: Moment, code: str) -> float:
        """Another fault: whether to try another program, or safe mode; seconds until then."""
        if self._choosing.failed(code):
            self._forget_safe()  # those faults were another program's
            return 0.0
        restart = self._policy.crashed(now.monotonic_s)
        if restart.safe and self._policy.safe_since_s == now.monotonic_s:
            self._note("so many crashes within five minutes: safe mode for an hour")
            self._try(lambda: runs.note_safe(self._data, now))
        return restart.pause_s

    def _sleep(self, seconds: float) -> None:
        last_s = self._now_s() + seconds
        while (left_s := last_s - self._now_s()) > 0 and not self._bell.told_to_end:
            self._bell.sleep(left_s)

    # Safe mode.

    def _safe_is_over(self, shell: Shell) -> bool:
        # Whoever wants safe mode without any crash has reasons of their own.
        began = self._policy.safe_since_s is not None
        return shell.safe and began and not self._policy.is_safe(self._now_s())

    def _forget_safe(self) -> None:
        self._policy.try_normal()
        self._try(lambda: runs.note_safe(self._data, None))

    # What was before.

    def _remembered(self) -> RestartPolicy:
        """Crashes and safe mode of this boot, as an earlier guardian wrote them down."""
        now, known = self._now(), runs.read_runs(self._data)

        def here(at: Moment) -> bool:
            return at.boot == now.boot and at.boot is not None and at.monotonic_s <= now.monotonic_s

        safe = known.safe.monotonic_s if known.safe is not None and here(known.safe) else None
        return RestartPolicy(
            (crash.at.monotonic_s for crash in known.crashes if here(crash.at)), safe
        )

    def _settle(self) -> None:
        run = runs.read_runs(self._data).open
        last_s = self._shells.last_beat_s(run.start) if run is not None else 0.0
        found = self._try(lambda: settle(self._data, self._now(), last_s))
        if found:
            self._note(f"the run before did not end well: {found}")
        known = runs.read_runs(self._data)
        if known.safe is not None and not self._policy.is_safe(self._now_s()):
            self._try(lambda: runs.note_safe(self._data, None))

    def _try(self, act: Callable[[], T]) -> T | None:
        """Do what a full or broken disk may refuse: the shell matters more than what is noted."""
        try:
            return act()
        except (Trouble, OSError) as error:
            self._note(f"could not be written down: {error}")
            return None


def how_ended(code: int) -> str:
    """In words for a record: ``SIGSEGV``, ``exit 3``; Windows' codes of exceptions in hex."""
    if code == UNSEEN:
        return "unseen"
    if code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit {code}" if code < 0x10000 else f"exit {code:#010x}"
