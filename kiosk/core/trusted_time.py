"""The highest time this machine has reached, and the highest that somebody vouched for.

Nothing is refused by it. It is how a clock that jumped is noticed at the next look: an empty
battery sets the clock years back, a wrong hand sets it years forward.

The same file keeps where the machine's own clock stood and what was added to it, for
:class:`kiosk.core.timekeeping.KeptClock`; an older program leaves that part out.
"""

from __future__ import annotations

import json
import logging
import math
import threading
from pathlib import Path
from typing import NamedTuple

from kiosk.core.clock import Quality
from kiosk.core.errors import Trouble
from kiosk.core.files import set_aside, write_durably
from kiosk.core.plausible import STEP_S

FILE = "time.json"

_MOST_BYTES = 4096
_LATEST_S = 253_402_300_799.0  # the last second of the year 9999

_writing = threading.Lock()
"""The window's thread and the quiet work read and write the same file."""

log = logging.getLogger(__name__)


class KeptTime(NamedTuple):
    """UTC seconds since 1970; 0 where nothing is kept.

    ``seen_s``: the highest believable time this machine has shown. ``trusted_s``: the highest
    that was vouched for, with the ``quality`` of who did.
    """

    seen_s: float = 0.0
    trusted_s: float = 0.0
    quality: Quality = Quality.NONE

    @property
    def latest_s(self) -> float:
        """The later of the two."""
        return max(self.seen_s, self.trusted_s)


class ClockKept(NamedTuple):
    """At ``mono_s`` of ``boot`` the machine's clock said ``machine_s``, and the kiosk's was
    ``ahead_s`` ahead of it, as ``quality`` had vouched for in that boot (``NONE``: in none).
    """

    boot: int
    mono_s: float
    machine_s: float
    ahead_s: float = 0.0
    quality: Quality = Quality.NONE


def read_kept_time(data: Path) -> KeptTime:
    """What is kept in ``data/time.json``; nothing when it is missing or damaged. Raises nothing."""
    kept = _read(data)
    return KeptTime() if kept is None else kept[0]


def read_clock(data: Path) -> ClockKept | None:
    """Where the machine's clock stood when it was last kept; ``None`` where nobody knows."""
    kept = _read(data)
    return None if kept is None else kept[1]


def _read(data: Path) -> tuple[KeptTime, ClockKept | None] | None:
    """``None``: missing or damaged."""
    try:
        with (data / FILE).open("rb") as file:
            stored = json.loads(file.read(_MOST_BYTES))
        seen_s, trusted_s = float(stored["seen_s"]), float(stored["trusted_s"])
        if not (0 <= seen_s <= _LATEST_S and 0 <= trusted_s <= _LATEST_S):
            return None
        kept = KeptTime(seen_s, trusted_s, Quality(stored["quality"]))
        return kept, _clock_of(stored.get("clock"))
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None


def _clock_of(stored: object) -> ClockKept | None:
    if not isinstance(stored, dict):
        return None
    try:
        boot, quality = stored["boot"], Quality(stored["quality"])
        mono_s, machine_s = float(stored["mono_s"]), float(stored["machine_s"])
        ahead_s = float(stored["ahead_s"])
    except (ValueError, KeyError, TypeError):
        return None
    if type(boot) is not int or not all(
        abs(each) <= _LATEST_S for each in (mono_s, machine_s, ahead_s)
    ):
        return None
    return ClockKept(boot, mono_s, machine_s, ahead_s, quality)


def keep_time(data: Path, wall_s: float, quality: Quality = Quality.NONE) -> KeptTime:
    """Raise what is kept to ``wall_s``, and return what is kept then.

    With quality ``NONE`` (this machine's own clock; at every start and every hour) the highest
    time seen rises, unless the step is larger than :data:`STEP_S`. With a higher quality somebody
    vouches for the time: it is trusted, and a time seen beyond it is forgotten.

    Never raises: what cannot be stored is logged.
    """
    with _writing:
        stored = _read(data)
        kept, clock = (KeptTime(), None) if stored is None else stored
        if not math.isfinite(wall_s) or not 0 < wall_s <= _LATEST_S:
            return kept
        if quality > Quality.NONE:
            # Vouched for now: a clock that once ran ahead must not be held against it for ever.
            trusted_s = wall_s if quality >= kept.quality else max(wall_s, kept.trusted_s)
            now = KeptTime(wall_s, trusted_s, max(quality, kept.quality))
        elif kept.latest_s == 0 or 0 < wall_s - kept.latest_s <= STEP_S:
            now = kept._replace(seen_s=wall_s)
        else:
            return kept
        _store(data / FILE, now, clock)
        return now


def keep_clock(data: Path, clock: ClockKept) -> None:
    """Keep where the machine's clock stands. Never raises: what cannot be stored is logged."""
    with _writing:
        stored = _read(data)
        _store(data / FILE, KeptTime() if stored is None else stored[0], clock)


def _store(path: Path, kept: KeptTime, clock: ClockKept | None) -> None:
    content: dict[str, object] = {
        "seen_s": kept.seen_s,
        "trusted_s": kept.trusted_s,
        "quality": int(kept.quality),
    }
    if clock is not None:
        content["clock"] = {**clock._asdict(), "quality": int(clock.quality)}
    try:
        if path.exists() and _read(path.parent) is None:
            set_aside(path)
        write_durably(path, json.dumps(content).encode())
    except Trouble as trouble:
        log.warning("the time reached is not stored: %s", trouble)
