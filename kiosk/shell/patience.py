"""How long the kiosk waits for a visitor who has stopped touching.

Every touch, every drag and every held finger is presence. A point that has not moved for
``DIRT_AFTER_S`` is dirt on the glass and stops counting. After ``warn_after_s`` without
presence a count-down of ``countdown_s`` begins; when it has run out, the visitor is gone.
All times are monotonic seconds of the injected clock.
"""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.clock import Clock

DIRT_AFTER_S = 60.0


class Mood(StrEnum):
    """What the kiosk believes about the visitor."""

    PRESENT = "present"
    WARNING = "warning"
    GONE = "gone"


class Patience:
    """Decides between present, warning and gone; knows nothing of screens or timers."""

    def __init__(self, clock: Clock, warn_after_s: float, countdown_s: float) -> None:
        self._clock = clock
        self._warn_after_s = warn_after_s
        self._countdown_s = countdown_s
        self._last_sign_s = clock.monotonic_s()
        self._held: dict[int, float] = {}
        self._paused = False
        self._warned_at_s: float | None = None

    def wait(self, warn_after_s: float) -> None:
        """From now on the warning comes after that many seconds."""
        self._warn_after_s = warn_after_s

    def press(self, point: int) -> None:
        """A finger came down."""
        self._held[point] = self._sign()

    def move(self, point: int) -> None:
        """A finger that is down really moved."""
        self._held[point] = self._sign()

    def release(self, point: int) -> None:
        """A finger went up; dirt that is wiped away is no sign of a visitor."""
        moved_at_s = self._held.pop(point, None)
        if moved_at_s is None or self._clock.monotonic_s() - moved_at_s < DIRT_AFTER_S:
            self._sign()

    def lift_all(self) -> None:
        """The system cancelled every touch."""
        self._held.clear()

    def pause(self) -> None:
        """Something plays that is watched without touching (video, narration)."""
        self._paused = True
        self._warned_at_s = None

    def resume(self) -> None:
        """What played has ended or was paused."""
        if self._paused:
            self._paused = False
            self._sign()

    def stay(self) -> None:
        """The visitor answered the warning: wait again from now."""
        self._warned_at_s = None
        self._sign()

    @property
    def mood(self) -> Mood:
        """The mood now. Once the warning stands, only :meth:`stay` takes it back."""
        now_s = self._clock.monotonic_s()
        if self._paused:
            return Mood.PRESENT
        if self._warned_at_s is None:
            if now_s < self._due_s():
                return Mood.PRESENT
            self._warned_at_s = now_s
        if now_s < self._warned_at_s + self._countdown_s:
            return Mood.WARNING
        return Mood.GONE

    @property
    def left_s(self) -> float:
        """Seconds of the count-down that are left; all of them while no warning stands."""
        if self._warned_at_s is None:
            return self._countdown_s
        return max(0.0, self._warned_at_s + self._countdown_s - self._clock.monotonic_s())

    @property
    def next_look_s(self) -> float | None:
        """Seconds until the mood can change by waiting; ``None`` while paused."""
        if self._paused:
            return None
        if self._warned_at_s is not None:
            return self.left_s
        return max(0.0, self._due_s() - self._clock.monotonic_s())

    def _sign(self) -> float:
        self._last_sign_s = self._clock.monotonic_s()
        return self._last_sign_s

    def _due_s(self) -> float:
        """When the warning is due, if nothing more happens: a held finger counts until dirt."""
        until_dirt = (moved_s + DIRT_AFTER_S for moved_s in self._held.values())
        return max([self._last_sign_s, *until_dirt]) + self._warn_after_s
