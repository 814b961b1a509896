"""Sprite sheets: the JSON that Aseprite writes (``--format json-array``), and its picture."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

from kiosk.library.folder import read_limited
from kiosk.library.limits import LIMITS, Limits
from kiosk.players.animation.steps import Sheet, SheetFrame

LEAST_MS, MOST_MS = 20, 5_000


def read_sheet(path: Path, name: str, limits: Limits = LIMITS) -> Sheet:
    """Read the sheet at ``path``, whose name in the exhibit is ``name``.

    :raises ValueError: it is too large, damaged, or has no frames; the message says in a word.
    :raises OSError: it cannot be read.
    """
    try:
        data = json.loads(read_limited(path, limits.sheet_bytes))
    except OverflowError:
        raise ValueError("size") from None
    except RecursionError:
        raise ValueError("depth") from None
    frames = data.get("frames") if isinstance(data, dict) else None
    meta = data.get("meta") if isinstance(data, dict) else None
    if not isinstance(frames, list) or not isinstance(meta, dict):
        raise ValueError("frames")
    if not 1 <= len(frames) <= limits.sheet_frames:
        raise ValueError(f"{len(frames)} frames")
    picture = meta.get("image")
    if not isinstance(picture, str) or not picture or "/" in picture or "\\" in picture:
        raise ValueError("meta.image")
    beside = PurePosixPath(name).parent / picture
    return Sheet(beside.as_posix(), tuple(_frame(frame) for frame in frames))


def _frame(data: Any) -> SheetFrame:
    box = data.get("frame") if isinstance(data, dict) else None
    if not isinstance(box, dict):
        raise ValueError("frame")
    numbers = [box.get(key) for key in ("x", "y", "w", "h")] + [data.get("duration", 100)]
    if not all(type(number) is int for number in numbers):
        raise ValueError("frame")
    x, y, width, height, duration_ms = (int(number) for number in numbers if number is not None)
    if x < 0 or y < 0 or width < 1 or height < 1 or not LEAST_MS <= duration_ms <= MOST_MS:
        raise ValueError("frame")
    return SheetFrame(x, y, width, height, duration_ms)
