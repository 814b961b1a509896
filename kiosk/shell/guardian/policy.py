"""When the shell is started again, and how: at once, after a pause, in safe mode."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

WINDOW_S = 300.0
"""Crashes further back than this are forgotten."""
SAFE_AFTER = 3
"""So many crashes within the window lead into safe mode."""
SAFE_FOR_S = 3600.0
"""Then the normal mode is tried again."""
PAUSES_S: tuple[float, ...] = (0.0, 0.2, 0.4, 0.6, 5.0, 10.0, 30.0, 60.0)
"""Before the next start, by the number of crashes within the window: until safe mode had its turn a
visitor hardly sees them, then they save a machine that cannot be helped from starting for ever."""


class Restart(NamedTuple):
    """Start again after ``pause_s`` seconds; ``safe``: in safe mode."""

    pause_s: float
    safe: bool


class RestartPolicy:
    """Counts crashes on a clock of seconds that never go back, handed in with each call."""

    def __init__(self, crashes_s: Iterable[float] = (), safe_since_s: float | None = None) -> None:
        """Take over what an earlier guardian knew: crashes and safe mode of this boot."""
        self._crashes_s = sorted(crashes_s)
        self._safe_since_s = safe_since_s

    def is_safe(self, now_s: float) -> bool:
        """Whether a shell started now is to be in safe mode."""
        return self._safe_since_s is not None and now_s - self._safe_since_s < SAFE_FOR_S

    def crashed(self, now_s: float) -> Restart:
        """The shell has crashed or hung at ``now_s``."""
        self._crashes_s = [at for at in self._crashes_s if now_s - at < WINDOW_S]
        self._crashes_s.append(now_s)
        count = len(self._crashes_s)
        if count >= SAFE_AFTER and not self.is_safe(now_s):
            self._safe_since_s = now_s
        pause_s = PAUSES_S[min(count, len(PAUSES_S)) - 1]
        return Restart(pause_s, self.is_safe(now_s + pause_s))

    @property
    def safe_since_s(self) -> float | None:
        """When safe mode began; ``None`` when it was never needed, or is over."""
        return self._safe_since_s

    def try_normal(self) -> None:
        """The hour is over: the next start is a normal one, and old crashes no longer count."""
        self._safe_since_s = None
        self._crashes_s = []
