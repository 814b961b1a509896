"""Recordings made up for tests: soft tones, encoded for real."""

from __future__ import annotations

import io
import math
import struct
from functools import cache

import av

RATE = 48_000
_FORMATS = {"opus": ("ogg", "libopus"), "wav": ("wav", "pcm_s16le"), "m4a": ("mp4", "aac")}


@cache
def tone(seconds: float = 1.0, ending: str = "opus", pitch_hz: float = 440.0) -> bytes:
    """A tone in the format of that file ending."""
    container_name, codec = _FORMATS[ending]
    target = io.BytesIO()
    with av.open(target, "w", format=container_name) as container:
        stream = container.add_stream(codec, rate=RATE, layout="mono")
        assert isinstance(stream, av.AudioStream)
        for first in range(0, round(seconds * RATE), 960):
            frame = av.AudioFrame(format="s16", layout="mono", samples=960)
            frame.sample_rate = RATE
            frame.pts = first
            frame.planes[0].update(_samples(first, 960, pitch_hz))
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


def _samples(first: int, count: int, pitch_hz: float) -> bytes:
    turn = 2 * math.pi * pitch_hz / RATE
    return b"".join(
        struct.pack("<h", round(3_000 * math.sin(turn * at))) for at in range(first, first + count)
    )
