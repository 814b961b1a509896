"""What a stick's files mean on the wire; what is due and what a receipt changes is handed in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kiosk.sync.usb import Opened, ReadReceipt
from kiosk.sync.wire import (
    Carriage,
    FutureFormat,
    WireFault,
    envelope_id,
    unpack,
    unwrap,
    wrap,
)
from kiosk.sync.wire_frame import body_id
from kiosk.sync.wire_receipt import unpack_receipt

PATH = "truck"
_NOBODY = "0" * 32

log = logging.getLogger(__name__)


class WireDesk(NamedTuple):
    """:class:`kiosk.sync.usb.Desk` of the kiosk ``install_id``, which was ``former`` before.

    ``hub_key``: 32 bytes, by which receipts are believed; None while it is not enrolled.
    """

    install_id: str
    former: frozenset[str]
    hub_key: bytes | None
    envelopes: Callable[[], Iterable[bytes]]
    enter: Callable[[bytes], object]
    wall_s: Callable[[], float]

    def is_ours(self, install_id: str) -> bool:
        """Whether that is, or once was, our own install id."""
        return install_id == self.install_id or install_id in self.former

    def due(self) -> Iterable[bytes]:
        """What the hub has not confirmed."""
        return self.envelopes()

    def open_envelope(self, content: bytes) -> Opened | None:
        """Whose envelope that is, its own signature checked; one of a newer format is carried."""
        try:
            inner, carriages = unwrap(content)
            carriers = tuple(each.install_id for each in carriages)
            try:
                origin = unpack(inner).install_id
            except FutureFormat as newer:
                origin = newer.install_id or _NOBODY
                if not newer.install_id:  # even its frame is new: it is known by all its bytes
                    return Opened(origin, body_id(inner).hex(), carriers)
            return Opened(origin, envelope_id(inner).hex(), carriers)
        except WireFault as fault:
            log.info("no envelope: %s", fault)
            return None

    def wrap(self, content: bytes) -> bytes:
        """The envelope with our id, our path and what our clock says around it."""
        return wrap(content, Carriage(self.install_id, PATH, int(self.wall_s())))

    def read_receipt(self, content: bytes) -> ReadReceipt | None:
        """A receipt of our hub; without a hub there is none."""
        if self.hub_key is None:
            return None
        try:
            receipt = unpack_receipt(content, self.hub_key)
        except FutureFormat as newer:
            # One for another is carried to whoever has that program; ours waits on the stick.
            others = newer.install_id and not self.is_ours(newer.install_id)
            return ReadReceipt(newer.install_id, ()) if others else None
        except WireFault as fault:
            log.info("no receipt of our hub: %s", fault)
            return None
        return ReadReceipt(receipt.install_id, tuple(each.hex() for each in receipt.envelopes))

    def apply_receipt(self, content: bytes) -> None:
        """Enter a receipt of our own."""
        self.enter(content)
