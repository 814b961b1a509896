"""The machine of an invented history: its boots, its lying clock, and the segments it opens."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from kiosk.core.clock import Quality
from kiosk.rehearsal.history_visitors import random_id
from kiosk.visits.facts import AnchorSet, SegmentOpened
from kiosk.visits.outing import Moment

_EPOCH = datetime(1970, 1, 1)
_FACTORY_S = (0, int((datetime(2015, 1, 1) - _EPOCH).total_seconds()))
"""What boards with a dead battery begin with."""


class Episode(NamedTuple):
    """Days on which every boot begins with a factory's date."""

    first: date
    last: date
    factory_s: int


def episodes(first: date, last: date, rng: Random) -> tuple[Episode, ...]:
    """When the battery was dead: about once in 14 months, for some weeks."""
    found: list[Episode] = []
    day = first + timedelta(days=rng.randint(20, 300))
    while day <= last:
        until = day + timedelta(days=rng.randint(5, 40))
        found.append(Episode(day, until, rng.choice(_FACTORY_S)))
        day = until + timedelta(days=rng.randint(200, 620))
    return tuple(found)


class Machine:
    """Tells true time in UTC seconds; what it writes down is what its own clock says."""

    def __init__(self, rng: Random, utc_offset_min: int, dead: tuple[Episode, ...]) -> None:
        self._rng = rng
        self._utc_offset_min = utc_offset_min
        self._dead = dead
        self._booted_s = 0
        self._mono_first_s = 0
        self._error_s = 0
        self._quality = Quality.NONE
        self.boot = 0
        self.segment = 0

    def boot_up(self, true_s: int, day: date) -> None:
        """Power comes on."""
        self.boot += 1
        self._booted_s = true_s
        self._mono_first_s = self._rng.randint(12, 60)
        self._quality = Quality.NONE
        dead = next((each for each in self._dead if each.first <= day <= each.last), None)
        self._error_s = self._rng.randint(-50, 50) if dead is None else dead.factory_s - true_s

    @property
    def clock_is_dead(self) -> bool:
        """Whether the clock is far from the truth."""
        return abs(self._error_s) > 86_400

    def moment(self, true_s: int) -> Moment:
        """That moment as the machine tells it."""
        return Moment(self.boot, self._mono_s(true_s), true_s + self._error_s)

    def open_segment(
        self, true_s: int, cause: str, content: str, outing: int = 0, campaign: str = ""
    ) -> SegmentOpened:
        """A new segment, which is the open one from now on."""
        opened = SegmentOpened(
            id=random_id(self._rng),
            cause=cause,
            boot=self.boot,
            opened_wall_s=true_s + self._error_s,
            utc_offset_min=self._utc_offset_min,
            content=content,
            mono_s=self._mono_s(true_s),
            quality=int(self._quality),
            outing=outing,
            campaign=campaign,
        )
        self.segment = opened.id
        return opened

    def vouch(self, true_s: int, source: str, quality: Quality = Quality.OPERATOR) -> AnchorSet:
        """Somebody sets the clock, to the minute."""
        was_wall_s = true_s + self._error_s
        self._error_s = self._rng.randint(-25, 25)
        self._quality = quality
        return AnchorSet(
            id=random_id(self._rng),
            boot=self.boot,
            mono_s=self._mono_s(true_s),
            wall_s=true_s + self._error_s,
            quality=int(quality),
            was_wall_s=was_wall_s,
            source=source,
        )

    def _mono_s(self, true_s: int) -> int:
        return true_s - self._booted_s + self._mono_first_s
