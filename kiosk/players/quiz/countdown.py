"""The time there is for a question; the clock is handed in, and stands still while it is held."""

from __future__ import annotations

from collections.abc import Callable


class Countdown:
    """Counts ``limit_s`` seconds down by ``now_s``, a monotonic clock in seconds."""

    def __init__(self, limit_s: float, now_s: Callable[[], float]) -> None:
        self._limit_s = limit_s
        self._now_s = now_s
        self._spent_s = 0.0
        self._since_s: float | None = now_s()

    @property
    def left_s(self) -> float:
        """Seconds that are left, never below 0."""
        running_s = 0.0 if self._since_s is None else self._now_s() - self._since_s
        return max(0.0, self._limit_s - self._spent_s - running_s)

    @property
    def share(self) -> float:
        """The share of the time that is left, 1 to 0."""
        return self.left_s / self._limit_s

    @property
    def runs(self) -> bool:
        """Whether time is passing now."""
        return self._since_s is not None and not self.over

    @property
    def over(self) -> bool:
        """Whether no time is left."""
        return self.left_s <= 0

    def hold(self, held: bool) -> None:
        """Let the time stand still, or go on."""
        if held and self._since_s is not None:
            self._spent_s += self._now_s() - self._since_s
            self._since_s = None
        elif not held and self._since_s is None:
            self._since_s = self._now_s()
