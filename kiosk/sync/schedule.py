"""When the kiosk tries to send by itself. Pure, but for the small file at the end.

The wait after a failure is drawn from [1 min, most] ("full jitter"), where most doubles from
2 minutes up to a day, so that a thousand kiosks behind one broken hub do not come back together
(M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015). Time is counted by the
monotonic clock: a wall clock that leaps neither starts nor stops anything.

A new boot, and a network that has just come, are news: a truck may stand somewhere else now. Both
shorten the wait to at most :data:`NEWS_S`, and never below a minute.
"""

from __future__ import annotations

import hashlib
import json
import logging
import math
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from kiosk.core.clock import Clock, local_day
from kiosk.core.errors import Trouble
from kiosk.core.files import set_aside, write_durably

LEAST_S = 60.0
MOST_S = 86_400.0
NEWS_S = 600.0
EVERY_S = 86_400.0
"""After a success: once a day, give or take a sixth."""
SPREAD_DAYS = 4
"""The first days of a month, over which the kiosks of a city spread what the month has left."""

FILE = ("device", "sending.json")
_MOST_BYTES = 4096
_MOST_FAILURES = 1_000_000
_EPOCH_DAY_S = 86_400

Draw = Callable[[], float]
"""A random number from 0 to 1, such as ``random.random``."""

log = logging.getLogger(__name__)


class Standing(NamedTuple):
    """How sending stands. ``failures`` in a row; at ``mono_s`` of ``boot`` it was decided to wait
    ``wait_s``. ``routed``: whether there was a network then. ``code``: of the last Trouble, empty
    after a success. ``sent_wall_s``: when the last envelope was handed over, for people only (0:
    never).
    """

    failures: int = 0
    wait_s: float = 0.0
    boot: int = 0
    mono_s: float = 0.0
    routed: bool = True
    code: str = ""
    sent_wall_s: float = 0.0


def most_wait_s(failures: int) -> float:
    """The longest wait after so many failures in a row (≥ 1): 2 min, 4 min … a day."""
    return min(MOST_S, LEAST_S * 2.0 ** min(max(failures, 1), 20))


def _drawn(most_s: float, draw: Draw) -> float:
    return LEAST_S + (max(most_s, LEAST_S) - LEAST_S) * draw()


def begun(before: Standing, clock: Clock, draw: Draw) -> Standing:
    """What is kept before a try begins: as if it had failed already, so that a power cut or a
    crash in the midst of it costs a wait, and never makes a circle of tries.
    """
    return failed(before, clock, draw, "cut-off")


def failed(
    before: Standing, clock: Clock, draw: Draw, code: str, *, at_least_s: float = 0.0
) -> Standing:
    """After a try that did not come through; ``at_least_s``: what the hub asked to wait for, which
    is believed up to a day.
    """
    failures = min(before.failures + 1, _MOST_FAILURES)
    wait_s = _drawn(most_wait_s(failures), draw)
    if at_least_s > 0:
        wait_s = max(wait_s, min(at_least_s, MOST_S) + LEAST_S * draw())
    return Standing(
        failures, wait_s, clock.boot, clock.monotonic_s(), True, code, before.sent_wall_s
    )


def succeeded(clock: Clock, draw: Draw) -> Standing:
    """After everything that was due has been handed over."""
    wait_s = EVERY_S * (5 / 6 + draw() / 3)
    sent_wall_s = max(0.0, clock.wall_s())  # a label: a clock before 1970 may not spoil the rest
    return Standing(0, wait_s, clock.boot, clock.monotonic_s(), True, "", sent_wall_s)


def noticed(before: Standing, clock: Clock, draw: Draw, *, routed: bool) -> Standing:
    """What becomes of it by a look at the network: the same object when nothing is news."""
    news = _is_of_another_boot(before, clock) or (routed and not before.routed)
    if not news and before.routed == routed:
        return before
    if not news:
        return before._replace(routed=routed)
    left_s = _left_s(before, clock)
    wait_s = min(left_s, _drawn(NEWS_S, draw))
    return before._replace(
        wait_s=wait_s, boot=clock.boot, mono_s=clock.monotonic_s(), routed=routed
    )


def due_in_s(standing: Standing, clock: Clock) -> float:
    """Seconds until the next try; 0 for now."""
    return _left_s(standing, clock)


def _left_s(standing: Standing, clock: Clock) -> float:
    if _is_of_another_boot(standing, clock):
        return standing.wait_s  # nobody knows how long ago
    return max(0.0, standing.wait_s - (clock.monotonic_s() - standing.mono_s))


def _is_of_another_boot(standing: Standing, clock: Clock) -> bool:
    """Also where it has the same number: a lost count of boots, or a program that only looked at
    the number where the system names no boots. Monotonic time does not go back.
    """
    return standing.boot != clock.boot or clock.monotonic_s() < standing.mono_s


def slot_s(install_id: str) -> float:
    """Which moment of the first :data:`SPREAD_DAYS` of a month is this kiosk's, in seconds after
    its beginning: the same every month, evenly over the fleet.
    """
    digest = hashlib.sha256(b"kepu month slot\0" + install_id.encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64 * SPREAD_DAYS * _EPOCH_DAY_S


def spread_s(install_id: str, wall_s: float, utc_offset_min: int, *, believed: bool) -> float:
    """Seconds that are still to be waited at the beginning of a month; 0 on all other days, and
    when the clock is not believed (nobody knows then that it is the beginning of a month).
    """
    day = local_day(wall_s, utc_offset_min)
    if not believed or day.day > SPREAD_DAYS:
        return 0.0
    first = day - timedelta(days=day.day - 1)
    began_s = (first.toordinal() - 719_163) * _EPOCH_DAY_S - utc_offset_min * 60
    return max(0.0, began_s + slot_s(install_id) - wall_s)


def read_standing(data: Path) -> Standing:
    """What is kept; a fresh one when it is missing or damaged. Raises nothing."""
    try:
        with data.joinpath(*FILE).open("rb") as file:
            stored = json.loads(file.read(_MOST_BYTES))
        return _checked(Standing(**stored))
    except (OSError, ValueError, RecursionError, TypeError):
        return Standing()


def _checked(kept: Standing) -> Standing:
    """:raises ValueError: a figure that nobody wrote."""
    whole = type(kept.failures) is int and type(kept.boot) is int
    figures = (kept.wait_s, kept.mono_s, kept.sent_wall_s)
    if not whole or not all(
        type(each) in (int, float) and math.isfinite(each) and each >= 0 for each in figures
    ):
        raise ValueError(kept)
    if not 0 <= kept.failures <= _MOST_FAILURES or kept.wait_s > 2 * MOST_S:
        raise ValueError(kept)
    if type(kept.routed) is not bool or type(kept.code) is not str or len(kept.code) > 60:
        raise ValueError(kept)
    return kept


def keep_standing(data: Path, standing: Standing) -> None:
    """Store it. Never raises: without it the kiosk only tries too soon, and the log says so."""
    path = data.joinpath(*FILE)
    try:
        if path.exists() and read_standing(data) == Standing() != standing:
            _set_aside_damaged(path)
        write_durably(path, json.dumps(standing._asdict()).encode())
    except Trouble as trouble:
        log.warning("how sending stands is not stored: %s", trouble)


def _set_aside_damaged(path: Path) -> None:
    try:
        _checked(Standing(**json.loads(path.read_bytes()[:_MOST_BYTES])))
    except (OSError, ValueError, RecursionError, TypeError):
        set_aside(path)
