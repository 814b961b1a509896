"""A span of the day as the settings write it: ``08:30-17:00``, or ``12:00-14:00 30`` with a volume.

The form is that of :data:`kiosk.core.config.SPEC` (``day.open``, ``day.volume``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.core.words import Words

DAY_MIN = 1440

_EMPTY = Words(
    "开始和结束是同一时刻，请改一个。", "It begins and ends at the same time; change one of them."
)


class TimeSpan(NamedTuple):
    """From ``begin_min`` up to ``end_min``, in minutes of the day (0 to 1439).

    One that ends earlier than it begins crosses midnight. ``volume`` is in per cent, or None.
    """

    begin_min: int
    end_min: int
    volume: int | None = None

    @classmethod
    def read(cls, text: str) -> TimeSpan:
        """The span that a setting says.

        :raises ValueError: for another form.
        """
        times, _, volume = text.partition(" ")
        begin, dash, end = times.partition("-")
        if not dash:
            raise ValueError(text)
        return cls(_minutes(begin), _minutes(end), int(volume) if volume else None)

    @property
    def text(self) -> str:
        """The span as the setting says it."""
        volume = "" if self.volume is None else f" {self.volume}"
        return f"{clock_face(self.begin_min)}-{clock_face(self.end_min)}{volume}"

    def meets(self, other: TimeSpan) -> bool:
        """Whether both have a minute in common, midnight or not."""
        after = (other.begin_min - self.begin_min) % DAY_MIN
        before = (self.begin_min - other.begin_min) % DAY_MIN
        return after < self._length_min or before < other._length_min

    @property
    def _length_min(self) -> int:
        return (self.end_min - self.begin_min) % DAY_MIN

    def fault(self, others: Sequence[TimeSpan]) -> Words | None:
        """What keeps it from standing beside ``others``, or None."""
        if self.begin_min == self.end_min:
            return _EMPTY
        for other in others:
            if self.meets(other):
                span = f"{clock_face(other.begin_min)}–{clock_face(other.end_min)}"
                return Words(f"和 {span} 重叠了。", f"It overlaps with {span}.")
        return None


def clock_face(minute: int) -> str:
    """A minute of the day as people write it: ``08:30``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _minutes(text: str) -> int:
    hour, _, minute = text.partition(":")
    found = int(hour) * 60 + int(minute)
    if not 0 <= found < DAY_MIN:
        raise ValueError(text)
    return found
