"""How a number is set, and whether it is right."""

from __future__ import annotations

from random import Random

from kiosk.players.quiz.tries import Attempt, Scale
from kiosk.players.quiz.types.numbers.body import Estimate

DIGITS = 9
"""Values are rounded so, that 0.1 + 0.2 is 0.3."""


class NumberTry(Attempt):
    """One try at a number. It begins in the middle, or at the low end if the middle is right."""

    def __init__(self, body: Estimate, random: Random) -> None:
        super().__init__()
        self._body = body
        self._moved = False
        self._value = self._snapped((body.low + body.high) / 2)
        if is_right(body, self._value):
            self._value = body.high if is_right(body, body.low) else body.low

    @property
    def estimate(self) -> Estimate:
        """The scale and its answer."""
        return self._body

    @property
    def scale(self) -> Scale:
        """The scale and where it stands; the right number once answered."""
        body = self._body
        right = body.answer if self.answered else None
        return Scale(body.low, body.high, body.step, self._value, body.unit, right, body.tolerance)

    def set(self, value: float) -> None:
        """Set the number, to the nearest step."""
        if not self.answered:
            self._value = self._snapped(value)
            self._moved = True

    @property
    def _ready(self) -> bool:
        return self._moved

    @property
    def _credit(self) -> float:
        return 1.0 if is_right(self._body, self._value) else 0.0

    def _snapped(self, value: float) -> float:
        body = self._body
        within = min(max(value, body.low), body.high)
        steps = round((within - body.low) / body.step)
        most = int((body.high - body.low) / body.step + 1e-6)
        return round(body.low + min(steps, most) * body.step, DIGITS)


def is_right(estimate: Estimate, value: float) -> bool:
    """Whether ``value`` is near enough."""
    return round(abs(value - estimate.answer), DIGITS) <= estimate.tolerance
