"""What a merge adds to the sums of months: gathered first, written once, in the order of the keys.

The sums are differences of what a segment or an outing gave before and gives now, written in the
transaction that changes it, so they are right at every moment; ``rebuild`` is the proof.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from kiosk.hub.bulk import ADD, upsert
from kiosk.hub.schema import LANES, SUMS

OF_METRIC = {
    name: SUMS.index(name)
    for name in ("sessions", "classes", "opened", "completed", "seconds", "asked", "right")
}
_SEGMENTS = SUMS.index("segments")
_SESSIONS = SUMS.index("sessions")
_UNSURE = SUMS.index("unsure")
_OUTING = SUMS.index("outings")
_MONTH_KEY = ("device", "month", "county")
_LANE_KEY = ("lane", "month", "county")
_EXHIBIT_KEY = (*_LANE_KEY, "kind")
MOST_TRIP_KM = 3_000
"""A trip that is longer by its odometer is a mistake of writing; as ``kiosk.visits.outing``."""


class Differences:
    """Differences to the three tables of monthly sums."""

    def __init__(self, metrics: Mapping[int, str]) -> None:
        self._metrics = metrics
        self._months: dict[tuple[int, str, str], list[int]] = {}
        self._exhibits: dict[tuple[int, str, str], dict[int, int]] = {}

    def segment(self, row: Mapping[str, Any], counts: Mapping[int, int], sign: int = 1) -> None:
        """Add (or with ``sign`` -1 take off) what the segment ``row`` gives with ``counts``."""
        sums = self._sums(row)
        sums[_SEGMENTS] += sign
        self.counts(row, counts, sign)

    def counts(self, row: Mapping[str, Any], counts: Mapping[int, int], sign: int = 1) -> None:
        """The same without the segment itself: it was there before, and stays in its month."""
        device, month, county = row["device"], row["month"], row["county"]
        sums = self._sums(row)
        before = sums[_SESSIONS]
        exhibits = self._exhibits.setdefault((device % LANES, month, county), {})
        metrics = self._metrics
        for kind, count in counts.items():
            count *= sign
            exhibits[kind] = exhibits.get(kind, 0) + count
            column = OF_METRIC.get(metrics[kind])
            if column is not None:
                sums[column] += count
        if row["certainty"] == "unsure":
            sums[_UNSURE] += sums[_SESSIONS] - before

    def outing(self, row: Mapping[str, Any], sign: int = 1) -> None:
        """Add (or take off) the outing whose newest revision is ``row``."""
        sums = self._sums(row)
        people, km = row["head_count"], driven_km(row)
        given = (
            *(1, row["form"] == "day", people is not None, people or 0),
            *(km is not None, km or 0),
        )
        for column, count in enumerate(given, start=_OUTING):
            sums[column] += sign * count

    def write(self, connection: Connection) -> None:
        """Put all of it down."""
        months = [(*key, *sums) for key, sums in sorted(self._months.items()) if any(sums)]
        upsert(connection, "device_months", (*_MONTH_KEY, *SUMS), _MONTH_KEY, months, ADD)
        fleet: dict[tuple[int, str, str], list[int]] = {}
        for (device, month, county), sums in self._months.items():
            lane = fleet.setdefault((device % LANES, month, county), [0] * len(SUMS))
            for column, count in enumerate(sums):
                lane[column] += count
        lanes = [(*key, *sums) for key, sums in sorted(fleet.items()) if any(sums)]
        upsert(connection, "fleet_months", (*_LANE_KEY, *SUMS), _LANE_KEY, lanes, ADD)
        exhibits = [
            (*key, kind, count)
            for key, counts in sorted(self._exhibits.items())
            for kind, count in sorted(counts.items())
            if count
        ]
        upsert(connection, "exhibit_months", (*_EXHIBIT_KEY, "count"), _EXHIBIT_KEY, exhibits, ADD)

    def _sums(self, row: Mapping[str, Any]) -> list[int]:
        key = (row["device"], row["month"], row["county"])
        sums = self._months.get(key)
        if sums is None:
            sums = self._months[key] = [0] * len(SUMS)
        return sums


def driven_km(row: Mapping[str, Any]) -> int | None:
    """行驶里程 of an outing; ``None`` unless both readings are there and grow plausibly."""
    start_km, end_km = row["odometer_start_km"], row["odometer_end_km"]
    if start_km is None or end_km is None or not 0 <= end_km - start_km <= MOST_TRIP_KM:
        return None
    return int(end_km - start_km)
