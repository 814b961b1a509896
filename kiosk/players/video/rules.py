"""How a film is watched: where it stops to ask, what has been seen of it. No window, no clock."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from kiosk.players.video.film import Film, Pause

if TYPE_CHECKING:
    from kiosk.core.pace import Pace

State = Literal["poster", "playing", "paused", "asking", "ended"]

STEP_S = 10.0
"""How far one tap on “back” or “forward” goes."""
JUMP_S = 2.0
"""Positions this far apart are no longer one watching: somebody has jumped."""
SEEN_SHARE = 0.9
"""From this share on a film counts as seen to its end."""


def rendition(film: Film, pace: Pace | None, *, painted: bool) -> str:
    """Which file of ``film`` to play: the larger one where this machine can show it, as measured;
    where nobody has measured, where a card draws (``painted``: we do).
    """
    lines = pace.film_lines if pace is not None else 0
    larger = lines >= 1080 if lines else not painted
    return (film.file_1080 if larger else None) or film.file


class Watching:
    """One watching of a film of ``length_s`` seconds. Positions are seconds from its start.

    It is told what happens and says what should; calls that make no sense any more change nothing.
    """

    def __init__(self, film: Film, length_s: float = 0.0) -> None:
        self._film = film
        self._length_s = length_s
        self._at_s = 0.0
        self._state: State = "poster"
        self._seen: set[int] = set()
        self._asked: set[int] = set()

    @property
    def state(self) -> State:
        """What the visitor sees."""
        return self._state

    @property
    def at_s(self) -> float:
        """Where the film stands."""
        return self._at_s

    @property
    def length_s(self) -> float:
        """How long the film is; 0 while nobody knows."""
        return self._length_s

    @property
    def chapter(self) -> int:
        """The chapter the film stands in, from 0; -1 before the first."""
        begun = [chapter for chapter in self._film.chapters if chapter.at_s <= self._at_s + 0.05]
        return len(begun) - 1

    @property
    def seen_share(self) -> float:
        """The share of the film's seconds that were watched, 0 to 1."""
        seconds = math.floor(self._length_s)
        return min(1.0, len(self._seen) / seconds) if seconds > 0 else 0.0

    @property
    def complete(self) -> bool:
        """Whether it counts as seen."""
        return self.seen_share >= SEEN_SHARE

    def measured(self, length_s: float) -> None:
        """The player has found out how long the film is."""
        if length_s > 0:
            self._length_s = length_s

    def play(self) -> None:
        """Begin, or go on."""
        if self._state in ("poster", "paused"):
            self._state = "playing"

    def pause(self) -> None:
        """Stop where it is."""
        if self._state == "playing":
            self._state = "paused"

    def moved(self, at_s: float) -> Pause | None:
        """The film has played to ``at_s``; returns the question to stop for, if one is due."""
        if self._state != "playing":
            return None
        before_s, self._at_s = self._at_s, at_s
        if not 0 <= at_s - before_s <= JUMP_S:
            return None
        self._seen.update(range(math.floor(before_s), math.floor(at_s)))
        for number, pause in enumerate(self._film.pauses):
            if number not in self._asked and before_s < pause.at_s <= at_s:
                self._asked.add(number)
                self._state = "asking"
                return pause
        return None

    def answered(self) -> None:
        """The question has been dealt with: on."""
        if self._state == "asking":
            self._state = "playing"

    def jump(self, to_s: float) -> float:
        """Go to ``to_s``, within the film; returns where that is. An ended film plays again."""
        if self._state == "asking":
            return self._at_s
        last_s = max(0.0, self._length_s - 0.5) if self._length_s else math.inf
        self._at_s = min(max(0.0, to_s), last_s)
        if self._state in ("ended", "poster"):
            self._state = "playing"
        return self._at_s

    def replay(self) -> float:
        """From the start, at once; returns where that is."""
        return self.jump(0.0)

    def ended(self) -> None:
        """The last frame has been shown."""
        if self._state == "playing":
            if self._length_s - self._at_s <= JUMP_S:
                self._seen.update(range(math.floor(self._at_s), math.floor(self._length_s)))
            self._at_s = self._length_s
            self._state = "ended"
