"""The time of day at which an operator's tour begins, whenever it is played."""

from __future__ import annotations

from kiosk.core.clock import Clock, SystemClock

BEGINS_AT_HOUR = 10
_DAY_S = 86_400


class MorningClock:
    """The machine's clocks, but it is ten in the morning when the tour begins."""

    def __init__(self, base: SystemClock, utc_offset_min: int) -> None:
        self._base = base
        now_s = base.wall_s() + utc_offset_min * 60
        self._ahead_s = BEGINS_AT_HOUR * 3600 - now_s % _DAY_S

    @property
    def boot(self) -> int:
        """The base clock's boot number."""
        return self._base.boot

    def wall_s(self) -> float:
        """UTC seconds since 1970, moved to the morning."""
        return self._base.wall_s() + self._ahead_s

    def monotonic_s(self) -> float:
        """Seconds of the machine's monotonic clock."""
        return self._base.monotonic_s()


def morning(boot: int, utc_offset_min: int) -> Clock:
    """The clock that a tour of the operator's skips upon."""
    return MorningClock(SystemClock(boot), utc_offset_min)
