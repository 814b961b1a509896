"""What all ways out have in common: an envelope goes, and a receipt may come back.

A courier never decides what is due (that is the outbox) and never believes a receipt (that is
``kiosk.sync.receipts``): it carries bytes both ways, unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol


class Carried(NamedTuple):
    """One envelope that was handed over. ``receipt``: what came back for it, unread; ``None`` when
    this way brings none at once (a stick), or the hub keeps the envelope without confirming it.
    """

    envelope: bytes
    receipt: bytes | None = None


class Going(Protocol):
    """How the work goes on; :class:`kiosk.shell.jobs.Going` is one."""

    @property
    def cancelled(self) -> bool:
        """Whether it is no longer wanted."""
        ...


class Courier(Protocol):
    """One way out."""

    @property
    def path(self) -> str:
        """The word a carrier writes on what it carries: ``https``, ``usb``, ``phone``, …"""
        ...

    def carry(self, envelopes: Iterable[bytes], going: Going) -> Iterator[Carried]:
        """Hand the envelopes over one by one, and yield each when it is; stops when called off.

        What was yielded is handed over, whatever happens to the rest. The same envelope may be
        handed over any number of times.

        :raises Trouble: when the way is closed.
        """
        ...
