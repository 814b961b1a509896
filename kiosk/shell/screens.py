"""The visitor's screens as one pure transition table.

Attract → home → exhibit → result → home; class mode has three screens beside them, and the operator
some of their own behind the gate. Whatever is not in the table does not happen: :func:`after`
returns the screen unchanged, so a late or doubled event is harmless.
"""

from __future__ import annotations

from enum import StrEnum


class Screen(StrEnum):
    """What fills the panel."""

    ATTRACT = "attract"
    HOME = "home"
    EXHIBIT = "exhibit"
    RESULT = "result"
    SORRY = "sorry"
    """An exhibit that could not be shown; it says so and leads home."""
    CLASSROOM = "classroom"
    """Class mode: the docent chooses an exhibit."""
    DOCENT = "docent"
    """Class mode: the docent's card of an exhibit."""
    LESSON = "lesson"
    """Class mode: its questions, one at a time, and how the class did."""
    GATE = "gate"
    """The operator's PIN."""
    PANEL = "panel"
    """The operator's panel; which of its pages, the view says."""
    SETUP = "setup"
    """What a new machine is asked, step by step."""
    CLEANING = "cleaning"
    """The glass is being wiped: no touch does anything for a minute."""
    CLOSED = "closed"
    """Outside the opening hours: black and silent."""


class Event(StrEnum):
    """What can move the visitor from one screen to another."""

    WOKEN = "woken"
    OPENED = "opened"
    FINISHED = "finished"
    FAILED = "failed"
    WENT_HOME = "went_home"
    CLASS_BEGUN = "class_begun"
    PICKED = "picked"
    TAUGHT = "taught"
    WENT_BACK = "went_back"
    GATE_ASKED = "gate_asked"
    GATE_PASSED = "gate_passed"
    SETUP_BEGUN = "setup_begun"
    SETUP_LEFT = "setup_left"
    WIPING_BEGUN = "wiping_begun"
    DAY_ENDED = "day_ended"
    DAY_BEGUN = "day_begun"
    ENDED = "ended"
    """By 结束, by 下一位 or because nobody was there any more."""


IN_CLASS = frozenset({Screen.CLASSROOM, Screen.DOCENT, Screen.LESSON})
"""The screens of class mode."""

OPERATING = frozenset({Screen.GATE, Screen.PANEL, Screen.SETUP, Screen.CLEANING})
"""The operator's screens: nothing there is a visitor's touch."""

UNWATCHED = frozenset({Screen.ATTRACT, Screen.CLOSED, Screen.CLEANING, Screen.SETUP})
"""Where nobody is waited for: these screens do not end because nothing is touched."""

TABLE: dict[tuple[Screen, Event], Screen] = {
    (Screen.ATTRACT, Event.WOKEN): Screen.HOME,
    (Screen.HOME, Event.OPENED): Screen.EXHIBIT,
    (Screen.HOME, Event.ENDED): Screen.ATTRACT,
    (Screen.EXHIBIT, Event.FINISHED): Screen.RESULT,
    (Screen.EXHIBIT, Event.FAILED): Screen.SORRY,
    (Screen.EXHIBIT, Event.WENT_HOME): Screen.HOME,
    (Screen.EXHIBIT, Event.ENDED): Screen.ATTRACT,
    (Screen.RESULT, Event.OPENED): Screen.EXHIBIT,
    (Screen.RESULT, Event.WENT_HOME): Screen.HOME,
    (Screen.RESULT, Event.ENDED): Screen.ATTRACT,
    (Screen.SORRY, Event.WENT_HOME): Screen.HOME,
    (Screen.SORRY, Event.ENDED): Screen.ATTRACT,
    **{
        (screen, Event.CLASS_BEGUN): Screen.CLASSROOM
        for screen in Screen
        if screen not in OPERATING | {Screen.ATTRACT, Screen.CLOSED}
    },
    (Screen.CLASSROOM, Event.PICKED): Screen.DOCENT,
    (Screen.DOCENT, Event.TAUGHT): Screen.LESSON,
    (Screen.DOCENT, Event.WENT_BACK): Screen.CLASSROOM,
    (Screen.LESSON, Event.WENT_BACK): Screen.CLASSROOM,
    (Screen.LESSON, Event.FAILED): Screen.SORRY,
    **{(screen, Event.WENT_HOME): Screen.HOME for screen in IN_CLASS},
    **{(screen, Event.ENDED): Screen.ATTRACT for screen in IN_CLASS},
    **{(screen, Event.GATE_ASKED): Screen.GATE for screen in Screen if screen not in OPERATING},
    **{(screen, Event.ENDED): Screen.ATTRACT for screen in OPERATING},
    (Screen.GATE, Event.GATE_PASSED): Screen.PANEL,
    (Screen.PANEL, Event.SETUP_BEGUN): Screen.SETUP,
    (Screen.ATTRACT, Event.SETUP_BEGUN): Screen.SETUP,
    (Screen.SETUP, Event.SETUP_LEFT): Screen.PANEL,
    (Screen.PANEL, Event.WIPING_BEGUN): Screen.CLEANING,
    (Screen.ATTRACT, Event.DAY_ENDED): Screen.CLOSED,
    (Screen.CLOSED, Event.DAY_BEGUN): Screen.ATTRACT,
    (Screen.CLOSED, Event.ENDED): Screen.ATTRACT,
}


def after(screen: Screen, event: Event) -> Screen:
    """Return the screen that follows ``event`` on ``screen`` (the same one if none does)."""
    return TABLE.get((screen, event), screen)
