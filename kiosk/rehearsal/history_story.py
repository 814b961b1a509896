"""The story of an invented machine, day by day: when it runs, where it stands, who comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from random import Random

from kiosk.rehearsal.history_days import FIRST_HOUR, HOURS, LAST_HOUR, SCHOOL, Day, days, each_month
from kiosk.rehearsal.history_exhibits import Edition, editions, on_show
from kiosk.rehearsal.history_machine import Machine, faults
from kiosk.rehearsal.history_outings import Logbook, Stop
from kiosk.rehearsal.history_places import Place, own_room, places
from kiosk.rehearsal.history_screen import (
    CONTENT,
    CUT,
    LESSON,
    MIDNIGHT,
    RESTART,
    STEP,
    VOUCH,
    Event,
    Screen,
    Stretch,
)
from kiosk.rehearsal.history_visitors import MEAN_EXHIBITS
from kiosk.visits.facts import Message
from kiosk.visits.mend import Mended
from kiosk.visits.outing import DAY

SCREEN_AT_AN_OUTING = (110, 160)
"""Exhibit visits in three hours: one screen carries 60 to 90 sessions."""
_WORTH_OPENING = 12
"""Visits; where fewer come in a day, it is opened on fewer days."""
_OUTINGS_A_MONTH = (1, 2, 2, 2, 3)
_PUPILS, _PUBLIC, _VILLAGE, _ELDERS = (
    *((8, 14, 4, 3, 1), (4, 5, 3, 9, 5), (3, 3, 1, 10, 9), (1, 1, 0, 5, 16)),
)
"""Weights of the age bands, from pupils of a primary school to those over 60."""
_AGES = {"进校园": _PUPILS, "进乡村": _VILLAGE, "进社区": _ELDERS}
_EVENLY = (4, 6, 6, 5, 4, 3)
_ASIDE = Path("ledger.broken")
_EPOCH = datetime(1970, 1, 1)


class Story:
    """Tells the messages of all days, one after the other. ``visits``: of all days together."""

    def __init__(
        self, first: date, last: date, seed: int, visits: int, utc_offset_min: int, site: str
    ) -> None:
        self._rng = rng = Random(f"history {seed} {site}")
        self._offset_s = utc_offset_min * 60
        self._site = site
        self._visits = visits
        self._days = tuple(days(first, last, site, rng))
        self._editions = editions(first, last, rng)
        self._wrong = faults(first, last, rng)
        self._machine = Machine(rng, utc_offset_min, self._wrong)
        self._logbook = Logbook(rng, self._machine)
        self._screen = Screen(rng, self._machine)
        self._places = places(rng)
        self._room = own_room(seed)
        self._outings: dict[date, Place] = {}
        if site != SCHOOL:
            self._outings = dict(self._chosen_outings())
        self._shown: tuple[Edition, ...] = ()
        self._stays_on = False
        self._owed = 0.0

    @property
    def last_boot(self) -> int:
        """The number of the last boot told so far."""
        return self._machine.boot

    def messages(self) -> Iterator[Message]:
        """All of them, in the order in which the machine would have posted them."""
        for chapter in self.chapters():
            yield from chapter

    def chapters(self) -> Iterator[Iterator[Message]]:
        """The same, month by month. Each month is to be heard to its end before the next."""
        rng = self._rng
        away = {day: rng.randint(*SCREEN_AT_AN_OUTING) for day in self._outings}
        if (crowded := sum(away.values()) / max(self._visits, 1)) > 1:
            away = {day: int(visits / crowded) for day, visits in away.items()}
        pulls = sum(day.pull for day in self._days if day.date not in away)
        each = max(self._visits - sum(away.values()), 0) / max(pulls, 1.0)
        for month in each_month(self._days):
            yield self._month(month, away, each)

    def _month(
        self, month: tuple[Day, ...], away: Mapping[date, int], each: float
    ) -> Iterator[Message]:
        """``each``: visits at home on a day of pull 1."""
        for day in month:
            place = self._outings.get(day.date)
            if place is not None:
                yield from self._outing(day, place, away[day.date])
            elif day.pull:
                self._owed += day.pull * each
                if self._owed < _WORTH_OPENING:
                    continue
                visits = int(self._owed)
                self._owed -= visits
                yield from self._at_home(day, visits)

    def incidents(self) -> Iterator[tuple[int, Mended]]:
        """When the ledger had to be mended, about once in three years: UTC seconds, and how."""
        rng = Random(f"incidents {len(self._days)} {self._visits}")
        for day in self._days:
            if day.pull and rng.random() < 1 / 1_000:
                found = rng.randint(400, 4_000)
                yield self._utc_s(day.date, FIRST_HOUR), Mended(_ASIDE, found, found * 9 // 5)

    def _chosen_outings(self) -> Iterator[tuple[date, Place]]:
        """About two good days a month with a place each; none in some months of winter."""
        rng = self._rng
        for month in each_month(self._days):
            wanted = rng.choice(_OUTINGS_A_MONTH)
            if month[0].date.month in (5, 9):
                wanted += 1
            elif month[0].date.month in (1, 2):
                wanted -= 1 + rng.randint(0, 1)
            good = [day for day in month if day.is_for_travel]
            chosen = rng.sample(good, min(max(wanted, 0), len(good)))
            chosen += [day for day in good if _is_last_of_august(day.date)]
            for day in chosen:
                schools = day.in_class and not _is_last_of_august(day.date)
                fit = [each for each in self._places if schools or not each.is_school]
                yield day.date, rng.choice(fit)

    def _outing(self, day: Day, place: Place, visits: int) -> Iterator[Message]:
        """A stop of the truck; in summer now and then an evening on a square, past midnight."""
        rng = self._rng
        evening = not place.is_school and (
            _is_last_of_august(day.date) or (5 <= day.date.month <= 10 and rng.random() < 0.2)
        )
        hour = 20.5 if evening else rng.choice((8.2, 8.6, 9.0, 13.0))
        on_s = self._utc_s(day.date, hour)
        begin_s, end_s = on_s + 1_500, on_s + int(rng.uniform(3.7, 4.6) * 3600)
        yield from self._switch_on(day, on_s)
        if rng.random() < 0.5:
            yield from self._logbook.correct(begin_s - 120)
        yield from self._logbook.start(Stop(place, int(visits / MEAN_EXHIBITS)), begin_s - 60)
        events = [*self._mishaps(day, begin_s, end_s), *self._new_content(day, begin_s)]
        if evening:
            events.append(Event(self._utc_s(day.date, 24), MIDNIGHT))
        elif place.is_school and rng.random() < 0.6:
            events.append(Event(rng.randint(begin_s, end_s - 3_600), LESSON, rng.randint(24, 48)))
        ages = _AGES.get(place.activity, _PUBLIC)
        yield from self._screen.play(
            Stretch(begin_s, end_s - 900, visits, _EVENLY, ages, tuple(events))
        )
        yield from self._logbook.end(end_s)

    def _at_home(self, day: Day, visits: int) -> Iterator[Message]:
        """A day in the hall or in the school's own room."""
        rng = self._rng
        on_s = self._utc_s(day.date, FIRST_HOUR - 0.2 + rng.uniform(0, 0.3))
        begin_s, end_s = on_s + 600, self._utc_s(day.date, LAST_HOUR)
        yield from self._switch_on(day, on_s)
        recorded = self._site == SCHOOL and rng.random() < 0.35
        if recorded:
            today = Stop(self._room, int(visits / MEAN_EXHIBITS))
            yield from self._logbook.start(today, begin_s - 60, DAY)
        events = [*self._mishaps(day, begin_s, end_s), *self._new_content(day, begin_s)]
        if day.in_class and rng.random() < (0.4 if self._site == SCHOOL else 0.1):
            events.append(Event(rng.randint(begin_s, end_s - 7_200), LESSON, rng.randint(24, 48)))
        ages = _PUPILS if self._site == SCHOOL else _PUBLIC
        hours = HOURS[self._site]
        yield from self._screen.play(Stretch(begin_s, end_s, visits, hours, ages, tuple(events)))
        if recorded:
            yield from self._logbook.end(end_s)
        elif rng.random() < 0.5:
            yield from self._logbook.correct(end_s)
        # A room's machine is sometimes left on over night; a truck's never is.
        self._stays_on = self._site == SCHOOL and rng.random() < 0.3

    def _switch_on(self, day: Day, true_s: int) -> Iterator[Message]:
        """Power on, or the morning after a night on; what came by stick before is on show."""
        machine, rng = self._machine, self._rng
        if not self._shown:
            self._shown = on_show(self._editions, day.date)
            self._screen.show(self._shown)
        if self._stays_on:
            self._stays_on = False
            machine.renew("day")
            return
        machine.boot_up(true_s)
        if machine.boot == 1:
            yield machine.vouch(true_s, "set-up")
        elif machine.clock_is_far_off and rng.random() < 0.3:
            yield machine.vouch(true_s + rng.randint(60, 400), "set")

    def _new_content(self, day: Day, begin_s: int) -> Iterator[Event]:
        """A stick with newer exhibits is plugged in some time after the opening."""
        newest = on_show(self._editions, day.date)
        if newest != self._shown:
            self._shown = newest
            yield Event(begin_s + self._rng.randint(1_800, 9_000), CONTENT, shown=newest)

    def _mishaps(self, day: Day, begin_s: int, end_s: int) -> Iterator[Event]:
        """What goes wrong in these hours, and what people do about it."""
        rng = self._rng

        def some_time() -> int:
            return rng.randint(begin_s + 600, end_s - 600)

        if rng.random() < 0.05:
            yield Event(some_time(), CUT, rng.randint(120, 2_400))
        if rng.random() < 0.02:
            yield Event(some_time(), RESTART)
        if day.date in self._wrong.steps:
            yield Event(some_time(), STEP, self._wrong.steps[day.date])
        if rng.random() < (0.25 if self._machine.clock_is_far_off else 0.12):
            yield Event(some_time(), VOUCH)

    def _utc_s(self, day: date, hour: float) -> int:
        midnight = datetime.combine(day, datetime.min.time()) - _EPOCH
        return int(midnight.total_seconds() + hour * 3600) - self._offset_s


def _is_last_of_august(day: date) -> bool:
    """夏夜科普: an evening on a square, which ends in another month than it began."""
    return (day.month, day.day) == (8, 31)
