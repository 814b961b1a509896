"""What a receipt means for what is carried: for ours, and for other kiosks' envelopes."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.sync.carried import LOCK, CarriedBox
from kiosk.sync.hub_known import read_hub
from kiosk.sync.wire_receipt import unpack_receipt

log = logging.getLogger(__name__)


def carried_envelopes(data: Path) -> Iterator[bytes]:
    """What this kiosk carries for others and no receipt has named yet, wrapped, the oldest first.

    :raises Trouble: what the disk says.
    """
    for _, content in CarriedBox(data).waiting():
        yield content


def note_receipt(data: Path, receipt: bytes, *, ours: bool) -> bool:
    """A receipt came by the network: what it names is cleared from sticks, and one for another
    kiosk is taken along to it. Says whether our hub signed it. Never raises: what cannot be stored
    comes again.
    """
    hub = read_hub(data)
    if hub is None:
        return False
    try:
        read = unpack_receipt(receipt, hub.key)
        with LOCK:
            box = CarriedBox(data)
            if not ours:
                box.keep_receipt(read.install_id, receipt)
            box.acknowledge(each.hex() for each in read.envelopes)
    except Trouble as trouble:
        log.info("a receipt is not taken along: %s", trouble)
        return False
    return True
