"""Outings by revision: the highest holds. The same revision told differently is kept both ways."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select, text

from kiosk.hub.bulk import KEEP, TAKE, portions, upsert
from kiosk.hub.merge import Told, stamp
from kiosk.hub.schema import OUTING_NUMBERS, OUTING_TEXTS, outings
from kiosk.hub.sums import Differences
from kiosk.sync.wire import WireOuting

Row = dict[str, Any]
COLUMNS = tuple(column.name for column in outings.columns)
_FACTS = (*OUTING_TEXTS, *OUTING_NUMBERS)
_KEY = ("outing", "revision")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LOCKS, _LANES = 0x6B6F, 1_024


class OutingMerge:
    """The outings of some envelopes: load what is known of them, add, write what changed."""

    def __init__(self, connection: Connection, sums: Differences, now_s: int) -> None:
        self._connection = connection
        self._sums = sums
        self._now_s = now_s
        self._rows: dict[int, dict[int, Row]] = {}
        self._before: dict[int, Row] = {}
        self._conflicts: dict[tuple[int, int, bytes], tuple[int, str]] = {}

    def load(self, told: Sequence[Told]) -> None:
        """Fetch and lock every revision of their outings."""
        ids = sorted({each.id for one in told for each in one.envelope.outings})
        self._wait_for_others(ids)
        for some in portions(ids):
            found = select(outings).where(outings.c.outing.in_(some))
            ordered = found.order_by(outings.c.outing, outings.c.revision).with_for_update()
            for row in self._connection.execute(ordered).mappings():
                self._rows.setdefault(row["outing"], {})[row["revision"]] = dict(row)
                if row["newest"]:
                    self._before[row["outing"]] = dict(row)

    def _wait_for_others(self, ids: Sequence[int]) -> None:
        """Two devices may tell of one outing (a clone, and its original) at the same moment, and a
        revision that is new to both is no row yet that the later one could wait for."""
        if ids and self._connection.dialect.name == "postgresql":
            lanes = sorted({each % _LANES for each in ids})
            wait = text(
                "SELECT pg_advisory_xact_lock(:space, lane)"
                " FROM unnest(CAST(:lanes AS integer[])) AS lane"
            )
            self._connection.execute(wait, {"space": _LOCKS, "lanes": lanes})

    def add(self, told: Told) -> None:
        """Merge the outings of one envelope."""
        for outing in told.envelope.outings:
            revisions = self._rows.setdefault(outing.id, {})
            new = self._row(told, outing)
            if revisions:  # whoever told of it first has it, also under a second install id
                new["device"] = next(iter(revisions.values()))["device"]
            old = revisions.get(outing.revision)
            revisions[outing.revision] = new if old is None else self._joined(old, new)

    def _row(self, told: Told, outing: WireOuting) -> Row:
        day = outing.day if _DAY.fullmatch(outing.day) else ""
        return {
            **{name: outing.row[name] for name in (*_KEY, *_FACTS)},
            "device": told.device,
            "newest": 0,
            "digest": outing.digest,
            "day": day,
            "ended_day": outing.ended_day if _DAY.fullmatch(outing.ended_day) else "",
            "month": day[:7],
            "certainty": outing.certainty,
            "last_number": told.envelope.number,
            "last_envelope": told.id,
        }

    def _joined(self, old: Row, new: Row) -> Row:
        """The content with the smaller digest, dated as the later envelope says."""
        row = dict(old)
        if new["digest"] != old["digest"]:
            for each in (old, new):
                facts = json.dumps({name: each[name] for name in _FACTS}, ensure_ascii=False)
                key = (each["outing"], each["revision"], each["digest"])
                self._conflicts[key] = (old["device"], facts)
            if new["digest"] < old["digest"]:
                row |= {name: new[name] for name in (*_FACTS, "digest")}
        if _stamp(new) > _stamp(old):
            dated = ("day", "ended_day", "month", "certainty", "last_number", "last_envelope")
            row |= {name: new[name] for name in dated}
        return row

    def settle(self) -> dict[int, str]:
        """Move the sums to the newest revisions. Returns the counties of outings that have moved,
        or are new, by id."""
        moved: dict[int, str] = {}
        for number, revisions in self._rows.items():
            newest = revisions[max(revisions)]
            for row in revisions.values():
                row["newest"] = int(row is newest)
            before = self._before.get(number)
            if before == newest:
                continue
            if before is not None:
                self._sums.outing(before, -1)
            self._sums.outing(newest)
            if before is None or before["county"] != newest["county"]:
                moved[number] = newest["county"]
        return moved

    def write(self) -> None:
        """Put them down."""
        rows = [
            tuple(row[name] for name in COLUMNS)
            for _, revisions in sorted(self._rows.items())
            for _, row in sorted(revisions.items())
        ]
        upsert(self._connection, "outings", COLUMNS, _KEY, rows, TAKE)
        upsert(
            self._connection,
            "outing_conflicts",
            ("outing", "revision", "digest", "device", "row", "seen_s"),
            ("outing", "revision", "digest"),
            [(*key, *rest, self._now_s) for key, rest in sorted(self._conflicts.items())],
            KEEP,
        )


def _stamp(row: Row) -> tuple[int, int, str]:
    return stamp(row["last_number"], row["certainty"], row["last_envelope"])
