"""Which program the guardian starts, and when it gives one up. Its word is durable before a start.

A release on trial (see :mod:`kiosk.core.releases`) has three starts. One counts as failed from
before it begins until exhibits could be opened for a minute, so a program that takes the machine
down with it is given up as well. After ten minutes it is proven, and only a run of faults with
nothing good in between, safe mode included, leads back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.core import releases
from kiosk.core.beat import Beat
from kiosk.core.errors import Trouble
from kiosk.core.release_pointer import change_pointer, read_pointer
from kiosk.core.releases import INSTALLED, PROVEN_TRIES, TRIES, Fell, Pointer


class Choosing:
    """Belongs to one guardian. ``own`` starts the program that this machine was given, whose
    version is ``given``; ``now_s`` never goes back, ``wall_s`` is a label.
    """

    def __init__(
        self,
        data: Path,
        own: Sequence[str],
        given: str,
        note: Callable[[str], None],
        now_s: Callable[[], float],
        wall_s: Callable[[], float],
    ) -> None:
        self._data = data
        self._own = list(own)
        self._given = given
        self._note = note
        self._now_s = now_s
        self._wall_s = wall_s
        self._unwritten: dict[str, Fell] = {}
        """Releases that were given up while the disk refused to take it."""
        self._code = ""
        self._in_vain = 0
        self._stood = False
        self._ready_s: float | None = None
        self.running: str | None = None
        """The release that was started last; None while a shell runs that somebody else started."""

    @property
    def command(self) -> list[str]:
        """What starts the program that was chosen last."""
        if not self.running:
            return list(self._own)
        return [str(releases.start_file(self._data, self.running))]

    @property
    def on_trial(self) -> bool:
        """Whether the release that was started last has still to prove itself."""
        now = read_pointer(self._data)
        return now.current == self.running and now.on_trial

    def begin(self) -> None:
        """Choose, before a start. Raises nothing: a disk that refuses does not keep it from it."""
        now = read_pointer(self._data)
        if now.current in self._unwritten:
            now = self._write_falls(now)
        if now.current != INSTALLED and now.given != self._given:
            self._note(f"this machine was given {self._given}: that program runs")
            now = self._change(now, lambda one: releases.reinstalled(one, self._given))
        while now.current != INSTALLED and (why := self._against(now)):
            now = self._fall(now, why)
        if now.current != self.running:
            self._in_vain = 0
        self.running = now.current
        self._stood, self._ready_s = False, None
        if now.on_trial:
            self._change(now, self._only_of(now.current, releases.begun))
            self._note(f"{now.current} is on trial, start {now.failed + 1} of {TRIES}")

    def see(self, beat: Beat | None) -> None:
        """How the shell is, once a second or so."""
        if not self.running or beat is None or not beat.ready:
            return
        now_s = self._now_s()
        if self._ready_s is None:
            self._ready_s = now_s
        lived_s = now_s - self._ready_s
        if not self._stood and lived_s >= releases.STANDS_AFTER_S:
            self._stood, self._in_vain = True, 0
            self._write(releases.forgiven)
        if lived_s >= releases.PROVEN_AFTER_S:
            self._ready_s = float("inf")  # once a start
            self._write(lambda one: releases.proven(one) if one.on_trial else one)

    def failed(self, code: str) -> bool:
        """The shell crashed or hung (``code`` is for the telephone); whether another program is
        started next.
        """
        if not self.running:
            return False
        self._in_vain += 1
        self._code = code
        if self._stood:
            self._write(releases.begun)  # its start had been forgiven
        now = self._without_fallen(read_pointer(self._data))
        if now.current != self.running:
            return True  # somebody has chosen another one meanwhile
        return bool(self._against(now))

    def excused(self) -> None:
        """The shell ended as it was to, or never got so far as to begin: no failure of its own."""
        if self.running and not self._stood:
            self._write(releases.forgiven)
        self._stood = True

    def adopt(self) -> None:
        """A shell is looked after that somebody else started: nobody knows which program it is."""
        self.running = None

    def _against(self, now: Pointer) -> str:
        """Why ``now.current`` is not to be started; empty for no reason."""
        if not releases.is_whole(self._data, now.current):
            return "missing"
        most = TRIES if now.on_trial else PROVEN_TRIES
        return "failed" if self._failures(now) >= most else ""

    def _failures(self, now: Pointer) -> int:
        """How many starts of ``now.current`` have failed."""
        mine = self._in_vain if now.current == self.running else 0
        # What is written counts as well as what is seen: a full disk may have refused the writing.
        return max(now.failed, mine)

    def _fall(self, now: Pointer, why: str) -> Pointer:
        failed = self._failures(now)
        code = self._code if now.current == self.running else ""  # else another program's
        fell = Fell(now.current, failed, max(0, int(self._wall_s())), why, code)
        back = now.previous or f"the program that was given, {self._given}"
        self._note(f"{now.current} is given up ({why}, {failed} failed starts): back to {back}")
        self._unwritten[now.current] = fell
        return self._write_falls(now)

    def _write_falls(self, now: Pointer) -> Pointer:
        """Write down what was given up. Remembered here it is only until the disk has taken it:
        after that, whoever chooses the same release means it.
        """
        try:
            now = change_pointer(self._data, self._without_fallen)
        except (Trouble, OSError) as error:
            self._note(f"what was given up could not be written down: {error}")
            return self._without_fallen(now)
        self._unwritten.clear()
        return now

    def _without_fallen(self, now: Pointer) -> Pointer:
        """``now`` as it would be, had the disk taken what was given up."""
        while (fell := self._unwritten.get(now.current)) is not None:
            now = releases.fallen(now, fell)
        return now

    def _write(self, change: Callable[[Pointer], Pointer]) -> None:
        if self.running:
            self._change(None, self._only_of(self.running, change))

    def _only_of(
        self, release: str, change: Callable[[Pointer], Pointer]
    ) -> Callable[[Pointer], Pointer]:
        """``change`` for as long as nobody has chosen another program meanwhile."""
        return lambda one: change(one) if one.current == release else one

    def _change(self, now: Pointer | None, change: Callable[[Pointer], Pointer]) -> Pointer:
        """Write it down; where the disk refuses, what it would have been."""
        try:
            return change_pointer(self._data, change)
        except (Trouble, OSError) as error:
            self._note(f"which program runs could not be written down: {error}")
            return change(now) if now is not None else Pointer()
