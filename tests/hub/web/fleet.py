"""Kiosks that tell the hub something: rooms and trucks with names, outings and a year of days."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.hub.devices import enrol, new_token
from kiosk.hub.store import Store
from kiosk.sync.wire import Envelope, Site, Tally, WireOuting, WireSegment, pack
from kiosk.sync.wire_facts import OUTING_FIELDS
from kiosk.visits.identity import identity_of

EXHIBITS = ("cn.kepu.archaefructus", "cn.kepu.drip", "cn.kepu.earthquake", "cn.kepu.unknown")


class Kiosk:
    """One device. Every text of an operator can be chosen, so that it can be a nasty one."""

    def __init__(
        self, number: int, county: str = "211321", name: str = "", place: str = ""
    ) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(bytes([number % 251] * 32))
        self.install = f"{number:032x}"
        self.county = county
        self.name = name or f"第{number}中学"
        self.place = place or f"第{number}展室"
        self.kind = "农村中学科技馆"
        self.dice = random.Random(number)
        self.segments: list[WireSegment] = []
        self.outings: list[WireOuting] = []
        self.sent = 0

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    @property
    def code(self) -> str:
        return identity_of(self.install).device_code

    def day(self, day: str, sessions: int = 30, outing: int = 0, exhibit: str = "") -> None:
        """A day on which so many came."""
        at_s = noon_s(day)
        tallies = [Tally("", "", "", "sessions", sessions)]
        for which in (*EXHIBITS, *((exhibit,) if exhibit else ())):
            opened = self.dice.randint(5, 40)
            tallies += [
                Tally(which, "1.0.0", "", "opened", opened),
                Tally(which, "1.0.0", "", "completed", opened * 2 // 3),
                Tally(which, "1.0.0", "", "seconds", opened * 55),
                Tally(which, "1.0.0", "q1", "asked", opened),
                Tally(which, "1.0.0", "q1", "right", opened // 3),
                Tally(which, "1.0.0", "q2", "asked", opened),
                Tally(which, "1.0.0", "q2", "right", opened // 2),
            ]
        order = len(self.segments) + 1
        self.segments.append(
            WireSegment(
                id=self.dice.getrandbits(62) + 1, order=order, boot=order, mono_s=60,
                opened_wall_s=at_s, quality=1, cause="start", content="5f2c9a1e77b0d3c4",
                outing=outing, campaign="", sealed=True, best_s=at_s, earliest_s=at_s,
                latest_s=at_s, certainty="sure", tallies=tuple(sorted(tallies)),
            )
        )  # fmt: skip

    def outing(self, number: int, day: str, revision: int = 1, **told: str | int | None) -> None:
        """An outing of that day."""
        row: dict[str, str | int | None] = {
            name: (None if may_miss else 0 if kind is int else "")
            for name, kind, may_miss in OUTING_FIELDS
        }
        at_s = noon_s(day)
        told_too: dict[str, str | int | None] = {
            "outing": number, "revision": revision, "form": "outing", "started_boot": 1,
            "started_wall_s": at_s, "ended_boot": 1, "ended_mono_s": 7_200,
            "ended_wall_s": at_s + 7_200, "closed_by": "operator", "county": self.county,
            "township": "波罗赤镇", "place": "波罗赤中心小学", "site_kind": "科普大篷车",
            "activity": "进校园", "head_count": 320, "audience": "青少年",
            "odometer_start_km": 1_000, "odometer_end_km": 1_060, "role": "crew", "edited_boot": 1,
        }  # fmt: skip
        row = row | told_too | told
        self.outings.append(WireOuting(row, day, day, "sure"))

    def envelope(self) -> Envelope:
        """All that it has to tell."""
        self.sent += 1
        sessions = sum(
            tally.count for each in self.segments for tally in each.tallies if not tally.exhibit
        )
        return Envelope(
            1, self.install, self.code, self.public, f"{int(self.install, 16):016x}",
            Site("朝阳市", self.county, self.kind, self.name, self.place),
            (1, len(self.segments)) if self.segments else (0, 0),
            tuple(self.segments), tuple(self.outings), {"sessions": sessions},
            {"disk_free_mb": 9_000, "clock": "operator"}, "0.1.0", 480, self.sent,
        )  # fmt: skip

    def packed(self) -> bytes:
        """The same as bytes."""
        return pack(self.envelope(), self.key.sign)

    def enrol(self, store: Store) -> None:
        """The hub believes it from now on."""
        enrol(store, new_token(store).secret, self.install, self.public, self.code)


def noon_s(day: str) -> int:
    """UTC seconds of noon in China on that day."""
    return int(datetime.fromisoformat(f"{day}T04:00:00").replace(tzinfo=UTC).timestamp())


def a_year(store: Store) -> list[Kiosk]:
    """Six kiosks in five counties, one of them a truck with outings; two counties stay empty."""
    from kiosk.hub.ingest import ingest

    counties = ("211302", "211321", "211322", "211324", "211381")
    kiosks = [Kiosk(number + 1, county) for number, county in enumerate(counties)]
    for kiosk in kiosks:
        for month in range(3, 12):
            for which in (4, 11):
                kiosk.day(f"2026-{month:02d}-{which:02d}", kiosk.dice.randint(20, 90))
    truck = Kiosk(9, "211381", "科普大篷车", "北票")
    truck.kind = "科普大篷车"
    towns = ("上园镇", "大板镇", "波罗赤镇")
    for number, month in enumerate(range(3, 12)):
        day = f"2026-{month:02d}-10"
        truck.day(day, truck.dice.randint(60, 90), outing=1_000 + number)
        truck.outing(1_000 + number, day, township=towns[number % 3], head_count=300 + 70 * number)
    for kiosk in (*kiosks, truck):
        kiosk.enrol(store)
        assert ingest(store, kiosk.packed(), "https").state == "merged"
    return [*kiosks, truck]
