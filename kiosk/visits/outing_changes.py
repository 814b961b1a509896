"""What was changed in an outing's record after it was made: for the report and the panel."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kiosk.core.words import Words
from kiosk.visits.outing import DAY, Moment, Outing
from kiosk.visits.outing_rules import TITLES, OutingDraft, draft_of

NOTHING = Words("—", "—")
_UNITS = {
    "head_count": Words("人次", "visits"),
    "odometer_start_km": Words("公里", "km"),
    "odometer_end_km": Words("公里", "km"),
    "staff": Words("人", "people"),
    "volunteers": Words("人", "people"),
    "volunteer_min": Words("分钟", "min"),
    "own_exhibits": Words("件", "pieces"),
}


class Change(NamedTuple):
    """One field that one revision changed; the old value stays in the revision before it.

    ``field``: its name, ``title`` for people. ``when``: a moment still to be dated; ``role`` and
    ``reason`` as in the revision.
    """

    field: str
    title: Words
    before: Words
    after: Words
    when: Moment
    role: str
    reason: str


def changes(revisions: Sequence[Outing]) -> tuple[Change, ...]:
    """What was corrected once the outing had ended, oldest first.

    ``revisions`` of one outing in their order. What was filled in while it ran, and what was
    filled in to end it, is the record itself and no correction.
    """
    found: list[Change] = []
    for old, new in pairwise(revisions):
        if old.runs:
            continue
        before, after = draft_of(old), draft_of(new)
        found += [
            Change(
                name,
                TITLES[name],
                told(name, getattr(before, name)),
                told(name, getattr(after, name)),
                new.edited,
                new.role,
                new.reason,
            )
            for name in OutingDraft._fields
            if getattr(before, name) != getattr(after, name)
        ]
    return tuple(found)


def told(name: str, value: object) -> Words:
    """A field's value for people; what nobody filled in is a dash."""
    if value is None or value == "":
        return NOTHING
    if name == "head_is_estimate":
        return Words("估计", "estimated") if value else Words("点数", "counted")
    if name == "form":
        return Words("开放日", "a day") if value == DAY else Words("活动", "an outing")
    unit = _UNITS.get(name)
    if unit is None:
        return Words(str(value), str(value))
    return Words(f"{value} {unit.zh}", f"{value} {unit.en}")
