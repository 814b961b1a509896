"""Lives of a machine as they truly were, with everything its clocks can do to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from hypothesis import strategies as st

from kiosk.visits.dating import Reading
from kiosk.visits.vouched import Anchor

HOUR_S, DAY_S = 3_600, 86_400
BEGINS_S = int(datetime(2026, 1, 20, tzinfo=UTC).timestamp())
RESETS_S = tuple(
    int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (1970, 2015, 2022, 2099)
)
"""Where a clock begins again when its battery is dead; not all of them can be seen to be wrong."""


class Event(NamedTuple):
    """What happens ``after_s`` seconds later: a reading, an anchor or a jump of the clock."""

    kind: str
    after_s: int
    jump_s: int = 0
    slip_s: int = 0
    quality: int = 1


class Start(NamedTuple):
    """One boot: how long the machine was off, and what that did to its clock."""

    off_s: int
    reset: int | None
    jump_s: int
    zero_s: int
    drift_ppm: int
    events: tuple[Event, ...]


@dataclass
class Life:
    """Readings by their key, when they truly were, and every anchor; ``now`` is its last moment."""

    readings: list[Reading] = field(default_factory=list)
    truth_s: dict[int, float] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)
    now: Reading | None = None


_OFF_S = st.one_of(st.integers(5, HOUR_S), st.integers(HOUR_S, 40 * DAY_S))
_GAPS_S = st.one_of(st.integers(0, HOUR_S), st.integers(HOUR_S, 12 * DAY_S))
_JUMPS_S = st.one_of(
    st.integers(-HOUR_S, HOUR_S),
    st.integers(-45 * DAY_S, 45 * DAY_S),
    st.sampled_from((-366 * DAY_S, 366 * DAY_S, -40 * 366 * DAY_S, 60 * 366 * DAY_S)),
)
_EVENTS = st.one_of(
    st.builds(Event, st.just("read"), _GAPS_S),
    st.builds(Event, st.just("read"), _GAPS_S),
    st.builds(Event, st.just("jump"), _GAPS_S, _JUMPS_S),
    st.builds(
        Event, st.just("anchor"), _GAPS_S, slip_s=st.integers(-60, 60), quality=st.integers(1, 4)
    ),
)
_STARTS = st.builds(
    Start,
    off_s=_OFF_S,
    reset=st.one_of(st.none(), st.none(), st.sampled_from(RESETS_S)),
    jump_s=st.one_of(st.just(0), _JUMPS_S),
    zero_s=st.integers(0, 5_000),
    drift_ppm=st.integers(-100, 100),
    events=st.lists(_EVENTS, max_size=6).map(tuple),
)


def _lived(starts: list[Start], newer_from: int) -> Life:
    """``newer_from``: readings before that one are of a ledger that kept no monotonic seconds."""
    life, now_s, wrong_s = Life(), float(BEGINS_S), 0.0
    for boot, start in enumerate(starts, 1):
        now_s += start.off_s
        wrong_s = start.jump_s + wrong_s if start.reset is None else start.reset - now_s
        began_s = now_s
        for event in start.events:
            now_s += event.after_s
            ran_s = (now_s - began_s) * (1 + start.drift_ppm / 1_000_000)
            mono_s = int(start.zero_s + ran_s)
            label_s = int(now_s + wrong_s)
            key = len(life.readings)
            if event.kind == "jump":
                wrong_s += event.jump_s
            elif event.kind == "anchor":
                told_s = int(now_s + event.slip_s)
                life.anchors.append(Anchor(boot, mono_s, told_s, event.quality, label_s))
            else:
                kept_s = mono_s if key >= newer_from else None
                life.readings.append(Reading(key, boot, kept_s, label_s))
                life.truth_s[key] = now_s
            life.now = Reading(-1, boot, mono_s, int(now_s + wrong_s))
    return life


def lives(most_boots: int = 8) -> st.SearchStrategy[Life]:
    """Any life of so many boots."""
    return st.builds(_lived, st.lists(_STARTS, min_size=1, max_size=most_boots), st.integers(0, 6))


def each_truth(life: Life) -> Iterator[tuple[Reading, float]]:
    """Every reading with the moment it truly was."""
    for reading in life.readings:
        yield reading, life.truth_s[reading.key]
