"""The time in the operator's tour: it is set, and leaves a trace."""

from __future__ import annotations

from kiosk.rehearsal.finger import Finger, Shoot, Tap

_MOST_LEAVES = 9
_SETTLES_S = 0.6
"""The findings come from a thread."""


def see_the_time(finger: Finger, tap: Tap, shoot: Shoot) -> None:
    """Set the clock by a minute, from the page 体检, and come back to it."""
    for _ in range(_MOST_LEAVES):
        button = finger.find("act-set-clock")
        if button is not None and button.isEnabled():
            break
        tap("pageOn")
    tap("act-set-clock")
    shoot("time")
    tap("minute-more")
    tap("timeKeep")
    finger.pause(_SETTLES_S)
    tap("page-health")
    finger.pause(_SETTLES_S)
    shoot("time-set")
