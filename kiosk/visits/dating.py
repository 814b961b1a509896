"""When it truly was: what a wrong clock wrote, put right by what is known for certain. Pure.

A reading is (boot, monotonic seconds, label). Boots only grow and the monotonic clock only grows
within a boot, so the order of all readings is known; the label is only what the wall clock said.
An anchor is a moment somebody vouched for. From it everything of the same boot is exact, and
everything before and after it is bracketed (docs/decisions/0045).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from kiosk.core.clock import local_month
from kiosk.visits.vouched import SLACK_S, Anchor, Boot, drift_s, vouched_boots

FIRST_S = 1_609_459_200
"""2021-01-01 UTC: years before this program. A label before it cannot be right."""
LONGEST_LIFE_S = 20 * 366 * 86_400
"""A label further than this beyond ``made_s`` cannot be right either."""
BACK_S = 300
"""A label that lies further than this before an earlier one puts both in doubt."""

_DAY_S = 86_400


class Certainty(StrEnum):
    """How far the booked month can be signed."""

    SURE = "sure"
    """Exact, or bracketed by exact moments within the month."""
    CLOCK = "clock"
    """By this machine's clock, which nothing contradicts (按本机时钟)."""
    UNSURE = "unsure"
    """Booked where it most likely belongs, and told with its interval."""


class Reading(NamedTuple):
    """``mono_s`` is ``None`` where nobody kept it: the place within the boot is not known then.

    ``boot`` 0 says that the boot is not known either. ``wall_s`` is the label (UTC seconds).
    """

    key: int
    boot: int
    mono_s: int | None
    wall_s: int


class Dated(NamedTuple):
    """UTC seconds. The truth lies from ``earliest_s`` to ``latest_s`` (``None``: no bound)."""

    best_s: int
    earliest_s: int
    latest_s: int | None
    certainty: Certainty


_NOT_YET = Dated(0, 0, None, Certainty.UNSURE)


def date_readings(
    readings: Iterable[Reading],
    anchors: Iterable[Anchor],
    *,
    utc_offset_min: int,
    made_s: int = FIRST_S,
    now: Reading | None = None,
) -> dict[int, Dated]:
    """Date every reading, by its key, in the order they came in.

    ``made_s``: nothing was read before that. ``now``: what the clocks say at this moment, as one
    more witness; it is not among the answers.
    """
    readings = list(readings)
    ordered = _in_order(readings if now is None else [*readings, now])
    boots = vouched_boots(((each.boot, each.mono_s) for each in ordered), anchors, made_s)
    month_of = _months(utc_offset_min)
    found = [_bracketed(each, boots.of(each.boot), made_s) for each in ordered]
    believed = _believed(ordered, found, made_s)
    doubtful = boots.contradicted
    dated: dict[int, Dated] = dict.fromkeys((each.key for each in readings), _NOT_YET)
    last_s: int | None = None
    waiting: list[int] = []
    for at, (each, (exact, low_s, high_s)) in enumerate(zip(ordered, found, strict=True)):
        if exact is not None:
            best_s, certainty = exact, Certainty.SURE
        else:
            inside = low_s <= each.wall_s and (high_s is None or each.wall_s <= high_s)
            month_known = high_s is not None and month_of(low_s) == month_of(high_s)
            if month_known and (inside or not doubtful):
                certainty = Certainty.SURE
            else:
                certainty = Certainty.CLOCK if believed[at] else Certainty.UNSURE
            if inside and each.wall_s <= made_s + LONGEST_LIFE_S:
                best_s = each.wall_s
            elif last_s is None and certainty is Certainty.UNSURE:
                waiting.append(at)
                best_s = low_s
            else:
                # The label says nothing: most likely it was soon after the one before it.
                best_s = _within(each.wall_s if last_s is None else last_s, low_s, high_s)
        if certainty is not Certainty.UNSURE:
            last_s = best_s
            for early in waiting:
                _, early_low_s, early_high_s = found[early]
                key = ordered[early].key
                guess_s = _within(best_s, early_low_s, early_high_s)
                dated[key] = Dated(guess_s, early_low_s, early_high_s, Certainty.UNSURE)
            waiting.clear()
        dated[each.key] = Dated(best_s, low_s, high_s, certainty)
    if now is not None:
        dated.pop(now.key, None)
    return dated


_Bracket = tuple[int | None, int, int | None]
"""The exact moment, if it is known; the earliest and the latest."""


def _in_order(readings: list[Reading]) -> list[Reading]:
    if any(each.mono_s is None for each in readings):
        # An older form of the ledger: they came before all others of their boot, and by label.
        readings = sorted(readings, key=lambda each: each.wall_s)
    # One number for both: thousands are sorted, and tuples would take three times as long.
    return sorted(
        readings, key=lambda each: (each[1] << 40) + (0 if each[2] is None else each[2] + 1)
    )


def _bracketed(each: Reading, boot: Boot, made_s: int) -> _Bracket:
    if boot.number <= 0:
        return None, made_s, None
    exact = boot.exact(each.mono_s, each.wall_s)
    if exact is not None:
        exact_s, slack_s = exact
        return exact_s, exact_s - slack_s, exact_s + slack_s
    low_s, high_s = boot.floor_s, boot.ceiling_s
    if each.mono_s is not None and boot.keeps_order:
        ran_s = each.mono_s - boot.first_mono_s
        runs_on_s = boot.last_mono_s - each.mono_s
        low_s += ran_s - drift_s(ran_s)
        if high_s is not None:
            high_s -= runs_on_s - drift_s(runs_on_s)
    # Anchors that contradict each other a little must not turn the interval inside out.
    return None, low_s, high_s if high_s is None else max(low_s, high_s)


def _believed(ordered: list[Reading], found: list[_Bracket], made_s: int) -> list[bool]:
    """Which labels nothing speaks against: plausible, inside their interval, in order with all
    others of that kind.
    """
    latest_s = made_s + LONGEST_LIFE_S
    takes_part = [
        exact is None
        and low_s <= each.wall_s <= (latest_s if high_s is None else min(high_s, latest_s))
        for each, (exact, low_s, high_s) in zip(ordered, found, strict=True)
    ]
    believed = list(takes_part)
    highest_s = -1
    for at, each in enumerate(ordered):
        if takes_part[at] and each.boot > 0:
            believed[at] = each.wall_s >= highest_s - BACK_S
            highest_s = max(highest_s, each.wall_s)
    lowest_s = latest_s
    for at in range(len(ordered) - 1, -1, -1):
        each = ordered[at]
        if takes_part[at] and each.boot > 0:
            believed[at] = believed[at] and each.wall_s <= lowest_s + BACK_S
            lowest_s = min(lowest_s, each.wall_s)
    return believed


def _within(wall_s: int, low_s: int, high_s: int | None) -> int:
    return max(low_s, wall_s if high_s is None else min(wall_s, high_s))


def _months(utc_offset_min: int) -> Callable[[int], str]:
    """The local month of a moment; asked thousands of times, mostly of the same days."""
    known: dict[int, str] = {}
    offset_s = utc_offset_min * 60

    def month_of(wall_s: int) -> str:
        day = (wall_s + offset_s) // _DAY_S
        month = known.get(day)
        if month is None:
            month = known[day] = local_month(wall_s, utc_offset_min)
        return month

    return month_of


__all__ = [
    "FIRST_S",
    "SLACK_S",
    "Anchor",
    "Certainty",
    "Dated",
    "Reading",
    "date_readings",
]
