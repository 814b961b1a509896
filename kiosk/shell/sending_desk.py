"""上报 without the glass: the outbox, the receipts and the couriers, joined for one kiosk.

Everything here waits for disks, and belongs into a thread; so does the import of the wire and of
the couriers, a fifth of a second. The ledger is written by its own thread alone: what a receipt
changes is posted there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.clock import Clock
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.shell.sending_state import Codes, Preview, SendingState
from kiosk.sync.carried import CarriedBox
from kiosk.sync.consent import give_consent, has_consent
from kiosk.sync.hub_known import ASIDE, read_hub, read_last_word
from kiosk.sync.schedule import read_standing
from kiosk.visits.facts import Message, ResendAsked
from kiosk.visits.period import Period

if TYPE_CHECKING:
    from kiosk.sync.device_key import DeviceKey
    from kiosk.sync.outbox import About
    from kiosk.sync.usb import Exchanged
    from kiosk.sync.wire_token import Token

WITHOUT_ADDRESS = "KEPU"
"""To whom one agrees to send by stick or phone while no platform is known."""


class SendingDesk:
    """:class:`kiosk.shell.sending_state.SendingPort` of this machine.

    ``about()`` tells what the ledger does not know, ``post`` hands a message to the ledger's
    thread (:meth:`kiosk.visits.writer.LedgerWriter.post`).
    """

    def __init__(
        self,
        places: Places,
        settings: Settings,
        clock: Clock,
        about: Callable[[], About],
        post: Callable[[Message], None],
    ) -> None:
        self._places = places
        self._settings = settings
        self._clock = clock
        self._about = about
        self._post = post
        self._carried = CarriedBox(places.data)

    @property
    def consented(self) -> bool:
        """Whether somebody has seen what is sent, and agreed to send it to that address."""
        return has_consent(self._places.data, self._whom)

    def consent(self) -> None:
        """Somebody has.

        :raises Trouble: it cannot be stored.
        """
        give_consent(self._places.data, self._whom, self._clock.wall_s())

    @property
    def _address(self) -> str:
        hub = read_hub(self._places.data)
        return self._settings.hub.address or (hub.address if hub is not None else "")

    @property
    def _whom(self) -> str:
        return self._address or WITHOUT_ADDRESS

    # How it stands.

    def state(self) -> SendingState:
        """How it stands.

        :raises Trouble: the ledger does not answer.
        """
        from kiosk.sync.outbox import read_waiting
        from kiosk.sync.receipts import told_until

        data, ledger = self._places.data, self._places.ledger
        offset_min = self._settings.time.utc_offset_min
        waiting = read_waiting(ledger, offset_min)
        word, hub = read_last_word(data), read_hub(data)
        return SendingState(
            confirmed_until=told_until(data, ledger, offset_min),
            waiting=waiting.segments + waiting.open,
            outings_waiting=waiting.outings,
            hub=_host(self._address or hub.address) if hub is not None else "",
            address=self._address,
            missing=word.missing,
            resending=word.resending or waiting.segments > 0,
            aside=word.words_code if word.words_code in ASIDE else "",
            cloned=word.cloned,
            carried=sum(1 for parcel in self._carried.envelopes() if not parcel.acknowledged),
        )

    def preview(self) -> Preview:
        """What would be sent now: what is due; when nothing is, all that is kept.

        :raises Trouble: the ledger does not answer.
        """
        from kiosk.sync.preview import preview

        ledger, about, key = self._places.ledger, self._about(), self._key()
        shown = preview(ledger, about, key)
        if not shown.packed:
            shown = preview(ledger, about, key, everything=True)
        return Preview(shown.words, shown.packed)

    def as_json(self, envelope: bytes) -> str:
        """One of the envelopes to the last figure, for people."""
        from kiosk.sync.preview import as_json

        return as_json(envelope)

    def _key(self) -> DeviceKey:
        from kiosk.sync.device_key import settle_device_key

        return settle_device_key(self._places.data)

    # The ways.

    def exchange(self, root: Path, tell: Callable[[float], None]) -> Exchanged:
        """All that is to be done with a stick."""
        from kiosk.sync import held
        from kiosk.sync.usb import exchange
        from kiosk.sync.usb_desk import WireDesk
        from kiosk.visits.asking import reading_ledger

        about, hub = self._about(), read_hub(self._places.data)
        with reading_ledger(self._places.ledger) as connection:
            known = (
                () if connection is None else held.read_installs(connection, about.install_id).all
            )
        desk = WireDesk(
            install_id=about.install_id,
            former=frozenset(known),
            hub_key=hub.key if hub is not None else None,
            envelopes=self._due,
            enter=self._enter,
            wall_s=self._clock.wall_s,
        )
        return exchange(root, desk, self._carried, tell)

    def _due(self) -> Iterable[bytes]:
        from kiosk.sync.outbox import due_envelopes

        return due_envelopes(self._places.ledger, self._about(), self._key())

    def _enter(self, receipt: bytes) -> None:
        from kiosk.sync.receipts import apply_receipt

        apply_receipt(
            receipt,
            self._places.data,
            self._places.ledger,
            self._about().install_id,
            self._clock,
            self._post,
        )

    def codes(self, month: Period) -> Codes:
        """A month for a phone.

        :raises Trouble: the ledger does not answer.
        """
        from kiosk.sync.qr_courier import month_texts

        address = self._address
        texts = month_texts(self._places.ledger, self._about(), self._key(), month.label, address)
        return Codes(month.label, texts, bool(address))

    # Enrolment.

    def enrol(self, token: bytes) -> Words:
        """Belong to the hub that this token is of, from now on.

        :raises Trouble: it is no token, or it cannot be stored.
        """
        from kiosk.sync.enrolling import begin_enrolment
        from kiosk.sync.wire_token import read_token

        read, hub = read_token(token), read_hub(self._places.data)
        if hub is not None and hub.key != read.hub_key:
            # What another one has confirmed, this one has not got.
            self._post(ResendAsked((), 0, int(self._clock.wall_s())))
        begin_enrolment(self._places, read)
        # Stored as a setting, too; those in force are read again only at the next start.
        self._settings = self._settings._replace(hub=self._settings.hub._replace(address=read.hub))
        host = _host(read.hub)
        return Words(f"已登记到 {host}。", f"Enrolled with {host}.")

    def asks(self, token: bytes) -> tuple[Words, Words] | None:
        """What is asked before one enrols by it; None where that has been done, and is in order.

        :raises Trouble: it is no token.
        """
        from kiosk.sync.wire_token import read_token

        read = read_token(token)
        if self._has_taken(read):
            return None
        host = _host(read.hub)
        return (
            Words(f"登记到 {host}？", f"Enrol with {host}?"),
            Words(
                "U 盘里有它的登记令牌。登记以后，只认它的回执，次数也报给它。",
                "The stick brings its token. From then on its receipts count, and it gets ours.",
            ),
        )

    def _has_taken(self, token: Token) -> bool:
        """Whether nothing new can come of it: it leads to our hub, which takes what we send. A
        stick keeps its token, and brings it again each time.
        """
        from kiosk.sync.enrolling import waiting_token
        from kiosk.sync.tls import read_ca

        data = self._places.data
        hub = read_hub(data)
        if hub is None or (hub.key, self._address) != (token.hub_key, token.hub):
            return False
        if waiting_token(data) == token:
            return True
        try:
            same_authority = read_ca(data) == token.authority
        except Trouble:
            same_authority = False
        refused = read_standing(data).code == "token-refused"
        aside = read_last_word(data).words_code in ASIDE
        return same_authority and not refused and not aside


def _host(address: str) -> str:
    return address.removeprefix("https://").split("/")[0]
