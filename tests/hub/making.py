"""Devices that tell a hub what they counted."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from kiosk.hub.devices import enrol, new_token
from kiosk.hub.kinds import Kind
from kiosk.hub.receipts import hub_key
from kiosk.hub.schema import (
    device_months,
    exhibit_months,
    kinds,
    segments,
    tallies,
)
from kiosk.hub.store import Store
from kiosk.sync.wire import (
    OUTING_FIELDS,
    Envelope,
    Site,
    Tally,
    WireOuting,
    WireSegment,
    pack,
)
from kiosk.sync.wire_receipt import Receipt, unpack_receipt

MARCH_S = 1_772_323_200
"""2026-03-01 UTC."""
DAY_S = 86_400
COUNTY = "211302"


def a_segment(
    id: int,
    order: int = 1,
    *,
    sessions: int = 3,
    opened: Mapping[str, int] = {"cn.kepu.tide": 5},
    sealed: bool = True,
    day: int = 0,
    outing: int = 0,
    partial: bool = False,
    certainty: str = "clock",
) -> WireSegment:
    at_s = MARCH_S + day * DAY_S
    tallies = [Tally("", "", "", "sessions", sessions)] if sessions else []
    tallies += [Tally(exhibit, "1", "", "opened", count) for exhibit, count in opened.items()]
    return WireSegment(
        *(id, order, 1, 7, at_s, 1, "start", "c", outing, "", sealed),
        *(at_s, at_s - 60, None, certainty, tuple(tallies), partial),
    )


def an_outing(id: int, revision: int = 1, *, day: str = "2026-03-02", **facts: Any) -> WireOuting:
    row: dict[str, Any] = {
        name: "" if kind is str else None if may_miss else 0
        for name, kind, may_miss in OUTING_FIELDS
    }
    row |= {"outing": id, "revision": revision, "form": "outing", "county": COUNTY} | facts
    return WireOuting(row, day, day, "clock")


class Kiosk:
    """One device, with its key; ``number`` goes up with every envelope."""

    def __init__(self, install: str | None = None, key: Ed25519PrivateKey | None = None) -> None:
        self.install = install or os.urandom(16).hex()
        self.key = key or Ed25519PrivateKey.generate()
        self.public_key = self.key.public_key().public_bytes_raw()
        self.fingerprint = os.urandom(8).hex()
        self.number = 0

    def enrolled(self, store: Store) -> Kiosk:
        enrol(store, new_token(store).secret, self.install, self.public_key)
        return self

    def copied(self, *, fingerprint: str | None = None) -> Kiosk:
        """Its disk in another machine (or, with its own fingerprint, a backup)."""
        other = Kiosk(self.install, self.key)
        other.number = self.number
        other.fingerprint = fingerprint or other.fingerprint
        return other

    def envelope(
        self,
        *segments: WireSegment,
        outings: Sequence[WireOuting] = (),
        sessions: int = 0,
        county: str = COUNTY,
        orders: tuple[int, int] | None = None,
        name: str = "城关中学",
        code: str = "ABCD-EFGH",
        number: int | None = None,
    ) -> bytes:
        self.number = self.number + 1 if number is None else number
        last = max((each.order for each in segments), default=0)
        envelope = Envelope(
            *(1, self.install, code, self.public_key, self.fingerprint),
            Site("朝阳市", county, "科普大篷车", name, ""),
            orders or (min(1, last), last),
            tuple(segments),
            tuple(outings),
            {"sessions": sessions} if sessions else {},
            *({"disk_free_mb": 100}, "0.1.0", 480, self.number),
        )
        return pack(envelope, self.key.sign)


def receipt_of(store: Store, data: bytes | None) -> Receipt:
    assert data is not None
    return unpack_receipt(data, hub_key(store).public)


def counted(store: Store) -> dict[tuple[int, Kind], int]:
    """Every merged tally, by segment and the words of its kind."""
    with store.read() as connection:
        rows = connection.execute(select(tallies.c.segment, tallies.c.count, kinds).join(
            kinds, kinds.c.kind == tallies.c.kind
        ))  # fmt: skip
        return {
            (row.segment, (row.exhibit, row.version, row.question, row.metric)): row._mapping[
                "count"
            ]
            for row in rows
        }


def months(store: Store, *names: str) -> dict[tuple[str, str], tuple[int, ...]]:
    """The monthly sums of all devices, by month and county; what is zero is left out."""
    found: dict[tuple[str, str], list[int]] = {}
    with store.read() as connection:
        for row in connection.execute(select(device_months)).mappings():
            sums = found.setdefault((row["month"], row["county"]), [0] * len(names))
            for place, name in enumerate(names):
                sums[place] += row[name]
    return {key: tuple(sums) for key, sums in found.items() if any(sums)}


def segment_row(store: Store, segment: int) -> Mapping[str, Any]:
    with store.read() as connection:
        found = connection.execute(select(segments).where(segments.c.segment == segment))
        return dict(found.mappings().one())


def exhibits(store: Store) -> dict[tuple[str, ...], int]:
    """The fleet's monthly sums, by month, county, exhibit and metric."""
    found: dict[tuple[str, ...], int] = {}
    with store.read() as connection:
        for row in connection.execute(
            select(exhibit_months, kinds.c.exhibit, kinds.c.metric).join(
                kinds, kinds.c.kind == exhibit_months.c.kind
            )
        ):
            key = (row.month, row.county, row.exhibit, row.metric)
            found[key] = found.get(key, 0) + row._mapping["count"]
    return {key: count for key, count in found.items() if count}
