"""Which day, month or year is looked at, and which there are before and after it."""

from __future__ import annotations

import math
from datetime import date

from kiosk.core.clock import Clock, local_day
from kiosk.visits.period import Grain, Period, period_at


class PeriodsTurned:
    """The chosen period; it begins with today. Nothing lies before what was first counted, nor
    after today, unless something was counted there.
    """

    def __init__(self, clock: Clock, offset_min: int) -> None:
        wall_s = clock.wall_s()
        self.offset_min = offset_min
        self.today = local_day(wall_s, offset_min)
        self.hour = math.floor(wall_s / 3600 + offset_min / 60) % 24
        self.period = period_at(self.today, Grain.DAY)
        self._first = self._last = self.today

    def learn(self, first: str, last: str) -> None:
        """Between these days (``2026-03-05``, or empty) something was counted."""
        days = [date.fromisoformat(day) for day in (first, last) if day]
        self._first, self._last = min([self.today, *days]), max([self.today, *days])

    def can(self, by: int) -> bool:
        """Whether there is a period after this one, or (-1) before it."""
        if by > 0:
            return self.period.last < self._last
        return self.period.first > self._first

    def turn(self, by: int) -> bool:
        """Turn to it; returns whether there was one."""
        if not self.can(by):
            return False
        self.period = self.period.next(by)
        return True

    def show(self, grain: Grain) -> bool:
        """Turn to the period of that length around this one, or to its last one: of a period in
        which we are, to the one of today. Returns whether that is another period.
        """
        before = self.period
        inside = before.first <= self.today <= before.last
        day = self.today if inside else min(before.last, self._last)
        self.period = period_at(day, grain)
        return self.period != before
