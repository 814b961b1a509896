"""The list of places that learns: where outings went before, so that nobody types a name twice."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.visits.outings import DatedOuting


class KnownPlace(NamedTuple):
    """A place of earlier outings, as the latest of them describes it.

    ``times``: how many outings went there. ``last_odometer_km``: the latest reading at the end of
    one that went there, ``None`` where none was written down.
    """

    place: str
    county: str
    township: str
    site_kind: str
    times: int
    last_odometer_km: int | None


def places_of(outings: tuple[DatedOuting, ...]) -> tuple[KnownPlace, ...]:
    """The places of all ``outings`` (oldest first): the last one first, then by how often and how
    lately. The last one first because a truck stands there for days; after it, habit.
    """
    found: dict[tuple[str, str], KnownPlace] = {}
    last: dict[tuple[str, str], int] = {}
    for number, dated in enumerate(outings):
        outing = dated.outing
        key = outing.place, outing.county
        before = found.get(key)
        odometer_km = outing.odometer_end_km
        if odometer_km is None and before is not None:
            odometer_km = before.last_odometer_km
        found[key] = KnownPlace(
            outing.place,
            outing.county,
            outing.township or (before.township if before else ""),
            outing.site_kind or (before.site_kind if before else ""),
            1 + (before.times if before else 0),
            odometer_km,
        )
        last[key] = number
    newest = max(last.values(), default=0)
    ordered = sorted(found, key=lambda key: (last[key] != newest, -found[key].times, -last[key]))
    return tuple(found[key] for key in ordered)


def last_odometer_km(outings: tuple[DatedOuting, ...]) -> int | None:
    """Where the odometer stood at the latest time it was written down."""
    for dated in reversed(outings):
        if dated.outing.odometer_end_km is not None:
            return dated.outing.odometer_end_km
        if dated.outing.odometer_start_km is not None:
            return dated.outing.odometer_start_km
    return None
