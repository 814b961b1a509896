"""The machine of an invented history: its boots, its lying clock, and the segments it opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from kiosk.core.clock import Quality, local_day
from kiosk.rehearsal.history_campaigns import Window, running
from kiosk.rehearsal.history_visitors import random_id
from kiosk.visits.facts import AnchorSet, SegmentOpened
from kiosk.visits.outing import Moment

_EPOCH = datetime(1970, 1, 1)
_FACTORY_S = (0, int((datetime(2015, 1, 1) - _EPOCH).total_seconds()))
"""What boards with a dead battery begin with, in UTC seconds."""
_STEPS_S = (-365 * 86_400, 365 * 86_400, -8 * 3600, 3600, -31 * 86_400)
"""What people do to a clock: the wrong year, a time zone, an hour, the wrong month."""
_FAR_S = 300
_BEHIND_S = 86_400


class Faults(NamedTuple):
    """``dead``: first and last day and the factory's date of each stretch in which the battery
    was dead. ``steps``: by day, how far the clock was set wrong on it.
    """

    dead: tuple[tuple[date, date, int], ...]
    steps: dict[date, int]


def faults(first: date, last: date, rng: Random) -> Faults:
    """A dead battery about once in 14 months, for some weeks; a clock set wrong once in a year."""
    dead: list[tuple[date, date, int]] = []
    day = first + timedelta(days=rng.randint(20, 300))
    while day <= last:
        until = day + timedelta(days=rng.randint(8, 45))
        dead.append((day, until, rng.choice(_FACTORY_S)))
        day = until + timedelta(days=rng.randint(200, 620))
    steps: dict[date, int] = {}
    day = first + timedelta(days=rng.randint(40, 400))
    while day <= last:
        steps[day] = rng.choice(_STEPS_S)
        day += timedelta(days=rng.randint(150, 560))
    return Faults(tuple(dead), steps)


class Machine:
    """Told true time in UTC seconds; what it writes down is what its own clock says."""

    def __init__(self, rng: Random, utc_offset_min: int, wrong: Faults) -> None:
        self._rng = rng
        self._utc_offset_min = utc_offset_min
        self._wrong = wrong
        self._booted_s = 0
        self._mono_first_s = 0
        self._error_s = 0
        self._battery_is_dead = False
        self._rtc_error_s = rng.randint(-50, 50)
        self._quality = Quality.NONE
        self._due = ""
        self.boot = 0
        self.segment = 0
        self._outing = 0
        self._content = ""

    @property
    def clock_is_far_off(self) -> bool:
        """Whether anybody would see that the clock is wrong."""
        return abs(self._error_s) > _FAR_S

    def boot_up(self, true_s: int) -> None:
        """Power comes on."""
        day = self.local_day(true_s)
        self.boot += 1
        self._booted_s = true_s
        self._mono_first_s = self._rng.randint(12, 60)
        self._quality = Quality.NONE
        dead = [factory_s for first, last, factory_s in self._wrong.dead if first <= day <= last]
        self._battery_is_dead = bool(dead)
        self._error_s = dead[0] - true_s if dead else self._rtc_error_s
        self._due = "start"

    def show(self, content: str) -> None:
        """The exhibits on show are those of this digest from now on."""
        if content != self._content:
            self._content = content
            self.renew("content")

    def note_outing(self, outing: int) -> None:
        """Visits belong to that outing from now on; 0 for none."""
        if outing != self._outing:
            self._outing = outing
            self.renew("outing")

    def renew(self, cause: str) -> None:
        """The next visitor counts in a new segment; the first cause is the one that is noted."""
        self._due = self._due or cause

    def moment(self, true_s: int) -> Moment:
        """That moment as the machine tells it."""
        return Moment(self.boot, self._mono_s(true_s), true_s + self._error_s)

    def campaign(self, true_s: int) -> Window | None:
        """What runs by the machine's own clock; none while that lies before what it had reached."""
        if self._error_s < -_BEHIND_S:
            return None
        return running(self.local_day(true_s + self._error_s))

    def true_campaign(self, true_s: int) -> Window | None:
        """What runs by the people's calendar."""
        return running(self.local_day(true_s))

    def local_day(self, utc_s: int) -> date:
        """The day on the calendar here."""
        return local_day(utc_s, self._utc_offset_min)

    def due_segment(self, true_s: int) -> Iterator[SegmentOpened]:
        """A new segment, if one is due; it is the open one from now on."""
        if not self._due:
            return
        campaign = self.campaign(true_s)
        opened = SegmentOpened(
            id=random_id(self._rng),
            cause=self._due,
            boot=self.boot,
            opened_wall_s=true_s + self._error_s,
            utc_offset_min=self._utc_offset_min,
            content=self._content,
            mono_s=self._mono_s(true_s),
            quality=int(self._quality),
            outing=self._outing,
            campaign="" if campaign is None else campaign.id,
        )
        self.segment, self._due = opened.id, ""
        yield opened

    def vouch(self, true_s: int, source: str) -> AnchorSet:
        """The operator says what time it is, to the minute."""
        was_wall_s = true_s + self._error_s
        self._error_s = self._rng.randint(-25, 25)
        self._quality = Quality.OPERATOR
        self.renew("clock")
        if not self._battery_is_dead:
            self._rtc_error_s = self._error_s
        return AnchorSet(
            id=random_id(self._rng),
            boot=self.boot,
            mono_s=self._mono_s(true_s),
            wall_s=true_s + self._error_s,
            quality=int(self._quality),
            was_wall_s=was_wall_s,
            source=source,
        )

    def step(self, by_s: int) -> None:
        """Somebody sets the system's clock wrong; a living battery keeps it so."""
        self._error_s += by_s
        self.renew("clock")
        if not self._battery_is_dead:
            self._rtc_error_s = self._error_s

    def _mono_s(self, true_s: int) -> int:
        return true_s - self._booted_s + self._mono_first_s
