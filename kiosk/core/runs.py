"""How the runs of this kiosk ended: well, by a crash, by a hang, or because the power went.

Kept in ``data/runs.json``. A run is open from shortly after its first frame until it ends well;
one that is found open was cut off. If the machine has booted since, the power went (or somebody
pressed its button); if not, the program died. The wall clock is only a label here.
"""

from __future__ import annotations

import json
import math
import time
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.clock import os_boot_id
from kiosk.core.files import read_small, set_aside, write_durably

END, RESTART = 0, 10
"""Exit codes of a shell that was to end: for good, and to be started again at once."""

START_VARIABLE = "KIOSK_START"
"""The environment variable in which a guardian names the start it waits for (16 hex digits)."""

FILE = "runs.json"
CRASHES = "crashes"
"""Folder of the records, in the data folder."""
KEPT = 20
"""Crashes that are remembered, and records of them that are kept."""
_LARGEST = 256 * 1024


class Moment(NamedTuple):
    """A point in time: the system's name of the boot, seconds in it, and the wall clock's label."""

    boot: str | None
    monotonic_s: float
    wall_s: float


class Crash(NamedTuple):
    """The program ended as it should not.

    ``kind``: ``crash`` (ended by itself), ``hang`` (no beat any more; the guardian ended it) or
    ``lost`` (found dead, nobody saw how). ``how``: ``SIGSEGV``, ``exit 3``. ``code`` is for the
    telephone, the same for the same fault. ``record``: name of a file in ``data/crashes``, or "".
    """

    number: int
    kind: str
    how: str
    code: str
    at: Moment
    record: str


class Cut(NamedTuple):
    """The power went during a run that began at ``began``; noticed at ``noticed``."""

    began: Moment
    noticed: Moment


class OpenRun(NamedTuple):
    """A run that has not ended (yet)."""

    start: int
    began: Moment


class Runs(NamedTuple):
    """Everything known; ``crashes`` are the last ones, oldest first. ``safe``: in safe mode since.

    ``cuts_noticed`` and ``crash_count`` are counted since the data folder was made.
    """

    crashes: tuple[Crash, ...] = ()
    crash_count: int = 0
    cuts_noticed: int = 0
    last_cut: Cut | None = None
    safe: Moment | None = None
    open: OpenRun | None = None

    @property
    def last_crash(self) -> Crash | None:
        """The newest crash or hang."""
        return self.crashes[-1] if self.crashes else None

    def cut_before(self, boot: str | None) -> bool:
        """Whether this boot of the machine came after a power cut."""
        return self.last_cut is not None and boot is not None and self.last_cut.noticed.boot == boot


def this_moment() -> Moment:
    """Now, by the machine's own clocks."""
    return Moment(os_boot_id(), time.monotonic(), time.time())


def read_runs(data: Path) -> Runs:
    """What is known; an unreadable file says nothing. Raises nothing."""
    try:
        return _load(data / FILE)
    except (OSError, ValueError):
        return Runs()


def begin_run(data: Path, start: int, now: Moment) -> None:
    """The run ``start`` is on the screen.

    :raises Trouble: it cannot be stored.
    """
    _store(data, _known(data)._replace(open=OpenRun(start, now)))


def end_run(data: Path) -> None:
    """The open run has ended well.

    :raises Trouble: it cannot be stored.
    """
    known = _known(data)
    if known.open is not None:
        _store(data, known._replace(open=None))


def note_crash(data: Path, kind: str, how: str, code: str, now: Moment) -> Crash:
    """The open run, or one before its first frame, has ended badly; its record has this number.

    :raises Trouble: it cannot be stored.
    """
    known = _known(data)
    number = max(known.crash_count, _highest_record(data / CRASHES)) + 1
    crash = Crash(number, kind, how, code, now, f"crash-{number:04d}.txt")
    kept = (*known.crashes, crash)[-KEPT:]
    _store(data, known._replace(crashes=kept, crash_count=number, open=None))
    return crash


def note_cut(data: Path, now: Moment) -> None:
    """The open run was ended by a power cut.

    :raises Trouble: it cannot be stored.
    """
    known = _known(data)
    if known.open is not None:
        cut = Cut(known.open.began, now)
        more = known.cuts_noticed + 1
        _store(data, known._replace(last_cut=cut, cuts_noticed=more, open=None))


def note_safe(data: Path, since: Moment | None) -> None:
    """Safe mode began, or (``None``) is over.

    :raises Trouble: it cannot be stored.
    """
    known = _known(data)
    if known.safe != since:
        _store(data, known._replace(safe=since))


def was_cut(run: OpenRun, now: Moment, last_beat_s: float = 0.0) -> bool:
    """Whether an open run that is found was ended together with the machine.

    Where the system does not name its boots, the seconds since the boot tell: they were more at
    the last beat (``last_beat_s``) than they are now.
    """
    if run.began.boot is not None and now.boot is not None:
        return run.began.boot != now.boot
    return now.monotonic_s < max(run.began.monotonic_s, last_beat_s)


def _known(data: Path) -> Runs:
    path = data / FILE
    try:
        return _load(path)
    except OSError:
        return Runs()
    except ValueError:
        set_aside(path)
        return Runs()


def _highest_record(folder: Path) -> int:
    # The file of runs may have been damaged and begun anew: no record is written over.
    try:
        numbers = [path.stem.removeprefix("crash-") for path in folder.glob("crash-*.txt")]
    except OSError:  # the folder cannot be read; that there was a crash can be noted all the same
        return 0
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _store(data: Path, runs: Runs) -> None:
    told: dict[str, Any] = {"format": 1, **runs._asdict()}
    write_durably(data / FILE, json.dumps(told).encode())


def _load(path: Path) -> Runs:
    """Read the file.

    :raises OSError: it is not there or cannot be read.
    :raises ValueError: it is damaged.
    """
    content = read_small(path, _LARGEST)
    try:
        told = json.loads(content)
        crashes = tuple(_crash(row) for row in told["crashes"][-KEPT:])
        cut, opened = told["last_cut"], told["open"]
        return Runs(
            crashes=crashes,
            crash_count=max(_count(told["crash_count"]), len(crashes)),
            cuts_noticed=_count(told["cuts_noticed"]),
            last_cut=None if cut is None else Cut(_moment(cut[0]), _moment(cut[1])),
            safe=None if told["safe"] is None else _moment(told["safe"]),
            open=None if opened is None else OpenRun(_count(opened[0]), _moment(opened[1])),
        )
    except (KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"damaged: {error!r}") from error


def _crash(row: Any) -> Crash:
    number, kind, how, code, at, record = row
    for text in (kind, how, code, record):
        _text(text)
    if "/" in record or "\\" in record:
        raise ValueError("a record lies in the folder of records")
    return Crash(_count(number), kind, how, code, _moment(at), record)


def _moment(row: Any) -> Moment:
    boot, monotonic_s, wall_s = row
    if not all(type(one) in (int, float) and math.isfinite(one) for one in (monotonic_s, wall_s)):
        raise ValueError("a moment has two numbers")
    return Moment(None if boot is None else _text(boot), float(monotonic_s), float(wall_s))


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is no count")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 200:
        raise ValueError("not a short text")
    return value
