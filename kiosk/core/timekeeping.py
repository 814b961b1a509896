"""The kiosk's own time: the machine's clock, and what somebody who knew better has added to it.

The system's clock is never set: that takes rights a kiosk has not got, and an empty battery would
undo it (docs/decisions/0045). The correction survives a restart as long as the machine's clock
runs on; a clock that went back, or leapt by most of a year, has lost it.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import NamedTuple

from kiosk.core.clock import Clock, Quality, SystemClock, boot_number, os_boot_id
from kiosk.core.plausible import STEP_S, is_plausible
from kiosk.core.trusted_time import ClockKept, keep_clock, keep_time, read_clock, read_kept_time

JUMP_S = 300.0
"""A wall clock that runs away from the monotonic one by more has been set."""
_BACK_S = 60.0

log = logging.getLogger(__name__)


class Vouched(NamedTuple):
    """Somebody said what time it is: at ``mono_s`` of ``boot`` it was ``wall_s`` (UTC seconds),
    and the kiosk's clock had said ``was_wall_s``.
    """

    boot: int
    mono_s: int
    wall_s: int
    quality: Quality
    was_wall_s: int


class _Standing(NamedTuple):
    """``ahead_s`` is added to the machine's clock, which stood ``apart_s`` from the monotonic one
    when that was reckoned. ``true_apart_s``: the same for the true time, where it was vouched for
    in this boot.
    """

    ahead_s: float
    apart_s: float
    quality: Quality = Quality.NONE
    true_apart_s: float = 0.0


class KeptClock:
    """A clock on another one, with the correction of ``data/time.json``. Any thread may ask it.

    ``boots_named``: another number is another boot for certain, and not just another start.
    """

    def __init__(self, base: Clock, data: Path, *, boots_named: bool | None = None) -> None:
        self._base = base
        self._boots_named = os_boot_id() is not None if boots_named is None else boots_named
        self._data = data
        self._reached_s = read_kept_time(data).latest_s
        self._lost = False
        self._standing = self._resumed(read_clock(data))

    @property
    def boot(self) -> int:
        """The base clock's boot number."""
        return self._base.boot

    @property
    def quality(self) -> Quality:
        """Who has vouched for the time in this boot; ``NONE`` for nobody."""
        return self._standing.quality

    @property
    def believed(self) -> bool:
        """Whether the time was vouched for in this boot, or at least goes on from what this
        machine had reached.
        """
        if self.quality > Quality.NONE:
            return True
        reached_s = self._reached_s
        return not self._lost and is_plausible(self.wall_s(), earliest_s=0, reached_s=reached_s)

    def wall_s(self) -> float:
        """UTC seconds since 1970, by the best that is known."""
        machine_s, mono_s = self._base.wall_s(), self._base.monotonic_s()
        standing = self._standing
        stepped_s = machine_s - mono_s - standing.apart_s
        if standing.quality > Quality.NONE and abs(stepped_s) > JUMP_S:
            standing = self._standing = _stepped(standing, machine_s, mono_s)
        return machine_s + standing.ahead_s

    def monotonic_s(self) -> float:
        """The base clock's monotonic seconds."""
        return self._base.monotonic_s()

    def vouch(self, wall_s: float, quality: Quality) -> Vouched:
        """It is ``wall_s`` now, says ``quality``. In force at once; :meth:`keep` stores it."""
        was_s, machine_s, mono_s = self.wall_s(), self._base.wall_s(), self._base.monotonic_s()
        apart_s = machine_s - mono_s
        self._standing = _Standing(wall_s - machine_s, apart_s, quality, wall_s - mono_s)
        self._reached_s, self._lost = wall_s, False
        return Vouched(self.boot, max(1, int(mono_s)), int(wall_s), quality, int(was_s))

    def keep(self) -> None:
        """Store the correction and the time reached; waits for the disk, raises nothing."""
        standing, machine_s, mono_s = self._standing, self._base.wall_s(), self.monotonic_s()
        keep_time(self._data, self.wall_s(), standing.quality)
        now = ClockKept(self.boot, mono_s, machine_s, standing.ahead_s, standing.quality)
        keep_clock(self._data, now)

    def keep_soon(self) -> None:
        """As :meth:`keep`, in a thread of its own, for a caller that must not wait."""
        threading.Thread(target=self.keep, name="time").start()

    def _resumed(self, kept: ClockKept | None) -> _Standing:
        machine_s, mono_s = self._base.wall_s(), self._base.monotonic_s()
        apart_s = machine_s - mono_s
        if kept is None:
            return _Standing(0.0, apart_s)
        true_apart_s = kept.machine_s + kept.ahead_s - kept.mono_s
        if kept.boot == self.boot and mono_s >= kept.mono_s and kept.quality > Quality.NONE:
            # The same boot: its monotonic clock knows, whatever was done to the wall clock.
            resumed = _Standing(kept.ahead_s, kept.machine_s - kept.mono_s, kept.quality)
            return _stepped(resumed._replace(true_apart_s=true_apart_s), machine_s, mono_s)
        if _runs_on(kept, machine_s, mono_s, named=self._boots_named, boot=self.boot):
            return _Standing(kept.ahead_s, apart_s)
        self._lost = True
        if kept.ahead_s:
            log.info("the machine's clock has lost its time; the correction goes with it")
        return _Standing(0.0, apart_s)


def _stepped(standing: _Standing, machine_s: float, mono_s: float) -> _Standing:
    """What stands after the machine's clock was set under us, in a boot that was vouched for.

    Forward, it may have been asleep: then the monotonic clock stood still, and the other is right.
    """
    apart_s = machine_s - mono_s
    true_s = mono_s + standing.true_apart_s
    stepped_s = apart_s - standing.apart_s
    if abs(stepped_s) <= JUMP_S:
        return standing
    if stepped_s < 0 or abs(machine_s - true_s) <= JUMP_S:
        return standing._replace(ahead_s=true_s - machine_s, apart_s=apart_s)
    return standing._replace(apart_s=apart_s, true_apart_s=machine_s + standing.ahead_s - mono_s)


def _runs_on(kept: ClockKept, machine_s: float, mono_s: float, *, named: bool, boot: int) -> bool:
    """Whether the machine's clock has run on since, over a restart of the program or the machine.

    Both monotonic clocks begin with their boot, so a boot that began before what an earlier one
    has seen is one whose clock was reset, however late the program starts.
    """
    if not kept.machine_s - _BACK_S <= machine_s <= kept.machine_s + STEP_S:
        return False
    began_s, kept_began_s = machine_s - mono_s, kept.machine_s - kept.mono_s
    # A reset clock begins every boot at the same moment: where boots have names, these count.
    may_be_same = (kept.boot == boot or not named) and mono_s >= kept.mono_s
    same_boot = may_be_same and abs(began_s - kept_began_s) <= JUMP_S
    return same_boot or began_s >= kept.machine_s - JUMP_S


def kept_clock(data: Path) -> KeptClock:
    """The kiosk's time for a program that only looks: the number of boots stays as it is."""
    return KeptClock(SystemClock(boot_number(data, keep=False)), data)


def quality_of(clock: Clock) -> Quality:
    """Who has vouched for its time in this boot; ``NONE`` for a clock that keeps no such thing."""
    return clock.quality if isinstance(clock, KeptClock) else Quality.NONE


def note_time(clock: Clock, data: Path) -> None:
    """Keep the time reached, and what belongs to it; waits for the disk, raises nothing."""
    if isinstance(clock, KeptClock):
        clock.keep()
    else:
        keep_time(data, clock.wall_s())
