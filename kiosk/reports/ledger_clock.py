"""What happened to the clock and to the machine: jumps, settings, incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.clock import Quality, local_month
from kiosk.reports.facts import About, ClockStep, Incident
from kiosk.reports.ledger_outings import local_minute
from kiosk.reports.periods import Span

if TYPE_CHECKING:
    import sqlite3

BACK_S = 300
"""A label that lies further than this before the one before it is a jump."""
_BY = {each.value: each.name.lower() for each in Quality}
_INCIDENTS = {
    "ledger-damaged": "计数文件损坏，已自动修复",
    "not-counted": "有计数没有存下",
}


def clock_steps(
    dated: sqlite3.Connection, utc_offset_min: int, span: Span
) -> tuple[ClockStep, ...]:
    """Every setting and confirming of the clock, and every jump, in the order they happened.

    A jump is a segment that was opened because of one, and a start whose label lies before the
    label that came before it.
    """
    found: list[tuple[int, int, ClockStep]] = []
    for boot, mono_s, wall_s, was_s, quality in dated.execute(_ANCHORS):
        kind = "set" if abs(wall_s - was_s) > BACK_S else "confirmed"
        if span.has(local_month(wall_s, utc_offset_min)):
            when, was = (local_minute(each, utc_offset_min) for each in (wall_s, was_s))
            by = _BY.get(quality, "")
            found.append((boot, mono_s, ClockStep(when, kind, was, when, by)))
    last: tuple[int, int, int] | None = None
    for boot, mono_s, wall_s, cause, best_s, month in dated.execute(_SEGMENTS):
        expected_s = _expected(last, boot, mono_s, cause, wall_s)
        if expected_s is not None and span.has(month):
            when, was, became = (
                local_minute(each, utc_offset_min) for each in (best_s, expected_s, wall_s)
            )
            found.append((boot, mono_s, ClockStep(when, "jump", was, became)))
        last = boot, mono_s, wall_s
    return tuple(step for _, _, step in sorted(found))


def _expected(
    last: tuple[int, int, int] | None, boot: int, mono_s: int, cause: str, wall_s: int
) -> int | None:
    """What the clock would have said without the jump; ``None`` when there was none."""
    if last is None:
        return None
    last_boot, last_mono_s, last_wall_s = last
    if cause == "clock" and boot == last_boot and last_mono_s:
        return last_wall_s + mono_s - last_mono_s
    return last_wall_s if boot != last_boot and wall_s < last_wall_s - BACK_S else None


def incidents(dated: sqlite3.Connection, about: About, span: Span) -> tuple[Incident, ...]:
    """What happened to the ledger itself; dated by the label alone, there is nothing better."""
    offset_min = about.utc_offset_min
    words = {**_INCIDENTS, **about.incidents}
    return tuple(
        Incident(local_minute(wall_s, offset_min), code, words.get(code, code))
        for wall_s, code in dated.execute("SELECT wall_s, code FROM incidents ORDER BY id")
        if span.has(local_month(wall_s, offset_min))
    )


_ANCHORS = "SELECT boot, mono_s, wall_s, was_wall_s, quality FROM anchors"
_SEGMENTS = """
    SELECT segments.boot, coalesce(mono_s, 0), opened_wall_s, segments.cause, best_s, month
      FROM dated JOIN segments ON segments.id = dated.segment
      LEFT JOIN clocks ON clocks.segment = dated.segment
     WHERE segments.boot > 0
     ORDER BY segments.boot, mono_s, opened_wall_s
"""
