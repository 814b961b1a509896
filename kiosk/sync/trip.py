"""One try to bring everything that is due to the hub, and how it is kept for the next.

The schedule is written down before the first byte goes out, as if the try had failed: whatever ends
it, a plug or a visitor, there is no circle of tries.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from kiosk.core.clock import Clock
from kiosk.core.errors import Trouble
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.sync.consent import has_consent, no_consent
from kiosk.sync.courier import Courier, Going
from kiosk.sync.https_words import HubBusy
from kiosk.sync.hub_known import no_hub, read_hub
from kiosk.sync.schedule import (
    Draw,
    Standing,
    begun,
    failed,
    keep_standing,
    read_standing,
    succeeded,
)


class Trip(NamedTuple):
    """``handed_over`` envelopes, of which ``answered`` brought a receipt back. ``left_out``: so
    many segments and outings have no form on the wire; that takes a new program.
    """

    handed_over: int = 0
    answered: int = 0
    finished: bool = True
    left_out: int = 0

    @property
    def words(self) -> Words:
        """What came of it, for people. Whether a receipt is believed is for who reads it."""
        said = self._said
        if not self.left_out:
            return said
        more = left_out_words(self.left_out)
        return Words(said.zh + more.zh, f"{said.en} {more.en}")

    @property
    def _said(self) -> Words:
        if not self.finished:
            return Words("已停下，下次接着传。", "Stopped; it goes on next time.")
        if not self.handed_over:
            return Words("没有要上传的内容。", "There is nothing to send.")
        if self.answered < self.handed_over:
            return Words(
                "已传到市级平台，平台还没有确认。",
                "It has arrived; the city's collector has not confirmed all of it.",
            )
        return Words("已上传，平台已回执。", "Sent, and the city's collector has answered.")


def left_out_words(count: int) -> Words:
    """That so many segments and outings stay here; nothing of the others waits for them."""
    return Words(
        f"有 {count} 条记录无法装进上报格式，留在本机，不影响其余；请联系软件维护人员。",
        f"{count} records cannot be put into the format and stay here; the others are not held up. "
        f"Please ask whoever maintains the program.",
    )


def hub_address(settings: Settings, data: Path) -> str:
    """Where counts go; empty where nobody has said.

    The setting comes first: a hub may move and keep its key.
    """
    known = read_hub(data)
    return settings.hub.address or (known.address if known is not None else "")


def settle_address(settings: Settings, data: Path) -> str:
    """The address to send to, now.

    :raises Trouble: ``no-hub`` while this machine is not enrolled, ``no-consent``.
    """
    address = hub_address(settings, data)
    if not address or read_hub(data) is None:
        raise no_hub()
    if not has_consent(data, address):
        raise no_consent()
    return address


def make_trip(
    data: Path,
    clock: Clock,
    prepare: Callable[[], Courier],
    envelopes: Iterable[bytes],
    receive: Callable[[bytes], object],
    going: Going,
    draw: Draw = random.random,
) -> Trip:
    """Carry ``envelopes``, and give every receipt to ``receive``.

    ``prepare``: makes the connection, and hands a waiting token in; its Trouble counts as a
    failed try. Called off, the schedule stays as it was.

    :raises Trouble: as ``prepare`` and the courier; what was handed over until then, is.
    """
    before = read_standing(data)
    keep_standing(data, begun(before, clock, draw))
    trip = Trip()
    try:
        for carried in prepare().carry(envelopes, going):
            trip = trip._replace(handed_over=trip.handed_over + 1)
            if carried.receipt is not None:
                receive(carried.receipt)
                trip = trip._replace(answered=trip.answered + (not carried.aside))
    except Trouble as trouble:
        keep_standing(data, _after(before, clock, draw, trouble, trip))
        raise
    if going.cancelled:
        keep_standing(data, before)
        return trip._replace(finished=False)
    keep_standing(data, succeeded(clock, draw))
    return trip


def _after(before: Standing, clock: Clock, draw: Draw, trouble: Trouble, trip: Trip) -> Standing:
    # A line that is cut after something was confirmed gets on: it need not wait for a day.
    gets_on = trip.answered and trouble.code == "hub-cut"
    base = before._replace(failures=0) if gets_on else before
    at_least_s = trouble.after_s if isinstance(trouble, HubBusy) else 0.0
    after = failed(base, clock, draw, trouble.code, at_least_s=at_least_s)
    if trip.handed_over:
        after = after._replace(sent_wall_s=max(0.0, clock.wall_s()))
    return after
