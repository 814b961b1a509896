"""The film's sound: a quiet pad of slow chords, and soft bells where something happens.

No melody of anybody's: the chords swell and sink, the bells take the next note of a scale.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from itertools import accumulate

RATE = 24_000
"""Samples a second while mixing; nothing here sounds above 8 kHz."""
LEVEL = 0.56
"""Loudness of the whole, about -18 LUFS."""

D2, A2, D3, FS3, G3, A3, B3, CS4, D4, E4, FS4, A4, B4 = (
    440 * 2 ** (n / 12) for n in (-31, -24, -19, -15, -14, -12, -10, -8, -7, -5, -3, 0, 2)
)
G2, B2, FS2, E3 = (440 * 2 ** (n / 12) for n in (-26, -22, -27, -17))

CHORDS = (
    (D2, A2, FS3, A3, E4),
    (B2, FS3, A3, D4),
    (G2, D3, B3, D4, FS4),
    (A2, E3, A3, B3, E4),
)
CHORD_S = 8.0
SCALE = [440 * 2 ** ((n - 7) / 12) for n in (0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24)]
"""Two octaves of D, E, F sharp, A, B for the bells."""


@dataclass(frozen=True)
class Bell:
    """A soft stroke: seconds, step of the scale, loudness, place (-1 left, 1 right)."""

    at: float
    step: int
    level: float = 1.0
    side: float = 0.0


def soundtrack(seconds: float, bells: tuple[Bell, ...]) -> tuple[array[float], array[float]]:
    """Return left and right, between -1 and 1, at :data:`RATE`."""
    count = round(seconds * RATE)
    left, right = array("f", bytes(4 * count)), array("f", bytes(4 * count))
    for index in range(math.ceil(seconds / CHORD_S)):
        chord = CHORDS[index % len(CHORDS)]
        for voice, pitch in enumerate(chord):
            lean = (voice / (len(chord) - 1) - 0.5) * 0.8
            strength = 0.30 / (1 + 0.25 * voice)
            for side, channel, drift in ((-1, left, -0.0011), (1, right, 0.0011)):
                level = strength * (1 + side * lean) / 2
                _pad(channel, index * CHORD_S - 1.5, CHORD_S + 4, pitch * (1 + drift), level)
    for bell in bells:
        for side, channel in ((-1, left), (1, right)):
            _ring(channel, bell, 0.10 * bell.level * (1 + side * bell.side * 0.6))
    for channel in (left, right):
        _echo(channel, 0.31 if channel is left else 0.37)
        _fade(channel, seconds)
    return left, right


def _pad(channel: array[float], start: float, seconds: float, pitch: float, level: float) -> None:
    """Add one long tone that swells and sinks, with a little of its octave and twelfth."""
    first = round(start * RATE)
    count = round(seconds * RATE)
    swell = _swell(count)
    for ratio, share in ((1, 1.0), (2, 0.28), (3, 0.08)):
        if pitch * ratio < 1_600:
            _add(channel, first, swell, pitch * ratio, level * share)


def _add(
    channel: array[float], first: int, envelope: array[float], pitch: float, level: float
) -> None:
    """Add a sine under an envelope; two numbers carry it from sample to sample."""
    turn = 2 * math.pi * pitch / RATE
    double = 2 * math.cos(turn)
    before, now = -math.sin(turn) * level, 0.0
    begin = max(0, -first)
    end = min(len(envelope), len(channel) - first)
    for _ in range(begin):
        before, now = now, double * now - before
    for step in range(begin, end):
        channel[first + step] += now * envelope[step]
        before, now = now, double * now - before


_SWELLS: dict[int, array[float]] = {}


def _swell(count: int) -> array[float]:
    """Return a rise of three seconds, a slow breath, a fall of three seconds."""
    if count not in _SWELLS:
        edge = 3.0 * RATE
        _SWELLS[count] = array(
            "f",
            (
                math.sin(math.pi / 2 * min(1.0, step / edge, (count - step) / edge)) ** 2
                * (0.88 + 0.12 * math.sin(2 * math.pi * step / RATE / 5.3))
                for step in range(count)
            ),
        )
    return _SWELLS[count]


def _ring(channel: array[float], bell: Bell, level: float) -> None:
    """Add one bell: a wooden, mellow stroke that rings for two seconds."""
    first = round(bell.at * RATE)
    count = 2 * RATE
    for ratio, share, ring in ((1.0, 1.0, 0.55), (2.0, 0.18, 0.3), (3.93, 0.12, 0.09)):
        fall = math.exp(-1 / (ring * RATE))
        attack = 0.006 * RATE
        decay = accumulate([fall] * count, lambda a, b: a * b, initial=1.0)
        envelope = array("f", (v * min(1.0, s / attack) for s, v in enumerate(decay)))
        _add(channel, first, envelope, SCALE[bell.step] * ratio, level * share)


def _echo(channel: array[float], delay: float) -> None:
    """Add a soft echo of the channel to itself, twice as long as a room."""
    gap = round(delay * RATE)
    for step in range(gap, len(channel)):
        channel[step] += 0.28 * channel[step - gap]


def _fade(channel: array[float], seconds: float) -> None:
    """Come in over two seconds, go out over three; set the level."""
    count = len(channel)
    rise, fall = 2.0 * RATE, 3.0 * RATE
    for step in range(count):
        share = min(1.0, step / rise, (count - step) / fall)
        channel[step] *= LEVEL * share * share * (3 - 2 * share)
    channel[0] = channel[-1] = 0.0
    loudest = max(max(channel), -min(channel))
    if loudest > 0.89:
        raise ValueError(f"the soundtrack would clip: {loudest:.2f} after {seconds} s")
