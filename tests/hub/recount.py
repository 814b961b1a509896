"""The monthly sums once more, from segments, tallies and outings, by none of the hub's code."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Table, select

from kiosk.hub.schema import (
    LANES,
    SUMS,
    device_months,
    exhibit_months,
    fleet_months,
    kinds,
    outings,
    segments,
    tallies,
)
from kiosk.hub.store import Store

_COUNTED = ("sessions", "classes", "opened", "completed", "seconds", "asked", "right")
_Sums = Counter[tuple[Any, ...]]


def drift(store: Store) -> dict[str, dict[tuple[Any, ...], tuple[int, int]]]:
    """By table and key, what is kept and what it should be, where the two differ."""
    with store.read() as connection:

        def rows(table: Table) -> list[dict[str, Any]]:
            return [dict(row) for row in connection.execute(select(table)).mappings()]

        of_kind = {row["kind"]: row["metric"] for row in rows(kinds)}
        by_segment = {row["segment"]: row for row in rows(segments)}
        months, exhibits = _counted(by_segment, rows(tallies), of_kind)
        months += _visited(rows(outings))
        kept = {
            "device_months": _kept(rows(device_months), ("device", "month", "county")),
            "fleet_months": _kept(rows(fleet_months), ("lane", "month", "county")),
            "exhibit_months": Counter(
                {
                    (row["lane"], row["month"], row["county"], row["kind"]): row["count"]
                    for row in rows(exhibit_months)
                }
            ),
        }
    fleet: _Sums = Counter()
    for (device, *rest), count in months.items():
        fleet[(device % LANES, *rest)] += count
    right = {"device_months": months, "fleet_months": fleet, "exhibit_months": exhibits}
    return {
        name: wrong for name, found in kept.items() if (wrong := _differing(found, right[name]))
    }


def _counted(
    by_segment: dict[int, dict[str, Any]], rows: list[dict[str, Any]], of_kind: dict[int, str]
) -> tuple[_Sums, _Sums]:
    months: _Sums = Counter()
    exhibits: _Sums = Counter()
    for row in by_segment.values():
        months[row["device"], row["month"], row["county"], "segments"] += 1
    for row in rows:
        of = by_segment[row["segment"]]
        assert row["device"] == of["device"]
        where, metric = (of["device"], of["month"], of["county"]), of_kind[row["kind"]]
        exhibits[(where[0] % LANES, *where[1:], row["kind"])] += row["count"]
        if metric in _COUNTED:
            months[(*where, metric)] += row["count"]
        if metric == "sessions" and of["certainty"] == "unsure":
            months[(*where, "unsure")] += row["count"]
    return months, exhibits


def _visited(rows: list[dict[str, Any]]) -> _Sums:
    months: _Sums = Counter()
    newest: dict[int, dict[str, Any]] = {}
    for row in rows:
        before = newest.get(row["outing"])
        if before is None or row["revision"] > before["revision"]:
            newest[row["outing"]] = row
    assert {(row["outing"], row["revision"]) for row in rows if row["newest"]} == {
        (row["outing"], row["revision"]) for row in newest.values()
    }
    for row in newest.values():
        where = (row["device"], row["month"], row["county"])
        months[(*where, "outings")] += 1
        months[(*where, "days")] += row["form"] == "day"
        months[(*where, "told")] += row["head_count"] is not None
        months[(*where, "people")] += row["head_count"] or 0
        start, end = row["odometer_start_km"], row["odometer_end_km"]
        if start is not None and end is not None and 0 <= end - start <= 3_000:
            months[(*where, "km_told")] += 1
            months[(*where, "km")] += end - start
    return months


def _kept(rows: list[dict[str, Any]], key: tuple[str, ...]) -> _Sums:
    return Counter(
        {(*(row[each] for each in key), name): row[name] for row in rows for name in SUMS}
    )


def _differing(found: _Sums, right: _Sums) -> dict[tuple[Any, ...], tuple[int, int]]:
    return {key: (found[key], right[key]) for key in {*found, *right} if found[key] != right[key]}
