"""Is the shell's loop still turning? Told from the number of its beats and our own clock."""

from __future__ import annotations

FIRST_BEAT_WITHIN_S = 60.0
"""An old disk that is cold reads Qt's libraries for half a minute."""
BEAT_WITHIN_S = 10.0
ABSENT_S = 4.0
"""Who looks each second and finds that more has passed was not there: the machine slept."""


class BeatWatch:
    """Watches one start. Durations are counted from a look to a look, never added up."""

    def __init__(self, now_s: float, beats: int = 0) -> None:
        """``beats`` so far; 0 before the first."""
        self._beats = beats
        self._since_s = now_s
        self._looked_s = now_s

    @property
    def due_s(self) -> float:
        """When the shell is given up, should no beat come until then."""
        return self._since_s + (BEAT_WITHIN_S if self._beats else FIRST_BEAT_WITHIN_S)

    def hangs(self, now_s: float, beats: int) -> bool:
        """Look: ``beats`` so far. Whether the shell is to be given up.

        Time in which nobody looked does not count: a machine that slept, or was so busy that the
        guardian itself stood still, gives the shell the same excuse.
        """
        away_s = now_s - self._looked_s
        self._looked_s = now_s
        if beats != self._beats:
            self._beats = beats
            self._since_s = now_s
        elif away_s > ABSENT_S:
            self._since_s += away_s
        return now_s >= self.due_s
