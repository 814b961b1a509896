"""Which touches mean something. Only those make a session, and make it longer.

A touch is **meaningful** when something on the screen answers it: it wakes the attract screen (all
of which is one button), or a button, a tile or a picture that is played with takes it.
It counts once, however long the finger stays, and at the moment when the finger came down.

These are none, though each is presence for :mod:`kiosk.shell.patience` as before:

- a touch on nothing: the paper between the cards, the dark beside a sheet that closes nothing;
- a touch within 300 ms after a page change, which the guard takes (``Kit/TouchGuard.qml``);
- a palm that rests on the glass, or dirt: wherever it lies it is one touch, never a long one;
- a finger that was down before the session ended, for the next session.

The glass tells when a finger comes down, when something takes it, and when it goes up.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.clock import Clock


class Fingers:
    """The fingers that are down and that nothing has answered yet; ``meant`` hears, for each that
    is answered, the monotonic second at which it came down.
    """

    def __init__(self, clock: Clock, meant: Callable[[float], None]) -> None:
        self._clock = clock
        self._meant = meant
        self._down_s: dict[int, float] = {}

    def press(self, point: int) -> None:
        """A finger came down."""
        self._down_s[point] = self._clock.monotonic_s()

    def waits(self, point: int) -> bool:
        """Whether that finger is down, and nothing has answered it yet."""
        return point in self._down_s

    def answer(self, point: int) -> None:
        """Something on the screen took the finger."""
        down_s = self._down_s.pop(point, None)
        if down_s is not None:
            self._meant(down_s)

    def release(self, point: int) -> None:
        """The finger went up, or the system cancelled it."""
        self._down_s.pop(point, None)

    def lift_all(self) -> None:
        """The system cancelled every touch; or the session is over, and what is down is stale."""
        self._down_s.clear()
