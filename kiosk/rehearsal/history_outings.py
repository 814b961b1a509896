"""Outings of an invented history: where the crew went, what they wrote down, forgot and corrected.

Every text is one of those below or put together from :mod:`kiosk.rehearsal.history_places`.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from kiosk.rehearsal.history_machine import Machine
from kiosk.rehearsal.history_places import TOWNSHIPS, Place
from kiosk.rehearsal.history_visitors import random_id
from kiosk.visits.facts import OutingNoted
from kiosk.visits.outing import BY_NEXT_START, BY_OPERATOR, DAY, OUTING, Moment, Outing

NOTES = (
    "现场秩序良好，观众分批参观。",
    "现场用发电机供电，一切正常。",
    "观众对防诈骗内容问得最多。",
    "观众对化石内容兴趣最高。",
    "触摸屏擦拭两次，使用正常。",
)
WINTER_NOTES = ("道路结冰，晚到四十分钟。", "气温低，设备先预热再开机。")
THEMES = ("化石与家乡", "走近科学", "崇尚科学，反对迷信")
LATE, MISCOUNTED, MISREAD, MISPLACED = (
    *("补填人次和里程", "人次漏记一个班", "里程表抄错", "县区选错"),
)
REASONS = (LATE, MISCOUNTED, MISREAD, MISPLACED)
_FORGOTTEN, _CORRECTED = 0.07, 0.12
_PEOPLE = {"青少年": (420, 0.5), "农民": (260, 0.6), "公众": (900, 0.5)}
_USUAL_PEOPLE = (180, 0.4)
_DAY_PEOPLE = (64, 0.5)


class Stop(NamedTuple):
    """A place, and about how many times its screen is played on: no fewer people are there."""

    place: Place
    sessions: int


class Logbook:
    """What the crew records, revision by revision; their messages go into the ledger."""

    def __init__(self, rng: Random, machine: Machine) -> None:
        self._rng = rng
        self._machine = machine
        self._odometer_km = rng.randint(8_000, 60_000)
        self._runs: tuple[Outing, Stop] | None = None
        self._last_seen = Moment()
        self._to_correct: list[tuple[Outing, Stop]] = []

    def start(self, stop: Stop, true_s: int, form: str = OUTING) -> Iterator[OutingNoted]:
        """Begin at a place; one that was forgotten is closed first."""
        rng, now, place = self._rng, self._machine.moment(true_s), stop.place
        if self._runs is not None:
            before, where = self._runs
            closed = before._replace(
                revision=before.revision + 1,
                ended=self._last_seen,
                closed_by=BY_NEXT_START,
                edited=now,
            )
            yield OutingNoted(closed)
            if rng.random() < 0.6:
                self._to_correct.append((closed, where))
        campaign = self._machine.true_campaign(true_s)
        theme = rng.choice((*THEMES, "", ""))
        outing = Outing(
            id=random_id(rng),
            revision=1,
            form=form,
            started=now,
            place=place.name,
            county=self._county(place),
            township=place.township,
            site_kind=place.site_kind,
            activity=place.activity,
            campaign="" if campaign is None else campaign.id,
            theme=theme if campaign is None or rng.random() < 0.3 else campaign.theme,
            odometer_start_km=None if form == DAY or rng.random() < 0.04 else self._odometer_km,
            edited=now,
            role=rng.choice(("crew", "operator")),
        )
        self._runs, self._last_seen = (outing, stop), now
        self._machine.note_outing(outing.id)
        yield OutingNoted(outing)

    def end(self, true_s: int) -> Iterator[OutingNoted]:
        """Pack up: the record is filled in and closed, or the crew drives off and forgets it."""
        if self._runs is None:
            return
        rng = self._rng
        begun, stop = self._runs
        self._last_seen = now = self._machine.moment(true_s)
        if begun.form == OUTING:
            self._odometer_km += stop.place.road_km
        if rng.random() < _FORGOTTEN:
            return
        filled = self._filled(begun, stop, true_s)
        ended = filled._replace(revision=2, ended=now, closed_by=BY_OPERATOR, edited=now)
        self._runs = None
        self._machine.note_outing(0)
        yield OutingNoted(ended)
        if ended.county != stop.place.county or rng.random() < _CORRECTED:
            self._to_correct.append((ended, stop))

    def correct(self, true_s: int) -> Iterator[OutingNoted]:
        """Back at the desk: mend one of the records that are wrong, if there is any."""
        if not self._to_correct:
            return
        outing, stop = self._to_correct.pop(0)
        mended, reason = self._mended(outing, stop, true_s)
        if mended != outing:
            yield OutingNoted(
                mended._replace(
                    revision=outing.revision + 1,
                    edited=self._machine.moment(true_s),
                    role="operator",
                    reason=reason,
                )
            )

    def _county(self, place: Place) -> str:
        """The place's own, or now and then the one next to it in the list."""
        if self._rng.random() > 0.03:
            return place.county
        return self._rng.choice([county for county in TOWNSHIPS if county != place.county])

    def _mended(self, outing: Outing, stop: Stop, true_s: int) -> tuple[Outing, str]:
        rng = self._rng
        if outing.closed_by == BY_NEXT_START:
            return self._filled(outing, stop, true_s), LATE
        if outing.county != stop.place.county:
            return outing._replace(county=stop.place.county), MISPLACED
        if outing.km is not None and rng.random() < 0.3:
            return outing._replace(odometer_end_km=(outing.odometer_end_km or 0) + 10), MISREAD
        people = (outing.head_count or 0) + rng.randint(28, 52)
        return outing._replace(head_count=people, head_is_estimate=False), MISCOUNTED

    def _filled(self, outing: Outing, stop: Stop, true_s: int) -> Outing:
        """What the form says at the end; now and then a field is left blank."""
        rng, place = self._rng, stop.place
        middle, spread = _PEOPLE.get(place.audience, _USUAL_PEOPLE)
        if outing.form == DAY:
            middle, spread = _DAY_PEOPLE
        least = 10 + stop.sessions * rng.uniform(1.1, 1.5)  # some only look on
        people = int(max(least, middle * rng.lognormvariate(0, spread)))
        estimate = rng.random() < 0.6
        volunteers = rng.choice((0, 0, 0, 2, 3, 5, 8))
        winter = self._machine.local_day(true_s).month in (12, 1, 2)
        notes = WINTER_NOTES if winter and outing.form == OUTING else NOTES
        road_ends_km = outing.odometer_start_km and outing.odometer_start_km + place.road_km
        return outing._replace(
            head_count=None if rng.random() < 0.05 else people // 10 * 10 if estimate else people,
            head_is_estimate=estimate,
            audience=place.audience,
            odometer_end_km=None if rng.random() < 0.05 else road_ends_km,
            staff=rng.choice((1, 1, 2) if outing.form == DAY else (2, 3, 3, 4)),
            volunteers=volunteers,
            volunteer_min=volunteers * rng.choice((120, 180, 240))
            if volunteers
            else rng.choice((0, None)),
            own_exhibits=None if outing.form == DAY else rng.choice((12, 15, 18, 22)),
            notes=rng.choice(notes) if rng.random() < 0.35 else "",
        )
