"""Who comes in a soak: every visitor and every chore, drawn from one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Leaving(StrEnum):
    """How a visitor's time ends."""

    WALKS_OFF = "walks_off"
    """In the middle of anything; the idle warning comes and goes."""
    BUTTON = "button"
    """结束, 下一位 or the way home, whatever stands there."""


class Chore(StrEnum):
    """What an operator does between two visitors."""

    PANEL = "panel"
    """Every page of the panel is opened and leafed through."""
    SWAP = "swap"
    """A stick brings a newer bundle; it is installed, and may be taken back."""
    STICK = "stick"
    """Counts go onto the operator's stick."""
    UPLOAD = "upload"
    """Counts go to the hub."""
    CLASS = "class"
    """A docent teaches a class."""
    NIGHT = "night"
    """The quiet work of a night, then the next morning."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One visitor: ``steps`` until the patience is over; shares from 0 to 1 of a step's kinds.

    ``wild`` touches anywhere, ``fumble`` touches twice or with a second finger, ``switch`` changes
    language, loudness or 长辈模式. ``thinks_s``: seconds of the skipping clock before each step.
    """

    number: int
    seed: int
    steps: int
    wild: float
    fumble: float
    switch: float
    thinks_s: float
    leaving: Leaving
    comes_back: bool
    """Answers 继续看 to the first idle warning."""
    motion: bool
    """Whether the screens move and fade; most do not, for a fade takes as long as a visit here."""


NIGHT_EVERY = 150
"""Visits of a busy day."""
CHORE_EVERY = 120
_CHORES = (Chore.PANEL, Chore.SWAP, Chore.STICK, Chore.UPLOAD, Chore.CLASS)
_STEPS = ((0.10, 0, 0), (0.45, 1, 5), (0.33, 6, 15), (0.12, 16, 40))
"""Share of visitors, their fewest and most steps: passers-by, the curious, players, readers."""


def visitors(count: int, seed: int) -> Iterator[Visitor]:
    """``count`` visitors; the same for the same ``seed``."""
    draw = random.Random(f"visitors {seed}")
    for number in range(1, count + 1):
        _, least, most = draw.choices(_STEPS, weights=[share for share, _, _ in _STEPS])[0]
        yield Visitor(
            number,
            draw.randrange(2**32),
            draw.randint(least, most),
            wild=draw.choice((0.0, 0.0, 0.05, 0.6)),
            fumble=draw.choice((0.0, 0.05, 0.3)),
            switch=draw.choice((0.0, 0.02, 0.2)),
            thinks_s=draw.uniform(0.5, 6.0),
            leaving=draw.choice((Leaving.WALKS_OFF, Leaving.BUTTON)),
            comes_back=draw.random() < 0.2,
            motion=draw.random() < 0.2,
        )


def chores_after(number: int, count: int, seed: int) -> tuple[Chore, ...]:
    """What is done after the ``number``-th of ``count`` visitors (from 1).

    A short soak has every chore too, closer together.
    """
    every = max(1, min(CHORE_EVERY, count // (len(_CHORES) + 1)))
    night = max(1, min(NIGHT_EVERY, count // 2))
    found = []
    if number % every == 0:
        round_, at = divmod(number // every - 1, len(_CHORES))
        order = random.Random(f"chores {seed} {round_}").sample(_CHORES, len(_CHORES))
        found.append(order[at])
    if number % night == 0:
        found.append(Chore.NIGHT)
    return tuple(found)
