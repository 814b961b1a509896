"""What a receipt means for what is carried: for ours, and for other kiosks' envelopes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from kiosk.core.errors import Trouble
from kiosk.sync.carried import LOCK, CarriedBox
from kiosk.sync.hub_known import read_hub
from kiosk.sync.wire_receipt import unpack_receipt

FOREIGN = "receipt-foreign"
"""The code of :func:`kiosk.sync.receipts.apply_receipt` for a receipt that is not ours."""

T = TypeVar("T")

log = logging.getLogger(__name__)


def carried_envelopes(data: Path) -> Iterator[bytes]:
    """What this kiosk carries for others and no receipt has named yet, wrapped, the oldest first.

    :raises Trouble: what the disk says.
    """
    for _, content in CarriedBox(data).waiting():
        yield content


def take_receipt(data: Path, receipt: bytes, apply: Callable[[], T]) -> T | None:
    """A receipt came by the network: ours is applied, and one for another kiosk, whose envelope we
    carried, is taken along to it; then None. What it names is cleared from sticks from now on.

    :raises Trouble: as ``apply``, where it is nobody's.
    """
    try:
        applied = apply()
    except Trouble as trouble:
        if trouble.code != FOREIGN or not _note(data, receipt, ours=False):
            raise
        return None
    _note(data, receipt, ours=True)
    return applied


def _note(data: Path, receipt: bytes, *, ours: bool) -> bool:
    """Whether our hub signed it. What cannot be stored comes again with the next answer."""
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
