"""The kiosk's own sounds: soft strokes on wooden bars, computed sample by sample.

A struck bar sounds at its pitch and at about 3.9 and 9.2 times that pitch, and the high
partials die first; a breath of filtered noise is the mallet touching the wood.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

FOLDER = Path("assets") / "sounds"
RATE = 44_100
PARTIALS = ((1.0, 1.0, 1.0), (3.93, 0.32, 0.3), (9.24, 0.09, 0.11))
"""Of each partial: its frequency, its loudness and how long it rings, all relative to the first."""

C5, E5, G5, C6 = 523.25, 659.26, 783.99, 1046.5


@dataclass(frozen=True)
class Stroke:
    """One touch of a mallet."""

    at: float
    pitch: float
    level: float = 1.0
    ring: float = 0.1
    """Seconds until the first partial is down to 1/e."""
    hard: float = 1.0
    """How much of the high partials and of the knock is heard."""
    sink: float = 0.0
    """Share by which the pitch falls while it rings."""


@dataclass(frozen=True)
class Sound:
    """What one file holds."""

    seconds: float
    peak: float
    """Loudest sample, in dBFS."""
    strokes: tuple[Stroke, ...]


SOUNDS = {
    "press": Sound(0.05, -22, (Stroke(0, 1318.5, ring=0.009, hard=0.8),)),
    "right": Sound(
        0.44,
        -9,
        (Stroke(0, C5, 0.8, 0.07), Stroke(0.12, G5, 1, 0.095)),
    ),
    "wrong": Sound(0.34, -11, (Stroke(0, 246.94, ring=0.11, hard=0.45, sink=0.24),)),
    "result": Sound(
        0.88,
        -8,
        (
            Stroke(0, C5, 0.7, 0.1),
            Stroke(0.11, E5, 0.75, 0.1),
            Stroke(0.22, G5, 0.85, 0.11),
            Stroke(0.37, C6, 1, 0.14),
            Stroke(0.37, C5, 0.5, 0.16, 0.5),
        ),
    ),
}


def make(root: Path) -> None:
    """Write every sound under ``root``."""
    for name, sound in SOUNDS.items():
        save(root / FOLDER / f"{name}.wav", samples(sound))


def samples(sound: Sound) -> list[float]:
    """Return the sound's samples between -1 and 1; the first and the last are zero."""
    total = [0.0] * round(sound.seconds * RATE)
    for index, stroke in enumerate(sound.strokes):
        start = round(stroke.at * RATE)
        for step, value in enumerate(_struck(stroke, len(total) - start, Random(index))):
            total[start + step] += value
    fade = round(0.3 * len(total))
    for step in range(fade):
        # a bar damped by the hand, so that no file ends in a click
        total[-1 - step] *= 0.5 - 0.5 * math.cos(math.pi * step / fade)
    total[0] = 0.0
    scale: float = 10 ** (sound.peak / 20) / max(abs(value) for value in total)
    return [value * scale for value in total]


def save(path: Path, values: Sequence[float]) -> None:
    """Write samples as a mono file of 16 bits (folders are made)."""
    words = array("h", (round(value * 32_767) for value in values))
    if sys.byteorder == "big":
        words.byteswap()
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(words.tobytes())


def _struck(stroke: Stroke, count: int, rng: Random) -> list[float]:
    """Return ``count`` samples of one stroke."""
    attack = 0.0015 / max(stroke.hard, 0.3)
    phase = noise = smooth = 0.0
    result = []
    for step in range(count):
        t = step / RATE
        fallen = 1 - stroke.sink * (1 - math.exp(-t / 0.12))
        phase += 2 * math.pi * stroke.pitch * fallen / RATE
        value = 0.0
        for ratio, loudness, ring in PARTIALS:
            strength = loudness * (stroke.hard if ratio > 1 else 1)
            value += strength * math.exp(-t / (stroke.ring * ring)) * math.sin(phase * ratio)
        # the knock: noise through two one-pole low-passes, gone after a few milliseconds
        noise += 0.25 * (rng.uniform(-1, 1) - noise)
        smooth += 0.25 * (noise - smooth)
        value += 1.1 * stroke.hard * math.exp(-t / 0.004) * smooth
        rise = 0.5 - 0.5 * math.cos(math.pi * min(t / attack, 1.0))
        result.append(stroke.level * rise * value)
    return result
