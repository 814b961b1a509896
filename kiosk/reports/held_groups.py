"""Outings and sessions by county, kind of site, type of activity and campaign.

A session in an outing belongs where the outing was. Without one it belongs where the machine
stands, if it stays there; what a truck counts between its outings has a row of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from kiosk.core.settings import SITE_KINDS
from kiosk.core.year_days import is_within
from kiosk.reports.facts import About, GroupRow, Period
from kiosk.reports.held_outings import NOT_TOLD, Held, sums_of
from kiosk.visits.outing import ACTIVITIES, OUTSIDE, Outing

ON_THE_ROAD = ("科普大篷车", "流动科技馆")
"""Kinds of sites that stand still between their outings."""
BETWEEN = "-"
"""In the place of a group's id: what was counted outside of all outings."""
_BETWEEN_NAME = "活动以外"
_OR_FOLDED = "活动以外（含只留合计的）"
"""Of what is folded into monthly sums, nobody knows any more in which outing it was counted."""


class Groups(NamedTuple):
    """Makes the rows. ``held``: the outings of the span; ``everywhere``: all outings, since a
    session may belong to one that began in another month. ``labels``: the span's sessions by
    outing and campaign.
    """

    about: About
    held: tuple[Held, ...]
    everywhere: Mapping[int, Outing]
    labels: Mapping[tuple[int, str], int]
    folded: bool = False
    """Whether some of the span is left only as monthly sums."""

    def counties(self) -> tuple[GroupRow, ...]:
        """Every county of the settings, 市外, then what is not in the settings."""
        about = self.about
        fixed = {each.code: each.name for each in about.counties}
        if fixed:
            fixed[OUTSIDE] = "市外"
        else:
            fixed[""] = "未设置县区"

        def name(code: str) -> str:
            if code == OUTSIDE:
                return "市外"
            return f"未知代码 {code}" if code else "未填县区"

        return self._rows(fixed, name, lambda outing: outing.county, about.site_county)

    def site_kinds(self) -> tuple[GroupRow, ...]:
        """Every kind of site."""
        fixed = {kind: kind for kind in SITE_KINDS}
        return self._rows(fixed, _as_told, lambda outing: outing.site_kind, self.about.site_kind)

    def activities(self) -> tuple[GroupRow, ...]:
        """Every type of activity."""
        fixed = {kind: kind for kind in ACTIVITIES}
        return self._rows(fixed, _as_told, lambda outing: outing.activity, BETWEEN)

    def campaigns(self, period: Period) -> tuple[GroupRow, ...]:
        """The campaigns that run in the period, and those that an outing was held for."""
        titles = {each.id: each.title for each in self.about.campaigns}
        sessions: dict[str, int] = {}
        for (_, campaign), count in self.labels.items():
            sessions[campaign] = sessions.get(campaign, 0) + count
        ids = dict.fromkeys(self._running(period))
        ids.update(dict.fromkeys(each.outing.campaign for each in self.held))
        ids.update(dict.fromkeys(sessions))
        ids.pop("", None)
        return tuple(
            _row(
                id,
                titles.get(id, id),
                id in titles,
                [each for each in self.held if each.outing.campaign == id],
                None if self.folded else sessions.get(id, 0),
            )
            for id in ids
        )

    def _running(self, period: Period) -> Iterable[str]:
        first, last = (date.fromisoformat(day) for day in (period.first_day, period.last_day))
        days = [date.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1)]
        for each in self.about.campaigns:
            if any(is_within(each.begins, each.ends, day) for day in days):
                yield each.id

    def _rows(
        self,
        fixed: Mapping[str, str],
        name: Callable[[str], str],
        key: Callable[[Outing], str],
        home: str,
    ) -> tuple[GroupRow, ...]:
        """A row for each of ``fixed`` and each other key there is; ``home`` is the key of what a
        machine that stays where it is counts outside of outings.
        """
        home = BETWEEN if self.about.site_kind in ON_THE_ROAD else home
        sessions: dict[str, int] = {}
        for (id, _), count in self.labels.items():
            outing = self.everywhere.get(id)
            at = home if outing is None else key(outing)
            sessions[at] = sessions.get(at, 0) + count
        there = {key(each.outing) for each in self.held} | {at for at in sessions if sessions[at]}
        others = sorted(there - set(fixed), key=lambda at: (at in ("", BETWEEN), at))
        between = _OR_FOLDED if self.folded else _BETWEEN_NAME
        names = {at: between if at == BETWEEN else name(at) for at in others}
        return tuple(
            _row(
                at,
                told,
                at in fixed,
                [each for each in self.held if key(each.outing) == at],
                sessions.get(at, 0),
            )
            for at, told in {**fixed, **names}.items()
        )


def _row(id: str, name: str, known: bool, held: list[Held], sessions: int | None) -> GroupRow:
    record, heads, road = sums_of(held)
    return GroupRow(id, name, known, record, heads, road, sessions)


def _as_told(name: str) -> str:
    return name or NOT_TOLD
