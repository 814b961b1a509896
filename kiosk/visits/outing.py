"""An outing (活动): what the crew records of one stop of the truck, or of one day of a school room.

The record is never changed: every change is a further revision, with who made it and why. The one
with the highest revision holds.
"""

from __future__ import annotations

from typing import NamedTuple

OUTING = "outing"
"""The truck or the touring set went somewhere."""
DAY = "day"
"""A room that stays where it is was open; it has no road and no odometer."""

ACTIVITIES = (
    "进校园",
    "进乡村",
    "进社区",
    "进企业",
    "进机关",
    "主题展览",
    "科普讲座",
    "应急演练",
    "其他",
)
"""活动类型, as the press text and the statistics name them."""

OUTSIDE = "0"
"""In the place of a county's code: 市外."""

BY_OPERATOR = "operator"
BY_NEXT_START = "next-start"
"""It was forgotten, and closed when the next one began; its end is not known."""

MOST_PEOPLE = 200_000
MOST_STAFF = 1_000
MOST_KM = 2_000_000
MOST_TRIP_KM = 3_000
MOST_VOLUNTEER_MIN = 600_000
MOST_EXHIBITS = 2_000
LONGEST_NAME = 40
LONGEST_NOTES = 200


class Moment(NamedTuple):
    """A moment as this machine can tell it: boot, seconds of its monotonic clock, and the label
    (UTC seconds). The same three that a segment has, so that both are dated alike.
    """

    boot: int = 0
    mono_s: int = 0
    wall_s: int = 0


class Outing(NamedTuple):
    """One revision of the record. ``None`` is what nobody has filled in; 0 is a count of none.

    ``id``: random, positive, 63 bits. ``form``: :data:`OUTING` or :data:`DAY`. ``closed_by`` is
    empty while it runs. ``county``: a code of the settings, :data:`OUTSIDE` or empty.
    ``site_kind``: one of ``SITE_KINDS``; ``activity``: one of :data:`ACTIVITIES`; ``campaign``: an
    id of the calendar or empty; ``audience``: one of ``AUDIENCES`` or empty.

    ``head_count``: 现场人次, counted by staff, never reckoned from touches; ``head_is_estimate``
    says whether they counted or guessed. ``odometer_…_km`` in whole kilometres.
    ``volunteer_min``: minutes of all volunteers together. ``own_exhibits``: 实体展品, pieces.

    ``edited`` and ``role`` (``crew`` or ``operator``) say when and by whom this revision was made;
    ``reason`` why, for a correction after the end.
    """

    id: int
    revision: int
    form: str
    started: Moment
    place: str
    county: str = ""
    township: str = ""
    site_kind: str = ""
    activity: str = ""
    campaign: str = ""
    theme: str = ""
    ended: Moment | None = None
    closed_by: str = ""
    head_count: int | None = None
    head_is_estimate: bool = True
    audience: str = ""
    odometer_start_km: int | None = None
    odometer_end_km: int | None = None
    staff: int | None = None
    volunteers: int | None = None
    volunteer_min: int | None = None
    own_exhibits: int | None = None
    notes: str = ""
    edited: Moment = Moment()
    role: str = "operator"
    reason: str = ""

    @property
    def runs(self) -> bool:
        """Whether it has begun and not ended."""
        return not self.closed_by

    @property
    def km(self) -> int | None:
        """行驶里程 in kilometres; ``None`` unless both readings are there and grow."""
        if self.odometer_start_km is None or self.odometer_end_km is None:
            return None
        driven_km = self.odometer_end_km - self.odometer_start_km
        return driven_km if 0 <= driven_km <= MOST_TRIP_KM else None
