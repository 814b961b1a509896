"""A machine that exists only on paper: shells that do what a script says, on a clock by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.beat import Beat
from kiosk.core.runs import END, Moment, OpenRun, begin_run, end_run
from kiosk.shell.guardian.guardian import Guardian
from kiosk.shell.guardian.port import UNSEEN, Shell


@dataclass
class Life:
    """What one shell does: it comes up, beats every two seconds, and ends or falls silent."""

    first_beat_s: float = 1.0
    silent_s: float = float("inf")
    ends_s: float = float("inf")
    code: int = END
    heeds: bool = True
    idle: bool = True
    refuses: bool = False


@dataclass
class Machine:
    """Clock, bell and shells in one; every start takes the next life, the last one for ever."""

    data: Path
    lives: list[Life]
    now_s: float = 1000.0
    boot: str | None = "this-boot"
    sighted: bool = True
    told_to_end: bool = False
    running: PaperShell | None = None
    starts: list[tuple[float, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    at: list[tuple[float, Callable[[], None]]] = field(default_factory=list)
    started: int = 0

    def moment(self) -> Moment:
        return Moment(self.boot, self.now_s, 1_800_000_000.0 + self.now_s)

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        until_s = self.now_s + max(seconds, 0.001)
        self.now_s = min([until_s, *(one[0] for one in self.at if one[0] > self.now_s)])
        for due in [one for one in self.at if one[0] <= self.now_s]:
            self.at.remove(due)
            due[1]()

    def start(self, *, safe: bool) -> Shell:
        life = self.lives[min(self.started, len(self.lives) - 1)]
        self.started += 1
        if life.refuses:
            raise OSError("out of memory")
        self.starts.append((self.now_s, safe))
        self.running = PaperShell(self, life, self.started, safe, foreign=False)
        begin_run(self.data, self.started, self.moment())
        return self.running

    def adopt(self) -> Shell | None:
        shell = self.running
        if shell is None or shell.ended() is not None:
            return None
        return PaperShell(
            self, shell.life, shell.number, shell.safe, foreign=True, born_s=shell.born_s
        )

    def last_beat_s(self, start: int) -> float:
        return self.running.beat_s() if self.running and self.running.number == start else 0.0

    def guard(self) -> int:
        guardian = Guardian(
            self.data, self, self, self.notes.append, now=self.moment, now_s=lambda: self.now_s
        )
        return guardian.run()

    def end_at(self, seconds: float) -> None:
        """Tell the guardian to end at that time."""

        def tell() -> None:
            self.told_to_end = True

        self.at.append((seconds, tell))


class PaperShell:
    """One shell."""

    def __init__(
        self,
        machine: Machine,
        life: Life,
        number: int,
        safe: bool,
        *,
        foreign: bool,
        born_s: float | None = None,
    ) -> None:
        self.machine = machine
        self.life = life
        self.number = number
        self.safe = safe
        self.foreign = foreign
        self.born_s = machine.now_s if born_s is None else born_s
        self.killed = False
        self.asked: int | None = None

    @property
    def pid(self) -> int:
        return 100 + self.number

    @property
    def age_s(self) -> float:
        return self.machine.now_s - self.born_s

    def ended(self) -> int | None:
        if self.killed:
            return -9
        if self.asked is not None and self.life.heeds:
            end_run(self.machine.data)
            return self.asked
        if self.age_s < self.life.ends_s:
            return None
        if self.life.code == END:
            end_run(self.machine.data)
        return UNSEEN if self.foreign else self.life.code

    def beat_s(self) -> float:
        return self.born_s + min(self.age_s, self.life.silent_s)

    def beat(self) -> Beat | None:
        heard_s = min(self.age_s, self.life.silent_s) - self.life.first_beat_s
        beats = int(heard_s // 2) + 1 if heard_s >= 0 else 0
        return Beat(
            start=self.number,
            pid=self.pid,
            beats=beats,
            idle=self.life.idle,
            ready=beats > 0,
            safe=self.safe,
            monotonic_s=self.beat_s(),
            ended=None,
            alive=self.ended() is None,
            guarded=True,
        )

    def ask_to_end(self, code: int) -> None:
        self.asked = code

    def kill(self) -> None:
        self.killed = True


def left_open(data: Path, *, boot: str | None, at_s: float, start: int = 7) -> OpenRun:
    """What a machine leaves whose power went."""
    run = OpenRun(start, Moment(boot, at_s, 1_700_000_000.0))
    begin_run(data, run.start, run.began)
    return run
