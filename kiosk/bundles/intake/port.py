"""What an intake needs from others: given from above, so that tests own all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from kiosk.bundles.bundle import ExhibitEntry
from kiosk.bundles.intake.disk import Disk
from kiosk.bundles.source import Source
from kiosk.bundles.verdict import Verdict
from kiosk.core.words import Words
from kiosk.library.holding import Held, NewBundle
from kiosk.library.texts import LocalText

Trial = Callable[[Path, ExhibitEntry], Words | None]
"""Opens each entry of the exhibit in that folder once; returns why it cannot be shown, or None."""

Find = Callable[[], Source | None]
"""Looks for the source that holds this very bundle; None when it is not there. Never raises."""


class Judged(NamedTuple):
    """The verdict, and the publisher's name in every language it has."""

    verdict: Verdict
    signer: LocalText


Judge = Callable[[bytes, str, Mapping[str, int] | None], Judged]
"""What to say of these manifest bytes, the bundle's name, and the sizes of its packs (None: nobody
has looked)."""


class Shelf(Protocol):
    """What of ``kiosk.library.store.Store`` is needed."""

    def packages(self) -> tuple[Held, ...]:
        """What is installed."""
        ...

    def files(self) -> Mapping[tuple[str, int], Path]:
        """Everything that is kept, by SHA-256 and size."""
        ...

    def place(self, record: NewBundle) -> object:
        """Take a bundle on trial; once more is the same."""
        ...

    def confirm(self, key: str) -> object:
        """Make the bundle on trial visible, in one transaction."""
        ...

    def refuse(self, key: str, reason: Words) -> object:
        """Let go of the bundle on trial."""
        ...

    def sweep(self) -> object:
        """Remove what no bundle needs."""
        ...


class House(NamedTuple):
    """Everything around an intake. ``content`` is the store's folder."""

    content: Path
    store: Shelf
    judge: Judge
    trial: Trial
    disk: Disk
    monotonic_s: Callable[[], float]
    wait_most_s: float = 600.0
    """How long a pulled stick is waited for; then the intake rests."""
