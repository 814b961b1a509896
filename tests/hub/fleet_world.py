"""Kiosks, sticks, phones and a hub, all of them real but the people, the network and the clocks."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from kiosk.core.clock import HandClock, local_month
from kiosk.hub.devices import approve, enrol, list_devices, new_token, revoke
from kiosk.hub.from_files import take_in
from kiosk.hub.ingest import REFUSED, Ingested, ingest
from kiosk.hub.receipts import hub_key
from kiosk.hub.schema import devices, kinds, tallies
from kiosk.hub.store import open_store
from kiosk.sync import held
from kiosk.sync.carried import CarriedBox
from kiosk.sync.device_key import settle_device_key
from kiosk.sync.hub_known import Hub, keep_hub
from kiosk.sync.others import carried_envelopes, take_receipt
from kiosk.sync.outbox import About, due_envelopes, read_waiting
from kiosk.sync.qr_courier import month_facts, month_texts
from kiosk.sync.receipts import Applied, apply_receipt
from kiosk.sync.usb import Exchanged, exchange
from kiosk.sync.usb_desk import WireDesk
from kiosk.sync.wire import Site, unpack, unwrap
from kiosk.sync.wire_qr import join_parts
from kiosk.visits.asking import reading_ledger
from kiosk.visits.facts import Message
from kiosk.visits.identity import identity_of, new_identity
from kiosk.visits.ledger import Ledger, open_ledger
from tests.visits.making import UTC8, Bench

ADDRESS = "https://hub.example.cn"
_ROUNDS = 12
"""So often a machine tries at the end; each try may be answered by a wish that asks for another."""


@dataclass
class Truth:
    """What really happened. ``visits``: by segment, the most that anybody ever counted in it;
    ``owner``: under which install id; ``told``: the highest running total of an install id that
    has come to the hub.
    """

    made: int = 0
    visits: dict[int, int] = field(default_factory=dict)
    owner: dict[int, str] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    split: set[str] = field(default_factory=set)
    """Install ids whose ledger went two ways: a clone, or a backup that was put back."""
    lost: bool = False
    """A ledger was destroyed."""


class City:
    """The hub, on an SQLite file of its own."""

    def __init__(self, folder: Path, truth: Truth) -> None:
        self._path, self.truth = folder / "hub.sqlite3", truth
        self.clock = HandClock()
        self.store = open_store(self._path, clock=self.clock)
        self.key = hub_key(self.store).public

    def restart(self) -> None:
        """The process ends and starts again."""
        self.store.close()
        self.store = open_store(self._path, clock=self.clock)

    def take(self, content: bytes, path: str) -> Ingested:
        """An envelope comes."""
        self.clock.advance(1)
        found = ingest(self.store, content, path)
        assert found.state != REFUSED, found
        self._heard(content)
        return found

    def take_stick(self, stick: Path) -> None:
        """An operator puts a stick into the hub's machine."""
        self.clock.advance(1)
        for each in take_in(self.store, [stick]):
            assert each.state != REFUSED, each
        for path in stick.rglob("*.kpe"):
            self._heard(path.read_bytes())

    def _heard(self, content: bytes) -> None:
        inner, _ = unwrap(content)
        if inner.startswith(b"KPE"):
            envelope = unpack(inner)
            told = envelope.totals.get("sessions", 0)
            before = self.truth.told.get(envelope.install_id, 0)
            self.truth.told[envelope.install_id] = max(before, told)

    def approve_all(self) -> None:
        """A person looks at who waits, and knows them all, also who was revoked by mistake."""
        for each in list_devices(self.store):
            if each.state != "approved":
                approve(self.store, each.install)

    def revoke(self, install: str) -> None:
        """A person believes it no longer, if it has ever been heard of."""
        if install in {each.install for each in list_devices(self.store)}:
            revoke(self.store, install)

    def visits(self) -> dict[int, int]:
        """By segment, what is counted."""
        with self.store.read() as connection:
            found = connection.execute(
                select(tallies.c.segment, func.sum(tallies.c.count))
                .join(kinds, kinds.c.kind == tallies.c.kind)
                .where(kinds.c.metric == "sessions", kinds.c.exhibit == "")
                .group_by(tallies.c.segment)
            )
            return {segment: int(count) for segment, count in found}

    def missing(self) -> dict[str, int]:
        """By install id, how many are missing as its page says."""
        with self.store.read() as connection:
            found = connection.execute(select(devices.c.install, devices.c.missing))
            return {install: int(count) for install, count in found}


