"""What an animated WebP says of itself: size, frames, length. Nothing is decoded.

The container is RIFF with the chunks VP8X, ANIM and ANMF of
https://developers.google.com/speed/webp/docs/riff_container.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path

MOST_CHUNKS = 20_000


@dataclass(frozen=True, slots=True)
class WebpFacts:
    """``frames`` is 0 for a WebP that does not move; ``whole``: the file is all there."""

    width_px: int
    height_px: int
    frames: int
    seconds: float
    whole: bool


def read_webp(path: Path) -> WebpFacts | None:
    """Read the facts of the WebP at ``path``; None when it is no extended WebP.

    :raises OSError: when it cannot be read.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        head = file.read(30)
        if len(head) < 30 or head[:4] != b"RIFF" or head[8:16] != b"WEBPVP8X":
            return None
        claimed = 8 + int.from_bytes(head[4:8], "little")
        width = int.from_bytes(head[24:27], "little") + 1
        height = int.from_bytes(head[27:30], "little") + 1
        at, frames, milliseconds = 12, 0, 0
        for _ in range(MOST_CHUNKS):
            if at + 8 > size:
                break
            file.seek(at)
            chunk = file.read(24)
            kind, length = struct.unpack("<4sI", chunk[:8])
            if kind == b"ANMF" and len(chunk) == 24:
                frames += 1
                milliseconds += int.from_bytes(chunk[20:23], "little")
            at += 8 + length + length % 2
    return WebpFacts(width, height, frames, milliseconds / 1000, max(at, claimed) <= size)
