"""An invented history: years of visits, outings and clocks, as a real kiosk would have kept them.

For tests, benchmarks and pictures, never for a machine in use. What is written are the real
messages, applied by the ledger's own arithmetic, so that it cannot drift from the product; one
seed gives the same rows on every machine.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random

from sqlite_utils import Database

from kiosk.rehearsal.history_days import FIRST_HOUR, HOURS, Day, days, months_of
from kiosk.rehearsal.history_exhibits import Edition, content_digest, editions, on_show
from kiosk.rehearsal.history_machine import Machine, episodes
from kiosk.rehearsal.history_places import Place, places
from kiosk.rehearsal.history_visitors import MEAN_EXHIBITS, Crowd, random_id
from kiosk.visits.facts import Message, OutingNoted
from kiosk.visits.ledger import open_ledger
from kiosk.visits.outing import BY_OPERATOR, OUTING, Outing
from kiosk.visits.tally import count

OUTINGS_A_MONTH = 2
MOST_AT_AN_OUTING = 190
"""Exhibit visits in three hours: 60 to 90 sessions."""
_A_TRANSACTION = 4_000
_PUPILS, _PUBLIC = (8, 14, 4, 3, 1), (4, 5, 3, 9, 5)  # by age band
_EPOCH = datetime(1970, 1, 1)


def make_history(
    ledger: Path,
    *,
    first_month: str,
    months: int,
    seed: int,
    visits_a_month: int = 10_000,
    utc_offset_min: int = 480,
) -> None:
    """Write ``months`` months from ``first_month`` (``2021-12``) into a new ledger.

    ``visits_a_month``: exhibits opened, on average over each year.

    :raises ValueError: no such month.
    :raises Trouble: the disk does not let us.
    """
    first, last = months_of(first_month, months)
    story = _Story(first, last, seed, visits_a_month * months, utc_offset_min)
    open_ledger(ledger).close()
    _write(ledger, story.messages())
    made = open_ledger(ledger)
    try:
        made.begin_run()
    finally:
        made.close()


def _write(ledger: Path, messages: Iterable[Message]) -> None:
    """Many messages a transaction and no waiting for the disk: nobody would miss this ledger."""
    with contextlib.closing(sqlite3.connect(ledger)) as connection:
        for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "cache_size=-200000"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        db = Database(connection, execute_plugins=False)
        waiting = iter(messages)
        more = True
        while more:
            with db.atomic():
                for _ in range(_A_TRANSACTION):
                    message = next(waiting, None)
                    if message is None:
                        more = False
                        break
                    count(db, message)


class _Story:
    """Tells the messages of all days, one after the other."""

    def __init__(
        self, first: date, last: date, seed: int, visits: int, utc_offset_min: int
    ) -> None:
        self._rng = rng = Random(f"history {seed}")
        self._offset_s = utc_offset_min * 60
        self._days = tuple(days(first, last, rng))
        self._editions = editions(first, last, rng)
        self._places = places(rng)
        self._machine = Machine(rng, utc_offset_min, episodes(first, last, rng))
        self._visits = visits
        self._odometer_km = rng.randint(8_000, 60_000)
        self._outing_days = self._choose_outings()

    def messages(self) -> Iterator[Message]:
        """All of them, in the order in which the machine would have posted them."""
        away = len(self._outing_days) * MOST_AT_AN_OUTING
        at_base = [each for each in self._days if each.pull and each.date not in self._outing_days]
        each_pull = max(self._visits - away, 0) / max(sum(each.pull for each in at_base), 1.0)
        away_each = min(MOST_AT_AN_OUTING, self._visits // max(len(self._outing_days), 1))
        owed = 0.0
        for day in self._days:
            place = self._outing_days.get(day.date)
            if place is not None:
                yield from self._outing(day, place, away_each)
            elif day.pull and each_pull:
                owed += day.pull * each_pull
                yield from self._at_base(day, int(owed))
                owed -= int(owed)

    def _choose_outings(self) -> dict[date, Place]:
        """Two good days a month, a place each."""
        by_month: dict[tuple[int, int], list[Day]] = {}
        for day in self._days:
            if day.pull >= 0.7:
                by_month.setdefault((day.date.year, day.date.month), []).append(day)
        chosen: dict[date, Place] = {}
        for good in by_month.values():
            for day in self._rng.sample(good, min(OUTINGS_A_MONTH, len(good))):
                chosen[day.date] = self._rng.choice(self._places)
        return chosen

    def _utc_s(self, day: date, hour: float) -> int:
        midnight = datetime.combine(day, datetime.min.time()) - _EPOCH
        return int(midnight.total_seconds() + hour * 3600) - self._offset_s

    def _switch_on(self, day: date, true_s: int, outing: int = 0) -> Iterator[Message]:
        rng, machine = self._rng, self._machine
        machine.boot_up(true_s, day)
        cause, set_after_s = "start", rng.randint(60, 900)
        if machine.clock_is_dead and rng.random() < 0.45:
            yield machine.vouch(true_s + set_after_s, "set")
            cause = "clock"
        elif rng.random() < 0.04:
            yield machine.vouch(true_s + set_after_s, "confirmed")
        yield machine.open_segment(true_s + set_after_s + 5, cause, self._content(day), outing)

    def _content(self, day: date) -> str:
        return content_digest(on_show(self._editions, day))

    def _at_base(self, day: Day, visits: int) -> Iterator[Message]:
        yield from self._switch_on(day.date, self._utc_s(day.date, FIRST_HOUR))
        crowd = self._crowd(day.date, _PUBLIC)
        begin_s, end_s = (self._utc_s(day.date, FIRST_HOUR + h) for h in (0.3, len(HOURS)))
        yield from self._sessions(crowd, visits, begin_s, end_s)

    def _outing(self, day: Day, place: Place, visits: int) -> Iterator[Message]:
        rng = self._rng
        begin_s = self._utc_s(day.date, rng.choice((8.5, 9.0, 13.0)))
        yield from self._switch_on(day.date, begin_s)
        outing = self._started(place, begin_s + 1_200)
        yield OutingNoted(outing)
        yield self._machine.open_segment(
            begin_s + 1_205, "outing", self._content(day.date), outing.id
        )
        end_s = begin_s + 4 * 3600
        ages = _PUPILS if place.activity == "进校园" else _PUBLIC
        yield from self._sessions(self._crowd(day.date, ages), visits, begin_s + 1_300, end_s)
        yield OutingNoted(self._ended(outing, place, end_s))

    def _crowd(self, day: date, ages: tuple[int, ...]) -> Crowd:
        shown: tuple[Edition, ...] = on_show(self._editions, day)
        return Crowd(self._rng, shown, [each.shown.pull for each in shown], ages)

    def _sessions(self, crowd: Crowd, visits: int, begin_s: int, end_s: int) -> Iterator[Message]:
        """Sessions of so many visits, one after the other, from ``begin_s``."""
        rng, machine = self._rng, self._machine
        now_s, left = float(begin_s), visits
        pause_s = max(8.0, (end_s - begin_s) / max(visits / MEAN_EXHIBITS, 1) - 330)
        while left > 0:
            wall_s = machine.moment(int(now_s)).wall_s
            session, lasted_s = crowd.session(machine.segment, wall_s, left)
            yield session
            left -= len(session.visits)
            now_s += lasted_s + rng.expovariate(1 / pause_s)

    def _started(self, place: Place, true_s: int) -> Outing:
        moment = self._machine.moment(true_s)
        return Outing(
            id=random_id(self._rng),
            revision=1,
            form=OUTING,
            started=moment,
            place=place.name,
            county=place.county,
            township=place.township,
            site_kind=place.site_kind,
            activity=place.activity,
            odometer_start_km=self._odometer_km,
            edited=moment,
        )

    def _ended(self, outing: Outing, place: Place, true_s: int) -> Outing:
        rng = self._rng
        self._odometer_km += place.road_km
        moment = self._machine.moment(true_s)
        counted = int(rng.lognormvariate(6.6, 0.45))
        return outing._replace(
            revision=2,
            ended=moment,
            closed_by=BY_OPERATOR,
            head_count=counted // 10 * 10,
            audience=place.audience,
            odometer_end_km=self._odometer_km,
            staff=3,
            volunteers=rng.choice((0, 0, 2, 4, 6)),
            volunteer_min=rng.choice((0, 120, 240)),
            own_exhibits=rng.choice((12, 15, 18)),
            edited=moment,
        )
