"""Animated WebPs and sprite sheets made up for tests: what their containers say, no pictures."""

from __future__ import annotations

import json
import struct
from typing import Any


def chunk(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def animated_webp(frames: int, ms: int = 40, size: tuple[int, int] = (320, 180)) -> bytes:
    """An animated WebP of so many frames, each shown for ``ms``."""
    width, height = ((side - 1).to_bytes(3, "little") for side in size)
    head = chunk(b"VP8X", b"\x02\0\0\0" + width + height)
    head += chunk(b"ANIM", bytes(6))
    frame = chunk(b"ANMF", bytes(6) + width + height + ms.to_bytes(3, "little") + b"\0" + b"px")
    body = b"WEBP" + head + frame * frames
    return b"RIFF" + struct.pack("<I", len(body)) + body


def png(width: int, height: int) -> bytes:
    """The beginning of a PNG of that size: all that a check reads."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(9)


def sheet(count: int = 4, image: str = "sheet.png", **changes: Any) -> dict[str, Any]:
    """A sprite sheet as Aseprite writes it: ``count`` frames of 10 by 10 beside one another."""
    frames = [
        {"filename": f"a {at}", "frame": {"x": 10 * at, "y": 0, "w": 10, "h": 10}, "duration": 100}
        for at in range(count)
    ]
    return {"frames": frames, "meta": {"image": image, "format": "RGBA8888"}, **changes}


def sheet_text(*args: Any, **changes: Any) -> str:
    return json.dumps(sheet(*args, **changes))
