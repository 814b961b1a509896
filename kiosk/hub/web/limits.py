"""How much the hub takes, from whom, and how long it waits: floods and slow clients are kept small.

A token bucket holds ``burst`` requests and is filled by ``per_s``. There is one an address and one
a device; many devices of a school come from one address, so that one's is the larger. Times are
monotonic.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple


class Rate(NamedTuple):
    """``burst`` requests at once, then ``per_s`` each second."""

    burst: float
    per_s: float


class Limits(NamedTuple):
    """All limits of the network side. ``…_s`` are seconds."""

    body_bytes: int = 512 * 1024
    header_bytes: int = 16 * 1024
    header_within_s: float = 10.0
    """From the connection, or the answer before, to the end of a request's headers."""
    body_within_s: float = 20.0
    answer_within_s: float = 120.0
    """From the headers to the last byte that the client has taken."""
    connections: int = 1_000
    connections_of_address: int = 200
    by_address: Rate = Rate(600, 30)
    by_device: Rate = Rate(300, 10)
    sign_ins: Rate = Rate(20, 0.2)
    """Attempts to sign in of one address, whatever the name."""
    work: Rate = Rate(40, 0.25)
    """Seconds of the processor that the envelopes of one address may take: a year of fifty devices
    of one school at once, and then a quarter of one processor.
    """
    kept: int = 20_000
    """Buckets that are remembered; the longest untouched is forgotten first."""


LIMITS = Limits()


class Buckets:
    """One token bucket a key. For any thread."""

    def __init__(self, rate: Rate, monotonic_s: Callable[[], float], kept: int) -> None:
        self._rate = rate
        self._now_s = monotonic_s
        self._kept = kept
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait_s(self, key: str) -> float:
        """Take one. 0 when it was there, else the seconds until one will be."""
        with self._lock:
            level = self._take(key, 0)
            if level < 1:
                return (1 - level) / self._rate.per_s
            self._take(key, 1)
            return 0.0

    def charge(self, key: str, amount: float) -> None:
        """Take so much, whether it is there or not."""
        with self._lock:
            self._take(key, amount)

    def owed_s(self, key: str) -> float:
        """Seconds until what was charged beyond the bucket has come back; 0: nothing is owed."""
        with self._lock:
            return max(0.0, -self._take(key, 0) / self._rate.per_s)

    def _take(self, key: str, amount: float) -> float:
        """What is left afterwards; below 0 it is owed."""
        now_s = self._now_s()
        level, at_s = self._levels.pop(key, (self._rate.burst, now_s))
        level = min(self._rate.burst, level + (now_s - at_s) * self._rate.per_s) - amount
        self._levels[key] = (level, now_s)
        if len(self._levels) > self._kept:
            self._levels.popitem(last=False)
        return level
