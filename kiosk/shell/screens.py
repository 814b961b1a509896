"""The visitor's screens as one pure transition table.

Attract → home → exhibit → result → home; class mode has three screens beside them. Whatever is not
in the table does not happen: :func:`after` returns the screen unchanged, so a late or doubled event
is harmless.
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
    ENDED = "ended"
    """By 结束, by 下一位 or because nobody was there any more."""


IN_CLASS = frozenset({Screen.CLASSROOM, Screen.DOCENT, Screen.LESSON})
"""The screens of class mode."""

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
        if screen is not Screen.ATTRACT
    },
    (Screen.CLASSROOM, Event.PICKED): Screen.DOCENT,
    (Screen.DOCENT, Event.TAUGHT): Screen.LESSON,
    (Screen.DOCENT, Event.WENT_BACK): Screen.CLASSROOM,
    (Screen.LESSON, Event.WENT_BACK): Screen.CLASSROOM,
    (Screen.LESSON, Event.FAILED): Screen.SORRY,
    **{(screen, Event.WENT_HOME): Screen.HOME for screen in IN_CLASS},
    **{(screen, Event.ENDED): Screen.ATTRACT for screen in IN_CLASS},
}


def after(screen: Screen, event: Event) -> Screen:
    """Return the screen that follows ``event`` on ``screen`` (the same one if none does)."""
    return TABLE.get((screen, event), screen)
