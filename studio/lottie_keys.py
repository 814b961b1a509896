"""Values that change with time: key frames in seconds, and how the change is eased.

A property of the Lottie pen is either a plain value or :class:`Keys`, made with :func:`keys`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, TypeVar

V = TypeVar("V")
W = TypeVar("W")

EASES: dict[str, tuple[float, float, float, float]] = {
    # the two handles of the easing curve, as in CSS cubic-bezier()
    "in-out": (0.37, 0, 0.63, 1),
    "out": (0.33, 1, 0.68, 1),
    "in": (0.32, 0, 0.67, 0),
    "linear": (0, 0, 1, 1),
}
HOLD = "hold"


@dataclass(frozen=True)
class Key(Generic[V]):
    """One key frame: ``ease`` says how the value leaves it for the next one."""

    second: float
    value: V
    ease: str


@dataclass(frozen=True)
class Keys(Generic[V]):
    """A value over time; before the first and after the last key it stands still."""

    stops: tuple[Key[V], ...]

    def map(self, change: Callable[[V], W]) -> Keys[W]:
        """Return the same timing with every value changed."""
        return Keys(tuple(Key(k.second, change(k.value), k.ease) for k in self.stops))

    def at(self: Keys[float], second: float) -> float:
        """Return a number at ``second``, changing evenly from key to key: for still pictures."""
        before = after = self.stops[0]
        for key in self.stops:
            before, after = (key, key) if key.second <= second else (before, key)
            if key.second > second:
                break
        if before is after or before.ease == HOLD:
            return before.value
        share = (second - before.second) / (after.second - before.second)
        return before.value + (after.value - before.value) * max(share, 0.0)

    def values(self) -> list[V]:
        """Return the values in order."""
        return [key.value for key in self.stops]


def keys(*stops: tuple[float, V] | tuple[float, V, str], ease: str = "in-out") -> Keys[V]:
    """Return key frames from ``(second, value)`` or ``(second, value, ease)`` stops.

    ``ease`` (in-out, out, in, linear or hold) is how a stop is left, unless it says its own.
    """
    made = tuple(Key(stop[0], stop[1], stop[2] if len(stop) == 3 else ease) for stop in stops)
    if not made:
        raise ValueError("key frames need at least one stop")
    for before, after in pairwise(made):
        if after.second <= before.second:
            raise ValueError(f"key frames out of order at {after.second} s")
    for key in made:
        if key.ease != HOLD and key.ease not in EASES:
            raise ValueError(f"unknown ease {key.ease!r}")
    return Keys(made)


def sway(
    reach: float, period: float, seconds: float, phase: float = 0.0, rest: float = 0.0
) -> Keys[float]:
    """Return a swing of ``reach`` about ``rest`` for ``seconds``, like a sine shifted by ``phase``.

    ``phase`` counts in whole swings. The end meets the beginning when ``seconds`` is a whole
    number of periods.
    """
    half = period / 2
    step = math.floor(-2 * (0.25 - phase))  # the last turning point before the start
    stops: list[tuple[float, float]] = []
    while not stops or stops[-1][0] < seconds:
        side = 1 if step % 2 == 0 else -1
        stops.append((round(period * (0.25 - phase) + step * half, 3), rest + side * reach))
        step += 1
    return keys(*stops)


def written(value: V | Keys[V], spell: Callable[[V], Any], fps: float) -> dict[str, Any]:
    """Return a Lottie property; ``spell`` gives the JSON of one value."""
    if not isinstance(value, Keys):
        return {"a": 0, "k": spell(value)}
    if len(value.stops) == 1:
        return {"a": 0, "k": spell(value.stops[0].value)}
    frames: list[dict[str, Any]] = []
    for index, key in enumerate(value.stops):
        spelt = spell(key.value)
        frame: dict[str, Any] = {
            "t": frame_of(key.second, fps),
            "s": spelt if isinstance(spelt, list) else [spelt],
        }
        if key.ease == HOLD:
            frame["h"] = 1
        elif index < len(value.stops) - 1:
            ox, oy, ix, iy = EASES[key.ease]
            frame["o"] = {"x": ox, "y": oy}
            frame["i"] = {"x": ix, "y": iy}
        frames.append(frame)
    return {"a": 1, "k": frames}


def frame_of(second: float, fps: float) -> float | int:
    """Return the frame at ``second``, whole where it is whole."""
    return short(second * fps, 1)


def short(value: float, decimals: int = 1) -> float | int:
    """Return ``value`` rounded, as an int when nothing is left behind the point."""
    rounded = round(value, decimals)
    return int(rounded) if rounded == int(rounded) else rounded
