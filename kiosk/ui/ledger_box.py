"""The one way from the ledger's thread to the window's: signals that are queued (0013)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.core.errors import Trouble

if TYPE_CHECKING:
    from kiosk.visits.outings import Running


class LedgerBox(QObject):
    """``arrived`` and ``running`` are emitted on the ledger's thread; ``on_trouble``, ``hand_on``
    are called on the window's, where the box lives: its slots are queued for it by that alone.
    """

    arrived = Signal(object)
    """A Trouble, or ``None`` when it is over."""
    running = Signal(object)
    """The outings that had not ended when the ledger was opened."""

    def __init__(self, on_trouble: Callable[[Trouble | None], None]) -> None:
        super().__init__()
        self._on_trouble = on_trouble
        self.hand_on: Callable[[tuple[Running, ...]], None] = lambda _running: None
        self.arrived.connect(self._take)
        self.running.connect(self._take_running)

    @Slot(object)
    def _take(self, trouble: Trouble | None) -> None:
        self._on_trouble(trouble)

    @Slot(object)
    def _take_running(self, running: tuple[Running, ...]) -> None:
        self.hand_on(running)
