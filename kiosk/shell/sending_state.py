"""How the counts stand on their way to the city, as the page 上报 tells it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kiosk.core.words import Words
from kiosk.visits.period import Grain, Period, period_at

if TYPE_CHECKING:
    from kiosk.sync.usb import Exchanged


class SendingState(NamedTuple):
    """``confirmed_until``: the day (``2026-03-31``) up to which the hub has confirmed, empty for
    none. ``waiting``: stretches of counting, and ``outings_waiting``: outings, that no receipt has
    confirmed. ``hub``: whom the kiosk is enrolled with, empty for nobody; ``address``: where to
    upload, empty for nowhere.

    ``missing``: interactions that the hub estimates to lack; ``resending``: there still is a thing
    to send that may close the gap. ``aside``: why the hub keeps what comes from here aside, as the
    ``words_code`` of a receipt; empty where it counts it. ``cloned``: the hub has met this
    machine twice. ``carried``: envelopes of others that wait to be passed on.
    """

    confirmed_until: str = ""
    waiting: int = 0
    outings_waiting: int = 0
    hub: str = ""
    address: str = ""
    missing: int = 0
    resending: bool = False
    aside: str = ""
    cloned: bool = False
    carried: int = 0


class Preview(NamedTuple):
    """What would be sent now: a sentence a line, and the very ``envelopes``."""

    words: tuple[Words, ...] = ()
    envelopes: tuple[bytes, ...] = ()


class Codes(NamedTuple):
    """A month as QR codes, one after the other: the text of each, and whether they are links."""

    month: str
    texts: tuple[str, ...]
    link: bool


def sent_month(period: Period, today: date) -> Period:
    """The month whose codes are shown while ``period`` is looked at: of a day its month, of a year
    its last month that has begun.
    """
    day = period.first if period.grain is Grain.DAY else min(period.last, max(today, period.first))
    return period_at(day, Grain.MONTH)


class SendingPort(Protocol):
    """What the page works with. All of it waits for disks, and is called in a thread, but
    :attr:`consented` and :meth:`consent`.
    """

    @property
    def consented(self) -> bool:
        """Whether somebody has seen what is sent, and agreed."""
        ...

    def consent(self) -> None:
        """Somebody has.

        :raises Trouble: it cannot be stored.
        """
        ...

    def state(self) -> SendingState:
        """How it stands.

        :raises Trouble: the ledger does not answer.
        """
        ...

    def preview(self) -> Preview:
        """What would be sent now.

        :raises Trouble: the ledger does not answer.
        """
        ...

    def as_json(self, envelope: bytes) -> str:
        """One of the envelopes to the last figure, for people."""
        ...

    def exchange(self, root: Path, tell: Callable[[float], None]) -> Exchanged:
        """All that is to be done with a stick; see :func:`kiosk.sync.usb.exchange`."""
        ...

    def codes(self, month: Period) -> Codes:
        """A month for a phone; no text where nothing was counted.

        :raises Trouble: the ledger does not answer.
        """
        ...

    def enrol(self, token: bytes) -> Words:
        """Belong to the hub that this token is of, from now on; says which.

        :raises Trouble: it is no token, or it cannot be stored.
        """
        ...

    def asks(self, token: bytes) -> tuple[Words, Words] | None:
        """What is asked before one enrols by it: the question, and what follows; None where one
        belongs to that hub already.

        :raises Trouble: it is no token.
        """
        ...