class Machine:
    """A computer with a kiosk's data folder. ``hardware``: what its system calls it."""

    def __init__(self, data: Path, city: City, hardware: str, *, wall_s: float = 1.8e9) -> None:
        self.data, self.city, self.hardware = data, city, hardware
        self.boot = 0
        self.wall_s = wall_s
        self._start()

    @property
    def path(self) -> Path:
        """The ledger."""
        return self.data / "ledger" / "ledger.db"

    def enrolled(self, *, by_token: bool = True) -> Machine:
        """A new installation, with a token or (its answer never came to the hub) unknown to it."""
        self.ledger.keep_identity(identity_of(new_identity().install_id))
        keep_hub(self.data, Hub(ADDRESS, self.city.key))
        if by_token:
            secret = new_token(self.city.store).secret
            enrol(self.city.store, secret, self.install_id, self.key.public)
        return self

    def _start(self) -> None:
        self.boot += 1
        self.clock = HandClock(self.wall_s, self.boot)
        self.bench = Bench(self.clock)
        self._stored = 0
        self.ledger: Ledger = open_ledger(self.path)
        self.ledger.begin_run()
        self.key = settle_device_key(self.data)

    @property
    def install_id(self) -> str:
        copy = self.ledger.identity_copy()
        assert copy is not None
        return copy.install_id

    @property
    def about(self) -> About:
        return About(self.install_id, Site("朝阳市"), "1.0", UTC8, self.hardware)

    def visit(self, count: int) -> None:
        """So many people come."""
        self.bench.sessions(count)
        for message in self.bench.posted[self._stored :]:
            self.ledger.apply(message)
        self._stored = len(self.bench.posted)
        truth = self.city.truth
        truth.made += count
        for segment, (install_id, visits) in self.held().items():
            truth.visits[segment] = max(truth.visits.get(segment, 0), visits)
            truth.owner.setdefault(segment, install_id)

    def held(self) -> dict[int, tuple[str, int]]:
        """By segment, under which install id, and how many visits."""
        with reading_ledger(self.path) as connection:
            assert connection is not None
            installs = held.read_installs(connection, self.install_id)
            return {
                segment: (installs.of_number(number), visits)
                for segment, number, visits in connection.execute(
                    "SELECT segment, number, count FROM tallies JOIN orders USING (segment)"
                    " WHERE metric = 'sessions' AND exhibit = ''"
                )
            }

    def switch_off(self) -> None:
        """Power goes; the disk can be copied."""
        self.wall_s = self.clock.wall_s()
        self.ledger.close()

    def restart(self, jump_s: float = 0.0) -> None:
        """Off and on; the clock may be elsewhere then."""
        self.switch_off()
        self.wall_s += 60 + jump_s
        self._start()

    def disk_to(self, folder: Path) -> None:
        """Copy the disk, as it is between off and on."""
        self.switch_off()
        shutil.copytree(self.data, folder)
        (folder / "boot").write_text(f"{self.boot}", "ascii")
        self._start()

    def disk_from(self, folder: Path) -> None:
        """Put that disk in instead of ours."""
        self.switch_off()
        shutil.rmtree(self.data)
        shutil.copytree(folder, self.data)
        self.boot = int((folder / "boot").read_text("ascii"))
        self._start()

    def own_due(self) -> list[bytes]:
        """What the hub has not confirmed."""
        return list(due_envelopes(self.path, self.about, self.key))

    def due(self) -> list[bytes]:
        """What is sent by the network: our own, then what is carried for others."""
        return [*self.own_due(), *carried_envelopes(self.data)]

    def hear(self, receipt: bytes | None, *, live: bool) -> None:
        """A receipt comes."""
        told: list[Message] = []
        assert receipt is not None

        def apply() -> Applied:
            return apply_receipt(
                receipt, self.data, self.path, self.install_id, self.clock, told.append, live=live
            )

        take_receipt(self.data, receipt, apply)
        self._follow(told)

    def _follow(self, told: Iterable[Message]) -> None:
        for message in told:
            self.ledger.apply(message)

    def plug(self, stick: Path) -> Exchanged:
        """A stick comes and goes."""
        told: list[Message] = []
        with reading_ledger(self.path) as connection:
            assert connection is not None
            former = frozenset(held.read_installs(connection, self.install_id).all)
        desk = WireDesk(
            install_id=self.install_id,
            former=former,
            hub_key=self.city.key,
            envelopes=self.own_due,
            enter=lambda receipt: apply_receipt(
                receipt, self.data, self.path, self.install_id, self.clock, told.append
            ),
            wall_s=self.clock.wall_s,
        )
        done = exchange(stick, desk, CarriedBox(self.data))
        assert done.trouble is None and not done.refused, done
        self._follow(told)
        return done

    def codes(self) -> list[bytes]:
        """What a phone has after scanning this month: whole envelopes."""
        month = local_month(int(self.clock.wall_s()), UTC8)
        texts = month_texts(self.path, self.about, self.key, month, ADDRESS)
        how_many = len(month_facts(self.path, self.about, self.key.public, month))
        return [join_parts(texts)] if how_many == 1 else []

    def deliver_all(self) -> None:
        """A good line at last: until nothing is due any more."""
        for _ in range(_ROUNDS):
            self.restart()  # what is still counted in is sealed, and can be confirmed
            for content in self.due():
                found = self.city.take(content, "https")
                self.hear(found.receipt, live=True)
            self.city.approve_all()
            if not read_waiting(self.path, UTC8).due and not list(carried_envelopes(self.data)):
                return
        raise AssertionError("it goes on sending")


def closed(machines: Iterable[Machine]) -> None:
    """Let go of their files."""
    for each in machines:
        with closing(each.ledger):
            pass
