"""What happened to the clock in a month: who set it, and where it jumped by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kiosk.core.clock import Quality, local_month

if TYPE_CHECKING:
    import sqlite3

JUMPED = "jumped"
"""The source of a step that nobody made: the machine's clock was set, or lost its time."""
CONFIRM_S = 60
"""A setting by no more than this says that the clock was right."""


class ClockStep(NamedTuple):
    """The clock said ``from_s`` and then ``to_s`` (UTC seconds).

    ``when_s`` is the true time, as far as it is known; ``source`` how it came about: a word of
    :class:`kiosk.visits.facts.AnchorSet`, or :data:`JUMPED`; ``quality`` who vouched for it.
    ``from_s`` is ``None`` where nobody kept it.
    """

    when_s: int
    from_s: int | None
    to_s: int
    source: str
    quality: Quality

    @property
    def confirms(self) -> bool:
        """Somebody looked, and the clock was right."""
        told = self.source != JUMPED and self.from_s is not None
        return told and abs(self.to_s - (self.from_s or 0)) <= CONFIRM_S


_ANCHORS = "SELECT boot, mono_s, was_wall_s, wall_s, source, quality FROM anchors"
_NOT_DATED_BY_THEM = """
    SELECT dated.boot, clocks.mono_s, best_s FROM dated
      JOIN clocks ON clocks.segment = dated.segment
     WHERE certainty <> 'sure' AND clocks.mono_s > 0 AND dated.boot IN (SELECT boot FROM anchors)
"""
_JUMPS = """
    SELECT dated.best_s, dated.boot, clocks.mono_s, segments.opened_wall_s, dated.month
      FROM dated JOIN segments ON segments.id = dated.segment
      LEFT JOIN clocks ON clocks.segment = dated.segment
     WHERE dated.cause = 'clock'
"""
_BEFORE = """
    SELECT clocks.mono_s, segments.opened_wall_s
      FROM segments JOIN clocks ON clocks.segment = segments.id
     WHERE segments.boot = ? AND clocks.mono_s < ? ORDER BY clocks.mono_s DESC LIMIT 1
"""


def read_clock_steps(
    dated: sqlite3.Connection, month: str | None, utc_offset_min: int
) -> tuple[ClockStep, ...]:
    """The settings and jumps of a month (``2026-03``; ``None``: of all time), in their order.

    ``dated`` is a connection of :func:`kiosk.visits.dated.open_dated`. A segment that was opened
    because somebody set the clock is told once, as the setting.
    """
    anchors = dated.execute(_ANCHORS).fetchall()
    steps = [
        each
        for each in _settings(anchors, dated.execute(_NOT_DATED_BY_THEM).fetchall())
        if month is None or local_month(each.when_s, utc_offset_min) == month
    ]
    for when_s, boot, mono_s, label_s, its_month in dated.execute(_JUMPS).fetchall():
        if month not in (None, its_month):
            continue
        before = None if mono_s is None else dated.execute(_BEFORE, (boot, mono_s)).fetchone()
        if before is None:
            steps.append(ClockStep(when_s, None, label_s, JUMPED, Quality.NONE))
        elif not any(one[0] == boot and before[0] <= one[1] <= mono_s for one in anchors):
            from_s = before[1] + mono_s - before[0]
            steps.append(ClockStep(when_s, from_s, label_s, JUMPED, Quality.NONE))
    return tuple(sorted(steps, key=lambda each: (each.when_s, each.to_s)))


def _settings(
    anchors: list[tuple[int, int, int, int, str, int]], others: list[tuple[int, int, int]]
) -> list[ClockStep]:
    # When a slip was put right in the same boot, that says when the slip was.
    best: dict[int, tuple[int, int, int]] = {}
    for boot, mono_s, _, wall_s, _, quality in anchors:
        best[boot] = max(best.get(boot, (-1, 0, 0)), (quality, mono_s, wall_s))
    steps = []
    for boot, mono_s, was_s, wall_s, source, quality in anchors:
        _, best_mono_s, best_wall_s = best[boot]
        when_s = best_wall_s - best_mono_s + mono_s
        # A slip that a later boot has set back dates nothing, nor itself.
        near = min(
            (one for one in others if one[0] == boot),
            key=lambda one: abs(one[1] - mono_s),
            default=None,
        )
        if near is not None:
            when_s = near[2] + mono_s - near[1]
        steps.append(ClockStep(when_s, was_s, wall_s, source, _quality(quality)))
    return steps


def _quality(number: int) -> Quality:
    try:
        return Quality(number)
    except ValueError:
        return Quality.NONE
