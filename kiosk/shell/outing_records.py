"""The records that the page 活动 works with: as the ledger has them, and what was noted since."""

from __future__ import annotations

from datetime import date

from kiosk.core.clock import local_day, local_month
from kiosk.visits.outing import DAY, OUTING, Outing
from kiosk.visits.outings import DatedOuting
from kiosk.visits.places_known import KnownPlace, last_odometer_km, places_of

CLOCK = "clock"
"""Dated by the machine's own clock; the word of the dating (``kiosk.visits.dating``)."""


class OutingRecords:
    """All records, in the order in which they began. ``offset_min`` is the place's from UTC."""

    def __init__(self, offset_min: int) -> None:
        self._offset_min = offset_min
        self._noted: dict[int, DatedOuting] = {}
        self.all: tuple[DatedOuting, ...] = ()
        self.places: tuple[KnownPlace, ...] = ()

    def learn(self, read: tuple[DatedOuting, ...]) -> None:
        """The ledger has been read. What was noted here and is not in it yet stays."""
        held = {each.outing.id: each for each in read}
        for id, noted in list(self._noted.items()):
            if id in held and held[id].outing.revision >= noted.outing.revision:
                del self._noted[id]
            else:
                held[id] = noted
        self.all = tuple(sorted(held.values(), key=lambda each: each.outing.started))
        self.places = places_of(tuple(each for each in self.all if each.outing.form == OUTING))

    def put(self, outing: Outing) -> None:
        """A revision was made just now; the ledger's thread writes it meanwhile."""
        began_s, ended = outing.started.wall_s, outing.ended
        was = self.of(outing.id) or DatedOuting(
            outing,
            local_day(began_s, self._offset_min).isoformat(),
            local_month(began_s, self._offset_min),
            None,
            CLOCK,
            (),
        )
        earlier = tuple(each for each in was.revisions if each.revision < outing.revision)
        self._noted[outing.id] = was._replace(
            outing=outing,
            ended_day=None
            if ended is None
            else local_day(ended.wall_s, self._offset_min).isoformat(),
            revisions=(*earlier, outing),
        )
        self.learn(self.all)

    def of(self, id: int) -> DatedOuting | None:
        """The record with that id."""
        return next((each for each in self.all if each.outing.id == id), None)

    def months(self, this: str) -> tuple[str, ...]:
        """The months that can be turned through, newest first; ``this`` is always there."""
        return tuple(sorted({this, *(each.month for each in self.all)}, reverse=True))

    def in_month(self, month: str) -> tuple[DatedOuting, ...]:
        """The records that began in that month."""
        return tuple(each for each in self.all if each.month == month)

    def day_of(self, today: date) -> DatedOuting | None:
        """The record of a room's day, once that day has ended."""
        found = [
            each
            for each in self.all
            if each.outing.form == DAY and each.day == today.isoformat() and not each.outing.runs
        ]
        return found[-1] if found else None

    def last(self, form: str) -> Outing | None:
        """The newest record of that form."""
        found = [each.outing for each in self.all if each.outing.form == form]
        return found[-1] if found else None

    def odometer_km(self, before: int) -> int | None:
        """Where the odometer stood at last, leaving out the record with that id."""
        return last_odometer_km(tuple(each for each in self.all if each.outing.id != before))
