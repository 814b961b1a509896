"""What the tests of the outbox and of receipts are made of: a hub in twenty lines, and a kiosk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.clock import HandClock
from kiosk.sync import outbox
from kiosk.sync.device_key import DeviceKey, settle_device_key
from kiosk.sync.hub_known import Hub, keep_hub
from kiosk.sync.outbox import About, due_envelopes
from kiosk.sync.receipts import Applied, apply_receipt
from kiosk.sync.wire import Site, Tally, envelope_id, tally_digest, unpack
from kiosk.sync.wire_receipt import Receipt, pack_receipt
from kiosk.visits.facts import Message
from kiosk.visits.identity import identity_of, new_identity
from kiosk.visits.ledger import Ledger, open_ledger
from tests.visits.making import UTC8, Bench

_Key = tuple[str, str, str, str]


@dataclass
class LittleHub:
    """Merges by maximum inside a segment, and signs what it holds."""

    key: DeviceKey = field(default_factory=lambda: DeviceKey(os.urandom(32)))
    wall_s: int = 1_900_000_000
    held: dict[int, dict[_Key, int]] = field(default_factory=dict)
    outings: dict[tuple[int, int], bytes] = field(default_factory=dict)
    under: dict[int, set[str]] = field(default_factory=dict)
    """Of each segment, under which install ids it came."""

    def take(self, envelopes: Iterable[bytes], **more: Any) -> bytes:
        """Merge, and answer: the receipt for exactly these envelopes."""
        confirmed: dict[int, bytes] = {}
        outings, ids, install_id = {}, [], ""
        for data in envelopes:
            envelope = unpack(data)
            install_id = envelope.install_id
            ids.append(envelope_id(data))
            for segment in envelope.segments:
                counts = self.held.setdefault(segment.id, {})
                self.under.setdefault(segment.id, set()).add(install_id)
                for each in segment.tallies:
                    counts[each[:4]] = max(counts.get(each[:4], 0), each.count)
                confirmed[segment.id] = self.digest(segment.id)
            for outing in envelope.outings:
                outings[outing.id, outing.revision] = outing.digest
        self.outings |= outings
        told = [(*key, digest) for key, digest in outings.items()]
        return self.sign(install_id, confirmed.items(), told, envelopes=tuple(ids), **more)

    def sign(
        self,
        install_id: str,
        confirmed: Iterable[tuple[int, bytes]] = (),
        outings: Iterable[tuple[int, int, bytes]] = (),
        **more: Any,
    ) -> bytes:
        """A receipt that says that."""
        receipt = Receipt(
            install_id, self.key.public, self.wall_s, tuple(confirmed), tuple(outings)
        )
        return pack_receipt(receipt._replace(**more), self.key.sign)

    def digest(self, segment: int) -> bytes:
        """Over what it holds of that segment."""
        return tally_digest(Tally(*key, count=count) for key, count in self.held[segment].items())

    def total(self, metric: str) -> int:
        """Over all segments."""
        return sum(
            count
            for counts in self.held.values()
            for key, count in counts.items()
            if key[3] == metric
        )


@dataclass
class Kiosk:
    """A ledger in a folder, counted in by hand, enrolled with a hub; no thread, no window."""

    data: Path
    hub: LittleHub
    install_id: str = field(default_factory=lambda: new_identity().install_id)
    bench: Bench = field(default_factory=Bench)
    posted: list[Message] = field(default_factory=list)
    stored: int = 0

    def __post_init__(self) -> None:
        keep_hub(self.data, Hub("https://hub.example", self.hub.key.public))
        self.key = settle_device_key(self.data)
        with self.opened() as ledger:
            ledger.keep_identity(identity_of(self.install_id))

    @property
    def ledger(self) -> Path:
        return self.data / "ledger" / "ledger.db"

    @property
    def clock(self) -> HandClock:
        return self.bench.clock

    @property
    def about(self) -> About:
        return About(self.install_id, Site("朝阳市"), "1.0", UTC8, "0" * 31 + "1", {"disk": "ok"})

    def opened(self) -> _Opened:
        """The ledger, to be written."""
        return _Opened(self.ledger)

    def count(self, sessions: int = 1, *, restart: bool = True) -> None:
        """Some visitors; with ``restart`` the machine is then switched off and on."""
        self.bench.sessions(sessions)
        with self.opened() as ledger:
            for message in self.bench.posted[self.stored :]:
                ledger.apply(message)
        self.stored = len(self.bench.posted)
        if restart:
            self.restart()

    def restart(self) -> None:
        """What was open is sealed; the next visit counts in a new segment."""
        self.clock.advance(3600)
        self.bench.segments.renew()
        with self.opened() as ledger:
            ledger.begin_run()

    def due(self, **how: Any) -> list[bytes]:
        """All that is due."""
        return list(due_envelopes(self.ledger, self.about, self.key, **how))

    def hear(self, receipt: bytes, *, live: bool = False) -> Applied:
        """Apply a receipt, and let the ledger's thread do what it is told."""
        posted: list[Message] = []
        applied = apply_receipt(
            receipt, self.data, self.ledger, self.install_id, self.clock, posted.append, live=live
        )
        self.posted += posted
        with self.opened() as ledger:
            for message in posted:
                ledger.apply(message)
            copy = ledger.identity_copy()
        assert copy is not None
        self.install_id = copy.install_id
        return applied


class _Opened:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Ledger:
        self._ledger = open_ledger(self._path)
        return self._ledger

    def __exit__(self, *_: object) -> None:
        self._ledger.close()


@contextmanager
def small_envelopes() -> Iterator[None]:
    """One or two segments an envelope, so that a few make many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outbox, "SEGMENTS_AT_ONCE", 2)
        patch.setattr(outbox, "TALLIES_AT_ONCE", 30)
        yield
