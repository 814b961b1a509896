"""The one way from the ledger's thread to the window's: signals that are queued (0013)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class LedgerBox(QObject):
    """Emitted on the ledger's thread; connect with a queued connection on the window's."""

    arrived = Signal(object)
    """A Trouble, or ``None`` when it is over."""
    running = Signal(object)
    """The outings that had not ended when the ledger was opened."""
