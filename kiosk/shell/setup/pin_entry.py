"""Typing a new PIN: twice, and a weak one is refused at once."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.words import Words

SHORTEST, LONGEST = 4, 8
DIFFERENT = Words("两次输入的不一样，请重新设一个。", "The two were different; please begin again.")

Weakness = Callable[[str], Words | None]
"""Why a PIN is refused; ``None`` for a good one."""


class PinEntry:
    """Two tries at the same digits."""

    def __init__(self, weakness: Weakness) -> None:
        self._weakness = weakness
        self._first = ""
        self._typed = ""
        self.words: Words | None = None

    @property
    def length(self) -> int:
        """How many digits stand there; which ones, nobody is shown."""
        return len(self._typed)

    @property
    def again(self) -> bool:
        """Whether the second typing stands."""
        return bool(self._first)

    @property
    def ready(self) -> bool:
        """Whether what stands there is long enough."""
        return len(self._typed) >= SHORTEST

    def key(self, key: str) -> None:
        """A digit, or ``back``."""
        self.words = None
        if key == "back":
            self._typed = self._typed[:-1]
        elif len(key) == 1 and key in "0123456789" and len(self._typed) < LONGEST:
            self._typed += key

    def enter(self) -> str | None:
        """Take what stands there; returns the PIN once it was typed twice alike."""
        typed, self._typed = self._typed, ""
        if not self._first:
            self.words = self._weakness(typed)
            self._first = "" if self.words else typed
            return None
        first, self._first = self._first, ""
        if typed == first:
            return typed
        self.words = DIFFERENT
        return None

    def clear(self) -> None:
        """Forget everything that was typed."""
        self._first = self._typed = ""
        self.words = None
