"""Whether the kiosk sends by itself now, or in how many seconds it looks again. Starts nothing."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.clock import Quality
from kiosk.core.errors import Trouble
from kiosk.core.settings import Settings
from kiosk.core.timekeeping import KeptClock
from kiosk.core.trusted_time import read_kept_time
from kiosk.sync.network import NetworkPort, may_send, system_network
from kiosk.sync.schedule import (
    Draw,
    due_in_s,
    keep_standing,
    noticed,
    read_standing,
    spread_s,
)
from kiosk.sync.trip import settle_address

LOOK_AGAIN_S = 60.0
"""While there is no way out; a look costs two small files."""


def next_try_s(
    data: Path,
    settings: Settings,
    clock: KeptClock,
    draw: Draw,
    *,
    install_id: str = "",
    network: NetworkPort | None = None,
) -> float:
    """Seconds until the next try: 0 for now. Notes what is new about the network. Takes up to two
    seconds; never called on the window's thread.

    ``install_id``: finds this kiosk's part of the first days of a month; empty: no waiting there.
    """
    found = (network or system_network()).look()
    before = read_standing(data)
    standing = noticed(before, clock, draw, routed=found.routed is not False)
    if standing != before:
        keep_standing(data, standing)
    left_s = due_in_s(standing, clock)
    if install_id and not standing.failures:  # what has begun may end, on whichever day
        offset_min = settings.time.utc_offset_min
        # A machine whose empty battery begins every day on a 1st of January would wait for ever:
        # its clock looks sound while nobody has vouched for a time yet.
        believed = clock.believed and read_kept_time(data).quality > Quality.NONE
        month_s = spread_s(install_id, clock.wall_s(), offset_min, believed=believed)
        left_s = max(left_s, month_s)
    if not may_send(found, metered_allowed=settings.hub.metered):
        left_s = max(left_s, LOOK_AGAIN_S)
    return left_s


def may_begin(settings: Settings, data: Path) -> bool:
    """Whether anything is to be sent by itself at all: wished, enrolled and agreed to."""
    if not settings.hub.automatic:
        return False
    try:
        settle_address(settings, data)
    except Trouble:
        return False
    return True
