"""Which campaign stands in front now, and which exhibits it brings. Pure.

A campaign is a matter of the calendar: while the clock is not believed, none runs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.core.campaigns import Calendar, Campaign
from kiosk.core.clock import local_day
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit
from kiosk.shell.hours import DAY_MIN, local_moment

LOOKS_AFTER_S = 3600.0
"""At the latest, while nobody comes: somebody may have set the clock meanwhile."""


class Featured(NamedTuple):
    """What a campaign puts in front: ``exhibit_ids`` in their order, perhaps none."""

    id: str
    name: Words
    line: Words
    exhibit_ids: tuple[str, ...]


def running_now(
    calendar: Calendar, wall_s: float, utc_offset_min: int, *, believed: bool
) -> tuple[Campaign, ...]:
    """What runs at ``wall_s`` (UTC seconds) by the local day: the shortest window first."""
    return calendar.running(local_day(wall_s, utc_offset_min)) if believed else ()


def featured(running: Iterable[Campaign], exhibits: Iterable[Exhibit]) -> Featured | None:
    """The foremost of the ``running`` campaigns, with those of its exhibits that are there."""
    campaign = next(iter(running), None)
    if campaign is None:
        return None
    return Featured(campaign.id, campaign.name, campaign.line, exhibit_ids(campaign, exhibits))


def exhibit_ids(campaign: Campaign, exhibits: Iterable[Exhibit]) -> tuple[str, ...]:
    """A campaign's exhibits: those it names, in its order, then those of its topics."""
    there = {exhibit.id: exhibit for exhibit in exhibits}
    named = [id for id in campaign.exhibits if id in there]
    topics = set(campaign.topics)
    about = sorted(id for id, exhibit in there.items() if topics.intersection(exhibit.topics))
    return tuple(dict.fromkeys((*named, *about)))


def next_look_s(wall_s: float, utc_offset_min: int) -> float:
    """Seconds until the local day ends, at most :data:`LOOKS_AFTER_S`."""
    moment = local_moment(wall_s, utc_offset_min)
    return max(1.0, min((DAY_MIN - moment.minute) * 60 - moment.second, LOOKS_AFTER_S))
