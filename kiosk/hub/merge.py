"""The merge: maximum inside a segment, sum over segments; any order, any number of times.

What does not add up by maximum is settled by comparing, so that it comes out the same whatever came
first: where a segment was is what its first envelope says (the lowest number), when it was is
what its last one says, and a whole statement stands above the part that a QR code carries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from kiosk.core.clock import local_day
from kiosk.hub.bulk import TAKE, portions, upsert
from kiosk.hub.clones import DIFFERS, SHARED, Hint, Placed
from kiosk.hub.kinds import recall_kinds
from kiosk.hub.schema import outings, segments, tallies
from kiosk.hub.store import Store
from kiosk.hub.sums import Differences
from kiosk.sync.wire import Envelope, WireSegment

Row = dict[str, Any]
COLUMNS = tuple(column.name for column in segments.columns)
_DAY_S = 86_400
_RANKS = {"unsure": 0, "clock": 1, "sure": 2}


def stamp(number: int, certainty: str, envelope: str) -> tuple[int, int, str]:
    """By which of two statements the later one is known, as far as they say *when* it was.

    A device gives many envelopes one number (that of its newest segment). Of these the surer one is
    the later: a clock is set once and for all, until the next start.
    """
    return number, _RANKS[certainty], envelope


class Told(NamedTuple):
    """An envelope of an approved device. ``id``: 32 hex digits; ``device``: the hub's number;
    ``digests``: of its segments, in their order.
    """

    sha: bytes
    id: str
    envelope: Envelope
    device: int
    digests: tuple[bytes, ...]


class SegmentMerge:
    """The segments of some envelopes: load what is known of them, add, write what changed."""

    def __init__(self, connection: Connection, store: Store, sums: Differences) -> None:
        self._connection = connection
        self._store = store
        self._kinds = store.kinds
        self._sums = sums
        self._rows: dict[int, Row] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._new: set[int] = set()
        self._changed: set[int] = set()
        self._raised: dict[tuple[int, int, int], int] = {}
        self._counties: dict[int, str] = {}
        self._days: dict[tuple[int, int], str] = {}
        self.hints: list[Hint] = []

    def load(self, told: Sequence[Told]) -> None:
        """Fetch and lock what the database has of their segments, and where their outings were."""
        ids = {segment.id for each in told for segment in each.envelope.segments}
        self._load_segments(segments.c.segment, ids)
        where = {segment.outing for each in told for segment in each.envelope.segments}
        where |= {row["outing"] for row in self._rows.values()}
        for some in portions(where - {0}):
            for outing, county in self._connection.execute(
                select(outings.c.outing, outings.c.county).where(
                    outings.c.outing.in_(some), outings.c.newest == 1
                )
            ):
                self._counties[outing] = county

    def _load_segments(self, column: Any, ids: Iterable[int]) -> None:
        for some in portions(ids):
            found = select(segments).where(column.in_(some)).order_by(segments.c.segment)
            rows = self._connection.execute(found.with_for_update()).mappings().all()
            wanted = []
            for row in rows:
                if row["segment"] not in self._rows:
                    self._rows[row["segment"]] = dict(row)
                    self._counts[row["segment"]] = {}
                    wanted.append(row["segment"])
            if wanted:
                for segment, kind, count in self._connection.execute(
                    select(tallies.c.segment, tallies.c.kind, tallies.c.count).where(
                        tallies.c.device.in_({row["device"] for row in rows}),
                        tallies.c.segment.in_(wanted),
                    )
                ):
                    self._counts[segment][kind] = count
                recall_kinds(
                    self._connection,
                    self._store,
                    {kind for segment in wanted for kind in self._counts[segment]},
                )

    def outings_moved(self, counties: dict[int, str]) -> None:
        """The outings with these ids are in these counties now: so are their segments."""
        self._counties.update(counties)
        self._load_segments(segments.c.outing, counties)
        for number, row in self._rows.items():
            if row["outing"] in counties:
                self._settle(number, row | {"county": self._county(row)})

    def add(self, told: Told) -> None:
        """Merge the segments of one envelope."""
        for segment, digest in zip(told.envelope.segments, told.digests, strict=True):
            self._add(told, segment, digest)

    def _add(self, told: Told, segment: WireSegment, digest: bytes) -> None:
        kinds = self._kinds
        counts = {kinds[each[:4]]: each.count for each in segment.tallies if each.count}
        old = self._rows.get(segment.id)
        if old is None:
            row = self._first(told, segment, digest)
            self._rows[segment.id] = row
            self._counts[segment.id] = counts
            self._new.add(segment.id)
            self._sums.segment(row, counts)
            for kind, count in counts.items():
                self._raised[(told.device, segment.id, kind)] = count
            return
        if old["device"] != told.device:
            self.hints.append(Hint(told.device, SHARED, segment.id, {"with": old["device"]}))
        if (
            *(old["sealed"], old["whole"], segment.sealed, not segment.partial),
            old["digest"] != digest,
        ) == (1, 1, True, True, True):
            self.hints.append(Hint(old["device"], DIFFERS, segment.id, {}))
        self._settle(segment.id, self._joined(old, told, segment, digest))
        self._raise(segment.id, counts)

    def _raise(self, number: int, counts: dict[int, int]) -> None:
        row, known = self._rows[number], self._counts[number]
        more: dict[int, int] = {}
        for kind, count in counts.items():
            before = known.get(kind, 0)
            if count > before:
                known[kind] = count
                more[kind] = count - before
                self._raised[(row["device"], number, kind)] = count
        if more:
            self._sums.counts(row, more)

    def _settle(self, number: int, row: Row) -> None:
        """``row`` is what holds of the segment now; its sums move with it."""
        old = self._rows[number]
        if row == old:
            return
        if any(row[name] != old[name] for name in ("month", "county", "certainty")):
            self._sums.segment(old, self._counts[number], -1)
            self._sums.segment(row, self._counts[number])
        self._rows[number] = row
        self._changed.add(number)

    def _first(self, told: Told, segment: WireSegment, digest: bytes) -> Row:
        whole = int(not segment.partial)
        row: Row = {
            "segment": segment.id,
            "device": told.device,
            "order_no": segment.order,
            "sealed": int(segment.sealed and whole),
            "whole": whole,
            "digest": digest if whole else None,
            "county": "",
        }
        row |= self._where(told, segment) | self._when(told, segment)
        row["county"] = self._county(row)
        return row

    def _joined(self, old: Row, told: Told, segment: WireSegment, digest: bytes) -> Row:
        """The two statements as one, whichever came first."""
        row = dict(old)
        whole = int(not segment.partial)
        number = told.envelope.number
        if whole > old["whole"]:
            row |= self._where(told, segment) | self._when(told, segment)
        elif whole == old["whole"]:
            if (number, told.id) < (old["first_number"], old["first_envelope"]):
                row |= self._where(told, segment)
            before = stamp(old["last_number"], old["certainty"], old["last_envelope"])
            if stamp(number, segment.certainty, told.id) > before:
                row |= self._when(told, segment)
        if whole:
            sealed = int(segment.sealed)
            newest = row["last_envelope"] == told.id
            if sealed > old["sealed"] or not old["whole"] or (sealed == old["sealed"] and newest):
                row["digest"] = digest
            row["sealed"] = max(old["sealed"], sealed)
            row["whole"] = 1
            if row["order_no"] != segment.order:  # 0: it had none yet
                row["order_no"] = min(filter(None, (row["order_no"], segment.order)))
        row["county"] = self._county(row)
        return row

    def _where(self, told: Told, segment: WireSegment) -> Row:
        site = told.envelope.site
        return {
            "boot": segment.boot,
            "opened_wall_s": segment.opened_wall_s,
            "cause": segment.cause,
            "content": segment.content,
            "outing": segment.outing,
            "campaign": segment.campaign,
            "site_county": site.county,
            "site_kind": site.kind,
            "place": site.place,
            "fingerprint": told.envelope.fingerprint,
            "first_number": told.envelope.number,
            "first_envelope": told.id,
        }

    def _when(self, told: Told, segment: WireSegment) -> Row:
        day = self._day(segment.best_s, told.envelope.utc_offset_min)
        return {
            "quality": segment.quality,
            "best_s": segment.best_s,
            "earliest_s": segment.earliest_s,
            "latest_s": segment.latest_s,
            "certainty": segment.certainty,
            "day": day,
            "month": day[:7],
            "last_number": told.envelope.number,
            "last_envelope": told.id,
        }

    def _day(self, wall_s: int, utc_offset_min: int) -> str:
        key = ((wall_s + utc_offset_min * 60) // _DAY_S, utc_offset_min)
        day = self._days.get(key)
        if day is None:
            day = self._days[key] = local_day(wall_s, utc_offset_min).isoformat()
        return day

    def _county(self, row: Row) -> str:
        return self._counties.get(row["outing"], "") or str(row["site_county"])

    def counts_of(self, segment: int) -> dict[int, int]:
        """What is merged of a segment, by kind."""
        return self._counts[segment]

    def placed(self) -> dict[int, list[Placed]]:
        """By device, the segments that nobody had told of before."""
        placed: dict[int, list[Placed]] = {}
        for number in self._new:
            row = self._rows[number]
            each = Placed(row["order_no"], number, row["fingerprint"])
            placed.setdefault(row["device"], []).append(each)
        return placed

    def write(self) -> None:
        """Put down what changed. Two devices that bring the same new segment at the same moment
        meet at its key, and one of them begins again."""
        for numbers, key in ((self._new, ()), (self._changed - self._new, ("segment",))):
            rows = [tuple(self._rows[each][name] for name in COLUMNS) for each in sorted(numbers)]
            upsert(self._connection, "segments", COLUMNS, key, rows, TAKE)
        upsert(
            self._connection,
            "tallies",
            ("device", "segment", "kind", "count"),
            ("device", "segment", "kind"),
            [(*key, count) for key, count in sorted(self._raised.items())],
            "greatest",
        )
