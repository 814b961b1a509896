"""How long an operator waits for the verdict on a stick: every bundle on it is judged."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.offers import Shelves, look
from kiosk.core.places import Places


class LookTimes(NamedTuple):
    """Seconds of each look; before the first the system had forgotten what lies on the stick."""

    bundles: int
    cold_s: float
    warm_s: tuple[float, ...]


def time_look(place: Path, places: Places, store: Shelves, rounds: int = 5) -> LookTimes:
    """Look at the stick once cold and ``rounds`` times warm.

    Cold is as cold as a program without privileges can make it: the files' pages are given back,
    names and inodes stay known.
    """
    for path in place.rglob("*.json"):
        _forget(path)
    times: list[float] = []
    bundles = 0
    for _ in range(1 + rounds):
        begin_s = time.perf_counter()
        bundles = len(look(place, places, store).offers)
        times.append(time.perf_counter() - begin_s)
    return LookTimes(bundles, times[0], tuple(times[1:]))


def _forget(path: Path) -> None:
    if not hasattr(os, "posix_fadvise"):
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)  # pages that are not on the disk yet cannot be given back
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
