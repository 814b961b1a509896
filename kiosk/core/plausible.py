"""Whether the wall clock can be right. Pure: everything known about time is handed in."""

from __future__ import annotations

SLACK_S = 86_400.0
"""A day: time zones, and files written on another machine whose clock is a little ahead."""
STEP_S = 300 * 86_400.0
"""A step forward of more than this (300 days) is believed only when somebody vouches for it."""
VOUCHED_STEP_S = 5 * 366 * 86_400.0
"""Nor is who vouches believed further than this beyond all that is known: a battery may have been
dead for years, but 2036 for 2026 is a slip of a hand, and would last for ten years.
"""

FOUNDED_S = 1_767_225_600.0
"""2026-01-01 UTC: no kiosk is older than its first program, so nobody is believed who vouches for
an earlier time (a dead battery says 2000 or 2015). Fixed, not ``program_made_s``: a program copied
under a clock that is years ahead would never believe anybody again.
"""


def is_plausible(wall_s: float, *, earliest_s: float, reached_s: float = 0.0) -> bool:
    """Whether ``wall_s`` (UTC seconds since 1970) can be the time.

    ``earliest_s``: it cannot be before that, such as when the program or the newest content was
    made. ``reached_s``: the latest time this machine has been at or that somebody vouched for;
    0 where nothing is kept. Neither before it, nor more than :data:`STEP_S` after it.
    """
    if wall_s < max(earliest_s, reached_s) - SLACK_S:
        return False
    return reached_s <= 0 or wall_s <= reached_s + STEP_S
