"""Time: a wall clock that may lie, a monotonic one that does not, and a boot number that grows.

The wall clock is only a label. Nothing is ordered, refused or de-duplicated by it.
"""

from __future__ import annotations

import json
import logging
import math
import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from enum import IntEnum
from pathlib import Path
from typing import Protocol

from kiosk.core.errors import Trouble
from kiosk.core.files import set_aside, write_durably

log = logging.getLogger(__name__)

_EPOCH = date(1970, 1, 1)
_DAY_S = 86_400
_OS_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Quality(IntEnum):
    """How far the wall clock can be trusted; higher wins."""

    NONE = 0
    OPERATOR = 1
    PHONE = 2
    TRUCK = 3
    HUB = 4


class Clock(Protocol):
    """What a room may know about time; injected, so that tests own it."""

    @property
    def boot(self) -> int:
        """The number of this boot of the machine; only grows."""
        ...

    def wall_s(self) -> float:
        """UTC seconds since 1970, as this machine believes."""
        ...

    def monotonic_s(self) -> float:
        """Seconds that never go back; the zero means nothing."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def __init__(self, boot: int) -> None:
        self._boot = boot

    @property
    def boot(self) -> int:
        """The number given at construction, from :func:`boot_number`."""
        return self._boot

    def wall_s(self) -> float:
        """UTC seconds since 1970."""
        return time.time()

    def monotonic_s(self) -> float:
        """Seconds of the system's monotonic clock."""
        return time.monotonic()


class SkippingClock:
    """Another clock, plus the time a rehearsal has skipped."""

    def __init__(self, base: Clock) -> None:
        self._base = base
        self._skipped_s = 0.0

    @property
    def boot(self) -> int:
        """The base clock's boot number."""
        return self._base.boot

    def wall_s(self) -> float:
        """The base clock's wall time, plus what was skipped."""
        return self._base.wall_s() + self._skipped_s

    def monotonic_s(self) -> float:
        """The base clock's monotonic time, plus what was skipped."""
        return self._base.monotonic_s() + self._skipped_s

    def skip(self, seconds: float) -> None:
        """Let ``seconds`` (≥ 0) pass at once, on both clocks.

        :raises ValueError: for a negative figure; monotonic time does not go back.
        """
        if not seconds >= 0:
            raise ValueError(f"cannot skip {seconds} s")
        self._skipped_s += seconds


class HandClock:
    """A clock moved by hand, for tests."""

    def __init__(self, wall_s: float = 1_800_000_000.0, boot: int = 1) -> None:
        self._wall_s = wall_s
        self._monotonic_s = 1_000.0
        self._boot = boot

    @property
    def boot(self) -> int:
        """The number given at construction."""
        return self._boot

    def wall_s(self) -> float:
        """Where the hand put it."""
        return self._wall_s

    def monotonic_s(self) -> float:
        """Where the hand put it."""
        return self._monotonic_s

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` pass on both clocks."""
        self._wall_s += seconds
        self._monotonic_s += seconds

    def set_wall(self, wall_s: float) -> None:
        """Set the wall clock alone, as an operator or a network would."""
        self._wall_s = wall_s


def local_day(wall_s: float, utc_offset_min: int) -> date:
    """The calendar day at a fixed offset from UTC; days no calendar has are clamped."""
    days = math.floor((wall_s + utc_offset_min * 60) / _DAY_S)
    first, last = (date.min - _EPOCH).days, (date.max - _EPOCH).days
    return _EPOCH + timedelta(days=min(max(days, first), last))


def local_month(wall_s: float, utc_offset_min: int) -> str:
    """The calendar month at a fixed offset from UTC, as ``2026-11``."""
    day = local_day(wall_s, utc_offset_min)
    return f"{day.year:04d}-{day.month:02d}"


def os_boot_id() -> str | None:
    """The operating system's own name for this boot; ``None`` where it has none."""
    try:
        return _OS_BOOT_ID.read_text("ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def boot_number(
    data: Path, read_boot_id: Callable[[], str | None] = os_boot_id, *, keep: bool = True
) -> int:
    """The number of this boot, kept in ``data/boot.json``; grows with every boot of the machine.

    Where the system does not name its boots, every start counts as one. Without ``keep`` it is
    only looked at. Never raises: a number that cannot be stored is still returned, and the log
    says so.
    """
    path = data / "boot.json"
    last, last_id = _last_boot(path)
    boot_id = read_boot_id()
    if last and boot_id is not None and boot_id == last_id:
        return last
    number = last + 1
    if not keep:
        return number
    try:
        write_durably(path, json.dumps({"boot": number, "os_boot_id": boot_id}).encode())
    except Trouble as trouble:
        log.warning("boot number %d is not stored: %s", number, trouble)
    return number


def _last_boot(path: Path) -> tuple[int, str | None]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return _boot_beside(path), None
    except OSError as error:
        log.warning("%s cannot be read: %s", path.name, error)
        return _boot_beside(path), None
    try:
        stored = json.loads(content)
        number, boot_id = stored["boot"], stored["os_boot_id"]
        if type(number) is int and number > 0 and (boot_id is None or isinstance(boot_id, str)):
            return number, boot_id
    except (ValueError, RecursionError, KeyError, TypeError):
        pass
    return _boot_from_damaged(path, content), None


def _boot_from_damaged(path: Path, content: bytes) -> int:
    # A number that only grows is worth more than a clean file: take what digits are left.
    digits = re.search(rb'"boot":\s*(\d{1,15})', content)
    number = max(int(digits.group(1)) if digits else 0, _boot_beside(path))
    log.warning("%s is damaged; counting goes on from %d", path.name, number)
    try:
        set_aside(path)
    except Trouble as trouble:
        log.warning("%s stays where it is: %s", path.name, trouble)
    return number


def _boot_beside(path: Path) -> int:
    # A number that begins again would put years of counts in the wrong order. It is kept with the
    # time as well (kiosk.core.trusted_time).
    try:
        number = json.loads(path.with_name("time.json").read_bytes()[:4096])["clock"]["boot"]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return 0
    return number if type(number) is int and 0 < number < 10**15 else 0
