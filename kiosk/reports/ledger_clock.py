"""What happened to the clock and to the machine: settings, jumps, incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.clock import local_month
from kiosk.reports.facts import About, ClockStep, Incident
from kiosk.reports.held_outings import local_minute
from kiosk.reports.periods import Span
from kiosk.visits.clock_steps import JUMPED, read_clock_steps

if TYPE_CHECKING:
    import sqlite3

BACK_S = 300
"""A start whose label lies further than this before the last label is a jump, too."""
_INCIDENTS = {
    "ledger-damaged": "计数文件损坏，已自动修复",
    "not-counted": "有计数没有存下",
}


def clock_steps(
    dated: sqlite3.Connection, utc_offset_min: int, span: Span
) -> tuple[ClockStep, ...]:
    """Every setting and confirming of the clock, and every jump, in the order they happened.

    Jumps while the machine ran are those of :mod:`kiosk.visits.clock_steps`; a clock that fell
    back while it was off shows in a start whose label lies before the last one.
    """
    found: list[tuple[int, ClockStep]] = []
    for each in read_clock_steps(dated, None, utc_offset_min):
        if not span.has(local_month(each.when_s, utc_offset_min)):
            continue
        kind = "confirmed" if each.confirms else "jump" if each.source == JUMPED else "set"
        by = "" if kind == "jump" else each.quality.name.lower()
        found.append(
            (
                each.when_s,
                ClockStep(
                    local_minute(each.when_s, utc_offset_min),
                    kind,
                    "" if each.from_s is None else local_minute(each.from_s, utc_offset_min),
                    local_minute(each.to_s, utc_offset_min),
                    by,
                ),
            )
        )
    last_s = 0
    last_boot = -1
    for boot, label_s, best_s, month in dated.execute(_LABELS):
        if boot != last_boot and label_s < last_s - BACK_S and span.has(month):
            when, was, became = (
                local_minute(each, utc_offset_min) for each in (best_s, last_s, label_s)
            )
            found.append((best_s, ClockStep(when, "jump", was, became)))
        last_boot, last_s = boot, label_s
    # Steps of one guessed moment stay in the order in which they happened.
    return tuple(step for _, step in sorted(found, key=lambda each: each[0]))


def incidents(dated: sqlite3.Connection, about: About, span: Span) -> tuple[Incident, ...]:
    """What happened to the ledger itself; dated by the label alone, there is nothing better."""
    offset_min = about.utc_offset_min
    words = {**_INCIDENTS, **about.incidents}
    return tuple(
        Incident(local_minute(wall_s, offset_min), code, words.get(code, code))
        for wall_s, code in dated.execute("SELECT wall_s, code FROM incidents ORDER BY id")
        if span.has(local_month(wall_s, offset_min))
    )


_LABELS = """
    SELECT segments.boot, opened_wall_s, best_s, month
      FROM dated JOIN segments ON segments.id = dated.segment
      LEFT JOIN clocks ON clocks.segment = dated.segment
     WHERE segments.boot > 0
     ORDER BY segments.boot, coalesce(mono_s, 0), opened_wall_s
"""
