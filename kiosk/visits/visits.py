"""The room's door: everything that counts, built and joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.core.clock import Clock
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.settings import Settings
from kiosk.visits.counter import Counter
from kiosk.visits.facts import EndReason, Message
from kiosk.visits.outing_book import OutingBook
from kiosk.visits.segments import SegmentBook
from kiosk.visits.writer import LedgerWriter

if TYPE_CHECKING:
    from kiosk.visits.identity import Identity
    from kiosk.visits.outings import Running


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Visits:
    """The counter for the window's thread, and the thread that stores what it counts."""

    counter: Counter
    segments: SegmentBook
    writer: LedgerWriter
    outings: OutingBook

    @property
    def identity(self) -> Identity | None:
        """Who this machine is; ``None`` until the writer has settled it."""
        return self.writer.identity

    def start_writing(self) -> None:
        """Start the ledger's thread; call it after the first frame. What was counted waits."""
        self.writer.start()

    def go_on_with(self, running: tuple[Running, ...]) -> None:
        """Outings that the ledger found running go on; on the window's thread."""
        for each in running:
            self.outings.restore(*each)

    def stop(self, timeout_s: float) -> bool:
        """End the running session in good order and store everything; says whether it is stored."""
        self.counter.end(EndReason.STOPPED)
        return self.writer.stop(timeout_s)


def open_visits(
    places: Places,
    clock: Clock,
    settings: Settings,
    on_trouble: Callable[[Trouble | None], None],
    on_running: Callable[[tuple[Running, ...]], None] = lambda _running: None,
) -> Visits:
    """Build the room without touching the disk.

    ``on_trouble`` is called on the ledger's thread, with ``None`` when a trouble is over;
    ``on_running`` likewise, with the outings that have not ended. Hand them to
    :meth:`Visits.go_on_with` on the window's thread.
    """
    offset = settings.time.utc_offset_min
    writer = LedgerWriter(
        places.ledger,
        places.identity,
        clock,
        offset,
        on_trouble,
        on_mended=lambda: segments.renew(),
        on_running=on_running,
        keep_months=settings.visits.keep_months,
    )
    segments = SegmentBook(clock, offset, writer.post)
    outings = OutingBook(clock, segments, writer.post, offset)

    def count(message: Message) -> None:
        writer.post(message)
        outings.seen()

    return Visits(Counter(clock, segments, count), segments, writer, outings)
