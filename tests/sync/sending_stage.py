"""A kiosk with counts, enrolled and agreed, and a real TLS hub that merges and signs receipts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.config_writer import write_settings
from kiosk.core.places import Places
from kiosk.sync.consent import give_consent
from kiosk.sync.enrolling import begin_enrolment
from kiosk.sync.hub_known import Hub, keep_hub
from kiosk.sync.outbox import Waiting, read_waiting
from kiosk.sync.tls import CA_FILE
from kiosk.sync.wire_token import Token
from kiosk.visits.identity import identity_of, settle_identity
from tests.sync.hub_bench import Kiosk, LittleHub
from tests.sync.tiny_hub import Reply, TinyHub, json_reply, sound_hub

ROOT = Path(__file__).parents[2]


@dataclass
class Stage:
    """`places` are the kiosk's; `hub` is behind `server`."""

    places: Places
    kiosk: Kiosk
    hub: LittleHub
    server: TinyHub
    ca: str
    refuses: dict[str, Reply] = field(default_factory=dict)
    enrolled: list[bytes] = field(default_factory=list)

    def answer(self, path: str, body: bytes) -> Reply | None:
        if path in self.refuses:
            return self.refuses[path]
        if path.endswith("/enrol"):
            self.enrolled.append(body)
            return json_reply(200, {"hub_key": self.hub.key.public.hex()})
        self.server.got.append(body)
        return 200, {}, self.hub.take([body])

    def enrol(self, *, token: bool = False, agree: bool = True) -> None:
        address, data = self.server.address, self.places.data
        if token:
            begin_enrolment(self.places, Token(address, self.hub.key.public, "s" * 32, 1, self.ca))
        else:
            data.joinpath(*CA_FILE).write_text(self.ca)
            keep_hub(data, Hub(address, self.hub.key.public))
            write_settings(self.places, {"hub.address": address})
        if agree:
            give_consent(data, address, 1.8e9)

    @property
    def waiting(self) -> Waiting:
        return read_waiting(self.places.ledger, 480)


@contextmanager
def stage(root: Path) -> Iterator[Stage]:
    """Three days of visitors, sealed; the server runs until the end of the block."""
    places = Places(program=ROOT, data=root / "data")
    places.data.mkdir()
    hub = LittleHub()
    kiosk = Kiosk(places.data, hub)
    settle_identity(places.identity, identity_of(kiosk.install_id))
    for _day in range(3):
        kiosk.count(4)
    with sound_hub(root) as (server, ca):
        made = Stage(places, kiosk, hub, server, ca)
        server.reply = made.answer
        yield made
