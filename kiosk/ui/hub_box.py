"""The hub's answers on their way from the job's thread to the ledger and to the window's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.core.clock import Clock, Quality
from kiosk.core.places import Places
from kiosk.core.timekeeping import KeptClock
from kiosk.shell.jobs import Work
from kiosk.shell.receiving import Receiving
from kiosk.shell.sending import send_when_due

if TYPE_CHECKING:
    from kiosk.visits.visits import Visits

SOURCE = "receipt"


class House(Protocol):
    """What of the kiosk is needed here."""

    places: Places
    visits: Visits

    @property
    def clock(self) -> Clock:
        """The kiosk's time."""
        ...

    def set_time(self, wall_s: float, quality: Quality, source: str) -> None:
        """It is that time now; a trace stays."""


class HubBox(QObject):
    """``receiving`` is for ``kiosk.shell.sending``: what it learns of the time comes over here by a
    queued signal, because clocks are set on the window's thread (0013).
    """

    told = Signal(float, float)
    """The hub's time (UTC seconds), and our monotonic second at which it came."""

    def __init__(self, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self.told.connect(self._set, Qt.ConnectionType.QueuedConnection)
        self.receiving = Receiving(
            house.places, house.clock, self._install_id, house.visits.writer.post, self.told.emit
        )

    def work_by_itself(self) -> Work | None:
        """Sending when it is due; ``None`` under a clock that knows nothing of who vouched for it
        (a rehearsal's).
        """
        clock = self._house.clock
        if not isinstance(clock, KeptClock):
            return None
        return send_when_due(self._house.places, clock, self.receiving, self._install_id)

    def _install_id(self) -> str | None:
        identity = self._house.visits.identity
        return None if identity is None else identity.install_id

    @Slot(float, float)
    def _set(self, wall_s: float, mono_s: float) -> None:
        since_s = self._house.clock.monotonic_s() - mono_s
        self._house.set_time(wall_s + max(0.0, since_s), Quality.HUB, SOURCE)
