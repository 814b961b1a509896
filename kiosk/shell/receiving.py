"""What the hub answers, as the running kiosk takes it: believed or not, in the job's thread."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.core.clock import Quality
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.timekeeping import quality_of

if TYPE_CHECKING:
    from kiosk.core.clock import Clock
    from kiosk.sync.receipts import Applied
    from kiosk.visits.facts import Message

_TELL_EVERY_S = 3600.0
_APART_S = 60.0

log = logging.getLogger(__name__)


class Receiving:
    """Believes the hub's answers, or not; in the job's thread.

    ``install_id``: asked when an answer comes, ``None`` while nobody knows. ``post``: the ledger's.
    ``on_time``: told the hub's time (UTC seconds) with our monotonic second at which it came, for
    the one who sets clocks; has to find its own way to the window's thread.
    """

    def __init__(
        self,
        places: Places,
        clock: Clock,
        install_id: Callable[[], str | None],
        post: Callable[[Message], None],
        on_time: Callable[[float, float], None] = lambda _wall_s, _mono_s: None,
    ) -> None:
        self._places, self._clock = places, clock
        self._install_id = install_id
        self._post = post
        self._on_time = on_time
        self._told_mono_s = -math.inf

    def __call__(self, receipt: bytes) -> Applied | None:
        """What came of it; ``None`` where it is for another kiosk, to whom it will be brought, or
        where it is not believed, which the log tells.
        """
        from kiosk.sync.others import take_receipt  # late, and in the thread
        from kiosk.sync.receipts import apply_receipt

        came_s = self._clock.monotonic_s()
        install_id = self._install_id()
        if install_id is None:
            return None
        data, ledger = self._places.data, self._places.ledger

        def apply() -> Applied:
            return apply_receipt(
                receipt, data, ledger, install_id, self._clock, self._post, live=True
            )

        try:
            applied = take_receipt(data, receipt, apply)
        except Trouble as trouble:
            log.warning("a receipt is not believed: %s", trouble)
            return None
        if applied is None:
            return None
        self._pass_time_on(applied.vouched_s, came_s)
        return applied

    def _pass_time_on(self, vouched_s: int | None, came_s: float) -> None:
        """Once a trip: a year's backlog brings hundreds of answers, and each time that is set
        begins a new segment. Where the hub has vouched in this boot, only for a difference.
        """
        if vouched_s is None or came_s - self._told_mono_s < _TELL_EVERY_S:
            return
        apart_s = abs(vouched_s - self._clock.wall_s())
        if quality_of(self._clock) is Quality.HUB and apart_s < _APART_S:
            return
        self._told_mono_s = came_s
        self._on_time(float(vouched_s), came_s)
