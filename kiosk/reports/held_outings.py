"""Outings as the report has them: by the revision that holds, with what was changed since.

Of outings that are dated already, wherever they were read: in a kiosk's ledger, or at the hub.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from kiosk.reports.facts import UNSURE, About, Correction, OutingRow, PersonsRow
from kiosk.reports.few import LEAST
from kiosk.reports.sheets import FEW
from kiosk.reports.sums import HeadSums, RecordSums, RoadSums
from kiosk.reports.tables_parts import known_sum
from kiosk.visits.dating import Anchor, Reading, date_readings
from kiosk.visits.outing import BY_NEXT_START, DAY, OUTSIDE, Moment, Outing
from kiosk.visits.outing_changes import changes

NOT_TOLD = "未填"
SMALL = "-"
"""In the place of an audience: of outings to fewer than five persons it is not told."""
_SMALL_NAME = f"不足{LEAST}人的场次"


class Held(NamedTuple):
    """An outing as it is dated; it belongs to the month it began in. Moments in UTC seconds."""

    outing: Outing
    day: str
    month: str
    ended_day: str
    began_s: int
    ended_s: int | None
    certainty: str
    revisions: tuple[Outing, ...]

    @property
    def minutes(self) -> int | None:
        """From start to end; ``None`` where somebody forgot to end it, or a clock cannot say."""
        began, ended = self.outing.started, self.outing.ended
        if ended is None or self.ended_s is None or self.outing.closed_by == BY_NEXT_START:
            return None
        if began.boot == ended.boot and began.mono_s and ended.mono_s:
            ran_s = ended.mono_s - began.mono_s
        elif self.certainty == UNSURE:
            return None
        else:
            ran_s = self.ended_s - self.began_s
        return ran_s // 60 if ran_s >= 0 else None


def sums_of(held: Collection[Held]) -> tuple[RecordSums, HeadSums, RoadSums]:
    """What the crews wrote, counted and drove; each from its own source."""
    outings = [each.outing for each in held]
    heads = [each for each in outings if each.head_count is not None]
    return (
        RecordSums(
            len(outings),
            sum(each.form == DAY for each in outings),
            len({(each.county, each.township, each.place) for each in outings}),
            known_sum(each.staff for each in outings),
            known_sum(each.volunteers for each in outings),
            known_sum(each.volunteer_min for each in outings),
            known_sum(each.own_exhibits for each in outings),
            known_sum(each.minutes for each in held),
        ),
        HeadSums(
            known_sum(each.head_count for each in outings),
            len(heads),
            sum(each.head_is_estimate for each in heads),
        ),
        RoadSums(
            known_sum(each.km for each in outings),
            sum(each.km is not None for each in outings),
        ),
    )


def audiences(held: Iterable[Held], names: Sequence[str]) -> tuple[PersonsRow, ...]:
    """现场人次 by main audience; all names are there. Who came to an outing of fewer than five
    stands under none of them but in a row of its own: so a row is 0 or five and more, and so is the
    difference between two reports, of a month and its year, a county and its city.
    """
    people: Counter[str] = Counter({name: 0 for name in names})
    for each in held:
        audience = SMALL if _is_small(each.outing) else each.outing.audience
        people[audience] += each.outing.head_count or 0
    known = {"": NOT_TOLD, SMALL: _SMALL_NAME}
    return tuple(
        PersonsRow(name, known.get(name, name), count)
        for name, count in people.items()
        if count or name not in known
    )


def _is_small(outing: Outing) -> bool:
    """Whether so few came that for whom it was would tell of them."""
    return bool(outing.audience) and 0 < (outing.head_count or 0) < LEAST


class Rows(NamedTuple):
    """What makes rows of outings: names, days, and the sessions of each, by outing."""

    about: About
    sessions: Mapping[int, int]
    folded: Collection[str]
    anchors: tuple[Anchor, ...]

    def row(self, held: Held) -> OutingRow:
        """One row of 活动明细."""
        outing, about = held.outing, self.about
        names = {each.code: each.name for each in about.counties} | {OUTSIDE: "市外"}
        titles = {each.id: each.title for each in about.campaigns}
        return OutingRow(
            id=f"{outing.id:016x}",
            day=held.day,
            ended_day=held.ended_day,
            certainty=held.certainty,
            form=outing.form,
            place=outing.place,
            county=names.get(outing.county, outing.county),
            township=outing.township,
            site_kind=outing.site_kind,
            activity=outing.activity,
            campaign=titles.get(outing.campaign, outing.campaign),
            theme=outing.theme,
            runs=outing.runs,
            forgotten=outing.closed_by == BY_NEXT_START,
            head_count=outing.head_count,
            head_is_estimate=outing.head_is_estimate,
            audience=FEW if _is_small(outing) else outing.audience,
            odometer_start_km=outing.odometer_start_km,
            odometer_end_km=outing.odometer_end_km,
            km=outing.km,
            staff=outing.staff,
            volunteers=outing.volunteers,
            volunteer_min=outing.volunteer_min,
            own_exhibits=outing.own_exhibits,
            notes=outing.notes,
            minutes=held.minutes,
            sessions=None if held.month in self.folded else self.sessions.get(outing.id, 0),
            corrections=self._corrections(held),
        )

    def _corrections(self, held: Held) -> tuple[Correction, ...]:
        hidden = {held.outing.audience} if _is_small(held.outing) else set()
        return tuple(
            Correction(
                each.title.zh,
                self._told(each.field, each.before.zh, hidden),
                self._told(each.field, each.after.zh, hidden),
                each.role,
                when(each.when, self.anchors, self.about.utc_offset_min),
                each.reason,
            )
            for each in changes(held.revisions)
        )

    def _told(self, field: str, value: str, hidden: Collection[str]) -> str:
        names: dict[str, Callable[[], dict[str, str]]] = {
            "county": lambda: (
                {each.code: each.name for each in self.about.counties} | {OUTSIDE: "市外"}
            ),
            "campaign": lambda: {each.id: each.title for each in self.about.campaigns},
            "audience": lambda: dict.fromkeys(hidden, FEW),
        }
        return names[field]().get(value, value) if field in names else value


def when(moment: Moment, anchors: Iterable[Anchor], utc_offset_min: int) -> str:
    """A moment as ``2026-03-05 10:02``: exact where the boot was vouched for, else the label."""
    reading = Reading(0, moment.boot, moment.mono_s or None, moment.wall_s)
    same_boot = [each for each in anchors if each.boot == moment.boot]
    dated = date_readings([reading], same_boot, utc_offset_min=utc_offset_min)
    return local_minute(dated[0].best_s if same_boot else moment.wall_s, utc_offset_min)


def local_minute(wall_s: int, utc_offset_min: int) -> str:
    """``2026-03-05 10:02`` in local time; empty for what no calendar has."""
    try:
        local = datetime.fromtimestamp(0, UTC) + timedelta(seconds=wall_s, minutes=utc_offset_min)
    except OverflowError:
        return ""
    return local.strftime("%Y-%m-%d %H:%M")
