"""What every page needs: the store, the clock, the limits. Made once, and given to each part."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import NamedTuple

from kiosk.core.clock import Clock, local_day
from kiosk.hub.store import Store
from kiosk.hub.web.limits import Buckets, Limits

UTC_OFFSET_MIN = 480


class House(NamedTuple):
    """``secure``: pages are reached by HTTPS, so that the cookie is given to nothing else.
    ``exhibits``: folders of exhibit packages, for their titles and authors. ``calendars``: the
    shipped file of campaigns and the city's own. ``address``: as devices
    and phones reach it, empty where it is not known; ``ca``: PEM of an authority of the city's own.
    """

    store: Store
    clock: Clock
    limits: Limits
    by_address: Buckets
    by_device: Buckets
    sign_ins: Buckets
    work: Buckets
    exhibits: tuple[Path, ...]
    calendars: tuple[Path, Path]
    city: str
    counties: tuple[tuple[str, str], ...]
    townships: tuple[tuple[str, str], ...]
    secure: bool
    address: str
    ca: str
    signing_in: threading.Lock
    """One password is tried at a time: each takes 64 MiB, and the fifth must see the fourth."""

    @property
    def now_s(self) -> int:
        """UTC seconds by the hub's clock."""
        return int(self.clock.wall_s())

    @property
    def month(self) -> str:
        """The month that it is here."""
        return local_day(self.now_s, UTC_OFFSET_MIN).isoformat()[:7]
